"""A cell of a user's workbook as the plain text that a record field takes.

Numbers typed as numbers, dates as text, serials or real dates, NFD, hard spaces: what Excel and
people do to data (domain.md §13). What cannot be read is said, never guessed silently.
"""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from chibo_desktop.documents.bounded import Cell
from chibo_desktop.documents.sheets.known_catalogues import catalogue
from chibo_desktop.documents.sheets.member_sheet import YES
from chibo_desktop.documents.sheets.person_names import name_as_on_paper
from chibo_desktop.documents.workbook_child import DATE_MARK
from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.identity_number import digits, identity_problems, old_card_problems
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.text import fold, nfc, nfc_lines
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.values import MASK

Value = tuple[str | None, tuple[Problem, ...]]
"""The plain text and what to say about it; None: could not be read, the field is left alone."""

_FINE: tuple[Problem, ...] = ()
_NUMBERS = frozenset({"identity_number", "card_number", "old_card_number", "old_identity_number"})
_YES = frozenset({"co", "x", "1", "yes", "dong y", "true"})
_NO = frozenset({"", "khong", "0", "no", "false"})


def reader(
    spec: FieldSpec, *, month_first: bool = False, offered: Catalogue | None = None
) -> Callable[[Cell], Value]:
    """The function that reads one column's cells; `month_first` for dates in American order.

    `offered` is what a choice of the unit's own offers. What a list of ours masked is no value.
    """
    read = _reader(spec, month_first, offered)
    if not spec.sensitive:
        return read
    return lambda cell: _masked(spec, cell) if is_masked(cell) else read(cell)


def is_masked(cell: Cell) -> bool:
    """Whether a list of ours left the value out: dots, at most with the last four digits."""
    return isinstance(cell, str) and cell.startswith(MASK)


def _masked(spec: FieldSpec, cell: Cell) -> Value:
    return "", (_unread("sheet-value-masked", spec, text_of(cell)),)


def _reader(
    spec: FieldSpec, month_first: bool, offered: Catalogue | None
) -> Callable[[Cell], Value]:
    if spec.name == "full_name":
        return _name
    if spec.name in _NUMBERS:
        return lambda cell: _number(spec.name, cell)
    match spec.kind:
        case Kind.PARTIAL_DATE:
            return lambda cell: _date(spec, cell, month_first=month_first)
        case Kind.DATE:
            return lambda cell: _full_date(spec, cell, month_first=month_first)
        case Kind.INTEGER | Kind.DECIMAL | Kind.MONTH:
            return lambda cell: _typed(spec, cell)
        case Kind.CHOICE:
            return lambda cell: _choice(spec, offered or catalogue(spec.catalogue), cell)
        case Kind.FLAG:
            return lambda cell: _flag(spec, cell)
        case Kind.LONG_TEXT:
            return lambda cell: (_lines(cell), _FINE)
        case _:
            return lambda cell: (text_of(cell), _FINE)


def text_of(cell: Cell) -> str:
    """A cell as one line of text; whole numbers without ".0", dates as people write them."""
    if isinstance(cell, str):
        if cell.isascii() and cell.isprintable() and cell == cell.strip() and "  " not in cell:
            return cell
        if cell.startswith(DATE_MARK):
            day = _marked_date(cell)
            return partial_date_text(day) if day else nfc(cell[1:])
        return nfc(cell)
    if isinstance(cell, bool):
        return YES if cell else ""
    if not math.isfinite(cell):
        return ""
    return str(int(cell)) if cell == int(cell) else str(cell).replace(".", ",")


def _marked_date(cell: str) -> PartialDate | None:
    # Looked at again, not trusted: a text of the workbook may begin with the mark.
    try:
        return PartialDate.parse(cell[len(DATE_MARK) :])
    except ValueError:
        return None


def _lines(cell: Cell) -> str:
    is_text = isinstance(cell, str) and not cell.startswith(DATE_MARK)
    return nfc_lines(str(cell)) if is_text else text_of(cell)


def _name(cell: Cell) -> Value:
    return name_as_on_paper(text_of(cell)), _FINE


_WHOLE_LENGTH = {"identity_number": 12, "card_number": 12, "old_card_number": 8}


def _number(field: str, cell: Cell) -> Value:
    if (
        isinstance(cell, str)
        and len(cell) == _WHOLE_LENGTH.get(field)
        and cell.isascii()
        and cell.isdigit()
    ):
        return cell, _FINE  # as nearly all are: nothing to offer
    number = digits(text_of(cell))
    if field == "old_card_number":
        found = old_card_problems(number, field)
    elif field == "old_identity_number":
        return number, _FINE
    else:
        found = identity_problems(number, field=field)
    return number, tuple(problem for problem in found if problem.severity is Severity.OFFER)


def _choice(spec: FieldSpec, known: Catalogue, cell: Cell) -> Value:
    written = text_of(cell)
    if not written:
        return "", _FINE
    code = known.code(written)
    if code is not None:
        return code, _FINE
    problem = Problem(
        code="choice-unknown",
        field=spec.name,
        params={"label": spec.label, "value": written},
        severity=Severity.WARNING,
    )
    return written, (problem,)


def _flag(spec: FieldSpec, cell: Cell) -> Value:
    answer = fold(text_of(cell))
    if answer in _YES:
        return "1", _FINE
    if answer in _NO:
        return "", _FINE
    return None, (_unread("sheet-yes-unreadable", spec, text_of(cell)),)


