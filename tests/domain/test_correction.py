"""The document that allows a correction: asked for whole, said in one line of the history."""

from datetime import date

import pytest

from chibo_desktop.domain.correction import Correction, CorrectionDraft, read_correction
from chibo_desktop.domain.problems import Problem
from chibo_desktop.wording.correction import correction_note
from chibo_desktop.wording.problems import sentence

TODAY = date(2026, 11, 25)
WHOLE = {"number": "12-QĐ/ĐU", "issued_on": "5/3/2026", "issuer": "Đảng ủy phường"}


def problems(**written: str) -> tuple[Problem, ...]:
    return read_correction(CorrectionDraft(**{**WHOLE, **written}), today=TODAY)[1]


def test_a_whole_document_is_read() -> None:
    found, wrong = read_correction(CorrectionDraft(**WHOLE, reason="theo khai sinh"), today=TODAY)
    assert wrong == ()
    assert found == Correction(
        number="12-QĐ/ĐU",
        issued_on=date(2026, 3, 5),
        issuer="Đảng ủy phường",
        reason="theo khai sinh",
    )
    assert correction_note(found) == (
        "Căn cứ: số 12-QĐ/ĐU ngày 05/03/2026 của Đảng ủy phường. Lý do: theo khai sinh"
    )


@pytest.mark.parametrize(
    ("written", "code", "words"),
    [
        ({"number": " "}, "correction-number-missing", "12-QĐ/ĐU"),
        ({"number": "Quyết định"}, "correction-number-odd", "“Quyết định” chưa có số"),
        ({"issued_on": ""}, "correction-day-missing", "05/02/2026"),
        ({"issued_on": "2026"}, "full-date-unreadable", "Không hiểu ngày “2026”"),
        ({"issued_on": "31/02/2026"}, "full-date-unreadable", "31/02/2026"),
        ({"issued_on": "26/11/2026"}, "correction-in-future", "chưa đến"),
        ({"issuer": ""}, "correction-issuer-missing", "cơ quan ban hành"),
    ],
)
def test_what_is_missing_or_odd_is_said(written: dict[str, str], code: str, words: str) -> None:
    (found,) = problems(**written)
    assert found.code == code
    assert words in sentence(found)


def test_everything_missing_is_said_at_once() -> None:
    _, found = read_correction(CorrectionDraft(reason="sai"), today=TODAY)
    assert [one.field for one in found] == [
        "correction_number", "correction_issued_on", "correction_issuer",
    ]  # fmt: skip


def test_nothing_typed_is_nothing_stated() -> None:
    assert CorrectionDraft(number="  ").is_empty
    assert not CorrectionDraft(reason="vì sai").is_empty
