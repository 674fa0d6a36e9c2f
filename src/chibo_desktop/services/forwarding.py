"""What an office of offices sends on: the entries of the units below it, as these wrote them.

Nothing is folded, summed or written anew on the way. The office above gets the same entries that it
would have got from the unit itself, with what the unit signed. What this office took back, the one
above keeps until the unit's next bundle; it is told. Source: protocol.md §3.17 (P3).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping

from chibo_desktop.domain.unit_tree import placed
from chibo_desktop.exchange.below import Below, ForwardedNode, Proof
from chibo_desktop.exchange.bundle import OpenedBundle
from chibo_desktop.exchange.snapshot import Vector, is_beyond, plain_vector, read_vector
from chibo_desktop.services.office_units import own_units, whole_tree
from chibo_desktop.services.received_notes import read_note
from chibo_desktop.storage.exchange_log import merged_by
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.proofs import KeptProof, keep_proof, proofs_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import Bytes, entries_since, state_hash, version_vector

TAKEN_BACK = ("below-taken-back", "below-taken-back-further")
"""The problems that say so of a unit: its office did, or one further down."""
_ACKNOWLEDGED, _SENT = "acknowledged-below", "sent-below"
Reaches = Mapping[str, Vector]
"""How far the journal of each unit below goes, by its node."""


def nodes_below(unit: Unit) -> tuple[str, ...]:
    """The nodes of all units below this office, from top to bottom."""
    found = (one.unit.node_id for one in placed(whole_tree(unit)))
    return tuple(dict.fromkeys(node for node in found if node != unit.author.org_id))


def below_to_send(unit: Unit) -> Below | None:
    """What the office above has not said it has of the units below; None when that is nothing."""
    connection, fresh = unit.connection, fresh_below(unit)
    told = [*fresh, *(node for node in held_back(unit) if node not in fresh)]
    nodes = [
        ForwardedNode(
            node_id=node_id,
            reach=version_vector(connection, node_id),
            state=state_hash(connection, node_id),
            proofs=tuple(map(_as_proof, _needed(proofs_of(connection, node_id)))),
        )
        for node_id in told
    ]
    entries = [one for found in fresh.values() for one in found]
    taken_back = taken_back_below(unit)
    if not nodes and not taken_back:
        return None
    return Below(nodes=nodes, entries=entries, taken_back=taken_back)


def fresh_below(unit: Unit) -> dict[str, list[Bytes]]:
    """What the office above has not said it has, by the unit's node; from top to bottom."""
    return _newer(unit, acknowledged_below(unit))


def held_back(unit: Unit) -> list[str]:
    """The units of which the office above has more than counts here, from top to bottom.

    A bundle was taken back here, or this file was restored from a backup.
    """
    above, connection = acknowledged_below(unit), unit.connection
    return [
        node
        for node in nodes_below(unit)
        if node in above and is_beyond(above[node], version_vector(connection, node))
    ]


def taken_back_below(unit: Unit) -> dict[str, str]:
    """The units of which an office below lets less count than came here, each with that office.

    As the newest bundle of every office says. A unit of which less counts here too is not among
    them: of it the office above is told by how far it is here.
    """
    newest = (
        merged_by(unit.connection, node_id=one.node_id)[:1]
        for one in own_units(unit)
        if one.is_office
    )
    said = (one for (row,) in filter(None, newest) for one in read_note(row.counts).below)
    held, known = set(held_back(unit)), set(nodes_below(unit))
    return {
        node: str(one.params["at"])
        for one in said
        if one.code in TAKEN_BACK and (node := str(one.params.get("node", ""))) in known - held
    }


def unsent_below(unit: Unit) -> int:
    """How many changes of the units below are newer than the last report that was written."""
    return sum(map(len, _newer(unit, _reaches(unit, _SENT)).values()))


def unacknowledged_below(unit: Unit) -> int:
    """How many changes of the units below the office above has not said it has."""
    return sum(map(len, fresh_below(unit).values()))


def note_sent_below(unit: Unit, below: Below | None) -> None:
    """Remember how far the report just written goes."""
    sent = dict(_reaches(unit, _SENT))
    sent.update({one.node_id: one.reach for one in below.nodes} if below else {})
    _put_reaches(unit, _SENT, sent)


def acknowledged_below(unit: Unit) -> Reaches:
    """How far the office above says it has each unit; like its word on our own it may go down."""
    return _reaches(unit, _ACKNOWLEDGED)


def note_acknowledged_below(unit: Unit, said: object) -> None:
    """Take the office's word on the units below; what cannot be read counts as nothing said."""
    plain = said if isinstance(said, dict) else {}
    read = {node: read_vector(vector) for node, vector in plain.items()}
    _put_reaches(unit, _ACKNOWLEDGED, {node: one for node, one in read.items() if one is not None})


def plain_reaches(unit: Unit, nodes: Iterable[str]) -> dict[str, dict[str, list[object]]]:
    """How far units are here, as a directive says it."""
    found = {node: version_vector(unit.connection, node) for node in sorted(nodes)}
    return {node: plain_vector(vector) for node, vector in found.items() if vector}


def keep_proof_of(unit: Unit, opened: OpenedBundle, node_id: str) -> None:
    """Keep what a unit signed with its report."""
    letter, signed = opened.envelope, opened.proof
    keep_proof(unit.connection, kept_proof(signed, node_id, seq=letter.seq, bundle_id=letter.id))


def kept_proof(signed: Proof, node_id: str, *, seq: int, bundle_id: str) -> KeptProof:
    """What a unit signed, as it is kept."""
    return KeptProof(
        digest=hashlib.sha256(signed.manifest).hexdigest(),
        node_id=node_id,
        seq=seq,
        bundle_id=bundle_id,
        public_key=signed.public_key,
        manifest=signed.manifest,
        signature=signed.signature,
    )


def _newer(unit: Unit, than: Reaches) -> dict[str, list[Bytes]]:
    found = {
        node: entries_since(unit.connection, node, than.get(node, {})) for node in nodes_below(unit)
    }
    return {node: entries for node, entries in found.items() if entries}


def _needed(kept: list[KeptProof]) -> list[KeptProof]:
    """Those that reach farther on some stream than every newer one: mostly the newest alone."""
    reached: dict[str, tuple[int, str]] = {}
    needed = []
    for one in kept:
        vector = _as_proof(one).read().vec_to
        farther = {
            stream: head
            for stream, head in vector.items()
            if stream not in reached
            or head[0] > reached[stream][0]
            or (head[0] == reached[stream][0] and head[1] != reached[stream][1])
        }
        if farther:
            needed.append(one)
            reached.update(farther)
    return needed


def _as_proof(one: KeptProof) -> Proof:
    return Proof(public_key=one.public_key, manifest=one.manifest, signature=one.signature)


def _reaches(unit: Unit, key: str) -> dict[str, Vector]:
    plain = json.loads(read_meta(unit.connection, key) or "{}")
    return {node: read_vector(vector) or {} for node, vector in plain.items()}


def _put_reaches(unit: Unit, key: str, reaches: Reaches) -> None:
    plain = {node: plain_vector(vector) for node, vector in reaches.items()}
    write_meta(unit.connection, key, json.dumps(plain, sort_keys=True))
