"""Lists and tables of figures as a workbook: one sheet a view, what is a number stays one."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.list_view import Cell, ListRow, ListView
from chibo_desktop.documents.paper import PRACTICE_MARK, Align
from chibo_desktop.documents.sheet_room import book_options

_FACE = "Times New Roman"
_LINE = 17.0  # points of a row with one line of text
_ALIGNS = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


def list_workbook(views: Sequence[ListView], *, created: datetime) -> bytes:
    """The views as sheets of one xlsx; `created` (without time zone) goes into its properties.

    Same input, same bytes. Texts stay texts: nothing becomes a formula or loses a zero in front.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, book_options())
    book.set_properties(
        {"title": printable(views[0].title), "author": "Sổ tay chi bộ", "created": created}
    )
    styles = _Styles(book)
    for view in views:
        _Sheet(book.add_worksheet(view.sheet[:31]), view, styles).write()
    book.close()
    return stream.getvalue()


class _Styles:
    """The formats of a book; made once."""

    def __init__(self, book: Any) -> None:
        face = {"font_name": _FACE, "font_size": 12, "valign": "vcenter"}
        cell = {**face, "border": 1, "text_wrap": True}
        self.plain = book.add_format(face)
        self.bold = book.add_format({**face, "bold": True})
        self.italic = book.add_format({**face, "italic": True})
        self.title = book.add_format(
            {**face, "bold": True, "font_size": 14, "align": "center", "text_wrap": True}
        )
        self.note = book.add_format({**face, "italic": True, "align": "center", "text_wrap": True})
        self.prose = book.add_format({**face, "text_wrap": True, "valign": "top"})
        self.header = book.add_format(
            {**cell, "bold": True, "align": "center", "bg_color": "#F2F2F2"}
        )
        self.heading = book.add_format({**cell, "bold": True, "bg_color": "#FAFAFA"})
        self.cells = {
            (align, strong, level): book.add_format(
                {**cell, "align": _ALIGNS[align], "bold": strong, "indent": level}
            )
            for align in Align
            for strong in (False, True)
            for level in (range(3) if align is Align.LEFT else (0,))
        }


class _Sheet:
    """Writes one view from top to bottom."""

    def __init__(self, sheet: Any, view: ListView, styles: _Styles) -> None:
        self.sheet, self.view, self.styles = sheet, view, styles
        self.last = len(view.columns) - 1
        self.room = sum(column.width for column in view.columns)

    def write(self) -> None:
        """Heads, table, sentences, signatures, print set-up."""
        view, sheet, styles = self.view, self.sheet, self.styles
        sheet.set_default_row(_LINE)
        for place, column in enumerate(view.columns):
            sheet.set_column(place, place, column.width)
        self._string(0, 0, view.letterhead.superior.upper(), styles.plain)
        self._string(1, 0, view.letterhead.issuer.upper(), styles.bold)
        row = self._across(2, " ".join((view.title, *view.subjects)).upper(), styles.title)
        row = self._across(row, view.note, styles.note) if view.note else row
        row = self._across(row, PRACTICE_MARK, styles.note) if view.is_practice else row
        for sentence in view.before:
            row = self._across(row, sentence, styles.prose)
        header = row + 1
        for place, column in enumerate(view.columns):
            self._string(header, place, column.title, styles.header)
        deepest = max(_lines(column.title, column.width) for column in view.columns)
        sheet.set_row(header, _LINE * deepest + 2)
        row = header + 1
        for line in view.rows:
            self._line(row, line)
            row += 1
        if any(line.is_heading for line in view.rows):
            sheet.freeze_panes(header + 1, 0)
        else:
            sheet.freeze_panes(header + 1, min(2, self.last))
            if view.rows:
                sheet.autofilter(header, 0, row - 1, self.last)
        sheet.repeat_rows(header)
        row += 1
        for sentence in (*view.after, *((view.footnote,) if view.footnote else ())):
            row = self._across(row, sentence, styles.prose)
        self._signatures(row + 1)
        if view.is_lying:
            sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P/&N")

    def _line(self, row: int, line: ListRow) -> None:
        if line.is_heading:
            self._across(row, str(line.cells[0]), self.styles.heading)
            return
        deepest, indent = 1, line.level
        for place, (cell, column) in enumerate(zip(line.cells, self.view.columns, strict=True)):
            level = 0
            if column.align is Align.LEFT and indent:
                level, indent = indent, 0
            style = self.styles.cells[(column.align, line.is_strong, level)]
            self._cell(row, place, cell, style)
            if isinstance(cell, str):
                deepest = max(deepest, _lines(cell, column.width))
        if deepest > 1:
            self.sheet.set_row(row, _LINE * deepest)

    def _cell(self, row: int, place: int, cell: Cell, style: Any) -> None:
        if cell is None or cell == "":
            self.sheet.write_blank(row, place, None, style)
        elif isinstance(cell, int | Decimal):
            self.sheet.write_number(row, place, float(cell), style)
        else:
            self._string(row, place, cell, style)

    def _across(self, row: int, text: str, style: Any) -> int:
        if self.last:
            self.sheet.merge_range(row, 0, row, self.last, printable(text), style)
        else:
            self._string(row, 0, text, style)
        self.sheet.set_row(row, _LINE * _lines(text, self.room) + 1)
        return row + 1

    def _string(self, row: int, column: int, text: str, style: Any) -> None:
        self.sheet.write_string(row, column, printable(text), style)

    def _signatures(self, row: int) -> None:
        styles, blocks = self.styles, self.view.signatures
        if not blocks:
            return
        places = [self._column_at((number + 0.5) / len(blocks)) for number in range(len(blocks))]
        if len(blocks) == 1:
            places = [self._column_at(0.65)]
        self._string(row, places[-1], self.view.letterhead.date_line, styles.italic)
        for place, block in zip(places, blocks, strict=True):
            for offset, line in enumerate(block.lines, start=1):
                style = styles.bold if offset == 1 else styles.plain
                self._string(row + offset, place, line, style)
            if block.name:
                self._string(row + len(block.lines) + 4, place, block.name, styles.bold)

    def _column_at(self, share: float) -> int:
        """The column in which a share of the table's width lies."""
        passed = 0.0
        for place, column in enumerate(self.view.columns):
            passed += column.width
            if passed >= self.room * share:
                return place
        return self.last


def _lines(text: str, width: float) -> int:
    """About how many lines a text takes in a column."""
    parts = text.splitlines() or [""]
    return sum(max(1, -(-len(part) * 105 // int(max(1.0, width) * 100))) for part in parts)
