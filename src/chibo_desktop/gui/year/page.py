"""Quý – Năm: one place with its sides – results, shortcomings, the year's file, commendations."""

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Page, Segmented
from chibo_desktop.gui.year.merits_panel import MeritsPanel
from chibo_desktop.gui.year.package_panel import PackagePanel, place_of
from chibo_desktop.gui.year.page_words import figures_text, state_text
from chibo_desktop.gui.year.period_acts import PeriodActs
from chibo_desktop.gui.year.periods_panel import PeriodsPanel
from chibo_desktop.gui.year.shortcoming_acts import ShortcomingActs
from chibo_desktop.gui.year.shortcomings_panel import ShortcomingsPanel
from chibo_desktop.gui.year.year_acts import YearActs
from chibo_desktop.services.merits import MeritLine
from chibo_desktop.services.review_forms import PERIOD_FORM
from chibo_desktop.services.shortcoming_board import ShortcomingBoard, load_shortcoming_board
from chibo_desktop.services.span_sheet import SpanRow, SpanSheet
from chibo_desktop.services.year_board import PeriodsBoard, YearBoard, load_periods, load_year
from chibo_desktop.wording.evaluation import cap_sentence

PERIODS, SHORTCOMINGS, PACKAGE, MERITS = "periods", "shortcomings", "package", "merits"
_ROOMY = 560  # pixels at 100 %: lower than this, lines come before figures and hints
_HINTS = {
    PERIODS: "Enter: ghi lý do hoặc quyết định · bấm tên kỳ ở dưới bảng để mở phiếu của kỳ đó",
    SHORTCOMINGS: "Enter: ghi tình trạng khắc phục · bấm vào con số để lọc",
    PACKAGE: "Enter: xem và in giấy tờ đang chọn",
    MERITS: "Enter: đề nghị khen thưởng đồng chí đang chọn",
}


