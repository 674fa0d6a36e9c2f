"""Ctrl+Z and Ctrl+Y where one types: a field with something to take back keeps them for itself.

Qt's fields claim both keys always, also when they have nothing to undo; then the program's own
undoing would never be reached from a form. Only the widget with the focus is watched.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


@runtime_checkable
class OwnSteps(Protocol):
    """A widget with steps of its own, e.g. the grid of marks."""

    def has_undo(self) -> bool:
        """Whether Ctrl+Z would do something here."""
        ...

    def has_redo(self) -> bool:
        """Whether Ctrl+Y would."""
        ...


class OwnUndo(QObject):
    """Lets the window's shortcuts through where the widget with the focus has no use for them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        wanted = _wanted(event)
        if not wanted:
            return False
        if event.type() == QEvent.Type.KeyPress:
            return _take(watched, wanted)
        if _has_own(watched, wanted):
            event.accept()
        else:
            event.ignore()
        return True

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        mine = new is not None and new.window() is self._window
        self._watched = new if mine and isinstance(new, (*_TEXTS, OwnSteps)) else None
        if self._watched is not None:
            self._watched.destroyed.connect(self._on_gone)
            self._watched.installEventFilter(self)

    def _on_gone(self) -> None:
        self._watched = None


def _wanted(event: QKeyEvent) -> str:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    match event.key(), event.modifiers():
        case Qt.Key.Key_Z, held if held == control:
            return "undo"
        case Qt.Key.Key_Z, held if held == control | shift:
            return "redo"
        case Qt.Key.Key_Y, held if held == control:
            return "redo"
    return ""


def _has_own(watched: QObject, wanted: str) -> bool:
    is_undo = wanted == "undo"
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable() if is_undo else watched.isRedoAvailable()
    if isinstance(watched, (QPlainTextEdit, QTextEdit)):
        document = watched.document()
        return document.isUndoAvailable() if is_undo else document.isRedoAvailable()
    if isinstance(watched, OwnSteps):
        return watched.has_undo() if is_undo else watched.has_redo()
    return False


def _take(watched: QObject, wanted: str) -> bool:
    """Do it in a text, by either key on every system; other widgets know their keys."""
    if isinstance(watched, _TEXTS) and _has_own(watched, wanted):
        watched.undo() if wanted == "undo" else watched.redo()
        return True
    return False
