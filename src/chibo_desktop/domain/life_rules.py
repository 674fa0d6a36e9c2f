"""What may happen to somebody next: the order of events, independent of any date.

Source: the life cycle of domain.md §2.8; terms of §1.2.
"""

from collections.abc import Callable, Mapping

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import (
    CANDIDATE_STAGES,
    LifePlace,
    LifeStage,
    LifeState,
)
from chibo_desktop.domain.member import ActivityStatus

K = LifeEventKind


def obstacle(state: LifeState, event: LifeEvent) -> str:
    """Why an event cannot follow on a state, as a problem's code; empty when it can.

    What the first list says is believed where the list cannot know more: a member without the
    decision of admission, for instance.
    """
    if state.stage is LifeStage.DECEASED and event.kind != K.CORRECTED:
        return "life-deceased"
    kind = K(event.kind)
    if event.is_opening and kind is K.CEREMONY:
        return "life-already-a-member" if state.is_member else ""
    if event.is_opening and kind is K.ADMITTED and state.is_member:
        return "life-already-admitted" if state.current.decided_on else ""
    if kind in _BEFORE_THE_PARTY:
        return _candidate_obstacle(state, kind)
    if kind in _CHECKS:
        return _CHECKS[kind](state)
    return _member_obstacle(state, kind)


def _candidate_obstacle(state: LifeState, kind: LifeEventKind) -> str:
    if state.is_member:
        return "life-already-a-member"
    if state.stage is LifeStage.ADMITTED:
        return "life-already-admitted"
    if kind is K.CERTIFIED:
        return ""
    reached = CANDIDATE_STAGES.index(state.stage) if state.stage in CANDIDATE_STAGES else 0
    if kind is K.WITHDRAWN:
        return "" if state.is_candidate else "life-not-a-candidate"
    return "life-step-passed" if reached >= _STEPS.index(kind) + 1 else ""


def _admission(state: LifeState) -> str:
    if state.is_member:
        return "life-already-a-member"
    if state.stage is LifeStage.ADMITTED:
        return "life-already-admitted"
    return "life-readmission-needed" if state.has_left else ""


def _readmission(state: LifeState) -> str:
    if state.is_member:
        return "life-already-a-member"
    if state.stage is LifeStage.ADMITTED:
        return "life-already-admitted"
    return "" if state.has_left else "life-never-left"


def _ceremony(state: LifeState) -> str:
    if state.is_member:
        return "life-already-a-member"
    return "" if state.stage is LifeStage.ADMITTED else "life-ceremony-without-decision"


def _confirmation(state: LifeState) -> str:
    if state.stage is LifeStage.ADMITTED:
        return "life-no-ceremony-yet"
    return "" if state.stage is LifeStage.PROBATIONARY else "life-not-probationary"


def _cancelled_admission(state: LifeState) -> str:
    on_probation = state.stage in (LifeStage.ADMITTED, LifeStage.PROBATIONARY)
    return "" if on_probation or state.is_member else "life-nothing-to-cancel"


def _cancelled_confirmation(state: LifeState) -> str:
    return "" if state.stage is LifeStage.FULL else "life-nothing-to-cancel"


def _restoration(state: LifeState) -> str:
    return "" if state.stage is LifeStage.LEFT else "life-never-left"


def _arrival(state: LifeState) -> str:
    if not state.is_member:
        return "life-not-a-member"
    if state.place is LifePlace.AWAY:
        return "life-is-away"
    if state.place is LifePlace.HERE and state.has_arrived:
        return "life-already-here"
    return ""


def _hosting(state: LifeState) -> str:
    if not state.is_member:
        return "life-not-a-member"
    if state.place is LifePlace.GUEST or state.has_arrived or state.place is LifePlace.AWAY:
        return "life-already-here"
    return ""


def _hosting_ended(state: LifeState) -> str:
    return "" if state.is_member and state.place is LifePlace.GUEST else "life-not-a-guest"


def _return(state: LifeState) -> str:
    return "" if state.is_member and state.place is LifePlace.AWAY else "life-not-away"


def _correction(state: LifeState) -> str:
    return "" if state.memberships or state.steps else "life-nothing-to-correct"


