"""A branch's year of rounds as it is looked at: who stood where, month by month, with the marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.services.sheet import SheetRow
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One member in one month: what stands, the marks that decided, and every marker's."""

    evaluation_id: str
    member_id: str
    full_name: str
    total: Decimal | None
    rating: Rating | None
    is_overridden: bool
    marks: Mapping[str, Decimal]
    by_marker: Mapping[str, Mapping[str, Decimal]]
    totals: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOfRounds:
    """One month's round with everybody rated in it."""

    round_id: str
    period: Month
    is_closed: bool
    criteria_set: CriteriaSet
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfRounds:
    """The months of a year that have a round, the earliest first."""

    branch_id: str
    branches: Mapping[str, str]
    year: int
    months: tuple[MonthOfRounds, ...]

    @property
    def members(self) -> Mapping[str, str]:
        """Who was rated in the year: id and name, in the order of the newest sheet."""
        found: dict[str, str] = {}
        for month in reversed(self.months):
            for stand in month.stands:
                found.setdefault(stand.member_id, stand.full_name)
        return found

    @property
    def comparable(self) -> tuple[MonthOfRounds, ...]:
        """The months marked by the set of the newest one: only their criteria can be compared."""
        if not self.months:
            return ()
        newest = self.months[-1].criteria_set.id
        return tuple(month for month in self.months if month.criteria_set.id == newest)


def load_year_of_rounds(unit: Unit, branch_id: str, year: int) -> YearOfRounds:
    """The year of a branch; an unknown branch stands for the first one of this file."""
    branches = branch_names(unit.connection, unit.author.org_id)
    branch_id = branch_id if branch_id in branches else next(iter(branches), "")
    rounds = rounds_of(unit.connection, branch_id=branch_id) if branch_id else []
    months = []
    for one in reversed(rounds):
        if one.period is None or one.period.year != year:
            continue
        sheet = load_sheet(unit, one.id)
        months.append(
            MonthOfRounds(
                round_id=one.id,
                period=one.period,
                is_closed=sheet.is_closed,
                criteria_set=sheet.criteria_set,
                stands=tuple(map(_stand, sheet.rows)),
            )
        )
    return YearOfRounds(branch_id=branch_id, branches=branches, year=year, months=tuple(months))


def _stand(row: SheetRow) -> Stand:
    outcome = row.outcome
    marked = {code: total for code, total in outcome.totals.items() if total.is_marked}
    decisive = outcome.totals.get(outcome.decided_by or "")
    return Stand(
        evaluation_id=row.evaluation.id,
        member_id=row.evaluation.member_id,
        full_name=row.evaluation.full_name,
        total=outcome.total,
        rating=row.rating,
        is_overridden=row.is_overridden,
        marks=decisive.counted if decisive else _means([one.counted for one in marked.values()]),
        by_marker={code: total.counted for code, total in marked.items()},
        totals={code: total.total for code, total in marked.items()},
    )


def _means(marks: list[Mapping[str, Decimal]]) -> Mapping[str, Decimal]:
    """Where several markers decide together, the mean of what they gave."""
    codes = dict.fromkeys(code for one in marks for code in one)
    found = {}
    for code in codes:
        given = [one[code] for one in marks if code in one]
        found[code] = sum(given, Decimal(0)) / len(given)
    return found
