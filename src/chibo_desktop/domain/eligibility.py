"""Who is not rated in a month, and why (Điều 5, 366-QĐ/TW)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.applicability import Applicability, MemberKind
from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.member import NEVER_RATED
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRated:
    """Why a member is not rated.

    Codes: a status that is never rated or that the rule excepts, not-yet-admitted, newly-admitted;
    the last carries the months required and the day from which the member can be rated. other-set:
    the set is for other members (its applicability).
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
    kind: MemberKind | None = None,
) -> NotRated | None:
    """None when the member is rated for that month.

    Months since admission are counted at the month's last day; of a date known in part the
    earliest day counts. A member already confirmed by then is never newly admitted, whatever the
    day of admission says; a member whose day of admission is unknown is rated. So is one of whom
    nobody knows the `kind`.
    """
    rule = criteria_set.not_rated
    if activity_status in NEVER_RATED or activity_status in rule.statuses:
        return NotRated(code=activity_status)
    day = period.last_day
    if _is_for_another_set(criteria_set.applicability, kind, activity_status, admitted_on, day):
        return NotRated(code="other-set")
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


def _is_for_another_set(
    applies: Applicability,
    kind: MemberKind | None,
    status: str,
    admitted_on: PartialDate | None,
    day: date,
) -> bool:
    if not applies.covers_kind(kind) or not applies.covers_status(status):
        return True
    if not applies.minimum_months or admitted_on is None:
        return False
    return months_later(admitted_on.earliest, applies.minimum_months) > day


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month when it has no such day."""
    month = Month.of(day).plus(months)
    return date(month.year, month.number, min(day.day, monthrange(month.year, month.number)[1]))
