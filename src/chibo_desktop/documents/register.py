"""A register on lying A4: cover, ruled table, room to bind on the left.

Source: domain.md §2.10 (registers kept by computer are printed and bound yearly), §10.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from chibo_desktop.documents.fonts import BOLD, ITALIC, REGULAR, balance, width
from chibo_desktop.documents.letterhead import (
    MOTTO,
    Letterhead,
    Signature,
    draw_ending,
    ending_height,
)
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import POINTS_PER_MM, format_on
from chibo_desktop.documents.table import Cells, Column, Table

_LEAST_ROW = 24.0
_WRITTEN_ROW = 30.0  # a line to be written by hand
_SERIAL = 9.0  # mm
_BORDERS = 7.0  # points that borders take of a column
_WHOLE = 14  # signs: longer words may be cut


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """What a register shows. `rows` are the cells after the running number."""

    letterhead: Letterhead
    number: int
    title: str
    period: str
    headers: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str
    blank_pages: int = 0
    signatures: tuple[Signature, ...] = ()
    is_practice: bool = False


def register(view: RegisterView) -> bytes:
    """The register as PDF. Same input, same bytes."""
    form = format_on(view.letterhead.dated)  # its left margin leaves room to bind
    paper = Paper(
        form,
        title=f"{view.title} – {view.period}",
        landscape=True,
        practice=view.is_practice,
        footnote=f"Sổ số {view.number} trong 13 loại sổ. In từ phần mềm để đóng quyển. "
        f"{view.source}.",
        counts_pages=True,
    )
    paper.start_document()
    _cover(paper, view)
    paper.new_page()
    paper.y = paper.lines(
        [f"{view.title.upper()} – {view.period}"],
        x=(paper.left + paper.right) / 2,
        y=paper.y,
        leading=form.line,
        font=BOLD,
        size=form.table,
        align=Align.CENTRE,
    )
    paper.y -= 6
    size = form.table - (2 if len(view.headers) > 8 else 1)
    columns = [Column("TT", _SERIAL * POINTS_PER_MM, Align.CENTRE)]
    room = paper.room - columns[0].share
    columns += [
        Column(title, share)
        for title, share in zip(view.headers, _fitted(view, room, size), strict=True)
    ]
    table = Table(paper, columns, size)
    written = [
        table.measure([str(number), *row], least=_LEAST_ROW)
        for number, row in enumerate(view.rows, start=1)
    ]
    ending = ending_height(paper, view.signatures) + 2 * form.line
    table.flow([*written, *_by_hand(table, written, view.blank_pages, ending)])
    paper.keep(ending)
    paper.y -= 6
    paper.paragraph(_closing(view), font=ITALIC, size=form.table)
    draw_ending(paper, view.signatures)
    return paper.finish()


def _cover(paper: Paper, view: RegisterView) -> None:
    middle, form = (paper.left + paper.right) / 2, paper.form
    y = paper.y
    for text, font in ((MOTTO, BOLD), (view.letterhead.superior.upper(), ""), ("", "")):
        if text:
            names = balance(text, BOLD, form.body, paper.room)
            face = font or REGULAR
            y = paper.lines(names, x=middle, y=y, leading=form.line, font=face, align=Align.CENTRE)
    issuer = balance(view.letterhead.issuer.upper(), BOLD, form.body, paper.room)
    y = paper.lines(issuer, x=middle, y=y, leading=form.line, font=BOLD, align=Align.CENTRE)
    y -= 90
    size = 26.0
    title = balance(view.title.upper(), BOLD, size, paper.room - 60)
    y = paper.lines(
        title, x=middle, y=y, leading=size * 1.35, font=BOLD, size=size, align=Align.CENTRE
    )
    y = paper.lines(
        [view.period], x=middle, y=y - 12, leading=form.line + 4, size=16, align=Align.CENTRE
    )
    paper.lines(
        ["Quyển số: …………", "Bắt đầu ngày: ………………   Kết thúc ngày: ………………"],
        x=middle,
        y=y - 50,
        leading=form.line + 8,
        align=Align.CENTRE,
    )


def _by_hand(table: Table, written: Sequence[Cells], pages: int, ending: float) -> Iterable[Cells]:
    """Empty rows: a page when nothing was written, else as many as asked; room is left to sign."""
    paper = table.paper
    row = table.measure([""] * len(table.columns), least=_WRITTEN_ROW)
    a_page = int((paper.top - paper.bottom - table.header.height) // row.height)
    wanted = pages or (0 if written else 1)
    besides = ceil((ending + paper.form.line + 12) / row.height)
    return [row] * max(0, wanted * a_page - besides)


def _fitted(view: RegisterView, room: float, size: float) -> list[float]:
    """Widths near the wanted shares, none so narrow that a date or a number is cut."""
    least = [
        _BORDERS
        + max(
            [width(word, BOLD, size) for word in header.split()]
            + [
                width(word, REGULAR, size)
                for row in view.rows
                for word in row[column].split()
                if len(word) <= _WHOLE
            ]
        )
        for column, header in enumerate(view.headers)
    ]
    fixed: set[int] = set()
    while True:
        spare = room - sum(least[column] for column in fixed)
        free = sum(share for column, share in enumerate(view.shares) if column not in fixed)
        narrow = {
            column
            for column, share in enumerate(view.shares)
            if column not in fixed and share * spare / free < least[column]
        }
        if not narrow:
            return [
                least[column] if column in fixed else share * spare / free
                for column, share in enumerate(view.shares)
            ]
        fixed |= narrow
        if len(fixed) == len(view.shares):
            return least


def _closing(view: RegisterView) -> str:
    return f"Sổ in đến dòng {len(view.rows)}. Kỳ ghi sổ: {view.period.lower()}."
