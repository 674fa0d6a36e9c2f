"""The section `below`: what an office of offices forwards of the units below it, as they said it.

Entries go on as their authors stored them. Beside them goes what each unit signed when it reported:
its manifest with its signature. That manifest names the newest entry of every stream, an entry
names the one before it by its hash, so the unit's signature covers every entry that leads to these.
Whoever forwards can therefore hold back, but neither alter nor invent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chibo_desktop.exchange import canonical, sealing
from chibo_desktop.exchange.container import is_sha256, is_uuid
from chibo_desktop.exchange.entries import Entry, decode_entries, encode_entries
from chibo_desktop.exchange.errors import BundleError, Code
from chibo_desktop.exchange.inner import Inner
from chibo_desktop.exchange.manifest import Envelope, Kind, parse_manifest, read_manifest
from chibo_desktop.exchange.snapshot import Vector, plain_vector, read_vector

FORWARDING_READER = 2
"""The lowest reader that knows what a bundle with forwarded entries says."""
_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a unit signed when it reported, and the key it signed with."""

    public_key: bytes
    manifest: bytes
    signature: bytes

    def read(self) -> Envelope:
        """What the unit said of its report. Raises BundleError: SIGNATURE, INNER, NEWER_FORMAT."""
        signed = Inner(manifest=self.manifest, signature=self.signature, body=b"").signed
        if not sealing.verify(self.public_key, self.signature, signed):
            raise BundleError(Code.SIGNATURE)
        manifest = read_manifest(parse_manifest(self.manifest))
        if manifest.envelope.kind is not Kind.REPORT:
            raise BundleError(Code.INNER)
        if manifest.key_id != sealing.key_id(self.public_key):
            raise BundleError(Code.SIGNATURE)
        return manifest.envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardedNode:
    """One unit below the sender: how far its journal goes, what stands, what it signed."""

    node_id: str
    reach: Vector
    state: str
    proofs: Sequence[Proof]


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """The units from top to bottom, and the entries of all of them.

    `taken_back` has, by their nodes, the units of which an office further down lets less count than
    it sent, with the node of that office.
    """

    nodes: Sequence[ForwardedNode]
    entries: Sequence[Entry]
    taken_back: Mapping[str, str] = field(default_factory=dict)


def encode_below(below: Below) -> bytes:
    """`u32 length, canonical JSON {"nodes": […]}`, then entries as in the journal."""
    said: dict[str, Any] = {"nodes": [_plain(one) for one in below.nodes]}
    if below.taken_back:
        said["taken_back"] = dict(below.taken_back)
    head = canonical.encode(said)
    return len(head).to_bytes(_LENGTH, "big") + head + encode_entries(below.entries)


def decode_below(data: bytes) -> Below:
    """Raises BundleError (SECTION_CONTENT, ENTRY_LIMIT). Proofs are not verified yet."""
    end = _LENGTH + int.from_bytes(data[:_LENGTH], "big")
    try:
        said = canonical.decode_object(data[_LENGTH:end])
    except canonical.NotCanonicalError:
        raise BundleError(Code.SECTION_CONTENT) from None
    nodes, taken_back = said.get("nodes"), said.get("taken_back", {})
    if not isinstance(nodes, list) or not isinstance(taken_back, dict):
        raise BundleError(Code.SECTION_CONTENT)
    if not all(map(is_uuid, (*taken_back, *taken_back.values()))):
        raise BundleError(Code.SECTION_CONTENT)
    return Below(
        nodes=tuple(map(_node, nodes)), entries=decode_entries(data[end:]), taken_back=taken_back
    )


def _plain(one: ForwardedNode) -> dict[str, Any]:
    return {
        "node": one.node_id,
        "reach": plain_vector(one.reach),
        "state": one.state,
        "proofs": list(map(_plain_proof, one.proofs)),
    }


def _plain_proof(one: Proof) -> dict[str, str]:
    return {"key": one.public_key.hex(), "man": one.manifest.hex(), "sig": one.signature.hex()}


def _node(plain: Any) -> ForwardedNode:
    match plain:
        case {"node": str(node), "reach": reach, "state": str(state), "proofs": list(proofs)}:
            vector = read_vector(reach)
            if vector is not None and is_uuid(node) and is_sha256(state):
                return ForwardedNode(
                    node_id=node, reach=vector, state=state, proofs=tuple(map(_proof, proofs))
                )
    raise BundleError(Code.SECTION_CONTENT)


def _proof(plain: Any) -> Proof:
    if not isinstance(plain, Mapping):
        raise BundleError(Code.SECTION_CONTENT)
    key, manifest, signature = (sealing.from_hex(plain.get(name)) for name in ("key", "man", "sig"))
    if not (key and manifest and signature):
        raise BundleError(Code.SECTION_CONTENT)
    return Proof(public_key=key, manifest=manifest, signature=signature)
