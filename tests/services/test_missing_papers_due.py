"""Missing papers on the reminder board: every quarter, by name or as one line, never a flood."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from branch_files import BranchFile
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.reminders import ReminderKind
from chibo_desktop.services.reminder_printing import month_tasks_pdf
from chibo_desktop.services.reminders import ReminderLine, load_reminders, put_away
from chibo_desktop.wording.reminders import reminder_detail
from documents.papers import text_of
from services.dated_branch import add, empty_branch

NOW = date(2026, 11, 26)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = empty_branch(tmp_path)
    yield made
    made.session.close()


def scan(branch: BranchFile, member_id: str, *types: str) -> None:
    with branch.unit() as unit:
        for number in types:
            paper = Attachment(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                member_id=member_id,
                document_type=number,
            )
            unit.save(paper, act="paper.add")


def people(branch: BranchFile, count: int) -> list[str]:
    return [
        add(branch, f"Lê Văn {number:02}", admitted_on="19/05/2009", confirmed_on="19/05/2010")
        for number in range(count)
    ]


def lines(branch: BranchFile, today: date = NOW) -> list[ReminderLine]:
    with branch.unit() as unit:
        board = load_reminders(unit, today)
    return [one for one in board.lines if one.reminder.kind is ReminderKind.PAPERS]


def test_a_branch_that_keeps_no_scans_here_is_not_reminded(branch: BranchFile) -> None:
    people(branch, 3)
    assert lines(branch) == []


def test_few_people_are_named_with_what_they_miss_until_the_end_of_the_quarter(
    branch: BranchFile,
) -> None:
    first, second = people(branch, 2)
    scan(branch, first, "1")
    found = lines(branch)
    assert {one.reminder.member_id for one in found} == {first, second}
    one = next(line.reminder for line in found if line.reminder.member_id == first)
    assert (one.since, one.due_on) == (date(2026, 10, 1), date(2026, 12, 31))
    assert reminder_detail(one).startswith(f"Còn thiếu {one.number} giấy tờ – ")
    assert one.rules


def test_many_people_are_one_line_of_their_branch_the_worst_first(branch: BranchFile) -> None:
    ids = people(branch, 8)
    for member_id in ids[1:]:
        scan(branch, member_id, "1", "2")
    (line,) = lines(branch)
    one = line.reminder
    assert (one.member_id, one.branch_id) == ("", branch.branch_id)
    assert one.about.startswith("8 đồng chí: Lê Văn 00 (")
    assert one.about.endswith("và 4 người")
    assert one.number > 8


def test_what_is_put_away_comes_back_with_the_next_quarter(branch: BranchFile) -> None:
    (only,) = people(branch, 1)
    scan(branch, only, "1")
    (line,) = lines(branch)
    with branch.unit() as unit:
        put_away(unit, line.reminder, "Đã nhắc đồng chí nộp", None, NOW)
    assert lines(branch) == []
    (again,) = lines(branch, date(2027, 1, 2))
    assert again.reminder.due_on == date(2027, 3, 31)


def test_they_stand_in_the_tasks_of_the_month(branch: BranchFile, tmp_path: Path) -> None:
    first, _ = people(branch, 2)
    scan(branch, first, "1")
    with branch.unit() as unit:
        words = " ".join(text_of(month_tasks_pdf(unit, NOW), tmp_path).split())
    assert "Bổ sung giấy tờ còn thiếu" in words
    assert "Lê Văn 01" in words
