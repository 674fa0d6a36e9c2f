"""Danh sách đảng viên as it stands on the screen: the chosen columns, as PDF and as workbook."""

from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from chibo_desktop.documents.fonts import printable
from chibo_desktop.documents.letterhead import Letterhead, draw_letterhead, draw_title
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.sheet_room import book_options, table_row_height
from chibo_desktop.documents.table import Column, Table

_UPRIGHT_CHARACTERS = 88  # columns that together want more lie better on their side
_FACE = "Times New Roman"
_HEADER_ROW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column: its header and how many characters it wants."""

    title: str
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The list as texts. `chosen` says in words whom it holds; empty: everyone."""

    letterhead: Letterhead
    title: str
    chosen: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    is_practice: bool = False

    @property
    def note(self) -> str:
        """Whom the list holds and how many they are."""
        people = f"{len(self.rows)} đảng viên"
        return f"({self.chosen}; {people})" if self.chosen else f"({people})"


def member_list(view: ListView) -> bytes:
    """The list as PDF, on its side when the columns want more room. Deterministic."""
    form = format_on(view.letterhead.dated)
    lies = sum(_wanted(column) for column in view.columns) > _UPRIGHT_CHARACTERS
    if lies:  # turned to the left: the binding margin comes to the top
        form = replace(form, top=form.bottom, bottom=form.right, left=form.top, right=form.bottom)
    paper = Paper(form, title=view.title, landscape=lies, practice=view.is_practice)
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    paper.y = draw_title(paper, paper.y - 10, view.title, note=view.note) - 6
    columns = [
        Column("TT", 6, Align.CENTRE),
        *(Column(column.title, _wanted(column)) for column in view.columns),
    ]
    table = Table(paper, columns, form.table - 1)
    table.flow(
        table.measure([str(number), *map(printable, row)], least=18)
        for number, row in enumerate(view.rows, start=1)
    )
    return paper.finish()


def member_list_workbook(view: ListView, *, created: datetime) -> bytes:
    """The list as xlsx: every value a text, as it is shown. Same input, same bytes."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    book = Workbook(stream, book_options())
    book.set_properties({"title": view.title, "author": "Sổ tay chi bộ", "created": created})
    sheet = book.add_worksheet("Danh sách")
    face = {"font_name": _FACE, "font_size": 12, "valign": "vcenter"}
    plain = book.add_format(face)
    bold = book.add_format({**face, "bold": True})
    title = book.add_format({**face, "bold": True, "font_size": 14})
    cell = book.add_format({**face, "border": 1, "text_wrap": True, "num_format": "@"})
    count = book.add_format({**face, "border": 1, "align": "center"})
    head = book.add_format(
        {**face, "border": 1, "bold": True, "align": "center", "text_wrap": True}
        | {"bg_color": "#F2F2F2"}
    )
    for row, (text, style) in enumerate(
        (
            (view.letterhead.issuer.upper(), bold),
            (view.title.upper(), title),
            (view.note, plain),
            (view.letterhead.date_line, plain),
        )
    ):
        sheet.write_string(row, 0, printable(text), style)
    titles = ["TT", *(column.title for column in view.columns)]
    for column, text in enumerate(titles):
        sheet.write_string(_HEADER_ROW, column, printable(text), head)
    sheet.set_column(0, 0, 6)
    widths = [min(40, _wanted(one) + 2) for one in view.columns]
    for column, wide in enumerate(widths, start=1):
        sheet.set_column(column, column, wide)
    sheet.set_row(_HEADER_ROW, 34)
    for number, texts in enumerate(view.rows, start=1):
        row = _HEADER_ROW + number
        sheet.write_number(row, 0, number, count)
        for column, text in enumerate(texts, start=1):
            sheet.write_string(row, column, printable(text), cell)
        sheet.set_row(row, table_row_height(zip(texts, widths, strict=True)))
    _set_up(sheet, view, len(titles))
    book.close()
    return stream.getvalue()


def _set_up(sheet: object, view: ListView, columns: int) -> None:
    from xlsxwriter.worksheet import Worksheet

    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    sheet.freeze_panes(_HEADER_ROW + 1, 2)
    sheet.repeat_rows(_HEADER_ROW)
    if view.rows:
        sheet.autofilter(_HEADER_ROW, 0, _HEADER_ROW + len(view.rows), columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")


def _wanted(column: ListColumn) -> int:
    return max(8, column.width)
