"""A table that draws no more than what changed, for grids that are typed into."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from chibo_desktop.gui.theme import colour


class SteadyTable(QTableView):
    """It paints its whole viewport itself, so that scrolling moves what is seen as it is.

    A viewport with a style sheet counts as see-through: Qt would draw every row anew.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_typing = False
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def go_on_to(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Make a cell the current one; the view scrolls to it if it must."""
        if not self.viewport().rect().contains(self.visualRect(index)):
            # What a closed editor left has to be drawn before rows can be moved as they are.
            self.viewport().repaint(self.visualRect(self.currentIndex()))
        self.setCurrentIndex(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colour("card"))
        painter.end()
        super().paintEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """While a cell is typed into nothing looks different: the whole grid is not drawn anew."""
        self._is_typing = self.state() == self.State.EditingState
        if not self._is_typing:
            super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self._is_typing:
            super().focusInEvent(event)
        self._is_typing = False
