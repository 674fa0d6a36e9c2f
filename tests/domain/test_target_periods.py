"""Of which period a target still wants its result."""

from datetime import date

import pytest

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.periods import is_result_missing, last_period_due
from chibo_desktop.domain.targets.records import Target, TargetResult


def target(due: int = 12, year: int = 2026) -> Target:
    return Target(id="t", org_id="o", year=year, due=Month(year, due))


def result(span: Span, month: int, year: int = 2026) -> TargetResult:
    period = Month(year, month)
    return TargetResult(id=f"{period}", org_id="o", target_id="t", span=span, period=period)


@pytest.mark.parametrize(
    ("due", "results", "day", "period", "is_missing"),
    [
        (12, [], date(2026, 3, 31), None, False),  # no quarter of its year has ended
        (12, [], date(2026, 4, 1), 3, True),
        (12, [], date(2026, 11, 28), 9, True),
        (12, [result(Span.QUARTER, 9)], date(2026, 11, 28), 9, False),
        (12, [result(Span.QUARTER, 6)], date(2026, 11, 28), 9, True),
        (12, [result(Span.MONTH, 9)], date(2026, 11, 28), 10, True),  # it reports by month
        (12, [result(Span.MONTH, 11)], date(2026, 11, 28), 10, False),  # even before it ends
        (6, [result(Span.QUARTER, 6)], date(2026, 11, 28), 6, False),  # over since June
        (6, [], date(2026, 11, 28), 6, True),
        (12, [result(Span.YEAR, 12)], date(2026, 11, 28), None, False),
        (12, [result(Span.QUARTER, 9)], date(2027, 1, 2), 12, True),
    ],
)
def test_the_newest_period_that_has_ended_wants_its_result(
    due: int, results: list[TargetResult], day: date, period: int | None, is_missing: bool
) -> None:
    wanted = Month(2026, period) if period else None
    assert last_period_due(target(due), results, day) == wanted
    assert is_result_missing(target(due), results, day) is is_missing
