"""Bản đối chiếu as a workbook: the same lines as on paper, three sheets."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from chibo_desktop.documents.reconciliation import (
    HEADERS,
    ONE_SIDED,
    SUBJECT,
    TITLE,
    OneSided,
    ReconciliationView,
    sentences,
)
from chibo_desktop.documents.sheet_room import book_options, table_row_height

_FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
_WIDTHS = (6, 28, 14, 30, 34, 34, 16)
_ONE_WIDTHS = (6, 28, 14, 18, 40)


def reconciliation_workbook(view: ReconciliationView, *, created: datetime) -> bytes:
    """The lists as xlsx, every value as text. `created` has no time zone. Deterministic."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, book_options())
    title = f"{TITLE} {SUBJECT}"
    book.set_properties({"title": title, "author": "Sổ tay chi bộ", "created": created})
    rows = [
        [str(at), line.name, line.born, line.label, line.ours, line.theirs, line.chosen]
        for at, line in enumerate(view.differences, start=1)
    ]
    _sheet(book, "Khác nhau", [title.upper(), *sentences(view)], HEADERS, _WIDTHS, rows)
    for name, people in (
        ("Chỉ có ở chi bộ", view.only_here),
        ("Chỉ có ở cấp trên", view.only_there),
    ):
        _sheet(book, name, [name], ONE_SIDED, _ONE_WIDTHS, _people(people))
    book.close()
    return stream.getvalue()


def _people(people: Sequence[OneSided]) -> list[list[str]]:
    return [
        [str(at), one.name, one.born, one.number, one.note]
        for at, one in enumerate(people, start=1)
    ]


def _sheet(
    book: Any,
    name: str,
    above: Sequence[str],
    headers: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({**_FACE, "bold": True, "font_size": 14})
    plain = book.add_format(_FACE)
    header = book.add_format(
        {**_FACE, "bold": True, "border": 1, "align": "center", "text_wrap": True,
         "bg_color": "#F2F2F2"}
    )  # fmt: skip
    cell = book.add_format({**_FACE, "border": 1, "text_wrap": True, "num_format": "@"})
    for at, text in enumerate(above):
        sheet.write_string(at, 0, text, plain if at else bold)
    top = len(above) + 1
    for at, (text, width) in enumerate(zip(headers, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(top, at, text, header)
    for row, texts in enumerate(rows, start=top + 1):
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, cell)
        sheet.set_row(row, table_row_height(zip(texts, widths, strict=True)))
    sheet.freeze_panes(top + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
