"""The levels of a criterion as a small menu under its cell."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.gui.evaluations.cell_keys import plain_number
from chibo_desktop.gui.evaluations.grid_column import GridColumn
from chibo_desktop.wording.numbers import decimal_text


def offer_levels(
    parent: QWidget, at: QPoint, slot: GridColumn, take: Callable[[str], object]
) -> QMenu:
    """Show the levels with their keys and points; the one chosen is handed to `take`."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, level in enumerate(slot.leaf.levels if slot.leaf is not None else (), start=1):
        words = f"&{number}  {level.label}\t{decimal_text(level.points)}"
        text = plain_number(level.points)
        menu.addAction(words).triggered.connect(lambda _checked=False, text=text: take(text))
    menu.popup(at)
    return menu
