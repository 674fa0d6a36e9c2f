"""Canonical JSON: one value has one spelling, and anything else is refused.

Sorted keys, no spaces, UTF-8, integers below 2^53, no floats, at most eight levels and 16 MiB.
Source: protocol.md §3.3 and the parser rules of §3.10.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

MAX_DEPTH = 8
MAX_BYTES = 16 * 1024 * 1024
_INTEGER_LIMIT = 2**53
_INTEGER_DIGITS = 17  # a sign and the sixteen digits of 2^53


class NotCanonicalError(ValueError):
    """The bytes are not canonical JSON, or the value has no canonical spelling."""


def encode(value: Any) -> bytes:
    """The canonical spelling of a plain value.

    Raises NotCanonicalError for floats, big integers, lone surrogates and deep nesting.
    """
    data = spelling(value)
    decode(data)
    return data


def spelling(value: Any) -> bytes:
    """The same of a value that goes nowhere: whether a reader would take it is not looked at.

    Raises NotCanonicalError for what JSON cannot say.
    """
    try:
        text = json.dumps(
            value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
        return text.encode("utf-8")
    except (ValueError, TypeError, RecursionError) as error:
        raise NotCanonicalError(type(error).__name__) from None


def joined(spelt: Mapping[str, bytes]) -> bytes:
    """The spelling of an object, from the spellings of its values."""
    fields = (spelling(name) + b":" + spelt[name] for name in sorted(spelt))
    return b"{" + b",".join(fields) + b"}"


def decode(data: bytes) -> Any:
    """The value spelt by `data`. Raises NotCanonicalError for any other spelling."""
    if len(data) > MAX_BYTES:
        raise NotCanonicalError("too long")
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
    except NotCanonicalError:
        raise
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError(type(error).__name__) from None
    _check_depth(value)
    if spelling(value) != data:
        raise NotCanonicalError("another spelling")
    return value


def decode_object(data: bytes) -> dict[str, Any]:
    """Like `decode`, for the usual case of an object. Raises NotCanonicalError."""
    value = decode(data)
    if not isinstance(value, dict):
        raise NotCanonicalError("not an object")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise NotCanonicalError("duplicate key")
    return value


def _integer(text: str) -> int:
    # The length is looked at first: int() takes quadratic time over a megabyte of digits.
    if len(text) > _INTEGER_DIGITS or abs(int(text)) >= _INTEGER_LIMIT:
        raise NotCanonicalError("integer too big")
    return int(text)


def _refuse(text: str) -> NoReturn:
    raise NotCanonicalError("not an integer")


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in _children(node)]
        if not level:
            return
    if any(isinstance(node, dict | list) for node in level):
        raise NotCanonicalError("too deep")


def _children(node: Any) -> Iterable[Any]:
    if isinstance(node, dict):
        return node.values()
    return node if isinstance(node, list) else ()
