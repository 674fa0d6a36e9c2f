"""Who tells the figures of a branch, of a unit as a whole, and of the office alone.

The same that tell periodic reports, so a figure is one number on screen, paper and in a report.
"""

from collections.abc import Iterable

from chibo_desktop.domain.picture.checks import COMPARED
from chibo_desktop.domain.picture.figures import FIGURE_BY_CODE
from chibo_desktop.services.picture_compared import (
    awarded_told,
    judged_told,
    listed_twice,
    lists_told,
    present_told,
)
from chibo_desktop.services.work_report_dues import dues_told
from chibo_desktop.services.work_report_figures import Teller
from chibo_desktop.services.work_report_meetings import conclusions_told, meetings_told
from chibo_desktop.services.work_report_merits import discipline_told, merits_told
from chibo_desktop.services.work_report_opinions import opinions_told
from chibo_desktop.services.work_report_people import people_told
from chibo_desktop.services.work_report_ratings import ratings_told
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope
from chibo_desktop.services.work_report_study import study_told
from chibo_desktop.services.work_report_targets import targets_told
from chibo_desktop.services.work_report_terms import documents_told, inspections_told

OF_BRANCH: tuple[Teller, ...] = (
    people_told,
    meetings_told,
    conclusions_told,
    study_told,
    ratings_told,
    documents_told,
    dues_told,
    lists_told,
    judged_told,
    present_told,
)
OF_UNIT: tuple[Teller, ...] = (merits_told, discipline_told, inspections_told, awarded_told)
OF_WHOLE: tuple[Teller, ...] = (targets_told, opinions_told, listed_twice)

_KEPT = frozenset({*FIGURE_BY_CODE, *COMPARED})


def told_by(tellers: Iterable[Teller], scope: ReportScope) -> dict[str, KnownFigure]:
    """What some of them tell, as far as the picture has a place for it."""
    found: dict[str, KnownFigure] = {}
    for tell in tellers:
        found.update(
            (code, one)
            for code, one in tell(scope).items()
            if code in _KEPT and one.number is not None
        )
    return found
