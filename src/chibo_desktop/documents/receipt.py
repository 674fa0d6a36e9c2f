"""Receipts (phiếu thu), four to a sheet of A4 that is cut: words and order are the form's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chibo_desktop.documents.cut_sheet import PerSheet, cut_lines, enter, slots_of
from chibo_desktop.documents.fonts import BOLD, ITALIC, REGULAR, balance, wrap
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on

_BODY, _TITLE, _NOTE = 11.0, 14.0, 8.5
_LABEL = 108.0  # points: the widest label of the form and a little
_SIGNING = 64.0  # points left to sign in


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptView:
    """One receipt: `lines` are label and value, `signs` who signs and, where known, the name."""

    superior: str
    issuer: str
    title: str
    number: str
    lines: tuple[tuple[str, str], ...]
    signs: tuple[tuple[str, str], ...]
    footnote: str = ""
    is_practice: bool = False


def receipts(views: Sequence[ReceiptView]) -> bytes:
    """All of them as PDF; there is at least one."""
    form = replace(format_on(None), body=_BODY, title=_TITLE, note=_NOTE, line=15)
    paper = Paper(form, title=views[0].title, practice=views[0].is_practice)
    slots = slots_of(paper, PerSheet.FOUR)
    edges = paper.left, paper.right, paper.top, paper.bottom
    for start in range(0, len(views), len(slots)):
        paper.left, paper.right, paper.top, paper.bottom = edges
        paper.start_document()
        for slot, view in zip(slots, views[start:], strict=False):
            enter(paper, slot)
            _draw(paper, view)
        cut_lines(paper, PerSheet.FOUR)
    return paper.finish()


def _draw(paper: Paper, view: ReceiptView) -> None:
    _centred(paper, view.superior.upper(), REGULAR, _BODY - 1)
    _centred(paper, view.issuer.upper(), BOLD, _BODY - 1)
    paper.y -= 12
    _centred(paper, view.title.upper(), BOLD, _TITLE)
    _centred(paper, f"Số {view.number}", REGULAR, _BODY)
    paper.y -= 10
    for label, value in view.lines:
        lines = wrap(value, REGULAR, _BODY, paper.room - _LABEL)
        top = paper.y
        paper.lines([label], x=paper.left, y=top, leading=paper.form.line + 2)
        paper.y = paper.lines(lines, x=paper.left + _LABEL, y=top, leading=paper.form.line + 2)
    _sign(paper, view)
    if view.footnote:
        lines = wrap(view.footnote, ITALIC, _NOTE, paper.room)
        top = paper.bottom + len(lines) * (_NOTE + 2)
        paper.lines(lines, x=paper.left, y=top, leading=_NOTE + 2, font=ITALIC, size=_NOTE)


def _sign(paper: Paper, view: ReceiptView) -> None:
    width, top = paper.room / len(view.signs), paper.y - 14
    for place, (who, name) in enumerate(view.signs):
        middle = paper.left + width * (place + 0.5)
        y = paper.lines(
            [who], x=middle, y=top, leading=15, font=BOLD, size=_BODY, align=Align.CENTRE
        )
        paper.lines(
            balance(name, REGULAR, _BODY, width - 6) if name else (),
            x=middle,
            y=y - _SIGNING,
            leading=15,
            size=_BODY,
            align=Align.CENTRE,
        )


def _centred(paper: Paper, text: str, font: str, size: float) -> None:
    lines = balance(text, font, size, paper.room - 6) if text else ()
    paper.y = paper.lines(
        lines,
        x=(paper.left + paper.right) / 2,
        y=paper.y,
        leading=size * 1.3,
        font=font,
        size=size,
        align=Align.CENTRE,
    )
