"""LifeState: where somebody stands after what has happened, and what one more event makes of it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.party_age import TimeOutside


class LifeStage(StrEnum):
    """How far somebody has come: from outside the Party to full member, and out again."""

    OUTSIDE = "outside"
    OUTSTANDING = "outstanding"
    SYMPATHISER = "sympathiser"
    APPLICANT = "applicant"
    PROPOSED = "proposed"
    ADMITTED = "admitted"  # decided, the ceremony is still to come
    PROBATIONARY = "probationary"
    FULL = "full"
    LEFT = "left"
    DECEASED = "deceased"


class LifePlace(StrEnum):
    """Where somebody takes part in Party life, seen from this branch."""

    HERE = "here"
    AWAY = "away"  # ours, for a time elsewhere
    GUEST = "guest"  # another branch's, for a time here
    GONE = "gone"  # transferred away


MEMBER_STAGES = frozenset({LifeStage.PROBATIONARY, LifeStage.FULL})
CANDIDATE_STAGES = (
    LifeStage.OUTSIDE,
    LifeStage.OUTSTANDING,
    LifeStage.SYMPATHISER,
    LifeStage.APPLICANT,
    LifeStage.PROPOSED,
)
"""In the order of the way to admission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """One time in the Party, from the decision to how it ended."""

    decided_on: PartialDate | None = None
    decision: str = ""
    ceremony_on: PartialDate | None = None
    ceremony_at: str = ""
    confirmed_on: PartialDate | None = None
    confirmation: str = ""
    confirmed_at: str = ""
    ended_on: PartialDate | None = None
    ended_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeState:
    """What all events together make of somebody. `since` is the day of the present standing.

    `gaps`: times outside the Party or without taking part, not counted in party age (§2.9).
    `left_with` is how somebody took part, and since when, on the day of moving away.
    """

    stage: LifeStage = LifeStage.OUTSIDE
    place: LifePlace = LifePlace.HERE
    activity: ActivityStatus = ActivityStatus.ACTIVE
    since: PartialDate | None = None
    away_until: PartialDate | None = None
    has_arrived: bool = False  # a transfer to this branch is recorded
    left_with: tuple[ActivityStatus, PartialDate | None] = (ActivityStatus.ACTIVE, None)
    steps: Mapping[str, PartialDate | None] = dataclasses.field(default_factory=dict)
    memberships: tuple[Membership, ...] = ()
    gaps: tuple[TimeOutside, ...] = ()
    readmissions: int = 0

    @property
    def is_member(self) -> bool:
        """Full or probationary, wherever they take part."""
        return self.stage in MEMBER_STAGES

    @property
    def is_candidate(self) -> bool:
        """On the way to admission, up to the ceremony."""
        return self.stage is LifeStage.ADMITTED or (
            self.stage in CANDIDATE_STAGES and bool(self.steps)
        )

    @property
    def has_left(self) -> bool:
        """Was in the Party once and is not now."""
        return not self.is_member and any(one.ended_by for one in self.memberships)

    @property
    def current(self) -> Membership:
        """The last membership; an empty one for somebody never admitted."""
        return self.memberships[-1] if self.memberships else Membership()

    @property
    def first(self) -> Membership:
        """The membership whose dates stand on card and lists: the first that was confirmed."""
        confirmed = (one for one in self.memberships if one.confirmed_on)
        return next(confirmed, self.current)

    @property
    def status(self) -> ActivityStatus:
        """The one word of lists and sheets."""
        match self.stage:
            case LifeStage.DECEASED:
                return ActivityStatus.DECEASED
            case LifeStage.LEFT:
                return ActivityStatus.LEFT
        if not self.is_member:
            return ActivityStatus.CANDIDATE if self.is_candidate else ActivityStatus.WITHDRAWN
        match self.place:
            case LifePlace.GONE:
                return ActivityStatus.TRANSFERRED
            case LifePlace.GUEST:
                return ActivityStatus.GUEST
        if self.activity is not ActivityStatus.ACTIVE:
            return self.activity
        return ActivityStatus.AWAY if self.place is LifePlace.AWAY else ActivityStatus.ACTIVE

    @property
    def columns(self) -> Mapping[str, Any]:
        """The fields of the member's record that follow from the events, and from nothing else."""
        status, first = self.status, self.first
        is_waiting = self.stage is LifeStage.ADMITTED and not first.confirmed_on
        confirmed = first if self.current.confirmed_on else Membership()
        return {
            "admitted_on": None if is_waiting else first.ceremony_on or first.decided_on,
            "confirmed_on": confirmed.confirmed_on,
            "activity_status": status.value,
            "left_on": None if status in _WITHOUT_A_DAY else self.since,
            "admission_decided_on": first.decided_on,
            "admission_decision": first.decision,
            "admitted_at": first.ceremony_at,
            "confirmation_decision": confirmed.confirmation,
            "confirmed_at": confirmed.confirmed_at,
        }


