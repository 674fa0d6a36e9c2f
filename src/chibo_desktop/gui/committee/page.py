"""Cấp ủy – Đại hội: the frame of its sides."""

from collections.abc import Callable
from typing import ClassVar

from chibo_desktop.gui.committee.side_page import (
    COMMITTEE,
    CONGRESS,
    DOCUMENTS,
    INSPECTIONS,
    UNITS,
    SidePage,
)
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.framed_page import FramedPage


class CommitteePlacePage(FramedPage):
    """Arrives at a side by its name; each is made when first needed."""

    kinds: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._of_file = context
        self._made: dict[str, SidePage] = {}
        self.show_side(UNITS if context.session.is_office else COMMITTEE)

    def side(self, name: str) -> SidePage:
        """The page of a side."""
        if name not in self._made:
            page = _make(name, self._of_file)
            page.side_chosen.connect(self.open_side)
            page.go_requested.connect(self.go_requested)
            self._made[name] = page
            self._inner.addWidget(page)
        return self._made[name]

    def show_side(self, name: str) -> None:
        """Put a side in front, of the organisation looked at before."""
        before = self.shown
        page = self.side(name)
        if isinstance(before, SidePage):
            page.branch = before.branch
        self._inner.setCurrentWidget(page)

    def open_side(self, name: str) -> None:
        """The same, read anew."""
        self.show_side(name)
        self.shown.reload(None)
        self.shown.setFocus()

    def reload(self, changes: frozenset[str] | None) -> None:
        self.shown.reload(changes)

    def arrive(self, argument: object) -> None:
        if isinstance(argument, str) and argument:
            self.open_side(argument)


def _make(name: str, context: Context) -> SidePage:
    from chibo_desktop.gui.committee.committee_page import CommitteePage
    from chibo_desktop.gui.committee.congress_page import CongressPage
    from chibo_desktop.gui.committee.documents_page import DocumentsPage
    from chibo_desktop.gui.committee.inspections_page import InspectionsPage
    from chibo_desktop.gui.committee.units_page import UnitsTermsPage

    makers: dict[str, Callable[[Context], SidePage]] = {
        COMMITTEE: CommitteePage,
        CONGRESS: CongressPage,
        DOCUMENTS: DocumentsPage,
        INSPECTIONS: InspectionsPage,
        UNITS: UnitsTermsPage,
    }
    return makers[name](context)
