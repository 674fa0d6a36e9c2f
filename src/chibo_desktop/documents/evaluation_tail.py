"""The lower part of an evaluation sheet: facts, rating boxes, reasons, votes, signatures."""

from collections.abc import Sequence
from functools import partial

from chibo_desktop.documents.evaluation_view import MemberSheet, RatingBox, SheetForm
from chibo_desktop.documents.fonts import BOLD, ITALIC, REGULAR, width, wrap
from chibo_desktop.documents.letterhead import (
    draw_signature_names,
    draw_signature_titles,
    signature_height,
)
from chibo_desktop.documents.paper import Paper
from chibo_desktop.wording.numbers import mark_text

_BOX = 9.0  # points: the side of a box to tick
_FACTS = "Điều kiện, thông tin làm căn cứ xếp loại:"
_RATING = "Đề nghị xếp loại:"
_REASONS = "Căn cứ, nhận xét của chi bộ:"
_VOTES = "Kết quả biểu quyết của chi bộ:"
_DOTS = "……"


def draw_tail(paper: Paper, form: SheetForm, member: MemberSheet) -> None:
    """Everything below the table, from the paper's cursor on."""
    paper.y -= 4
    if form.facts:
        _facts(paper, form, member)
    _rating(paper, form, member)
    _reasons(paper, member)
    _votes(paper, form, member)
    height = signature_height(paper, form.signatures)
    paper.keep(height + 6)
    top = paper.y - 6
    titles = partial(draw_signature_titles, paper, form.signatures, 0)
    paper.stamp("signatures", titles, top)
    draw_signature_names(paper, form.signatures, top, member.full_name)
    paper.y = top - height


def _facts(paper: Paper, form: SheetForm, member: MemberSheet) -> None:
    size = paper.form.table
    leading = paper.leading(size)
    paper.keep((len(form.facts) + 1) * leading)
    paper.stamp("facts", partial(_fact_labels, paper, form), paper.y)
    y = paper.y - leading
    for fact in form.facts:
        lines = _fact_lines(paper, fact.text)
        y -= leading * len(lines)
        base = y + leading * 0.27
        x = paper.left + 8 + width(lines[-1], REGULAR, size) + 3
        if answer := member.facts.get(fact.code, ""):
            paper.text(x, base, answer, font=BOLD, size=size)
        else:
            paper.dots(x, min(x + 90, paper.right), base)
    paper.y = y


def _fact_lines(paper: Paper, text: str) -> tuple[str, ...]:
    # An answer such as "100 %" needs room at the end of the last line.
    return wrap(f"- {text}:", REGULAR, paper.form.table, paper.room - 80)


def _fact_labels(paper: Paper, form: SheetForm) -> None:
    size = paper.form.table
    leading = paper.leading(size)
    y = paper.lines([_FACTS], x=paper.left, y=0, leading=leading, size=size, font=ITALIC)
    for fact in form.facts:
        lines = _fact_lines(paper, fact.text)
        y = paper.lines(lines, x=paper.left + 8, y=y, leading=leading, size=size)


def _rating(paper: Paper, form: SheetForm, member: MemberSheet) -> None:
    line = paper.form.line
    rows = (len(form.ratings) + 1) // 2
    paper.y -= 3
    paper.keep(line * (rows + 1))
    paper.stamp("rating", partial(_rating_boxes, paper, form.ratings), paper.y)
    if member.final_total is not None:
        x = paper.left + width(f"{_RATING} ", BOLD, paper.form.body) + 4
        total = f"(tổng điểm {mark_text(member.final_total)})"
        paper.text(x, paper.y - line + line * 0.27, total)
    for index, box in enumerate(form.ratings):
        if box.code == member.rating:
            x, y = _box_corner(paper, index)
            _tick(paper, x, paper.y + y)
    paper.y -= line * (rows + 1)


def _box_corner(paper: Paper, index: int) -> tuple[float, float]:
    x = paper.left + 8 + (index % 2) * paper.room / 2
    return x, -paper.form.line * (index // 2 + 2) + 4


def _rating_boxes(paper: Paper, ratings: Sequence[RatingBox]) -> None:
    line = paper.form.line
    paper.lines([_RATING], x=paper.left, y=0, leading=line, font=BOLD)
    for index, rating in enumerate(ratings):
        x, y = _box_corner(paper, index)
        paper.canvas.rect(x, y, _BOX, _BOX)
        paper.text(x + _BOX + 5, y + 1, rating.label, size=paper.form.body - 1)


def _tick(paper: Paper, x: float, y: float) -> None:
    canvas = paper.canvas
    canvas.setLineWidth(1.3)
    inset = 1.6
    canvas.lines(
        [
            (x + inset, y + inset, x + _BOX - inset, y + _BOX - inset),
            (x + inset, y + _BOX - inset, x + _BOX - inset, y + inset),
        ]
    )
    canvas.setLineWidth(0.5)


def _reasons(paper: Paper, member: MemberSheet) -> None:
    size = paper.form.table
    leading = paper.leading(size)
    paper.y -= 3
    paper.keep(leading * 3)
    paper.y = paper.lines(
        [_REASONS], x=paper.left, y=paper.y, leading=leading, font=BOLD, size=size
    )
    if member.reasons:
        for reason in member.reasons:
            paper.paragraph(f"- {reason}", size=size, indent=8)
        return
    for _ in range(2):
        paper.y -= leading + 1
        paper.dots(paper.left, paper.right, paper.y + 3)


def _votes(paper: Paper, form: SheetForm, member: MemberSheet) -> None:
    size = paper.form.table
    leading = paper.leading(size)
    paper.y -= 3
    # The signatures never stand alone on a page: the votes go with them.
    paper.keep(leading * 3 + signature_height(paper, form.signatures) + 6)
    votes = member.votes
    present = str(votes.present) if votes else _DOTS
    summoned = str(votes.summoned) if votes else _DOTS
    counts = "; ".join(
        f"{rating.label} {votes.counts.get(rating.code, 0) if votes else _DOTS} phiếu"
        for rating in form.ratings
    )
    text = f"{_VOTES} {present}/{summoned} đảng viên chính thức dự họp; {counts}."
    paper.paragraph(text, size=size)
