"""Lists and tables of figures as PDF, in the Party's document format. Deterministic."""

from collections.abc import Sequence

from chibo_desktop.documents.charts import lay_out
from chibo_desktop.documents.drawing_on_paper import draw_on, room_on
from chibo_desktop.documents.fonts import BOLD, REGULAR
from chibo_desktop.documents.letterhead import draw_ending, draw_letterhead, draw_title
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, cell_text
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.table import Cells, Column, Table

_INDENT = "\N{NO-BREAK SPACE}" * 4
_FEWEST = 2  # rows that stay together with a heading at the foot of a page


def list_paper(view: ListView) -> bytes:
    """The document as PDF: the table's header again on every page, the ending in one piece."""
    return list_papers([view])


def list_papers(views: Sequence[ListView]) -> bytes:
    """Several documents in one file, each on a new page; the first one's set-up holds for all."""
    first = views[0]
    paper = Paper(
        format_on(first.letterhead.dated),
        title=" ".join((first.title, *first.subjects)),
        landscape=first.is_lying,
        practice=first.is_practice,
        footnote=first.footnote,
    )
    for view in views:
        _draw(paper, view)
    return paper.finish()


def _draw(paper: Paper, view: ListView) -> None:
    form = paper.form
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    paper.y = draw_title(paper, paper.y - 10, view.title, *view.subjects, note=view.note) - 6
    for sentence in view.before:
        paper.paragraph(sentence, first=form.indent)
    paper.y -= 6
    if view.chart is not None:
        draw_on(paper, lay_out(view.chart, room_on(paper)))
        paper.y -= 10
    if view.rows:
        draw_rows(paper, view.columns, view.rows)
    paper.y -= 6
    for sentence in view.after:
        paper.paragraph(sentence, first=form.indent, size=form.table)
    draw_ending(paper, view.signatures, view.recipients)


def draw_rows(paper: Paper, columns: Sequence[ListColumn], lines: Sequence[ListRow]) -> None:
    """A table from the paper's cursor on, over as many pages as it takes."""
    drawn = [Column(one.title, one.width, one.align) for one in columns]
    table = Table(paper, drawn, paper.form.table)
    least = table.height_of(1) + 4
    rows = [(row, _measured(table, row, least)) for row in lines]
    paper.keep(table.header.height + _FEWEST * least)
    paper.y = table.draw_header(paper.y)
    for place, (row, cells) in enumerate(rows):
        following = rows[place + 1][1].height if row.is_heading and place + 1 < len(rows) else 0
        if paper.y - cells.height - following < paper.bottom:
            paper.new_page()
            paper.y = table.draw_header(paper.y)
        draw = table.draw_wide if row.is_heading else table.draw_row
        paper.y = draw(cells, paper.y)


def _measured(table: Table, row: ListRow, least: float) -> Cells:
    if row.is_heading:
        return table.measure_wide(cell_text(row.cells[0]), least=least)
    texts = [cell_text(cell) for cell in row.cells]
    if row.level:
        first = next(
            place for place, column in enumerate(table.columns) if column.align is Align.LEFT
        )
        texts[first] = _INDENT * row.level + texts[first]
    return table.measure(texts, font=BOLD if row.is_strong else REGULAR, least=least)
