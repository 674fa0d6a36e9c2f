"""Papers about keys: the sealed letter of a unit, and the paper of a root key for the safe."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.fonts import BOLD, ITALIC, REGULAR
from chibo_desktop.documents.letterhead import Letterhead, draw_letterhead, draw_title
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on

_CODE, _PAD, _QR = 19.0, 12.0, 130.0  # points: type size of codes, room in a box, side of the mark


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBox:
    """Groups of digits or letters in a frame, with what they are; `rows` of groups."""

    title: str
    rows: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPaper:
    """One page. `scanned` is what the square mark says; empty for none."""

    head: Letterhead
    title: str
    subject: str
    opening: tuple[str, ...]
    boxes: tuple[CodeBox, ...]
    steps_title: str
    steps: tuple[str, ...]
    closing: tuple[str, ...] = ()
    scanned: str = ""
    is_practice: bool = False


def key_paper(view: KeyPaper) -> bytes:
    """The page as PDF."""
    paper = Paper(format_on(_day(view)), title=view.title, practice=view.is_practice)
    paper.start_document()
    paper.y = draw_letterhead(paper, view.head, paper.y) - 14
    paper.y = draw_title(paper, paper.y, view.title, view.subject) - 8
    _paragraphs(paper, view.opening)
    for box in view.boxes:
        _box(paper, box)
    if view.scanned:
        _mark(paper, view.scanned)
    paper.y -= 4
    paper.paragraph(view.steps_title, font=BOLD)
    for number, step in enumerate(view.steps, 1):
        paper.paragraph(f"{number}. {step}")
    paper.y -= 6
    _paragraphs(paper, view.closing, ITALIC)
    return paper.finish()


def _paragraphs(paper: Paper, texts: Sequence[str], font: str = REGULAR) -> None:
    for text in texts:
        paper.paragraph(text, font=font)
    if texts:
        paper.y -= 6


def _box(paper: Paper, box: CodeBox) -> None:
    top, leading = paper.y, _CODE * 1.5
    middle = (paper.left + paper.right) / 2
    paper.y = paper.lines(
        [box.title], x=middle, y=top - _PAD, leading=18, font=BOLD, align=Align.CENTRE
    )
    paper.y = paper.lines(
        box.rows,
        x=middle,
        y=paper.y - 2,
        leading=leading,
        font=BOLD,
        size=_CODE,
        align=Align.CENTRE,
    )
    if box.note:
        size = paper.form.note
        paper.y = paper.lines(
            [box.note], x=middle, y=paper.y - 2, leading=size + 4, font=ITALIC, size=size,
            align=Align.CENTRE,
        )  # fmt: skip
    bottom = paper.y - _PAD / 2
    paper.canvas.rect(paper.left, bottom, paper.room, top - bottom)
    paper.y = bottom - 12


def _mark(paper: Paper, text: str) -> None:
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    widget = QrCodeWidget(text, barWidth=_QR, barHeight=_QR, barLevel="M")
    drawing = Drawing(_QR, _QR)
    drawing.add(widget)
    x = (paper.left + paper.right - _QR) / 2
    renderPDF.draw(drawing, paper.canvas, x, paper.y - _QR)
    paper.y -= _QR + 8


def _day(view: KeyPaper) -> date | None:
    return view.head.dated
