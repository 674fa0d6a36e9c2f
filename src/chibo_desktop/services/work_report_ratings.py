"""What a report tells of the evaluation: months closed, ratings of the period."""

from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import PeriodKind
from chibo_desktop.domain.span import Span
from chibo_desktop.services.closed_standing import standing_text
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted
from chibo_desktop.storage.evaluations import closed_standings, rounds_of
from chibo_desktop.wording.spans import span_name

SPANS = {
    PeriodKind.MONTH: Span.MONTH,
    PeriodKind.QUARTER: Span.QUARTER,
    PeriodKind.YEAR: Span.YEAR,
}


def ratings_told(scope: ReportScope) -> Told:
    """How many months were rated, and how people stand in the closed round of the period."""
    found = {"rounds_closed": _rounds_closed(scope)}
    span = SPANS.get(scope.key.period.kind)
    if span is None:
        return found
    end = Month.of(scope.key.period.last_day)
    by_rating: dict[str, list[NameLine]] = {}
    unrated: list[NameLine] = []
    for one in closed_standings(scope.unit.connection, end, span, scope.branch_id):
        line = NameLine(
            name=one.full_name,
            place=scope.place(one.org_id, one.branch_id),
            note=standing_text(one),
            is_counted=one.is_rated,
            key=one.member_id,
        )
        (by_rating.setdefault(one.rating, []) if one.is_rated else unrated).append(line)
    if not by_rating:
        return found
    everybody = [line for rating in Rating for line in by_rating.get(rating, ())] + unrated
    return {
        **found,
        "rated": counted(everybody),
        **{f"rated_{rating.value}": counted(by_rating.get(rating, ())) for rating in Rating},
    }


def _rounds_closed(scope: ReportScope) -> KnownFigure:
    first, last = scope.months
    return counted(
        [
            NameLine(
                name=span_name(Span.MONTH, one.period),
                place=scope.place(one.org_id, one.branch_id),
            )
            for one in reversed(rounds_of(scope.unit.connection, branch_id=scope.branch_id))
            if one.state == RoundState.CLOSED
            and one.period is not None
            and first <= one.period <= last
        ]
    )
