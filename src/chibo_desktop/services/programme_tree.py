"""The way from a resolution to the work: programme, what carries it out, targets, tasks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chibo_desktop.domain.targets.records import Programme, ProgrammeTask, ProgrammeTaskState
from chibo_desktop.services.targets import TargetBoard, TargetLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeLine:
    """One line of the tree: exactly one of the three, or none for what has no programme."""

    level: int
    programme: Programme | None = None
    target: TargetLine | None = None
    task: ProgrammeTask | None = None

    @property
    def is_loose(self) -> bool:
        """The heading above targets that belong to no programme."""
        return self.programme is None and self.target is None and self.task is None


def programme_tree(board: TargetBoard) -> tuple[TreeLine, ...]:
    """The programmes in force in the board's year and those they carry out, with what hangs on."""
    shown = _shown(board)
    known = {one.id for one in shown}
    found: list[TreeLine] = []

    def walk(parent_id: str, level: int) -> None:
        for one in shown:
            above = one.parent_id if one.parent_id in known else ""
            if above != parent_id:
                continue
            found.append(TreeLine(level=level, programme=one))
            walk(one.id, level + 1)
            _hang(board, one.id, level + 1, found)

    walk("", 0)
    placed = {line.target.target.id for line in found if line.target is not None}
    loose = [line for line in board.lines if line.target.id not in placed]
    if loose:
        found.append(TreeLine(level=0))
        _targets(board, loose, 1, found)
    return tuple(found)


def _shown(board: TargetBoard) -> list[Programme]:
    by_id = {one.id: one for one in board.programmes}
    wanted: set[str] = set()
    for one in board.programmes:
        at: Programme | None = one if one.covers(board.year) else None
        while at is not None and at.id not in wanted:
            wanted.add(at.id)
            at = by_id.get(at.parent_id)
    shown = [one for one in board.programmes if one.id in wanted]
    # Of programmes that carry out one another in a circle none would be reached from the top.
    return [one if _is_rooted(one, by_id) else replace(one, parent_id="") for one in shown]


def _is_rooted(one: Programme, by_id: dict[str, Programme]) -> bool:
    seen: set[str] = set()
    at: Programme | None = one
    while at is not None:
        if at.id in seen:
            return False
        seen.add(at.id)
        at = by_id.get(at.parent_id)
    return True


def _hang(board: TargetBoard, programme_id: str, level: int, found: list[TreeLine]) -> None:
    own = [line for line in board.lines if line.target.programme_id == programme_id]
    _targets(board, own, level, found)
    of_targets = {line.target.id for line in own}
    found.extend(
        TreeLine(level=level, task=task)
        for task in board.tasks
        if task.programme_id == programme_id
        and task.target_id not in of_targets
        and _is_of_year(task, board.year)
    )


def _is_of_year(task: ProgrammeTask, year: int) -> bool:
    """Due in the year, or left over from one before; a programme of a term has many years'."""
    if task.due_on is None or task.due_on.year == year:
        return True
    is_left = task.state in (ProgrammeTaskState.OPEN, ProgrammeTaskState.GOING_ON)
    return is_left and task.due_on.year < year


def _targets(
    board: TargetBoard, lines: Sequence[TargetLine], level: int, found: list[TreeLine]
) -> None:
    for line in lines:
        found.append(TreeLine(level=level, target=line))
        found.extend(
            TreeLine(level=level + 1, task=task)
            for task in board.tasks
            if task.target_id == line.target.id
        )
