"""The sides of a meeting, in the order of work."""

from chibo_desktop.gui.meetings.details_tab import DetailsTab
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.meetings.roll_tab import RollTab
from chibo_desktop.gui.runtime.context import Context

DETAILS, ROLL = DetailsTab.key, RollTab.key


def tabs(context: Context) -> list[MeetingTab]:
    """Every side, made for one page."""
    return [DetailsTab(context), RollTab(context)]
