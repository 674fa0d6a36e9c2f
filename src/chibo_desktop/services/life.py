"""Events of a member's life: recorded, corrected, taken back; standing and dates follow.

The event and the fields of the record that follow from it are saved as one batch: one act in the
history, one step to undo.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.life_cycle import (
    event_findings,
    life_of,
    opening_events,
    removal_findings,
)
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_fields import event_fields
from chibo_desktop.domain.life_limits import Finding
from chibo_desktop.domain.life_state import LifeState
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem, errors
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.unit_of_work import Seeing, Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.life import event_name, rule_words
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.values import typed_text

AREA = "life-cycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """What stands in the form of an event: texts by field name."""

    id: str
    member_id: str
    kind: str
    written: Mapping[str, str]
    is_new: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event that was saved, where the person stands now, what one should still look at."""

    id: str
    state: LifeState
    doubts: tuple[Problem, ...] = ()


def new_event(unit: Unit, member_id: str, kind: str = "") -> EventDraft:
    """An empty form for an event of a kind, or of one still to be chosen."""
    specs = event_fields(LifeEventKind(kind)) if kind else ()
    written = {spec.name: "" for spec in specs}
    return EventDraft(id=unit.new_id(), member_id=member_id, kind=kind, written=written)


def edit_event(unit: Unit, member_id: str, event_id: str) -> EventDraft:
    """The form of an event already there. Raises DomainError: life-event-unknown."""
    event = _event(_line_of(unit, _ours(unit, member_id).record), event_id)
    plain = type_of(LifeEvent).plain(event)
    specs = event_fields(LifeEventKind(event.kind))
    written = {spec.name: typed_text(spec, plain[spec.name]) for spec in specs}
    return EventDraft(
        id=event.id, member_id=member_id, kind=event.kind, written=written, is_new=False
    )


def check_event(unit: Unit, draft: EventDraft) -> tuple[Problem, ...]:
    """Everything that stands against an event, in sentences' order: errors first."""
    return _read(unit, draft, _ours(unit, draft.member_id).record)[1]


def record_event(unit: Unit, draft: EventDraft) -> Recorded:
    """Record a new event, or correct one; everything after it is judged again.

    Raises DomainError with every problem when one is an error: nothing is changed then.
    """
    seeing = _ours(unit, draft.member_id)
    event, problems = _read(unit, draft, seeing.record)
    if errors(problems):
        raise DomainError(*problems)
    act = "life.record" if draft.is_new else "life.correct"
    state = save_events(unit, seeing, [event], act=act)
    return Recorded(id=event.id, state=state, doubts=problems)


def take_in_event(
    unit: Unit, event: LifeEvent, *, act: str, batch: str, note: str = ""
) -> LifeState:
    """Record an event that another unit wrote, judged as one of this unit's own.

    Raises DomainError: member-unknown, member-not-ours, and every problem when one is an error.
    """
    seeing = _ours(unit, event.member_id)
    problems = _judged(unit, _line_of(unit, seeing.record), event, seeing.record)
    if errors(problems):
        raise DomainError(*problems)
    return save_events(unit, seeing, [event], act=act, batch=batch, note=note)


def take_back(unit: Unit, member_id: str, event_id: str, reason: str) -> LifeState:
    """Take an event back: it stays in the journal, and the standing is what it was without it.

    Raises DomainError: life-event-unknown, life-opening-kept, reason-missing, and
    life-breaks-another for every later event that rests on it.
    """
    seeing = _ours(unit, member_id)
    line = _line_of(unit, seeing.record)
    event = _event(line, event_id)
    if event.is_opening and event.kind == LifeEventKind.CEREMONY:
        raise DomainError(Problem(code="life-opening-kept"))
    if not reason.strip():
        raise DomainError(Problem(code="reason-missing", field="reason"))
    found = removal_findings(line, event_id, rule_book(AREA), born_on=seeing.record.born_on)
    problems = [_worded(one, line) for one in found]
    if errors(problems):
        raise DomainError(*problems)
    batch = unit.new_id()
    _write_down(unit, line, act="life.take-back", batch=batch)
    unit.void(event, reason=reason, act="life.take-back", batch=batch)
    rest = [one for one in line if one.id != event_id]
    return _save_standing(unit, seeing, rest, act="life.take-back", batch=batch, note=reason)


