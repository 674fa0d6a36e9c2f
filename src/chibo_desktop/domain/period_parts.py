"""What one member has of each part of a quarter or a year: a result, or why there is none.

A missing part is never taken for nothing: either the program knows the reason (not yet admitted,
exempt, came from elsewhere), or somebody says it, or the longer round cannot be closed.
Source: domain.md §3.11 (6).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating


class PartState(StrEnum):
    """What there is of a part."""

    RATED = "rated"
    OUTSIDE = "outside"  # rated elsewhere, entered by hand
    NOT_RATED = "not-rated"  # the part's own round says why
    ABSENT = "absent"  # was not here yet: the reason is known from the dossier
    EXPLAINED = "explained"  # nothing, and somebody said why
    OPEN = "open"  # the part's round is not closed
    MISSING = "missing"  # nothing, and nobody said why


RESULTS = frozenset({PartState.RATED, PartState.OUTSIDE})
UNEXPLAINED = frozenset({PartState.OPEN, PartState.MISSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPart:
    """One part: its last month, and what there is of it. `reason` is a code or people's words."""

    period: Month
    state: PartState
    total: Decimal | None = None
    rating: Rating | None = None
    reason: str = ""
    evaluation_id: str = ""
    round_id: str = ""

    @property
    def has_result(self) -> bool:
        """True when it counts in what is rolled up."""
        return self.state in RESULTS

    def frozen(self) -> str:
        """What is written down of it at closing, to be compared with later."""
        if self.has_result:
            total = "" if self.total is None else f"{self.total:f}"
            return f"{self.state.value}|{total}|{self.rating or ''}"
        return f"{self.state.value}||"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPart:
    """What the file holds of a part: the round, and the member's evaluation in it if any."""

    round_id: str
    is_closed: bool
    evaluation_id: str = ""
    total: str = ""
    rating: str = ""
    not_rated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDays:
    """The days of a member that explain why a part is missing."""

    admitted_on: date | None = None
    came_on: date | None = None  # transferred in


def part_of(
    period: Month,
    found: FoundPart | None,
    days: MemberDays,
    *,
    gap: str = "",
    outside: str = "",
) -> PeriodPart:
    """The part that ends with `period`; `gap` and `outside` are what people entered for it.

    A result of the file's own stands before one from elsewhere: nobody is rated twice.
    """
    if found is not None and found.evaluation_id:
        own = _own(period, found)
        if own is not None:
            return own
    entered = read_outside(outside)
    if entered is not None:
        total, rating = entered
        return PeriodPart(
            period=period, state=PartState.OUTSIDE, total=total, rating=rating, reason=gap
        )
    if gap:
        return PeriodPart(period=period, state=PartState.EXPLAINED, reason=gap)
    if days.admitted_on is not None and days.admitted_on > period.last_day:
        return PeriodPart(period=period, state=PartState.ABSENT, reason="not-yet-admitted")
    if days.came_on is not None and days.came_on > period.last_day:
        return PeriodPart(period=period, state=PartState.ABSENT, reason="came-later")
    state = PartState.OPEN if found is not None and not found.is_closed else PartState.MISSING
    return PeriodPart(
        period=period,
        state=state,
        evaluation_id=found.evaluation_id if found else "",
        round_id=found.round_id if found else "",
    )


def read_outside(text: str) -> tuple[Decimal | None, Rating] | None:
    """A result from elsewhere as an evaluation keeps it: `88.5 good` or `- good`."""
    total, _, rating = text.partition(" ")
    if rating not in set(Rating):
        return None
    try:
        points = None if total == "-" else Decimal(total)
    except InvalidOperation:
        return None
    return points, Rating(rating)


def write_outside(total: Decimal | None, rating: Rating) -> str:
    """The form that `read_outside` reads."""
    return f"{'-' if total is None else f'{total:f}'} {rating.value}"


def _own(period: Month, found: FoundPart) -> PeriodPart | None:
    if found.not_rated:
        return PeriodPart(
            period=period,
            state=PartState.NOT_RATED,
            reason=found.not_rated.split()[0],
            evaluation_id=found.evaluation_id,
            round_id=found.round_id,
        )
    if not found.is_closed or not found.rating:
        return None
    return PeriodPart(
        period=period,
        state=PartState.RATED,
        total=Decimal(found.total) if found.total else None,
        rating=Rating(found.rating),
        evaluation_id=found.evaluation_id,
        round_id=found.round_id,
    )
