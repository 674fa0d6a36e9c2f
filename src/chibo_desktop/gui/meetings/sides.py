"""The sides of a meeting, in the order of work."""

from chibo_desktop.gui.meetings.agenda_tab import AgendaTab
from chibo_desktop.gui.meetings.details_tab import DetailsTab
from chibo_desktop.gui.meetings.follow_up_tab import FollowUpTab
from chibo_desktop.gui.meetings.meeting_tab import MeetingTab
from chibo_desktop.gui.meetings.minutes_tab import MinutesTab
from chibo_desktop.gui.meetings.quality_tab import QualityTab
from chibo_desktop.gui.meetings.roll_tab import RollTab
from chibo_desktop.gui.runtime.context import Context

DETAILS, AGENDA, ROLL = DetailsTab.key, AgendaTab.key, RollTab.key
MINUTES, FOLLOW_UP, QUALITY = MinutesTab.key, FollowUpTab.key, QualityTab.key


def tabs(context: Context) -> list[MeetingTab]:
    """Every side, made for one page."""
    return [
        DetailsTab(context),
        AgendaTab(context),
        RollTab(context),
        MinutesTab(context),
        FollowUpTab(context),
        QualityTab(context),
    ]
