"""Between what is typed in a field and what the plain form of a set holds."""

from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.text import nfc
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import decimal_text


class Holds(StrEnum):
    """What a field of the plain form holds."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"


def shown(value: Any, holds: Holds) -> str:
    """A value as a field shows it; what is faulty stays as it was typed."""
    if value is None:
        return ""
    match holds:
        case Holds.NUMBER:
            try:
                return decimal_text(Decimal(str(value)))
            except InvalidOperation:
                return str(value)
        case Holds.DAY:
            try:
                return date_text(PartialDate.parse(str(value)).earliest)
            except ValueError:
                return str(value)
        case Holds.FLAG:
            return "1" if value is True else ""
        case _:
            return str(value)


def written(text: str, holds: Holds) -> Any:
    """What a field's text becomes in the plain form; None when it says nothing."""
    text = nfc(text)
    if holds is Holds.FLAG:
        return text == "1"
    if not text:
        return None
    match holds:
        case Holds.NUMBER:
            return text.replace(" ", "").replace("\u202f", "").replace(",", ".")
        case Holds.WHOLE:
            return int(text) if text.isdecimal() and len(text) < 9 else text
        case Holds.DAY:
            return _day(text)
        case _:
            return text


def _day(text: str) -> str:
    try:
        day = PartialDate.read(text)
    except ValueError:
        return text
    return day.earliest.isoformat() if day.is_full else text
