"""A password with an eye, and warnings for what makes passwords fail: Telex and Caps Lock."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import XS, icon
from chibo_desktop.gui.widgets.labels import label

_INPUT_METHOD = "Bộ gõ tiếng Việt đang bật: mật khẩu vừa nhận một chữ có dấu. Tắt bộ gõ rồi gõ lại."
_CAPS = "Phím Caps Lock đang bật."


class _Editor(QLineEdit):
    caps_seen = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        typed = event.text()
        if len(typed) == 1 and typed.isascii() and typed.isalpha():
            shifted = bool(event.modifiers() & event.modifiers().ShiftModifier)
            self.caps_seen.emit(typed.isupper() != shifted)


class PasswordField(QWidget):
    """`editor` is the line itself; `text()` is exactly what was typed."""

    submitted = Signal()
    changed = Signal()

    def __init__(self, name: str = "Mật khẩu", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = False
        self.editor = _Editor()
        self.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.editor.setAccessibleName(name)
        self.setFocusProxy(self.editor)
        self._eye = self.editor.addAction(
            icon("eye", "secondary"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setToolTip("Hiện mật khẩu")
        self._eye.setCheckable(True)
        self._warning = label(role="warning", wraps=True)
        self._warning.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(XS)
        layout.addWidget(self.editor)
        layout.addWidget(self._warning)
        self._connect()

    def text(self) -> str:
        """What was typed, untouched: passwords are compared as they are."""
        return self.editor.text()

    def clear(self) -> None:
        """Empty the line."""
        self.editor.clear()

    @property
    def warning(self) -> str:
        """What the warning line says; empty when it is hidden."""
        return self._warning.text()

    def _connect(self) -> None:
        self._eye.toggled.connect(self._on_eye)
        self.editor.caps_seen.connect(self._on_caps)
        self.editor.textChanged.connect(self._on_changed)
        self.editor.returnPressed.connect(self.submitted)

    def _on_eye(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.editor.setEchoMode(mode)
        self._eye.setIcon(icon("eye-off" if is_shown else "eye", "secondary"))
        self._eye.setToolTip("Che mật khẩu" if is_shown else "Hiện mật khẩu")

    def _on_caps(self, is_on: bool) -> None:
        self._caps = is_on
        self._warn()

    def _on_changed(self) -> None:
        self._warn()
        self.changed.emit()

    def _warn(self) -> None:
        lines = [] if self.text().isascii() else [_INPUT_METHOD]
        lines += [_CAPS] if self._caps and self.text() else []
        self._warning.setText("\n".join(lines))
        self._warning.setVisible(bool(lines))
