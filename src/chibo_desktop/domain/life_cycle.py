"""The life line: events put in order, the state they lead to, and what stands against one more.

A late entry is judged in its place: everything after it is judged again. The order of entry never
matters (decision 0131).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.life_event import KIND_RANK, LEAVING_KINDS, LifeEvent, LifeEventKind
from chibo_desktop.domain.life_limits import Finding, limit_findings
from chibo_desktop.domain.life_rules import OFFERED, obstacle
from chibo_desktop.domain.life_state import LifeState, after
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.rules import RuleBook

K = LifeEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeStep:
    """One event in its place: the state before and after, and why it does not count if so."""

    event: LifeEvent
    before: LifeState
    after: LifeState
    obstacle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A kind of event, and what keeps it from following now.

    `is_possible_earlier`: a late entry of an older fact has a place somewhere in the line.
    """

    kind: LifeEventKind
    obstacle: str = ""
    is_possible_earlier: bool = False


def opening_events(member: Member) -> tuple[LifeEvent, ...]:
    """What a record without events says of somebody: the opening statement of their life line.

    Ids follow from the member's, so that two computers that write them down write the same.
    """
    status = member.activity_status
    if status in (ActivityStatus.CANDIDATE, ActivityStatus.WITHDRAWN):
        return ()
    found = []
    if member.admission_decided_on or member.admission_decision:
        decided_on, number = member.admission_decided_on, member.admission_decision
        found.append(opening_event(member, K.ADMITTED, decided_on, decision_number=number))
    found.append(opening_event(member, K.CEREMONY, member.admitted_on, place=member.admitted_at))
    if member.confirmed_on:
        found.append(
            opening_event(
                member,
                K.CONFIRMED,
                member.confirmed_on,
                decision_number=member.confirmation_decision,
                place=member.confirmed_at,
            )
        )
    if status in _OPENING_KINDS:
        found.append(opening_event(member, _OPENING_KINDS[status], member.left_on))
    return tuple(found)


def life_line(events: Iterable[LifeEvent]) -> tuple[LifeStep, ...]:
    """The events in their order with the states between; one that cannot be changes nothing."""
    left = _without_replaced(sorted(events, key=_by_day))
    state, steps = LifeState(), []
    while left:
        end = min(event.latest for event in left)
        near = [event for event in left if event.earliest <= end]
        why = {event.id: obstacle(state, event) for event in near}
        chosen = next((event for event in near if not why[event.id]), near[0])
        left.remove(chosen)
        new = state if why[chosen.id] else after(state, chosen)
        steps.append(LifeStep(event=chosen, before=state, after=new, obstacle=why[chosen.id]))
        state = new
    return tuple(steps)


def life_of(events: Iterable[LifeEvent]) -> LifeState:
    """Where somebody stands after all that happened."""
    line = life_line(events)
    return line[-1].after if line else LifeState()


def event_findings(
    events: Sequence[LifeEvent],
    new: LifeEvent,
    book: RuleBook,
    *,
    born_on: PartialDate | None = None,
    today: date,
) -> tuple[Finding, ...]:
    """Everything that stands against an event among those already there, gravest first.

    An event of the same id is replaced. What was wrong before without it is not held against it.
    """
    others = [event for event in events if event.id != new.id]
    own = [Finding(problem=problem) for problem in _own_problems(new, today, born_on)]
    if any(found.problem.severity is Severity.ERROR for found in own):
        return tuple(own)
    own += [Finding(problem=problem) for problem in _contradicted(others, new)]
    before = dict(_judged(others, book, born_on))
    for event_id, findings in _judged([*others, new], book, born_on):
        known = {found.problem.code for found in before.get(event_id, ())}
        for found in findings:
            if event_id == new.id:
                own.append(found)
            elif found.problem.code not in known:
                event = next(one for one in others if one.id == event_id)
                own.append(_of_a_later_one(found, event))
    return tuple(sorted(own, key=lambda found: found.problem.severity is not Severity.ERROR))


def removal_findings(
    events: Sequence[LifeEvent], event_id: str, book: RuleBook, *, born_on: PartialDate | None
) -> tuple[Finding, ...]:
    """What would no longer hold without an event: later ones that rest on it."""
    before = dict(_judged(events, book, born_on))
    rest = [event for event in events if event.id != event_id]
    return tuple(
        _of_a_later_one(found, next(one for one in rest if one.id == key))
        for key, findings in _judged(rest, book, born_on)
        for found in findings
        if found.problem.severity is Severity.ERROR
        and found.problem.code not in {one.problem.code for one in before.get(key, ())}
    )


def offers(events: Sequence[LifeEvent]) -> tuple[Offer, ...]:
    """Every kind of event with what keeps it from following now, if anything does."""
    line = life_line(events)
    states = [LifeState(), *(step.after for step in line)]
    found = []
    for kind in OFFERED:
        probe = LifeEvent(id="", org_id="", kind=kind.value)
        why = obstacle(states[-1], probe)
        earlier = bool(why) and any(not obstacle(state, probe) for state in states[:-1])
        found.append(Offer(kind=kind, obstacle=why, is_possible_earlier=earlier))
    return tuple(found)