def save_events(
    unit: Unit,
    seeing: Seeing[Member],
    events: Sequence[LifeEvent],
    *,
    act: str,
    batch: str = "",
    note: str = "",
) -> LifeState:
    """Save checked events of one person with what follows from them, as one batch."""
    batch = batch or unit.new_id()
    line = _line_of(unit, seeing.record)
    ids = {event.id for event in events}
    whole = [*(one for one in line if one.id not in ids), *events]
    _write_down(unit, [one for one in line if one.id not in ids], act=act, batch=batch)
    unit.save_all(list(events), act=act, batch=batch, note=note)
    return _save_standing(unit, seeing, whole, act=act, batch=batch, note=note)


def line_of(unit: Unit, member: Member) -> list[LifeEvent]:
    """The events of a person; of somebody without any, what the record says."""
    return _line_of(unit, member)


def _save_standing(
    unit: Unit,
    seeing: Seeing[Member],
    line: Sequence[LifeEvent],
    *,
    act: str,
    batch: str,
    note: str,
) -> LifeState:
    state = life_of(line)
    record = replace(seeing.record, **state.columns)
    unit.save(record, act=act, base=seeing, batch=batch, note=note)
    return state


def _write_down(unit: Unit, line: Sequence[LifeEvent], *, act: str, batch: str) -> None:
    """The opening statement becomes records of its own before anything is added to it."""
    unit.save_all([one for one in line if one.is_opening], act=act, batch=batch)


def _line_of(unit: Unit, member: Member) -> list[LifeEvent]:
    known = events_of(unit.connection, [member.id], member.org_id).get(member.id)
    return known or list(opening_events(member))


def _ours(unit: Unit, member_id: str) -> Seeing[Member]:
    seeing = unit.edit(Member, member_id)
    if seeing is None:
        raise DomainError(Problem(code="member-unknown"))
    if seeing.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="member-not-ours"))
    return seeing


def _event(line: Sequence[LifeEvent], event_id: str) -> LifeEvent:
    found = next((event for event in line if event.id == event_id), None)
    if found is None:
        raise DomainError(Problem(code="life-event-unknown"))
    return found


def _read(unit: Unit, draft: EventDraft, member: Member) -> tuple[LifeEvent, tuple[Problem, ...]]:
    line = _line_of(unit, member)
    kind = type_of(LifeEvent)
    before = (
        LifeEvent(id=draft.id, org_id=member.org_id, member_id=member.id, kind=draft.kind)
        if draft.is_new
        else _event(line, draft.id)
    )
    specs = event_fields(LifeEventKind(draft.kind))
    reading = read_draft(specs, draft.written, catalogues())
    event = kind.build(before.id, before.org_id, {**kind.plain(before), **reading.values})
    unread = {problem.field for problem in errors(reading.problems)}
    kept = [one for one in _judged(unit, line, event, member) if one.field not in unread]
    return event, (*map(_named(specs), reading.problems), *kept)


def _judged(
    unit: Unit, line: Sequence[LifeEvent], event: LifeEvent, member: Member
) -> list[Problem]:
    """What stands against an event in the line of a person's life."""
    found = event_findings(
        line, event, rule_book(AREA), born_on=member.born_on, today=unit.now.date()
    )
    return [_worded(one, [*line, event]) for one in found]


def _named(specs: Sequence[FieldSpec]) -> "_Naming":
    return _Naming({spec.name: spec.label for spec in specs})


@dataclass(frozen=True, slots=True)
class _Naming:
    labels: Mapping[str, str]

    def __call__(self, problem: Problem) -> Problem:
        label = self.labels.get(problem.field, "")
        return replace(problem, params={**problem.params, "label": label})


def _worded(found: Finding, line: Sequence[LifeEvent]) -> Problem:
    """The problem with the words that its sentence needs: the rule, and the later event."""
    rule = rule_words(found.rule)
    params = {**found.problem.params, "rule": rule}
    if found.problem.code == "life-breaks-another":
        inner = Problem(code=str(params.pop("why")), params=params)
        on = PartialDate.parse(str(params["on"])) if params["on"] else None
        event = LifeEvent(id="", org_id="", kind=str(params["kind"]), happened_on=on)
        params["event"] = event_name(event, catalogues()["life_event"].labels)
        params["why"] = sentence(inner)
    elif "on" in params:
        params["on"] = partial_date_text(PartialDate.parse(str(params["on"])))
    return replace(found.problem, params=params)
