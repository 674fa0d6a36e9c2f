"""The entry of the feature in the list of places; the page itself is made on the first visit."""

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.widgets.page import Page


def evaluations_place(context: Context) -> Place:
    """Đánh giá."""

    def make() -> Page:
        from chibo_desktop.gui.evaluations.page import EvaluationsPage

        return EvaluationsPage(context)

    return Place(key="evaluations", title="Đánh giá", icon="clipboard-check", factory=make)
