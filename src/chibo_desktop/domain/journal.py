"""The journal (sổ nhật ký): entries known by their hash, and the fold that is the whole merge.

An entry is one press of "Lưu". Its header bytes are hashed, chained and kept for ever; its payload
holds the values and can be erased lawfully without breaking a hash. Merging two journals is the
union of their entries; what stands is what no accepted entry claims to have seen and overwritten.
Source: protocol.md §3.2–3.5.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.upcasting import upcast

ENTRY_VERSION = 1
NO_HASH = bytes(32)
_NAMES = ("t", "a", "b", "org", "s", "u", "r")
_HASH_LENGTH = 32
_MOST_CHANGES = 2**31
_BEYOND = 2**53  # where JSON readers stop keeping whole numbers exactly

Op = tuple[bytes, int]
"""One change of one entry: the entry's hash and the place of the change in it."""

Key = tuple[str, str, str]
"""What a change is about: owning node, record id, atom."""

MARK = "\x1f"
"""What stands between the parts of a key that is written out."""

OPS = "\x1e"
"""What stands between a key and its ops where they are written out for the hash."""


class JournalError(Exception):
    """An entry that cannot be what it claims; `code` says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Change(NamedTuple):
    """One atom of one record set to a value by an author who had seen the ops in `over`.

    A tuple, as `Entry` is: an office reads tens of thousands of them at a time.
    """

    record_id: str
    atom: str
    over: tuple[Op, ...]
    value: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Where and by whom entries are written: stream, owning node, user and role at the moment."""

    stream: str
    org_id: str
    user: str
    role: str


class Entry(NamedTuple):
    """One entry with its stored bytes. Never re-serialised: its identity is those bytes."""

    hash: bytes
    header: bytes
    payload: bytes
    type: str
    type_version: int
    act: str
    batch: str
    org_id: str
    stream: str
    seq: int
    previous: bytes
    tick: Tick
    clock_suspect: bool
    user: str
    role: str
    note: str
    changes: tuple[Change, ...]


def _refuse(text: str) -> Any:
    raise ValueError(f"not a whole number: {text}")


