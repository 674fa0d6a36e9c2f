"""Of which period a target still wants its result."""

from collections.abc import Iterable
from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, span_end
from chibo_desktop.domain.targets.records import Target, TargetResult


def last_period_due(target: Target, results: Iterable[TargetResult], day: date) -> Month | None:
    """The last month of the newest period of its year that has ended by a day and before its due.

    In the rhythm of the results so far, by quarter while there are none. None when no period of
    its year has ended.
    """
    known = [one for one in results if one.period is not None]
    newest = max(known, key=lambda one: (str(one.period), one.span, one.id), default=None)
    span = Span(newest.span) if newest is not None and newest.span else Span.QUARTER
    end = span_end(span, Month.of(day)).plus(-span.months)
    if target.due is not None:
        end = min(end, span_end(span, target.due))
    return end if target.year is not None and end.year >= target.year else None


def is_result_missing(target: Target, results: Iterable[TargetResult], day: date) -> bool:
    """Whether the newest period that has ended has no result, nor any later one."""
    known = list(results)
    end = last_period_due(target, known, day)
    return end is not None and all(one.period is None or one.period < end for one in known)
