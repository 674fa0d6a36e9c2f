"""The list of missing papers as a workbook: one row a paper, so that it can be filtered."""

from datetime import datetime, time
from io import BytesIO

from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.missing_papers_list import SUBJECT, TITLE, MissingPapersList, counted
from chibo_desktop.documents.sheet_room import book_options, table_row_height

_HEADERS = ("TT", "Họ và tên", "Chi bộ", "Đảng viên", "Giấy tờ còn thiếu")
_WIDTHS = (6, 28, 34, 14, 64)
_HEADER_ROW = 3
_FACE = "Times New Roman"


def missing_papers_workbook(view: MissingPapersList) -> bytes:
    """The list as xlsx. Same input, same bytes; nothing typed becomes a formula."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, book_options())
    created = datetime.combine(view.dated, time())
    heading = f"{TITLE} {SUBJECT}"
    book.set_properties({"title": heading, "author": "Sổ tay chi bộ", "created": created})
    sheet = book.add_worksheet("Còn thiếu")
    face = {"font_name": _FACE, "font_size": 12, "valign": "vcenter"}
    cell = book.add_format({**face, "border": 1, "text_wrap": True})
    head = book.add_format({**face, "bold": True, "border": 1, "bg_color": "#F2F2F2"})
    title = book.add_format({**face, "bold": True, "font_size": 14})
    sheet.write_string(0, 0, printable(heading), title)
    sheet.write_string(1, 0, printable(f"{view.scope}. {counted(view)}"), book.add_format(face))
    for column, (text, width) in enumerate(zip(_HEADERS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER_ROW, column, text, head)
    row = _HEADER_ROW
    for member in view.rows:
        for paper in member.papers:
            row += 1
            sheet.write_number(row, 0, row - _HEADER_ROW, cell)
            texts = (member.full_name, member.branch_name, member.standing, paper)
            for column, text in enumerate(texts, start=1):
                sheet.write_string(row, column, printable(text), cell)
            sheet.set_row(row, table_row_height(zip(texts, _WIDTHS[1:], strict=True)))
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    if row > _HEADER_ROW:
        sheet.autofilter(_HEADER_ROW, 0, row, len(_HEADERS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    book.close()
    return stream.getvalue()
