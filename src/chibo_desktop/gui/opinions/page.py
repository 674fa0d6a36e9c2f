"""Ý kiến, kiến nghị of a branch: the list, the opinion one stands on, the papers."""

from typing import ClassVar

from chibo_desktop.domain.opinions.opinion import OpinionState
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.opinions.acts import OpinionActs
from chibo_desktop.gui.opinions.columns import OPINION_COLUMNS, who_text
from chibo_desktop.gui.opinions.detail import OpinionDetail
from chibo_desktop.gui.opinions.papers import OpinionPapers
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import (
    Choice,
    DataTable,
    FormField,
    LinesModel,
    Page,
    SearchBox,
    ToolRow,
    label,
)
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.opinions import OpinionBoard, OpinionLine, load_opinions

OPEN, LATE, EVERY = "open", "late", ""
_FILTERS = (
    (EVERY, "Tất cả"),
    (OPEN, "Chưa trả lời"),
    (LATE, "Quá hạn trả lời"),
    (OpinionState.ANSWERED.value, "Đã trả lời"),
    (OpinionState.CLOSED.value, "Đã đóng"),
    (OpinionState.REMOVED.value, "Đã bỏ"),
)
_ROWS = 7  # of the table: in a low window the page scrolls instead
_HINT = "Ctrl+N: ghi ý kiến · Enter: chuyển ý kiến đang chọn · Ctrl+F: tìm · Ctrl+P: in"


