"""Thu tháng: one line a member, Space for “paid in full”, digits for any other amount."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.dues.collection_model import CollectionModel
from chibo_desktop.gui.dues.money_delegate import MoneyDelegate
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import Button, DataTable, FigureCard, ToolRow, label
from chibo_desktop.services.dues import DuesBoard, DuesRow
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.dues import dong_text, dues_text
from chibo_desktop.wording.numbers import count_text

_ROOMY = 420  # pixels at 100 %: below it the figures give way to the lines
_Key = Qt.Key


class CollectionTable(DataTable):
    """Space pays the selected lines in full, Delete takes their amounts back."""

    full_requested = Signal()
    back_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("dues-month", settings, cells=True, parent=parent)
        self.setAccessibleName("Thu đảng phí của tháng")
        delegate = MoneyDelegate(self)
        delegate.step_requested.connect(self.step)
        self.setItemDelegate(delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match _Key(event.key()):
            case _Key.Key_Space:
                self.full_requested.emit()
                self.step()
            case _Key.Key_Delete | _Key.Key_Backspace:
                self.back_requested.emit()
            case _Key.Key_Return | _Key.Key_Enter:
                self.step()
            case _:
                super().keyPressEvent(event)

    def step(self) -> None:
        """One line down, in the same column."""
        at = self.currentIndex()
        below = self.model().index(at.row() + 1, at.column())
        if below.isValid():
            self.setCurrentIndex(below)


class CollectionPanel(QWidget):
    """Shows a month; announces what was paid and what is asked for."""

    full_requested = Signal(object)  # ids of members
    back_requested = Signal(object)
    all_requested = Signal()
    basis_requested = Signal(object)  # DuesRow
    exempt_requested = Signal(object)
    adjust_requested = Signal(object)
    payment_requested = Signal(object)
    arrears_requested = Signal()
    receipts_requested = Signal(object)  # ids of members

    def __init__(
        self, settings: Settings, groups: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = CollectionModel(groups, self)
        self.table = CollectionTable(settings)
        self.table.setModel(self.model)
        self._build()
        self._connect()

    def show_board(self, board: DuesBoard) -> None:
        """Show a month's book."""
        was_empty = not self.model.rows
        self.model.set_rows(board.rows, is_closed=board.is_closed)
        lines = board.lines
        owed = sum(line.total for line in lines)
        paid = sum(line.paid for line in lines)
        owing = [line for line in lines if line.unpaid > 0]
        self.owed.show_figure(count_text(owed), "phải thu, cả truy thu (đồng)")
        self.paid.show_figure(count_text(paid), "đã thu (đồng)", "good" if paid else "")
        left = sum(line.unpaid for line in owing)
        words = f"còn phải thu (đồng), {len(owing)} đồng chí"
        self.left.show_figure(count_text(left), words, "attention" if owing else "good")
        self.all.setEnabled(bool(owing) and not board.is_closed)
        count, total = self._everybody(board)
        self.all.setText(f"Thu đủ {count} đồng chí: {dong_text(total)}" if count else "Thu đủ")
        said = self._state(board)
        self.state.setText(said)
        self.state.setVisible(bool(said))
        if was_empty and board.rows:
            at = self.model.index(0, self.model.paid_column)
            self.table.selectionModel().setCurrentIndex(
                at, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._on_selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._figures.setVisible(self.height() >= current().scaled(_ROOMY))

    def selected(self) -> list[DuesRow]:
        """The lines with a selected cell."""
        return [self.model.row(at) for at in self.table.selected_rows()]

    @staticmethod
    def _everybody(board: DuesBoard) -> tuple[int, int]:
        owing = [line for line in board.lines if line.unpaid > 0 and not line.dues.lacks]
        return len(owing), sum(line.unpaid for line in owing)

    @staticmethod
    def _state(board: DuesBoard) -> str:
        if board.is_closed and board.closed_on is not None:
            return f"Đã khóa sổ ngày {date_text(board.closed_on)}."
        if board.lacking:
            return f"{len(board.lacking)} đồng chí chưa tính được mức: chọn dòng, bấm Căn cứ đóng…"
        return ""

    def _build(self) -> None:
        self.owed, self.paid, self.left = FigureCard(), FigureCard(), FigureCard()
        figures = QHBoxLayout()
        figures.setSpacing(M)
        for card in (self.owed, self.paid, self.left):
            figures.addWidget(card, 1)
        self.all = Button("Thu đủ")
        self.basis = Button("Căn cứ đóng…")
        self.exempt = Button("Miễn đóng…")
        self.adjust = Button("Điều chỉnh…")
        self.payment = Button("Ngày thu, ghi chú…")
        self.receipts = Button("Phiếu thu…", sign="printer")
        self.receipts.setToolTip("Của các dòng đang chọn; Ctrl+A chọn tất cả")
        self.arrears = Button("Danh sách chưa đóng…", sign="printer")
        self.state = label(role="warning", wraps=True)
        self.how = label(role="secondary", wraps=True)
        tools = ToolRow()
        acts = (self.all, self.basis, self.exempt, self.adjust, self.payment)
        for button in (*acts, self.receipts, self.arrears):
            tools.add(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        self._figures = QWidget()
        figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setLayout(figures)
        layout.addWidget(self._figures)
        layout.addWidget(tools)
        layout.addWidget(self.state)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.how)

    def _connect(self) -> None:
        self.all.clicked.connect(self._on_all)
        self.arrears.clicked.connect(lambda _checked=False: self.arrears_requested.emit())
        self.receipts.clicked.connect(self._on_receipts)
        self.table.full_requested.connect(self._on_full)
        self.table.back_requested.connect(self._on_back)
        for button, wish in (
            (self.basis, self.basis_requested),
            (self.exempt, self.exempt_requested),
            (self.adjust, self.adjust_requested),
            (self.payment, self.payment_requested),
        ):
            button.clicked.connect(lambda _checked=False, wish=wish: self._ask(wish))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())

    def _on_all(self) -> None:
        self.all_requested.emit()

    def _on_full(self) -> None:
        self.full_requested.emit([row.member_id for row in self.selected()])

    def _on_back(self) -> None:
        self.back_requested.emit([row.member_id for row in self.selected()])

    def _on_receipts(self) -> None:
        self.receipts_requested.emit([row.member_id for row in self.selected()])

    def _ask(self, wish: SignalInstance) -> None:
        rows = self.selected()
        if rows:
            wish.emit(rows[0])

    def _on_selected(self) -> None:
        rows = self.selected()
        for button in (self.basis, self.exempt, self.adjust):
            button.setEnabled(bool(rows))
        self.how.setText(_reckoning(rows[0]) if rows else "")
        self.payment.setEnabled(bool(rows) and rows[0].payment is not None)
        self.receipts.setEnabled(any(row.line.paid for row in rows))


def _reckoning(row: DuesRow) -> str:
    """How a member's line came about, in one sentence."""
    line = row.line
    parts = ["được miễn đóng" if line.is_exempt else dues_text(line.dues)]
    if line.carried:
        way = "còn nợ các tháng trước" if line.carried > 0 else "đã nộp trước"
        parts.append(f"{way} {dong_text(abs(line.carried))}")
    if line.adjusted:
        parts.append(f"điều chỉnh {dong_text(line.adjusted)}")
    if row.payment is not None and row.payment.paid_on is not None:
        parts.append(f"thu ngày {date_text(row.payment.paid_on)}")
    if row.payment is not None and row.payment.note:
        parts.append(row.payment.note)
    return f"{row.full_name}: {'; '.join(parts)}."