_SERIAL_ORIGIN = date(1899, 12, 30)
_SERIALS = range(3654, 73051)  # 1910 to 2100; smaller whole numbers are years
_YEARS = range(1850, 2101)
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp][Mm])?$")
_WORDS = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})", re.IGNORECASE)
_RUN = re.compile(r"(\d{1,2})(\d{2})(\d{4})")
_US = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SHORT_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})")
_SPACED = re.compile(r"\s*([/.\-])\s*")
_UNKNOWN_PART = re.compile(r"(?:\?+|\.{2,}|…+|_+|[xX]{1,2})(?=/)")
_SPOKEN = re.compile(r"^(?:năm|tháng|ngày)\s+", re.IGNORECASE)


def _typed(spec: FieldSpec, cell: Cell) -> Value:
    written = text_of(cell)
    reading = read_draft([spec], {spec.name: written}, {})
    if reading.problems:
        return None, tuple(replace(p, severity=Severity.WARNING) for p in reading.problems)
    value = reading.values[spec.name]
    return "" if value is None else str(value), _FINE


def _full_date(spec: FieldSpec, cell: Cell, *, month_first: bool) -> Value:
    value, problems = _date(spec, cell, month_first=month_first)
    if value and len(value) != len("1957-02-05"):
        return None, (_unread("sheet-date-unreadable", spec, text_of(cell)),)
    return value, problems


def _date(spec: FieldSpec, cell: Cell, *, month_first: bool) -> Value:
    if month_first and isinstance(cell, str):
        match = _US.fullmatch(_SPACED.sub(r"\1", _TIME.sub("", text_of(cell))))
        if match and (turned := _iso(int(match[3]), int(match[1]), int(match[2]))):
            return turned, _FINE
    if isinstance(cell, str):
        if cell.startswith(DATE_MARK) and (marked := _marked_date(cell)) is not None:
            return str(marked), _FINE
        if len(cell) == 10 and cell[2] == cell[5] == "/" and (usual := _usual(cell)):
            return usual, _FINE
    if isinstance(cell, bool):
        return None, (_unread("sheet-date-unreadable", spec, text_of(cell)),)
    if isinstance(cell, float | int):
        return _date_of_number(spec, float(cell))
    written = _TIME.sub("", text_of(cell))
    if not written:
        return "", _FINE
    return _date_of_text(spec, _SPACED.sub(r"\1", written))


def _usual(cell: str) -> str:
    """05/02/1957 as 1957-02-05, nothing for what is not quite that: the slow way tells more."""
    year, month, day = cell[6:], cell[3:5], cell[:2]
    if "1900" <= year <= "2100" and "01" <= month <= "12" and "01" <= day <= "28":
        return f"{year}-{month}-{day}" if (year + month + day).isdecimal() else ""
    return ""


def _date_of_number(spec: FieldSpec, number: float) -> Value:
    if not math.isfinite(number):
        return "", _FINE
    whole = int(number)
    if whole in _YEARS:
        return str(whole), _FINE
    if whole in _SERIALS:
        return (_SERIAL_ORIGIN + timedelta(days=whole)).isoformat(), _FINE
    if number == whole:
        return _date_of_text(spec, f"{whole:08}" if whole > 999_999 else str(whole))
    return None, (_unread("sheet-date-unreadable", spec, text_of(number)),)


def _date_of_text(spec: FieldSpec, written: str) -> Value:
    if written.isdecimal() and len(written) == 5 and int(written) in _SERIALS:
        return (_SERIAL_ORIGIN + timedelta(days=int(written))).isoformat(), _FINE
    written = _UNKNOWN_PART.sub("--", written)
    for shape in (_WORDS, _RUN):
        if (match := shape.fullmatch(written)) is not None:
            written = "/".join(match.groups())
            break
    try:
        return str(PartialDate.read(_SPOKEN.sub("", written))), _FINE
    except ValueError:
        return _date_mended(spec, written)


def _date_mended(spec: FieldSpec, written: str) -> Value:
    if (match := _US.fullmatch(written)) is not None:
        month, day, year = match.groups()
        turned = _iso(int(year), int(month), int(day))
        if turned:
            return turned, (_warned("sheet-date-us-order", spec, written, turned),)
    if (match := _SHORT_YEAR.fullmatch(written)) is not None:
        day, month, year = match.groups()
        # Only an offer: a member is of age, so a birth year 11 is 1911, an admission 11 is 2011.
        turn = 10 if spec.name == "born_on" else 35
        century = 1900 if int(year) > turn else 2000
        guessed = _iso(century + int(year), int(month), int(day))
        if guessed:
            return None, (_offered("sheet-date-short-year", spec, written, guessed),)
    return None, (_unread("sheet-date-unreadable", spec, written),)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _unread(code: str, spec: FieldSpec, written: str) -> Problem:
    return Problem(
        code=code,
        field=spec.name,
        params={"label": spec.label, "value": written},
        severity=Severity.WARNING,
    )


def _offered(code: str, spec: FieldSpec, written: str, mended: str) -> Problem:
    problem = _warned(code, spec, written, mended)
    return replace(problem, severity=Severity.OFFER, mended=mended)


def _warned(code: str, spec: FieldSpec, written: str, taken: str) -> Problem:
    year, month, day = taken.split("-")
    return Problem(
        code=code,
        field=spec.name,
        params={"label": spec.label, "value": written, "mended": f"{day}/{month}/{year}"},
        severity=Severity.WARNING,
    )