def _judged(
    events: Sequence[LifeEvent], book: RuleBook, born_on: PartialDate | None
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    for step in life_line(events):
        if step.obstacle:
            yield step.event.id, (_refused(step, book),)
        else:
            yield step.event.id, limit_findings(step.before, step.event, book, born_on=born_on)


def _refused(step: LifeStep, book: RuleBook) -> Finding:
    rule = None
    if step.obstacle in _RULE_OF and step.event.happened_on:
        rule = book.on(step.event.latest).get(_RULE_OF[step.obstacle])
    field = "kind"
    return Finding(problem=Problem(code=step.obstacle, field=field), rule=rule)


def _own_problems(new: LifeEvent, today: date, born_on: PartialDate | None) -> Iterator[Problem]:
    if new.happened_on is None and not new.is_opening:
        yield Problem(code="life-date-missing", field="happened_on")
    if new.happened_on and new.earliest > today:
        yield Problem(code="date-in-future", field="happened_on")
    if born_on and new.happened_on and new.latest < born_on.earliest:
        yield Problem(code="life-before-birth", field="happened_on")
    if new.until and new.happened_on and new.until.latest < new.earliest:
        yield Problem(code="life-until-before", field="until")
    votes = (new.votes_for or 0) + (new.votes_against or 0)
    if new.summoned is not None and votes > new.summoned:
        yield Problem(code="life-votes-over", field="votes_for", params={"of": new.summoned})
    if min(new.summoned or 0, new.votes_for or 0, new.votes_against or 0) < 0:
        yield Problem(code="life-votes-negative", field="votes_for")


def _contradicted(others: Sequence[LifeEvent], new: LifeEvent) -> Iterator[Problem]:
    """What the first list says on another day, and the new act takes the place of."""
    acts = [event for event in others if not event.is_opening]
    for event in others:
        if not event.is_opening or event.happened_on is None or new.is_opening:
            continue
        gives_way = _is_replaced(event, [*acts, new]) and not _is_replaced(event, acts)
        if gives_way and not _may_be_one(event, new):
            yield Problem(
                code="life-differs-from-list",
                field="happened_on",
                params={"on": str(event.happened_on)},
                severity=Severity.WARNING,
            )


def _of_a_later_one(found: Finding, event: LifeEvent) -> Finding:
    params = {"kind": event.kind, "on": str(event.happened_on or ""), "why": found.problem.code}
    problem = Problem(
        code="life-breaks-another",
        field="happened_on",
        params={**found.problem.params, **params},
        severity=found.problem.severity,
    )
    return replace(found, problem=problem)


def _by_day(event: LifeEvent) -> tuple[bool, date, int, bool, str, str]:
    """Undated last; on one day the natural order, and nothing of when somebody typed it."""
    return (
        event.happened_on is None,
        event.earliest,
        _rank(event),
        event.is_opening,
        event.decision_number,
        event.id,
    )


def _rank(event: LifeEvent) -> int:
    """The place on a shared day: of a hand-over between two units, first away, then there."""
    kind = K(event.kind)
    is_handed_over = kind is K.TRANSFERRED_IN and event.elsewhere
    return KIND_RANK[K.TRANSFERRED_OUT] + 1 if is_handed_over else KIND_RANK[kind]


def _without_replaced(events: list[LifeEvent]) -> list[LifeEvent]:
    """Without what the first list says where an act of its own says the same."""
    acts = [event for event in events if not event.is_opening]
    return [event for event in events if not (event.is_opening and _is_replaced(event, acts))]


def _is_replaced(opening: LifeEvent, acts: Sequence[LifeEvent]) -> bool:
    kind = K(opening.kind)
    same = [event for event in acts if event.kind == kind]
    match kind:
        case K.CEREMONY | K.CONFIRMED:
            again = sum(event.kind == K.READMITTED for event in acts)
            return len(same) > again
        case K.LEFT:
            ways = [event for event in acts if event.kind in LEAVING_KINDS]
            return any(_may_be_one(opening, event) for event in ways)
    return any(_may_be_one(opening, event) for event in same)


def _may_be_one(opening: LifeEvent, act: LifeEvent) -> bool:
    return opening.earliest <= act.latest and act.earliest <= opening.latest


def opening_event(
    member: Member,
    kind: LifeEventKind,
    on: PartialDate | None,
    *,
    decision_number: str = "",
    place: str = "",
) -> LifeEvent:
    """One line of an opening statement."""
    return LifeEvent(
        id=derived_id("life_event", member.id, kind.value),
        org_id=member.org_id,
        member_id=member.id,
        kind=kind.value,
        happened_on=on,
        is_opening=True,
        decision_number=decision_number,
        place=place,
    )


_OPENING_KINDS: Mapping[str, LifeEventKind] = {
    ActivityStatus.DECEASED: K.DECEASED,
    ActivityStatus.LEFT: K.LEFT,
    ActivityStatus.EXEMPT: K.EXEMPTED,
    ActivityStatus.SUSPENDED: K.SUSPENDED,
    ActivityStatus.INTERRUPTED: K.INTERRUPTED,
    ActivityStatus.TRANSFERRED: K.TRANSFERRED_OUT,
    ActivityStatus.AWAY: K.SENT_AWAY,
    ActivityStatus.GUEST: K.HOSTED,
}
_RULE_OF = {
    "life-expulsion-of-probationary": "expulsion-of",
    "life-no-ceremony-yet": "probation-counted-from",
    "life-not-probationary": "probation-months",
    "life-readmission-needed": "readmission-months",
}
