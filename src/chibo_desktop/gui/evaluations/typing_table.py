"""A table for typing column by column: Enter goes down to the next cell one can type into."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.widgets import DataTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypingTable(DataTable):
    """Digits begin typing at once. `ended` says that Enter was pressed on the last cell."""

    ended = Signal()

    def __init__(self, name: str, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(name, settings, cells=True, parent=parent)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            self.go_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        entered = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        super().closeEditor(editor, hint)
        if entered:
            self.go_down()

    def go_down(self) -> None:
        """To the next cell of the column that can be typed into; after the last: `ended`."""
        at = self.currentIndex()
        for row in range(at.row() + 1, self.model().rowCount()):
            below = self.model().index(row, at.column())
            if below.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(below)
                return
        self.ended.emit()

    def go_first(self, column: int) -> None:
        """To the first cell of a column that can be typed into."""
        for row in range(self.model().rowCount()):
            index = self.model().index(row, column)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                self.setFocus()
                return
        self.setCurrentIndex(QModelIndex())

    def _clear(self) -> None:
        for index in self.selectionModel().selectedIndexes():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.model().setData(index, "", Qt.ItemDataRole.EditRole)
