"""Writes members into the update sheet: the layout that came in goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from chibo_desktop.documents.sheets.known_catalogues import catalogue
from chibo_desktop.documents.sheets.member_sheet import (
    FIRST_DATA_ROW,
    HEADER_ROW,
    RESULT_HEADERS,
    SHEET_NAME,
    TITLE,
    YES,
    SheetColumn,
    sheet_columns,
)
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.member import SHEET_STATUSES, ActivityStatus, Member
from chibo_desktop.wording.dates import date_text, partial_date_text

_DROP_DOWNS = frozenset({"gender", "activity_status", "removal_requested"})
_SPARE_ROWS = 200  # lines below the last member that keep text format and drop-downs
_FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "border": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check of one member found, for the two columns after the 34."""

    result: str
    details: str


def write_member_sheet(
    members: Sequence[Member],
    *,
    unit_name: str,
    branch_names: Mapping[str, str],
    created: datetime,
    findings: Mapping[str, Finding] | None = None,
) -> bytes:
    """The update sheet as xlsx, members in the order given.

    `branch_names` maps branch ids to names; `created` (without time zone) goes into the file's
    properties. With `findings` (by member id) two columns follow the 34. Every value is typed as
    text, so no zero is lost and nothing becomes a formula. Same input, same bytes.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": TITLE, "author": "Sổ tay chi bộ", "created": created})
    sheet = book.add_worksheet(SHEET_NAME)
    columns = sheet_columns()
    _write_head(book, sheet, columns, unit_name, with_findings=findings is not None)
    text = book.add_format({**_FACE, "num_format": "@"})
    count = book.add_format({**_FACE, "align": "center"})
    for place, member in enumerate(members):
        row = FIRST_DATA_ROW - 1 + place
        sheet.write_number(row, 0, place + 1, count)
        for index, column in enumerate(columns[1:], start=1):
            value = _written(column.spec, member, branch_names) if column.spec else ""
            if value:
                sheet.write_string(row, index, value, text)
            else:
                sheet.write_blank(row, index, None, text)
        if findings is not None:
            finding = findings.get(member.id, Finding(result="", details=""))
            for offset, value in enumerate((finding.result, finding.details)):
                sheet.write_string(row, len(columns) + offset, value, text)
    _add_drop_downs(sheet, columns, FIRST_DATA_ROW + len(members) + _SPARE_ROWS)
    _set_up_print(sheet)
    book.close()
    return stream.getvalue()


def _written(spec: FieldSpec, member: Member, branch_names: Mapping[str, str]) -> str:
    value = getattr(member, spec.name)
    if value is None or value == "":
        return ""
    match spec.kind:
        case Kind.PARTIAL_DATE:
            return partial_date_text(value)
        case Kind.DATE:
            return date_text(value)
        case Kind.CHOICE if spec.name == "activity_status" and value == ActivityStatus.AWAY:
            return catalogue(spec.catalogue).label(ActivityStatus.ACTIVE)
        case Kind.CHOICE:
            return catalogue(spec.catalogue).label(value)
        case Kind.FLAG:
            return YES if value else ""
        case Kind.REFERENCE:
            return branch_names.get(value, "")
        case _:
            return str(value)


def _write_head(
    book: Any, sheet: Any, columns: Sequence[SheetColumn], unit_name: str, *, with_findings: bool
) -> None:
    face = {"font_name": "Times New Roman", "font_size": 14, "bold": True}
    header = book.add_format(
        {**_FACE, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#F2F2F2"}
    )
    sheet.write_string(0, 0, TITLE, book.add_format(face))
    sheet.write_string(1, 0, unit_name, book.add_format({**face, "font_size": 12}))
    upper, lower = HEADER_ROW - 1, HEADER_ROW
    grouped: dict[str, list[int]] = {}
    for index, column in enumerate(columns):
        width = min(max(column.spec.width, 13), 40) if column.spec else 6
        sheet.set_column(index, index, width)
        if column.group:
            grouped.setdefault(column.group, []).append(index)
            sheet.write_string(lower, index, column.header, header)
        else:
            sheet.merge_range(upper, index, lower, index, column.header, header)
    for group, places in grouped.items():
        sheet.merge_range(upper, places[0], upper, places[-1], group, header)
    if with_findings:
        for offset, text in enumerate(RESULT_HEADERS):
            index = len(columns) + offset
            sheet.set_column(index, index, 36)
            sheet.merge_range(upper, index, lower, index, text, header)
    sheet.set_row(upper, 48)
    sheet.set_row(lower, 48)
    sheet.freeze_panes(FIRST_DATA_ROW - 1, 3)


def _add_drop_downs(sheet: Any, columns: Sequence[SheetColumn], last_row: int) -> None:
    for index, column in enumerate(columns):
        spec = column.spec
        if spec is None or spec.name not in _DROP_DOWNS:
            continue
        labels = [YES]
        if spec.kind is Kind.CHOICE:
            known = catalogue(spec.catalogue)
            codes = SHEET_STATUSES if spec.name == "activity_status" else tuple(known.labels)
            labels = [known.label(code) for code in codes]
        # A warning only: a word that the list does not know must still be possible to bring in.
        rule = {"validate": "list", "source": labels, "error_type": "warning"}
        sheet.data_validation(FIRST_DATA_ROW - 1, index, last_row, index, rule)


def _set_up_print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)  # A3: 34 columns cannot be read on A4
    sheet.fit_to_pages(3, 0)
    sheet.repeat_rows(HEADER_ROW - 1, HEADER_ROW)
    sheet.repeat_columns(0, 2)
    sheet.set_footer("&C&P/&N")
