"""The years of a branch itself: how it was rated, by whom, and whether it was disciplined."""

from datetime import date

from chibo_desktop.domain.commending import YearResult
from chibo_desktop.domain.discipline import DisciplineCase, DisciplineStep, decision_of
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.year_end import PastRating, Review
from chibo_desktop.services.collective import collective_rating
from chibo_desktop.storage.discipline import cases_with_steps
from chibo_desktop.storage.reviews import of_branch
from chibo_desktop.storage.unit_of_work import Unit

_DECEMBER = 12


def branch_history(unit: Unit, branch_id: str) -> dict[int, YearResult]:
    """Every year of a branch that is known: by the decision, else by its own marks."""
    found: dict[int, YearResult] = {}
    for past in of_branch(unit.connection, PastRating, branch_id):
        if not past.member_id and past.year is not None and past.rating:
            found[past.year] = YearResult(
                rating=Rating(past.rating), is_decided=bool(past.decision)
            )
    for one in of_branch(unit.connection, Review, branch_id):
        if not one.member_id and one.span == Span.YEAR and one.period is not None:
            result = _of_review(one, one.period.year)
            if result is not None:
                found[one.period.year] = result
    for case, steps in cases_with_steps(unit.connection):
        year = _year_disciplined(case, steps) if case.branch_id == branch_id else None
        if year is not None:
            known = found.get(year, YearResult())
            found[year] = YearResult(
                rating=known.rating, is_decided=known.is_decided, was_disciplined=True
            )
    return found


def _of_review(one: Review, year: int) -> YearResult | None:
    if one.decided:
        return YearResult(rating=Rating(one.decided), is_decided=True)
    own = (
        Rating(one.proposed) if one.proposed else collective_rating(one, date(year, _DECEMBER, 31))
    )
    return YearResult(rating=own) if own is not None else None


def _year_disciplined(case: DisciplineCase, steps: tuple[DisciplineStep, ...]) -> int | None:
    decision = decision_of(steps) if case.is_collective else None
    return decision.happened_on.year if decision and decision.happened_on else None
