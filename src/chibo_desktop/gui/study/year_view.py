"""The grid of the year: arrows walk it, Enter opens the member, T the month one stands in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chibo_desktop.gui.study.names_table import NamesTable
from chibo_desktop.gui.study.year_model import MONTHS, Index, YearModel
from chibo_desktop.gui.theme import colour

_Key = Qt.Key


class YearView(NamesTable):
    """Emits whom and which month to open."""

    member_requested = Signal(str)
    month_requested = Signal(int)
    moved = Signal(str)  # the cell in words

    def __init__(self, model: YearModel, parent: QWidget | None = None) -> None:
        super().__init__("Học tập và làm theo Bác: đảng viên theo tháng", parent)
        self._grid = model
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.doubleClicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._on_month)
        self.verticalHeader().sectionDoubleClicked.connect(self._open_row)

    def chosen_members(self) -> list[str]:
        """The members of the selected cells, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [row.member_id for place in rows if (row := self._grid.row(place))]

    def go_to_month(self, number: int) -> None:
        """Bring a month into sight without changing the row."""
        if not self._grid.rowCount():
            return
        row = max(0, self.currentIndex().row())
        index = self._grid.index(row, number - 1)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(self._grid.words(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case _Key.Key_Return | _Key.Key_Enter:
                self._open(self.currentIndex())
            case _Key.Key_T:
                self._on_month(self.currentIndex().column())
            case _Key.Key_Tab:
                self._step(1)
            case _Key.Key_Backtab:
                self._step(-1)
            case _:
                super().keyPressEvent(event)

    def _step(self, right: int) -> None:
        at = self.currentIndex()
        column = at.column() + right
        if 0 <= column <= MONTHS:
            self.setCurrentIndex(self._grid.index(at.row(), column))

    def _open(self, index: Index) -> None:
        self._open_row(index.row())

    def _open_row(self, place: int) -> None:
        row = self._grid.row(place)
        if row is not None:
            self.member_requested.emit(row.member_id)

    def _on_month(self, section: int) -> None:
        if 0 <= section < MONTHS:
            self.month_requested.emit(section + 1)


class _CellDelegate(QStyledItemDelegate):
    """Sign and word close together: twelve months stand side by side on a small screen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("accent_soft"))
        painter.setFont(option.font)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or colour("text"))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(option.rect, centre, index.data(Qt.ItemDataRole.DisplayRole))
        view = self.parent()
        if isinstance(view, QAbstractItemView) and index == view.currentIndex():
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
