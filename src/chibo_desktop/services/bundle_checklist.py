"""The checklist before a bundle is written: the steps of the month, as the first page has them."""

from datetime import date

from chibo_desktop.domain.checklist import CheckLine, CheckState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.home import evaluation_tasks, month_sheet
from chibo_desktop.services.home_tasks import Step, Task, TaskState, tasks_beside
from chibo_desktop.storage.unit_of_work import Unit

_ON_THE_WAY = frozenset({Step.OPEN, Step.SELF, Step.COMMITTEE, Step.BRANCH, Step.SEND})
"""Steps that lead to another one of the list, or to the bundle itself."""

_ORDER = (CheckState.MISSING, CheckState.DONE, CheckState.NOT_APPLICABLE)


def checklist(unit: Unit, month: Month, today: date) -> tuple[CheckLine, ...]:
    """What the month should contain, for each branch of this file; what is missing first.

    A step that the branch does not have this month, because it keeps no such book or nothing is
    due, is not applicable.
    """
    found: list[CheckLine] = []
    for branch in unit.all(Branch):
        sheet = month_sheet(unit, branch.id, month)
        steps = (*evaluation_tasks(sheet), *tasks_beside(unit, branch, month, today))
        tasks = {one.step: one for one in steps}
        found += (
            _line(branch.name, step, tasks.get(step)) for step in Step if step not in _ON_THE_WAY
        )
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.state)))


def _line(branch: str, step: Step, task: Task | None) -> CheckLine:
    if task is None:
        return CheckLine(branch=branch, step=step, state=CheckState.NOT_APPLICABLE)
    done = task.state is TaskState.DONE
    state = CheckState.DONE if done else CheckState.MISSING
    return CheckLine(branch=branch, step=step, state=state, done=task.done, total=task.total)
