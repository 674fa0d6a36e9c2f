"""The month as a checklist: what is done, what is late, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.directives import Instruction
from chibo_desktop.domain.evaluation import Marker
from chibo_desktop.domain.member import ActivityStatus, MemberStatus
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.home_tasks import Step, Task, TaskState, tasks_beside
from chibo_desktop.services.month_order import arranged_tasks, order_of
from chibo_desktop.services.office_link import REPORT, office_of
from chibo_desktop.services.office_received import Deadlines, instructions_now
from chibo_desktop.services.rounds import load_sheet
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.storage.evaluations import members_to_evaluate, rounds_of
from chibo_desktop.storage.exchange_log import Sent, conflict_count, sent_to
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit

__all__ = ["BranchMonth", "Home", "Step", "Task", "TaskState", "load_home"]

_TAKING_PART = frozenset({"", ActivityStatus.ACTIVE, ActivityStatus.AWAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchMonth:
    """The month of one branch of this file."""

    branch_id: str
    branch_name: str
    round_id: str
    criteria_title: str
    not_rated: int
    usual: tuple[Task, ...]  # all of them in the usual order
    ordered: tuple[Task, ...]  # all of them in the branch's own order
    away: frozenset[str]  # the steps it put away

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is to be seen, in the branch's order."""
        return tuple(task for task in self.ordered if task.step not in self.away)

    @property
    def hidden(self) -> tuple[Task, ...]:
        """What was put away."""
        return tuple(task for task in self.ordered if task.step in self.away)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the first page shows."""

    month: Month
    due_on: date
    full: int
    probationary: int
    others: int
    branches: tuple[BranchMonth, ...]
    unfinished: tuple[Month, ...]  # earlier months not yet sent
    incomplete_members: int  # without identity number or date of admission
    conflicts: int
    office_name: str
    acknowledged_period: str
    acknowledged_at: str
    last_sent: Sent | None
    instructions: tuple[Instruction, ...] = ()  # of the office, that still concern this unit


def load_home(unit: Unit, month: Month, today: date) -> Home:
    """The month's board of this file."""
    office = office_of(unit)
    due_on = Deadlines.of(unit).day(month, unit.author.org_id)
    reports = sent_to(unit.connection, office.node_id, REPORT) if office else []
    sent_months = {one.period for one in reports}
    branches = unit.all(Branch)
    members = [
        member for one in branches for member in members_to_evaluate(unit.connection, one.id)
    ]
    counted = [one for one in members if one.activity_status in _TAKING_PART]
    earlier = {
        one.period for one in rounds_of(unit.connection) if one.period and one.period < month
    }
    return Home(
        month=month,
        due_on=due_on,
        full=sum(1 for one in counted if one.status is MemberStatus.FULL),
        probationary=sum(1 for one in counted if one.status is MemberStatus.PROBATIONARY),
        others=len(members) - len(counted),
        branches=tuple(
            _branch_month(unit, one, month, today, sent_months, due_on if office else None)
            for one in branches
        ),
        unfinished=tuple(sorted(one for one in earlier if str(one) not in sent_months))
        if office
        else (),
        incomplete_members=sum(
            1 for one in members if not one.identity_number or one.admitted_on is None
        ),
        conflicts=conflict_count(unit.connection),
        office_name=office.name if office else "",
        acknowledged_period=read_meta(unit.connection, "acknowledged-period"),
        acknowledged_at=read_meta(unit.connection, "acknowledged-at"),
        last_sent=reports[0] if reports else None,
        instructions=tuple(instructions_now(unit, today)),
    )


def month_sheet(unit: Unit, branch_id: str, month: Month) -> Sheet | None:
    """The sheet of a branch's month; None while no round is open."""
    found = rounds_of(unit.connection, branch_id=branch_id, period=month)
    return load_sheet(unit, found[0].id) if found else None


def _branch_month(
    unit: Unit,
    branch: Branch,
    month: Month,
    today: date,
    sent_months: set[str],
    due_on: date | None,
) -> BranchMonth:
    sheet = month_sheet(unit, branch.id, month)
    tasks = list(evaluation_tasks(sheet))
    beside = tasks_beside(unit, branch, month, today)
    if due_on is not None:
        is_sent = str(month) in sent_months
        tasks.append(_sending(sheet, is_late=today > due_on, is_sent=is_sent))
    usual = _with_beside(_one_now(tasks), beside)
    order = order_of(unit, branch.id)
    return BranchMonth(
        branch_id=branch.id,
        branch_name=branch.name,
        round_id=sheet.round.id if sheet else "",
        criteria_title=sheet.criteria_set.title if sheet else "",
        not_rated=len(sheet.not_rated) if sheet else 0,
        usual=usual,
        ordered=arranged_tasks(order, usual),
        away=frozenset(order.hidden.split()),
    )


def evaluation_tasks(sheet: Sheet | None) -> Sequence[Task]:
    """The steps of a month's evaluation, each done or still to come."""
    if sheet is None:
        later = [Task(step=step, state=TaskState.LATER) for step in list(Step)[1:5]]
        return [Task(step=Step.OPEN, state=TaskState.LATER), *later]
    total = len(sheet.rows)
    tasks = [Task(step=Step.OPEN, state=TaskState.DONE, total=total, on=sheet.round.opened_on)]
    tasks += [
        _marking(sheet, Step(marker.code), marker.code)
        for marker in sheet.criteria_set.markers
        if marker.code in tuple(Marker)
    ]
    closed = TaskState.DONE if sheet.is_closed else TaskState.LATER
    unready = tuple(row.evaluation.full_name for row in sheet.unready())
    tasks.append(
        Task(
            step=Step.CLOSE,
            state=closed,
            done=total - len(unready),
            total=total,
            names=() if sheet.is_closed else unready,
            on=sheet.round.closed_on,
        )
    )
    return tasks


def _marking(sheet: Sheet, step: Step, marker: str) -> Task:
    missing = tuple(
        row.evaluation.full_name
        for row in sheet.rows
        if (total := row.outcome.totals.get(marker)) is None or not total.is_complete
    )
    done = sheet.is_closed or not missing
    return Task(
        step=step,
        state=TaskState.DONE if done else TaskState.LATER,
        done=len(sheet.rows) - len(missing),
        total=len(sheet.rows),
        names=missing,
    )


def _sending(sheet: Sheet | None, *, is_late: bool, is_sent: bool) -> Task:
    if is_sent and sheet is not None and sheet.is_closed:
        return Task(step=Step.SEND, state=TaskState.DONE)
    return Task(step=Step.SEND, state=TaskState.LATE if is_late else TaskState.LATER)


def _with_beside(tasks: Sequence[Task], beside: Sequence[Task]) -> tuple[Task, ...]:
    """What goes on beside the evaluation stands before the month is sent."""
    at = next((at for at, one in enumerate(tasks) if one.step is Step.SEND), len(tasks))
    return (*tasks[:at], *beside, *tasks[at:])


def _one_now(tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The first task that is not done is the one to go on with."""
    found, changed = False, []
    for one in tasks:
        if not found and one.state is not TaskState.DONE:
            found = True
            state = TaskState.LATE if one.state is TaskState.LATE else TaskState.NOW
            changed.append(replace(one, state=state))
        else:
            changed.append(one)
    return tuple(changed)
