"""Hạn chế, khuyết điểm: every open one, whose it is, until when, and its history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.shortcoming import ShortcomingState, ShortcomingStep
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import L, M
from chibo_desktop.gui.widgets import (
    Button,
    DataTable,
    EmptyState,
    FigureCard,
    LinesModel,
    SearchBox,
    ToolRow,
)
from chibo_desktop.gui.widgets.detail_card import DetailCard
from chibo_desktop.gui.year.shortcoming_columns import day_text, shortcoming_columns
from chibo_desktop.services.shortcoming_board import ShortcomingBoard
from chibo_desktop.services.shortcomings import ShortcomingLine
from chibo_desktop.wording.numbers import THIN_SPACE
from chibo_desktop.wording.shortcomings import state_label

ALL, LATE = "", "late"
_MEANINGS = {
    LATE: "quá hạn khắc phục",
    ShortcomingState.NOT_MENDED.value: "chưa khắc phục",
    ShortcomingState.MENDING.value: "đang khắc phục",
    ShortcomingState.MENDED.value: "đã khắc phục",
}
_STEPS_SHOWN = 5


class ShortcomingsPanel(QWidget):
    """Shows a board; asks the page for every act."""

    add_requested = Signal(object)  # ShortcomingBoard
    edit_requested = Signal(object, object)  # ShortcomingBoard, ShortcomingLine
    note_requested = Signal(object)  # ShortcomingLine
    remove_requested = Signal(object)
    member_requested = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: ShortcomingBoard | None = None
        self._is_empty, self._is_compact = False, False
        self.shown = ALL
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(L)
        self._build_figures()
        self._build_tools()
        self._build_table(settings)
        self._build_detail()
        self.nothing: EmptyState | None = None

    def show_board(self, board: ShortcomingBoard) -> None:
        """Show what was pointed out, keeping filter and selection."""
        self._board = board
        counts = {state.value: 0 for state in ShortcomingState}
        for line in board.lines:
            counts[line.mending.state.value] += 1
        counts[LATE] = sum(1 for line in board.lines if line.is_late(board.today))
        for key, card in self.figures.items():
            state = "problem" if key == LATE and counts[key] else ""
            card.show_figure(str(counts[key]), _MEANINGS[key], state)
        self._show_empty(not board.lines)
        self.refresh()

    def set_compact(self, compact: bool) -> None:
        """In a low window the lines come before the figures."""
        self._is_compact = compact
        self._figures.setVisible(not compact and not self._is_empty)

    def show_group(self, group: str) -> None:
        """Narrow to one group; asked again, show all."""
        self.shown = ALL if group == self.shown else group
        self.refresh()

    def selected(self) -> ShortcomingLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows and rows[0] < len(self.lines.lines) else None

    def refresh(self) -> None:
        """Filter again."""
        kept = self.selected()
        lines = self._lines_shown()
        self.lines.set_lines(lines)
        self.all.setVisible(self.shown != ALL)
        shown = self.lines.lines
        wanted = kept.shortcoming.id if kept else ""
        place = next((n for n, one in enumerate(shown) if one.shortcoming.id == wanted), 0)
        if shown:
            self.table.selectRow(place)
        self._show_detail()

    def _lines_shown(self) -> list[ShortcomingLine]:
        if self._board is None:
            return []
        words, today = fold(self.search.text()).split(), self._board.today
        return [
            line
            for line in self._board.lines
            if (
                self.shown == ALL
                or (self.shown == LATE and line.is_late(today))
                or line.mending.state.value == self.shown
            )
            and all(word in fold(_searched(line)) for word in words)
        ]

    def _build_figures(self) -> None:
        self._figures = QWidget()
        row = QHBoxLayout(self._figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(M)
        self.figures = {key: FigureCard(opens=True) for key in _MEANINGS}
        for key, card in self.figures.items():
            card.clicked.connect(lambda group=key: self.show_group(group))
            row.addWidget(card, 1)
        self._layout.addWidget(self._figures)

    def _build_tools(self) -> None:
        tools = ToolRow()
        self.search = SearchBox("Tìm theo tên, nội dung")
        self.search.searched.connect(lambda _text: self.refresh())
        self.all = Button("Xem tất cả", "quiet")
        self.all.clicked.connect(lambda: self.show_group(self.shown))
        self.add_button = Button("Ghi hạn chế, khuyết điểm…", "primary", "plus")
        self.add_button.clicked.connect(lambda: self.add_requested.emit(self._board))
        tools.add(self.search, stretching=True)
        tools.add(self.all)
        tools.add(self.add_button)
        self._tools = tools
        self._layout.addWidget(tools)

    def _build_table(self, settings: Settings) -> None:
        self.lines: LinesModel[ShortcomingLine] = LinesModel(
            shortcoming_columns(self._who, self._is_late)
        )
        self.table = DataTable("shortcomings", settings)
        self.table.setAccessibleName("Hạn chế, khuyết điểm")
        self.table.setModel(self.lines)
        self.table.opened.connect(lambda _row: self._note())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self.search.list_requested.connect(self.table.setFocus)
        self._layout.addWidget(self.table, 1)

    def _build_detail(self) -> None:
        self.detail = DetailCard()
        self.note_button = Button("Ghi tình trạng khắc phục…")
        self.edit_button = Button("Sửa…", "quiet")
        self.member_button = Button("Mở hồ sơ", "quiet")
        self.remove_button = Button("Bỏ vì ghi nhầm…", "quiet")
        self.note_button.clicked.connect(self._note)
        self.edit_button.clicked.connect(self._edit)
        self.member_button.clicked.connect(self._open_member)
        self.remove_button.clicked.connect(self._remove)
        for button in (
            self.note_button, self.edit_button, self.member_button, self.remove_button
        ):  # fmt: skip
            self.detail.add(button)
        self._layout.addWidget(self.detail)

    def _who(self, line: ShortcomingLine) -> str:
        one = line.shortcoming
        several = self._board is not None and len(self._board.branches) > 1
        name = self._board.branch_name(one.branch_id) if self._board and several else "chi bộ"
        return one.full_name or f"Tập thể {name}"

    def _is_late(self, line: ShortcomingLine) -> bool:
        return self._board is not None and line.is_late(self._board.today)

    def _show_detail(self) -> None:
        line = self.selected()
        self.detail.setVisible(line is not None)
        if line is None:
            return
        one = line.shortcoming
        parts = [f"Chỉ ra ngày {day_text(one.pointed_out_on)}"]
        if one.pointed_out_by:
            parts[0] += f", {one.pointed_out_by}"
        if one.cause:
            parts.append(f"Nguyên nhân: {one.cause}")
        if one.remedy:
            parts.append(f"Cách khắc phục: {one.remedy}")
        self.detail.say(f"{self._who(line)}: {one.content}", "\n".join(parts))
        shown = [_step_text(step) for step in line.steps[:_STEPS_SHOWN]]
        rest = len(line.steps) - len(shown)
        shown += [f"và {rest} lần ghi trước đó"] if rest > 0 else []
        self.detail.say_more("\n".join(shown) or "Chưa ghi lần khắc phục nào.")
        self.member_button.setVisible(bool(one.member_id))

    def _show_empty(self, is_empty: bool) -> None:
        if self.nothing is not None:
            self.nothing.hide()
            self.nothing.deleteLater()
            self.nothing = None
        self._is_empty = is_empty
        self._figures.setVisible(not is_empty and not self._is_compact)
        for part in (self._tools, self.table):
            part.setVisible(not is_empty)
        if is_empty:
            self.detail.hide()
            self.nothing = EmptyState(
                "Chưa ghi hạn chế, khuyết điểm nào",
                "Ghi lại điều đã kết luận hoặc chỉ ra ở các kỳ kiểm điểm, của đảng viên hoặc của "
                "tập thể. Phần mềm nhắc khi đến hạn và đưa vào bản kiểm điểm cuối năm.",
                "list-checks",
                "Ghi hạn chế, khuyết điểm…",
                lambda: self.add_requested.emit(self._board),
            )
            self._layout.addWidget(self.nothing, 1)

    def _note(self) -> None:
        if (line := self.selected()) is not None:
            self.note_requested.emit(line)

    def _edit(self) -> None:
        if (line := self.selected()) is not None:
            self.edit_requested.emit(self._board, line)

    def _remove(self) -> None:
        if (line := self.selected()) is not None:
            self.remove_requested.emit(line)

    def _open_member(self) -> None:
        if (line := self.selected()) is not None and line.shortcoming.member_id:
            self.member_requested.emit(line.shortcoming.member_id)


def _searched(line: ShortcomingLine) -> str:
    return f"{line.shortcoming.full_name} {line.shortcoming.content}"


def _step_text(step: ShortcomingStep) -> str:
    state = state_label(ShortcomingState(step.state))
    far = f" {step.percent}{THIN_SPACE}%" if step.percent else ""
    note = f": {step.note}" if step.note else ""
    return f"{day_text(step.noted_on)} – {state}{far}{note}"
