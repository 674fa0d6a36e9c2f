"""Phiếu biểu quyết xếp loại: every member a line, one X a line; one, two or four ballots a sheet.

Layout: domain.md §3.9 (rows members, four columns of classes, exactly one mark).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chibo_desktop.documents.cut_sheet import PerSheet, cut_lines, enter, slots_of
from chibo_desktop.documents.fonts import BOLD, ITALIC, REGULAR, balance, wrap
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.table import Column, Table

TITLE = "PHIẾU BIỂU QUYẾT"
_RULE = (
    "Mỗi dòng đánh dấu X vào đúng một ô. Dòng không đánh dấu hoặc đánh dấu nhiều ô là không hợp lệ."
)
_ROW, _LOW_ROW = 22.0, 17.5  # points: room for an X by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotView:
    """What a ballot says. `ratings` are the headings of its columns."""

    superior: str
    issuer: str
    subject: str
    names: tuple[str, ...]
    ratings: tuple[str, ...]
    is_practice: bool = False


def ballots(view: BallotView, copies: int, per_sheet: PerSheet) -> bytes:
    """So many ballots as PDF; when they do not fit, fewer stand on a sheet than were asked for."""
    chosen = per_sheet
    while chosen > PerSheet.ONE and not _fits(view, chosen):
        chosen = PerSheet.TWO if chosen is PerSheet.FOUR else PerSheet.ONE
    paper = _paper(view, chosen)
    if chosen is PerSheet.ONE:
        for _ in range(copies):
            paper.start_document()
            _draw(paper, view)
        return paper.finish()
    slots = slots_of(paper, chosen)
    edges = paper.left, paper.right, paper.top, paper.bottom
    for start in range(0, copies, chosen):
        paper.left, paper.right, paper.top, paper.bottom = edges
        paper.start_document()
        for slot in slots[: copies - start]:
            enter(paper, slot)
            _draw(paper, view)
        cut_lines(paper, chosen)
    return paper.finish()


def _paper(view: BallotView, per_sheet: PerSheet) -> Paper:
    form = format_on(None)
    if per_sheet is not PerSheet.ONE:
        form = replace(form, body=11, motto=11, title=12.5, table=10.5, note=9, line=14)
    return Paper(
        form,
        title=f"{TITLE} {view.subject}",
        landscape=per_sheet is PerSheet.TWO,
        practice=view.is_practice,
    )


def _fits(view: BallotView, per_sheet: PerSheet) -> bool:
    paper = _paper(view, per_sheet)
    paper.start_document()
    enter(paper, slots_of(paper, per_sheet)[0])
    _draw(paper, view)
    return paper.page == 1


def _draw(paper: Paper, view: BallotView) -> None:
    form = paper.form
    middle = (paper.left + paper.right) / 2
    for text, font in ((view.superior.upper(), REGULAR), (view.issuer.upper(), BOLD)):
        paper.y = _centred(paper, text, font, form.body, middle)
    paper.y -= 6
    paper.y = _centred(paper, TITLE, BOLD, form.title, middle)
    paper.y = _centred(paper, view.subject, BOLD, form.body, middle)
    paper.y -= 4
    lines = wrap(_RULE, ITALIC, form.note, paper.room)
    paper.y = paper.lines(
        lines,
        x=middle,
        y=paper.y,
        leading=form.note * 1.25,
        font=ITALIC,
        size=form.note,
        align=Align.CENTRE,
    )
    paper.y -= 6
    table = Table(
        paper,
        [
            Column("TT", 11, Align.CENTRE),
            Column("Họ và tên", 44),
            *(Column(rating, 19, Align.CENTRE) for rating in view.ratings),
        ],
        form.table,
    )
    blank = [""] * len(view.ratings)
    least = _ROW if paper.form.line > 14 else _LOW_ROW
    table.flow(
        table.measure([str(number), name, *blank], least=least)
        for number, name in enumerate(view.names, start=1)
    )


def _centred(paper: Paper, text: str, font: str, size: float, middle: float) -> float:
    lines: Sequence[str] = balance(text, font, size, paper.room - 6) if text else ()
    return paper.lines(
        lines,
        x=middle,
        y=paper.y,
        leading=size * 1.25,
        font=font,
        size=size,
        align=Align.CENTRE,
    )
