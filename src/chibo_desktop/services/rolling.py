"""From the parts of a quarter or a year to what they come to, by the set's own rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_rating import Reason
from chibo_desktop.domain.period_parts import PeriodPart
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RolledUp:
    total: Decimal | None
    rating: Rating | None
    reasons: tuple[Reason, ...] = ()


def part_span(criteria_set: CriteriaSet, span: Span) -> Span:
    """What a span is made of by the set's rule: quarters of months, a year of either."""
    return Span.MONTH if span is Span.QUARTER else Span.QUARTER


def roll(criteria_set: CriteriaSet, span: Span, parts: Sequence[PeriodPart]) -> RolledUp:
    """What the parts come to. Never raises."""
    totals = [part.total for part in parts if part.has_result and part.total is not None]
    if not totals:
        return RolledUp(total=None, rating=None)
    total = (sum(totals, Decimal(0)) / len(totals)).quantize(Decimal("0.01"))
    band = next(band for band in criteria_set.bands if total >= band.minimum)
    return RolledUp(total=total, rating=band.rating)
