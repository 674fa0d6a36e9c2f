"""A workbook whose sheets look like the paper: A4 upright, a fine grid of columns, merged cells.

What a row needs in height is measured with the widths of the typeface: merged cells do not grow
by themselves in Excel. Every text stays text, zeros in front and all.
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.letterhead import MOTTO, SIGN_HERE, Letterhead, Signature
from chibo_desktop.documents.paper import PRACTICE_MARK
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.sheet_room import (
    COLUMN,
    COLUMNS,
    PIXELS,
    SheetCell,
    book_options,
    label_span,
    pieces_of,
    printable_lines,
    row_height,
    share_out,
    spread,
)
from chibo_desktop.documents.sheet_styles import SIZE, Style, Styles

_INCH = 72.0
_SIGNING = 48.0  # points left free for a signature
_PAGE = 0.94  # of a page's height: our breaks come before those that Excel would make


class PaperWorkbook:
    """Sheets are made one after the other; `finish` gives the bytes. Same input, same bytes."""

    def __init__(self, title: str, created: datetime, *, is_practice: bool = False) -> None:
        from xlsxwriter import Workbook

        self._stream = BytesIO()
        self.book = Workbook(self._stream, book_options())
        self.book.set_properties(
            {"title": printable(title), "author": "Sổ tay chi bộ", "created": created}
        )
        self.title = title
        self.is_practice = is_practice
        self.styles = Styles(self.book)
        self._names: set[str] = set()
        self._contents: PaperSheet | None = None
        self._listed: list[str] = []

    def add_contents(self) -> None:
        """Begin with a sheet that leads to the others."""
        self._contents = self.sheet("Mục lục")

    def sheet(self, name: str, *, header: str = "") -> "PaperSheet":
        """A new sheet; `header` stands above every page."""
        own = self._name(name)
        sheet = PaperSheet(self.book.add_worksheet(own), self.styles, header)
        if own != "Mục lục":
            self._listed.append(own)
        if self.is_practice:
            sheet.paragraph(PRACTICE_MARK, Style.NOTE_CENTRE)
        return sheet

    def finish(self) -> bytes:
        """Close the book."""
        if self._contents is not None:
            _fill_contents(self._contents, self.title, self._listed)
        self.book.close()
        return self._stream.getvalue()

    def _name(self, wanted: str) -> str:
        """A name that Excel takes: no sign it forbids, at most 31 letters, used once."""
        kept = "".join(" " if one in "[]:*?/\\" else one for one in printable(wanted))
        kept = " ".join(kept.split())[:31].strip(" '") or "Trang"
        name, number = kept, 1
        while name.casefold() in self._names:
            number += 1
            tail = f" ({number})"
            name = f"{kept[: 31 - len(tail)]}{tail}"
        self._names.add(name.casefold())
        return name


class PaperSheet:
    """Writes from top to bottom."""

    def __init__(self, sheet: Any, styles: Styles, header: str) -> None:
        self.sheet, self.styles, self.row = sheet, styles, 0
        form = format_on(None)
        self._room = (form.height - form.top - form.bottom) * _PAGE
        self._used = 0.0
        self._breaks: list[int] = []
        sheet.set_column_pixels(0, COLUMNS - 1, PIXELS)
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.set_margins(
            left=form.left / _INCH,
            right=form.right / _INCH,
            top=form.top / _INCH,
            bottom=form.bottom / _INCH,
        )
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        face = '&"Times New Roman,Italic"&10'
        if header:
            sheet.set_header(f"&L{face}{printable(header).replace('&', '&&')[:200]}")
        sheet.set_footer(f"&C{face}Trang &P/&N")

    def skip(self, points: float = SIZE * 0.6) -> None:
        """An empty row."""
        self.advance(points)

    def advance(self, points: float) -> None:
        """Give the row at hand its height and go to the next."""
        self.sheet.set_row(self.row, points)
        self.row += 1
        self._used += points
        if self._used > self._room:
            self._used = points

    def keep(self, points: float) -> None:
        """Begin a new page when what follows would be torn apart on this one."""
        if self._used + points > self._room:
            self._breaks.append(self.row)
            self.sheet.set_h_pagebreaks(self._breaks)
            self._used = 0.0

    def paragraph(self, text: str, style: Style = Style.PROSE, *, first: str = "") -> None:
        """A text over the whole width; `first` stands before it."""
        room = COLUMNS * COLUMN
        for piece in pieces_of(f"{first}{text}", style, room):
            self.write(0, COLUMNS, piece, style)
            self.advance(row_height([(piece, style, room)]))

    def letterhead(self, head: Letterhead) -> None:
        """Issuer left, motto right; number and day below."""
        half = COLUMNS // 2
        number = f"{format_on(head.dated).number_prefix}{head.number}" if head.number else ""
        rows = (
            (head.superior.upper(), Style.CENTRE, MOTTO, Style.MOTTO),
            (head.issuer.upper(), Style.STRONG_CENTRE, "", Style.CENTRE),
            (number, Style.CENTRE, head.date_line, Style.NOTE_CENTRE),
        )
        for left, left_style, right, right_style in rows:
            if not left and not right:
                continue
            room = half * COLUMN
            self.write(0, half, left, left_style)
            self.write(half, half, right, right_style)
            self.advance(row_height([(left, left_style, room), (right, right_style, room)]))
        self.skip()

    def heading(self, title: str, subject: str = "", note: str = "") -> None:
        """The document's kind, its subject, a note."""
        self.paragraph(title.upper(), Style.TITLE)
        if subject:
            self.paragraph(subject, Style.STRONG_CENTRE)
        if note:
            self.paragraph(note, Style.NOTE_CENTRE)

    def line(self, cells: Sequence[SheetCell], *, start: int = 0) -> None:
        """Labels and answers beside one another; answers are cells of their own, to be copied."""
        spans = share_out(cells, COLUMNS - start)
        placed = []
        at = start
        for cell, span in zip(cells, spans, strict=True):
            own = label_span(cell.label, cell.value, span)
            pieces = pieces_of(cell.value, Style.ANSWER, (span - own) * COLUMN)
            placed.append((at, own, span - own, cell.label, pieces))
            at += span
        for index in range(max(len(one[-1]) for one in placed)):
            texts = [
                (left, own, rest, text if not index else "", pieces[index : index + 1])
                for left, own, rest, text, pieces in placed
            ]
            for left, own, rest, text, one in texts:
                if own:
                    self.write(left, own, text, Style.PROSE)
                self.write(left + own, rest, "".join(one), Style.ANSWER)
            height = row_height(
                [(text, Style.PROSE, own * COLUMN) for _, own, _, text, _ in texts]
                + [("".join(one), Style.ANSWER, rest * COLUMN) for _, _, rest, _, one in texts]
            )
            self.advance(height)

    def half(self, cell: SheetCell) -> None:
        """A label and its answer in the left half; what stands right is left alone."""
        half = COLUMNS // 2
        own = label_span(cell.label, cell.value, half)
        rest = (half - own) * COLUMN
        self.write(0, own, cell.label, Style.PROSE)
        self.write(own, half - own, cell.value, Style.ANSWER)
        self.advance(
            row_height([(cell.label, Style.PROSE, own * COLUMN), (cell.value, Style.ANSWER, rest)])
        )

    def table(
        self,
        headers: Sequence[str],
        shares: Sequence[float],
        rows: Sequence[Sequence[str]],
        *,
        centred: frozenset[int] = frozenset(),
    ) -> int:
        """A ruled table; gives the row of its header."""
        spans = spread(shares, COLUMNS)
        header = self.row
        self._ruled(headers, spans, lambda _: Style.HEADER)
        for row in rows:
            self._ruled(row, spans, lambda place: Style.MIDDLE if place in centred else Style.CELL)
        return header

    def signatures(self, blocks: Sequence[Signature], person: str = "") -> None:
        """Who signs, spread over the width; one alone stands right. Room is left for the hand."""
        if not blocks:
            return
        lone = len(blocks) == 1
        span = COLUMNS // 2 if lone else COLUMNS // len(blocks)
        start = COLUMNS - span if lone else 0
        deepest = max(len(block.lines) for block in blocks)
        self.keep(_SIGNING + (deepest + 2) * SIZE * 1.4)
        for index in range(deepest + 1):
            texts = []
            for block in blocks:
                lines = (*block.lines, SIGN_HERE)
                style = Style.CENTRE if index else Style.STRONG_CENTRE
                text = lines[index] if index < len(lines) else ""
                texts.append((text, Style.NOTE_CENTRE if text == SIGN_HERE else style))
            for place, (text, style) in enumerate(texts):
                self.write(start + place * span, span, text, style)
            self.advance(row_height([(text, style, span * COLUMN) for text, style in texts]))
        self.skip(_SIGNING)
        names = [person if block.of_member else block.name for block in blocks]
        for place, name in enumerate(names):
            self.write(start + place * span, span, name, Style.STRONG_CENTRE)
        self.advance(row_height([(name, Style.STRONG_CENTRE, span * COLUMN) for name in names]))

    def recipients(self, names: Sequence[str]) -> None:
        """Nơi nhận: a list that ends with a full stop."""
        ends = [";"] * (len(names) - 1) + ["."]
        self.paragraph("Nơi nhận:", Style.NOTE)
        for name, end in zip(names, ends, strict=True):
            self.paragraph(f"- {name}{end}", Style.NOTE)

    def write(self, column: int, span: int, text: str, style: Style, rows: int = 1) -> None:
        """One text in the row at hand, over some columns (and rows)."""
        look = self.styles[style]
        first, last = self.row, self.row + rows - 1
        if span * rows > 1:
            self.sheet.merge_range(first, column, last, column + span - 1, "", look)
        if text:
            self.sheet.write_string(first, column, printable_lines(text), look)
        elif span * rows == 1:
            self.sheet.write_blank(first, column, None, look)

    def _ruled(self, texts: Sequence[str], spans: Sequence[int], style_of: Any) -> None:
        cells = [
            pieces_of(text, style_of(place), span * COLUMN)
            for place, (text, span) in enumerate(zip(texts, spans, strict=True))
        ]
        for index in range(max(map(len, cells))):
            at = 0
            shown = [pieces[index] if index < len(pieces) else "" for pieces in cells]
            measured = []
            for place, (text, span) in enumerate(zip(shown, spans, strict=True)):
                self.write(at, span, text, style_of(place))
                measured.append((text, style_of(place), span * COLUMN))
                at += span
            self.advance(row_height(measured))


def _fill_contents(sheet: PaperSheet, title: str, names: Sequence[str]) -> None:
    sheet.heading(title, note="Bấm vào một tên để đến trang của người đó.")
    sheet.skip()
    header = sheet.table(("TT", "Họ và tên"), (3, 21), ())
    for number, name in enumerate(names, start=1):
        sheet.write(0, 3, str(number), Style.MIDDLE)
        sheet.write(3, COLUMNS - 3, name, Style.CELL)
        quoted = name.replace("'", "''")
        look = sheet.styles[Style.LINK]
        sheet.sheet.write_url(sheet.row, 3, f"internal:'{quoted}'!A1", look, name)
        sheet.advance(SIZE * 1.4)
    sheet.sheet.repeat_rows(header)
    sheet.sheet.freeze_panes(header + 1, 0)
