"""The tasks of a month, and those that go on beside the evaluation, each from its own book."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.meeting import MeetingKind, MeetingState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, months_of, span_end
from chibo_desktop.domain.study_state import StudyState
from chibo_desktop.domain.targets.periods import is_result_missing, last_period_due
from chibo_desktop.services.dues import due_on_of, load_dues, settings_of
from chibo_desktop.services.frozen_sets import frozen_set
from chibo_desktop.services.opinions import opinion_lines
from chibo_desktop.services.study import keeps_study_book, load_study_month, registration_due
from chibo_desktop.services.transfer_waiting import arrivals_waiting
from chibo_desktop.services.work_report_due import month_report_due
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.meetings import meetings_between
from chibo_desktop.storage.targets import results_of, targets_of, tasks_of
from chibo_desktop.storage.unit_of_work import Unit


class TaskState(StrEnum):
    """How a task of the month stands."""

    DONE = "done"
    NOW = "now"  # begun, or next in turn
    LATE = "late"
    LATER = "later"


class Step(StrEnum):
    """The tasks of the month, in their order."""

    OPEN = "open"
    SELF = "self"
    COMMITTEE = "committee"
    BRANCH = "branch"
    CLOSE = "close"
    SEND = "send"
    STUDY = "study"
    QUARTER = "quarter"  # the last quarter that ended, while it is not closed
    DUES = "dues"
    MEETING = "meeting"
    TARGETS = "targets"
    PROGRAMME = "programme"  # while a task of a programme is late
    OPINIONS = "opinions"  # while one waits for its answer
    REPORT = "report"
    ARRIVALS = "arrivals"  # while somebody waits to be taken over


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One line of the checklist; `names` are those still missing."""

    step: Step
    state: TaskState
    done: int = 0
    total: int = 0
    names: tuple[str, ...] = ()
    on: date | None = None


def tasks_beside(unit: Unit, branch: Branch, month: Month, today: date) -> list[Task]:
    """What goes on beside the evaluation, before the month is sent."""
    return [
        *_meeting(unit, branch, month, today),
        *_last_quarter(unit, branch, today),
        *_studying(unit, branch, month, today),
        *_collecting(unit, branch, month, today),
        *_reporting_targets(unit, branch, today),
        *_late_of_programmes(unit, branch, today),
        *_answering(unit, branch, today),
        *_reporting(unit, branch, month, today),
        *_taking_over(unit),
    ]


def _studying(unit: Unit, branch: Branch, month: Month, today: date) -> list[Task]:
    """Who has registered an action of học tập và làm theo Bác, in a branch that keeps the book."""
    if not keeps_study_book(unit, month):
        return []
    followed = [
        row
        for row in load_study_month(unit, branch.id, month, today)
        if not row.why_not and row.state is not StudyState.OUTSIDE
    ]
    missing = tuple(row.full_name for row in followed if not row.record.is_registered)
    if not followed:
        return []
    return [
        Task(
            step=Step.STUDY,
            state=TaskState.NOW if missing else TaskState.DONE,
            done=len(followed) - len(missing),
            total=len(followed),
            names=missing,
            on=registration_due(month),
        )
    ]


def _meeting(unit: Unit, branch: Branch, month: Month, today: date) -> list[Task]:
    """The month's regular meeting, in a branch that has written one down this year."""
    year = (date(month.year, 1, 1), date(month.year, 12, 31))
    known = meetings_between(unit.connection, branch.id, *year)
    if not known:
        return []
    regular = [one for one in known if one.kind == MeetingKind.REGULAR and one.month == month]
    found = next(iter(regular), None)
    if found is None or found.held_on is None:
        return [Task(step=Step.MEETING, state=TaskState.NOW)]
    is_over = found.state in (MeetingState.HELD, MeetingState.CANCELLED)
    state = TaskState.LATE if found.held_on < today else TaskState.NOW
    return [
        Task(
            step=Step.MEETING,
            state=TaskState.DONE if is_over else state,
            on=found.held_on if found.state != MeetingState.CANCELLED else None,
        )
    ]


