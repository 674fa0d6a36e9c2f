"""The button of the program: Enter presses it everywhere, and its icon grows with the text."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from chibo_desktop.gui.theme import current, icon
from chibo_desktop.gui.widgets.restyling import restyle

_AIR = 6  # between icon and word, pixels
_ICON = 16  # pixels at 100 %


class Button(QPushButton):
    """`kind`: plain, primary (one on a page), quiet or link; `sign`: an icon of resources/icons."""

    def __init__(
        self,
        text: str = "",
        kind: str = "plain",
        sign: str = "",
        colour: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`colour` is the token of the icon; by default that of the text."""
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self._sign, self._colour = "", colour or _colour_on(kind)
        if sign:
            self.set_sign(sign)

    def set_kind(self, kind: str) -> None:
        """Look like another kind, the icon in the colour of its text."""
        restyle(self, kind=kind)
        if self._sign:
            self.set_sign(self._sign, _colour_on(kind))

    def set_sign(self, sign: str, colour: str = "") -> None:
        """Change the icon, and its colour token if one is given."""
        self._sign, self._colour = sign, colour or self._colour
        self.setIcon(icon(sign, self._colour))
        self._fit_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icon()

    def _fit_icon(self) -> None:
        side = current().scaled(_ICON)
        self.setIconSize(QSize(side + (_AIR if self.text() else 0), side))


def _colour_on(kind: str) -> str:
    return "on_accent" if kind == "primary" else "text"
