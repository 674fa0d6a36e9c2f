"""Criteria sets go out as a file and come back whole; what cannot be read is said by row."""

from io import BytesIO
from pathlib import Path

import pytest

from chibo_desktop.documents.bounded import RawSheet
from chibo_desktop.documents.criteria_workbook import (
    BANDS,
    CRITERIA,
    REST,
    criteria_workbook,
    read_criteria_workbook,
)
from chibo_desktop.domain.criteria import CriteriaSet, load_criteria_file
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.criteria_files import read_set, save_set
from chibo_desktop.wording.problems import sentence
from domain.criteria_examples import FILES, MONTHLY


def sheets_of(data: bytes) -> list[RawSheet]:
    """The sheets as the bounded reader gives them, read in this process."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return [
        RawSheet(name=name, rows=[list(row) for row in book.get_sheet_by_name(name).to_python()])
        for name in book.sheet_names
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_set_comes_back_from_its_workbook(path: Path) -> None:
    criteria_set = load_criteria_file(path.read_bytes())
    found = read_criteria_workbook(sheets_of(criteria_workbook(criteria_set.to_plain())))
    assert found.problems == ()
    assert CriteriaSet.from_plain(found.plain) == criteria_set


def test_a_workbook_and_a_file_are_read_from_disk(tmp_path: Path) -> None:
    for name in ("bo.xlsx", "bo.json"):
        path = save_set(MONTHLY.to_plain(), tmp_path / name)
        given = read_set(path)
        assert (given.title, given.unread, given.wrong) == (MONTHLY.title, (), ())
        assert CriteriaSet.from_plain(given.plain) == MONTHLY


def test_what_cannot_be_read_is_said_with_its_row() -> None:
    sheets = {sheet.name: sheet.rows for sheet in sheets_of(criteria_workbook(MONTHLY.to_plain()))}
    rows = sheets[CRITERIA]
    columns = {str(title): at for at, title in enumerate(rows[2])}
    rows[3][columns["Điểm tối đa"]] = "hai mươi"
    rows[4][columns["Cách tính điểm"]] = "Chấm kiểu khác"
    rows[5][columns["Cấp"]] = "4"
    sheets[BANDS][1][0] = "Xuất chúng"
    changed = [RawSheet(name=name, rows=found) for name, found in sheets.items() if name != REST]
    found = read_criteria_workbook(changed)
    said = {(problem.code, problem.params.get("row")) for problem in found.problems}
    assert said == {
        ("criteria-sheet-number", 4),
        ("criteria-sheet-word", 5),
        ("criteria-sheet-level", 6),
        ("criteria-sheet-band", 2),
        ("criteria-sheet-rest", None),
    }
    assert all(sentence(problem).endswith(".") for problem in found.problems)
    assert len(found.plain["criteria"]) == 4  # the misplaced line went under the one above


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as refused:
        read_criteria_workbook([RawSheet(name="Sheet1", rows=[["Họ và tên"], ["An"]])])
    assert refused.value.problems[0].code == "criteria-sheet-missing"
    for text, code in (("[1]", "criteria-not-an-object"), ("{", "criteria-unreadable")):
        path = tmp_path / "sai.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(DomainError) as refused:
            read_set(path)
        assert refused.value.problems[0].code == code
