"""The base of the sides of this place: the row that leads from one to another, and whose it is."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from chibo_desktop.gui.committee.papers import TermPapers
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, Page, Segmented, ToolRow

UNITS, COMMITTEE, CONGRESS = "units", "committee", "congress"
DOCUMENTS, INSPECTIONS = "documents", "inspections"
_TITLES = {
    UNITS: "Các đơn vị",
    COMMITTEE: "Cấp ủy",
    CONGRESS: "Đại hội",
    DOCUMENTS: "Văn bản phải có",
    INSPECTIONS: "Kiểm tra, giám sát",
}


class SidePage(Page):
    """One side. `branch` is whose affairs are shown; the place carries it from side to side."""

    side_chosen = Signal(str)

    def __init__(self, context: Context, side: str, title: str) -> None:
        super().__init__(title, scrolling=True)
        self.of_file = context
        self.branch = ""
        self.papers = TermPapers(context, self)
        shown = [one for one in _TITLES if one != UNITS or context.session.is_office]
        self._side = side
        self.sides = Segmented([(one, _TITLES[one]) for one in shown])
        self.sides.set_value(side)
        self.branches = Choice()
        self.branches.setAccessibleName("Tổ chức đảng")
        self.branches.hide()
        self.tools = ToolRow()
        self.tools.add(self.sides)
        self.tools.add(self.branches)
        self.body.addWidget(self.tools)
        self.sides.chosen.connect(self._on_side)
        self.branches.chosen.connect(self._on_branch)

    def show_branches(self, branches: Mapping[str, str], branch_id: str) -> None:
        """Offer the organisations of the file, standing on the one shown."""
        self.branch = branch_id
        self.branches.set_options(list(branches.items()))
        self.branches.set_value(branch_id)
        self.branches.setVisible(len(branches) > 1)

    def say(self, words: str) -> None:
        """Tell what was done."""
        if words:
            self.banner.say(words, "information")

    def year_choice(self) -> Choice:
        """The next year, this one and those before."""
        year = self.of_file.today().year
        choice = Choice([(str(one), f"Năm {one}") for one in range(year + 1, year - 6, -1)])
        choice.set_value(str(year))
        choice.setAccessibleName("Năm")
        choice.chosen.connect(lambda _key: self.reload(None))
        return choice

    def _on_side(self, side: str) -> None:
        self.sides.set_value(self._side)  # this page stays what it is
        self.side_chosen.emit(side)

    def _on_branch(self, branch: str) -> None:
        self.branch = branch
        self.banner.clear()
        self.reload(None)
