"""Đảng phí of a branch: the month one collects, the year's book, the papers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.ledger import months_between
from chibo_desktop.domain.dues.records import DuesRemittance
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.dues.acts import DuesActs, month_words
from chibo_desktop.gui.dues.collection_panel import CollectionPanel
from chibo_desktop.gui.dues.papers import DuesPapers
from chibo_desktop.gui.dues.tools import MONTH, YEAR, DuesTools
from chibo_desktop.gui.dues.year_panel import YearPanel
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Page
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.dues import DuesBoard, DuesRow, load_dues, settings_of
from chibo_desktop.services.dues_acts import (
    close_month,
    collect,
    collect_in_full,
)
from chibo_desktop.services.dues_year import DuesYear, load_dues_year
from chibo_desktop.services.rounds import branch_lines
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.dues import dong_text
from chibo_desktop.wording.problems import sentence

_HINT = (
    "Dấu cách: thu đủ dòng đang đứng và xuống dòng · gõ số: thu số khác · Delete: bỏ · Ctrl+Z: "
    "hoàn tác"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Loaded:
    branches: tuple[Branch, ...]
    board: DuesBoard
    year: DuesYear | None


class DuesPage(Page):
    """Arrives at a month, e.g. `2026-11`."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "member",
            "life_event",
            "branch",
            "dues_setting",
            "dues_basis",
            "dues_exemption",
            "dues_payment",
            "dues_adjustment",
            "dues_remittance",
            "dues_month",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Đảng phí")
        self._of_file = context
        self._branch, self._month = "", Month.of(context.today())
        self._was_shown = False
        self.board: DuesBoard | None = None
        groups = dict(catalogues()["dues_group"].labels)
        self.acts = DuesActs(context, self, self._say)
        self.papers = DuesPapers(context, self)
        self.tools = DuesTools()
        self.month_panel = CollectionPanel(context.settings, groups)
        self.year_panel = YearPanel(context.settings)
        self.year_panel.hide()
        for widget in (self.tools, self.month_panel, self.year_panel):
            self.body.addWidget(widget)
        self._print = self.add_action("In…", self._on_print, sign="printer", keys="Ctrl+P")
        self._setting = self.add_action("Cách thu, nộp…", self._on_setting, sign="settings")
        self._close = self.add_action("Khóa sổ tháng…", self._on_close, primary=True)
        self._connect()

    @property
    def key(self) -> BranchKey:
        """Whose dues are shown."""
        return BranchKey(org_id=self._of_file.session.author.org_id, branch_id=self._branch)

    def reload(self, changes: frozenset[str] | None) -> None:
        wanted, month, org = self._branch, self._month, self.key.org_id
        with_year = self.tools.views.value() == YEAR
        today = Month.of(self._of_file.today())

        def load(unit: Unit) -> _Loaded:
            branches = tuple(one for one in branch_lines(unit) if one.org_id == org)
            known = {one.id for one in branches}
            branch = wanted if wanted in known else next(iter(known), "")
            key = BranchKey(org_id=org, branch_id=branch)
            begin = settings_of(unit.connection, key).begin
            shown = month if begin is None else max(min(month, today), begin)
            year = load_dues_year(unit, key, shown.year, today) if with_year else None
            return _Loaded(branches=branches, board=load_dues(unit, key, shown), year=year)

        self._of_file.runner.run(load, self._on_loaded, owner=self, latest="load")

    def arrive(self, argument: object) -> None:
        if isinstance(argument, str):
            self._month = Month.parse(argument)
            self.show_view(MONTH)

    def show_view(self, view: str) -> None:
        """The month or the year."""
        self.tools.views.set_value(view)
        self.month_panel.setVisible(view == MONTH)
        self.year_panel.setVisible(view == YEAR)
        self.set_hint(_HINT if view == MONTH else "")
        self.reload(None)

    def _connect(self) -> None:
        panel, year = self.month_panel, self.year_panel
        self.tools.month_chosen.connect(self._on_month)
        self.tools.branch_chosen.connect(self._on_branch)
        self.tools.view_chosen.connect(self.show_view)
        panel.model.paid.connect(self._on_paid)
        panel.model.income_typed.connect(self._on_income)
        panel.model.refused.connect(self._on_refused)
        panel.full_requested.connect(self._on_full)
        panel.back_requested.connect(self._on_back)
        panel.all_requested.connect(self._on_all)
        panel.basis_requested.connect(lambda row: self.acts.edit_basis(self.key, row, self._month))
        panel.exempt_requested.connect(
            lambda row: self.acts.edit_exemption(self.key, row, self._month)
        )
        panel.adjust_requested.connect(
            lambda row: self.acts.edit_adjustment(self.key, row, self._month)
        )
        panel.arrears_requested.connect(lambda: self.papers.show_arrears(self.key, self._month))
        panel.receipts_requested.connect(
            lambda members: self.papers.show_receipts(self.key, self._month, members)
        )
        panel.payment_requested.connect(
            lambda row: self.acts.edit_payment(self.key, row, self._month)
        )
        year.month_requested.connect(self._open_month)
        year.remit_requested.connect(self._on_remit)
        year.edit_requested.connect(lambda one: self.acts.edit_remittance(self.key, one))
        year.remove_requested.connect(self.acts.remove_remittance)
        year.slip_requested.connect(lambda one: self.papers.show_slip(self.key, one))
        year.print_requested.connect(self._on_print)

    def _on_loaded(self, found: _Loaded) -> None:
        board = found.board
        self.board, self._branch, self._month = board, board.key.branch_id, board.month
        self.tools.show_branches([(one.id, one.name) for one in found.branches], self._branch)
        if board.begin is None:
            self._show_nothing(bool(found.branches))
            return
        self.show_body()
        for action in (self._print, self._setting):
            action.show()
        today = Month.of(self._of_file.today())
        months = list(reversed(months_between(board.begin, max(today, board.month))))
        self.tools.show_months(months, board.month)
        self.month_panel.show_board(board)
        if found.year is not None:
            self.year_panel.show_year(found.year)
        self.set_title(f"Đảng phí {short_month_text(board.month)}")
        self.set_context(self._figures(board))
        self._close.setText("Mở lại sổ…" if board.is_closed else "Khóa sổ tháng…")
        self._close.setVisible(self.tools.views.value() == MONTH)
        is_typed = self.tools.views.value() == MONTH and not board.is_closed
        self.set_hint(_HINT if is_typed else "")
        if is_typed and not self._was_shown:
            self._was_shown = True
            self.month_panel.table.setFocus()

    def _show_nothing(self, has_branch: bool) -> None:
        for action in (self._print, self._setting, self._close):
            action.hide()
        self.set_context("")
        self.set_hint("")
        self.show_empty(
            "Chưa mở sổ đảng phí",
            "Mở sổ một lần: ghi tháng bắt đầu, tỷ lệ giữ lại, hạn đóng. Mức đóng từng đồng chí "
            "chương trình tính theo quy định của từng tháng.",
            "wallet",
            "Mở sổ đảng phí…" if has_branch else "",
            self._on_setting if has_branch else None,
        )

    @staticmethod
    def _figures(board: DuesBoard) -> str:
        share = board.setting.retained_percent if board.setting else None
        exempt = sum(line.is_exempt for line in board.lines)
        parts = [f"{len(board.rows)} đồng chí, {exempt} được miễn"]
        if share is None:
            parts.append("chưa ghi tỷ lệ trích giữ lại")
        if board.is_closed:
            parts.append("đã khóa sổ")
        return " · ".join(parts)

    def _on_month(self, month: Month) -> None:
        self._month = month
        self.banner.clear()
        self.reload(None)

    def _open_month(self, month: Month) -> None:
        self._month = month
        self.show_view(MONTH)

    def _on_branch(self, branch: str) -> None:
        self._branch = branch
        self.reload(None)

    def _on_paid(self, member_id: str, amount: int | None) -> None:
        self._collect({member_id: amount})

    def _on_back(self, member_ids: list[str]) -> None:
        self._collect(dict.fromkeys(member_ids))

    def _collect(self, amounts: dict[str, int | None]) -> None:
        key, month, today = self.key, self._month, self._of_file.today()
        self._run(lambda unit: collect(unit, key, month, amounts, today))

    def _on_full(self, member_ids: list[str]) -> None:
        key, month, today = self.key, self._month, self._of_file.today()
        self._run(lambda unit: collect_in_full(unit, key, month, member_ids, today))

    def _run(self, work: Callable[[Unit], object]) -> None:
        self._of_file.runner.run(work, None, self._on_problems, owner=self)

    def _on_all(self) -> None:
        self._on_full([row.member_id for row in self.month_panel.model.rows])
        self._say("Đã thu đủ mọi đồng chí còn phải đóng; sửa những dòng khác đi. Ctrl+Z để bỏ.")

    def _on_income(self, member_id: str, income: int) -> None:
        row = self._row(member_id)
        if row is not None:
            self.acts.type_income(self.key, row, self._month, income)

    def _row(self, member_id: str) -> DuesRow | None:
        rows = self.month_panel.model.rows
        return next((row for row in rows if row.member_id == member_id), None)

    def _on_refused(self, text: str) -> None:
        self.banner.say(
            f"“{text}” không phải số tiền. Hãy gõ số đồng, ví dụ 45000 hoặc 45.000.", "attention"
        )

    def _on_setting(self) -> None:
        setting = self.board.setting if self.board is not None else None
        self.acts.edit_setting(self.key, setting, self._month)

    def _on_remit(self) -> None:
        board = self.board
        month = self._month
        draft = DuesRemittance(
            id="", org_id="", month=month, paid_on=self._of_file.today(), amount=None
        )
        if board is not None:
            self.acts.edit_remittance(self.key, draft)

    def _on_print(self) -> None:
        today = Month.of(self._of_file.today())
        if self.tools.views.value() == YEAR:
            self.papers.show_year(self.key, self._month.year, today)
        else:
            self.papers.show_month(self.key, self._month)

    def _on_close(self) -> None:
        board, key, month = self.board, self.key, self._month
        if board is None:
            return
        if board.is_closed:
            self.acts.reopen(key, month)
            return
        paid = sum(line.paid for line in board.lines)
        unpaid = sum(max(line.unpaid, 0) for line in board.lines)
        if self._of_file.dialogs.confirm(
            f"Khóa {month_words(month)}?",
            f"Đã thu {dong_text(paid)}, còn {dong_text(unpaid)} chuyển sang truy thu tháng sau. Sổ "
            "khóa rồi không sửa nữa; muốn sửa phải mở lại, có ghi lý do.",
            "Khóa sổ",
        ):
            self._of_file.runner.run(
                lambda unit: close_month(unit, key, month),
                lambda _: self._say(f"Đã khóa {month_words(month)}."),
                self._on_problems,
                owner=self,
            )

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        self.banner.show_problems(problems, sentence)
        self.reload(None)

    def _say(self, words: str) -> None:
        if words:
            self.banner.say(words, "information")
