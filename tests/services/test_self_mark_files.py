"""Workbooks for self-marks: written, filled in by other programs, read back by the folder."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.documents.bounded import read_workbook
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.missing_sheets import missing_sheets_pdf, missing_sheets_workbook
from chibo_desktop.services.self_mark_files import workbooks_in, write_self_mark_files
from chibo_desktop.services.self_mark_preview import Choice, FileState, Gathering, ReadFile
from chibo_desktop.services.self_mark_reading import read_self_marks, write_self_marks
from documents.libre_office import needs_libre_office, resaved

Book = tuple[BranchFile, str, list[str], Path]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Four members, their workbooks in a folder; the first and the last have marks already."""
    branch = new_branch(tmp_path, 4, late=1)
    round_id = branch.open_round()
    ids = branch.ids(round_id)
    with branch.unit() as unit:
        set_marks(unit, round_id, "self", {ids[0]: {"I": "20"}, ids[3]: {"I": "19"}})
        folder = write_self_mark_files(unit, round_id, tmp_path).folder
    return branch, round_id, ids, folder


def _fill(path: Path, **cells: object) -> None:
    workbook = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        workbook.worksheets[0][cell] = value
    workbook.save(path)


def _read(book: Book) -> Gathering:
    branch, round_id, _, folder = book
    with branch.unit() as unit:
        return read_self_marks(unit, round_id, workbooks_in(folder))


def _of(gathering: Gathering, name: str) -> ReadFile:
    return next(one for one in gathering.files if name in one.full_name)


def _file(book: Book, name: str) -> Path:
    return next(path for path in workbooks_in(book[3]) if name in path.name)


def test_an_untouched_file_brings_nothing_and_a_second_writing_keeps_the_first(book: Book) -> None:
    branch, round_id, _, folder = book
    states = {one.full_name: one.state for one in _read(book).files}
    assert set(states.values()) == {FileState.SAME, FileState.EMPTY}
    before = {path: path.read_bytes() for path in workbooks_in(folder)}
    with branch.unit() as unit:
        again = write_self_mark_files(unit, round_id, folder.parent)
    assert again.written == 0
    assert len(again.kept) == len(before) == 4
    assert {path: path.read_bytes() for path in workbooks_in(folder)} == before


def test_only_the_cells_of_marks_and_notes_are_open(book: Book) -> None:
    sheet = openpyxl.load_workbook(_file(book, "Le Van Dat")).worksheets[0]
    assert sheet.protection.sheet
    open_cells = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    rows = range(9, 14)
    assert open_cells == {f"{column}{row}" for column in "EG" for row in rows}
    assert len(sheet.data_validations.dataValidation) == len(rows)


def test_marks_are_previewed_then_written_and_undone_as_one(book: Book) -> None:
    branch, round_id, _, _ = book
    _fill(_file(book, "Le Van Dat"), E9=18, E10="18,5", G9="Có giấy khen")
    _fill(_file(book, "Pham Minh Duc"), E9=20)
    gathering = _read(book)
    assert _of(gathering, "Đạt").marks == {"I": "18", "II": "18.5"}
    assert not gathering.missing
    assert branch.sheet(round_id).rows[0].evaluation.self_marks == {"I": "20"}
    with branch.unit() as unit:
        assert write_self_marks(unit, gathering) == 2
    marks = {
        row.evaluation.full_name: dict(row.evaluation.self_marks)
        for row in branch.sheet(round_id).rows
    }
    assert marks["Lê Văn Đạt"] == {"I": "18", "II": "18.5"}
    assert marks["Phạm Minh Đức"] == {"I": "20"}
    noted = next(r for r in branch.sheet(round_id).rows if r.evaluation.full_name == "Lê Văn Đạt")
    assert noted.evaluation.notes == {"I": "Có giấy khen"}
    with branch.unit() as unit:
        go_back(unit, branch.session.steps)
    assert sum(bool(row.evaluation.self_marks) for row in branch.sheet(round_id).rows) == 2


def test_marks_that_are_there_stand_unless_one_says_otherwise(book: Book) -> None:
    branch, round_id, _, _ = book
    first = branch.sheet(round_id).rows[0].evaluation
    path = next(one.path for one in _read(book).files if one.evaluation_id == first.id)
    _fill(path, E9=15, E10=16, E11=None)
    gathering = _read(book)
    read = next(one for one in gathering.files if one.path == path)
    assert (read.state, read.choice) == (FileState.DIFFERENT, Choice.KEEP)
    assert read.taken == {"II": "16"}
    taken = gathering.choosing(path, Choice.TAKE)
    with branch.unit() as unit:
        write_self_marks(unit, taken)
    assert branch.sheet(round_id).rows[0].evaluation.self_marks == {"I": "15", "II": "16"}


