"""Chương trình, chỉ tiêu on paper: the programme table with its tasks, the report on targets."""

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.progress import TargetProgress
from chibo_desktop.domain.targets.records import Programme, Target, TargetState
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.issuers import Issuer, created_at, issuer_of
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.programme_tree import TreeLine, programme_tree
from chibo_desktop.services.targets import TargetBoard, TargetLine, load_targets
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text, month_text, short_month_text
from chibo_desktop.wording.targets import (
    count_parts,
    done_text,
    headline,
    left_out,
    percent_of_plan,
    plan_text,
    roll_up_text,
    state_on_paper,
    why_text,
)

_C, _R = Align.CENTRE, Align.RIGHT


def target_report_pdf(unit: Unit, branch_id: str, year: int, until: Month) -> bytes:
    """How every target stands at the end of a month, and why the failed ones failed."""
    return list_paper(_report(unit, load_targets(unit, branch_id, year, until)))


def target_report_workbook(unit: Unit, branch_id: str, year: int, until: Month) -> bytes:
    """The same, with a further sheet of the units for each target that is rolled up."""
    board = load_targets(unit, branch_id, year, until)
    views = [_report(unit, board)]
    views += [_units(unit, board, line) for line in board.lines if line.units]
    return list_workbook(views, created=created_at(unit, None))


def programme_table_pdf(unit: Unit, branch_id: str, year: int, until: Month) -> bytes:
    """The programmes of a year with their targets and tasks: what, who, until when, how it is."""
    return list_paper(_programmes(unit, load_targets(unit, branch_id, year, until)))


def programme_table_workbook(unit: Unit, branch_id: str, year: int, until: Month) -> bytes:
    """The same as a workbook."""
    view = _programmes(unit, load_targets(unit, branch_id, year, until))
    return list_workbook([view], created=created_at(unit, None))


def units_of_target_pdf(
    unit: Unit, branch_id: str, year: int, until: Month, target_id: str
) -> bytes:
    """The units behind one target that is rolled up."""
    board = load_targets(unit, branch_id, year, until)
    line = next(one for one in board.lines if one.target.id == target_id)
    return list_paper(_units(unit, board, line))


def units_of_target_workbook(
    unit: Unit, branch_id: str, year: int, until: Month, target_id: str
) -> bytes:
    """The same as a workbook."""
    board = load_targets(unit, branch_id, year, until)
    line = next(one for one in board.lines if one.target.id == target_id)
    return list_workbook([_units(unit, board, line)], created=created_at(unit, None))


def programme_name(one: Programme) -> str:
    """“Chương trình hành động số 05-CTr/CB ngày 15/01/2026: …”."""
    kind = catalogues()["programme_kind"].label(one.kind)
    number = f" số {one.number}" if one.number else ""
    day = f" ngày {date_text(one.issued_on)}" if one.issued_on else ""
    issuer = f" của {one.issuer}" if one.issuer else ""
    return f"{kind}{number}{day}{issuer}: {one.title}"


def _issuer(unit: Unit, board: TargetBoard) -> Issuer:
    return issuer_of(unit, None, Scope(org_id=board.org_id, branch_id=board.branch_id))


def _report(unit: Unit, board: TargetBoard) -> ListView:
    issuer, count = _issuer(unit, board), board.count
    rows = [_target_row(number, line) for number, line in enumerate(board.lines, start=1)]
    failed = board.standing(TargetState.NOT_MET)
    said = f"{headline(count)} ({count_parts(count)})."
    after = [said[:1].upper() + said[1:]]
    if left_out(count):
        after.append(f"{left_out(count)}.")
    if failed:
        after.append("Chỉ tiêu không đạt:")
        after += [f"– {why_text(one.target, one.progress, one.units)}" for one in failed]
    return ListView(
        letterhead=issuer.letterhead,
        title="Báo cáo kết quả thực hiện chỉ tiêu",
        subjects=(f"năm {board.year}, tính đến hết {month_text(board.until)}",),
        columns=_REPORT,
        rows=tuple(rows),
        after=tuple(after) if rows else ("Chưa có chỉ tiêu nào của năm này.",),
        signatures=issuer.table_signatures,
        footnote=issuer.noted(
            "Tỷ lệ so kế hoạch không cắt ở 100 %; chỉ tiêu “không quá” thấp hơn kế hoạch là vượt."
        ),
        sheet=f"Chỉ tiêu {board.year}",
        is_practice=issuer.is_practice,
    )


