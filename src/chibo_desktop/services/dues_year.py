"""Phần II of the dues book: a branch's year, and at the office that of every unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.dues.book import (
    BranchKey,
    DuesBookMonth,
    DuesBookSpan,
    branch_month,
    retained_of,
)
from chibo_desktop.domain.dues.ledger import DuesLine, DuesSettings, months_between
from chibo_desktop.domain.dues.records import DuesRemittance
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.dues import ledgers, settings_of
from chibo_desktop.services.dues_closed import closed_line
from chibo_desktop.storage.dues import (
    closed_months,
    collected,
    last_closed,
    remittances,
)
from chibo_desktop.storage.unit_of_work import Unit

_QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesYear:
    """A branch's year: its months up to today, quarters, the year, what was passed on."""

    key: BranchKey
    year: int
    begin: Month | None
    months: tuple[DuesBookMonth, ...] = ()
    closed: frozenset[Month] = frozenset()
    remittances: tuple[DuesRemittance, ...] = ()

    @property
    def quarters(self) -> tuple[DuesBookSpan, ...]:
        """The quarters with a month in the book."""
        found = []
        for place, label in enumerate(_QUARTERS):
            months = tuple(one for one in self.months if (one.month.number - 1) // 3 == place)
            if months:
                found.append(DuesBookSpan(label=label, months=months))
        return tuple(found)

    @property
    def whole(self) -> DuesBookSpan | None:
        """The year so far; None without a month."""
        return DuesBookSpan(label=f"Năm {self.year}", months=self.months) if self.months else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDues:
    """One branch of the office's table, with its quarter or year."""

    key: BranchKey
    name: str
    span: DuesBookSpan | None
    retained_percent: Decimal | None
    closed_until: Month | None


def load_dues_year(unit: Unit, key: BranchKey, year: int, today: Month) -> DuesYear:
    """Phần II of a year, up to the present month."""
    settings = settings_of(unit.connection, key)
    begin = settings.begin
    if begin is None:
        return DuesYear(key=key, year=year, begin=None)
    first, last = max(begin, Month(year, 1)), min(today, Month(year, 12))
    passed_on = remittances(unit.connection, key)
    months = _months(unit, key, settings, passed_on, first, last)
    return DuesYear(
        key=key,
        year=year,
        begin=begin,
        months=tuple(months),
        closed=frozenset(closed_months(unit.connection, key, first, last)),
        remittances=tuple(
            one for one in passed_on if one.month is not None and one.month.year == year
        ),
    )


def branch_dues(unit: Unit, branch: Branch, first: Month, last: Month) -> UnitDues:
    """A branch's sums between two months, by the same reckoning as its own book."""
    key = BranchKey(org_id=branch.org_id, branch_id=branch.id)
    settings = settings_of(unit.connection, key)
    begin = settings.begin
    span = None
    if begin is not None and begin <= last:
        passed_on = remittances(unit.connection, key)
        months = _months(unit, key, settings, passed_on, max(first, begin), last)
        span = DuesBookSpan(label="", months=tuple(months)) if months else None
    before = last_closed(unit.connection, key, last.next())
    setting = settings.on(last)
    return UnitDues(
        key=key,
        name=branch.name,
        span=span,
        retained_percent=setting.retained_percent if setting else None,
        closed_until=before.month if before else None,
    )


def _months(
    unit: Unit,
    key: BranchKey,
    settings: DuesSettings,
    passed_on: Sequence[DuesRemittance],
    first: Month,
    last: Month,
) -> list[DuesBookMonth]:
    closed = closed_months(unit.connection, key, first, last)
    lines: dict[Month, list[DuesLine]] = {
        month: [closed_line(plain, month) for plain in book.lines.values()]
        for month, book in closed.items()
    }
    still_open = [month for month in months_between(first, last) if month not in closed]
    if still_open:
        for _, own in ledgers(
            unit.connection, key, settings, _open_from(unit, key, settings, last), last
        ):
            for line in own:
                if line.month >= first and line.month not in closed:
                    lines.setdefault(line.month, []).append(line)
    remitted = _by_month(passed_on)
    owing = _owed_upward(collected(unit.connection, key), remitted, settings, first)
    found = []
    for month in months_between(first, last):
        setting = settings.on(month)
        one = branch_month(
            month,
            lines.get(month, ()),
            percent=setting.retained_percent if setting else None,
            remitted=remitted.get(month, 0),
            owed_upward_before=owing,
        )
        owing = one.owed_upward or 0
        found.append(one)
    return found


def _open_from(unit: Unit, key: BranchKey, settings: DuesSettings, last: Month) -> Month:
    """The first open month: lines are reckoned from the last closed book on."""
    before = last_closed(unit.connection, key, last.next())
    if before is not None and before.month is not None:
        return before.month.next()
    return settings.begin or last


def _by_month(passed_on: Sequence[DuesRemittance]) -> dict[Month, int]:
    found: dict[Month, int] = {}
    for one in passed_on:
        if one.month is not None:
            found[one.month] = found.get(one.month, 0) + (one.amount or 0)
    return found


def _owed_upward(
    money_in: Mapping[Month, int],
    remitted: Mapping[Month, int],
    settings: DuesSettings,
    until: Month,
) -> int:
    """What was not passed on before a month, since the book began."""
    owing = 0
    for month, amount in money_in.items():
        if month < until:
            setting = settings.on(month)
            retained = retained_of(amount, setting.retained_percent if setting else None)
            owing += amount - retained if retained is not None else 0
    return owing - sum(amount for month, amount in remitted.items() if month < until)
