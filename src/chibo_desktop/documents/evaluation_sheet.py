"""Phiếu đánh giá đảng viên as PDF: blank, prefilled or filled, one member or many in one file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from chibo_desktop.documents.answer_cells import draw_answer, draw_tick, ticks
from chibo_desktop.documents.barcode import draw_code_again, draw_sheet_code
from chibo_desktop.documents.evaluation_tail import draw_tail
from chibo_desktop.documents.evaluation_view import MemberSheet, SheetForm, SheetItem
from chibo_desktop.documents.fonts import BOLD, REGULAR, width, wrap
from chibo_desktop.documents.letterhead import draw_letterhead, draw_title
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import PartyFormat, format_on
from chibo_desktop.documents.table import Cells, Column, Table
from chibo_desktop.wording.dates import month_text, partial_date_text
from chibo_desktop.wording.numbers import mark_text

TITLE = "Phiếu đánh giá đảng viên"
_FIRST_MARKER = 3  # column; before it number, text and maximum, after the markers the note


def _columns(form: SheetForm) -> list[Column]:
    markers = [Column(marker.label, 13, Align.CENTRE) for marker in form.markers]
    text = 165 - 10 - 13 - 20 - 13 * len(markers)  # millimetres between the margins
    return [
        Column("TT", 10, Align.CENTRE),
        Column("Nội dung tiêu chí", text),
        Column("Điểm tối đa", 13, Align.CENTRE),
        *markers,
        Column("Ghi chú", 20),
    ]


def evaluation_sheets(form: SheetForm, members: Iterable[MemberSheet]) -> bytes:
    """A PDF with every member's sheet, each beginning on its own page numbered 1.

    The same input gives the same bytes. A blank form is `[MemberSheet()]`.
    """
    sheet = _Sheet(_paper(form, _density(form)), form)
    for member in members:
        sheet.draw(member)
    return sheet.paper.finish()


def example_note(criteria_title: str, note: str = "") -> str:
    """The note under a page whose criteria set is only an example."""
    if note:
        return f"VÍ DỤ: {note}"
    return (
        f"VÍ DỤ: “{criteria_title}” là bộ tiêu chí minh họa, không phải văn bản của cấp có "
        "thẩm quyền; cần thay bằng bộ tiêu chí do Đảng ủy ban hành."
    )


def _paper(form: SheetForm, density: PartyFormat) -> Paper:
    return Paper(
        density,
        title=f"{TITLE} – {month_text(form.month)}",
        practice=form.is_practice,
        footnote=example_note(form.criteria_title, form.example_note) if form.is_example else "",
    )


def _density(form: SheetForm) -> PartyFormat:
    """The format in force, set closer when that brings a sheet from two pages to one."""
    usual = format_on(form.letterhead.dated)
    closer = replace(usual, body=12.5, motto=12.5, title=13.5, table=11, line=14)
    for density in (usual, closer):
        trial = _Sheet(_paper(form, density), form)
        trial.draw(MemberSheet())
        if trial.paper.page == 1:
            return density
    return usual


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The rows of one page: from `first` to before `last`, the table's top at `y`."""

    first: int
    last: int
    y: float
    bottom: float


