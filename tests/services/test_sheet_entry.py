"""From a scanned code to a member's row: each wrong sheet is told apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from branch_files import NOVEMBER, BranchFile, criteria, new_branch
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.sheet_code import sheet_code
from chibo_desktop.services.rounds import close_round, open_round
from chibo_desktop.services.sheet_entry import enter_sheet, find_sheet, load_desk
from chibo_desktop.storage.evaluations import evaluations_of


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[BranchFile, str]:
    branch = new_branch(tmp_path_factory.mktemp("entry"), 3, late=1)
    return branch, branch.open_round()


def _code_of(book: tuple[BranchFile, str], typed: str) -> str:
    branch, round_id = book
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        find_sheet(unit, round_id, typed, "self")
    return refused.value.problems[0].code


def test_a_code_opens_its_row_and_says_whether_it_was_entered(
    book: tuple[BranchFile, str],
) -> None:
    branch, round_id = book
    second = branch.ids(round_id)[1]
    typed = sheet_code(second, NOVEMBER).lower()
    with branch.unit() as unit:
        found = find_sheet(unit, round_id, typed, "self")
        assert found.evaluation is not None
        assert found.evaluation.id == second
        assert not found.is_entered
        enter_sheet(unit, round_id, second, "self", {"I": "19,5", "II": ""})
    with branch.unit() as unit:
        again = find_sheet(unit, round_id, typed, "self")
        desk = load_desk(unit, round_id, "self")
    assert again.is_entered
    assert again.marks == {"I": "19.5"}
    assert second not in dict(desk.missing)
    assert [line.criterion.code for line in desk.lines] == ["I", "II", "III", "IV", "V"]


def test_a_blank_sheet_is_of_nobody(book: tuple[BranchFile, str]) -> None:
    branch, round_id = book
    with branch.unit() as unit:
        assert find_sheet(unit, round_id, sheet_code(round_id, NOVEMBER), "self").evaluation is None


def test_each_wrong_sheet_is_told_apart(book: tuple[BranchFile, str]) -> None:
    branch, round_id = book
    first = branch.ids(round_id)[0]
    assert _code_of(book, sheet_code(first, NOVEMBER.previous())) == "sheet-code-other-month"
    assert _code_of(book, sheet_code("somebody else", NOVEMBER)) == "sheet-code-unknown"
    with branch.unit() as unit:
        newcomer = next(one for one in evaluations_of(unit.connection, round_id) if one.not_rated)
    assert _code_of(book, sheet_code(newcomer.id, NOVEMBER)) == "sheet-code-not-rated"
    right = sheet_code(first, NOVEMBER)
    assert _code_of(book, right[:-1] + ("2" if right[-1] != "2" else "3")) == "sheet-code-check"


def test_a_sheet_of_another_branch_is_named(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 2)
    round_id = branch.open_round()
    with branch.unit() as unit:
        other = Branch(id=unit.new_id(), org_id=unit.author.org_id, name="Chi bộ Tài chính")
        unit.save(other, act="branch.create")
        moved = unit.all(Member)[0]
        unit.save(
            replace(moved, id=unit.new_id(), branch_id=other.id, full_name="Lâm Thị Sao"),
            act="member.create",
        )
        theirs = open_round(unit, other.id, NOVEMBER, criteria())
        evaluation = evaluations_of(unit.connection, theirs)[0]
    code = sheet_code(evaluation.id, NOVEMBER)
    assert _code_of((branch, round_id), code) == "sheet-code-other-branch"


def test_a_closed_round_takes_no_sheet(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 2)
    round_id = branch.open_round()
    branch.give_all(round_id, I="1")
    with branch.unit() as unit:
        close_round(unit, round_id)
    code = sheet_code(branch.ids(round_id)[0], NOVEMBER)
    assert _code_of((branch, round_id), code) == "round-closed"
