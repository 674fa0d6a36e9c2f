"""Gửi – Nhận: a unit's exchange with the office, by files."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page

__all__ = ["exchange_place"]


def exchange_place(context: Context) -> Place:
    """Gửi – Nhận. Its page is imported on the first visit."""

    def make() -> Page:
        from chibo_desktop.gui.exchange.page import ExchangePage

        return ExchangePage(context)

    return Place(key="exchange", title="Gửi – Nhận", icon="send", factory=make)
