"""What the office sends back: how far it has a unit's journal, and its own rows for that unit.

A directive is whole by itself: it carries every row that is meant for the unit, so the newest one
is enough. Which rows these are is said by the declarations of the records and by nothing else.
Source: protocol.md §3.11.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chibo_desktop import VERSION
from chibo_desktop.domain.records import Record
from chibo_desktop.exchange.below import FORWARDING_READER
from chibo_desktop.exchange.bundle import Contents
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.snapshot import Snapshot, plain_vector
from chibo_desktop.services.above import offices_above
from chibo_desktop.services.computers import lacking
from chibo_desktop.services.directive_part import Plain
from chibo_desktop.services.directive_parts import (
    brief_state,
    part_digest,
    parts_state,
    written_parts,
)
from chibo_desktop.services.downward import addressee, seal_down
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.forwarding import plain_reaches
from chibo_desktop.services.office_keys import own_keyset
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.office_units import nodes_through
from chibo_desktop.services.receipts import REPORTS
from chibo_desktop.services.received_notes import read_note
from chibo_desktop.services.scan_travel import scan_acks
from chibo_desktop.services.transfer_scans import offered_blobs
from chibo_desktop.storage.exchange_log import (
    Received,
    merged_by,
    sent_to,
)
from chibo_desktop.storage.sent_down import addressed_to, entries_of_records, rows_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import state_hash, version_vector


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveContent:
    """What a directive for one unit holds: rows that stand, ids of all by whose they are, and more.

    An office under another one hands on what came down to it for this unit, or for all.
    """

    nodes: frozenset[str]  # whom it is for: the unit, and those which send through it
    rows: tuple[Record, ...]
    record_ids: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, int]
    parts: Mapping[str, Plain]
    state: str
    brief: str  # tells it from another as `state` does, and is quicker to find out


def directive_content(unit: Unit, node_id: str) -> DirectiveContent:
    """What a directive for a unit would hold now."""
    connection = unit.connection
    nodes = nodes_through(unit, node_id)
    record_ids: dict[str, tuple[str, ...]] = {}
    standing: list[Record] = []
    counts: Counter[str] = Counter()
    states = []
    for org_id in (unit.author.org_id, *offices_above(unit)):
        addressed = addressed_to(connection, org_id, nodes)
        ids = tuple(one for of_type in addressed.values() for one in of_type)
        rows = rows_of(connection, org_id, addressed)
        standing += [rows[one].record for one in ids if rows[one].stands]
        for name, of_type in addressed.items():
            counts[name] += sum(rows[one].stands for one in of_type)
        if ids or org_id == unit.author.org_id:
            record_ids[org_id] = ids
            states.append(state_hash(connection, org_id, ids))
    parts, of_rows = written_parts(unit, node_id), together(states)
    return DirectiveContent(
        nodes=nodes,
        rows=tuple(standing),
        record_ids=record_ids,
        counts=counts,
        parts=parts,
        state=parts_state(of_rows, parts),
        brief=brief_state(of_rows, {name: part_digest(plain) for name, plain in parts.items()}),
    )


def together(states: Sequence[str]) -> str:
    """The state of the rows of this office and of those above it, each of which has its own."""
    return states[0] if len(states) == 1 else hashlib.sha256("".join(states).encode()).hexdigest()


def write_directive(unit: Unit, subordinate_id: str) -> NamedFile:
    """The directive for one unit: what the office has of it, and what the office says to it.

    Raises DomainError: subordinate-unknown, unit-not-enrolled, and the codes of the bundle.
    """
    one, sender = addressee(unit, subordinate_id)
    connection = unit.connection
    accepted = merged_by(unit.connection, node_id=one.node_id)
    content = directive_content(unit, one.node_id)
    now_ms = int(unit.now.timestamp() * 1000)
    envelope = Envelope(
        kind=Kind.DIRECTIVE,
        id=unit.new_id(),
        sender=own_code(unit),
        addressee=one.code,
        seq=_next_number(unit, one.node_id, accepted),
        created_ms=now_ms,
        hlc=(now_ms, 0),
        app=VERSION,
        period=accepted[0].period if accepted else "",
        state_hash=content.state,
        live_count=dict(content.counts),
        min_reader=FORWARDING_READER if len(content.record_ids) > 1 else 1,
    )
    acks: dict[str, Any] = {
        "vec": plain_vector(version_vector(connection, one.node_id)),
        "state": state_hash(connection, one.node_id),
        "bundles": [row.bundle_id for row in accepted],
        REPORTS: max((row.seq for row in accepted), default=0),
        **scan_acks(unit, content.nodes),
    }
    if one.is_office:
        acks["below"] = plain_reaches(unit, content.nodes - {one.node_id})
    journal = [
        pair
        for org_id, ids in content.record_ids.items()
        for pair in entries_of_records(connection, org_id, ids)
    ]
    reach = json.dumps({"state": content.state, "brief": content.brief})
    own = lacking(unit, one.node_id)
    contents = Contents(
        journal=journal,
        snapshot=Snapshot(cover={}, entries=own) if own else None,
        directive=content.parts or None,
        acks=acks,
        blobs=offered_blobs(unit, content.parts),
    )
    return seal_down(unit, sender, envelope, contents, reach=reach)


def _next_number(unit: Unit, node_id: str, accepted: list[Received]) -> int:
    """One more than what was written here, and than what the unit has said that it has.

    An office that was restored from a backup may have forgotten what it had written. What a unit
    counted under an earlier set of keys does not bind: a thief may have run ahead.
    """
    sent, signed = sent_to(unit.connection, node_id, Kind.DIRECTIVE), own_keyset(unit)
    version = signed.keyset.version if signed else 0
    notes = [read_note(one.counts) for one in accepted]
    seen = [one.directive_seen for one in notes if one.keyset == version]
    return max([one.seq for one in sent] + seen, default=0) + 1