class _Sheet:
    """Draws members one after another; what they share is drawn once and stamped."""

    def __init__(self, paper: Paper, form: SheetForm) -> None:
        self.paper, self.form = paper, form
        self.table = Table(paper, _columns(form), paper.form.table - 0.5)
        self.note_column = len(self.table.columns) - 1
        self.rows = [
            self._static(item.number, item.text, item.maximum, BOLD if item.is_group else REGULAR)
            for item in form.items
        ]
        self.rows.append(self._static("", "Tổng cộng", mark_text(form.maximum_total), BOLD))
        self.heights = tuple(row.height for row in self.rows)
        self._pages: dict[tuple[float, ...], list[_Chunk]] = {}
        self.front_bottom = paper.top
        self.identity = _IDENTITY
        if not form.shows_card_number:
            self.identity = (*_IDENTITY[:-1], _IDENTITY[-1][:1])

    def draw(self, member: MemberSheet) -> None:
        """One member from a new page on."""
        paper = self.paper
        paper.start_document()
        paper.on_next_page = None
        if member.code:
            draw_sheet_code(paper, member.code)
            paper.on_next_page = partial(draw_code_again, paper, member.code)
        paper.stamp("front", self._front, paper.top)
        self._identity_values(member)
        notes = [self._note_lines(member, item) for item in self.form.items]
        heights = self._heights(notes)
        for index, chunk in enumerate(self._layout(heights)):
            if index:
                paper.new_page()
            drawing = partial(self._static_rows, heights, chunk)
            paper.stamp(("rows", heights, index), drawing, chunk.y)
            self._values(member, heights, chunk, notes)
            paper.y = chunk.bottom
        draw_tail(paper, self.form, member)

    def _static(self, number: str, text: str, maximum: str, font: str) -> Cells:
        empty = [""] * (len(self.form.markers) + 1)
        return self.table.measure([number, text, maximum, *empty], font=font)

    def _front(self) -> None:
        paper, form = self.paper, self.form
        y = draw_letterhead(paper, form.letterhead, 0)
        month = month_text(form.month)
        y = draw_title(paper, y - 8, TITLE, month[0].upper() + month[1:])
        y -= 2
        for line in self.identity:
            y -= paper.form.line
            for label, share in line:
                paper.text(paper.left + paper.room * share, y, f"{label}:")
        self.identity_base = y
        self.front_bottom = paper.top + y - 8

    def _identity_values(self, member: MemberSheet) -> None:
        paper = self.paper
        values = {
            "Họ và tên": member.full_name,
            "Sinh ngày": partial_date_text(member.born),
            "Ngày vào Đảng": partial_date_text(member.admitted_on),
            "Ngày chính thức": partial_date_text(member.confirmed_on),
            "Chức vụ": member.position,
            "Số thẻ đảng viên": member.card_number,
        }
        for index, line in enumerate(self.identity):
            y = paper.top + self.identity_base + (len(self.identity) - 1 - index) * paper.form.line
            for place, (label, share) in enumerate(line):
                x = paper.left + paper.room * share + width(f"{label}:", REGULAR, paper.form.body)
                ends = paper.right
                if place + 1 < len(line):
                    ends = paper.left + paper.room * line[place + 1][1] - 6
                value = values[label]
                if not value:
                    paper.dots(x + 3, ends, y)
                    continue
                font = BOLD if label == "Họ và tên" else REGULAR
                size = paper.form.body
                while width(value, font, size) > ends - x - 4 and size > 8:
                    size -= 0.5
                paper.text(x + 4, y, value, font=font, size=size)

    def _note_lines(self, member: MemberSheet, item: SheetItem) -> tuple[str, ...]:
        note = member.notes.get(item.code, "")
        if not note:
            return ()
        return wrap(note, REGULAR, self.table.size, self.table.room(self.note_column))

    def _heights(self, notes: Sequence[tuple[str, ...]]) -> tuple[float, ...]:
        if not any(notes):
            return self.heights
        grown = [
            max(height, self.table.height_of(len(lines)))
            for height, lines in zip(self.heights, notes, strict=False)
        ]
        return (*grown, self.heights[-1])

    def _layout(self, heights: tuple[float, ...]) -> list[_Chunk]:
        """Which rows stand on which page; the same for all members whose rows are as high."""
        if heights in self._pages:
            return self._pages[heights]
        paper, header = self.paper, self.table.header.height
        chunks: list[_Chunk] = []
        top, first = self.front_bottom, 0
        y = top - header
        for index, height in enumerate(heights):
            if y - height < paper.bottom and index > first:
                chunks.append(_Chunk(first, index, top, y))
                top, first = paper.top, index
                y = top - header
            y -= height
        chunks.append(_Chunk(first, len(heights), top, y))
        self._pages[heights] = chunks
        return chunks

    def _static_rows(self, heights: tuple[float, ...], chunk: _Chunk) -> None:
        y = self.table.draw_header(0)
        for index in range(chunk.first, chunk.last):
            row = self.rows[index]
            top, y = y, self.table.draw_row(Cells(row.lines, heights[index], row.font), y)
            if index < len(self.form.items):
                for column in range(_FIRST_MARKER, self.note_column):
                    draw_answer(self.table, column, self.form.items[index], top, heights[index])

    def _values(
        self,
        member: MemberSheet,
        heights: tuple[float, ...],
        chunk: _Chunk,
        notes: Sequence[tuple[str, ...]],
    ) -> None:
        table, items = self.table, self.form.items
        given = [member.marks.get(marker.code, {}) for marker in self.form.markers]
        totals = [member.totals.get(marker.code) for marker in self.form.markers]
        y = chunk.y - table.header.height
        for index in range(chunk.first, chunk.last):
            height = heights[index]
            font, marks = BOLD, totals
            if index < len(items):
                item = items[index]
                font = BOLD if item.is_group else REGULAR
                marks = [of_marker.get(item.code) for of_marker in given]
                if notes[index]:
                    table.draw_cell(self.note_column, notes[index], y, height, align=Align.LEFT)
            for column, mark in enumerate(marks, start=_FIRST_MARKER):
                if mark is not None and index < len(items) and ticks(items[index]):
                    draw_tick(table, column, y, height, is_yes=mark > 0)
                elif mark is not None:
                    lines = (mark_text(mark),)
                    table.draw_cell(column, lines, y, height, align=Align.CENTRE, font=font)
            y -= height


# Label and where it begins, as a share of the width; a line holds one or two.
_IDENTITY: tuple[tuple[tuple[str, float], ...], ...] = (
    (("Họ và tên", 0.0), ("Sinh ngày", 0.55)),
    (("Ngày vào Đảng", 0.0), ("Ngày chính thức", 0.55)),
    (("Chức vụ", 0.0), ("Số thẻ đảng viên", 0.55)),
)
