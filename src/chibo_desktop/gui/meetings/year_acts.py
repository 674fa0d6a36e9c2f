"""What is done to a year: plan it, add one more meeting."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.meeting import Meeting, MeetingKind
from chibo_desktop.gui.meetings.meeting_dialog import MeetingDialog
from chibo_desktop.gui.meetings.plan_dialog import PlanDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets.form_acts import OpensForms, carry_out
from chibo_desktop.services.meeting_fields import with_texts
from chibo_desktop.services.meeting_plan import plan_year
from chibo_desktop.services.meetings import MeetingYear, new_meeting, save_meeting
from chibo_desktop.services.session import Unit

Shown = Callable[[], MeetingYear | None]


class YearActs(QObject, OpensForms[PlanDialog | MeetingDialog]):
    """Opens the small forms in front of the page and tells what came of them."""

    planned = Signal(int)
    added = Signal(object)  # Meeting

    def __init__(self, context: Context, page: QWidget, shown: Shown) -> None:
        """`shown` gives the year the page shows."""
        super().__init__(page)
        self._of_file, self._page, self._shown = context, page, shown

    def plan(self) -> None:
        """Ask for the usual day and plan the year."""
        shown = self._shown()
        if shown is None:
            return
        today = self._of_file.today()
        # What lies behind without having been written down is not planned any more.
        since = today.month if shown.year == today.year and not shown.lines else 1
        dialog = PlanDialog(shown.year, shown.habits, since, self._page)

        def on_done(count: int) -> None:
            self.planned.emit(count)

        carry_out(
            self._of_file,
            dialog,
            lambda unit, wish: plan_year(unit, shown.branch_id, shown.year, wish),
            on_done,
        )
        self.show_form(dialog)

    def add(self) -> None:
        """Ask for one more meeting."""
        shown = self._shown()
        if shown is None:
            return
        today = self._of_file.today()
        day = today if today.year == shown.year else date(shown.year, 1, 3)
        self._of_file.runner.run(
            lambda unit: new_meeting(unit, shown.branch_id, day, MeetingKind.THEMATIC),
            self._ask,
            owner=self,
        )

    def _ask(self, meeting: Meeting) -> None:
        dialog = MeetingDialog(meeting, self._page)

        def save(unit: Unit, written: dict[str, str]) -> Meeting:
            return save_meeting(unit, with_texts(meeting, written))

        def on_done(saved: Meeting) -> None:
            self.added.emit(saved)

        carry_out(self._of_file, dialog, save, on_done)
        self.show_form(dialog)
