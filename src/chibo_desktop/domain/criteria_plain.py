"""Declared dataclasses ↔ plain JSON values, with everything that is wrong said at once."""

import dataclasses
import re
import types
import typing
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc

_DEEPEST = 12
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,4})?")
FAULTY = object()  # stands for a value that could not be read


def later(default: Any) -> Any:
    """A field that the first version of the form did not have: left out while it says nothing.

    So a set that does not use it keeps its plain form to the letter, and older programs read it.
    """
    return dataclasses.field(default=default, metadata={"later": True})


def write(value: Any) -> Any:
    """The plain form of a declared value: objects, arrays, texts, integers, booleans, null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: write(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not ("later" in field.metadata and getattr(value, field.name) == field.default)
        }
    if isinstance(value, tuple):
        return [write(item) for item in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


def read_fields(
    cls: type, value: object, path: str, problems: list[Problem], depth: int = 0
) -> dict[str, Any]:
    """What each field of a dataclass reads as; FAULTY where a problem was added for it."""
    if not isinstance(value, typing.Mapping) or depth > _DEEPEST:
        problems.append(Problem(code="criteria-not-an-object", field=path))
        return dict.fromkeys(_types(cls), FAULTY)
    prefix = f"{path}." if path else ""
    problems += [
        Problem(code="criteria-field-unknown", field=f"{prefix}{name}")
        for name in value
        if name not in _types(cls)
    ]
    found: dict[str, Any] = {}
    for field in dataclasses.fields(cls):
        where = f"{prefix}{field.name}"
        if field.name in value:
            found[field.name] = _read(
                _types(cls)[field.name], value[field.name], where, problems, depth + 1
            )
        elif field.default is not dataclasses.MISSING:
            found[field.name] = field.default
        else:
            problems.append(Problem(code="criteria-field-missing", field=where))
            found[field.name] = FAULTY
        if found[field.name] == "" and field.default is dataclasses.MISSING:
            problems.append(Problem(code="criteria-text-empty", field=where))
            found[field.name] = FAULTY
    return found


@cache
def _types(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _read(kind: Any, value: object, path: str, problems: list[Problem], depth: int) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, Union):
        if value is None:
            return None
        (kind,) = (arg for arg in typing.get_args(kind) if arg is not type(None))
        return _read(kind, value, path, problems, depth)
    if origin is tuple:
        return _read_items(typing.get_args(kind)[0], value, path, problems, depth)
    if dataclasses.is_dataclass(kind):
        cls = typing.cast("type[Any]", kind)
        values = read_fields(cls, value, path, problems, depth)
        return FAULTY if FAULTY in values.values() else cls(**values)
    read = _scalar(kind, value)
    if read is FAULTY:
        problems.append(_refusal(kind, value, path))
    return read


def _read_items(kind: Any, value: object, path: str, problems: list[Problem], depth: int) -> Any:
    if not isinstance(value, list | tuple):
        problems.append(Problem(code="criteria-not-a-list", field=path))
        return FAULTY
    items = tuple(
        _read(kind, item, f"{path}[{index}]", problems, depth) for index, item in enumerate(value)
    )
    return FAULTY if FAULTY in items else items


def _scalar(kind: type, value: object) -> Any:
    if kind is bool:
        return value if isinstance(value, bool) else FAULTY
    if kind is int:
        return value if type(value) is int and abs(value) < 10**9 else FAULTY
    if kind is Decimal:
        text = str(value) if type(value) is int and abs(value) < 10**9 else value
        return Decimal(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else FAULTY
    if not isinstance(value, str):
        return FAULTY
    if kind is date:
        return _day(value)
    if issubclass(kind, StrEnum):
        return kind(value) if value in list(kind) else FAULTY
    text = nfc(value)
    return text if text.isprintable() else FAULTY


def _day(text: str) -> Any:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else FAULTY
    except ValueError:
        return FAULTY


def _refusal(kind: type, value: object, path: str) -> Problem:
    if isinstance(value, float):
        return Problem(code="criteria-number-not-exact", field=path)
    if issubclass(kind, StrEnum):
        return Problem(
            code="criteria-choice-unknown", field=path, params={"choices": ", ".join(kind)}
        )
    codes = {
        bool: "criteria-not-a-flag",
        int: "criteria-not-a-whole-number",
        Decimal: "criteria-not-a-number",
        date: "criteria-not-a-day",
    }
    return Problem(code=codes.get(kind, "criteria-not-a-text"), field=path)
