"""A reader of bundles written from docs/bundle-format.md alone, with none of the program's code.

It proves that the page is enough. Sections in brackets are those of the page.
"""

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Pair = tuple[bytes, bytes]
_READER = 2


@dataclass(frozen=True)
class Letter:
    """What was in a bundle."""

    manifest: dict[str, Any]
    sections: dict[str, bytes]
    journal: list[Pair] = field(default_factory=list)
    snapshot: list[Pair] = field(default_factory=list)
    snapshot_head: dict[str, Any] = field(default_factory=dict)

    @property
    def entries(self) -> list[Pair]:
        """Every entry it carries."""
        return [*self.journal, *self.snapshot]

    @property
    def standing(self) -> "dict[tuple[str, str, str], dict[str, Any]]":
        """What stands of all that it carries; (3.2) some of it was overwritten by what is not."""
        overwritten = {
            f"{_sha(self.entries[place][0])}:{index}"
            for place, *indexes in self.snapshot_head.get("dead", ())
            for index in indexes
        }
        found = standing(self.entries)
        return {
            key: left
            for key, ops in found.items()
            if (left := {op: value for op, value in ops.items() if op not in overwritten})
        }

    def said(self, name: str) -> dict[str, Any]:
        """The object in a section of one object."""
        found = json.loads(self.sections[name]) if name in self.sections else {}
        assert isinstance(found, dict)
        return found


def read(data: bytes, identity: str, public_key: str = "") -> Letter:
    """Open a bundle with the addressee's identity; without a key, by the one it carries (5)."""
    # (2) The outside
    assert data[:4] == b"CBB1"
    start = 8 + _u32(data, 4)
    header, sealed = json.loads(data[8:start]), data[start:]
    assert set(header) == {"fmt", "frm", "to", "id", "n", "h"}
    assert (header["fmt"], header["n"], header["h"]) == (1, len(sealed), _sha(sealed))
    plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)])
    # (3) The inside
    assert plain[:4] == b"CBI1"
    end = 8 + _u32(plain, 4)
    manifest_bytes, signature = plain[8:end], plain[end : end + 64]
    manifest = json.loads(manifest_bytes)
    key = bytes.fromhex(public_key or manifest["enroll"]["key"])
    Ed25519PublicKey.from_public_bytes(key).verify(signature, b"chibo-bundle-v1\0" + manifest_bytes)
    assert {name: manifest[name] for name in ("fmt", "frm", "to", "id")} == {
        name: header[name] for name in ("fmt", "frm", "to", "id")
    }
    assert manifest["key_id"] == _sha(key)[:16]
    assert manifest["min_reader"] <= _READER
    # (3.2) The sections
    at, sections = end + 64, {}
    for line in manifest["sections"]:
        stored = plain[at : at + line["z"]]
        assert _sha(stored) == line["h"]
        sections[line["n"]] = zlib.decompress(stored)
        assert len(sections[line["n"]]) == line["raw"]
        at += line["z"]
    assert at == len(plain)
    head: dict[str, Any] = {}
    snapshot: list[Pair] = []
    if "snapshot" in sections:
        size = 4 + _u32(sections["snapshot"], 0)
        head = json.loads(sections["snapshot"][4:size])
        snapshot = entries_of(sections["snapshot"][size:])
    journal = entries_of(sections["journal"]) if "journal" in sections else []
    for one, payload in (*journal, *snapshot):
        assert json.loads(one)["ph"] == _sha(payload)
    return Letter(manifest, sections, journal, snapshot, head)


def entries_of(section: bytes) -> list[Pair]:
    """(3.2) The entries of a section."""
    found, at = [], 4
    for _ in range(_u32(section, 0)):
        header, payload = _u32(section, at), _u32(section, at + 4)
        at += 8
        found.append((section[at : at + header], section[at + header : at + header + payload]))
        at += header + payload
    assert at == len(section)
    return found


def blobs_of(section: bytes) -> dict[str, bytes]:
    """(3.2) The attachments by their hash."""
    found, at = {}, 0
    while at < len(section):
        size = _u32(section, at)
        blob = section[at + 4 : at + 4 + size]
        found[_sha(blob)] = blob
        at += 4 + size
    return found


def below_of(section: bytes) -> tuple[list[dict[str, Any]], list[Pair]]:
    """(3.2) What was forwarded: the nodes and their entries."""
    size = 4 + _u32(section, 0)
    nodes: list[dict[str, Any]] = json.loads(section[4:size])["nodes"]
    return nodes, entries_of(section[size:])


def standing(entries: Iterable[Pair]) -> dict[tuple[str, str, str], dict[str, Any]]:
    """(3.4) What stands: node, record, atom → value by op."""
    dead: set[tuple[str, str, str, str]] = set()
    said: list[tuple[tuple[str, str, str], str, Any]] = []
    for header, payload in dict.fromkeys(entries):
        head, body = json.loads(header), json.loads(payload)
        for index, (change, value) in enumerate(zip(head["c"], body["x"], strict=True)):
            key = (head["org"], change["k"], change["f"])
            dead.update((*key, op) for op in change["o"])
            said.append((key, f"{_sha(header)}:{index}", value))
    found: dict[tuple[str, str, str], dict[str, Any]] = defaultdict(dict)
    for key, op, value in said:
        if (*key, op) not in dead:
            found[key][op] = value
    return dict(found)


def state_hash(found: dict[tuple[str, str, str], dict[str, Any]], node: str) -> str:
    """(3.4) The hash of what stands of a node."""
    lines = sorted(
        ("\x1f".join(key), ",".join(sorted(ops))) for key, ops in found.items() if key[0] == node
    )
    return _sha("".join(f"{key}\x1e{ops}\n" for key, ops in lines).encode())


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
