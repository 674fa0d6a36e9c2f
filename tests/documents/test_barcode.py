"""The code on a sheet: that its bars say it, where they stand, and that a reader reads them."""

import shutil
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from branch_files import new_branch
from chibo_desktop.documents.barcode import bars
from chibo_desktop.documents.cut_sheet import PerSheet
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.sheet_code import printed_code, sheet_code
from chibo_desktop.services.ballot_papers import ballots_pdf
from chibo_desktop.services.printing import SheetMode, evaluation_sheets_pdf

NOVEMBER = Month(2026, 11)


@given(st.uuids().map(str))
def test_the_bars_are_a_whole_symbol_of_ten_or_more_signs(row: str) -> None:
    """Every sign is eleven modules, the stop thirteen; bars never touch."""
    dark = bars(sheet_code(row, NOVEMBER))
    start, span = dark[-1]
    assert (start + span - 13) % 11 == 0
    assert all(first + wide < second for (first, wide), (second, _) in pairwise(dark))
    assert all(1 <= wide <= 4 for _, wide in dark)


def test_sheets_with_names_and_blank_ones_carry_their_code(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 3)
    round_id = branch.open_round()
    with branch.unit() as unit:
        named = evaluation_sheets_pdf(unit, round_id, SheetMode.PREFILLED)
        blank = evaluation_sheets_pdf(unit, round_id, SheetMode.BLANK)
    pages = [page.extract_text() for page in PdfReader(BytesIO(named)).pages]
    for evaluation, page in zip(branch.ids(round_id), pages, strict=True):
        assert printed_code(sheet_code(evaluation, NOVEMBER)) in page
    code = printed_code(sheet_code(round_id, NOVEMBER))
    assert code in PdfReader(BytesIO(blank)).pages[0].extract_text()


@pytest.mark.skipif(
    not (shutil.which("zbarimg") and shutil.which("pdftoppm")), reason="needs zbar and poppler"
)
def test_a_reader_of_its_own_reads_the_printed_page(tmp_path: Path) -> None:
    branch = new_branch(tmp_path, 1)
    round_id = branch.open_round()
    with branch.unit() as unit:
        page = evaluation_sheets_pdf(unit, round_id, SheetMode.PREFILLED)
    (tmp_path / "p.pdf").write_bytes(page)
    subprocess.run(["pdftoppm", "-r", "150", "-png", "p.pdf", "p"], cwd=tmp_path, check=True)
    picture = next(tmp_path.glob("p*.png"))
    read = subprocess.run(
        ["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=True
    )
    assert read.stdout.strip() == sheet_code(branch.ids(round_id)[0], NOVEMBER)


@pytest.mark.parametrize(
    ("per_sheet", "people", "pages"),
    [
        (PerSheet.ONE, 4, 4),
        (PerSheet.TWO, 4, 2),
        (PerSheet.FOUR, 5, 2),
        (PerSheet.FOUR, 19, 10),  # too many names for a quarter: two on a sheet
    ],
)
def test_as_many_ballots_as_may_vote(
    tmp_path: Path, per_sheet: PerSheet, people: int, pages: int
) -> None:
    branch = new_branch(tmp_path, people)
    round_id = branch.open_round()
    with branch.unit() as unit:
        data = ballots_pdf(unit, round_id, per_sheet)
    read = PdfReader(BytesIO(data))
    assert len(read.pages) == pages
    texts = "\n".join(page.extract_text() for page in read.pages)
    assert texts.count("PHIẾU BIỂU QUYẾT") == people
    assert texts.count("Trần Thị Ánh") == people
