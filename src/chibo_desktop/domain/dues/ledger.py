"""One member's dues month by month: owed, carried over, paid, unpaid (S01/ĐP, domain.md §9.3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from chibo_desktop.domain.dues.rates import NO_BASIS, DuesTable, MonthlyDues
from chibo_desktop.domain.dues.records import (
    DuesAdjustment,
    DuesBasis,
    DuesExemption,
    DuesPayment,
    DuesSetting,
)
from chibo_desktop.domain.period import Month

_NOTHING_OWED = MonthlyDues(amount=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesSpan:
    """Months in which somebody owes dues here; no `last`: until further notice."""

    first: Month
    last: Month | None = None

    def covers(self, month: Month) -> bool:
        """Whether the month lies inside."""
        return self.first <= month and (self.last is None or month <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesLine:
    """One member in one month's book.

    `carried` is what was unpaid before (negative: paid ahead), `adjusted` what was added by hand or
    by a correction. While `dues` lacks something, nothing is counted for the month.
    """

    month: Month
    dues: MonthlyDues
    is_exempt: bool = False
    carried: int = 0
    adjusted: int = 0
    paid: int = 0

    @property
    def owed(self) -> int:
        """Phải đóng tháng này."""
        return self.dues.amount or 0

    @property
    def arrears(self) -> int:
        """Truy thu: what was unpaid before and what was corrected."""
        return self.carried + self.adjusted

    @property
    def total(self) -> int:
        """Cộng phải đóng."""
        return self.owed + self.arrears

    @property
    def unpaid(self) -> int:
        """Chưa đóng đến cuối tháng; negative: paid ahead."""
        return self.total - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesFacts:
    """All that is recorded of one member, in any order."""

    member_id: str
    spans: tuple[DuesSpan, ...] = ()
    bases: tuple[DuesBasis, ...] = ()
    exemptions: tuple[DuesExemption, ...] = ()
    adjustments: tuple[DuesAdjustment, ...] = ()
    payments: Mapping[Month, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DuesSettings:
    """The branch's settings, oldest first. Raises ValueError when there are none."""

    in_order: tuple[DuesSetting, ...]

    @classmethod
    def of(cls, settings: Iterable[DuesSetting]) -> "DuesSettings":
        """In the order of their months; those without one are left out."""
        dated = [one for one in settings if one.since is not None]
        return cls(tuple(sorted(dated, key=lambda one: (str(one.since), one.id))))

    @property
    def begin(self) -> Month | None:
        """The first month of the book; None while no book was begun."""
        return self.in_order[0].since if self.in_order else None

    def on(self, month: Month) -> DuesSetting | None:
        """The setting in force in a month; None before the book begins."""
        found = None
        for one in self.in_order:
            if one.since is None or one.since > month:
                break
            found = one
        return found


def months_between(first: Month, last: Month) -> list[Month]:
    """Every month from the first to the last; none when the last is before the first."""
    found = []
    while first <= last:
        found.append(first)
        first = first.next()
    return found


class _InForce:
    """The basis in force month after month; asked for months in their order."""

    def __init__(self, bases: Sequence[DuesBasis]) -> None:
        dated = [(one.since, one.id, one) for one in bases if one.since is not None]
        dated.sort(key=lambda one: one[:2])
        self._ahead = [(since, one) for since, _, one in reversed(dated)]
        self._now: DuesBasis | None = None

    def on(self, month: Month) -> DuesBasis | None:
        """The basis of a month that is not before the last one asked for."""
        while self._ahead and self._ahead[-1][0] <= month:
            self._now = self._ahead.pop()[1]
        return self._now


def basis_on(bases: Sequence[DuesBasis], month: Month) -> DuesBasis | None:
    """The basis in force in a month: the latest that began by then."""
    return _InForce(bases).on(month)


def is_exempt(exemptions: Sequence[DuesExemption], month: Month) -> bool:
    """Whether one of the exemptions covers a month."""
    return any(
        one.since is not None and one.since <= month and (one.until is None or month <= one.until)
        for one in exemptions
    )


