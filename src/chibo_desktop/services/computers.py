"""The computers that write for one unit, as its office knows them: by their newest reports.

A computer is known by the stream it writes; a stream that followed another on the same computer
takes its place. What the office has from one computer goes to the others in the next directive.
Source: protocol.md §2.3 T21, §3.9.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chibo_desktop.domain.streams import StreamOpening
from chibo_desktop.exchange.snapshot import Vector, read_vector
from chibo_desktop.services.kept_parts import Keeping, is_most
from chibo_desktop.services.office_units import own_units
from chibo_desktop.services.received_notes import (
    read_note,
    stream_and_reach,
    words_of_stream,
)
from chibo_desktop.storage.exchange_by_node import Head, known_heads, note_in, notes_of_merged
from chibo_desktop.storage.exchange_log import Received
from chibo_desktop.storage.picture import STREAMS, Part
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import (
    Bytes,
    StreamReach,
    broken_nodes,
    entries_since,
    is_broken,
    is_known,
    reaches_by_node,
    version_vector,
)

_KEEPING = Keeping(name=STREAMS, until="")
_SILENT = timedelta(days=400)  # a computer that has said nothing for a year is gone: see rescue


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """One computer: the stream it writes, how far it had everything, and when it said so."""

    stream: str
    reach: Vector
    seq: int
    said_at: str


def said_by(report: Received) -> str:
    """The stream of the computer that wrote a report; empty of one by an older program."""
    return read_note(report.counts).stream


def openings_by_node(unit: Unit) -> Mapping[str, Sequence[StreamOpening]]:
    """The streams that follow others, in order of arrival, by the node that writes them."""
    found: dict[str, list[StreamOpening]] = defaultdict(list)
    for one in unit.all(StreamOpening):
        found[one.org_id].append(one)
    return found


def computers_of(unit: Unit, node_id: str) -> Sequence[Computer]:
    """The computers that still write for a unit, the last heard of first."""
    came = notes_of_merged(unit.connection, node_id).get(node_id, ())
    return _computers(came, openings_by_node(unit).get(node_id, ()))


def computers_by_node(
    unit: Unit, openings: Mapping[str, Sequence[StreamOpening]]
) -> Mapping[str, Sequence[Computer]]:
    """The computers of every unit: `computers_of` of all by one query."""
    came = notes_of_merged(unit.connection)
    return {node: _computers(some, openings.get(node, ())) for node, some in came.items()}


def _computers(came: Sequence[str], openings: Sequence[StreamOpening]) -> Sequence[Computer]:
    newest: dict[str, Computer] = {}
    left = list(came)
    while left:  # the newest first
        one = note_in(left.pop(0))
        stream, plain = stream_and_reach(one.counts)
        reach = read_vector(plain)
        if stream and reach is not None:
            said_at = one.received_at
            computer = Computer(stream=stream, reach=reach, seq=one.seq, said_at=said_at)
            newest.setdefault(stream, computer)
            words = words_of_stream(stream)  # those of the same computer are older
            left = [other for other in left if words not in other]
    gone = {one.after_stream for one in openings if one.replaces}
    known = [one for stream, one in newest.items() if stream not in gone]
    if not known:
        return ()
    since = datetime.fromisoformat(known[0].said_at) - _SILENT
    return tuple(one for one in known if datetime.fromisoformat(one.said_at) >= since)


def lacking(unit: Unit, node_id: str) -> Sequence[Bytes]:
    """The entries of a unit that one of its computers had not when it last reported."""
    connection = unit.connection
    computers = computers_of(unit, node_id)
    if not computers:
        return ()
    ours = version_vector(connection, node_id) if _is_ahead(unit, node_id, computers) else {}
    found: dict[Bytes, None] = {}
    for one in computers:
        reach = {
            stream: (seq, digest)
            if is_known(connection, node_id, stream, seq, digest)
            else min((seq, digest), ours.get(stream, (0, "")))
            for stream, (seq, digest) in one.reach.items()
        }
        found |= dict.fromkeys(entries_since(connection, node_id, reach))
    return tuple(found)


def nodes_amiss(unit: Unit) -> frozenset[str]:
    """The units with a broken stream, or of which a computer may lack an entry, by their nodes.

    Whoever is not named is whole and lacks nothing; of the others `lacking` tells. It is kept by
    unit until its journal changes or a bundle of it comes.
    """
    nodes = [one.node_id for one in own_units(unit)]
    found = _KEEPING.fresh(unit, nodes, lambda stale: _tell(unit, stale, nodes))
    return frozenset(node for node, part in found.items() if part.told)


def _tell(unit: Unit, stale: Sequence[str], nodes: Sequence[str]) -> Iterator[Part]:
    connection = unit.connection
    if is_most(stale, nodes):
        here = reaches_by_node(connection)
        amiss = broken_nodes(connection, here) | _behind(unit, here)
    else:
        amiss = frozenset(one for one in stale if is_broken(connection, one) or lacking(unit, one))
    return (Part(org_id=node, told="amiss" if node in amiss else "") for node in stale)


def _behind(unit: Unit, here: Mapping[str, Sequence[StreamReach]]) -> frozenset[str]:
    """The nodes of which a computer may lack an entry, given how far their streams reach here."""
    behind: set[str] = set()
    level: list[Head] = []
    for node, computers in computers_by_node(unit, openings_by_node(unit)).items():
        for one in computers:
            for stream, _, _, highest in here.get(node, ()):
                seq, digest = one.reach.get(stream, (0, ""))
                if seq < highest:
                    behind.add(node)
                elif seq == highest:
                    level.append((node, stream, seq, digest))
    known = known_heads(unit.connection, level)
    return frozenset(behind | {head[0] for head in level if head not in known})


def _is_ahead(unit: Unit, node_id: str, computers: Sequence[Computer]) -> bool:
    """Whether a computer has said of an entry that is not here: the office was restored."""
    return any(
        not is_known(unit.connection, node_id, stream, *head)
        for one in computers
        for stream, head in one.reach.items()
    )
