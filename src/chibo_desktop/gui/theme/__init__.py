"""How the program looks: tokens, typeface, palette, style sheet and icons."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from chibo_desktop.gui.theme import fonts
from chibo_desktop.gui.theme.icons import icon, pixmap
from chibo_desktop.gui.theme.marks import mark_files
from chibo_desktop.gui.theme.palette import palette
from chibo_desktop.gui.theme.state import Theme, current, put_in_force
from chibo_desktop.gui.theme.stylesheet import style_sheet
from chibo_desktop.gui.theme.tokens import DARK, LIGHT, SCALES, XL, XS, L, M, S, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "SCALES",
    "XL",
    "XS",
    "L",
    "M",
    "S",
    "Theme",
    "Tokens",
    "apply",
    "colour",
    "current",
    "icon",
    "pixmap",
    "step",
]


def apply(app: QApplication, theme: Theme) -> None:
    """Show the whole program in `theme`: every open window follows at once."""
    fonts.load()
    put_in_force(theme)
    if app.style().name() != "fusion":
        app.setStyle("fusion")
    app.setFont(fonts.font(theme.pixels()))
    app.setPalette(palette(theme.tokens))
    app.setStyleSheet(style_sheet(theme, mark_files(theme.tokens)))


def colour(name: str) -> QColor:
    """A token of the theme in force as a colour, e.g. `colour("attention")`."""
    return QColor(current().tokens.colour(name))


def step(percent: int, direction: int) -> int:
    """The next text size up (`direction` +1) or down (-1); the ends stay where they are."""
    nearest = min(range(len(SCALES)), key=lambda index: abs(SCALES[index] - percent))
    return SCALES[max(0, min(len(SCALES) - 1, nearest + direction))]
