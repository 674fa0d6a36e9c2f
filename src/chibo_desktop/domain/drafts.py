"""What somebody typed into a form, read into plain values by the declarations of the fields.

Only the shape of a value is judged here; whether it makes sense for the record is the record's own
check. What cannot be read is left out and told, never guessed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import Problem, Severity
from chibo_desktop.domain.text import fold, nfc, nfc_lines

_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{4})", re.ASCII)
_YES = frozenset({"1", "co", "x", "dung"})
_NO = frozenset({"", "0", "khong"})
_STRUCTURES = frozenset({Kind.MAPPING, Kind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Reading:
    """Plain values by field name, without the fields that `problems` say could not be read."""

    values: Mapping[str, Plain]
    problems: tuple[Problem, ...]


def read_draft(
    specs: Iterable[FieldSpec], written: Mapping[str, str], catalogues: Mapping[str, Catalogue]
) -> Reading:
    """Read the typed text of every field that `written` has; an empty text is an empty value.

    A choice is a code or any spelling its catalogue knows; another text is kept, with a warning.
    Fields that nobody types (mappings, documents) are passed over.
    """
    values: dict[str, Plain] = {}
    problems: list[Problem] = []
    for spec in specs:
        if spec.name not in written or spec.kind in _STRUCTURES:
            continue
        text = written[spec.name]
        if spec.kind is Kind.CHOICE:
            values[spec.name], doubt = _choice(spec, text, catalogues)
            problems.extend(doubt)
            continue
        try:
            values[spec.name] = _value(spec.kind, text)
        except ValueError:
            problems.append(_unreadable(spec, text))
    return Reading(values, tuple(problems))


def _value(kind: Kind, text: str) -> Plain:
    """The plain value of a text. Raises ValueError when it is none."""
    line = nfc(text)
    match kind:
        case Kind.LONG_TEXT:
            return nfc_lines(text)
        case Kind.TEXT | Kind.REFERENCE:
            return line
        case Kind.FLAG:
            return _flag(line)
    if not line:
        return None
    match kind:
        case Kind.PARTIAL_DATE:
            return str(PartialDate.read(line))
        case Kind.DATE:
            return _full_date(line)
        case Kind.MONTH:
            return _month(line)
        case Kind.DECIMAL:
            return str(_number(line))
        case _:
            return _whole(line)


def _full_date(line: str) -> str:
    day = PartialDate.read(line)
    if not day.is_full:
        raise ValueError("day and month are needed")
    return str(day)


def _month(line: str) -> str:
    match = _MONTH.fullmatch(line)
    month = Month(int(match[2]), int(match[1])) if match else Month.parse(line)
    return str(month)


def _number(written: str) -> Decimal:
    line = written.replace("\N{MINUS SIGN}", "-")
    # A point before exactly three digits stands between thousands, as people here write.
    if _GROUPED.fullmatch(line):
        return Decimal(line.replace(".", "").replace(",", "."))
    if _NUMBER.fullmatch(line):
        return Decimal(line.replace(",", "."))
    raise ValueError("not a number")


def _whole(line: str) -> int:
    number = _number(line)
    if number != number.to_integral_value():
        raise ValueError("not a whole number")
    return int(number)


def _flag(line: str) -> bool:
    answer = fold(line)
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    raise ValueError("neither yes nor no")


def _choice(
    spec: FieldSpec, text: str, catalogues: Mapping[str, Catalogue]
) -> tuple[str, tuple[Problem, ...]]:
    line = nfc(text)
    known = catalogues.get(spec.catalogue)
    if not line or known is None:
        return line, ()
    code = known.code(line)
    if code is not None:
        return code, ()
    problem = Problem(
        code="choice-unknown",
        field=spec.name,
        params={"label": spec.label, "value": line},
        severity=Severity.WARNING,
    )
    return line, (problem,)


_UNREADABLE: Mapping[Kind, str] = {
    Kind.PARTIAL_DATE: "date-unreadable",
    Kind.DATE: "full-date-unreadable",
    Kind.MONTH: "month-unreadable",
    Kind.DECIMAL: "number-unreadable",
    Kind.INTEGER: "whole-number-unreadable",
    Kind.FLAG: "flag-unreadable",
}


def _unreadable(spec: FieldSpec, text: str) -> Problem:
    return Problem(
        code=_UNREADABLE[spec.kind],
        field=spec.name,
        params={"label": spec.label, "value": nfc(text)},
    )
