"""What a list of members can show: declared fields, what is computed of them, the unit's own.

Computed values are those of a day and are made for the lines on show only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import TimeOutside, age_in_years
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.life_events import events_of, people_with_acts
from chibo_desktop.storage.member_lines import MemberLine
from chibo_desktop.storage.unit_of_work import Unit

AGE, PARTY_AGE = "age", "party_age"
_AFTER = {
    "born_on": FieldSpec(kind=Kind.INTEGER, name=AGE, label="Tuổi", width=6),
    "confirmed_on": FieldSpec(kind=Kind.TEXT, name=PARTY_AGE, label="Tuổi Đảng", width=16),
}
COMPUTED = frozenset({AGE, PARTY_AGE})
_BEHIND = ("born_on", "admitted_on", "admission_decided_on", "activity_status", "left_on")


def listed_fields(own: Sequence[FieldSpec] = ()) -> tuple[FieldSpec, ...]:
    """The columns there are, in the order of the form; `own`: the unit's own fields, last."""
    return (*_declared(), *own)


def read_for(columns: Sequence[str]) -> list[str]:
    """The names that must be read to show these columns."""
    wanted = [name for name in columns if name not in COMPUTED]
    return [*wanted, *_BEHIND] if COMPUTED & set(columns) else wanted


def completed(
    unit: Unit, lines: Sequence[MemberLine], columns: Sequence[str], day: date
) -> list[MemberLine]:
    """Lines with their computed columns as of a day; of the dead, as of the day of death."""
    if not COMPUTED & set(columns):
        return list(lines)
    gaps = _gaps(unit, lines) if PARTY_AGE in columns else {}
    return [
        replace(line, values={**line.values, **_computed(line, day, gaps.get(line.n, ()))})
        for line in lines
    ]


def _declared() -> Iterator[FieldSpec]:
    for spec in type_of(Member).fields:
        if not spec.internal:
            yield spec
            if spec.name in _AFTER:
                yield _AFTER[spec.name]


def _computed(line: MemberLine, day: date, gaps: tuple[TimeOutside, ...]) -> dict[str, Plain]:
    from chibo_desktop.services.timed_members import party_age_on
    from chibo_desktop.wording.reminders import party_age_text

    last = day
    if line.values["activity_status"] == ActivityStatus.DECEASED:
        died = _day(line.values["left_on"])
        if died is None:
            return {AGE: None, PARTY_AGE: ""}
        last = min(day, died.earliest)
    admitted, decided = _day(line.values["admitted_on"]), _day(line.values["admission_decided_on"])
    age = party_age_on(last, admitted_on=admitted, decided_on=decided, gaps=gaps)
    return {
        AGE: age_in_years(_day(line.values["born_on"]), last),
        PARTY_AGE: party_age_text(age, last),
    }


def _gaps(unit: Unit, lines: Sequence[MemberLine]) -> dict[int, tuple[TimeOutside, ...]]:
    """Time outside the Party by line: asked for those only to whom something has happened."""
    from chibo_desktop.domain.life_cycle import life_of

    found: dict[int, tuple[TimeOutside, ...]] = {}
    for org_id in {line.org_id for line in lines}:
        theirs = {line.id: line.n for line in lines if line.org_id == org_id}
        acting = sorted(people_with_acts(unit.connection, list(theirs), org_id))
        for member_id, events in events_of(unit.connection, acting, org_id).items():
            found[theirs[member_id]] = life_of(events).gaps
    return found


def _day(plain: Plain) -> PartialDate | None:
    return PartialDate.parse(plain) if plain else None
