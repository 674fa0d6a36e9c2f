"""What is printed says what the sheet says."""

import io
import subprocess
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.marks import override_rating, set_facts
from chibo_desktop.services.printing import (
    SheetMode,
    evaluation_sheets_pdf,
    save_document,
    summary_pdf,
    summary_workbook,
)
from chibo_desktop.wording.evaluation import cap_sentence, rating_label
from chibo_desktop.wording.numbers import decimal_text


def _marked(folder: Path) -> tuple[BranchFile, str]:
    branch = new_branch(folder, 4, late=1)
    round_id = branch.open_round()
    branch.give_all(round_id, III="31.5")
    first, second, *_ = branch.ids(round_id)
    with branch.unit() as unit:
        set_facts(unit, round_id, {first: {"disciplined": "1"}})
        override_rating(unit, second, Rating.GOOD, "Nghị quyết 12-NQ/CB")
    return branch, round_id


def _text(data: bytes, folder: Path) -> str:
    path = folder / "read.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_the_summary_shows_the_figures_of_the_sheet(tmp_path: Path) -> None:
    branch, round_id = _marked(tmp_path)
    with branch.unit() as unit:
        text = _text(summary_pdf(unit, round_id, dated=TODAY), tmp_path)
    sheet = branch.sheet(round_id)
    assert "ĐẢNG ỦY KHỐI THỬ NGHIỆM" in text
    assert "CHI BỘ VĂN PHÒNG" in text
    assert "ngày 28 tháng 11 năm 2026" in text
    for row in sheet.rows:
        assert row.evaluation.full_name in text
        assert row.outcome.total is not None
        assert decimal_text(row.outcome.total) in text
    assert sheet.cap is not None
    assert " ".join(cap_sentence(sheet.cap).split()) in text
    assert "Nguyễn Hoài An" in text
    assert "chưa đủ 6 tháng" in text


def test_workbook_and_sheet_carry_the_same_numbers(tmp_path: Path) -> None:
    branch, round_id = _marked(tmp_path)
    with branch.unit() as unit:
        data = summary_workbook(unit, round_id, dated=TODAY)
        assert data == summary_workbook(unit, round_id, dated=TODAY)
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))
    printed = {row[1]: (row[6], row[7]) for row in rows if isinstance(row[0], int | float)}
    for row in branch.sheet(round_id).rows:
        assert row.outcome.total is not None
        assert row.rating is not None
        expected = (float(row.outcome.total), rating_label(row.rating))
        assert printed[row.evaluation.full_name] == expected


def test_a_blank_form_names_nobody(tmp_path: Path) -> None:
    branch, round_id = _marked(tmp_path)
    with branch.unit() as unit:
        text = _text(evaluation_sheets_pdf(unit, round_id, SheetMode.BLANK), tmp_path)
    assert "PHIẾU ĐÁNH GIÁ ĐẢNG VIÊN" in text
    assert not [row for row in branch.sheet(round_id).rows if row.evaluation.full_name in text]


def test_prefilled_forms_have_names_and_no_marks(tmp_path: Path) -> None:
    branch, round_id = _marked(tmp_path)
    with branch.unit() as unit:
        data = evaluation_sheets_pdf(unit, round_id, SheetMode.PREFILLED)
    text = _text(data, tmp_path)
    assert [
        row for row in branch.sheet(round_id).rows if row.evaluation.full_name not in text
    ] == []
    assert "05/02/1978" in text
    assert "31,5" not in text
    assert len(PdfReader(io.BytesIO(data)).pages) >= 4


def test_a_filled_form_carries_marks_total_and_the_decision(tmp_path: Path) -> None:
    branch, round_id = _marked(tmp_path)
    second = branch.sheet(round_id).rows[1].evaluation
    with branch.unit() as unit:
        text = _text(
            evaluation_sheets_pdf(unit, round_id, SheetMode.FILLED, [second.member_id]), tmp_path
        )
    assert second.full_name in text
    assert "31,5" in text
    assert "91,5" in text
    assert "Nghị quyết 12-NQ/CB" in text
    assert branch.sheet(round_id).rows[0].evaluation.full_name not in text


def test_printing_for_nobody_is_refused(tmp_path: Path) -> None:
    branch, round_id = _marked(tmp_path)
    with pytest.raises(DomainError) as refused, branch.unit() as unit:
        evaluation_sheets_pdf(unit, round_id, SheetMode.FILLED, ["nobody"])
    assert [one.code for one in refused.value.problems] == ["nobody-to-print"]


def test_a_document_is_saved_whole_or_refused(tmp_path: Path) -> None:
    assert save_document(tmp_path / "a.pdf", b"abc").read_bytes() == b"abc"
    with pytest.raises(DomainError) as refused:
        save_document(tmp_path / "missing" / "a.pdf", b"abc")
    assert [one.code for one in refused.value.problems] == ["document-not-saved"]