DERIVED = (
    "admitted_on",
    "confirmed_on",
    "activity_status",
    "left_on",
    "admission_decided_on",
    "admission_decision",
    "admitted_at",
    "confirmation_decision",
    "confirmed_at",
)
"""The fields of a member's record that follow from events: the keys of `LifeState.columns`."""

_WITHOUT_A_DAY = frozenset(
    {
        ActivityStatus.ACTIVE,
        ActivityStatus.AWAY,
        ActivityStatus.GUEST,
        ActivityStatus.CANDIDATE,
        ActivityStatus.WITHDRAWN,
    }
)

_STEP_STAGES = {
    LifeEventKind.NOMINATED: LifeStage.OUTSTANDING,
    LifeEventKind.SYMPATHISER: LifeStage.SYMPATHISER,
    LifeEventKind.APPLIED: LifeStage.APPLICANT,
    LifeEventKind.PROPOSED: LifeStage.PROPOSED,
}


def after(state: LifeState, event: LifeEvent) -> LifeState:
    """The state once an event has happened; whether it may happen is `life_rules` to say."""
    kind, day = LifeEventKind(event.kind), event.happened_on
    match kind:
        case LifeEventKind.CERTIFIED:
            return replace(state, steps={**state.steps, kind: day})
        case step if step in _STEP_STAGES:
            return replace(state, stage=_STEP_STAGES[step], steps={**state.steps, kind: day})
        case LifeEventKind.WITHDRAWN:
            stage = LifeStage.LEFT if state.has_left else LifeStage.OUTSIDE
            return replace(state, stage=stage, steps={})
        case LifeEventKind.ADMITTED | LifeEventKind.READMITTED:
            return _admitted(state, kind, event)
        case LifeEventKind.CEREMONY:
            return _with_ceremony(state, event)
        case LifeEventKind.CONFIRMED:
            facts = {"confirmation": event.decision_number, "confirmed_at": event.place}
            return _current(state, stage=LifeStage.FULL, confirmed_on=day, **facts)
        case LifeEventKind.CONFIRMATION_CANCELLED:
            nothing = {"confirmed_on": None, "confirmation": "", "confirmed_at": ""}
            return _current(state, stage=LifeStage.PROBATIONARY, **nothing)
        case LifeEventKind.ADMISSION_CANCELLED:
            rest = state.memberships[:-1]
            stage = LifeStage.LEFT if rest else LifeStage.OUTSIDE
            return replace(state, stage=stage, memberships=rest, since=day, steps={})
        case LifeEventKind.RESTORED:
            stage = LifeStage.FULL if state.current.confirmed_on else LifeStage.PROBATIONARY
            back = _current(state, stage=stage, ended_on=None, ended_by="")
            return replace(back, place=LifePlace.HERE, activity=ActivityStatus.ACTIVE, since=None)
    return _taking_part(state, kind, event)


