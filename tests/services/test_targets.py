"""Programmes and targets in a real file: set, done by month and quarter, copied, rolled up."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.records import (
    Programme,
    ProgrammeTask,
    Target,
    TargetKind,
    TargetResult,
    TargetRollUp,
    TargetState,
)
from chibo_desktop.domain.work_item import FollowUp, WorkSource
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.services.practice_targets import live_targets
from chibo_desktop.services.programme_acts import remove_programme, save_programme, save_task
from chibo_desktop.services.programme_tree import programme_tree
from chibo_desktop.services.target_acts import (
    copy_targets,
    new_result,
    remove_result,
    remove_target,
    save_result,
    save_target,
)
from chibo_desktop.services.target_papers import (
    programme_table_pdf,
    programme_table_workbook,
    target_report_pdf,
    target_report_workbook,
)
from chibo_desktop.services.targets import TargetBoard, load_targets, target_owners
from chibo_desktop.storage.work_items import follow_ups_of
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.targets import headline
from documents.papers import text_of

NOVEMBER = Month(2026, 11)


class Targets:
    """A branch of three and what it sets itself."""

    def __init__(self, file: BranchFile) -> None:
        self.file, self.branch_id = file, file.branch_id

    def board(self, branch_id: str | None = None, year: int = 2026) -> TargetBoard:
        whose = self.branch_id if branch_id is None else branch_id
        with self.file.unit() as unit:
            return load_targets(unit, whose, year, Month(year, 11))

    def add(self, title: str, planned: str | None = "4", **fields: object) -> Target:
        with self.file.unit() as unit:
            target = Target(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                branch_id=self.branch_id,
                year=2026,
                title=title,
                kind=TargetKind.NUMERIC if planned is not None else TargetKind.STATED,
                planned=Decimal(planned) if planned is not None else None,
                due=NOVEMBER,
            )
            target = replace(target, **fields)  # type: ignore[arg-type]
            save_target(unit, target)
            return unit.get(Target, target.id) or target

    def done(
        self,
        target: Target,
        month: int,
        value: str = "",
        state: str = "",
        *,
        span: Span = Span.MONTH,
    ) -> TargetResult:
        with self.file.unit() as unit:
            empty = new_result(unit, target, span, Month(2026, month))
            result = replace(empty, value=Decimal(value) if value else None, state=state)
            save_result(unit, target, result)
            return result

    def programme(self, title: str, *years: int, parent_id: str = "") -> Programme:
        with self.file.unit() as unit:
            one = Programme(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                branch_id=self.branch_id,
                title=title,
                kind="plan",
                first_year=years[0],
                last_year=years[-1],
                parent_id=parent_id,
            )
            save_programme(unit, one)
            return one


@contextmanager
def refused(*codes: str) -> Iterator[None]:
    with pytest.raises(DomainError) as caught:
        yield
    assert tuple(one.code for one in caught.value.problems) == codes
    assert all("{" not in sentence(one) for one in caught.value.problems)


@pytest.fixture
def targets(tmp_path: Path) -> Iterator[Targets]:
    file = new_branch(tmp_path, count=3)
    yield Targets(file)
    file.session.close()


def states(board: TargetBoard) -> list[TargetState]:
    return [line.state for line in board.lines]


def test_results_add_up_by_month_and_quarter_and_the_figure_opens_to_its_lines(
    targets: Targets,
) -> None:
    themes = targets.add("Sinh hoạt chuyên đề")
    stated = targets.add("Số hóa hồ sơ", None)
    targets.add("Việc cuối năm", "1", due=Month(2026, 12))
    targets.done(themes, 3, "2", span=Span.QUARTER)
    targets.done(themes, 5, "3")
    targets.done(stated, 6, state="not_met")
    board = targets.board()
    assert states(board) == [TargetState.EXCEEDED, TargetState.NOT_MET, TargetState.NOT_DUE]
    assert board.lines[0].progress.percent == 125
    assert headline(board.count) == "1/2 chỉ tiêu đạt và vượt kế hoạch"
    assert len(board.counted) == board.count.counted == 2
    assert [line.target.title for line in board.standing(TargetState.NOT_MET)] == ["Số hóa hồ sơ"]


def test_a_month_inside_a_quarter_already_counted_is_refused(targets: Targets) -> None:
    themes = targets.add("Sinh hoạt chuyên đề")
    quarter = targets.done(themes, 3, "2", span=Span.QUARTER)
    with refused("target-result-overlap"):
        targets.done(themes, 2, "1")
    targets.done(themes, 3, "1", span=Span.QUARTER)  # the same period is corrected, not doubled
    assert targets.board().lines[0].progress.done == 1
    with targets.file.unit() as unit:
        remove_result(unit, quarter)
    targets.done(themes, 2, "4")
    assert targets.board().lines[0].progress.done == 4


def test_what_cannot_be_held_against_anything_is_refused(targets: Targets) -> None:
    with refused("target-title", "target-plan", "target-due"):
        targets.add(" ", "-1", due=Month(2027, 1))
    numeric, stated = targets.add("Kết nạp"), targets.add("Số hóa", None)
    with refused("target-result-value"):
        targets.done(numeric, 3, "")
    with refused("target-result-state"):
        targets.done(stated, 3, state="not_due")
    with refused("programme-title", "programme-years"):
        targets.programme("", 2030, 2026)
    with refused("programme-task-title"), targets.file.unit() as unit:
        save_task(unit, ProgrammeTask(id=unit.new_id(), org_id=unit.author.org_id))


def test_everything_can_be_undone(targets: Targets) -> None:
    target = targets.add("Kết nạp", "1")
    targets.done(target, 3, "1")
    steps = targets.file.session.steps
    with targets.file.unit() as unit:
        remove_target(unit, target)
    assert targets.board().lines == ()
    with targets.file.unit() as unit:
        gone = go_back(unit, steps)
    assert "chỉ tiêu" in gone.words
    assert states(targets.board()) == [TargetState.MET]
    with targets.file.unit() as unit:
        go_back(unit, steps)
    assert states(targets.board()) == [TargetState.NOT_MET]


def test_last_years_targets_are_copied_once(targets: Targets) -> None:
    term = targets.programme("Nghị quyết đại hội", 2025, 2030)
    year = targets.programme("Kế hoạch năm", 2026)
    first = targets.add("Kết nạp", "2", programme_id=term.id)
    targets.add("Chuyên đề", "4", programme_id=year.id)
    targets.done(first, 3, "2")
    with targets.file.unit() as unit:
        assert copy_targets(unit, targets.branch_id, 2026, 2027) == 2
    board = targets.board(year=2027)
    assert [line.target.title for line in board.lines] == ["Kết nạp", "Chuyên đề"]
    assert [line.target.programme_id for line in board.lines] == [term.id, ""]
    assert {line.target.due for line in board.lines} == {Month(2027, 11)}
    assert all(line.progress.done is None for line in board.lines)
    with refused("target-nothing-to-copy"), targets.file.unit() as unit:
        copy_targets(unit, targets.branch_id, 2026, 2027)


def test_the_tree_leads_from_the_resolution_to_the_work(targets: Targets) -> None:
    term = targets.programme("Nghị quyết đại hội", 2020, 2025)
    plan = targets.programme("Kế hoạch năm", 2026, parent_id=term.id)
    targets.programme("Kế hoạch khác", 2024)
    admitted = targets.add("Kết nạp", programme_id=plan.id)
    targets.add("Chưa xếp vào đâu")
    with targets.file.unit() as unit:
        for target_id, title in ((admitted.id, "Cử đi học"), ("", "Sơ kết")):
            save_task(
                unit,
                ProgrammeTask(
                    id=unit.new_id(),
                    org_id=unit.author.org_id,
                    branch_id=targets.branch_id,
                    programme_id=plan.id,
                    target_id=target_id,
                    title=title,
                ),
            )
    lines = [
        (
            line.level,
            line.programme.title
            if line.programme
            else line.target.target.title
            if line.target
            else line.task.title
            if line.task
            else "–",
        )
        for line in programme_tree(targets.board())
    ]
    assert lines == [
        (0, "Nghị quyết đại hội"),
        (1, "Kế hoạch năm"),
        (2, "Kết nạp"),
        (3, "Cử đi học"),
        (2, "Sơ kết"),
        (0, "–"),
        (1, "Chưa xếp vào đâu"),
    ]
    with refused("programme-in-use"), targets.file.unit() as unit:
        remove_programme(unit, plan)
    with refused("programme-circle"), targets.file.unit() as unit:
        save_programme(unit, replace(term, parent_id=plan.id))


def test_a_task_of_a_programme_is_work_of_its_owner_in_the_month_it_falls_due(
    targets: Targets,
) -> None:
    plan = targets.programme("Kế hoạch năm", 2026)
    with targets.file.unit() as unit:
        owner, name = next(iter(target_owners(unit, targets.branch_id).items()))
        task = ProgrammeTask(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=targets.branch_id,
            programme_id=plan.id,
            title="Chuẩn bị chuyên đề",
            owner_id=owner,
            due_on=NOVEMBER.last_day,
        )
        save_task(unit, task)

        def due_in(month: Month) -> dict[str, list[FollowUp]]:
            days = (month.first_day, month.last_day)
            return follow_ups_of(unit.connection, targets.branch_id, [owner], *days)

        (found,) = due_in(NOVEMBER)[owner]
        assert (found.content, found.is_done) == ("Chuẩn bị chuyên đề", False)
        assert found.source is WorkSource.PROGRAMME
        assert due_in(NOVEMBER.next()) == {}
        known = unit.get(ProgrammeTask, task.id)
        assert known is not None
        assert known.owner_name == name
        save_task(unit, replace(known, state="done", done_on=date(2026, 11, 20)))
        assert due_in(NOVEMBER)[owner][0].is_done
        save_task(unit, replace(known, state="dropped"))
        assert due_in(NOVEMBER) == {}


def test_the_whole_follows_from_its_branches_by_each_rule(targets: Targets) -> None:
    with targets.file.unit() as unit:
        other = Branch(id=unit.new_id(), org_id=unit.author.org_id, name="Chi bộ Hai")
        unit.save(other, act="branch.create")
    mine = targets.add("Kết nạp đảng viên", "2", code="KN")
    theirs = targets.add("kết nạp Đảng viên", "2", branch_id=other.id)
    targets.done(mine, 3, "3")
    targets.done(theirs, 3, "1")
    whole = {
        rule: targets.add("Kết nạp đảng viên", planned, branch_id="", roll_up=rule, number=at)
        for at, (rule, planned) in enumerate(
            (
                (TargetRollUp.SUM, "4"),
                (TargetRollUp.MEAN, "3"),
                (TargetRollUp.SHARE, "50"),
                (TargetRollUp.ALL, None),
            ),
            start=1,
        )
    }
    board = targets.board("")
    assert [line.progress.done for line in board.lines] == [4, 2, 50, None]
    assert states(board) == [
        TargetState.MET,
        TargetState.NOT_MET,
        TargetState.MET,
        TargetState.NOT_MET,
    ]
    assert [[one.progress.done for one in line.units] for line in board.lines] == [[1, 3]] * 4
    with refused("target-rolled-up"):
        targets.done(whole[TargetRollUp.SUM], 3, "9")
    with targets.file.unit() as unit:
        assert target_report_workbook(unit, "", 2026, NOVEMBER)


def test_the_practice_branch_reads_seven_of_eight_and_says_so_on_paper(
    targets: Targets, tmp_path: Path
) -> None:
    with targets.file.unit() as unit:
        for number in range(1, 12):
            month = Month(2026, number)
            live_targets(unit, [targets.branch_id], month, PRACTICE_UNIT, 1)
    board = targets.board()
    assert headline(board.count) == "7/8 chỉ tiêu đạt và vượt kế hoạch"
    assert [line.target.code for line in board.standing(TargetState.NOT_MET)] == ["CĐ"]
    with targets.file.unit() as unit:
        where = (targets.branch_id, 2026, NOVEMBER)
        said = " ".join(text_of(target_report_pdf(unit, *where), tmp_path).split())
        table = " ".join(text_of(programme_table_pdf(unit, *where), tmp_path).split())
        assert target_report_pdf(unit, *where) == target_report_pdf(unit, *where)
        assert programme_table_workbook(unit, *where)
    assert "7/8 chỉ tiêu đạt và vượt kế hoạch" in said
    assert "còn thiếu 1" in said
    assert "Chương trình hành động số 02-CTr/CB" in table
