"""Span (loại kỳ): a round lasts a month, a quarter or a year, and is named by its last month."""

from enum import StrEnum

from chibo_desktop.domain.period import Month


class Span(StrEnum):
    """How long a round lasts."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it has."""
        return _MONTHS[self]


_MONTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}


def span_end(span: Span, month: Month) -> Month:
    """The last month of the span in which a month lies: the `period` of its round."""
    size = span.months
    return Month(month.year, (month.number - 1) // size * size + size)


def span_start(span: Span, end: Month) -> Month:
    """The first month of the span that ends with a month."""
    return end.plus(1 - span.months)


def months_of(span: Span, end: Month) -> tuple[Month, ...]:
    """Every month of the span that ends with a month, oldest first."""
    first = span_start(span, end)
    return tuple(first.plus(number) for number in range(span.months))


def parts_of(span: Span, end: Month, part: Span) -> tuple[Month, ...]:
    """The ends of the shorter spans that make up a longer one: three months, four quarters …"""
    return tuple(month for month in months_of(span, end) if month.number % part.months == 0)


def quarter_number(month: Month) -> int:
    """1 to 4."""
    return (month.number + 2) // 3
