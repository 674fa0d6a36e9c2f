"""What a report tells of opinions: numbers by area, never a name or a word of one."""

from collections.abc import Sequence

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.opinions.opinion import OpinionState
from chibo_desktop.domain.report_period import PeriodKind
from chibo_desktop.services.opinion_figures import (
    AreaFigures,
    areas_between,
    areas_of_all,
    load_units_opinions,
)
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, numbered

_ANSWERED = (OpinionState.ANSWERED, OpinionState.CLOSED)


def opinions_told(scope: ReportScope) -> Told:
    """The opinions received in the period; at the office those that its units told of the year."""
    if scope.is_office:
        if scope.key.period.kind is not PeriodKind.YEAR:
            return {}
        areas = areas_of_all(load_units_opinions(scope.unit, scope.first.year))
    else:
        own = [one.id for one in scope.branches if one.org_id == scope.key.org_id]
        areas = areas_between(scope.unit, own, *scope.months)
    return {
        "opinions": _sum(areas, *OpinionState),
        "opinions_answered": _sum(areas, *_ANSWERED),
        "opinions_open": _sum(areas, OpinionState.NEW, OpinionState.IN_REVIEW),
    }


def _sum(areas: Sequence[AreaFigures], *states: OpinionState) -> KnownFigure:
    numbers = [(area.name, sum(area.count(one) for one in states)) for area in areas]
    lines = [
        NameLine(name=name, place="", note=f"{number} ý kiến") for name, number in numbers if number
    ]
    return numbered(sum(number for _name, number in numbers), lines)
