"""A register as a workbook: the same rows; numbers stand as text, zeros in front and all."""

from datetime import datetime
from io import BytesIO

from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.paper import PRACTICE_MARK
from chibo_desktop.documents.register import RegisterView
from chibo_desktop.documents.sheet_room import book_options, table_row_height

_FACE = "Times New Roman"
_HEADER_ROW = 4
_CHARACTERS = 0.55  # of a column's share in mm: its width in characters


def register_workbook(view: RegisterView, *, created: datetime) -> bytes:
    """The register as xlsx; `created` goes into the file's properties. Same input, same bytes."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, book_options())
    book.set_properties({"title": view.title, "author": "Sổ tay chi bộ", "created": created})
    sheet = book.add_worksheet("Sổ")
    face = {"font_name": _FACE, "font_size": 12, "valign": "vcenter"}
    bold = book.add_format({**face, "bold": True})
    plain = book.add_format(face)
    title = book.add_format({**face, "bold": True, "font_size": 14})
    ruled = {**face, "border": 1, "text_wrap": True}
    header = book.add_format({**ruled, "bold": True, "align": "center", "bg_color": "#F2F2F2"})
    cell = book.add_format({**ruled, "num_format": "@"})
    serial = book.add_format({**ruled, "align": "center"})

    def write(row: int, column: int, text: str, style: object) -> None:
        sheet.write_string(row, column, printable(text), style)

    write(0, 0, view.letterhead.superior.upper(), plain)
    write(1, 0, view.letterhead.issuer.upper(), bold)
    write(2, 0, f"{view.title.upper()} – {view.period}", title)
    write(3, 0, f"{PRACTICE_MARK}. {view.source}" if view.is_practice else view.source, plain)
    for column, text in enumerate(("TT", *view.headers)):
        write(_HEADER_ROW, column, text, header)
    sheet.set_column(0, 0, 5)
    widths = [max(9, share * _CHARACTERS) for share in view.shares]
    for column, wide in enumerate(widths, start=1):
        sheet.set_column(column, column, wide)
    row = _HEADER_ROW
    for number, texts in enumerate(view.rows, start=1):
        row += 1
        sheet.write_number(row, 0, number, serial)
        for column, text in enumerate(texts, start=1):
            write(row, column, text, cell)
        sheet.set_row(row, table_row_height(zip(texts, widths, strict=False)))
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.repeat_rows(_HEADER_ROW)
    if view.rows:
        sheet.autofilter(_HEADER_ROW, 0, row, len(view.headers))
    sheet.set_row(_HEADER_ROW, 48)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&CTrang &P/&N")
    book.close()
    return stream.getvalue()
