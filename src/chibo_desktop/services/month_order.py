"""The steps of the month in the branch's own order, and those it put away."""

from collections.abc import Collection, Sequence

from chibo_desktop.domain.month_order import MonthOrder, arranged, month_order_id
from chibo_desktop.services.home_tasks import Task
from chibo_desktop.storage.unit_of_work import Unit


def arranged_tasks(order: MonthOrder, usual: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks in the branch's order."""
    by_step = {task.step.value: task for task in usual}
    return tuple(by_step[step] for step in arranged(list(by_step), order.steps.split()))


def order_of(unit: Unit, branch_id: str) -> MonthOrder:
    """What the branch has chosen; empty while it goes by the usual order."""
    identity, org_id = month_order_id(branch_id), unit.author.org_id
    found = (one for one in unit.all(MonthOrder) if (one.id, one.org_id) == (identity, org_id))
    return next(found, MonthOrder(id=identity, org_id=org_id, branch_id=branch_id))


def save_order(unit: Unit, branch_id: str, steps: Sequence[str], hidden: Collection[str]) -> None:
    """Keep an order of steps and which of them are put away.

    Steps that are not among those given, because this month has none of them, keep what was said.
    """
    before = order_of(unit, branch_id)
    elsewhere = [step for step in before.steps.split() if step not in steps]
    away = [step for step in before.hidden.split() if step not in steps]
    unit.save(
        MonthOrder(
            id=before.id,
            org_id=before.org_id,
            branch_id=branch_id,
            steps=" ".join((*steps, *elsewhere)),
            hidden=" ".join((*(step for step in steps if step in hidden), *away)),
        ),
        act="month.order",
    )
