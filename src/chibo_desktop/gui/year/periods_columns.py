"""The columns of a quarter or a year: who, each part, what they come to."""

from collections.abc import Callable
from decimal import Decimal

from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.period_parts import PartState, PeriodPart
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.span_sheet import SpanRow, SpanSheet
from chibo_desktop.wording.evaluation import not_rated_sentence, rating_abbreviation, rating_label
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.rolled import row_note
from chibo_desktop.wording.spans import gap_text, part_title

_PART_STATES = {
    PartState.MISSING: "accent",
    PartState.OPEN: "attention",
    PartState.OUTSIDE: "information",
}


class PeriodLine:
    """One line of the table: a rated member, or somebody who is not rated and why."""

    def __init__(self, sheet: SpanSheet, row: SpanRow | None, evaluation: Evaluation) -> None:
        self.sheet, self.row, self.evaluation = sheet, row, evaluation
        self.not_rated = "" if row else _why(sheet, evaluation)

    @property
    def note(self) -> str:
        """The one thing that wants saying beside the rating."""
        return row_note(self.sheet, self.row) if self.row else self.not_rated

    def part(self, place: int) -> PeriodPart | None:
        """The part in a column."""
        return self.row.parts[place] if self.row else None


def lines_of(sheet: SpanSheet) -> list[PeriodLine]:
    """Rated members first, those not rated below."""
    rated = [PeriodLine(sheet, row, row.evaluation) for row in sheet.rows]
    return rated + [PeriodLine(sheet, None, evaluation) for evaluation, _ in sheet.not_rated]


def columns_of(sheet: SpanSheet) -> tuple[Column[PeriodLine], ...]:
    """The columns of one sheet: as many parts as its rule has."""
    many = len(sheet.ends) > Span.YEAR.months // Span.QUARTER.months
    parts: list[Column[PeriodLine]] = [
        Column(
            key=f"part-{place}",
            title=part_title(sheet.part_span, end),
            text=_part_text(place, short=many),
            order=_part_order(place),
            align=RIGHT,
            width=64 if many else 122,
            state=_part_state(place),
            tip=_part_tip(place),
        )
        for place, end in enumerate(sheet.ends)
    ]
    return (
        Column(
            key="name",
            title="Họ và tên",
            text=lambda line: line.evaluation.full_name,
            order=lambda line: name_sort_key(line.evaluation.full_name),
            state=lambda line: "" if line.row else "secondary",
            width=180,
            is_optional=False,
        ),
        *parts,
        Column(
            key="total",
            title="Điểm",
            text=lambda line: _number(line.row.total_text) if line.row else "",
            order=_total_order,
            align=RIGHT,
            width=72,
            is_optional=False,
        ),
        Column(
            key="rating",
            title="Xếp loại",
            text=_rating,
            order=lambda line: line.row.rating.rank if line.row and line.row.rating else -1,
            width=216,
            is_optional=False,
        ),
        Column(
            key="note",
            title="Ghi chú",
            text=lambda line: line.note,
            state=_note_state,
            tip=lambda line: line.note,
            width=260,
        ),
    )


def _why(sheet: SpanSheet, evaluation: Evaluation) -> str:
    found = next(reason for one, reason in sheet.not_rated if one.id == evaluation.id)
    return not_rated_sentence(found)


def _part_text(place: int, *, short: bool) -> Callable[[PeriodLine], str]:
    def text(line: PeriodLine) -> str:
        part = line.part(place)
        if part is None:
            return ""
        if not part.has_result:
            return "–" if part.state is not PartState.OPEN else "chưa chốt"
        points = "" if part.total is None else decimal_text(part.total)
        if short or part.rating is None:
            return points
        return f"{points} · {rating_abbreviation(part.rating)}".strip(" ·")

    return text


def _part_order(place: int) -> Callable[[PeriodLine], Decimal]:
    def order(line: PeriodLine) -> Decimal:
        part = line.part(place)
        return part.total if part is not None and part.total is not None else Decimal(-1)

    return order


def _part_state(place: int) -> Callable[[PeriodLine], str]:
    def state(line: PeriodLine) -> str:
        part = line.part(place)
        if part is None or part.state is PartState.RATED:
            return ""
        return _PART_STATES.get(part.state, "secondary")

    return state


def _part_tip(place: int) -> Callable[[PeriodLine], str]:
    def tip(line: PeriodLine) -> str:
        part = line.part(place)
        if part is None:
            return ""
        if part.has_result and part.rating is not None:
            where = f" – {part.reason}" if part.reason else ""
            return f"{rating_label(part.rating)}{where}"
        return gap_text(part)

    return tip


def _number(text: str) -> str:
    return decimal_text(Decimal(text)) if text else ""


def _total_order(line: PeriodLine) -> Decimal:
    return Decimal(line.row.total_text) if line.row and line.row.total_text else Decimal(-1)


def _rating(line: PeriodLine) -> str:
    if line.row is None:
        return "Chưa đánh giá"
    return rating_label(line.row.rating) if line.row.rating else "Chưa xếp loại"


def _note_state(line: PeriodLine) -> str:
    row = line.row
    if row is None:
        return "secondary"
    return "attention" if row.stale or row.unexplained or row.rating is None else ""