def test_of_two_files_of_a_member_none_wins_by_itself(book: Book) -> None:
    branch, _, _, folder = book
    path = _file(book, "Le Van Dat")
    other = folder / "ban sao" / "cua dat.xlsx"
    other.parent.mkdir()
    shutil.copy(path, other)
    _fill(path, E9=18)
    _fill(other, E9=12)
    gathering = _read(book)
    assert [one.state for one in gathering.unanswered] == [FileState.TWICE] * 2
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        write_self_marks(unit, gathering)
    assert refused.value.problems[0].code == "self-mark-unanswered"
    chosen = gathering.choosing(other, Choice.TAKE)
    assert not chosen.unanswered
    assert [one.path for one in chosen.to_write] == [other]


@pytest.mark.parametrize("cell", ["B9", "C10", "A2", "H9"])
def test_what_was_locked_and_is_not_the_same_is_noticed(book: Book, cell: str) -> None:
    path = _file(book, "Le Van Dat")
    _fill(path, E9=18)
    _fill(path, **{cell: "40" if cell != "H9" else "II"})
    read = next(one for one in _read(book).files if one.path == path)
    assert (read.state, read.choice) == (FileState.ALTERED, Choice.ASK)
    assert read.problems[0].code.startswith("self-mark-altered")


def test_wrong_months_strange_files_and_values_out_of_range_are_named(
    book: Book, tmp_path: Path
) -> None:
    branch, _, _, folder = book
    _fill(_file(book, "Le Van Dat"), E9=21, E10=18.3, E11="bốn mươi", E12=20)
    (folder / "hong.xlsx").write_bytes(b"PK not a workbook")
    strange = openpyxl.Workbook()
    strange.save(folder / "la.xlsx")
    earlier = branch.open_round(Month(2026, 10))
    with branch.unit() as unit:
        old = write_self_mark_files(unit, earlier, tmp_path / "cu").folder
    shutil.copy(workbooks_in(old)[0], folder / "thang truoc.xlsx")
    gathering = _read(book)
    by_name = {one.path.name: one for one in gathering.files}
    codes = {name: [p.code for p in one.problems] for name, one in by_name.items()}
    assert codes["hong.xlsx"] == ["workbook-unreadable"]
    assert codes["la.xlsx"][0] in ("self-mark-not-ours", "workbook-empty")
    assert codes["thang truoc.xlsx"] == ["sheet-code-other-month"]
    dat = _of(gathering, "Đạt")
    assert dat.marks == {"IV": "20"}
    assert [p.code for p in dat.problems] == [
        "self-mark-out-of-range", "self-mark-out-of-range", "self-mark-no-mark",
    ]  # fmt: skip


def test_who_is_missing_is_listed_on_paper_and_as_a_workbook(book: Book) -> None:
    branch, round_id, _, _ = book
    assert (
        set(_read(book).missing) == {"Lê Văn Đạt", "Phạm Minh Đức"} or len(_read(book).missing) == 2
    )
    with branch.unit() as unit:
        assert missing_sheets_pdf(unit, round_id).startswith(b"%PDF")
        (sheet,) = read_workbook(missing_sheets_workbook(unit, round_id))
    texts = [cell for row in sheet.rows for cell in row]
    assert "Cả phiếu" in texts
    assert any(str(text).startswith("Điểm mục II") for text in texts)


@needs_libre_office
def test_another_program_adds_up_as_we_do(book: Book, tmp_path: Path) -> None:
    path = _file(book, "Le Van Dat")
    _fill(path, E9=18, E10=18.5, E11=39, E13=5)
    back = resaved(path, "xlsx", tmp_path / "lai")
    sums = [row[5] for row in openpyxl.load_workbook(back, data_only=True).worksheets[0].iter_rows(
        min_row=9, max_row=14, values_only=True)]  # fmt: skip
    assert sums == [18, 18.5, 39, 0, 5, 80.5]
    shutil.copy(back, path)
    read = next(one for one in _read(book).files if one.path == path)
    assert read.state is FileState.NEW
    assert read.marks == {"I": "18", "II": "18.5", "III": "39", "V": "5"}
