"""What a report tells of programmes and targets: “7/8 chỉ tiêu đạt và vượt”, line by line."""

from collections.abc import Sequence

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.progress import GOOD
from chibo_desktop.domain.targets.records import ProgrammeTask, ProgrammeTaskState, TargetState
from chibo_desktop.services.targets import TargetLine, load_targets
from chibo_desktop.services.work_report_scope import ReportScope, Told, counted, worded
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.targets import STATE_WORDS, amount_text, percent_of_plan


def targets_told(scope: ReportScope) -> Told:
    """The targets of the year as they stand at the end of the period; tasks of its programmes."""
    year, until = scope.until.year, Month.of(scope.until)
    board = load_targets(scope.unit, scope.branch_id, year, until)
    in_force = {one.id for one in board.programmes if one.covers(year)}
    tasks = [
        one
        for one in board.tasks
        if one.programme_id in in_force and one.state != ProgrammeTaskState.DROPPED
    ]
    failed = board.standing(TargetState.NOT_MET)
    waiting = board.standing(TargetState.NOT_DUE)
    return {
        "targets": counted(_lines(board.lines, *TargetState)),
        "targets_due": counted(_lines(board.lines, *(set(TargetState) - {TargetState.NOT_DUE}))),
        "targets_good": counted(_lines(board.counted, *GOOD)),
        "targets_exceeded": counted(_lines(board.counted, TargetState.EXCEEDED)),
        "targets_failed": counted(_lines(failed, TargetState.NOT_MET)),
        "targets_failed_list": worded(
            "; ".join(map(_done, failed)), _lines(failed, TargetState.NOT_MET)
        ),
        "targets_waiting": counted(_lines(waiting, TargetState.NOT_DUE)),
        "targets_waiting_list": worded(
            "; ".join(line.target.title for line in waiting), _lines(waiting, TargetState.NOT_DUE)
        ),
        "tasks": counted(_tasks(tasks, scope)),
        "tasks_done": counted(
            _tasks([one for one in tasks if one.state == ProgrammeTaskState.DONE], scope)
        ),
        "tasks_late": counted(_tasks([one for one in tasks if one.is_late(scope.until)], scope)),
    }


def _lines(lines: Sequence[TargetLine], *states: TargetState) -> list[NameLine]:
    """All the lines, those that stand at one of the states counted."""
    wanted = frozenset(states)
    return [
        NameLine(
            name=line.target.title,
            place=_amounts(line),
            note=STATE_WORDS[line.state],
            is_counted=line.state in wanted,
        )
        for line in lines
    ]


def _amounts(line: TargetLine) -> str:
    if not line.target.is_numeric:
        return ""
    unit = line.target.unit
    done = amount_text(line.progress.done, unit) or "chưa có số"
    percent = percent_of_plan(line.progress)
    said = f"{done} / {amount_text(line.progress.planned, unit)}"
    return f"{said}, bằng {percent}" if percent else said


def _done(line: TargetLine) -> str:
    amounts = _amounts(line)
    return f"{line.target.title} ({amounts})" if amounts else line.target.title


def _tasks(tasks: Sequence[ProgrammeTask], scope: ReportScope) -> list[NameLine]:
    return [
        NameLine(
            name=one.title,
            place=one.owner_name,
            note=_task_note(one, scope),
        )
        for one in tasks
    ]


def _task_note(one: ProgrammeTask, scope: ReportScope) -> str:
    due = f"hạn {date_text(one.due_on)}" if one.due_on else ""
    late = "chậm" if one.is_late(scope.until) else ""
    return ", ".join(filter(None, (due, late)))
