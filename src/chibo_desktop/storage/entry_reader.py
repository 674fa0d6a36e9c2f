"""Reading many entries at once: the same answers as `domain.journal.read_entry`, four times faster.

A merge reads every entry of a bundle; the standard library's JSON would take longer than the
database. The tests hold this reader against the domain's on every kind of entry.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Annotated, Any

import msgspec

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import ENTRY_VERSION, Change, Entry, op_of, read_entry
from chibo_desktop.domain.upcasting import is_older, upcast

_MOST = 2**53 - 1
_DEPTH = 8  # what is nested deeper goes the slow way
_Whole = Annotated[int, msgspec.Meta(ge=0, le=_MOST)]


class _Change(msgspec.Struct, forbid_unknown_fields=True):
    f: str
    k: str
    o: list[str]


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    # The fields stand in the order of canonical JSON, so writing the structure spells it again.
    a: str
    b: str
    c: list[_Change]
    cs: _Whole
    hlc: tuple[_Whole, _Whole]
    org: str
    p: str
    ph: str
    q: _Whole
    r: str
    s: str
    t: str
    tv: _Whole
    u: str
    v: int


_Leaf = str | bool | None | Annotated[int, msgspec.Meta(ge=-_MOST, le=_MOST)]
_Value: Any = _Leaf
for _ in range(_DEPTH):
    _Value = _Leaf | list[_Value] | dict[str, _Value]
# What we write, with the values that canonical JSON can hold; its fields stand in its order too.
_Body = msgspec.defstruct(
    "_Body",
    [("note", str, ""), ("salt", str, ""), ("x", list[_Value], msgspec.field())],
    forbid_unknown_fields=True,
    omit_defaults=True,
    kw_only=True,
)


class _Before(msgspec.Struct):
    p: str


class _Changes(msgspec.Struct):
    c: list[msgspec.Raw]


_decode = msgspec.json.Decoder(_Header).decode
_decode_before = msgspec.json.Decoder(_Before).decode
_decode_changes = msgspec.json.Decoder(_Changes).decode
_decode_body: Any = msgspec.json.Decoder(_Body).decode
_encode = msgspec.json.Encoder().encode
_encode_sorted = msgspec.json.Encoder(order="sorted").encode


def read_entries(pairs: Iterable[tuple[bytes, bytes]]) -> list[Entry]:
    """Entries from their stored bytes. Raises JournalError as `read_entry` does."""
    return [_read(header, payload) for header, payload in pairs]


def previous_of(header: bytes) -> bytes:
    """The hash of the entry before it in its stream, from a stored header."""
    return bytes.fromhex(_decode_before(header).p)


def change_count(header: bytes) -> int:
    """How many changes an entry makes, from a stored header."""
    return len(_decode_changes(header).c)


def _read(header: bytes, payload: bytes) -> Entry:
    # Whatever is unusual goes the slow way, which knows every refusal.
    if b"\\" in header or b"\\" in payload:
        return read_entry(header, payload)
    try:
        head = _decode(header)
        body = _decode_body(payload)
        usual = (
            head.v == ENTRY_VERSION
            and _encode(head) == header
            and _encode_sorted(body) == payload
            and sha256(payload).hexdigest() == head.ph
            and len(body.x) == len(head.c)
        )
        if usual:
            return _entry(head, body, header, payload)
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError, RecursionError):
        pass
    return read_entry(header, payload)


def _entry(head: _Header, body: Any, header: bytes, payload: bytes) -> Entry:
    has_steps = is_older(head.t, head.tv)
    return Entry(
        hash=sha256(header).digest(),
        header=header,
        payload=payload,
        type=head.t,
        type_version=head.tv,
        act=head.a,
        batch=head.b,
        org_id=head.org,
        stream=head.s,
        seq=head.q,
        previous=bytes.fromhex(head.p),
        tick=Tick(*head.hlc),
        clock_suspect=bool(head.cs),
        user=head.u,
        role=head.r,
        note=body.note,
        changes=tuple(
            [
                Change(
                    change.k,
                    change.f,
                    tuple(map(op_of, change.o)) if change.o else (),
                    upcast(head.t, head.tv, change.f, value) if has_steps else value,
                )
                for change, value in zip(head.c, body.x, strict=True)
            ]
        ),
    )
