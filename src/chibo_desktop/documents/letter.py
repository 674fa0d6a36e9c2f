"""Documents of running text: nghị quyết, tờ trình, bản nhận xét, drafts of boxes. Deterministic."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chibo_desktop.documents.fonts import BOLD, ITALIC, REGULAR, width, wrap
from chibo_desktop.documents.letterhead import (
    Letterhead,
    Signature,
    draw_ending,
    draw_letterhead,
    draw_title,
)
from chibo_desktop.documents.list_paper import draw_rows
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.domain.letter_form import PartKind

_ABOVE = 5.0  # points before a heading
_BOX = 8.0  # points between a box and its text


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPart:
    """One part of the text. `value` is what a field says: empty leaves dots to write on."""

    kind: PartKind
    text: str
    value: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """The whole document; a table, if any, stands after the text."""

    letterhead: Letterhead
    title: str
    subject: str = ""
    address: str = ""
    parts: tuple[LetterPart, ...] = ()
    columns: tuple[ListColumn, ...] = ()
    rows: tuple[ListRow, ...] = ()
    closing: tuple[LetterPart, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    footnote: str = ""
    is_practice: bool = False

    def with_table(self, columns: tuple[ListColumn, ...], rows: Sequence[ListRow]) -> "LetterView":
        """The same document with a table after its text."""
        return replace(self, columns=columns, rows=tuple(rows))


def letter(view: LetterView) -> bytes:
    """The document as PDF."""
    form = format_on(view.letterhead.dated)
    paper = Paper(
        form,
        title=f"{view.title} {view.subject}".strip(),
        practice=view.is_practice,
        footnote=view.footnote,
    )
    paper.start_document()
    draw_letter(paper, view)
    return paper.finish()


def draw_letter(paper: Paper, view: LetterView) -> None:
    """The document from the top of the paper's page on: a book holds many."""
    form = paper.form
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    subjects = (view.subject,) if view.subject else ()
    paper.y = draw_title(paper, paper.y - 10, view.title, *subjects) - 6
    if view.address:
        middle = (paper.left + paper.right) / 2
        lines = wrap(view.address, REGULAR, form.body, paper.room)
        paper.y = paper.lines(lines, x=middle, y=paper.y, leading=form.line, align=Align.CENTRE) - 6
    for part in view.parts:
        draw_part(paper, part)
    if view.rows:
        paper.y -= 6
        draw_rows(paper, view.columns, view.rows)
        paper.y -= 6
    for part in view.closing:
        draw_part(paper, part)
    draw_ending(paper, view.signatures, view.recipients)


def draw_part(paper: Paper, part: LetterPart) -> None:
    """One part at the cursor."""
    form = paper.form
    match part.kind:
        case PartKind.HEADING:
            paper.y -= _ABOVE
            paper.keep(3 * form.line)
            paper.paragraph(part.text, font=BOLD, first=form.indent)
        case PartKind.NOTE:
            paper.paragraph(part.text, font=ITALIC, first=form.indent, size=form.table)
        case PartKind.FIELD:
            _draw_field(paper, part)
        case PartKind.BOX:
            _draw_box(paper, part)
        case PartKind.BLANK:
            for _ in range(part.lines):
                paper.keep(form.line)
                paper.y -= form.line
                paper.dots(paper.left, paper.right, paper.y + 4)
        case PartKind.TEXT:
            paper.paragraph(part.text, first=form.indent)


def _draw_field(paper: Paper, part: LetterPart) -> None:
    """A label and what it says; dots up to the margin where nothing is known."""
    label = f"{part.text}: "
    if part.value:
        paper.paragraph(f"{label}{part.value}", first=paper.form.indent)
        return
    paper.keep(paper.form.line)
    x = paper.left + paper.form.indent
    leading = paper.form.line
    base = paper.y - leading
    paper.y = paper.lines([label], x=x, y=paper.y, leading=leading)
    paper.dots(x + width(label, REGULAR, paper.form.body), paper.right, base + 4)


def _draw_box(paper: Paper, part: LetterPart) -> None:
    """A frame around a text: what is copied into a box of a pre-printed form."""
    form = paper.form
    room = paper.room - 2 * _BOX
    lines = [
        piece for line in part.text.splitlines() for piece in wrap(line, REGULAR, form.body, room)
    ]
    height = len(lines) * form.line + 2 * _BOX
    paper.keep(height)
    top = paper.y
    paper.lines(lines, x=paper.left + _BOX, y=top - _BOX, leading=form.line)
    paper.canvas.rect(paper.left, top - height, paper.room, height)
    paper.y = top - height - 6
