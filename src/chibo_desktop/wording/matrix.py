"""How the matrix and the office's tree name what they show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text

_ROMAN = ("I", "II", "III", "IV")
_LACKS = {
    "missing": "thiếu",
    "partial": "thiếu một phần",
    "faulty": "gói bị từ chối",
    "returned": "trả lại, chưa gửi lại",
    "doubtful": "cần xem lại",
    "not-enrolled": "chưa kết nối:",
}
_HEADLINE = {
    "doubtful": "cần xem lại",
    "returned": "trả lại",
    "partial": "một phần",
    "missing": "thiếu",
    "faulty": "có lỗi",
    "waiting": "chưa đến hạn",
    "not-enrolled": "chưa kết nối",
}
CELL_WORDS = {
    "received": "✓ nhận",
    "late": "! muộn",
    "doubtful": "? xem lại",
    "returned": "↩ trả lại",
    "partial": "một phần",
    "missing": "○ thiếu",
    "faulty": "✗ lỗi",
    "waiting": "·",
    "outside": "",
    "not-enrolled": "–",
}
CELL_SENTENCES = {
    "received": "Đã nhận đúng hạn",
    "late": "Đã nhận, gửi sau hạn",
    "doubtful": "Đã nhận, còn điều cần xem lại: trùng số định danh hoặc hai bên chưa khớp",
    "returned": "Đã trả lại đơn vị, chưa gửi lại",
    "partial": "Mới nhận một phần: {arrived} trong {expected} chi bộ",
    "missing": "Quá hạn, chưa có gói",
    "faulty": "Gói gửi lên bị từ chối, cần gửi lại",
    "waiting": "Chưa đến hạn",
    "outside": "Chưa lập hoặc đã thôi hoạt động vào cuối kỳ này",
    "not-enrolled": "Chưa kết nối: khóa của đơn vị chưa được xác nhận",
}
CELL_STATES = {
    "received": "good",
    "late": "attention",
    "doubtful": "attention",
    "returned": "problem",
    "partial": "attention",
    "missing": "problem",
    "faulty": "problem",
    "waiting": "neutral",
    "outside": "neutral",
    "not-enrolled": "neutral",
}
LEGEND = (
    "✓ nhận: đúng hạn · ! muộn: nhận sau hạn · ? xem lại: đã nhận, còn điều nghi ngờ · ↩ trả lại: "
    "chờ gửi lại · ½ 2/3: mới nhận 2 trong 3 chi bộ · ○ thiếu: quá hạn chưa có · ✗ lỗi: gói bị từ "
    "chối · “·”: chưa đến hạn · “–”: chưa kết nối"
)
TRUST_WORDS = {
    "none": "chưa đăng ký",
    "pending": "chờ xác nhận",
    "confirmed": "✓ đã xác nhận",
    "replaced": "đã thay",
    "revoked": "đã thu hồi",
    "rejected": "đã từ chối",
}
TRUST_STATES = {
    "none": "secondary",
    "pending": "attention",
    "confirmed": "good",
    "replaced": "secondary",
    "revoked": "accent",
    "rejected": "accent",
}


def cell_sentence(state: str, arrived: int, expected: int) -> str:
    """What a cell means, in words."""
    return CELL_SENTENCES[state].format(arrived=arrived, expected=expected)


def short_period(period: ReportPeriod) -> str:
    """T9, Quý III, Năm: a period of a year that is named elsewhere."""
    if period.kind is PeriodKind.MONTH:
        return f"T{period.number}"
    if period.kind is PeriodKind.YEAR:
        return "Năm"
    return f"Quý {_ROMAN[period.number - 1]}"


def lack_text(state: str, periods: Sequence[str]) -> str:
    """“thiếu T9, T10”."""
    return f"{_LACKS[state]} {', '.join(periods)}"


def headline(units: int, month: int, arrived: int, states: Mapping[Any, int], due_on: date) -> str:
    """“37 đơn vị · tháng 10: 34 đã nhận (2 muộn) · 3 thiếu · hạn 05/11/2026”."""
    counted = [
        f"{count_text(states[state])} {word}"
        for state, word in _HEADLINE.items()
        if states.get(state)
    ]
    late = states.get("late", 0)
    said = f"{count_text(units)} đơn vị · tháng {month}: {count_text(arrived)} đã nhận"
    said += f" ({count_text(late)} muộn)" if late else ""
    said += f" · {', '.join(counted)}" if counted else ""
    return f"{said} · hạn {date_text(due_on)}"