def _taking_part(state: LifeState, kind: LifeEventKind, event: LifeEvent) -> LifeState:
    day = event.happened_on
    match kind:
        case LifeEventKind.TRANSFERRED_IN:
            here = replace(state, place=LifePlace.HERE, has_arrived=True)
            if state.place is not LifePlace.GONE or state.since != day:
                return replace(here, since=None)
            activity, since = state.left_with  # away and there on one day: a hand-over ends nothing
            return replace(here, activity=activity, since=since)
        case LifeEventKind.HOSTED:
            return replace(state, place=LifePlace.GUEST, away_until=event.until, since=day)
        case LifeEventKind.SENT_AWAY:
            return replace(state, place=LifePlace.AWAY, away_until=event.until, since=day)
        case LifeEventKind.CAME_BACK:
            return replace(state, place=LifePlace.HERE, away_until=None, since=None)
        case LifeEventKind.TRANSFERRED_OUT | LifeEventKind.HOSTING_ENDED:
            is_set = state.activity is not ActivityStatus.ACTIVE
            left_with = (state.activity, state.since if is_set else None)
            gone = replace(state, place=LifePlace.GONE, has_arrived=False, away_until=None)
            return replace(gone, since=day, activity=ActivityStatus.ACTIVE, left_with=left_with)
        case LifeEventKind.EXEMPTED:
            return replace(state, activity=ActivityStatus.EXEMPT, since=day)
        case LifeEventKind.SUSPENDED:
            return replace(state, activity=ActivityStatus.SUSPENDED, since=day)
        case LifeEventKind.INTERRUPTED:
            return replace(state, activity=ActivityStatus.INTERRUPTED, since=day)
        case LifeEventKind.EXEMPTION_ENDED | LifeEventKind.SUSPENSION_LIFTED:
            return replace(state, activity=ActivityStatus.ACTIVE, since=None)
        case LifeEventKind.RECONNECTED:
            active = replace(state, activity=ActivityStatus.ACTIVE, since=None)
            return replace(active, gaps=(*state.gaps, *_gap(state.since, day)))
        case LifeEventKind.CORRECTED:
            return state
    stage = LifeStage.DECEASED if kind is LifeEventKind.DECEASED else LifeStage.LEFT
    ended = _current(state, stage=stage, ended_on=day, ended_by=kind.value)
    return replace(ended, since=day, steps={})


def _admitted(state: LifeState, kind: LifeEventKind, event: LifeEvent) -> LifeState:
    day, number = event.happened_on, event.decision_number
    if state.is_member:  # only the first list says so, after the ceremony: nothing else changes
        return _current(state, stage=state.stage, decided_on=day, decision=number)
    begun = _begun(state, Membership(decided_on=day, decision=number))
    again = state.readmissions + (kind is LifeEventKind.READMITTED)
    return replace(begun, stage=LifeStage.ADMITTED, readmissions=again)


def _with_ceremony(state: LifeState, event: LifeEvent) -> LifeState:
    """The ceremony makes a probationary member; of old lists it is all that is known."""
    begun = state if state.stage is LifeStage.ADMITTED else _begun(state, Membership())
    facts = {"ceremony_on": event.happened_on, "ceremony_at": event.place}
    return _current(begun, stage=LifeStage.PROBATIONARY, **facts)


def _begun(state: LifeState, new: Membership) -> LifeState:
    outside: tuple[TimeOutside, ...] = ()
    if state.current.ended_by and state.first.confirmed_on:
        outside = _gap(state.current.ended_on, new.decided_on)
    return replace(
        state,
        memberships=(*state.memberships, new),
        gaps=(*state.gaps, *outside),
        place=LifePlace.HERE,
        activity=ActivityStatus.ACTIVE,
        has_arrived=False,
        since=None,
    )


def _gap(left_on: PartialDate | None, back_on: PartialDate | None) -> tuple[TimeOutside, ...]:
    """Days known in part count from the earliest they can mean, as ages do (§2.7)."""
    if left_on is None or back_on is None:
        return ()
    return (TimeOutside(left_on=left_on.earliest, back_on=back_on.earliest),)


def _current(state: LifeState, *, stage: LifeStage, **changes: Any) -> LifeState:
    current = replace(state.current, **changes)
    return replace(state, stage=stage, memberships=(*state.memberships[:-1], current))
