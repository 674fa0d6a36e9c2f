"""The month's meeting as steps with state and day: plan, invitation, roll, minutes, publication."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from chibo_desktop.domain.meeting import Meeting, MeetingKind, MeetingState
from chibo_desktop.domain.meeting_score import MeetingScore, score_id
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rules import RuleSet
from chibo_desktop.services.home import TaskState
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.meetings import meetings_between
from chibo_desktop.storage.unit_of_work import Unit


class MeetingStep(StrEnum):
    """What has to be done for a meeting, in the order in which it is done."""

    PLAN = "plan"
    INVITE = "invite"
    ROLL = "roll"
    MINUTES = "minutes"
    PUBLISH = "publish"
    SCORE = "score"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step: how it stands, by when, when it was done."""

    step: MeetingStep
    state: TaskState
    due_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingMonth:
    """The regular meeting of one branch in a month; without one, only the plan is to be made."""

    branch_id: str
    branch_name: str
    meeting_id: str
    steps: tuple[StepLine, ...]


def meeting_months(unit: Unit, month: Month, today: date) -> list[MeetingMonth]:
    """The steps of each branch of this file."""
    meetings = meetings_between(unit.connection, "", month.first_day, month.last_day)
    regular = {
        one.branch_id: one
        for one in meetings
        if one.kind == MeetingKind.REGULAR and one.org_id == unit.author.org_id
    }
    scores = unit.get_many(MeetingScore, [score_id(one.id) for one in regular.values()])
    rules = rule_book("meetings").on(month.first_day)
    found = []
    for branch in unit.all(Branch):
        if branch.org_id != unit.author.org_id:
            continue
        one = regular.get(branch.id)
        score = scores.get(score_id(one.id)) if one else None
        steps = _steps(one, score, rules) if one else [_line(MeetingStep.PLAN, None, None)]
        found.append(
            MeetingMonth(
                branch_id=branch.id,
                branch_name=branch.name,
                meeting_id=one.id if one else "",
                steps=_with_states(steps, today),
            )
        )
    return found


def _steps(one: Meeting, score: MeetingScore | None, rules: RuleSet) -> list[StepLine]:
    """Done days as recorded; a step that leaves no day of its own is done on the meeting's."""
    held = one.held_on or date.max
    plan = _line(MeetingStep.PLAN, None, held)
    if one.state == MeetingState.CANCELLED or one.held_on is None:
        return [plan]
    before = rules.whole("materials-days") or 0
    after = held + timedelta(days=rules.whole("publication-days") or 0)
    is_held = one.state == MeetingState.HELD
    return [
        plan,
        _line(MeetingStep.INVITE, held - timedelta(days=before), one.invited_on),
        _line(MeetingStep.ROLL, held, held if is_held else None),
        _line(MeetingStep.MINUTES, after, held if one.minutes_number is not None else None),
        _line(MeetingStep.PUBLISH, after, one.published_on),
        _line(MeetingStep.SCORE, after, score.closed_on if score else None),
    ]


def _line(step: MeetingStep, due_on: date | None, done_on: date | None) -> StepLine:
    return StepLine(
        step=step,
        state=TaskState.DONE if done_on is not None else TaskState.LATER,
        due_on=due_on,
        done_on=done_on,
    )


def _with_states(steps: Sequence[StepLine], today: date) -> tuple[StepLine, ...]:
    """What is past its day is late; the first that is not done is the one to go on with.

    An invitation that nobody noted is no longer missing once the meeting has been held.
    """
    is_held = any(one.step is MeetingStep.ROLL and one.done_on for one in steps)
    found: list[StepLine] = []
    has_next = False
    for one in steps:
        if one.state is TaskState.DONE or (is_held and one.step is MeetingStep.INVITE):
            found.append(replace(one, state=TaskState.DONE))
            continue
        is_late = one.due_on is not None and one.due_on < today
        state = TaskState.LATE if is_late else TaskState.LATER if has_next else TaskState.NOW
        has_next = True
        found.append(replace(one, state=state))
    return tuple(found)
