"""Mẫu 01, 2A, 2B, 2C and 05 as PDF: one review or many in one file, each numbered from 1.

Source: HD 43-HD/BTCTW (domain.md §4.1, §4.2); wording and order are data.
"""

from collections.abc import Sequence

from chibo_desktop.documents.fonts import BOLD, REGULAR, wrap
from chibo_desktop.documents.letter import LetterPart, draw_part
from chibo_desktop.documents.letterhead import draw_ending, draw_letterhead, draw_title
from chibo_desktop.documents.list_paper import draw_rows
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.review_view import (
    ReviewPart,
    ReviewView,
    TablePart,
    Ticks,
    TitleLine,
    WrittenPart,
)

_BOX = 9.0  # points: the side of a box to tick
_KEPT = 3  # lines that stay together with a title


def review_paper(views: Sequence[ReviewView]) -> bytes:
    """The reviews as PDF. `views` holds at least one; the format is that of the first one's day."""
    first = views[0]
    paper = Paper(
        format_on(first.letterhead.dated),
        title=" ".join((first.title, *first.subjects)),
        practice=first.is_practice,
        footnote=first.footnote,
    )
    for view in views:
        _draw_review(paper, view)
    return paper.finish()


def _draw_review(paper: Paper, view: ReviewView) -> None:
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    paper.y = draw_title(paper, paper.y - 10, view.title, *view.subjects, note=view.below) - 6
    for part in view.parts:
        _draw(paper, part)
    draw_ending(paper, view.signatures, view.recipients)


def _draw(paper: Paper, part: ReviewPart) -> None:
    match part:
        case TitleLine():
            _draw_title_line(paper, part.text)
        case WrittenPart():
            _draw_written(paper, part)
        case TablePart():
            _draw_table(paper, part)
        case Ticks():
            _draw_ticks(paper, part)
        case LetterPart():
            draw_part(paper, part)


def _draw_title_line(paper: Paper, text: str) -> None:
    paper.keep(5 * paper.form.line)
    paper.y -= 8
    middle = (paper.left + paper.right) / 2
    lines = wrap(text, BOLD, paper.form.body, paper.room)
    leading = paper.form.line
    paper.y = paper.lines(
        lines, x=middle, y=paper.y, leading=leading, font=BOLD, align=Align.CENTRE
    )


def _draw_written(paper: Paper, part: WrittenPart) -> None:
    indent = paper.form.indent
    if part.title:
        paper.keep(_KEPT * paper.form.line)
        paper.paragraph(part.title, first=indent)
    if part.text:
        for line in part.text.splitlines():
            paper.paragraph(line, first=indent)
        return
    for _ in range(part.lines):
        paper.keep(paper.form.line)
        paper.y -= paper.form.line
        paper.dots(paper.left, paper.right, paper.y + 4)


def _draw_table(paper: Paper, part: TablePart) -> None:
    if not part.rows:
        paper.paragraph(part.nothing, first=paper.form.indent)
        return
    paper.y -= 4
    draw_rows(paper, part.columns, part.rows)
    paper.y -= 6


def _draw_ticks(paper: Paper, part: Ticks) -> None:
    leading = paper.form.line + 3
    paper.keep(leading * len(part.options))
    x = paper.left + paper.form.indent
    canvas = paper.canvas
    for place, option in enumerate(part.options):
        base = paper.y - leading + 5
        canvas.rect(x, base - 1, _BOX, _BOX)
        if place == part.chosen:
            canvas.lines(
                [
                    (x + 1.5, base + 0.5, x + _BOX - 1.5, base + _BOX - 2.5),
                    (x + 1.5, base + _BOX - 2.5, x + _BOX - 1.5, base + 0.5),
                ]
            )
        paper.text(x + _BOX + 7, base, option, font=BOLD if place == part.chosen else REGULAR)
        paper.y -= leading
