"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def picture_place(context: Context) -> Place:
    """Toàn Đảng bộ: ratings, figures, checks and closing of a period."""

    def make() -> Page:
        from chibo_desktop.gui.picture.page import PicturePage

        return PicturePage(context)

    return Place(key="picture", title="Toàn Đảng bộ", icon="columns-3", factory=make)
