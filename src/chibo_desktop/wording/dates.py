"""Dates and months as people here write them."""

from datetime import date

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month


def date_text(day: date) -> str:
    """05/12/2026: for screens, tables and workbooks."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def date_on_paper(day: date) -> str:
    """ngày 05 tháng 3 năm 2026: for the head of a document.

    Days below 10 and months 1 and 2 get a zero, months 3 to 9 none. Source: HD 05-HD/VPTW
    (domain.md §10).
    """
    return f"ngày {day.day:02} tháng {_month_number(day.month)} năm {day.year}"


def blank_date_on_paper(year: int) -> str:
    """ngày … tháng … năm 2026: the same line with the day left to be written by hand."""
    return f"ngày …… tháng …… năm {year}"


def partial_date_text(day: PartialDate | None) -> str:
    """05/02/1957, 02/1957 or 1957, as much as is known; nothing for None."""
    if day is None:
        return ""
    if day.month is None:
        return f"{day.year:04}"
    if day.day is None:
        return f"{day.month:02}/{day.year:04}"
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def month_text(month: Month) -> str:
    """tháng 11 năm 2026."""
    return f"tháng {_month_number(month.number)} năm {month.year}"


def short_month_text(month: Month) -> str:
    """11/2026: for columns."""
    return f"{month.number:02}/{month.year:04}"


def _month_number(number: int) -> str:
    return f"{number:02}" if number < 3 else str(number)