_DECODER = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse)
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def canonical(plain: Plain) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8. Plain values hold no floats."""
    return _ENCODER.encode(plain).encode()


def write_entry(
    *,
    author: Author,
    seq: int,
    previous: bytes,
    tick: Tick,
    clock_suspect: bool,
    type: str,
    type_version: int,
    act: str,
    batch: str,
    salt: bytes,
    changes: Sequence[Change],
    note: str = "",
) -> Entry:
    """Make the next entry of a stream. `salt` is 16 random bytes that hide erased values."""
    body: dict[str, Plain] = {"salt": salt.hex(), "x": [change.value for change in changes]}
    if note:
        body["note"] = note
    payload = canonical(body)
    header = canonical(
        {
            "v": ENTRY_VERSION,
            "t": type,
            "tv": type_version,
            "a": act,
            "b": batch,
            "org": author.org_id,
            "s": author.stream,
            "q": seq,
            "p": previous.hex(),
            "hlc": [tick.ms, tick.count],
            "cs": int(clock_suspect),
            "u": author.user,
            "r": author.role,
            "c": [
                {"k": change.record_id, "f": change.atom, "o": [op_text(op) for op in change.over]}
                for change in changes
            ],
            "ph": hashlib.sha256(payload).hexdigest(),
        }
    )
    return read_entry(header, payload)


def read_entry(header: bytes, payload: bytes) -> Entry:
    """Read stored bytes; values are told as today's version of their type has them.

    Raises JournalError when hash, shape or spelling are not right.

    `entry-newer`: written by a newer program; keep the bytes, do not apply them.
    """
    head = _object(header)
    body = _object(payload)
    if head.get("v", 0) != ENTRY_VERSION:
        raise JournalError("entry-newer" if _is_newer(head.get("v")) else "entry-shape")
    if hashlib.sha256(payload).hexdigest() != head.get("ph"):
        raise JournalError("entry-payload-hash")
    try:
        return _build(header, payload, head, body)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise JournalError("entry-shape") from error


def _build(header: bytes, payload: bytes, head: dict[str, Any], body: dict[str, Any]) -> Entry:
    values, raw = body["x"], head["c"]
    if len(values) != len(raw):
        raise ValueError("as many values as changes")
    ms, count = head["hlc"]
    names = [head[name] for name in _NAMES] + [body.get("note", "")]
    names += [change[part] for change in raw for part in "kf"]
    if set(map(type, names)) != {str}:
        raise TypeError("names are texts")
    for number in (head["tv"], head["q"], ms, count, head["cs"]):
        if type(number) is not int or not 0 <= number < _BEYOND:
            raise TypeError("numbers are whole and not below 0")
    return Entry(
        hash=hashlib.sha256(header).digest(),
        header=header,
        payload=payload,
        type=head["t"],
        type_version=head["tv"],
        act=head["a"],
        batch=head["b"],
        org_id=head["org"],
        stream=head["s"],
        seq=head["q"],
        previous=bytes.fromhex(head["p"]),
        tick=Tick(ms, count),
        clock_suspect=bool(head["cs"]),
        user=head["u"],
        role=head["r"],
        note=body.get("note", ""),
        changes=tuple(
            Change(
                record_id=change["k"],
                atom=change["f"],
                over=tuple(map(op_of, change["o"])),
                value=upcast(head["t"], head["tv"], change["f"], value),
            )
            for change, value in zip(raw, values, strict=True)
        ),
    )


def _refuse_number(_written: str) -> None:
    raise JournalError("entry-not-canonical")


_DECODER = json.JSONDecoder(parse_float=_refuse_number, parse_constant=_refuse_number)


def _object(data: bytes) -> dict[str, Any]:
    try:
        plain = _DECODER.decode(data.decode())
        if not isinstance(plain, dict) or canonical(plain) != data:
            # Anything but the one canonical spelling (doubled keys, spaces) is refused.
            raise JournalError("entry-not-canonical")
    except (ValueError, TypeError, RecursionError) as error:
        raise JournalError("entry-shape") from error
    return plain


def _is_newer(version: object) -> bool:
    return isinstance(version, int) and version > ENTRY_VERSION


def key_text(org_id: str, record_id: str, atom: str) -> str:
    """How a key is written for the hash of what stands."""
    return f"{org_id}{MARK}{record_id}{MARK}{atom}"


def op_text(op: Op) -> str:
    """How an op is written in a header."""
    return f"{op[0].hex()}:{op[1]}"


def op_of(text: str) -> Op:
    """Read a written op. Raises ValueError."""
    digest, index = text.split(":")
    op = bytes.fromhex(digest), int(index)
    if op_text(op) != text or len(op[0]) != _HASH_LENGTH or not 0 <= op[1] < _MOST_CHANGES:
        raise ValueError(text)
    return op


def live(
    entries: Iterable[Entry], historic: Collection[tuple[Key, Op]] = ()
) -> dict[Key, dict[Op, Plain]]:
    """What stands: for each record atom its value, or several when authors did not see each other.

    An op dies only through an accepted entry of the same node on the same record and atom, or
    because it is `historic`: a snapshot says that such an entry is elsewhere.
    """
    accepted = list(entries)
    dead = {
        (entry.org_id, change.record_id, change.atom, op)
        for entry in accepted
        for change in entry.changes
        for op in change.over
    }
    dead.update((*key, op) for key, op in historic)
    standing: dict[Key, dict[Op, Plain]] = {}
    for entry in accepted:
        for index, change in enumerate(entry.changes):
            key = (entry.org_id, change.record_id, change.atom)
            op = (entry.hash, index)
            if (*key, op) not in dead:
                standing.setdefault(key, {})[op] = change.value
    return standing


def shown(ops: Iterable[Op], ticks: Mapping[bytes, Tick]) -> Op:
    """Which of several concurrent values is displayed: the same one everywhere, nothing more."""
    return max(ops, key=lambda op: (ticks[op[0]], op))


def state_hash(standing: Iterable[tuple[Key, Iterable[Op]]]) -> str:
    """64 hex digits, equal on every replica that holds the same live state."""
    written = [(key_text(*key), op_text(op)) for key, ops in standing for op in ops]
    return state_hash_of(state_lines(written))


def state_lines(written: Iterable[tuple[str, str]]) -> list[str]:
    """A line for each key with its ops, of pairs that `key_text` and `op_text` wrote out."""
    told: dict[str, str] = {}
    for key, op in sorted(written):
        told[key] = f"{told[key]},{op}" if key in told else op
    return [f"{key}{OPS}{ops}\n" for key, ops in told.items()]


def state_hash_of(lines: Iterable[str]) -> str:
    """`state_hash` of its lines in their order."""
    return hashlib.sha256("".join(lines).encode()).hexdigest()