def _target_row(number: int, line: TargetLine) -> ListRow:
    one = line.target
    notes = [note for note in (one.note, *_evidence(line)) if note]
    if one.is_rolled_up:
        notes.insert(0, roll_up_text(one, line.units).capitalize())
    return ListRow(
        cells=(
            number,
            one.title,
            plan_text(one),
            done_text(one, line.progress),
            percent_of_plan(line.progress),
            short_month_text(one.due) if one.due else "",
            state_on_paper(line.progress),
            one.owner_name,
            "; ".join(notes),
        )
    )


def _evidence(line: TargetLine) -> list[str]:
    return [one.evidence for one in line.results if one.evidence][-1:]


_REPORT = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Chỉ tiêu", width=34),
    ListColumn(title="Kế hoạch", width=15),
    ListColumn(title="Thực hiện", width=14),
    ListColumn(title="So kế hoạch", width=9, align=_R),
    ListColumn(title="Đến hạn", width=9, align=_C),
    ListColumn(title="Đánh giá", width=11),
    ListColumn(title="Phụ trách", width=17),
    ListColumn(title="Minh chứng, ghi chú", width=24),
)


def _units(unit: Unit, board: TargetBoard, line: TargetLine) -> ListView:
    issuer, one = _issuer(unit, board), line.target
    rows = [
        ListRow(
            cells=(
                number,
                below.name,
                plan_text(below.target),
                done_text(below.target, below.progress),
                percent_of_plan(below.progress),
                state_on_paper(below.progress),
            )
        )
        for number, below in enumerate(line.units, start=1)
    ]
    return ListView(
        letterhead=issuer.letterhead,
        title="Kết quả chỉ tiêu theo đơn vị",
        subjects=(one.title, f"năm {board.year}, tính đến hết {month_text(board.until)}"),
        note=f"({roll_up_text(one, line.units)})",
        columns=_UNITS,
        rows=tuple(rows),
        after=(_whole(one, line.progress),),
        signatures=issuer.table_signatures,
        sheet=f"Chỉ tiêu {one.number or 0}",
        is_lying=False,
        is_practice=issuer.is_practice,
    )


def _whole(target: Target, progress: TargetProgress) -> str:
    done = done_text(target, progress) or "chưa có kết quả"
    return f"Chung: {done}; kế hoạch {plan_text(target)}; {state_on_paper(progress).lower()}."


_UNITS = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Đơn vị", width=34),
    ListColumn(title="Kế hoạch", width=17),
    ListColumn(title="Thực hiện", width=16),
    ListColumn(title="So kế hoạch", width=10, align=_R),
    ListColumn(title="Đánh giá", width=14),
)


def _programmes(unit: Unit, board: TargetBoard) -> ListView:
    issuer = _issuer(unit, board)
    rows, number = [], 0
    for line in programme_tree(board):
        if line.programme is not None:
            rows.append(ListRow(cells=(programme_name(line.programme),), is_heading=True))
        elif line.is_loose:
            rows.append(ListRow(cells=("Chưa thuộc chương trình nào",), is_heading=True))
        else:
            number += 1
            rows.append(_work_row(number, line))
    return ListView(
        letterhead=issuer.letterhead,
        title="Bảng chương trình, chỉ tiêu, nhiệm vụ",
        subjects=(f"năm {board.year}, tính đến hết {month_text(board.until)}",),
        columns=_WORK,
        rows=tuple(rows),
        after=() if rows else ("Chưa có chương trình nào của năm này.",),
        signatures=issuer.table_signatures,
        sheet=f"Chương trình {board.year}",
        is_practice=issuer.is_practice,
    )


def _work_row(number: int, line: TreeLine) -> ListRow:
    if line.target is not None:
        one = line.target.target
        done = done_text(one, line.target.progress)
        return ListRow(
            cells=(
                number,
                f"Chỉ tiêu: {one.title}",
                plan_text(one),
                one.owner_name,
                short_month_text(one.due) if one.due else "",
                " – ".join(filter(None, (done, state_on_paper(line.target.progress)))),
            )
        )
    task = line.task
    assert task is not None  # noqa: S101 - the callers leave no other line
    state = catalogues()["programme_task_state"].label(task.state)
    return ListRow(
        cells=(
            number,
            f"Nhiệm vụ: {task.title}",
            "",
            task.owner_name,
            date_text(task.due_on) if task.due_on else "",
            " – ".join(filter(None, (state, task.result))),
        )
    )


_WORK = (
    ListColumn(title="TT", width=5, align=_C),
    ListColumn(title="Chỉ tiêu, nhiệm vụ", width=48),
    ListColumn(title="Kế hoạch", width=18),
    ListColumn(title="Phụ trách", width=20),
    ListColumn(title="Thời hạn", width=12, align=_C),
    ListColumn(title="Kết quả", width=32),
)
