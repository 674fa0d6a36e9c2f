"""Rows to records and back, by the field declarations alone."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from chibo_desktop.domain.fields import FieldSpec, Kind, Plain
from chibo_desktop.domain.journal import canonical
from chibo_desktop.domain.records import Record, RecordType

R = TypeVar("R", bound=Record)
_AS_JSON = frozenset({Kind.MAPPING, Kind.DOCUMENT})
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


def is_acceptable(spec: FieldSpec, plain: Plain) -> bool:
    """True when the field can hold the value: a stranger's journal may say anything."""
    if spec.kind in _AS_TEXT:
        return plain is None or isinstance(plain, str)
    try:
        spec.from_plain(plain)
    except ValueError:
        return False
    return True


def record_of(kind: RecordType[R], row: Mapping[str, Any]) -> R:
    """The record a row stands for."""
    plain = {spec.name: plain_value(spec, row[spec.name]) for spec in kind.fields}
    return kind.build(row["id"], row["org_id"], plain)
