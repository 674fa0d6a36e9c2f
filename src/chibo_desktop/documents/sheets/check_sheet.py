"""The rows of a user that need mending, what is wrong beside them: to be brought in again.

Headers stay as they were, so the list is known again; the column of record ids leads every row back
to the same member.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from chibo_desktop.documents.bounded import RawSheet
from chibo_desktop.documents.sheet_room import book_options, table_row_height
from chibo_desktop.documents.sheets.cell_values import text_of
from chibo_desktop.documents.sheets.layout import Layout, Plan
from chibo_desktop.documents.sheets.lettering import read_letters
from chibo_desktop.documents.sheets.member_sheet import RESULT_HEADERS
from chibo_desktop.wording import import_files as words

_FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "border": 1}
_HEADER_ROW, _FIRST_ROW = 2, 3
_WIDTH = 16.0  # of the user's own columns, in characters
_PAGE = 210.0  # characters that can be read across an A3 page


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """A row of the sheet (counted from 1), the member it was found to be, and what was found.

    `fields` are those whose cells are to be looked at.
    """

    number: int
    record_id: str
    result: str
    details: str
    fields: frozenset[str]


def write_check_sheet(
    sheet: RawSheet,
    layout: Layout,
    plan: Plan,
    rows: Sequence[CheckedRow],
    *,
    file_name: str,
    created: datetime,
) -> bytes:
    """The rows as xlsx, every cell as text in today's letters. `created` has no time zone."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, book_options())
    book.set_properties({"title": words.CHECK_TITLE, "author": "Sổ tay chi bộ", "created": created})
    out = book.add_worksheet(words.CHECK_SHEET)
    bold = {"font_name": "Times New Roman", "bold": True}
    out.write_string(0, 0, words.CHECK_TITLE, book.add_format({**bold, "font_size": 14}))
    out.write_string(1, 0, words.check_line(file_name), book.add_format({"italic": True}))
    header = book.add_format(
        {**_FACE, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#F2F2F2"}
    )
    text = book.add_format({**_FACE, "num_format": "@", "text_wrap": True})
    wrong = book.add_format({**_FACE, "num_format": "@", "text_wrap": True, "bg_color": "#FFF2B3"})
    said = book.add_format({**_FACE, "text_wrap": True, "bg_color": "#FBECEA"})
    columns = [column for column in layout.columns if column.target != "record_id"]
    columns = [column for column in columns if column.header not in RESULT_HEADERS]
    titles = [column.header for column in columns] + [words.RECORD_HEADER, *RESULT_HEADERS]
    for at, title in enumerate(titles):
        out.write_string(_HEADER_ROW, at, title, header)
    out.set_row(_HEADER_ROW, table_row_height((title, _WIDTH - 2) for title in titles))
    out.set_column(0, len(columns) - 1, _WIDTH)
    out.set_column(len(columns), len(columns), 14)
    out.set_column(len(columns) + 1, len(columns) + 1, 22)
    out.set_column(len(columns) + 2, len(columns) + 2, 70)
    for at, row in enumerate(rows, start=_FIRST_ROW):
        for place, column in enumerate(columns):
            field = plan.targets.get(column.index, "")
            face = wrong if field and field in row.fields else text
            written = _text(sheet, layout, plan, row.number - 1, column.index)
            if written:
                out.write_string(at, place, written, face)
            else:
                out.write_blank(at, place, None, face)
        last = len(columns)
        texts = [_text(sheet, layout, plan, row.number - 1, column.index) for column in columns]
        cells = [*((text, _WIDTH) for text in texts), (row.result, 22.0), (row.details, 70.0)]
        out.set_row(at, table_row_height(cells))
        if row.record_id:
            out.write_string(at, last, row.record_id, text)
        out.write_string(at, last + 1, row.result, said)
        out.write_string(at, last + 2, row.details, said)
    out.freeze_panes(_FIRST_ROW, 0)
    out.set_landscape()
    out.set_paper(8)
    out.fit_to_pages(max(1, round(len(columns) * _WIDTH / _PAGE)), 0)
    out.repeat_rows(_HEADER_ROW)
    out.set_footer("&C&P/&N")
    book.close()
    return stream.getvalue()


def _text(sheet: RawSheet, layout: Layout, plan: Plan, row: int, column: int) -> str:
    cells = sheet.rows[row]
    if column >= len(cells) or cells[column] == "":
        return ""
    text = text_of(cells[column])
    return read_letters(text, sheet.font(row, column), plan.letters, layout.lettering)
