"""Who is not rated in a month, and why (Điều 5, 366-QĐ/TW)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.member import NEVER_RATED
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRated:
    """Why a member is not rated.

    Codes: a status that is never rated or that the rule excepts, not-yet-admitted, newly-admitted;
    the last carries the months required and the day from which the member can be rated.
    """

    code: str
    months: int = 0
    rated_from: date | None = None


def why_not_rated(
    criteria_set: CriteriaSet,
    *,
    activity_status: str,
    admitted_on: PartialDate | None,
    confirmed_on: PartialDate | None,
    period: Month,
) -> NotRated | None:
    """None when the member is rated for that month.

    Months since admission are counted at the month's last day; of a date known in part the
    earliest day counts. A member already confirmed by then is never newly admitted, whatever the
    day of admission says; a member whose day of admission is unknown is rated.
    """
    rule = criteria_set.not_rated
    if activity_status in NEVER_RATED or activity_status in rule.statuses:
        return NotRated(code=activity_status)
    day = period.last_day
    if admitted_on is None or (confirmed_on is not None and confirmed_on.earliest <= day):
        return None
    if admitted_on.earliest > day:
        return NotRated(code="not-yet-admitted")
    rated_from = months_later(admitted_on.earliest, rule.newly_admitted_months)
    if rated_from > day:
        return NotRated(
            code="newly-admitted", months=rule.newly_admitted_months, rated_from=rated_from
        )
    return None


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month when it has no such day."""
    month = Month.of(day).plus(months)
    return date(month.year, month.number, min(day.day, monthrange(month.year, month.number)[1]))
