"""The day on which a line of a commitment is due, as far as its words say one."""

import re
from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.text import fold

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$")
_MONTH = re.compile(r"(?:thang )?(\d{1,2})(?:[/.-](\d{4}))?$")
_QUARTER = re.compile(r"quy (i{1,3}|iv|[1-4])(?:[/ .-]+(\d{4}))?$")
_WHOLE_YEAR = frozenset({"ca nam", "trong nam", "het nam", "cuoi nam", "nam"})
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def due_day(words: str, year: int) -> date | None:
    """The last day that `words` allow in a commitment of `year`; None when they name no day.

    Understood: 30/6, 30/06/2026, tháng 6, 6/2026, quý II, quý 2/2026, cả năm. “Hằng tháng” and
    other words are left as they are: nobody is told that they are late.
    """
    said = " ".join(fold(words).split())
    if said in _WHOLE_YEAR:
        return date(year, 12, 31)
    try:
        if match := _QUARTER.match(said):
            quarter = _QUARTERS.get(match[1]) or int(match[1])
            return Month(int(match[2] or year), quarter * 3).last_day
        if (match := _MONTH.match(said)) and (match[2] or said.startswith("thang")):
            return Month(int(match[2] or year), int(match[1])).last_day
        if match := _DAY.match(said):
            return date(int(match[3] or year), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None
