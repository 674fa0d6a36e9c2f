"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def members_place(context: Context) -> Place:
    """Đảng viên."""

    def make() -> Page:
        from chibo_desktop.gui.members.page import MembersPage

        return MembersPage(context)

    return Place(key="members", title="Đảng viên", icon="users", factory=make)
