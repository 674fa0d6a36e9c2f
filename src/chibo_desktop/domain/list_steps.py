"""How somebody came on the list of a branch and went from it, out of the events of their life.

On the list is who is a member and takes part here, or is away only for a time; a guest belongs to
another branch's list. What happened before a transfer to this branch happened elsewhere, and so
did what a dossier tells of the unit it was handed over from.
"""

from collections.abc import Iterable, Sequence

from chibo_desktop.domain.headcount import ListStep
from chibo_desktop.domain.life_cycle import LifeStep, life_line
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import LifePlace, LifeState
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.partial_date import PartialDate

_JOINED_BY_CEREMONY = LifeEventKind.CEREMONY.value
ADMISSIONS = frozenset(
    {LifeEventKind.ADMITTED.value, LifeEventKind.READMITTED.value, _JOINED_BY_CEREMONY}
)
"""The kinds of steps by which somebody becomes a member, here for the first time."""
_LEAVING = {
    ActivityStatus.DECEASED: LifeEventKind.DECEASED.value,
    ActivityStatus.LEFT: LifeEventKind.LEFT.value,
    ActivityStatus.TRANSFERRED: LifeEventKind.TRANSFERRED_OUT.value,
}
_NEVER_HERE = frozenset({ActivityStatus.CANDIDATE, ActivityStatus.WITHDRAWN, ActivityStatus.GUEST})
_ARRIVING = frozenset({LifeEventKind.TRANSFERRED_IN.value, LifeEventKind.HOSTED.value})


def steps_of_events(events: Iterable[LifeEvent]) -> tuple[ListStep, ...]:
    """The steps that somebody's events make; events that cannot be change nothing."""
    line = [step for step in life_line(events) if not step.obstacle]
    found, was_here = [], False
    elsewhere = _before_arrival(line)
    for place, step in enumerate(line):
        is_here = place >= elsewhere and _is_on_the_list(step.after)
        if step.event.is_of_another_unit:
            is_here = was_here
        if is_here != was_here:
            found.append(
                ListStep(
                    kind=_kind(step, is_here),
                    on=step.event.happened_on,
                    joins=is_here,
                    place=step.event.place if _is_transfer(step) else "",
                )
            )
        was_here = is_here
    return tuple(found)


def steps_of_record(
    status: str, admitted_on: PartialDate | None, left_on: PartialDate | None
) -> tuple[ListStep, ...]:
    """The same of somebody of whom only the list is known: admitted, and gone by their status."""
    if status in _NEVER_HERE:
        return ()
    joined = ListStep(kind=_JOINED_BY_CEREMONY, on=admitted_on, joins=True)
    if status not in _LEAVING:
        return (joined,)
    return (joined, ListStep(kind=_LEAVING[ActivityStatus(status)], on=left_on, joins=False))


def _is_on_the_list(state: LifeState) -> bool:
    return state.is_member and state.place in (LifePlace.HERE, LifePlace.AWAY)


def _before_arrival(line: Sequence[LifeStep]) -> int:
    """How many of the steps lie before somebody first came here, for good or as a guest."""
    for place, step in enumerate(line):
        if step.event.is_of_another_unit:
            continue
        if step.event.kind == LifeEventKind.TRANSFERRED_OUT:
            return 0
        if step.event.kind in _ARRIVING:
            return place
    return 0


def _kind(step: LifeStep, joins: bool) -> str:
    """The event's kind; a ceremony after a readmission is one."""
    if joins and step.event.kind == LifeEventKind.CEREMONY and step.after.readmissions:
        return LifeEventKind.READMITTED.value
    return step.event.kind


def _is_transfer(step: LifeStep) -> bool:
    return step.event.kind in (LifeEventKind.TRANSFERRED_IN, LifeEventKind.TRANSFERRED_OUT)
