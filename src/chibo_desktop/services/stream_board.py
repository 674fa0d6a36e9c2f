"""Nhật ký các máy: which computers write for each unit, how far what they wrote is here.

All units are asked about at once, numbers of entries by an index; the links are followed only for a
unit of which something is lacking or forked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.streams import Chain, StreamOpening
from chibo_desktop.services.computers import Computer, computers_by_node, openings_by_node
from chibo_desktop.services.office_units import own_units
from chibo_desktop.storage.streams import chains_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import StreamReach, broken_nodes, reaches_by_node


class StreamState(StrEnum):
    """How one stream stands here, the worst first."""

    GAP = "gap"
    FORKED = "forked"
    WHOLE = "whole"
    REPLACED = "replaced"  # whole, and the same computer writes on in another one


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamLine:
    """One stream: of which unit, the how-many-th of it, how far it is here, what is amiss.

    `said_at` is when the computer that writes it last reported; empty of one that did not.
    """

    unit_name: str
    unit_code: str
    node_id: str
    number: int
    entries: int
    highest: int
    state: StreamState
    is_ours: bool
    gaps: tuple[tuple[int, int], ...] = ()
    forks: tuple[int, ...] = ()
    opening: StreamOpening | None = None
    after: int = 0  # the number of the stream that it follows
    said_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamBoard:
    """The streams, unit by unit; at a unit its own. `several`: units with several computers."""

    lines: tuple[StreamLine, ...]
    several: tuple[str, ...] = field(default=())

    @property
    def amiss(self) -> int:
        """How many streams lack something or are forked."""
        return sum(one.state in (StreamState.GAP, StreamState.FORKED) for one in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is asked of all units at once, by node."""

    reaches: Mapping[str, Sequence[StreamReach]]
    openings: Mapping[str, Sequence[StreamOpening]]
    computers: Mapping[str, Sequence[Computer]]
    broken: frozenset[str]


def load_streams(unit: Unit, *, of_office: bool) -> StreamBoard:
    """The board of an office for its units, of a unit for itself."""
    openings, reaches = openings_by_node(unit), reaches_by_node(unit.connection)
    asked = _Asked(
        reaches=reaches,
        openings=openings,
        computers=computers_by_node(unit, openings),
        broken=broken_nodes(unit.connection, reaches),
    )
    if not of_office:
        own = unit.get(Workplace, unit.author.org_id)
        name = own.name if own else ""
        return StreamBoard(lines=tuple(_of_node(unit, asked, unit.author.org_id, name, "")))
    units = sorted(own_units(unit), key=lambda one: one.code)
    return StreamBoard(
        lines=tuple(
            line for one in units for line in _of_node(unit, asked, one.node_id, one.name, one.code)
        ),
        several=tuple(one.name for one in units if len(asked.computers.get(one.node_id, ())) > 1),
    )


def _of_node(unit: Unit, asked: _Asked, node_id: str, name: str, code: str) -> Iterator[StreamLine]:
    found = sorted(asked.reaches.get(node_id, ()))  # ids of streams begin with their moment
    numbers = {stream: place for place, (stream, *_) in enumerate(found, start=1)}
    openings = {one.stream: one for one in asked.openings.get(node_id, ())}
    gone = {one.after_stream for one in openings.values() if one.replaces}
    said = {one.stream: one.said_at for one in asked.computers.get(node_id, ())}
    chains = chains_of(unit.connection, node_id) if node_id in asked.broken else {}
    for stream, rows, _, highest in found:
        chain = chains.get(stream, Chain())
        opening = openings.get(stream)
        yield StreamLine(
            unit_name=name,
            unit_code=code,
            node_id=node_id,
            number=numbers[stream],
            entries=rows,
            highest=highest,
            state=_state(chain, is_gone=stream in gone),
            is_ours=stream == unit.author.stream,
            gaps=chain.gaps,
            forks=chain.forks,
            opening=opening,
            after=numbers.get(opening.after_stream, 0) if opening else 0,
            said_at=said.get(stream, ""),
        )


def _state(chain: Chain, *, is_gone: bool) -> StreamState:
    if chain.gaps:
        return StreamState.GAP
    if chain.forks:
        return StreamState.FORKED
    return StreamState.REPLACED if is_gone else StreamState.WHOLE
