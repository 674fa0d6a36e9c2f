import contextlib
import io
import os
import re
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chibo_desktop.documents as documents_package
from chibo_desktop.documents.bounded import RawSheet, read_workbook
from chibo_desktop.documents.sheets.member_reading import read_member_rows, read_member_sheet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.records import type_of
from chibo_desktop.wording.import_problems import SENTENCES
from documents.member_books import PERSON, book

_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def _with(part: str, content: bytes) -> bytes:
    """A good workbook with one part replaced."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book([PERSON]))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            made.writestr(name, content if name == part else source.read(name))
    return target.getvalue()


def _cells(*references: str) -> bytes:
    rows = "".join(
        f'<row r="{"".join(filter(str.isdigit, reference))}">'
        f'<c r="{reference}" t="inlineStr"><is><t>x</t></is></c></row>'
        for reference in references
    )
    return f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


def _refusal(data: bytes, seconds: float = 20) -> str:
    with pytest.raises(DomainError) as refused:
        read_workbook(data, seconds=seconds)
    (problem,) = refused.value.problems
    assert problem.code in SENTENCES
    return problem.code


def test_a_sheet_as_wide_as_excel_allows_is_refused() -> None:
    assert _refusal(_with(_SHEET, _cells("A1", "XFD1048576"))) == "workbook-too-heavy"


def test_a_zip_bomb_is_refused() -> None:
    code = _refusal(_with("xl/sharedStrings.xml", b" " * (450 * 2**20)))
    assert code == "workbook-too-heavy"


def test_a_zip_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(_with("xl/sharedStrings.xml", b"<sst>" + b" " * (300 * 2**20)))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/sharedStrings.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    assert _refusal(bytes(data)) in {"workbook-too-heavy", "workbook-unreadable"}


def test_one_long_string_in_every_cell_is_refused() -> None:
    text = "A" * 32_000
    strings = f'<sst {_MAIN} count="1" uniqueCount="1"><si><t>{text}</t></si></sst>'
    cells = "".join(
        f'<row r="{row}">' + f'<c r="A{row}" t="s"><v>0</v></c>' + "</row>"
        for row in range(1, 100_001)
    )
    sheet = f"<worksheet {_MAIN}><sheetData>{cells}</sheetData></worksheet>".encode()
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book([PERSON]))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        replaced = {"xl/sharedStrings.xml": strings.encode(), _SHEET: sheet}
        for name in source.namelist():
            made.writestr(name, replaced.get(name, source.read(name)))
    assert _refusal(target.getvalue()) == "workbook-too-heavy"


def test_entities_that_multiply_are_not_followed() -> None:
    lines = ['<!ENTITY a "xxxxxxxxxx">'] + [
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    ]
    text = f"<!DOCTYPE w [{''.join(lines)}]><worksheet {_MAIN}><sheetData><row r='1'>"
    text += "<c r='A1' t='inlineStr'><is><t>&j;</t></is></c></row></sheetData></worksheet>"
    longest = 0
    with contextlib.suppress(DomainError):
        for sheet in read_workbook(_with(_SHEET, text.encode())):
            longest = max(len(str(cell)) for row in sheet.rows for cell in row)
    assert longest < 100


def test_too_many_parts_are_refused() -> None:
    target = io.BytesIO(book([PERSON]))
    with zipfile.ZipFile(target, "a") as made:
        for number in range(6_000):
            made.writestr(f"xl/{number}.xml", b"")
    assert _refusal(target.getvalue()) == "workbook-too-heavy"


def test_a_truncated_or_foreign_file_is_unreadable() -> None:
    data = book([PERSON])
    assert _refusal(data[: len(data) // 2]) == "workbook-unreadable"
    assert _refusal(b"") == "workbook-unreadable"
    assert _refusal(os.urandom(4096)) == "workbook-unreadable"


_GOOD = book([PERSON])


@settings(max_examples=25, deadline=None)
@given(at=st.integers(0, len(_GOOD) - 1), put=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, put: bytes) -> None:
    try:
        reading = read_member_sheet(_GOOD[:at] + put + _GOOD[at + len(put) :])
    except DomainError as refused:
        codes = {problem.code for problem in refused.problems}
        if not codes <= set(SENTENCES):
            raise
    else:
        for row in reading.rows:
            type_of(Member).build("m", "n", row.values)


def test_a_workbook_with_a_password_says_so() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    marked = container + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert _refusal(marked) == "workbook-encrypted"


def test_a_file_beyond_the_size_is_not_even_opened() -> None:
    assert _refusal(b"PK" + b"\0" * (49 * 2**20)) == "workbook-too-big"


def test_a_reader_that_does_not_come_back_is_ended() -> None:
    assert _refusal(book([PERSON]), seconds=0.001) == "workbook-too-heavy"


def test_a_formula_counts_by_the_value_it_was_saved_with() -> None:
    def write(_book: object, sheet: object, row: int) -> None:
        sheet.write_formula(row - 1, 3, '=HYPERLINK("http://example.invalid")', None, "Ba")  # type: ignore[attr-defined]

    reading = read_member_sheet(book([PERSON], after=write))
    assert reading.rows[0].values["other_name"] == "Ba"


_CELLS = st.one_of(
    st.text(max_size=20),
    st.floats(),
    st.booleans(),
    st.sampled_from(
        ["\x01", "\x012026-02-30", "\x011500-01-01", "²²²²²", "Tổng cộng", "31/12/9999", "=1", ""]
    ),
)


@given(rows=st.lists(st.lists(_CELLS, min_size=33, max_size=33), max_size=4))
def test_whatever_the_cells_hold_the_values_can_be_kept(rows: list[list[str | float]]) -> None:
    specs = [spec for spec in type_of(Member).fields if spec.sheet]
    header: list[str | float] = [spec.sheet for spec in specs]
    reading = read_member_rows([RawSheet("x", [header, *rows])])
    assert len(reading.fields) == 33
    assert len(reading.rows) + len(reading.skipped) <= len(rows)
    for row in reading.rows:
        type_of(Member).build("m", "n", row.values)
        assert all(problem.field in row.values or problem.field for problem in row.problems)


def test_every_reason_and_problem_of_a_sheet_has_a_sentence() -> None:
    folder = Path(str(documents_package.__file__)).parent
    codes: set[str] = set()
    for path in folder.rglob("*.py"):
        codes |= set(re.findall(r'"((?:sheet|workbook)-[a-z-]+)"', path.read_text("utf-8")))
    assert codes == set(SENTENCES)
