"""Bảng tổng hợp kết quả đánh giá, xếp loại đảng viên: a branch's month, as a view and as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chibo_desktop.documents.evaluation_sheet import example_note
from chibo_desktop.documents.fonts import BOLD
from chibo_desktop.documents.letterhead import (
    Letterhead,
    Signature,
    draw_ending,
    draw_letterhead,
    draw_title,
    ending_height,
)
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import PartyFormat, format_on
from chibo_desktop.documents.table import Column, Table
from chibo_desktop.domain.period import Month
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.numbers import mark_text, percent_text

TITLE = "Bảng tổng hợp"
SUBJECT = "kết quả đánh giá, xếp loại đảng viên"
HEADERS = (
    "TT",
    "Họ và tên",
    "Chức vụ",
    "Tự chấm",
    "Chi ủy",
    "Chi bộ",
    "Tổng điểm",
    "Xếp loại",
    "Ghi chú",
)
NOT_RATED_TITLE = "Đảng viên chưa đánh giá, xếp loại"
_UPRIGHT = (8, 44, 25, 12, 12, 12, 12, 30, 20)
_LYING = (8, 50, 30, 13, 13, 13, 13, 49, 35)
_MIDDLE = frozenset({0, 3, 4, 5, 6})


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One rated member. `rating` is the printed name of the class, empty when not yet rated."""

    full_name: str
    position: str = ""
    self_total: Decimal | None = None
    committee_total: Decimal | None = None
    branch_total: Decimal | None = None
    total: Decimal | None = None
    rating: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRatedRow:
    """A member who is not rated this month, and why."""

    full_name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingCount:
    """How many members have a class."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchSummary:
    """One branch's month. `cap_sentences` show how the 20 % cap was computed."""

    letterhead: Letterhead
    month: Month
    criteria_title: str
    rows: tuple[SummaryRow, ...]
    counts: tuple[RatingCount, ...]
    cap_sentences: tuple[str, ...] = ()
    not_rated: tuple[NotRatedRow, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    is_example: bool = False
    example_note: str = ""
    footnote: str = ""
    is_practice: bool = False

    @property
    def small_print(self) -> str:
        """At the foot of every page: that the criteria are an example, what else is to be known."""
        example = example_note(self.criteria_title, self.example_note) if self.is_example else ""
        return " ".join(filter(None, (example, self.footnote)))

    @property
    def member_count(self) -> int:
        """Rated and not rated together: the base of the first sentence."""
        return len(self.rows) + len(self.not_rated)


def branch_summary(view: BranchSummary) -> bytes:
    """The summary as PDF: upright unless its texts would crowd the columns. Deterministic."""
    form = format_on(view.letterhead.dated)
    upright = Paper(form, title="")
    landscape = _is_wide(Table(upright, _columns(_UPRIGHT), form.table - 1), view.rows)
    if landscape:
        form = _lying(form)
    paper = Paper(
        form,
        title=f"{TITLE} {SUBJECT} – {month_text(view.month)}",
        landscape=landscape,
        practice=view.is_practice,
        footnote=view.small_print,
    )
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    note = f"(Theo bộ tiêu chí: {view.criteria_title})" if view.criteria_title else ""
    subjects = (SUBJECT, month_text(view.month))
    paper.y = draw_title(paper, paper.y - 10, TITLE, *subjects, note=note) - 6
    columns = _columns(_LYING if landscape else _UPRIGHT)
    table = Table(paper, columns, form.table - (0 if landscape else 1))
    table.flow(
        table.measure(texts, least=20)
        for texts in (summary_texts(i, row) for i, row in enumerate(view.rows, start=1))
    )
    paper.y -= 8
    # Signatures never stand alone on a page: what is above them goes with them.
    ending = ending_height(paper, view.signatures, view.recipients)
    sentences = summary_sentences(view)
    for sentence in sentences:
        if sentence is sentences[-1] and not view.not_rated:
            paper.keep(2 * form.line + ending)
        paper.paragraph(sentence, first=form.indent)
    if view.not_rated:
        _not_rated(paper, view.not_rated, ending)
    draw_ending(paper, view.signatures, view.recipients)
    return paper.finish()


def summary_texts(number: int, row: SummaryRow) -> tuple[str, ...]:
    """The printed cells of a row, in the order of `HEADERS`."""
    return (
        str(number),
        row.full_name,
        row.position,
        mark_text(row.self_total),
        mark_text(row.committee_total),
        mark_text(row.branch_total),
        mark_text(row.total),
        row.rating,
        row.note,
    )


def summary_sentences(view: BranchSummary) -> list[str]:
    """The counts and the computation of the cap, as sentences for paper and workbook."""
    rated = sum(count.count for count in view.counts)
    sentences = [
        f"Tổng số đảng viên: {view.member_count}; được đánh giá, xếp loại: {rated}; "
        f"chưa đánh giá: {view.member_count - rated}."
    ]
    if rated:
        shares = "; ".join(
            f"{count.label}: {count.count} ({percent_text(Decimal(count.count) / rated)})"
            for count in view.counts
        )
        sentences.append(f"Trong số được xếp loại: {shares}.")
    sentences.extend(view.cap_sentences)
    return sentences


def _columns(shares: Sequence[int]) -> tuple[Column, ...]:
    return tuple(
        Column(title, share, Align.CENTRE if index in _MIDDLE else Align.LEFT)
        for index, (title, share) in enumerate(zip(HEADERS, shares, strict=True))
    )


def _is_wide(table: Table, rows: Sequence[SummaryRow]) -> bool:
    """Whether, upright, more than a quarter of the rows would be three lines deep or deeper."""
    deep = table.height_of(3)
    crowded = sum(table.measure(summary_texts(1, row)).height >= deep for row in rows)
    return crowded * 4 > len(rows)


def _lying(form: PartyFormat) -> PartyFormat:
    # Turned to the left: the binding margin of the upright page comes to the top.
    return replace(form, top=form.bottom, bottom=form.right, left=form.top, right=form.bottom)


def _not_rated(paper: Paper, rows: Sequence[NotRatedRow], ending: float) -> None:
    columns = (Column("TT", 8, Align.CENTRE), Column("Họ và tên", 50), Column("Lý do", 107))
    table = Table(paper, columns, paper.form.table)
    measured = [
        table.measure([str(number), row.full_name, row.reason], least=20)
        for number, row in enumerate(rows, start=1)
    ]
    whole = sum(row.height for row in measured) + table.header.height + paper.form.line + 8
    paper.keep(min(whole + ending, (paper.top - paper.bottom) / 2))
    paper.y -= 4
    paper.paragraph(f"{NOT_RATED_TITLE}:", font=BOLD)
    paper.y -= 4
    table.flow(measured)
