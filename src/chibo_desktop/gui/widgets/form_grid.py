"""Fields in two columns, or in one when the text is large or the window narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from chibo_desktop.gui.theme import XL, M, current

_LEAST = 260  # pixels a column needs at 100 %


class FormGrid(QWidget):
    """Fields keep their order; a `wide` one takes a whole row."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = columns
        self._columns = 0
        self._next = (0, 0)  # row and column where the next field goes
        self._fields: list[tuple[QWidget, bool]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(M)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add(self, field: QWidget, wide: bool = False) -> None:
        """Put a field after those already there."""
        self._fields.append((field, wide))
        if self._columns == self._wanted():
            self._place(field, wide)
        else:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _wanted(self) -> int:
        """How many columns there is room for."""
        room = (self.width() + XL) // (current().scaled(_LEAST) + XL)
        return max(1, min(self._most, room))

    def _place(self, field: QWidget, wide: bool) -> None:
        row, column = self._next
        span = self._columns if wide else 1
        if column + span > self._columns:
            row, column = row + 1, 0
        self._grid.addWidget(field, row, column, 1, span)
        self._next = (row, column + span)

    def _arrange(self) -> None:
        columns = self._wanted()
        if columns == self._columns:
            return
        self._columns = columns
        self._next = (0, 0)
        for field, wide in self._fields:
            self._grid.removeWidget(field)
            self._place(field, wide)
        for index in range(self._most):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
