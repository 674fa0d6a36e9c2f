"""A field's value as people read it, and what to say of a text that could not be read."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.wording.dates import date_text, partial_date_text, short_month_text
from chibo_desktop.wording.numbers import decimal_text

SENTENCES: dict[str, str] = {
    "date-unreadable": (
        "Không hiểu ngày “{value}”. Ghi như 05/02/1957; chỉ biết tháng hoặc năm thì ghi 02/1957 "
        "hoặc 1957."
    ),
    "full-date-unreadable": "Không hiểu ngày “{value}”. Ghi đủ ngày, tháng, năm như 05/02/2026.",
    "month-unreadable": "Không hiểu tháng “{value}”. Ghi như 11/2026.",
    "number-unreadable": "“{value}” không phải là số. Ghi như 7,5 hoặc 1.200.",
    "whole-number-unreadable": "“{value}” không phải là số nguyên. Ghi như 12 hoặc 1.200.",
    "flag-unreadable": "Không hiểu “{value}”. Ghi “có” hoặc để trống.",
}
MASK = "••••"
YES, NO = "có", "không"
_SHOWN_DIGITS = 4
_NO_NAMES: Mapping[str, str] = {}


def value_text(
    spec: FieldSpec,
    plain: Plain,
    catalogues: Mapping[str, Catalogue],
    names: Mapping[str, str] = _NO_NAMES,
    *,
    revealed: bool = True,
) -> str:
    """A plain value for the screen; empty when nothing is known.

    `names` gives what references are called. A sensitive value that is not `revealed` shows its
    last four signs. A value that its kind does not understand is shown as it stands.
    """
    if plain is None or plain == "":
        return ""
    if spec.sensitive and not revealed:
        return masked(str(plain))
    match spec.kind:
        case Kind.CHOICE:
            known = catalogues.get(spec.catalogue)
            return known.label(plain) if known else str(plain)
        case Kind.REFERENCE:
            return names.get(plain, "")
        case Kind.FLAG:
            return YES if plain else NO
        case Kind.MAPPING | Kind.DOCUMENT:
            return f"{len(plain)} mục"
        case _:
            return typed_text(spec, plain)


def typed_text(spec: FieldSpec, plain: Plain) -> str:
    """The text that stands in the field's editor: reading it back gives the same value."""
    if plain is None:
        return ""
    try:
        match spec.kind:
            case Kind.PARTIAL_DATE:
                return partial_date_text(PartialDate.parse(plain))
            case Kind.DATE:
                return date_text(date.fromisoformat(plain))
            case Kind.MONTH:
                return short_month_text(Month.parse(plain))
            case Kind.DECIMAL:
                return decimal_text(Decimal(plain))
            case Kind.FLAG:
                return "1" if plain else ""
            case _:
                return str(plain)
    except (ValueError, ArithmeticError):
        return str(plain)


def masked(text: str) -> str:
    """•••• 1234 of a number, enough to tell two people apart; nothing at all of words."""
    shows = text.isdigit() and len(text) > _SHOWN_DIGITS
    return f"{MASK} {text[-_SHOWN_DIGITS:]}" if shows else MASK
