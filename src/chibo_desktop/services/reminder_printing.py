"""Việc tháng này: the reminder board on paper and as a workbook."""

from collections.abc import Sequence
from datetime import date, datetime, time

from chibo_desktop.documents import month_tasks as paper
from chibo_desktop.documents import month_tasks_workbook as workbook
from chibo_desktop.documents.letterhead import Letterhead
from chibo_desktop.documents.month_tasks import MonthTask, MonthTasks
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.reminders import Urgency
from chibo_desktop.services.reminders import ReminderLine, load_reminders
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.reminders import (
    days_text,
    reminder_detail,
    reminder_title,
    rules_in_full,
    rules_in_short,
    who_text,
)

OVERDUE, THIS_MONTH, AHEAD = "Quá hạn", "Đến hạn trong tháng", "Chuẩn bị cho tháng sau"


def month_tasks_pdf(unit: Unit, today: date, org_id: str = "", branch_id: str = "") -> bytes:
    """What is overdue, due this month and due in the next, as PDF; of one unit or branch or all."""
    return paper.month_tasks(_view(unit, today, org_id, branch_id))


def month_tasks_workbook(unit: Unit, today: date, org_id: str = "", branch_id: str = "") -> bytes:
    """The same as a workbook."""
    view = _view(unit, today, org_id, branch_id)
    return workbook.month_tasks_workbook(view, created=datetime.combine(today, time()))


def _view(unit: Unit, today: date, org_id: str, branch_id: str) -> MonthTasks:
    board = load_reminders(unit, today)
    workplace = unit.get(Workplace, unit.author.org_id)
    month = Month.of(today)
    lines = [
        line
        for line in board.lines
        if line.reminder.due_on <= month.next().last_day
        and (not org_id or line.reminder.org_id == org_id)
        and (not branch_id or line.reminder.branch_id == branch_id)
    ]
    several = len({line.reminder.branch_id for line in lines}) > 1
    groups: dict[str, list[MonthTask]] = {OVERDUE: [], THIS_MONTH: [], AHEAD: []}
    for line in lines:
        one = line.reminder
        later = THIS_MONTH if one.due_on <= month.last_day else AHEAD
        groups[OVERDUE if one.urgency is Urgency.OVERDUE else later].append(_task(line, several))
    return MonthTasks(
        letterhead=Letterhead(
            superior=workplace.superior_name if workplace else "",
            issuer=workplace.name if workplace else "",
            place=workplace.place if workplace else "",
            dated=today,
        ),
        month=month,
        as_of=today,
        groups=tuple((title, tuple(tasks)) for title, tasks in groups.items()),
        sources=_sources(lines),
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


def _task(line: ReminderLine, several: bool) -> MonthTask:
    one = line.reminder
    return MonthTask(
        due_on=one.due_on,
        days=days_text(one.days_left),
        what=reminder_title(one),
        who=who_text(one),
        detail=reminder_detail(one),
        rule=rules_in_short(one.rules[:1]),
        place=line.branch_name if several else "",
    )


def _sources(lines: Sequence[ReminderLine]) -> tuple[str, ...]:
    """Every document that a line rests on, once, in the order of the lines."""
    found = [text for line in lines for text in rules_in_full(line.reminder.rules).splitlines()]
    return tuple(dict.fromkeys(found))
