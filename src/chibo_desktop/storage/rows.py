"""Rows to records and back, by the field declarations alone."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import CursorResult

from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.journal import canonical
from chibo_desktop.domain.records import Record, RecordType, type_named

R = TypeVar("R", bound=Record)
_AS_JSON = frozenset({Kind.MAPPING, Kind.DOCUMENT})
_MOST = 2**53  # the largest whole number that every JSON reader keeps
_AS_TEXT = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REFERENCE})


def column_value(spec: FieldSpec, plain: Plain) -> Any:
    """The plain value as its column keeps it."""
    if spec.kind in _AS_JSON and plain is not None:
        return _json_text(plain)
    return plain


def _json_text(plain: Plain) -> str:
    """Canonical JSON, by the fast writer where it spells as the standard library does."""
    text = _fast_json()(plain)
    return canonical(plain).decode() if b"\\" in text else text.decode()


@cache
def _fast_json() -> Callable[[Plain], bytes]:
    import msgspec  # not needed to look at a file, only to change it

    return msgspec.json.Encoder(order="sorted").encode


def plain_value(spec: FieldSpec, stored: Any) -> Plain:
    """The plain value of a column."""
    if spec.kind in _AS_JSON and stored is not None:
        return {} if stored == "{}" else json.loads(stored)  # most mappings are empty
    return stored


def empty_form(spec: FieldSpec) -> Any:
    """What the column keeps when nothing is known."""
    return column_value(spec, spec.to_plain(spec.empty))


def storing(spec: FieldSpec) -> Callable[[Plain], Any]:
    """The function that says what the column keeps of a value somebody's journal gives the field.

    A stranger's journal may say anything: what the field cannot hold is kept as nothing.
    """
    empty = empty_form(spec)

    def keep_text(plain: Plain) -> Any:
        return plain if isinstance(plain, str) else empty

    def keep(plain: Plain) -> Any:
        if plain is None:
            return empty
        try:
            value = spec.from_plain(plain)
        except ValueError:
            return empty
        if isinstance(value, int) and not -_MOST <= value <= _MOST:
            return empty
        return column_value(spec, spec.to_plain(value))

    def keep_texts(plain: Plain) -> Any:
        if type(plain) is dict and all(type(one) is str for one in plain.values()):
            return _json_text(plain)  # as nearly all are: nothing to convert
        return keep(plain)

    if spec.kind in _AS_TEXT:
        return keep_text
    return keep_texts if spec.kind is Kind.MAPPING else keep


def record_of(kind: RecordType[R], row: Mapping[str, Any]) -> R:
    """The record a row stands for."""
    trees = _trees(kind.name)
    if trees:
        row = {**row, **{name: _tree(row[name]) for name in trees}}
    return kind.build(row["id"], row["org_id"], row)


def records_in(kind: RecordType[R], rows: CursorResult[Any]) -> list[R]:
    """The records of a whole answer, in its order: as `record_of`, prepared once for all rows."""
    places = {name: place for place, name in enumerate(rows.keys())}
    own, org = places["id"], places["org_id"]
    readers = [
        (places[spec.name], spec.name, _tree_reader(spec) or spec.from_plain)
        for spec in kind.fields
        if spec.name in places
    ]
    return [
        kind.cls(
            id=row[own],
            org_id=row[org],
            **{
                name: read(value)
                for place, name, read in readers
                if (value := row[place]) is not None and value != ""
            },
        )
        for row in rows.all()
    ]


def _tree_reader(spec: FieldSpec) -> Callable[[str], Any] | None:
    if spec.kind not in _AS_JSON:
        return None
    return lambda stored: spec.from_plain(_tree(stored))


def _tree(stored: str | None) -> Plain:
    """What a column keeps as JSON; most are empty, which the record is by declaration."""
    return None if stored is None or stored == "{}" else json.loads(stored)


@cache
def _trees(name: str) -> tuple[str, ...]:
    """The fields of a record type that their columns keep as JSON."""
    kind = type_named(name)
    return tuple(spec.name for spec in kind.fields if spec.kind in _AS_JSON) if kind else ()
