"""The base of groups whose papers are about one organisation of the file, or about the whole."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Choice, FormField, ToolRow
from chibo_desktop.services.party_bodies import party_bodies


class BodyGroup(PaperGroup):
    """Asks of whom the papers are, where the file keeps several; more is added to `tools`."""

    kinds = frozenset({"branch"})
    for_office = True
    asked = "&Chi bộ"  # how the choice is called

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.branch = Choice()
        self._branch_field = FormField(self.asked, self.branch)
        self._branch_field.hide()
        self.tools = ToolRow()
        self.tools.add(self._branch_field)
        self.options.addWidget(self.tools)

    def reload(self, changes: frozenset[str] | None) -> None:
        self.context.runner.run(party_bodies, self._on_bodies, owner=self, latest="bodies")

    def _on_bodies(self, bodies: dict[str, str]) -> None:
        self.branch.set_options(list(bodies.items()))
        self._branch_field.setVisible(len(bodies) > 1)
