"""The workbooks that an import gives out: a template to type in, rows to mend."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chibo_desktop.documents.bounded import read_workbook
from chibo_desktop.documents.sheets.header_words import member_targets
from chibo_desktop.documents.sheets.layout import find_layout
from chibo_desktop.documents.sheets.member_reading import read_member_sheet
from chibo_desktop.documents.sheets.template_book import (
    FIRST_ROW,
    HEADER_ROW,
    template_fields,
    write_template,
)
from chibo_desktop.domain.fields import Kind
from documents.libre_office import needs_libre_office
from documents.list_books import converted
from documents.member_books import CREATED


def template(*, whole: bool = False) -> bytes:
    return write_template(
        whole=whole, unit_name="Chi bộ Một", branches=("Chi bộ Một", "Chi bộ Hai"), created=CREATED
    )


def filled(data: bytes, **values: str) -> bytes:
    """The template with one row typed into it."""
    book = load_workbook(BytesIO(data))
    sheet = book.worksheets[0]
    for at, spec in enumerate(template_fields(whole=True), start=2):
        if spec.name in values:
            sheet.cell(FIRST_ROW + 1, at, values[spec.name])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("whole", [False, True])
def test_every_column_of_the_template_is_known_again(*, whole: bool) -> None:
    layout = find_layout(read_workbook(template(whole=whole)))
    fields = template_fields(whole=whole)
    assert layout.known_as == "template"
    assert [column.target for column in layout.columns] == ["", *(spec.name for spec in fields)]
    assert layout.is_sure


def test_the_whole_template_has_every_declared_field() -> None:
    assert template_fields(whole=True) == member_targets()
    assert 15 < len(template_fields(whole=False)) < len(member_targets())


def test_a_filled_template_is_read_and_its_zeros_stay() -> None:
    data = filled(
        template(whole=True),
        full_name="Nguyễn Hoài An",
        identity_number="001157012345",
        old_card_number="00012345",
        native_province="Tỉnh Ninh Bình",
        residence_province="Tỉnh Nghệ An",
    )
    (row,) = read_member_sheet(data).rows
    assert row.values["old_card_number"] == "00012345"
    assert row.values["native_province"] == "Tỉnh Ninh Bình"
    assert row.values["residence_province"] == "Tỉnh Nghệ An"


def test_cells_are_text_choices_drop_down_and_every_column_has_a_note() -> None:
    sheet = load_workbook(BytesIO(template(whole=True))).worksheets[0]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    for at, spec in enumerate(template_fields(whole=True), start=2):
        letter = sheet.cell(HEADER_ROW + 1, at).column_letter
        rule = rules[f"{letter}{FIRST_ROW + 1}"]
        assert sheet.column_dimensions[letter].width
        assert rule.prompt
        assert (rule.type == "list") == (spec.kind in (Kind.CHOICE, Kind.FLAG, Kind.REFERENCE))


def test_the_same_template_is_the_same_bytes() -> None:
    assert template() == template()


@needs_libre_office
def test_libreoffice_opens_the_template_and_saves_it_readable(tmp_path: Path) -> None:
    data = converted(template(whole=True), "ods", tmp_path)
    layout = find_layout(read_workbook(data))
    assert [c.target for c in layout.columns[1:]] == [s.name for s in template_fields(whole=True)]
