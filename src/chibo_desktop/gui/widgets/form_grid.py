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
        self._fields: list[tuple[QWidget, bool]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(M)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def add(self, field: QWidget, wide: bool = False) -> None:
        """Put a field after those already there."""
        self._fields.append((field, wide))
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = (self.width() + XL) // (current().scaled(_LEAST) + XL)
        columns = max(1, min(self._most, room))
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for field, wide in self._fields:
            self._grid.removeWidget(field)
            span = columns if wide else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, span)
            column += span
        for index in range(self._most):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
