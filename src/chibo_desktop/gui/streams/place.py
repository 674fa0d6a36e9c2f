"""The entry of the feature."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def streams_place(context: Context, *, is_listed: bool = True) -> Place:
    """Nhật ký các máy; at a unit it is reached from Gửi – Nhận and not listed."""

    def make() -> Page:
        from chibo_desktop.gui.streams.page import StreamsPage

        return StreamsPage(context)

    return Place(
        key="streams",
        title="Nhật ký các máy",
        icon="history",
        factory=make,
        is_listed=is_listed,
    )
