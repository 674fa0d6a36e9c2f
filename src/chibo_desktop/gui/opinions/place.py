"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def opinions_place(context: Context) -> Place:
    """Ý kiến; at the office, the figures of all branches and what they routed up."""

    def make() -> Page:
        if context.session.is_office:
            from chibo_desktop.gui.opinions.units_page import UnitsOpinionsPage

            return UnitsOpinionsPage(context)
        from chibo_desktop.gui.opinions.page import OpinionsPage

        return OpinionsPage(context)

    return Place(key="opinions", title="Ý kiến", icon="message-square", factory=make)
