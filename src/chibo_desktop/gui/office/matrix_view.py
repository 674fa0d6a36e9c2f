"""Units × months on the screen: the unit stays in sight while the months move under it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chibo_desktop.gui.office.matrix_model import (
    FIRST_MONTH,
    MONTH_WIDTH,
    NAME_WIDTH,
    STATE_ROLE,
    MatrixModel,
)
from chibo_desktop.gui.theme import colour, current
from chibo_desktop.gui.widgets import DataTable
from chibo_desktop.services.matrix import Matrix

_SOFT = {"good": "good_soft", "attention": "attention_soft", "problem": "accent_soft"}
_INK = {"good": "good", "attention": "attention", "problem": "accent", "neutral": "secondary"}
_LEAST_ROWS = 6


class _CellPainter(QStyledItemDelegate):
    """A month's cell: its colour, its word, and a ring where the cursor stands."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        state = str(index.data(STATE_ROLE))
        painter.save()
        painter.fillRect(option.rect, colour(_SOFT.get(state, "card")))
        painter.setFont(option.font)
        painter.setPen(colour(_INK[state]))
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()


class _Months(DataTable):
    """The moving half; Enter and a click open a cell."""

    cell_opened = Signal(int, int)  # row, place of the period

    def __init__(self) -> None:
        super().__init__("matrix-months", cells=True)
        self.setItemDelegate(_CellPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.horizontalHeader().setStretchLastSection(False)
        self.setAccessibleName("Tình hình nộp gói theo tháng")
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Periods of one width, at least wide enough for the longest word."""
        count = self.model().columnCount() - FIRST_MONTH
        if count <= 0:
            return
        width = max(current().scaled(MONTH_WIDTH), self.viewport().width() // count)
        spare = max(0, self.viewport().width() - count * width)
        for place in range(count):
            self.setColumnWidth(FIRST_MONTH + place, width + (1 if place < spare else 0))

    def _open(self, index: QModelIndex) -> None:
        self.cell_opened.emit(index.row(), index.column() - FIRST_MONTH)


class MatrixView(QWidget):
    """`opened` asks for a unit's period, `period_chosen` for the figures of a period."""

    opened = Signal(str, object)  # subordinate id, ReportPeriod
    period_chosen = Signal(object)  # ReportPeriod

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatrixModel()
        self.units = DataTable("matrix-units")
        self.months = _Months()
        self._matrix: Matrix | None = None
        self._build()
        self._connect()

    def show_matrix(self, matrix: Matrix, *, by_spans: bool = False) -> None:
        """Show a year by months, or by quarters; the cursor keeps its place among the same."""
        before, kind = self.months.currentIndex(), len(self.model.periods)
        row, column = before.row(), before.column()
        self._matrix = matrix
        self.model.show(matrix, by_spans=by_spans)
        if kind != len(self.model.periods):
            row = -1
            self._part_columns()
        self._fit()
        if row < 0 and by_spans:
            row, column = 0, FIRST_MONTH
        elif row < 0:
            row, column = 0, FIRST_MONTH + matrix.month.number - 1
        self.months.setCurrentIndex(self.model.index(row, column))
        self.months.scrollTo(self.months.currentIndex())

    def focus(self) -> None:
        """Put the cursor on the cells."""
        self.months.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for table in (self.units, self.months):
            table.setModel(self.model)
            table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._part_columns()
        self.units.horizontalHeader().setStretchLastSection(False)
        self.units.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.units.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.units.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.units.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self.units, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.months, 1)
        self.setMinimumHeight(current().row * (_LEAST_ROWS + 1))

    def _part_columns(self) -> None:
        """The standing half has the unit, the moving one the periods."""
        for column in range(self.model.columnCount()):
            self.units.setColumnHidden(column, column >= FIRST_MONTH)
            self.months.setColumnHidden(column, column < FIRST_MONTH)

    def _connect(self) -> None:
        one, other = self.units.verticalScrollBar(), self.months.verticalScrollBar()
        one.valueChanged.connect(other.setValue)
        other.valueChanged.connect(one.setValue)
        self.months.selectionModel().currentChanged.connect(self._on_current)
        self.months.cell_opened.connect(self._on_opened)
        self.units.clicked.connect(self._on_unit_clicked)
        self.units.doubleClicked.connect(self._on_unit_opened)
        self.months.horizontalHeader().sectionClicked.connect(self._on_header)

    def _fit(self) -> None:
        header = max(
            table.horizontalHeader().sizeHint().height() for table in (self.units, self.months)
        )
        for table in (self.units, self.months):
            table.horizontalHeader().setFixedHeight(header)
        wide = self.width() > current().scaled(820)
        name = self.units.columnWidth(0)
        full = current().scaled(NAME_WIDTH)
        wanted = full if wide else min(full, self.width() // 3)
        if name != wanted:
            self.units.setColumnWidth(0, wanted)
        self.units.setFixedWidth(wanted + self.units.columnWidth(1) + 2)
        # The moving half may show a scroll bar below; the standing half keeps the same height.
        bar = self.months.horizontalScrollBar()
        room = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.units.setFixedHeight(max(1, self.height() - room))
        self.months.share_width()
        self.months.scrollTo(self.months.currentIndex())

    def _on_current(self, index: QModelIndex) -> None:
        self.units.selectRow(index.row())

    def _on_unit_clicked(self, index: QModelIndex) -> None:
        column = max(FIRST_MONTH, self.months.currentIndex().column())
        self.months.setCurrentIndex(self.model.index(index.row(), column))
        self.months.setFocus()

    def _on_unit_opened(self, index: QModelIndex) -> None:
        self._on_opened(index.row(), max(0, self.months.currentIndex().column() - FIRST_MONTH))

    def _on_opened(self, row: int, place: int) -> None:
        unit = self.model.row(row)
        if unit is not None:
            self.opened.emit(unit.subordinate.id, self.model.periods[place])

    def _on_header(self, section: int) -> None:
        if section >= FIRST_MONTH:
            self.period_chosen.emit(self.model.periods[section - FIRST_MONTH])
