"""The office: the matrix of units and months, the inbox, the units and their keys."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page

__all__ = ["inbox_place", "keys_place", "overview_place", "subordinates_place"]


def overview_place(context: Context) -> Place:
    """Tổng quan: who has sent what, and the figures of a month."""

    def make() -> Page:
        from chibo_desktop.gui.office.overview import OverviewPage

        return OverviewPage(context)

    return Place(key="overview", title="Tổng quan", icon="layout-grid", factory=make)


def inbox_place(context: Context) -> Place:
    """Hộp thư: bundles come in."""

    def make() -> Page:
        from chibo_desktop.gui.office.inbox import InboxPage

        return InboxPage(context)

    return Place(key="inbox", title="Hộp thư", icon="inbox", factory=make)


def subordinates_place(context: Context) -> Place:
    """Đơn vị trực thuộc: the tree and the keys."""

    def make() -> Page:
        from chibo_desktop.gui.office.subordinates import SubordinatesPage

        return SubordinatesPage(context)

    return Place(key="subordinates", title="Đơn vị trực thuộc", icon="network", factory=make)


def keys_place(context: Context) -> Place:
    """Khóa – Đăng ký: sealed letters, keys of the units, the office's own."""

    def make() -> Page:
        from chibo_desktop.gui.office.keys import KeysPage

        return KeysPage(context)

    return Place(key="keys", title="Khóa – Đăng ký", icon="key-round", factory=make)
