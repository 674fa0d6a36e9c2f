"""What the head of the page says of a quarter or a year."""

from chibo_desktop.domain.rating import Rating
from chibo_desktop.services.span_sheet import SpanSheet
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.evaluation import rating_abbreviation
from chibo_desktop.wording.spans import part_title, span_name


def state_text(sheet: SpanSheet) -> tuple[str, str]:
    """What must be known before going on, and how grave it is; empty when nothing."""
    one = sheet.round
    if sheet.stale:
        changed = ", ".join(part_title(sheet.part_span, month) for month in sheet.stale)
        waits = " Kỳ đó còn đang mở: chốt rồi tính lại." if sheet.reopened else ""
        return (
            f"{changed} đã thay đổi sau khi kỳ này chốt, nên kết quả đang ghi có thể không còn "
            f"đúng.{waits}",
            "attention",
        )
    if sheet.is_closed and one.closed_on is not None:
        return (
            f"Kỳ này đã chốt ngày {date_text(one.closed_on)}: kết quả chỉ để xem và in. Muốn sửa "
            "phải mở lại và ghi lý do.",
            "information",
        )
    if one.reopen_reason and one.reopened_on is not None:
        return (
            f"Kỳ được mở lại ngày {date_text(one.reopened_on)}: {one.reopen_reason}",
            "attention",
        )
    return "", ""


def figures_text(sheet: SpanSheet) -> str:
    """The name of the period and the counts that matter."""
    name = span_name(sheet.round.lasts, sheet.round.period) if sheet.round.period else ""
    counts = " · ".join(
        f"{rating_abbreviation(rating)} {sheet.counts[rating]}"
        for rating in Rating
        if sheet.counts.get(rating)
    )
    rated = sum(sheet.counts.values())
    waiting = len(sheet.rows) - rated
    parts = [f"{name}: {rated}/{len(sheet.rows)} đồng chí đã xếp loại", counts]
    if waiting:
        parts.append(f"{waiting} chưa xếp loại")
    if sheet.not_rated:
        parts.append(f"{len(sheet.not_rated)} không đánh giá")
    return " · ".join(filter(None, parts))
