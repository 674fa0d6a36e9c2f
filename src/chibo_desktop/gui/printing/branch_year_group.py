"""The base of groups whose papers are about a year of a branch, or of all at the office."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.organization import Branch
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.rounds import branch_lines

_YEARS = 4


class BranchYearGroup(PaperGroup):
    """Choose branch and year above the papers; of one branch only the year is asked."""

    kinds = frozenset({"branch"})
    for_office = True

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        this_year = context.today().year
        years = [str(this_year - back) for back in range(_YEARS)]
        self.branch, self.year = Choice(), Choice([(one, one) for one in years])
        tools = ToolRow()
        self._branch_field = FormField("&Chi bộ", self.branch)
        tools.add(self._branch_field)
        tools.add(FormField("&Năm", self.year))
        self._branch_field.hide()
        self.options.addWidget(tools)

    @property
    def chosen_year(self) -> int:
        """The year of the papers."""
        return int(self.year.value())

    def reload(self, changes: frozenset[str] | None) -> None:
        if not self.context.session.is_office:
            self.context.runner.run(branch_lines, self._on_branches, owner=self, latest="branches")

    def _on_branches(self, branches: list[Branch]) -> None:
        own = self.context.session.author.org_id
        options = [(one.id, one.name) for one in branches if one.org_id == own]
        self.branch.set_options(options)
        self._branch_field.setVisible(len(options) > 1)
