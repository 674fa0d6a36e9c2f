"""Việc tháng này as a workbook: the same lines and sentences as on paper."""

from datetime import datetime
from io import BytesIO

from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.month_tasks import HEADERS, SOURCES, TITLE, MonthTasks, summary
from chibo_desktop.documents.paper import PRACTICE_MARK
from chibo_desktop.wording.dates import month_text

_WIDTHS = (5, 13, 15, 34, 26, 26, 44, 22, 10)
_HEADINGS = ("TT", "Hạn", "Còn lại", HEADERS[2], HEADERS[3], "Chi bộ", *HEADERS[4:])
_ROOM = tuple(width - 2 for width in _WIDTHS[2:])  # letters that fit beside the borders
_LINE = 17
_FACE = "Times New Roman"
_HEADER_ROW = 4


def month_tasks_workbook(view: MonthTasks, *, created: datetime) -> bytes:
    """The list as xlsx; `created` (without time zone) goes into the file's properties.

    Same input, same bytes. Days are dates, so that the sheet can be sorted by them.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {
            "title": f"{TITLE} – {month_text(view.month)}",
            "author": "Sổ tay chi bộ",
            "created": created,
        }
    )
    sheet = book.add_worksheet(TITLE)
    face = {"font_name": _FACE, "font_size": 12, "valign": "vcenter"}
    cell = {**face, "border": 1, "text_wrap": True}
    plain, bold = book.add_format(face), book.add_format({**face, "bold": True})
    title = book.add_format({**face, "bold": True, "font_size": 14, "align": "center"})
    italic = book.add_format({**face, "italic": True, "align": "center"})
    header = book.add_format({**cell, "bold": True, "align": "center", "bg_color": "#F2F2F2"})
    band = book.add_format({**cell, "bold": True})
    text, count = book.add_format(cell), book.add_format({**cell, "align": "center"})
    day = book.add_format({**cell, "align": "center", "num_format": "dd/mm/yyyy"})
    prose = book.add_format({**face, "text_wrap": True, "valign": "top"})
    last = len(_HEADINGS) - 1

    sheet.write_string(0, 0, printable(view.letterhead.superior.upper()), plain)
    sheet.write_string(1, 0, printable(view.letterhead.issuer.upper()), bold)
    heading = f"{TITLE} – {month_text(view.month)}"
    sheet.merge_range(2, 0, 2, last, printable(heading.upper()), title)
    note = f"{PRACTICE_MARK}. {summary(view)}" if view.is_practice else summary(view)
    sheet.merge_range(3, 0, 3, last, printable(note), italic)
    for column, (words, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER_ROW, column, words, header)
    row = _HEADER_ROW + 1
    number = 0
    for group, tasks in view.groups:
        if tasks:
            sheet.merge_range(row, 0, row, last, f"{group} ({len(tasks)})", band)
            row += 1
        for task in tasks:
            number += 1
            sheet.write_number(row, 0, number, count)
            sheet.write_datetime(row, 1, datetime.combine(task.due_on, datetime.min.time()), day)
            values = (task.days, task.what, task.who, task.place, task.detail, task.rule, "")
            for column, value in enumerate(values, start=2):
                sheet.write_string(row, column, printable(value), text)
            deepest = max(
                -(-len(value) // width) for value, width in zip(values, _ROOM, strict=True)
            )
            sheet.set_row(row, _LINE * max(1, deepest))
            row += 1
    if view.sources:
        row += 1
        sheet.write_string(row, 0, SOURCES, bold)
        for source in view.sources:
            row += 1
            sheet.merge_range(row, 0, row, last, printable(f"- {source}"), prose)
            sheet.set_row(row, _LINE * (1 + len(source) // sum(_WIDTHS)))
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    sheet.repeat_rows(_HEADER_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")
    book.close()
    return stream.getvalue()
