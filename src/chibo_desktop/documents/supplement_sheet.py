"""Phiếu bổ sung hồ sơ đảng viên on plain paper: what changed, under the headings of the form."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from chibo_desktop.documents.fonts import BOLD
from chibo_desktop.documents.letterhead import (
    Letterhead,
    Signature,
    draw_letterhead,
    draw_signature_names,
    draw_signature_titles,
    draw_title,
    signature_height,
)
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.rich_text import draw_rich, rich_lines
from chibo_desktop.documents.supplement_form import SupplementForm
from chibo_desktop.documents.table import Column, Table

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
NO_CHANGE = "Không thay đổi."
UNCHANGED_TITLE = "Danh sách đảng viên không có bổ sung"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementOfPerson:
    """One person's supplement: facts for the head, and a list of sentences for every heading."""

    name: str
    facts: tuple[tuple[str, str], ...]
    span: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    issuer: str
    signatures: tuple[Signature, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Somebody who needs no supplement, and why."""

    name: str
    reason: str


def supplement_sheets(
    form: SupplementForm,
    letterhead: Letterhead,
    people: Iterable[SupplementOfPerson],
    unchanged: Callable[[], Sequence[Unchanged]],
    *,
    is_practice: bool = False,
) -> bytes:
    """A sheet for everybody with changes, then the list of those without.

    `unchanged` is asked when all people have been drawn. Same input, same bytes.
    """
    paper = Paper(
        format_on(letterhead.dated),
        title=form.title,
        practice=is_practice,
        footnote=f"{form.note}. {form.code}; {form.source}.",
        counts_pages=True,
    )
    for person in people:
        _person(paper, form, replace(letterhead, issuer=person.issuer), person)
    if lines := unchanged():
        _list(paper, letterhead, lines)
    return paper.finish()


def _person(
    paper: Paper,
    form: SupplementForm,
    letterhead: Letterhead,
    person: SupplementOfPerson,
) -> None:
    paper.start_document()
    paper.y = draw_letterhead(paper, letterhead, paper.y)
    note = f"({form.code}) {person.span}"
    paper.y = draw_title(paper, paper.y - 10, form.title, note=note) - 6
    size = paper.form.body - 1
    for label, value in person.facts:
        lines = rich_lines(f"{label}:", value, size, paper.room)
        paper.keep(len(lines) * paper.leading(size))
        draw_rich(paper, lines, paper.left, size)
        paper.y -= len(lines) * paper.leading(size)
    if person.remark:
        paper.paragraph(person.remark, size=paper.form.table)
    for number, (title, sentences) in zip(ROMAN, person.groups, strict=False):
        paper.keep(paper.leading(size) * 2 + 6)
        paper.y -= 6
        paper.paragraph(f"{number}- {title}", font=BOLD, size=size)
        for sentence in sentences or (NO_CHANGE,):
            paper.paragraph(f"- {sentence}" if sentences else sentence, size=size, indent=12)
    signatures = person.signatures
    height = signature_height(paper, signatures)
    paper.keep(height + 12)
    paper.y -= 12
    draw_signature_titles(paper, signatures, paper.y)
    draw_signature_names(paper, signatures, paper.y, person.name)
    paper.y -= height


def _list(paper: Paper, letterhead: Letterhead, lines: Sequence[Unchanged]) -> None:
    paper.start_document()
    paper.y = draw_letterhead(paper, letterhead, paper.y)
    paper.y = draw_title(paper, paper.y - 10, UNCHANGED_TITLE) - 6
    columns = (Column("TT", 10, Align.CENTRE), Column("Họ và tên", 60), Column("Lý do", 95))
    table = Table(paper, columns, paper.form.table)
    table.flow(
        table.measure([str(number), one.name, one.reason], least=20)
        for number, one in enumerate(lines, start=1)
    )
