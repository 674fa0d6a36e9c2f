"""Kết quả quý, năm: choose a period, see everybody's parts and result, act on the one selected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, S
from chibo_desktop.gui.widgets import (
    Button,
    Choice,
    DataTable,
    EmptyState,
    LinesModel,
    LinkButton,
    SearchBox,
    ToolRow,
)
from chibo_desktop.gui.widgets.detail_card import DetailCard
from chibo_desktop.gui.year.periods_columns import PeriodLine, columns_of, lines_of
from chibo_desktop.services.span_rounds import SpanLine
from chibo_desktop.services.year_board import PeriodsBoard, period_key
from chibo_desktop.wording.rolled import row_sentences
from chibo_desktop.wording.spans import part_title, span_name, span_short

_FEW_PARTS = 12


class PeriodsPanel(QWidget):
    """Shows a board of periods; asks the page for every act."""

    period_chosen = Signal(str)
    branch_chosen = Signal(str)
    month_requested = Signal(str)  # id of a part's round
    act_requested = Signal(str)  # open, close, reopen, recompute, refresh, cap, print
    row_act_requested = Signal(str, object)  # gap, decide, review; SpanRow
    first_month_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.board: PeriodsBoard | None = None
        self.lines: LinesModel[PeriodLine] = LinesModel(())
        self._nothing: EmptyState | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        self._build_tools()
        self._build_table()
        self._build_detail()
        for widget in (self._tools, self.table, self.detail):
            layout.addWidget(widget, 1 if widget is self.table else 0)
        self._layout = layout

    def show_board(self, board: PeriodsBoard) -> None:
        """Show the periods, and the sheet of the one chosen."""
        kept = self.selected()
        self.board = board
        self.branch.set_options([(one.id, one.name) for one in board.branches])
        self.branch.set_value(board.branch_id)
        self.branch.setVisible(len(board.branches) > 1)
        self.period.set_options([(period_key(one), _period_label(one)) for one in board.lines])
        if board.line is not None:
            self.period.set_value(period_key(board.line))
        self._show_acts()
        if board.sheet is None:
            self._show_nothing(board)
            return
        self._clear_nothing()
        self.lines = LinesModel(columns_of(board.sheet), self.table)
        self.table.setModel(self.lines)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self._fill(kept.evaluation.id if kept else "")

    def selected(self) -> PeriodLine | None:
        """The line one stands on."""
        if self.table.model() is None:
            return None
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows and rows[0] < len(self.lines.lines) else None

    def select(self, evaluation_id: str) -> None:
        """Put the cursor on a member."""
        for place, line in enumerate(self.lines.lines):
            if line.evaluation.id == evaluation_id:
                self.table.selectRow(place)
                self.table.setFocus()

    def _build_tools(self) -> None:
        self._tools = ToolRow()
        self.branch, self.period = Choice(), Choice()
        self.branch.setAccessibleName("Chi bộ")
        self.period.setAccessibleName("Kỳ")
        for choice in (self.branch, self.period):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.search = SearchBox()
        self.acts = {
            "open": Button("Mở kỳ…", "primary"),
            "close": Button("Chốt kỳ…", "primary"),
            "recompute": Button("Tính lại…", "primary"),
            "reopen": Button("Mở lại kỳ…"),
            "refresh": Button("Bổ sung người mới"),
            "cap": Button("Văn bản vượt tỷ lệ…"),
            "print": Button("In…", sign="printer"),
        }
        for widget in (self.branch, self.period):
            self._tools.add(widget)
        self._tools.add(self.search, stretching=True)
        for name, button in self.acts.items():
            button.clicked.connect(lambda _checked=False, name=name: self.act_requested.emit(name))
            self._tools.add(button)
        self.branch.chosen.connect(self.branch_chosen)
        self.period.chosen.connect(self.period_chosen)
        self.search.searched.connect(lambda _text: self._fill(""))

    def _build_table(self) -> None:
        self.table = DataTable("year-periods", self._settings)
        self.table.setAccessibleName("Kết quả của kỳ")
        self.table.opened.connect(self._on_opened)
        self.search.list_requested.connect(self.table.setFocus)

    def _build_detail(self) -> None:
        self.detail = DetailCard()
        self.links: list[LinkButton] = []
        self._parts = QHBoxLayout()
        self._parts.setSpacing(S)
        self.gap_button = Button("Lý do thiếu kỳ, kết quả nơi khác…")
        self.decide_button = Button("Quyết định mức khác…")
        self.review_button = Button("Soạn bản tự đánh giá…")
        for button, name in (
            (self.gap_button, "gap"),
            (self.decide_button, "decide"),
            (self.review_button, "review"),
        ):
            button.clicked.connect(lambda _checked=False, name=name: self._ask(name))
            self.detail.add(button)
        self.detail.body.insertLayout(self.detail.body.count() - 1, self._parts)

    def _fill(self, wanted: str) -> None:
        if self.board is None or self.board.sheet is None:
            return
        words = fold(self.search.text()).split()
        lines = [
            line
            for line in lines_of(self.board.sheet)
            if all(word in fold(line.evaluation.full_name) for word in words)
        ]
        self.lines.set_lines(lines)
        place = next((n for n, line in enumerate(lines) if line.evaluation.id == wanted), 0)
        if lines:
            self.table.selectRow(place)
        self._show_detail()

    def _show_acts(self) -> None:
        board = self.board
        sheet = board.sheet if board else None
        is_open = sheet is not None and not sheet.is_closed
        is_stale = sheet is not None and sheet.is_closed and bool(sheet.stale)
        over = sheet is not None and sheet.cap is not None and sheet.cap.over > 0
        shown = {
            "open": sheet is None and board is not None and board.line is not None,
            "close": is_open,
            "recompute": is_stale,
            "reopen": sheet is not None and sheet.is_closed,
            "refresh": is_open,
            "cap": is_open and over,
            "print": sheet is not None,
        }
        for name, button in self.acts.items():
            button.setVisible(shown[name])

    def _show_detail(self) -> None:
        line = self.selected()
        self.detail.setVisible(line is not None)
        if line is None or self.board is None or self.board.sheet is None:
            return
        sheet, row = self.board.sheet, line.row
        about = " ".join(row_sentences(sheet, row)) if row is not None else line.not_rated
        self.detail.say(line.evaluation.full_name, about)
        self.links = []
        while (item := self._parts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in row.parts if row else ():
            if part.round_id:
                link = LinkButton(part_title(sheet.part_span, part.period))
                link.setToolTip("Mở phiếu của kỳ này")
                link.clicked.connect(
                    lambda _checked=False, one=part.round_id: self.month_requested.emit(one)
                )
                self.links.append(link)
                self._parts.addWidget(link)
        self._parts.addStretch(1)
        self.gap_button.setVisible(row is not None and not sheet.is_closed and _has_gap(line))
        self.decide_button.setVisible(row is not None and not sheet.is_closed)
        self.review_button.setVisible(row is not None)

    def _ask(self, name: str) -> None:
        line = self.selected()
        if line is not None and line.row is not None:
            self.row_act_requested.emit(name, line.row)

    def _on_opened(self, row: int) -> None:
        line = self.lines.line(row) if row >= 0 else self.selected()
        if line is None or line.row is None:
            return
        name = "gap" if self.gap_button.isVisible() else "decide"
        if self.board and self.board.sheet and not self.board.sheet.is_closed:
            self.row_act_requested.emit(name, line.row)

    def _show_nothing(self, board: PeriodsBoard) -> None:
        self._clear_nothing()
        self.table.hide()
        self.detail.hide()
        self.search.hide()
        self._nothing = _empty(board, self)
        self._layout.addWidget(self._nothing, 1)

    def _clear_nothing(self) -> None:
        self.table.show()
        self.search.show()
        if self._nothing is not None:
            self._nothing.hide()
            self._nothing.deleteLater()
            self._nothing = None


def _empty(board: PeriodsBoard, panel: PeriodsPanel) -> EmptyState:
    line = board.line
    if line is None:
        return EmptyState(
            "Chưa có chi bộ nào",
            "Kết quả quý, năm tính từ các kỳ tháng của chi bộ. Hãy khai báo chi bộ ở mục Đơn vị.",
            "award",
        )
    name = span_name(line.span, line.period)
    if not line.months_closed:
        return EmptyState(
            f"{name}: chưa có tháng nào chốt",
            "Kết quả quý, năm tính từ các kỳ tháng đã chốt. Hãy chấm điểm và chốt kỳ tháng trước.",
            "award",
            "Đến Đánh giá tháng",
            panel.first_month_requested.emit,
            primary=False,
        )
    return EmptyState(
        f"{name}: chưa mở kỳ",
        f"{line.months_closed}/{line.span.months} tháng đã chốt. Mở kỳ để xem kết quả tính từ các "
        "tháng, ghi lý do các tháng thiếu, rồi chốt.",
        "award",
    )


def _period_label(line: SpanLine) -> str:
    name = span_short(line.span, line.period)
    if line.state is RoundState.CLOSED:
        return f"{name} · đã chốt"
    if line.state is RoundState.OPEN:
        return f"{name} · đang mở"
    return f"{name} · chưa mở ({line.months_closed}/{line.span.months} tháng)"


def _has_gap(line: PeriodLine) -> bool:
    if line.row is None:
        return False
    own: Sequence[str] = ("rated", "not-rated", "open")
    return any(part.state.value not in own for part in line.row.parts)
