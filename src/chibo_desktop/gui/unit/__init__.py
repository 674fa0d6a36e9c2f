"""Đơn vị: names as they stand on paper, the branches of a đảng bộ, the password."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page

__all__ = ["unit_place"]


def unit_place(context: Context) -> Place:
    """Đơn vị. Its page is imported on the first visit."""

    def make() -> Page:
        from chibo_desktop.gui.unit.page import UnitPage

        return UnitPage(context)

    return Place(key="unit", title="Đơn vị", icon="building-2", factory=make)
