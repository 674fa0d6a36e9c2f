"""How one looks at a round: the view taken, its keys, and remembering it for the next time."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.evaluations.grid_column import NOTES
from chibo_desktop.gui.evaluations.grid_panel import GridPanel
from chibo_desktop.gui.evaluations.tools import RoundTools
from chibo_desktop.gui.evaluations.views import (
    ALL,
    ARRANGEMENTS,
    CRITERION,
    DIFFERENCES,
    MEMBER,
    STEPS,
    TABLE,
    USUAL_STEP,
    arrangement_of,
    criterion_views,
    detail_of,
    is_view_of,
    table_views,
)
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.sheet import Sheet

_REMEMBERED = "evaluations-view"


class Viewing(QObject):
    """Joins the tools that choose a view with the panel that shows it."""

    changed = Signal()

    def __init__(
        self, tools: RoundTools, panel: GridPanel, settings: Settings, page: QWidget
    ) -> None:
        super().__init__(page)
        self._tools, self._panel, self._settings = tools, panel, settings
        self._sheet: Sheet | None = None
        self.view = settings.text(_REMEMBERED)
        tools.view_chosen.connect(self.take)
        tools.prefer(DIFFERENCES, USUAL_STEP)
        panel.view.area_requested.connect(self._on_area)
        panel.view.moved.connect(self._on_moved)
        panel.member_requested.connect(lambda evaluation: self.take(f"{MEMBER}:{evaluation}"))
        for number, (key, _text) in enumerate(ARRANGEMENTS, start=1):
            self._on_key(page, f"Alt+{number}", lambda key=key: tools.take_arrangement(key))
        self._on_key(page, "Ctrl+PgDown", lambda: tools.step(1))
        self._on_key(page, "Ctrl+PgUp", lambda: tools.step(-1))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a round in the view last taken, or the first that it has."""
        self._sheet = sheet
        if not self._is_known(self.view):
            self.view = table_views(sheet.criteria_set)[0][0]
        self._panel.show_sheet(sheet, self.view)
        self._tools.show_views(
            {
                TABLE: table_views(sheet.criteria_set),
                ALL: (),
                CRITERION: criterion_views(sheet.criteria_set),
                MEMBER: [(row.evaluation.id, row.evaluation.full_name) for row in sheet.rows],
                DIFFERENCES: STEPS if len(sheet.criteria_set.markers) > 1 else (),
            },
            self.view,
        )
        self._panel.search(self._tools.search.text())

    def take(self, view: str) -> None:
        """Show a view of the same round."""
        if not self._is_known(view):
            return
        self.view = view
        if arrangement_of(view) != MEMBER:  # never a text about a person
            self._settings.set_text(_REMEMBERED, view)
        self._tools.take_view(view)
        self._panel.show_view(view)
        self._panel.search(self._tools.search.text())
        self.changed.emit()
        self._panel.view.setFocus()

    def _is_known(self, view: str) -> bool:
        if self._sheet is None:
            return False
        if arrangement_of(view) == MEMBER:
            detail = detail_of(view)
            return any(row.evaluation.id == detail for row in self._sheet.rows)
        return is_view_of(view, self._sheet.criteria_set)

    def _on_area(self, area: str) -> None:
        """Something changed in another area: the table shows it; a reason by its criterion."""
        if self._sheet is None:
            return
        markers = self._sheet.criteria_set.markers
        self.take(markers[-1].code if area == NOTES else area)

    def _on_moved(self) -> None:
        """The member and the criterion one is on are those one wants to look at next."""
        at = self._panel.view.currentIndex()
        if not at.isValid() or self._sheet is None:
            return
        if evaluation := self._panel.current_evaluation():
            self._tools.prefer(MEMBER, evaluation)
        slot = self._panel.model.slot(at.row(), at.column())
        if any(slot.code == code for code, _ in criterion_views(self._sheet.criteria_set)):
            self._tools.prefer(CRITERION, slot.code)

    def _on_key(self, page: QWidget, keys: str, act: object) -> None:
        QShortcut(QKeySequence(keys), page).activated.connect(act)
