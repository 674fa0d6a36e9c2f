"""The groups of papers, in the order in which the page offers them."""

from chibo_desktop.gui.printing.commendation_group import CommendationGroup
from chibo_desktop.gui.printing.committee_group import CommitteeGroup
from chibo_desktop.gui.printing.dossier_group import DossierGroup
from chibo_desktop.gui.printing.dues_group import DuesGroup
from chibo_desktop.gui.printing.evaluation_group import EvaluationGroup
from chibo_desktop.gui.printing.exchange_group import ExchangeGroup
from chibo_desktop.gui.printing.life_group import LifeGroup
from chibo_desktop.gui.printing.list_group import ListGroup
from chibo_desktop.gui.printing.meeting_group import MeetingGroup
from chibo_desktop.gui.printing.opinion_group import OpinionGroup
from chibo_desktop.gui.printing.paper_group import PaperGroup
from chibo_desktop.gui.printing.period_group import PeriodGroup
from chibo_desktop.gui.printing.register_group import RegisterGroup
from chibo_desktop.gui.printing.study_group import StudyGroup
from chibo_desktop.gui.printing.targets_group import TargetsGroup
from chibo_desktop.gui.printing.work_report_group import WorkReportGroup

GROUPS: tuple[type[PaperGroup], ...] = (
    EvaluationGroup,
    PeriodGroup,
    DossierGroup,
    RegisterGroup,
    ListGroup,
    LifeGroup,
    StudyGroup,
    MeetingGroup,
    CommitteeGroup,
    OpinionGroup,
    DuesGroup,
    TargetsGroup,
    CommendationGroup,
    WorkReportGroup,
    ExchangeGroup,
)


def groups_of(*, is_office: bool) -> tuple[type[PaperGroup], ...]:
    """The groups that a file has papers of: at the office, lists over the units' members."""
    return tuple(group for group in GROUPS if group.for_office or not is_office)
