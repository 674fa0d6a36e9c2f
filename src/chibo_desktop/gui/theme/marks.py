"""Small marks that a style sheet can only take from files: arrows, ticks, dots.

They are the bundled icons in the colours of the theme, kept in a folder that ends with the program.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from chibo_desktop.gui.theme.icons import svg
from chibo_desktop.gui.theme.tokens import Tokens

# mark → icon, colour token
_MARKS = {
    "down": ("chevron-down", "secondary"),
    "up": ("chevron-up", "secondary"),
    "right": ("chevron-right", "secondary"),
    "tick": ("check", "on_accent"),
    "dash": ("minus", "on_accent"),
    "dot": ("dot", "on_accent"),
}


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


@cache
def mark_files(tokens: Tokens) -> Mapping[str, str]:
    """Mark → path in the form a style sheet reads."""
    folder = Path(_folder().path()) / ("dark" if tokens.dark else "light")
    folder.mkdir(exist_ok=True)
    files = {}
    for mark, (name, colour) in _MARKS.items():
        target = folder / f"{mark}.svg"
        target.write_bytes(svg(name, tokens.colour(colour)))
        files[mark] = target.as_posix()
    return files
