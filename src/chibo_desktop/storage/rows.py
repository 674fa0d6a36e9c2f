"""Rows to records and back, by the field declarations alone."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.journal import canonical
from chibo_desktop.domain.records import Record, RecordType

R = TypeVar("R", bound=Record)
_AS_JSON = frozenset({Kind.MAPPING, Kind.DOCUMENT})
_MOST = 2**53  # the largest whole number that every JSON reader keeps
_AS_TEXT = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.REFERENCE})


def column_value(spec: FieldSpec, plain: Plain) -> Any:
    """The plain value as its column keeps it."""
    if spec.kind in _AS_JSON and plain is not None:
        return canonical(plain).decode()
    return plain


def plain_value(spec: FieldSpec, stored: Any) -> Plain:
    """The plain value of a column."""
    if spec.kind in _AS_JSON and stored is not None:
        return json.loads(stored)
    return stored


@cache
def empty_form(spec: FieldSpec) -> Any:
    """What the column keeps when nothing is known."""
    return column_value(spec, spec.to_plain(spec.empty))


def stored_form(spec: FieldSpec, plain: Plain) -> Any:
    """What the column keeps of a value that somebody's journal says the field has.

    A stranger's journal may say anything: what the field cannot hold is kept as nothing.
    """
    if spec.kind in _AS_TEXT:
        return plain if isinstance(plain, str) else empty_form(spec)
    if plain is None:
        return empty_form(spec)
    try:
        value = spec.from_plain(plain)
    except ValueError:
        return empty_form(spec)
    if isinstance(value, int) and not -_MOST <= value <= _MOST:
        return empty_form(spec)
    return column_value(spec, spec.to_plain(value))


def record_of(kind: RecordType[R], row: Mapping[str, Any]) -> R:
    """The record a row stands for."""
    plain = {spec.name: plain_value(spec, row[spec.name]) for spec in kind.fields}
    return kind.build(row["id"], row["org_id"], plain)