def dues_of(
    facts: DuesFacts, month: Month, settings: DuesSettings, table: DuesTable
) -> MonthlyDues | None:
    """What a member owes for a month; None when they owe nothing here then."""
    return _dues(facts, month, settings, table, _InForce(facts.bases))


def _dues(
    facts: DuesFacts,
    month: Month,
    settings: DuesSettings,
    table: DuesTable,
    in_force: _InForce,
) -> MonthlyDues | None:
    setting = settings.on(month)
    if setting is None or not any(span.covers(month) for span in facts.spans):
        return None
    if facts.exemptions and is_exempt(facts.exemptions, month):
        return _NOTHING_OWED
    basis = in_force.on(month)
    if basis is None:
        return NO_BASIS
    return table.dues(basis, setting.wage_zone, setting.rounded_to or 1, month)


def ledger(
    facts: DuesFacts,
    months: Sequence[Month],
    settings: DuesSettings,
    table: DuesTable,
    carried: int = 0,
) -> list[DuesLine]:
    """A member's lines of following months; `carried` is the debt before the first.

    A month in which they neither owe nor pay has no line, unless a debt is carried over.
    """
    added: dict[Month, int] = {}
    for one in facts.adjustments:
        if one.month is not None:
            added[one.month] = added.get(one.month, 0) + (one.amount or 0)
    lines, in_force = [], _InForce(facts.bases)
    for month in months:
        dues = _dues(facts, month, settings, table, in_force)
        adjusted, paid = added.get(month, 0), facts.payments.get(month, 0)
        if dues is None and not (carried or adjusted or paid):
            continue
        line = DuesLine(
            month=month,
            dues=dues if dues is not None else _NOTHING_OWED,
            is_exempt=dues is _NOTHING_OWED,
            carried=carried,
            adjusted=adjusted,
            paid=paid,
        )
        carried = line.unpaid
        lines.append(line)
    return lines


def unpaid_months(lines: Sequence[DuesLine], year: int) -> tuple[Month, ...]:
    """Months of a year of which nothing is paid at the end of the lines, the latest first.

    Money covers the oldest debt first, so what is unpaid are the last months owed.
    """
    left = lines[-1].unpaid if lines else 0
    found = []
    for line in reversed(lines):
        if left <= 0:
            break
        if line.owed <= 0:
            continue
        if left >= line.owed and line.month.year == year:
            found.append(line.month)
        left -= line.owed
    return tuple(found)


def recalculated(
    facts: DuesFacts, closed: Mapping[Month, int], settings: DuesSettings, table: DuesTable
) -> int:
    """What closed months would be by today's grounds, less what they were closed with.

    `closed` is what the member owed in each closed month. Corrections already entered for that
    (`is_recalculation`) are taken off, so that the same difference is never asked for twice.
    """
    difference = 0
    for month, was in closed.items():
        dues = dues_of(facts, month, settings, table)
        if dues is not None and dues.lacks:
            continue
        difference += (dues.amount or 0 if dues is not None else 0) - was
    return difference - sum(one.amount or 0 for one in facts.adjustments if one.is_recalculation)


def overlapping(exemptions: Sequence[DuesExemption]) -> bool:
    """Whether two exemptions of one member cover the same month: a slip in entering them."""
    dated = sorted(
        (one for one in exemptions if one.since is not None), key=lambda one: str(one.since)
    )
    return any(
        earlier.until is None or (later.since is not None and later.since <= earlier.until)
        for earlier, later in pairwise(dated)
    )


def payments_by_month(payments: Iterable[DuesPayment]) -> dict[str, dict[Month, int]]:
    """What each member paid in each month's collection."""
    found: dict[str, dict[Month, int]] = {}
    for one in payments:
        if one.month is not None and one.amount:
            of_member = found.setdefault(one.member_id, {})
            of_member[one.month] = of_member.get(one.month, 0) + one.amount
    return found
