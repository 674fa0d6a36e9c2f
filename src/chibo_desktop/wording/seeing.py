"""What charts of evaluations say in words."""

from collections.abc import Sequence
from decimal import Decimal

from chibo_desktop.domain.period import Month
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.numbers import MINUS, decimal_text

NO_ROUNDS = (
    "Năm này chi bộ chưa có kỳ đánh giá nào. Mở kỳ và nhập điểm ở mục Đánh giá, biểu đồ tự có."
)
NO_MARKS = "Chưa có điểm nào để so sánh. Nhập điểm ở mục Đánh giá, biểu đồ tự có."
ONE_MARKER = (
    "Bộ tiêu chí chỉ có một cột chấm điểm, hoặc chưa phiếu nào có điểm của hai cột, nên không có "
    "gì để so sánh."
)
NOTHING_SENT = "Chưa đơn vị nào gửi kết quả đã chốt của tháng này. Nhận gói ở Hộp thư."
NUMBERS_BELOW = "Số dưới cột là số thứ tự của đơn vị trong bảng."
ALWAYS_FULL = "luôn tối đa"


def several_units_text(size: int) -> str:
    """That a column of the chart stands for several units."""
    return (
        f"Nhiều đơn vị: mỗi cột gộp {size} đơn vị liền nhau, số dưới cột là số thứ tự của đơn vị "
        "trong bảng. Bảng có riêng từng đơn vị."
    )


def signed_text(value: Decimal) -> str:
    """+2, −1,5, 0: a difference with its sign."""
    words = decimal_text(value)
    return f"+{words}" if value > 0 else words.replace("-", MINUS)


def changes_text(changes: Sequence[tuple[str, Decimal]]) -> str:
    """“Kỷ luật lao động −2; Nhiệm vụ +1”: the largest first; nothing when nothing changed."""
    return "; ".join(f"{label} {signed_text(change)}" for label, change in changes)


def point_text(period: Month, total: Decimal, rating: str, changes: str) -> str:
    """One month of somebody in words."""
    said = f"Tháng {short_month_text(period)}: {decimal_text(total)} điểm"
    said = f"{said}, {rating.lower()}" if rating else said
    return f"{said}. So với tháng trước: {changes}" if changes else said


def left_out_text(months: Sequence[Month]) -> str:
    """Which months cannot be compared because their set is another one."""
    if not months:
        return ""
    named = ", ".join(short_month_text(month) for month in months)
    return f"Không tính tháng {named}: chấm theo bộ tiêu chí khác."