def _member_obstacle(state: LifeState, kind: LifeEventKind) -> str:
    """Events of somebody who is a member of this branch now."""
    if not state.is_member:
        return "life-has-left" if state.has_left else "life-not-a-member"
    if state.place is LifePlace.GONE:
        return "life-gone"
    if state.place is LifePlace.GUEST:
        return "life-is-guest"
    if kind is K.EXPELLED and state.stage is LifeStage.PROBATIONARY:
        return "life-expulsion-of-probationary"
    if kind is K.NOT_CONFIRMED and state.stage is LifeStage.FULL:
        return "life-not-probationary"
    if kind in _ENDS:
        needed, code = _ENDS[kind]
        return "" if state.activity is needed else code
    if kind in _BEGINS:
        if kind is K.SENT_AWAY and state.place is LifePlace.AWAY:
            return "life-is-away"
        return _BUSY.get(state.activity, "")
    return ""


_STEPS = (K.NOMINATED, K.SYMPATHISER, K.APPLIED, K.PROPOSED)
_BEFORE_THE_PARTY = frozenset({*_STEPS, K.CERTIFIED, K.WITHDRAWN})
_CHECKS: Mapping[LifeEventKind, Callable[[LifeState], str]] = {
    K.ADMITTED: _admission,
    K.READMITTED: _readmission,
    K.CEREMONY: _ceremony,
    K.CONFIRMED: _confirmation,
    K.ADMISSION_CANCELLED: _cancelled_admission,
    K.CONFIRMATION_CANCELLED: _cancelled_confirmation,
    K.RESTORED: _restoration,
    K.TRANSFERRED_IN: _arrival,
    K.HOSTED: _hosting,
    K.HOSTING_ENDED: _hosting_ended,
    K.CAME_BACK: _return,
    K.CORRECTED: _correction,
}
_ENDS = {
    K.EXEMPTION_ENDED: (ActivityStatus.EXEMPT, "life-not-exempt"),
    K.SUSPENSION_LIFTED: (ActivityStatus.SUSPENDED, "life-not-suspended"),
    K.RECONNECTED: (ActivityStatus.INTERRUPTED, "life-not-interrupted"),
}
_BEGINS = frozenset({K.EXEMPTED, K.SUSPENDED, K.INTERRUPTED, K.SENT_AWAY})
_BUSY = {
    ActivityStatus.EXEMPT: "life-is-exempt",
    ActivityStatus.SUSPENDED: "life-is-suspended",
    ActivityStatus.INTERRUPTED: "life-is-interrupted",
}
OFFERED = tuple(kind for kind in K if kind is not K.LEFT)
"""What a person can record; how somebody left is always known to who records it."""


def natural_next(state: LifeState) -> LifeEventKind | None:
    """The event that usually follows; None when many things may."""
    if state.is_member and state.place is not LifePlace.HERE:
        return _NEXT_BY_PLACE[state.place]
    if state.is_member and state.activity is not ActivityStatus.ACTIVE:
        return _NEXT_BY_ACTIVITY.get(state.activity)
    if state.stage is LifeStage.SYMPATHISER and K.CERTIFIED not in state.steps:
        return K.CERTIFIED
    return _NEXT_BY_STAGE.get(state.stage)


_NEXT_BY_PLACE = {
    LifePlace.AWAY: K.CAME_BACK,
    LifePlace.GUEST: K.HOSTING_ENDED,
    LifePlace.GONE: K.TRANSFERRED_IN,
}
_NEXT_BY_ACTIVITY = {
    ActivityStatus.EXEMPT: K.EXEMPTION_ENDED,
    ActivityStatus.SUSPENDED: K.SUSPENSION_LIFTED,
    ActivityStatus.INTERRUPTED: K.RECONNECTED,
}
_NEXT_BY_STAGE = {
    LifeStage.OUTSIDE: K.NOMINATED,
    LifeStage.OUTSTANDING: K.SYMPATHISER,
    LifeStage.SYMPATHISER: K.APPLIED,
    LifeStage.APPLICANT: K.PROPOSED,
    LifeStage.PROPOSED: K.ADMITTED,
    LifeStage.ADMITTED: K.CEREMONY,
    LifeStage.PROBATIONARY: K.CONFIRMED,
    LifeStage.LEFT: K.READMITTED,
}
