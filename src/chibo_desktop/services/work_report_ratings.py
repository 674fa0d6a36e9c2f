"""What a report tells of the evaluation: months closed, ratings of the period."""

from collections.abc import Iterable

from chibo_desktop.domain.evaluation import Round, RoundState
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import PeriodKind
from chibo_desktop.domain.span import Span
from chibo_desktop.services.closed_standing import standing_text
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted
from chibo_desktop.storage.evaluations import ClosedStanding, closed_standings, rounds_of
from chibo_desktop.wording.spans import span_name

SPANS = {
    PeriodKind.MONTH: Span.MONTH,
    PeriodKind.QUARTER: Span.QUARTER,
    PeriodKind.YEAR: Span.YEAR,
}


def ratings_told(scope: ReportScope) -> Told:
    """How many months were rated, and how people stand in the closed round of the period."""
    return only_rated(standings_told(scope))


def only_rated(found: Told) -> Told:
    """Without how people stand where nobody was rated: there is nothing to tell of."""
    if "rated" not in found or found["rated"].number:
        return found
    return {code: one for code, one in found.items() if not code.startswith("rated")}


def standings_told(scope: ReportScope) -> Told:
    """The same, also where nobody was rated."""
    found = {"rounds_closed": _rounds_closed(scope)}
    if scope.key.period.kind not in SPANS:
        return found
    by_rating: dict[str, list[NameLine]] = {}
    unrated: list[NameLine] = []
    for one in scope.read(_standings):
        line = NameLine(
            name=one.full_name,
            place=scope.place(one.org_id, one.branch_id),
            note=standing_text(one),
            is_counted=one.is_rated,
            key=one.member_id,
        )
        (by_rating.setdefault(one.rating, []) if one.is_rated else unrated).append(line)
    everybody = [line for rating in Rating for line in by_rating.get(rating, ())] + unrated
    return {
        **found,
        "rated": counted(everybody),
        **{f"rated_{rating.value}": counted(by_rating.get(rating, ())) for rating in Rating},
    }


def _rounds_closed(scope: ReportScope) -> KnownFigure:
    return counted(
        [
            NameLine(
                name=span_name(Span.MONTH, one.period),
                place=scope.place(one.org_id, one.branch_id),
            )
            for one in scope.read(_rounds)
            if one.state == RoundState.CLOSED and one.period is not None
        ]
    )


def _rounds(scope: ReportScope) -> Iterable[tuple[str, Round]]:
    found = rounds_of(
        scope.unit.connection,
        branch_id=scope.branch_id,
        org_id=scope.org_id,
        months=scope.months,
    )
    return ((one.org_id, one) for one in reversed(found))


def _standings(scope: ReportScope) -> Iterable[tuple[str, ClosedStanding]]:
    period = scope.key.period
    end, span = Month.of(period.last_day), SPANS[period.kind]
    found = closed_standings(scope.unit.connection, end, span, scope.branch_id, org_id=scope.org_id)
    return ((one.org_id, one) for one in found)
