"""The branch's month as a workbook: the same figures and sentences as on paper."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from chibo_desktop.documents.branch_summary import (
    HEADERS,
    NOT_RATED_TITLE,
    SUBJECT,
    TITLE,
    BranchSummary,
    SummaryRow,
    summary_sentences,
)
from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.paper import PRACTICE_MARK
from chibo_desktop.wording.dates import month_text

_WIDTHS = (5, 28, 20, 9, 9, 9, 9, 28, 26)
_FACE = "Times New Roman"
_HEADER_ROW = 4


def summary_workbook(view: BranchSummary, *, created: datetime) -> bytes:
    """The summary as xlsx; `created` (without time zone) goes into the file's properties.

    Same input, same bytes. Names and notes are always text: nothing typed becomes a formula.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {"title": f"{TITLE} {SUBJECT}", "author": "Sổ tay chi bộ", "created": created}
    )
    _Writer(book, view).write()
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: Any, view: BranchSummary) -> None:
        self.view = view
        self.sheet = book.add_worksheet("Tổng hợp")
        self.sheet.set_default_row(18)
        face = {"font_name": _FACE, "font_size": 12, "valign": "vcenter"}
        cell = {**face, "border": 1, "text_wrap": True}
        self.plain = book.add_format(face)
        self.bold = book.add_format({**face, "bold": True})
        self.italic = book.add_format({**face, "italic": True})
        self.title = book.add_format({**face, "bold": True, "font_size": 14, "align": "center"})
        self.prose = book.add_format({**face, "text_wrap": True, "valign": "top"})
        self.header = book.add_format(
            {**cell, "bold": True, "align": "center", "bg_color": "#F2F2F2"}
        )
        self.text = book.add_format(cell)
        self.number = book.add_format({**cell, "align": "center", "num_format": "0.##"})
        self.count = book.add_format({**cell, "align": "center"})

    def write(self) -> None:
        """Heads, table, sentences, those not rated, print set-up."""
        view, sheet = self.view, self.sheet
        last = len(HEADERS) - 1
        self._string(0, 0, view.letterhead.superior.upper(), self.plain)
        self._string(1, 0, view.letterhead.issuer.upper(), self.bold)
        heading = f"{TITLE} {SUBJECT} {month_text(view.month)}".upper()
        sheet.merge_range(2, 0, 2, last, printable(heading), self.title)
        marks = [PRACTICE_MARK] if view.is_practice else []
        self._string(3, 0, ". ".join(filter(None, (*marks, view.small_print))), self.italic)
        for column, (header, width) in enumerate(zip(HEADERS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            self._string(_HEADER_ROW, column, header, self.header)
        row = _HEADER_ROW + 1
        for number, line in enumerate(view.rows, start=1):
            self._line(row, number, line)
            row += 1
        sheet.freeze_panes(_HEADER_ROW + 1, 2)
        sheet.repeat_rows(_HEADER_ROW)
        if view.rows:
            sheet.autofilter(_HEADER_ROW, 0, row - 1, last)
        row = self._sentences(row + 1, last)
        row = self._not_rated(row + 1)
        self._signature(row + 1)
        sheet.set_row(_HEADER_ROW, 34)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.79, right=0.79, top=0.59, bottom=0.79)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P/&N")

    def _string(self, row: int, column: int, text: str, style: Any) -> None:
        self.sheet.write_string(row, column, printable(text), style)

    def _line(self, row: int, number: int, line: SummaryRow) -> None:
        self.sheet.write_number(row, 0, number, self.count)
        self._string(row, 1, line.full_name, self.text)
        self._string(row, 2, line.position, self.text)
        marks: Sequence[Decimal | None] = (
            line.self_total,
            line.committee_total,
            line.branch_total,
            line.total,
        )
        for column, mark in enumerate(marks, start=3):
            if mark is None:
                self.sheet.write_blank(row, column, None, self.number)
            else:
                self.sheet.write_number(row, column, float(mark), self.number)
        self._string(row, 7, line.rating, self.text)
        self._string(row, 8, line.note, self.text)

    def _sentences(self, row: int, last: int) -> int:
        for sentence in summary_sentences(self.view):
            self.sheet.merge_range(row, 0, row, last, printable(sentence), self.prose)
            self.sheet.set_row(row, 17 * (1 + len(sentence) // 130))
            row += 1
        return row

    def _not_rated(self, row: int) -> int:
        if not self.view.not_rated:
            return row
        self._string(row, 0, NOT_RATED_TITLE, self.bold)
        row += 1
        for column, header in ((0, "TT"), (1, "Họ và tên")):
            self._string(row, column, header, self.header)
        self.sheet.merge_range(row, 2, row, 8, "Lý do", self.header)
        for number, line in enumerate(self.view.not_rated, start=1):
            row += 1
            self.sheet.write_number(row, 0, number, self.count)
            self._string(row, 1, line.full_name, self.text)
            self.sheet.merge_range(row, 2, row, 8, printable(line.reason), self.text)
        return row + 1

    def _signature(self, row: int) -> None:
        self._string(row, 6, self.view.letterhead.date_line, self.italic)
        for block in self.view.signatures[-1:]:
            for offset, line in enumerate(block.lines, start=1):
                self._string(row + offset, 6, line, self.bold if offset == 1 else self.plain)
            if block.name:
                self._string(row + len(block.lines) + 4, 6, block.name, self.bold)