def _last_quarter(unit: Unit, branch: Branch, today: date) -> list[Task]:
    """The quarter that ended last, in a branch that has marked a month of it and not closed it."""
    end = span_end(Span.QUARTER, Month.of(today)).plus(-Span.QUARTER.months)
    wanted = set(months_of(Span.QUARTER, end))
    months = [
        one for one in rounds_of(unit.connection, branch_id=branch.id) if one.period in wanted
    ]
    closed = sum(1 for one in months if one.state == RoundState.CLOSED)
    if not closed:
        return []
    quarters = rounds_of(unit.connection, branch_id=branch.id, period=end, span=Span.QUARTER)
    if quarters and quarters[0].state == RoundState.CLOSED:
        return []
    due = frozen_set(months[0]).due_on(end)
    state = TaskState.LATE if today > due else TaskState.NOW
    return [Task(step=Step.QUARTER, state=state, done=closed, total=Span.QUARTER.months, on=due)]


def _taking_over(unit: Unit) -> list[Task]:
    """Who was transferred here and waits."""
    waiting = tuple(arrivals_waiting(unit))
    if not waiting:
        return []
    return [Task(step=Step.ARRIVALS, state=TaskState.NOW, total=len(waiting), names=waiting)]


def _reporting(unit: Unit, branch: Branch, month: Month, today: date) -> list[Task]:
    """The report of the month, in a branch that writes such reports."""
    due = month_report_due(unit, branch, month)
    if due is None:
        return []
    on, is_issued = due
    state = TaskState.LATE if today > on else TaskState.NOW
    return [Task(step=Step.REPORT, state=TaskState.DONE if is_issued else state, on=on)]


def _collecting(unit: Unit, branch: Branch, month: Month, today: date) -> list[Task]:
    """Who has paid the month's dues, in a branch that keeps their book."""
    key = BranchKey(org_id=branch.org_id, branch_id=branch.id)
    begin = settings_of(unit.connection, key).begin
    if begin is None or month < begin:
        return []
    board = load_dues(unit, key, month)
    owing = tuple(row.full_name for row in board.rows if row.line.unpaid > 0)
    due_on = due_on_of(board)
    is_late = bool(owing) and due_on is not None and today > due_on
    is_done = board.is_closed or not (owing or board.lacking)
    state = TaskState.LATE if is_late else TaskState.NOW
    return [
        Task(
            step=Step.DUES,
            state=TaskState.DONE if is_done else state,
            done=len(board.rows) - len(owing),
            total=len(board.rows),
            names=() if is_done else owing,
            on=due_on,
        )
    ]


def _reporting_targets(unit: Unit, branch: Branch, today: date) -> list[Task]:
    """Which targets have no result of the period that ended last, in a branch that has some."""
    quarter = span_end(Span.QUARTER, Month.of(today)).plus(-Span.QUARTER.months)
    targets = [
        one
        for year in sorted({quarter.year, today.year})
        for one in targets_of(unit.connection, branch.org_id, branch.id, year)
        if not one.is_rolled_up
    ]
    results = results_of(unit.connection, [one.id for one in targets])
    asked = [one for one in targets if last_period_due(one, results.get(one.id, ()), today)]
    missing = tuple(
        one.title for one in asked if is_result_missing(one, results.get(one.id, ()), today)
    )
    if not asked:
        return []
    return [
        Task(
            step=Step.TARGETS,
            state=TaskState.NOW if missing else TaskState.DONE,
            done=len(asked) - len(missing),
            total=len(asked),
            names=missing,
        )
    ]


def _late_of_programmes(unit: Unit, branch: Branch, today: date) -> list[Task]:
    """The tasks of programmes that are still open after their day."""
    tasks = tasks_of(unit.connection, branch.org_id, branch.id)
    late = [one for one in tasks if one.is_open and one.is_late(today)]
    if not late:
        return []
    first = min(one.due_on for one in late if one.due_on is not None)
    titles = tuple(one.title for one in late)
    return [
        Task(step=Step.PROGRAMME, state=TaskState.LATE, total=len(late), names=titles, on=first)
    ]


def _answering(unit: Unit, branch: Branch, today: date) -> list[Task]:
    """How many opinions wait for an answer; whose they are is said in their own place alone."""
    waiting = [one for one in opinion_lines(unit, branch.id, today) if one.case.is_open]
    if not waiting:
        return []
    days = [one.case.due_on for one in waiting if one.case.due_on is not None]
    late = sum(1 for one in waiting if one.is_late)
    return [
        Task(
            step=Step.OPINIONS,
            state=TaskState.LATE if late else TaskState.NOW,
            done=len(waiting) - late,
            total=len(waiting),
            on=min(days, default=None),
        )
    ]
