"""Choosing one of the numbered document types: type a number or some words, pick from the list."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XS, current, icon
from chibo_desktop.services.document_types import document_types, matching_types

_SHOWN = 5


class TypePicker(QWidget):
    """`chosen(code)` follows the user; the list below narrows as one types."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Gõ số loại hoặc vài chữ, ví dụ “ket nap”")
        self.search.setAccessibleName("Tìm loại giấy tờ")
        self.search.addAction(icon("search", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Loại giấy tờ")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(self._on_current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(XS)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.setFocusProxy(self.search)
        self.list.setFixedHeight(current().row * _SHOWN)
        self._code = ""
        self._fill("")

    def value(self) -> str:
        """The code chosen; empty while there is none."""
        return self._code

    def set_value(self, code: str) -> None:
        """Choose by code, without announcing it; an unknown one chooses nothing."""
        self._code = code if code in document_types().by_code else ""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._fill("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down goes on to the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self.list.count()
        ):
            self.list.setFocus()
            if self.list.currentRow() < 0:
                self.list.setCurrentRow(0)
            return True
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        found = matching_types(text)
        for one in found:
            item = QListWidgetItem(f"{one.number}. {one.title}")
            item.setData(Qt.ItemDataRole.UserRole, one.code)
            item.setSizeHint(QSize(0, current().row - XS))
            item.setToolTip(f"{one.group} · {one.title}")
            self.list.addItem(item)
            if one.code == self._code:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if self.list.currentItem() is not None:
            self.list.scrollToItem(self.list.currentItem())
        elif text and found:
            self.list.setCurrentRow(0)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        code = str(item.data(Qt.ItemDataRole.UserRole))
        if code != self._code:
            self._code = code
            self.chosen.emit(code)
