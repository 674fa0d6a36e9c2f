"""Field declarations: each field of a record is declared once, here is what a declaration says.

Tables, journal entries, forms, list columns, spreadsheet columns, printed lines and history lines
are all derived from these. Nothing about Qt, SQL or Excel belongs in a declaration.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.text import nfc, nfc_lines

Plain = Any
"""What JSON can hold without floats: text, whole number, true/false, None, lists and objects."""

NOTHING: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """What a field holds; decides its Python type and its plain form."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    FLAG = "flag"
    DATE = "date"
    PARTIAL_DATE = "partial-date"
    MONTH = "month"
    CHOICE = "choice"  # a code of the catalogue named in the declaration, or text not in it
    REFERENCE = "reference"  # the id of another record
    MAPPING = "mapping"  # text → text, e.g. criterion code → mark
    DOCUMENT = "document"  # a plain tree, e.g. the criteria set frozen in a round


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field's declaration. `width` counts characters; `atom` names what changes as one."""

    kind: Kind
    label: str
    name: str = ""
    short: str = ""
    group: str = ""
    required: bool = False
    width: int = 20
    help: str = ""
    catalogue: str = ""
    refers_to: str = ""
    sensitive: bool = False
    fixed: bool = False  # corrected only with the deciding document at hand
    listed: bool = False  # a column of the list unless the user chooses otherwise
    searched: bool = False
    atom: str = ""
    item: str = ""  # number of its item in Phiếu đảng viên (2-HSĐV)
    sheet: str = ""  # header of its column in the update sheet
    internal: bool = False  # never in a form, a list or a sheet

    @property
    def title(self) -> str:
        """The short label where there is one: for column headers."""
        return self.short or self.label

    @property
    def empty(self) -> Any:
        """The value of the field when nothing is known."""
        return _EMPTY.get(self.kind)

    def to_plain(self, value: Any) -> Plain:
        """The value as the journal, the tables and the sheets keep it."""
        if value is None:
            return None
        match self.kind:
            case Kind.DATE | Kind.PARTIAL_DATE | Kind.MONTH | Kind.DECIMAL:
                return str(value)
            case Kind.MAPPING | Kind.DOCUMENT:
                return dict(value)
            case _:
                return value

    def from_plain(self, plain: Plain) -> Any:
        """The value a plain form stands for. Raises ValueError when it stands for none."""
        if plain is None or plain == "":
            return self.empty
        try:
            return _READERS[self.kind](plain)
        except (TypeError, AttributeError, InvalidOperation) as error:
            raise ValueError(f"{self.name}: {plain!r}") from error


def _text(plain: Plain) -> str:
    if not isinstance(plain, str):
        raise TypeError(plain)
    return plain


def _texts(plain: Any) -> Mapping[str, str]:
    if set(map(type, plain.values())) != {str}:  # what this program writes is texts already
        plain = {key: str(value) for key, value in plain.items()}
    return MappingProxyType(dict(plain))


def _whole(plain: Plain) -> int:
    if isinstance(plain, float):
        raise TypeError(plain)
    return int(plain)


_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REFERENCE})
_EMPTY: Mapping[Kind, Any] = {
    **dict.fromkeys(_TEXTS, ""),
    Kind.FLAG: False,
    Kind.MAPPING: NOTHING,
    Kind.DOCUMENT: NOTHING,
}
_READERS: Mapping[Kind, Any] = {
    Kind.TEXT: lambda plain: nfc(_text(plain)),
    Kind.LONG_TEXT: lambda plain: nfc_lines(_text(plain)),
    Kind.CHOICE: lambda plain: nfc(_text(plain)),
    Kind.REFERENCE: _text,
    Kind.INTEGER: _whole,
    Kind.DECIMAL: Decimal,
    Kind.FLAG: bool,
    Kind.DATE: date.fromisoformat,
    Kind.PARTIAL_DATE: PartialDate.parse,
    Kind.MONTH: Month.parse,
    Kind.MAPPING: lambda plain: _texts(plain) if plain != {} else NOTHING,
    Kind.DOCUMENT: lambda plain: MappingProxyType(dict(plain.items())),
}


def declare(kind: Kind, label: str, **rest: Any) -> Any:
    """A dataclass field that carries its declaration; the default is the kind's empty value."""
    spec = FieldSpec(kind=kind, label=label, **rest)
    if kind in (Kind.MAPPING, Kind.DOCUMENT):
        return dataclasses.field(default_factory=lambda: NOTHING, metadata={"spec": spec})
    return dataclasses.field(default=spec.empty, metadata={"spec": spec})


def text(label: str, **rest: Any) -> Any:
    """A line of text, NFC, one space between words."""
    return declare(Kind.TEXT, label, **rest)


def long_text(label: str, **rest: Any) -> Any:
    """Text of several lines."""
    return declare(Kind.LONG_TEXT, label, **rest)


def choice(label: str, catalogue: str, **rest: Any) -> Any:
    """A code of a catalogue."""
    return declare(Kind.CHOICE, label, catalogue=catalogue, **rest)


def partial_date(label: str, **rest: Any) -> Any:
    """A date of which the day, or day and month, may be unknown."""
    return declare(Kind.PARTIAL_DATE, label, width=12, **rest)


def full_date(label: str, **rest: Any) -> Any:
    """A calendar day."""
    return declare(Kind.DATE, label, width=12, **rest)


def mapping(label: str, **rest: Any) -> Any:
    """Texts by code, changed as one."""
    return declare(Kind.MAPPING, label, **rest)


def reference(label: str, to: str, **rest: Any) -> Any:
    """The id of a record of type `to`."""
    return declare(Kind.REFERENCE, label, refers_to=to, **rest)
