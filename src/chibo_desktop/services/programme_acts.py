"""What people do with programmes and their tasks: write, change, remove."""

from dataclasses import replace

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.targets.records import Programme, ProgrammeTask, ProgrammeTaskState
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.target_acts import FIRST_YEAR, LAST_YEAR, named_owner
from chibo_desktop.storage.targets import programmes_of, targets_of, tasks_of
from chibo_desktop.storage.unit_of_work import Unit


def save_programme(unit: Unit, programme: Programme) -> None:
    """Write a programme. Raises DomainError: programme-title, programme-years, programme-circle."""
    problems = []
    first, last = programme.first_year, programme.last_year or programme.first_year
    if not nfc(programme.title):
        problems.append(Problem(code="programme-title", field="title"))
    if first is None or last is None or not FIRST_YEAR <= first <= last <= LAST_YEAR:
        problems.append(Problem(code="programme-years", field="first_year"))
    if _is_circle(unit, programme):
        problems.append(Problem(code="programme-circle", field="parent_id"))
    if problems:
        raise DomainError(*problems)
    known = unit.get(Programme, programme.id) is not None
    unit.save(
        replace(
            programme,
            title=nfc(programme.title),
            number=nfc(programme.number),
            issuer=nfc(programme.issuer),
            last_year=last,
            note=nfc_lines(programme.note),
        ),
        act="programme.edit" if known else "programme.create",
    )


def remove_programme(unit: Unit, programme: Programme) -> None:
    """Take a programme off that nothing hangs on. Raises DomainError: programme-in-use."""
    org_id, branch_id = programme.org_id, programme.branch_id
    below = [
        one
        for one in programmes_of(unit.connection, org_id, branch_id)
        if one.parent_id == programme.id
    ]
    tasks = [
        one
        for one in tasks_of(unit.connection, org_id, branch_id)
        if one.programme_id == programme.id
    ]
    targets = [
        one
        for year in range(programme.first_year or 0, (programme.last_year or 0) + 1)
        for one in targets_of(unit.connection, org_id, branch_id, year)
        if one.programme_id == programme.id
    ]
    if below or tasks or targets:
        raise DomainError(
            Problem(
                code="programme-in-use",
                params={"targets": len(targets), "tasks": len(tasks), "programmes": len(below)},
            )
        )
    unit.void(programme, reason="Ghi nhầm", act="programme.remove")


def save_task(unit: Unit, task: ProgrammeTask) -> None:
    """Write a task of a programme. Raises DomainError: programme-task-title."""
    if not nfc(task.title):
        raise DomainError(Problem(code="programme-task-title", field="title"))
    known = unit.get(ProgrammeTask, task.id) is not None
    others = tasks_of(unit.connection, unit.author.org_id, task.branch_id)
    last = max((one.number or 0 for one in others), default=0)
    is_done = task.state == ProgrammeTaskState.DONE
    owner_id, owner_name = named_owner(unit, task.owner_id, task.owner_name)
    unit.save(
        replace(
            task,
            number=task.number or last + 1,
            title=nfc(task.title),
            state=task.state or ProgrammeTaskState.OPEN,
            done_on=(task.done_on or unit.now.date()) if is_done else None,
            result=nfc_lines(task.result),
            owner_id=owner_id,
            owner_name=owner_name,
        ),
        act="programme-task.edit" if known else "programme-task.create",
    )


def remove_task(unit: Unit, task: ProgrammeTask) -> None:
    """Take a task off that was a mistake."""
    unit.void(task, reason="Ghi nhầm", act="programme-task.remove")


def _is_circle(unit: Unit, programme: Programme) -> bool:
    parents = {
        one.id: one.parent_id
        for one in programmes_of(unit.connection, programme.org_id, programme.branch_id)
    }
    parents[programme.id] = programme.parent_id
    seen, at = set(), programme.id
    while at and at not in seen:
        seen.add(at)
        at = parents.get(at, "")
    return bool(at)