class YearPage(Page):
    """Arrives at a side by its name, or at the round of a quarter or a year by its id."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "round",
            "evaluation",
            "branch",
            "member",
            "shortcoming",
            "shortcoming_step",
            "review",
            "past_rating",
            "commendation_proposal",
            "year_paper",
            "rating_decision",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Quý – Năm", parent=parent)
        self.context = context
        self.board: PeriodsBoard | None = None
        self._branch, self._period, self._year = "", "", 0
        self._is_compact = False
        self.view = Segmented(
            [
                (PERIODS, "Kết quả quý, năm"),
                (SHORTCOMINGS, "Hạn chế, khuyết điểm"),
                (PACKAGE, "Hồ sơ cuối năm"),
                (MERITS, "Khen thưởng"),
            ]
        )
        self.periods = PeriodsPanel(context.settings)
        self.shortcomings = ShortcomingsPanel(context.settings)
        self.package = PackagePanel(context.settings)
        self.merits = MeritsPanel(context.settings)
        self.acts = PeriodActs(self, self)
        self.desk = Desk(context, self)
        self.desk.saved.connect(lambda words: self.banner.say(words, "good"))
        self.year_acts = YearActs(context, self, self.desk)
        self.mending = ShortcomingActs(context, self)
        self.sides: dict[str, QWidget] = {
            PERIODS: self.periods,
            SHORTCOMINGS: self.shortcomings,
            PACKAGE: self.package,
            MERITS: self.merits,
        }
        self.body.addWidget(self.view)
        for side in self.sides.values():
            self.body.addWidget(side, 1)
        self._connect()
        self.show_view(PERIODS)

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the side in sight again; the other one when it is shown."""
        run, branch, today = self.context.runner.run, self._branch, self.context.today()
        side, year = self.view.value(), self._year
        if side == PERIODS:
            wanted = self._period
            run(
                lambda unit: load_periods(unit, branch, wanted, today),
                self._on_periods,
                owner=self,
                latest="periods",
            )
        elif side == SHORTCOMINGS:
            run(
                lambda unit: load_shortcoming_board(unit, today),
                self._on_shortcomings,
                owner=self,
                latest="shortcomings",
            )
        else:
            with_merits = side == MERITS
            run(
                lambda unit: load_year(unit, branch, year, today, with_merits=with_merits),
                self._on_merits if with_merits else self._on_package,
                owner=self,
                latest="year",
            )

    def arrive(self, argument: object) -> None:
        """A side's name, or a round's id."""
        if not isinstance(argument, str) or not argument:
            return
        if argument in self.sides:
            self.show_view(argument)
        else:
            self._period = argument
            self.show_view(PERIODS)
        self.reload(None)

    def show_view(self, key: str) -> None:
        """One of the sides."""
        self.view.set_value(key)
        for side in self.sides.values():
            side.hide()  # all of them first: two in sight at once would make the window grow
        self.sides[key].show()
        self.banner.clear()
        self.set_context("")
        self.set_hint("" if self._is_compact else _HINTS[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.height() < current().scaled(_ROOMY)
        if compact != self._is_compact:
            self._is_compact = compact
            self.shortcomings.set_compact(compact)
            self.set_hint("" if compact else _HINTS[self.view.value()])

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_view)
        panel = self.periods
        panel.period_chosen.connect(self._on_period)
        panel.branch_chosen.connect(self._on_branch)
        panel.month_requested.connect(self._open_part)
        panel.first_month_requested.connect(lambda: self.go_requested.emit("evaluations", None))
        panel.act_requested.connect(self._on_act)
        panel.row_act_requested.connect(self._on_row_act)
        self.banner.field_requested.connect(panel.select)
        side = self.shortcomings
        side.add_requested.connect(self.mending.add)
        side.edit_requested.connect(self.mending.edit)
        side.note_requested.connect(self.mending.note)
        side.remove_requested.connect(self.mending.remove)
        side.member_requested.connect(lambda one: self.go_requested.emit("members", one))
        for panel_of_year in (self.package, self.merits):
            panel_of_year.chosen.connect(self._on_year)
        self.package.act_requested.connect(self._on_package_act)
        self.merits.act_requested.connect(self._on_merit_act)

    def _on_view(self, key: str) -> None:
        self.show_view(key)
        self.reload(None)

    def _on_period(self, key: str) -> None:
        self._period = key
        self.reload(None)

    def _on_branch(self, branch: str) -> None:
        self._branch, self._period = branch, ""
        self.reload(None)

    def _on_act(self, name: str) -> None:
        if name == "print":
            sheet = self.board.sheet if self.board else None
            self.go_requested.emit("printing", ("periods", sheet.round.id if sheet else None))
        else:
            self.acts.do(name)

    def _on_row_act(self, name: str, row: SpanRow) -> None:
        if name == "gap":
            self.acts.explain(row)
        elif name == "decide":
            self.acts.decide(row)
        elif self.board is not None and self.board.line is not None:
            line = self.board.line
            member_id = row.evaluation.member_id
            self.year_acts.write_reviews(
                line.branch_id, line.span, line.period, PERIOD_FORM, member_id
            )

    def _on_year(self, branch: str, year: int) -> None:
        self._branch, self._year = branch, year
        self.reload(None)

    def _on_package(self, board: YearBoard) -> None:
        self._branch, self._year = board.branch_id, board.year
        self.package.show_board(board)
        if board.package is None:
            self.set_context("")
            return
        lines = board.package.lines
        self.set_context(
            f"Hồ sơ kiểm điểm, đánh giá, xếp loại năm {board.year}: đủ "
            f"{board.package.complete}/{len(lines)} loại giấy tờ"
        )
        if not board.package.round_id:
            self.banner.say(
                f"Kỳ năm {board.year} chưa mở, nên các bảng tổng hợp chưa in được. Mở kỳ năm ở "
                "mục Kết quả quý, năm.",
                "information",
                "Đến Kết quả quý, năm",
                lambda: self.arrive(PERIODS),
            )
        else:
            self.banner.clear()

    def _on_merits(self, board: YearBoard) -> None:
        self._branch, self._year = board.branch_id, board.year
        self.merits.show_board(board)
        merits = board.merits
        if merits is None:
            self.set_context("")
            return
        people = {line.member_id for line, _ in merits.proposed}
        able = sum(1 for line in merits.lines if line.best is not None)
        cap = f" · tỷ lệ xuất sắc: {cap_sentence(merits.cap)}" if merits.cap else ""
        self.set_context(
            f"Năm {board.year}: {able} đồng chí đủ tiêu chuẩn, đã đề nghị {len(people)}{cap}"
        )

    def _on_package_act(self, name: str, code: str) -> None:
        board = self.package.board
        if board is None:
            return
        if name == "go":
            self.go_requested.emit(*place_of(code))
        else:
            self.year_acts.of_package(name, board, self.package.selected())

    def _on_merit_act(self, name: str, line: MeritLine | None) -> None:
        if name == "follow":
            self.go_requested.emit("commendations", "proposals")
            return
        board = self.merits.board
        if board is not None:
            self.year_acts.of_merits(name, board, line)

    def _open_part(self, round_id: str) -> None:
        sheet = self.board.sheet if self.board else None
        is_quarter = sheet is not None and sheet.part_span.months > 1
        if is_quarter:
            self._on_period(round_id)
        else:
            self.go_requested.emit("evaluations", round_id)

    def _on_periods(self, board: PeriodsBoard) -> None:
        self.board = board
        self._branch = board.branch_id
        self.periods.show_board(board)
        sheet = board.sheet
        self.set_title("Quý – Năm")
        if sheet is None or sheet.round.period is None:
            self.set_context("")
            self.banner.clear()
            return
        self.set_context(figures_text(sheet))
        self._say_state(sheet)

    def _say_state(self, sheet: SpanSheet) -> None:
        words, state = state_text(sheet)
        if not words:
            self.banner.clear()
        elif sheet.stale and not sheet.reopened:
            self.banner.say(words, state, "Tính lại…", self.acts.recompute)
        else:
            self.banner.say(words, state)

    def _on_shortcomings(self, board: ShortcomingBoard) -> None:
        self.shortcomings.show_board(board)
        late = sum(1 for line in board.lines if line.is_late(board.today))
        still = sum(1 for line in board.lines if line.is_open)
        self.set_context(
            f"{len(board.lines)} hạn chế, khuyết điểm · {still} chưa khắc phục xong, {late} quá hạn"
        )
