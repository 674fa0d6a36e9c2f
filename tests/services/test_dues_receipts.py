"""Receipts: of whom they are, their numbers through the year, four to a sheet."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from branch_files import new_branch
from chibo_desktop.domain.letter_form import places_of
from chibo_desktop.services.dues_receipts import receipt_forms, receipts_pdf, receipts_workbook
from documents.papers import text_of
from documents.sheet_texts import words_of
from services.test_dues import AUGUST, JULY, Dues


@pytest.fixture(scope="module")
def dues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dues]:
    """July is collected from three; of August one paid before the third of July came."""
    file = new_branch(tmp_path_factory.mktemp("receipts"), count=6)
    made = Dues(file)
    made.pay(JULY, m0=80_000, m1=35_000)
    made.pay(AUGUST, m0=80_000)
    made.pay(JULY, m2=15_930)
    yield made
    file.session.close()


def pdf(dues: Dues, *at: int, month=JULY) -> bytes:
    with dues.file.unit() as unit:
        return receipts_pdf(unit, dues.key, month, [dues.ids[one] for one in at])


def test_a_receipt_says_who_paid_how_much_in_words_and_for_which_month(
    dues: Dues, tmp_path: Path
) -> None:
    said = " ".join(text_of(pdf(dues, 2), tmp_path).split())
    for words in (
        "PHIẾU THU ĐẢNG PHÍ",
        dues.row(2).full_name,
        "Mười lăm nghìn chín trăm ba mươi đồng",
        "ghi sổ tháng 07/2026",
        "05/07/2026",
        "Người thu tiền",
        "Cần kiểm tra với mẫu",
    ):
        assert words in said
    assert dues.row(0).full_name not in said


def test_numbers_run_through_the_year_as_payments_came(dues: Dues, tmp_path: Path) -> None:
    def numbers() -> list[str]:
        of = [(0, JULY), (1, JULY), (0, AUGUST), (2, JULY)]
        texts = [text_of(pdf(dues, at, month=month), tmp_path) for at, month in of]
        return [text.split("Số ")[1].split()[0] for text in texts]

    assert numbers() == ["01/2026", "02/2026", "03/2026", "04/2026"]
    dues.pay(JULY, m1=36_000)  # corrected
    assert numbers() == ["01/2026", "02/2026", "03/2026", "04/2026"]


def test_four_stand_on_a_sheet_and_the_workbook_has_them_all(dues: Dues) -> None:
    assert len(PdfReader(io.BytesIO(pdf(dues))).pages) == 1
    assert pdf(dues) == pdf(dues)
    dues.pay(JULY, m3=20_000, m4=20_000)
    assert len(PdfReader(io.BytesIO(pdf(dues))).pages) == 2
    with dues.file.unit() as unit:
        words = words_of(receipts_workbook(unit, dues.key, JULY))
    for at in range(5):
        assert "".join(dues.row(at).full_name.split()) in words


def test_without_a_payment_there_is_no_receipt(dues: Dues) -> None:
    with dues.refused("dues-no-receipt"):
        pdf(dues, 5)


def test_the_form_asks_only_for_what_is_known() -> None:
    for form in receipt_forms():
        assert form.source
        assert form.is_verified or form.note
        assert places_of(form) <= {
            "full_name", "amount", "amount_in_words", "paid_on", "note", "month",
        }  # fmt: skip
