"""Typing as people here type: key by key with Vietnamese letters, or through an input method.

Qt's own `keyClicks` aborts the process on any letter outside ASCII.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Send each letter as a key press and release, as UniKey does on Windows."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_unknown, modifiers, letter))
    let_go()


def commit_text(widget: QWidget, text: str) -> None:
    """Compose letter by letter, then commit at once, as ibus and macOS do."""
    for end in range(1, len(text) + 1):
        QApplication.sendEvent(widget, QInputMethodEvent(text[:end], []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    """Send one key, e.g. `press(table, Qt.Key.Key_Down)`."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))
    let_go()


def let_go() -> None:
    """Forget Shift and Ctrl: Qt keeps those of the last key pressed, even for a later click."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, _NONE)
    QApplication.sendEvent(QWidget(), pressed)
