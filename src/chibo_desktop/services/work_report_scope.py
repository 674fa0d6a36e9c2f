"""Whose report, for which period, and what a figure of it is: words, and what it counts."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from chibo_desktop.domain.headcount import Headcount, headcount
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.organization import Branch, Workplace, WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.work_reports.records import work_report_id
from chibo_desktop.domain.work_reports.text import Figure
from chibo_desktop.services.listed_people import (
    PersonOnRecord,
    Scope,
    people_on_record,
    place_names,
)
from chibo_desktop.storage.member_values import MemberValues
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.numbers import count_text

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKey:
    """Which report: a branch of this file, or the whole of it when none is named."""

    org_id: str
    branch_id: str
    period: ReportPeriod

    @property
    def id(self) -> str:
        """The id of the record."""
        return work_report_id(self.org_id, self.branch_id, self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFigure:
    """One figure: what it says, its number, and what it counts, line by line."""

    text: str
    is_nothing: bool = False
    number: int | None = None  # what sums up over units; None: words that do not
    tally: Mapping[str, int] = field(default_factory=dict)  # what words that do are made from
    names: tuple[NameLine, ...] = ()
    is_kept: bool = False  # its names lie with the units' parts until they are looked at

    @property
    def figure(self) -> Figure:
        """Without what it counts."""
        return Figure(text=self.text, is_nothing=self.is_nothing)


Told = Mapping[str, KnownFigure]


@dataclass(frozen=True, kw_only=True)
class ReportScope:
    """A report being drafted: its key, the day it is drafted on, and what is read only once."""

    unit: Unit
    key: ReportKey
    today: date

    @property
    def first(self) -> date:
        """The first day."""
        return self.key.period.first_day

    @property
    def until(self) -> date:
        """The last day that can be told of: of a period that goes on, today."""
        return max(self.first, min(self.key.period.last_day, self.today))

    @property
    def told_until(self) -> date:
        """The last day that books are told of: at the office the last month that has ended.

        Bundles come by the month: of the present one the office has nothing yet.
        """
        if not self.is_office or self.until >= self.key.period.last_day:
            return self.until
        return max(self.first, Month.of(self.until).plus(-1).last_day)

    @property
    def months(self) -> tuple[Month, Month]:
        """The first and the last month that can be told of."""
        return Month.of(self.first), Month.of(self.until)

    @property
    def branch_id(self) -> str:
        """The branch; empty: the whole."""
        return self.key.branch_id

    @property
    def org_id(self) -> str:
        """The unit whose journal alone is told of; empty: whatever the branch, or the whole, is."""
        return ""

    def read(self, reading: "Reading[Row]", keys: Iterable[str] | None = None) -> list[Row]:
        """What a reading finds for this scope, read once; `keys` are its keys if they are no units.

        Whoever tells the figures of many units reads for all of them at once, and shares out.
        """
        return [row for _, row in self._read(reading)]

    def by_key(self, reading: "Reading[Row]") -> Mapping[str, list[Row]]:
        """The same by its keys."""
        known: dict[Reading[Row], dict[str, list[Row]]] = self._shared
        if reading not in known:
            found: dict[str, list[Row]] = defaultdict(list)
            for key, row in self._known.get(reading) or reading(self):  # not kept twice
                found[key].append(row)
            known[reading] = dict(found)
        return known[reading]

    def _read(self, reading: "Reading[Row]") -> list[tuple[str, Row]]:
        known: dict[Reading[Row], list[tuple[str, Row]]] = self._known
        if reading not in known:
            known[reading] = list(reading(self))
        return known[reading]

    @cached_property
    def _known(self) -> dict[Any, Any]:
        return {}

    @cached_property
    def _shared(self) -> dict[Any, Any]:
        return {}

    def told_elsewhere(self, moved: Sequence[MemberValues]) -> Collection[str]:
        """Of members who moved away, the ids of those whom another unit of the whole tells of."""
        return ()

    @cached_property
    def is_office(self) -> bool:
        """Whether the whole is that of the units that send their bundles here."""
        workplace = self.unit.get(Workplace, self.key.org_id)
        return workplace is not None and workplace.kind == WorkplaceKind.HEADQUARTERS

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The branches that are told of."""
        return tuple(
            one
            for one in self.unit.all(Branch)
            if not self.branch_id or (one.id == self.branch_id and one.org_id == self.key.org_id)
        )

    @cached_property
    def people(self) -> tuple[PersonOnRecord, ...]:
        """Everybody with a record."""
        org_id = self.key.org_id if self.branch_id else ""
        scope = Scope(org_id=org_id, branch_id=self.branch_id)
        return tuple(people_on_record(self.unit, scope, ("gender",)))

    @cached_property
    def headcount(self) -> Headcount:
        """Who was on the list, came, went and is on it (domain.md §11)."""
        return headcount([one.listed for one in self.people], self.first, self.until)

    @cached_property
    def places(self) -> Mapping[tuple[str, str], str]:
        """Where somebody belongs, by node and branch."""
        return place_names(self.unit)

    @cached_property
    def names(self) -> Mapping[tuple[str, str], NameLine]:
        """Everybody's name and place, by member id and node."""
        return {
            (one.line.id, one.line.org_id): NameLine(
                name=one.line.full_name,
                place=self.place(one.line.org_id, one.line.branch_id),
                key=one.line.id,
            )
            for one in self.people
        }

    def place(self, org_id: str, branch_id: str) -> str:
        """The name of a place; of its unit when the branch is unknown."""
        return self.places.get((org_id, branch_id)) or self.places.get((org_id, ""), "")


Reading = Callable[[ReportScope], Iterable[tuple[str, Row]]]
"""Reads for a scope: every row with its unit, or with another key by which it is found."""


def counted(names: Sequence[NameLine]) -> KnownFigure:
    """A figure that is the number of its lines; those that are not counted stand there as well."""
    number = sum(1 for one in names if one.is_counted)
    return numbered(number, names)


def numbered(number: int, names: Sequence[NameLine] = ()) -> KnownFigure:
    """A number with the lines that make it up."""
    return KnownFigure(
        text=count_text(number), is_nothing=not number, number=number, names=tuple(names)
    )


def tallied(
    said: Callable[[Mapping[str, int]], str], tally: Mapping[str, int], names: Sequence[NameLine]
) -> KnownFigure:
    """Words that are made from a tally, which adds up over units."""
    return replace(worded(said(tally), names), tally=tally)


def worded(text: str, names: Sequence[NameLine] = ()) -> KnownFigure:
    """Words that change with the data: a list, a share, a sum of money."""
    return KnownFigure(text=text, is_nothing=not text, names=tuple(names))
