"""Chuyển sinh hoạt: members handed over between units, and to and from outside the Đảng bộ."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page

__all__ = ["transfers_place"]


def transfers_place(context: Context) -> Place:
    """Chuyển sinh hoạt. Its page is imported on the first visit."""

    def make() -> Page:
        if context.session.is_office:
            from chibo_desktop.gui.transfers.office_page import OfficeTransfersPage

            return OfficeTransfersPage(context)
        from chibo_desktop.gui.transfers.unit_page import UnitTransfersPage

        return UnitTransfersPage(context)

    return Place(key="transfers", title="Chuyển sinh hoạt", icon="arrow-left-right", factory=make)
