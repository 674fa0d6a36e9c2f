"""What a list from elsewhere says of somebody's standing, taken into their life line.

A list only knows dates and a status. Of somebody without events they are the opening statement;
where events are known, a new status becomes an event and a differing date corrects the statement
of the first list, never an act that has its own record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.life_cycle import (
    life_line,
    life_of,
    opening_event,
    opening_events,
)
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_rules import obstacle
from chibo_desktop.domain.life_state import DERIVED
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate

K = LifeEventKind
_STATEMENTS: Mapping[LifeEventKind, Mapping[str, str]] = {
    K.ADMITTED: {"happened_on": "admission_decided_on", "decision_number": "admission_decision"},
    K.CEREMONY: {"happened_on": "admitted_on", "place": "admitted_at"},
    K.CONFIRMED: {
        "happened_on": "confirmed_on",
        "decision_number": "confirmation_decision",
        "place": "confirmed_at",
    },
}
"""Which fields of a record state which event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FromSheet:
    """The record to be saved, the events to be saved with it, and the fields that stay as known.

    `kept`: fields in which the list contradicts an event of its own; the event stands.
    """

    record: Member
    events: tuple[LifeEvent, ...] = ()
    kept: tuple[str, ...] = ()


def state_from_sheet(
    before: Member | None, wanted: Member, events: Sequence[LifeEvent]
) -> FromSheet:
    """What bringing in `wanted` over `before` does to a life line; `events` are those standing.

    Nothing is written here: the caller saves record and events in one batch.
    """
    if before is None:
        return FromSheet(record=wanted)
    if _means_the_same(wanted, before):
        wanted = replace(wanted, activity_status=before.activity_status)
    if all(getattr(before, name) == getattr(wanted, name) for name in DERIVED):
        return FromSheet(record=wanted)
    line = list(events)
    if not line:
        if wanted.activity_status == before.activity_status:
            return FromSheet(record=wanted)  # still nothing but an opening statement
        line = list(opening_events(before))
    changed = _with_status(_with_statements(line, before, wanted), wanted)
    state = life_of(changed)
    record = replace(wanted, **state.columns)
    kept = [name for name in DERIVED if getattr(wanted, name) != getattr(record, name)]
    return FromSheet(record=record, events=tuple(changed), kept=tuple(kept))


def _means_the_same(wanted: Member, standing: Member) -> bool:
    """The sheet knows no word for who is away for a time: they are active there."""
    said, known = wanted.activity_status, standing.activity_status
    return said in ("", ActivityStatus.ACTIVE) and known in ("", "active", ActivityStatus.AWAY)


def _with_statements(line: Sequence[LifeEvent], before: Member, wanted: Member) -> list[LifeEvent]:
    """The line with what the record now states of the admission and the confirmation."""
    found = list(line)
    for kind, names in _STATEMENTS.items():
        new = {name: getattr(wanted, field) for name, field in names.items()}
        if all(new[name] == getattr(before, field) for name, field in names.items()):
            continue
        stated = [one for one in found if one.kind == kind]
        if any(not one.is_opening for one in stated):
            continue  # the act has its own record: that one stands
        found = [one for one in found if one not in stated]
        if any(new.values()):
            on = new.pop("happened_on")
            found.append(opening_event(wanted, kind, on, **new))
    return found


def _with_status(line: list[LifeEvent], wanted: Member) -> list[LifeEvent]:
    """The line with the event that leads from where it stands to the status of the sheet."""
    state = life_of(line)
    target = wanted.activity_status or ActivityStatus.ACTIVE
    if target == state.status:
        return [_dated(one, target, wanted.left_on) for one in line]
    for kind in _ways_to(target):
        event = _event(wanted, kind, wanted.left_on)
        if not obstacle(state, event):
            whole = [*line, event]
            if not life_line(whole)[-1].obstacle and life_of(whole).status == target:
                return whole
    return line


def _dated(event: LifeEvent, target: str, on: PartialDate | None) -> LifeEvent:
    """The statement of the present standing with the day that the sheet gives it."""
    if event.is_opening and on and event.kind in _ways_to(target):
        return replace(event, happened_on=on)
    return event


def _ways_to(target: str) -> tuple[LifeEventKind, ...]:
    match target:
        case ActivityStatus.DECEASED:
            return (K.DECEASED,)
        case ActivityStatus.LEFT:
            return (K.LEFT,)
        case ActivityStatus.EXEMPT:
            return (K.EXEMPTED,)
        case ActivityStatus.SUSPENDED:
            return (K.SUSPENDED,)
        case ActivityStatus.INTERRUPTED:
            return (K.INTERRUPTED,)
        case ActivityStatus.TRANSFERRED:
            return (K.TRANSFERRED_OUT,)
        case ActivityStatus.ACTIVE:
            back = (K.EXEMPTION_ENDED, K.SUSPENSION_LIFTED, K.RECONNECTED)
            return (*back, K.TRANSFERRED_IN, K.RESTORED)
    return ()


def _event(member: Member, kind: LifeEventKind, on: PartialDate | None) -> LifeEvent:
    """Its id follows from what it says, so that the same list brought in twice says it once."""
    return LifeEvent(
        id=derived_id("life_event", member.id, kind.value, "sheet", str(on or "")),
        org_id=member.org_id,
        member_id=member.id,
        kind=kind.value,
        happened_on=on,
        note="Theo bảng cập nhật thông tin đảng viên",
    )
