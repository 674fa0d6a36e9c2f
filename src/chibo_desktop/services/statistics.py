"""Statistics of the people of a scope: who they are, who came, who left, who was disciplined.

What a dossier says today is counted, whatever the day of the table: of a change of schooling or
work nobody keeps the day. Standing, age and Party age are those of the last day of the period.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chibo_desktop.domain.dossier.merit_rows import Discipline
from chibo_desktop.domain.headcount import CountedName, headcount
from chibo_desktop.domain.list_steps import ADMISSIONS
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.party_age import PartyAge
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.statistics import StatPerson, StatSection, count_section
from chibo_desktop.domain.statistics_form import Population, StatisticsForm
from chibo_desktop.services.listed_people import (
    PersonOnRecord,
    Scope,
    people_on_record,
    place_names,
)
from chibo_desktop.services.statistics_forms import statistics_form
from chibo_desktop.services.timed_members import timed_members
from chibo_desktop.services.watched import Progress, unwatched, watched
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.statistics import UNKNOWN, counted_note, period_text

_MADE_HERE = frozenset({"standing", "came_by", "went_by", "discipline_form"})
_LEAVING = frozenset({"expelled", "struck_off", "not_confirmed", "resigned", "left"})
_PARTY = "party"
Owner = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsLine:
    """One row: its figure now and a year ago, the share of its section, the names.

    `by_unit` counts by node id, of one node alone by branch id: the parts add up.
    """

    section: str
    label: str
    count: int
    before: int
    share: Decimal | None
    names: tuple[NameLine, ...]
    names_before: tuple[NameLine, ...]
    by_unit: Mapping[str, int]
    is_unknown: bool = False
    average: Decimal | None = None
    average_before: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsTable:
    """A form counted for a period."""

    form: StatisticsForm
    period: ReportPeriod
    lines: tuple[StatisticsLine, ...]
    units: Mapping[str, str]
    total: int

    @property
    def sections(self) -> tuple[str, ...]:
        """The titles of the sections, in order."""
        return tuple(dict.fromkeys(line.section for line in self.lines))


def load_statistics(
    unit: Unit,
    form: str,
    period: ReportPeriod,
    scope: Scope,
    progress: Progress = unwatched,
) -> StatisticsTable:
    """Count a form over a scope at the end of a period, and a year before.

    `progress` may stop it by raising. Raises KeyError for a form that is not there.
    """
    chosen = statistics_form(form, period.last_day)
    fields = {name for name in chosen.fields if name not in _MADE_HERE}
    people = people_on_record(unit, scope, fields, progress)
    ages = _party_ages(unit, period, progress) if "admitted_on" in fields else {}
    disciplines = [
        row for row in unit.all(Discipline) if row.kind in ("", _PARTY) and row.decided_on
    ]
    by_owner = {(one.line.id, one.line.org_id): one for one in people}
    counting = _Counting(chosen, by_owner, ages, progress)
    now = counting.sections(disciplines, period)
    before = counting.sections(disciplines, period.year_before())
    places = place_names(unit)
    is_one_node = len({one.line.org_id for one in people}) == 1
    lines = [
        line
        for part in now
        for line in _lines(
            part,
            next(one for one in before if one.code == part.code),
            places,
            by_branch=is_one_node,
        )
    ]
    used = {key for line in lines for key in line.by_unit}
    known = branch_names(unit.connection) if is_one_node else unit_names(unit.connection)
    units = {key: known.get(key, "") for key in known if key in used}
    return StatisticsTable(
        form=chosen,
        period=period,
        lines=tuple(lines),
        units=units,
        total=len(now[0].people) if now else 0,
    )


@dataclass(frozen=True, slots=True)
class _Counting:
    """A form, the people it counts by their owner, and their Party ages."""

    form: StatisticsForm
    people: Mapping[Owner, PersonOnRecord]
    ages: Mapping[Owner, PartyAge | None]
    progress: Progress

    def sections(self, rows: Sequence[Discipline], period: ReportPeriod) -> list[StatSection]:
        """Every section of the form at the end of a period."""
        everybody = [one.listed for one in self.people.values()]
        text = f"Đếm {period_text(period)}"
        count = headcount(
            watched(everybody, self.progress, text), period.first_day, period.last_day
        )
        populations = {
            Population.MEMBERS: [
                self._person(_owner(one), period)
                for one in watched(count.listed, self.progress, text)
            ],
            Population.ADMITTED: self._moved(count.joined, ADMISSIONS, "came_by", period),
            Population.LEFT: self._moved(count.left, _LEAVING, "went_by", period),
            Population.DISCIPLINED: self._disciplined(rows, period),
        }
        return [
            count_section(part, populations[part.population], period.last_day, unknown=UNKNOWN)
            for part in self.form.sections
        ]

    def _person(
        self, owner: Owner, period: ReportPeriod, note: str = "", **more: Any
    ) -> StatPerson:
        line = self.people[owner].line
        confirmed = line.values["confirmed_on"]
        is_full = confirmed is not None and confirmed.earliest <= period.last_day
        standing = "full" if is_full else "probationary"
        return StatPerson(
            member_id=line.id,
            org_id=line.org_id,
            branch_id=line.branch_id,
            full_name=line.full_name,
            values={**line.values, "standing": standing, **more},
            party_age=self.ages.get(owner),
            note=note,
        )

    def _moved(
        self,
        names: Sequence[CountedName],
        kinds: frozenset[str],
        field: str,
        period: ReportPeriod,
    ) -> list[StatPerson]:
        return [
            self._person(_owner(one), period, counted_note(one), **{field: one.step.kind})
            for one in names
            if one.step is not None and one.step.kind in kinds
        ]

    def _disciplined(self, rows: Sequence[Discipline], period: ReportPeriod) -> list[StatPerson]:
        """One entry for each decision: who was disciplined twice stands there twice."""
        return [
            self._person(owner, period, row.decision_number, discipline_form=row.form)
            for row in rows
            if (owner := (row.member_id, row.org_id)) in self.people
            and row.decided_on is not None
            and period.first_day <= row.decided_on.earliest <= period.last_day
        ]


def _party_ages(
    unit: Unit, period: ReportPeriod, progress: Progress
) -> dict[Owner, PartyAge | None]:
    """Party ages by the rules of the period's last day, time outside deducted."""
    found = timed_members(unit, period.last_day, progress)
    return {one.dates.owner: one.holder.age for one in found}


