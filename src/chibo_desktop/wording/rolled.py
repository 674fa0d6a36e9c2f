"""How the result of a quarter or a year came about, in sentences."""

from collections.abc import Sequence
from typing import Protocol

from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import UNEXPLAINED, PeriodPart
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.roll_up import RollUp
from chibo_desktop.domain.span import Span
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.numbers import decimal_text
from chibo_desktop.wording.roll_up import explain_roll_up
from chibo_desktop.wording.spans import gap_text, part_title


class _Sheet(Protocol):
    @property
    def part_span(self) -> Span: ...


class _Row(Protocol):
    @property
    def evaluation(self) -> Evaluation: ...

    @property
    def parts(self) -> tuple[PeriodPart, ...]: ...

    @property
    def rolled(self) -> RollUp: ...

    @property
    def is_overridden(self) -> bool: ...

    @property
    def stale(self) -> Sequence[Month]: ...


def row_sentences(sheet: _Sheet, row: _Row) -> list[str]:
    """Every step from the parts to what stands, one sentence each."""
    rated = [part for part in row.parts if part.has_result]
    said = []
    if rated:
        points = "; ".join(
            f"{part_title(sheet.part_span, part.period)}: {_result(part)}" for part in rated
        )
        said.append(f"{points}.")
    said += [
        f"{part_title(sheet.part_span, part.period)}: {gap_text(part)}."
        for part in row.parts
        if not part.has_result
    ]
    said += explain_roll_up(row.rolled)
    if any(part.state in UNEXPLAINED for part in row.parts):
        said.append("Kết quả là tạm tính: còn kỳ chưa chốt hoặc chưa rõ lý do.")
    if row.is_overridden:
        decided = rating_label(Rating(row.evaluation.override_rating)).lower()
        said.append(f"Chi bộ quyết định {decided}: {row.evaluation.override_reason}")
    if row.stale:
        changed = ", ".join(part_title(sheet.part_span, month) for month in row.stale)
        said.append(f"{changed} đã thay đổi sau khi chốt; số đang ghi là số lúc chốt.")
    return said


def row_note(sheet: _Sheet, row: _Row) -> str:
    """The one thing that people ask about, for a narrow column."""
    if row.stale:
        changed = ", ".join(part_title(sheet.part_span, month) for month in row.stale)
        return f"{changed} đã thay đổi sau khi chốt"
    gaps = [part for part in row.parts if not part.has_result]
    if row.is_overridden:
        return row.evaluation.override_reason
    flagged = [*row.rolled.flags] or row.rolled.rating is not row.rolled.by_points
    if flagged:
        return next(
            sentence
            for reason, sentence in zip(
                row.rolled.reasons, explain_roll_up(row.rolled), strict=True
            )
            if reason.code in ("roll-up-block", "roll-up-flag")
        )
    if gaps:
        return "; ".join(
            f"{part_title(sheet.part_span, part.period)}: {gap_text(part)}" for part in gaps
        )
    return ""


def _result(part: PeriodPart) -> str:
    points = "" if part.total is None else decimal_text(part.total)
    where = " (nơi khác)" if part.reason else ""
    rating = rating_label(part.rating).lower() if part.rating else ""
    return f"{points} – {rating}{where}".strip(" –")
