"""Collecting members' workbooks (thu tệp tự chấm): read all, show all, then write in one step.

Nothing is written while reading; of two files of one member none wins by itself; a mark that is
already there stands unless one says otherwise; an empty cell changes nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from chibo_desktop.documents.self_mark_reading import SelfMarkFile, read_self_mark_files
from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_marks import check_marks, read_numbers
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.typed_mark import AnswerKind, answer_kind, read_mark
from chibo_desktop.services.printing import round_issuer
from chibo_desktop.services.rounds import load_sheet, open_round_of
from chibo_desktop.services.self_mark_files import SELF, view_of
from chibo_desktop.services.self_mark_preview import Choice, FileState, Gathering, ReadFile
from chibo_desktop.services.sheet import Sheet
from chibo_desktop.services.sheet_entry import find_sheet
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.unit_of_work import Unit

_MOST_CHANGES = 3
_MOST_FILE = 2 * 2**20  # bytes: such a workbook has some ten thousand
_TOGETHER = 20  # workbooks opened by one child process


def read_self_marks(
    unit: Unit, round_id: str, paths: Sequence[Path], step: Progress | None = None
) -> Gathering:
    """Read workbooks and hold them against the round; nothing is written.

    `step(done, total, name)` follows and may raise to stop. Raises DomainError: round-closed.
    """
    open_round_of(unit, round_id)
    sheet = load_sheet(unit, round_id)
    found: list[ReadFile] = []
    for start in range(0, len(paths), _TOGETHER):
        if step is not None:
            step(start, len(paths), paths[start].name)
        found += _read_some(unit, sheet, paths[start : start + _TOGETHER])
    files = _with_doubles(found)
    have = {one.evaluation_id for one in files if one.state is not FileState.EMPTY}
    missing = tuple(
        row.evaluation.full_name
        for row in sheet.rows
        if not row.evaluation.marks(SELF) and row.evaluation.id not in have
    )
    return Gathering(round_id=round_id, files=tuple(files), missing=missing)


def write_self_marks(unit: Unit, gathering: Gathering) -> int:
    """Write what was chosen, as one step that can be undone; for how many members.

    Marks of lines that were typed meanwhile stand. Raises DomainError: round-closed,
    self-mark-unanswered.
    """
    open_round_of(unit, gathering.round_id)
    if gathering.unanswered:
        names = ", ".join(dict.fromkeys(one.full_name for one in gathering.unanswered))
        raise DomainError(Problem(code="self-mark-unanswered", params={"names": names}))
    chosen = {one.evaluation_id: one for one in gathering.to_write}
    changed = []
    for identity, one in unit.get_many(Evaluation, list(chosen)).items():
        file = chosen[identity]
        standing = dict(one.self_marks)
        taken = {
            code: mark
            for code, mark in file.taken.items()
            if standing.get(code) == file.before.get(code)
        }
        notes = {code: text for code, text in file.notes.items() if code not in one.notes}
        changed.append(replace(one, self_marks={**standing, **taken}, notes={**one.notes, **notes}))
    unit.save_all(changed, act="marks.gathered")
    return len(changed)


def _read_some(unit: Unit, sheet: Sheet, paths: Sequence[Path]) -> list[ReadFile]:
    """Some workbooks, opened together in one bounded child process."""
    held = [_data(path) for path in paths]
    read = iter(read_self_mark_files([data for data in held if isinstance(data, bytes)]))
    found = []
    for path, data in zip(paths, held, strict=True):
        file = data if isinstance(data, Problem) else next(read)
        if isinstance(file, Problem):
            found.append(_refused(path, file))
        else:
            found.append(_of_the_round(unit, sheet, path, file))
    return found


def _of_the_round(unit: Unit, sheet: Sheet, path: Path, file: SelfMarkFile) -> ReadFile:
    try:
        evaluation = find_sheet(unit, sheet.round.id, file.code, SELF).evaluation
    except DomainError as refused:
        return _refused(path, *refused.problems)
    if evaluation is None:
        return _refused(path, Problem(code="self-mark-not-ours"))
    return _held_against(unit, sheet, path, file, evaluation)


def _held_against(
    unit: Unit, sheet: Sheet, path: Path, file: SelfMarkFile, evaluation: Evaluation
) -> ReadFile:
    marks, problems = _marks(sheet.criteria_set, file.answers)
    before = evaluation.self_marks
    read = ReadFile(
        path=path,
        state=FileState.EMPTY,
        evaluation_id=evaluation.id,
        full_name=evaluation.full_name,
        marks=marks,
        notes={
            code: text for code, text in file.notes.items() if evaluation.notes.get(code) != text
        },
        before=before,
        problems=tuple(problems),
    )
    if not file.is_sealed_by(sheet.round.id):
        view = view_of(sheet, round_issuer(unit, sheet, None), evaluation)
        told = tuple(
            Problem(
                code="self-mark-altered-cell" if before_ and now else "self-mark-altered-row",
                params={"where": where or "phần đầu", "before": before_, "now": now},
            )
            for where, before_, now in file.changes(view)[:_MOST_CHANGES]
        )
        altered = told or (Problem(code="self-mark-altered"),)
        problems_ = (*altered, *read.problems)
        return replace(read, state=FileState.ALTERED, choice=Choice.ASK, problems=problems_)
    if not marks:
        return read
    if read.differing:
        return replace(read, state=FileState.DIFFERENT, choice=Choice.KEEP)
    if not read.fresh and not read.brings_notes:
        return replace(read, state=FileState.SAME)
    return replace(read, state=FileState.NEW, choice=Choice.TAKE)


def _marks(
    criteria_set: CriteriaSet, answers: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """The good marks of a file, and a problem for every answer that is none."""
    marks: dict[str, str] = {}
    problems: list[Problem] = []
    for line in leaf_criteria(criteria_set):
        text = answers.get(line.code, "")
        kind = answer_kind(line, SELF)
        if not text or kind is AnswerKind.NOTHING:
            continue
        params = {"where": line.number or line.label, "value": text}
        try:
            mark = read_mark(line, kind, text)
        except ValueError:
            problems.append(Problem(code="self-mark-no-mark", field=line.code, params=params))
            continue
        wrong = [
            one
            for one in check_marks(criteria_set, read_numbers({line.code: mark}))
            if one.field == line.code
        ]
        if wrong:
            problems.append(Problem(code="self-mark-out-of-range", field=line.code, params=params))
        elif mark:
            marks[line.code] = mark
    return marks, problems


def _with_doubles(files: Sequence[ReadFile]) -> list[ReadFile]:
    """Files of one member are asked about, unless they say the same."""
    by_member: dict[str, list[ReadFile]] = defaultdict(list)
    for one in files:
        if one.evaluation_id and one.state not in (FileState.REFUSED, FileState.EMPTY):
            by_member[one.evaluation_id].append(one)
    twice = {key for key, group in by_member.items() if len(group) > 1}
    return [
        replace(one, state=FileState.TWICE, choice=Choice.ASK)
        if one.evaluation_id in twice
        and one.state in (FileState.NEW, FileState.DIFFERENT, FileState.SAME)
        else one
        for one in files
    ]


def _data(path: Path) -> bytes | Problem:
    try:
        if path.stat().st_size > _MOST_FILE:
            return Problem(code="self-mark-not-ours")
        return path.read_bytes()
    except OSError:
        return Problem(code="self-mark-file-locked", params={"name": path.name})


def _refused(path: Path, *problems: Problem) -> ReadFile:
    return ReadFile(path=path, state=FileState.REFUSED, problems=problems)