def _lines(
    now: StatSection, before: StatSection, places: Mapping[Owner, str], *, by_branch: bool
) -> list[StatisticsLine]:
    total = len(now.people)
    earlier = {row.label: row.people for row in before.rows}
    lines = [
        StatisticsLine(
            section=now.title,
            label=row.label,
            count=len(row.people),
            before=len(earlier.get(row.label, ())),
            share=Decimal(len(row.people)) / total if total else None,
            names=_names(row.people, places),
            names_before=_names(earlier.get(row.label, ()), places),
            by_unit=_by_unit(row.people, by_branch=by_branch),
            is_unknown=row.is_unknown,
        )
        for row in now.rows
    ]
    if now.average_label:
        lines.append(
            StatisticsLine(
                section=now.title,
                label=now.average_label,
                count=len(now.averaged),
                before=len(before.averaged),
                share=None,
                names=_names(now.averaged, places),
                names_before=_names(before.averaged, places),
                by_unit={},
                average=now.average,
                average_before=before.average,
            )
        )
    return lines


def _names(people: Sequence[StatPerson], places: Mapping[Owner, str]) -> tuple[NameLine, ...]:
    return tuple(
        NameLine(
            name=one.full_name,
            place=places.get((one.org_id, one.branch_id)) or places.get((one.org_id, ""), ""),
            note=one.note,
        )
        for one in people
    )


def _by_unit(people: Sequence[StatPerson], *, by_branch: bool) -> Mapping[str, int]:
    return Counter(one.branch_id if by_branch else one.org_id for one in people)


def _owner(one: CountedName) -> Owner:
    return one.person.member_id, one.person.org_id