class OpinionsPage(Page):
    """Arrives at an opinion by its id, or with no argument."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {"opinion", "opinion_reply", "member", "life_event", "branch"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Ý kiến, kiến nghị", scrolling=True)
        self._of_file = context
        self._branch, self._wanted = "", ""
        self.board: OpinionBoard | None = None
        self.acts = OpinionActs(context, self, self._say)
        self.papers = OpinionPapers(context, self)
        self.lines: LinesModel[OpinionLine] = LinesModel(OPINION_COLUMNS, self)
        self.table = DataTable("opinions", context.settings)
        self.table.setAccessibleName("Ý kiến, kiến nghị")
        self.table.setModel(self.lines)
        self.table.setMinimumHeight(_ROWS * current().row)
        self._build_tools()
        self.nothing = label("", "secondary", wraps=True)
        self.detail = OpinionDetail()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.detail)
        self._print = self.add_action("In…", self._on_print, sign="printer", keys="Ctrl+P")
        self._slips = self.add_action(
            "Nhập phiếu không ghi tên…", self._on_slips, sign="inbox", keys="Ctrl+Shift+N"
        )
        self._enter = self.add_action(
            "Ghi ý kiến…", self._on_enter, primary=True, sign="plus", keys="Ctrl+N"
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self.table.opened.connect(self._on_opened)
        self.detail.act_requested.connect(self._on_act)

    def reload(self, changes: frozenset[str] | None) -> None:
        branch, today = self._branch, self._of_file.today()
        self._of_file.runner.run(
            lambda unit: load_opinions(unit, branch, today),
            self._on_loaded,
            owner=self,
            latest="load",
        )

    def arrive(self, argument: object) -> None:
        if isinstance(argument, str):
            self._wanted = argument
            self.states.set_value(EVERY)
            self.areas.set_value(EVERY)
            self.search.clear()

    def selected(self) -> OpinionLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows and rows[0] < len(self.lines.lines) else None

    def refresh(self) -> None:
        """Filter again, keeping the line one stands on."""
        kept = self.selected()
        wanted = self._wanted or (kept.case.opinion.id if kept else "")
        self._wanted = ""
        self.lines.set_lines(self._lines_shown())
        shown = self.lines.lines
        if shown:
            ids = [one.case.opinion.id for one in shown]
            self.table.selectRow(ids.index(wanted) if wanted in ids else 0)
        count = len(self.board.lines) if self.board else 0
        self.nothing.setVisible(not shown)
        self.nothing.setText(f"Không có ý kiến nào khớp bộ lọc, trong {count} ý kiến.")
        self._show_detail()

    def _build_tools(self) -> None:
        self.branches, self.states, self.areas = Choice(), Choice(_FILTERS), Choice()
        areas = catalogues()["opinion_area"].labels
        self.areas.set_options([(EVERY, "Mọi lĩnh vực"), *areas.items()])
        self.search = SearchBox("Tìm trong nội dung, tên")
        tools = ToolRow()
        self._branch_field = FormField("&Chi bộ", self.branches)
        tools.add(self._branch_field)
        tools.add(FormField("Trạng &thái", self.states))
        tools.add(FormField("&Lĩnh vực", self.areas))
        tools.add(FormField("Tì&m", self.search), stretching=True)
        self._branch_field.hide()
        self.body.addWidget(tools)
        self.branches.chosen.connect(self._on_branch)
        self.states.chosen.connect(lambda _key: self.refresh())
        self.areas.chosen.connect(lambda _key: self.refresh())
        self.search.searched.connect(lambda _text: self.refresh())
        self.search.list_requested.connect(self.table.setFocus)

    def _lines_shown(self) -> list[OpinionLine]:
        if self.board is None:
            return []
        state, area = self.states.value(), self.areas.value()
        words = fold(self.search.text()).split()
        return [
            one
            for one in self.board.lines
            if _is_in(one, state)
            and area in (EVERY, one.case.opinion.area)
            and all(word in fold(f"{who_text(one)} {one.case.opinion.content}") for word in words)
        ]

    def _on_loaded(self, board: OpinionBoard) -> None:
        self.board, self._branch = board, board.branch_id
        self.branches.set_options([(one.id, one.name) for one in board.branches])
        self.branches.set_value(board.branch_id)
        self._branch_field.setVisible(len(board.branches) > 1)
        self.badge_changed.emit(sum(1 for one in board.lines if one.is_near))
        self._print.setVisible(bool(board.lines))
        if not board.lines:
            self.set_context("")
            self.set_hint("")
            self.show_empty(
                "Chưa có ý kiến, kiến nghị nào",
                "Ghi ý kiến đồng chí nêu trong buổi sinh hoạt hoặc gặp riêng; phiếu trong hòm thư "
                "góp ý thì dùng Nhập phiếu không ghi tên. Ý kiến ở lại trong tệp của chi bộ.",
                "message-square",
            )
            return
        self.show_body()
        self.set_hint(_HINT)
        self.set_context(_figures(board))
        self.refresh()

    def _show_detail(self) -> None:
        self.detail.show_line(self.selected())

    def _on_branch(self, branch: str) -> None:
        self._branch = branch
        self.reload(None)

    def _on_enter(self) -> None:
        if self.board is not None:
            self.acts.enter(self.board)

    def _on_slips(self) -> None:
        if self.board is not None:
            self.acts.enter_slips(self.board)

    def _on_opened(self, _row: int) -> None:
        line = self.selected()
        if line is not None:
            possible = [act for act, button in self.detail.buttons.items() if line.case.may(act)]
            self._on_act(possible[0], line)

    def _on_act(self, act: object, line: OpinionLine) -> None:
        if self.board is not None:
            self.acts.act(act, self.board, line)  # type: ignore[arg-type]

    def _on_print(self) -> None:
        line = self.selected()
        year = line.case.opinion.received_in.year if line else self._of_file.today().year
        self.papers.choose(self._branch, year)

    def _say(self, words: str) -> None:
        self.banner.say(words, "information")


def _is_in(line: OpinionLine, state: str) -> bool:
    if state == OPEN:
        return line.case.is_open
    if state == LATE:
        return line.is_late
    if state == EVERY:
        return line.case.state is not OpinionState.REMOVED
    return line.case.state.value == state


def _figures(board: OpinionBoard) -> str:
    known = len(board.lines) - board.count(OpinionState.REMOVED)
    waiting = board.count(OpinionState.NEW, OpinionState.IN_REVIEW)
    parts = [f"{known} ý kiến", f"{waiting} chưa trả lời"]
    if board.late:
        parts.append(f"{board.late} quá hạn")
    return " · ".join(parts)
