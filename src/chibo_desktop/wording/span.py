"""The period of a round in words, whether it is a month, a quarter or a year."""

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, quarter_number
from chibo_desktop.wording.dates import month_text

_ROMAN = ("I", "II", "III", "IV")


def span_period_text(span: Span, period: Month) -> str:
    """`tháng 11 năm 2026`, `quý IV năm 2026`, `năm 2026`."""
    if span is Span.YEAR:
        return f"năm {period.year}"
    if span is Span.QUARTER:
        return f"quý {_ROMAN[quarter_number(period) - 1]} năm {period.year}"
    return month_text(period)
