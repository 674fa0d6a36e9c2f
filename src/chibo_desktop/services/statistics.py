"""Statistics of the people of a scope: who they are, who came, who left, who was disciplined.

What a dossier says today is counted, whatever the day of the table: of a change of schooling or
work nobody keeps the day. Standing, age and Party age are those of the last day of the period.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from chibo_desktop.domain.dossier.merit_rows import Discipline
from chibo_desktop.domain.headcount import CountedName, headcount
from chibo_desktop.domain.life_cycle import life_of
from chibo_desktop.domain.list_steps import ADMISSIONS
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.organization import Workplace, WorkplaceKind
from chibo_desktop.domain.party_age import AdmissionDays, PartyAge, party_age
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.rules import RuleSet
from chibo_desktop.domain.statistics import StatPerson, StatSection, count_section
from chibo_desktop.domain.statistics_form import Population, StatisticsForm
from chibo_desktop.services.listed_people import (
    PersonOnRecord,
    Scope,
    people_on_record,
    place_names,
)
from chibo_desktop.services.rules import rule_book
from chibo_desktop.services.statistics_forms import statistics_form
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
    names: tuple[NameLine, ...] = ()
    names_before: tuple[NameLine, ...] = ()
    by_unit: Mapping[str, int]
    key: str = ""  # under which the names of units are kept
    is_unknown: bool = False
    average: Decimal | None = None
    average_before: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsTable:
    """A form counted for a period.

    `is_kept`: of an office, whose names lie with its units' parts until they are looked at.
    """

    form: StatisticsForm
    period: ReportPeriod
    lines: tuple[StatisticsLine, ...]
    units: Mapping[str, str]
    total: int
    is_kept: bool = False

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
    people = people_on_record(unit, scope, fields_of(chosen), progress)
    now, before = counted(chosen, period, people, unit.all(Discipline), progress)
    places = place_names(unit)
    is_one_node = len({one.org_id for one in people}) == 1 and not is_of_units(unit, scope)
    lines = [
        line
        for part, earlier in zip(now, before, strict=True)
        for line in _lines(part, earlier, places, by_branch=is_one_node)
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


def is_of_units(unit: Unit, scope: Scope) -> bool:
    """Whether a scope is all units of an office: its lines are told by unit, not by branch."""
    own = unit.get(Workplace, unit.author.org_id)
    return scope == Scope() and own is not None and own.kind == WorkplaceKind.HEADQUARTERS


def fields_of(form: StatisticsForm) -> frozenset[str]:
    """What is read of everybody to count a form."""
    fields = form.fields - _MADE_HERE
    return fields | {"admission_decided_on"} if "admitted_on" in fields else fields


def counted(
    form: StatisticsForm,
    period: ReportPeriod,
    people: Sequence[PersonOnRecord],
    disciplines: Iterable[Discipline],
    progress: Progress = unwatched,
) -> tuple[list[StatSection], list[StatSection]]:
    """Every section of a form at the end of a period, and a year before.

    Party ages are by the rules of the period's last day.
    """
    by_owner = {(one.line.id, one.line.org_id): one for one in people}
    rules = rule_book("badges").on(period.last_day)
    is_aged = "admitted_on" in form.fields
    ages = {owner: _party_age(one, rules) for owner, one in by_owner.items()} if is_aged else {}
    rows = [row for row in disciplines if row.kind in ("", _PARTY) and row.decided_on]
    counting = _Counting(form, by_owner, ages, progress)
    return counting.sections(rows, period), counting.sections(rows, period.year_before())


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


def _party_age(one: PersonOnRecord, rules: RuleSet) -> PartyAge | None:
    values = one.line.values
    admitted, decided = values["admitted_on"], values["admission_decided_on"]
    days = AdmissionDays(recorded=admitted, decided=decided, ceremony=admitted)
    return party_age(days, life_of(one.events).gaps if one.events else (), rules)


def _lines(
    now: StatSection, before: StatSection, places: Mapping[Owner, str], *, by_branch: bool
) -> list[StatisticsLine]:
    total = len(now.people)
    earlier = {row.label: row.people for row in before.rows}
    lines = [
        StatisticsLine(
            section=now.form.title,
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
    if now.form.average_label:
        lines.append(
            StatisticsLine(
                section=now.form.title,
                label=now.form.average_label,
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
