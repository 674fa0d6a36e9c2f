"""The workbook in which a list is typed from nothing: drop-downs, notes, numbers kept as text.

Its columns come from the declarations of the record; what it holds is read like any other list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import groupby
from typing import Any

from chibo_desktop.documents.sheets.header_words import header_words, member_targets
from chibo_desktop.documents.sheets.known_catalogues import catalogue
from chibo_desktop.documents.sheets.known_layouts import TEMPLATE_TITLE
from chibo_desktop.documents.sheets.member_sheet import NUMBER_HEADER, YES
from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.dossier.custom_field import CustomField, CustomKind
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.wording import import_files as words

LIST_SHEET, HELP_SHEET, WORDS_SHEET = "Danh sách", "Hướng dẫn", "Danh mục"
GROUP_ROW, HEADER_ROW, FIRST_ROW = 3, 4, 5  # from 0
_ROWS = 500
_FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
_LONGEST_TITLE, _LONGEST_NOTE = 32, 255  # of Excel's input messages
_ACCENT, _SOFT, _GREY = "#A61C1C", "#FBECEA", "#F2F2F2"


@dataclass(frozen=True, slots=True)
class _DropDown:
    """The texts that a column offers."""

    title: str
    texts: tuple[str, ...]


def template_fields(*, whole: bool, own: Sequence[CustomField] = ()) -> tuple[FieldSpec, ...]:
    """The fields of the template: all of the record, or those that lists usually have.

    What the unit keeps itself stands last.
    """
    usual = header_words().usual
    declared = (
        spec
        for spec in member_targets()
        if whole or spec.required or spec.listed or spec.name in usual
    )
    return (*declared, *(one.spec for one in own))


def write_template(
    *,
    whole: bool,
    unit_name: str,
    branches: Sequence[str],
    created: datetime,
    own: Sequence[CustomField] = (),
) -> bytes:
    """The template as xlsx. `created` (without time zone) goes into the file's properties."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": TEMPLATE_TITLE, "author": "Sổ tay chi bộ", "created": created})
    fields = template_fields(whole=whole, own=own)
    sheet, guide = book.add_worksheet(LIST_SHEET), book.add_worksheet(HELP_SHEET)
    offered = book.add_worksheet(WORDS_SHEET)
    _head(book, sheet, fields, unit_name)
    offers = {one.spec.name: one.offered for one in own if one.kind == CustomKind.CHOICE}
    drop_downs = [_drop_down(spec, branches, offers.get(spec.name)) for spec in fields]
    _columns(book, sheet, fields, _words(book, offered, drop_downs))
    _guide(book, guide)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_columns(0, 1)
    sheet.repeat_rows(GROUP_ROW, HEADER_ROW)
    sheet.activate()
    book.close()
    return stream.getvalue()


def _head(book: Any, sheet: Any, fields: Sequence[FieldSpec], unit_name: str) -> None:
    bold = {**_FACE, "bold": True}
    sheet.write_string(0, 0, TEMPLATE_TITLE, book.add_format({**bold, "font_size": 14}))
    sheet.write_string(1, 0, unit_name, book.add_format(bold))
    sheet.write_string(2, 0, words.TEMPLATE_LINE, book.add_format({**_FACE, "italic": True}))
    centred = {**bold, "border": 1, "align": "center", "text_wrap": True}
    group_face = book.add_format({**centred, "bg_color": _GREY})
    plain = book.add_format({**centred, "bg_color": _GREY})
    needed = book.add_format({**centred, "bg_color": _SOFT, "font_color": _ACCENT})
    sheet.merge_range(GROUP_ROW, 0, HEADER_ROW, 0, NUMBER_HEADER, plain)
    sheet.set_column(0, 0, 6)
    at = 1
    for group, members in groupby(fields, key=lambda spec: spec.group):
        count = len(list(members))
        if count > 1:
            sheet.merge_range(GROUP_ROW, at, GROUP_ROW, at + count - 1, group, group_face)
        else:
            sheet.write_string(GROUP_ROW, at, group, group_face)
        at += count
    for at, spec in enumerate(fields, start=1):
        text = f"{spec.label} *" if spec.required else spec.label
        sheet.write_string(HEADER_ROW, at, text, needed if spec.required else plain)
    sheet.set_row(GROUP_ROW, 22)
    sheet.set_row(HEADER_ROW, 52)


def _columns(book: Any, sheet: Any, fields: Sequence[FieldSpec], ranges: Sequence[str]) -> None:
    text = book.add_format({**_FACE, "num_format": "@"})
    last = FIRST_ROW + _ROWS - 1
    for at, (spec, source) in enumerate(zip(fields, ranges, strict=True), start=1):
        sheet.set_column(at, at, min(max(spec.width, 13), 36), text)
        rule: dict[str, Any] = {"validate": "any"}
        if source:
            # A warning only: what the list does not know must still be possible to write.
            rule = {"validate": "list", "source": source, "error_type": "warning"}
            rule["error_title"] = words.NOT_IN_LIST[:_LONGEST_TITLE]
            rule["error_message"] = words.NOT_IN_LIST_WHY
        rule["input_title"] = spec.title[:_LONGEST_TITLE]
        rule["input_message"] = words.column_note(spec)[:_LONGEST_NOTE]
        sheet.data_validation(FIRST_ROW, at, last, at, rule)


def _drop_down(
    spec: FieldSpec, branches: Sequence[str], offered: Catalogue | None
) -> _DropDown | None:
    match spec.kind:
        case Kind.CHOICE:
            known = offered or catalogue(spec.catalogue)
            return _DropDown(known.title, tuple(known.labels.values()))
        case Kind.FLAG:
            return _DropDown(words.YES_TITLE, (YES,))
        case Kind.REFERENCE:
            return _DropDown(spec.title, tuple(branches))
        case _:
            return None


def _words(book: Any, sheet: Any, wanted: Sequence[_DropDown | None]) -> list[str]:
    """Write what columns offer, a column each; the formula of its range for every field."""
    from xlsxwriter.utility import xl_col_to_name

    bold = book.add_format({**_FACE, "bold": True, "bg_color": _GREY, "border": 1})
    plain = book.add_format(_FACE)
    places: dict[_DropDown, str] = {}
    for one in wanted:
        if one is None or one in places or not one.texts:
            continue
        at = len(places)
        sheet.set_column(at, at, 30)
        sheet.write_string(0, at, one.title, bold)
        for row, text in enumerate(one.texts, start=1):
            sheet.write_string(row, at, text, plain)
        letter = xl_col_to_name(at, col_abs=True)
        places[one] = f"='{WORDS_SHEET}'!{letter}$2:{letter}${len(one.texts) + 1}"
    return [places.get(one, "") if one is not None else "" for one in wanted]


def _guide(book: Any, sheet: Any) -> None:
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 100)
    title = book.add_format({**_FACE, "bold": True, "font_size": 14})
    text = book.add_format({**_FACE, "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, words.GUIDE_TITLE, title)
    for row, line in enumerate(words.GUIDE, start=1):
        sheet.write_string(row + 1, 0, f"{row}.", text)
        sheet.write_string(row + 1, 1, line, text)
    sheet.hide_gridlines(2)
