"""Fields one types or chooses in: search, partial date, choice."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.text import nfc
from chibo_desktop.gui.theme import icon


class SearchBox(QLineEdit):
    """Ctrl+F comes here, Esc empties it, the arrow down goes on to the list."""

    searched = Signal(str)  # normalised text, after every change
    list_requested = Signal()

    def __init__(
        self, placeholder: str = "Tìm theo tên, không cần dấu", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(f"{placeholder}   Ctrl+F")
        self.setAccessibleName(placeholder)
        self.setMinimumWidth(240)
        self.addAction(icon("search", "secondary"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(
            icon("x", "secondary"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._clear.setToolTip("Xóa nội dung tìm  Esc")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        shortcut = QShortcut(QKeySequence.StandardKey.Find, self)
        shortcut.activated.connect(self._on_find)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.list_requested.emit()
            case _:
                super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.searched.emit(nfc(text))

    def _on_find(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()


class PartialDateEdit(QLineEdit):
    """A date as text: 5/2/1957, 02/1957 or 1957. What cannot be read stays as typed: a draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("ngày/tháng/năm, hoặc chỉ năm")
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> PartialDate | None:
        """The date, None when empty. Raises ValueError when the text is no date."""
        text = nfc(self.text())
        return PartialDate.read(text) if text else None

    def set_value(self, value: PartialDate | None) -> None:
        """Show a date as dossiers write it: 05/02/1957, 02/1957, 1957."""
        self.setText(_written(value) if value else "")

    def is_readable(self) -> bool:
        """False when something stands there that is no date."""
        try:
            self.value()
        except ValueError:
            return False
        return True

    def _on_editing_finished(self) -> None:
        if self.is_readable():
            self.set_value(self.value())


def day_editor(day: date | None) -> PartialDateEdit:
    """A field for a day, standing on the one known."""
    editor = PartialDateEdit()
    if day is not None:
        editor.set_value(PartialDate.of(day))
    return editor


class Choice(QComboBox):
    """One of several named values. The wheel scrolls the page, never the value."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        """`options` are (key, label) pairs."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the options, keeping the value if it is still among them."""
        kept = self.value()
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.set_value(kept)

    def value(self) -> str:
        """The key chosen; empty when there is nothing to choose from."""
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose by key; an unknown key chooses the first option."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.value())


def _written(value: PartialDate) -> str:
    parts = [f"{part:02}" for part in (value.day, value.month) if part is not None]
    return "/".join([*parts, f"{value.year:04}"])
