"""What somebody types for a condition, as the values that a filter keeps."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import FieldCondition, Operator, value_counts
from chibo_desktop.domain.filter_checks import FilterFields, checked_condition
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc

YEARS = frozenset({Operator.YEARS_FROM, Operator.YEARS_UNTIL, Operator.YEARS_BETWEEN})
_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL})
_DATES = frozenset({Kind.DATE, Kind.PARTIAL_DATE, Kind.MONTH})


def typed_condition(spec: FieldSpec, operator: Operator, texts: Sequence[str]) -> FieldCondition:
    """The condition that typed or chosen texts make; of years, an empty last text is today.

    Raises DomainError: filter-value-missing, filter-value-unreadable.
    """
    given = [nfc(text) for text in texts]
    if operator in YEARS and len(given) == value_counts(operator)[1] and not given[-1]:
        given.pop()
    try:
        values = tuple(_value(spec, operator, text, place) for place, text in enumerate(given))
    except ValueError as error:
        problem = Problem(code="filter-value-unreadable", params={"label": spec.label})
        raise DomainError(problem) from error
    condition = FieldCondition(field=spec.name, operator=operator, values=values)
    checked_condition(condition, FilterFields(fields={spec.name: spec}))
    return condition


def _value(spec: FieldSpec, operator: Operator, text: str, place: int) -> str:
    if not text:
        return ""
    if operator in YEARS:
        is_day = place == value_counts(operator)[1] - 1
        return _day(text) if is_day else str(int(text))
    if spec.kind in _DATES and operator is not Operator.IN_MONTH:
        return str(PartialDate.read(text))
    if spec.kind in _NUMBERS:
        return _number(spec, text)
    return text


def _day(text: str) -> str:
    day = PartialDate.read(text)
    if not day.is_full:
        raise ValueError(text)
    return date(day.year, day.month or 1, day.day or 1).isoformat()


def _number(spec: FieldSpec, text: str) -> str:
    reading = read_draft([spec], {spec.name: text}, {})
    if reading.problems:
        raise ValueError(text)
    return str(reading.values[spec.name])
