"""Where a directive for each unit would stand now, for all units of an office by a few questions.

The same as `directive_content` of each: what is said to every unit alike is put together once, what
is said to one by name is asked for it alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chibo_desktop.exchange import canonical
from chibo_desktop.services.above import offices_above
from chibo_desktop.services.computers import nodes_amiss
from chibo_desktop.services.directive_parts import (
    Plain,
    brief_state,
    part_digest,
    state_with,
    written_parts,
)
from chibo_desktop.services.directives import together
from chibo_desktop.services.key_part import NAME as KEYS
from chibo_desktop.services.key_part import plain_key, version_in_force
from chibo_desktop.services.office_units import nodes_by_unit
from chibo_desktop.services.transfer_part import nodes_named
from chibo_desktop.storage.node_keys import confirmed_keys
from chibo_desktop.storage.rows_going import rows_going
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentState:
    """How many rows a directive would hold, and what tells its content from another."""

    rows: int
    brief: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfRows:
    rows: int
    state: str


class DirectiveStates:
    """Read once, then asked for one unit after another; nothing may be written meanwhile."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._own = unit.author.org_id
        self._going = {
            org_id: rows_going(unit.connection, org_id)
            for org_id in (self._own, *offices_above(unit))
        }
        self._through = nodes_by_unit(unit)
        self._version = version_in_force(unit)
        self._keys = confirmed_keys(unit.connection)
        self._of_rows: dict[frozenset[str], _OfRows] = {}

    def of(self, node_id: str) -> ContentState:
        """How a directive for a unit would stand."""
        rows = self._rows(node_id)
        if self._is_named(node_id):
            parts = written_parts(self._unit, node_id)
            digests = {name: part_digest(plain) for name, plain in parts.items()}
        else:
            digests = dict(self._alike_digests)
            if key := self._key(node_id):
                digests[KEYS] = part_digest(key)
        return ContentState(rows=rows.rows, brief=brief_state(rows.state, digests))

    def state_of(self, node_id: str) -> str:
        """The state itself, for a directive of which no more was noted: it takes longer."""
        if self._is_named(node_id):
            parts = written_parts(self._unit, node_id)
            spelt = {name: canonical.encode(plain) for name, plain in parts.items()}
        else:
            spelt = dict(self._alike_spelt)
            if key := self._key(node_id):
                spelt[KEYS] = canonical.encode(key)
        return state_with(self._rows(node_id).state, spelt)

    def _rows(self, node_id: str) -> _OfRows:
        nodes = self._through.get(node_id) or frozenset({node_id})
        addressed = frozenset(
            node for going in self._going.values() for node in nodes if node in going.by_node
        )
        if addressed not in self._of_rows:
            told = [(org_id, going.to(addressed)) for org_id, going in self._going.items()]
            self._of_rows[addressed] = _OfRows(
                rows=sum(len(ids & self._going[org_id].on_lists) for org_id, ids in told),
                state=together(
                    [
                        self._going[org_id].state_of(ids)
                        for org_id, ids in told
                        if ids or org_id == self._own
                    ]
                ),
            )
        return self._of_rows[addressed]

    def _key(self, node_id: str) -> Plain | None:
        return plain_key(self._keys.get(node_id), self._version)

    def _is_named(self, node_id: str) -> bool:
        return node_id in self._named or len(self._through.get(node_id, ())) > 1

    @cached_property
    def _alike(self) -> Mapping[str, Plain]:
        """What every unit is told that nothing is said to by name; what is said of keys aside."""
        node = next(node for node in self._through if not self._is_named(node))
        parts = written_parts(self._unit, node)
        return {name: plain for name, plain in parts.items() if name != KEYS}

    @cached_property
    def _alike_digests(self) -> Mapping[str, str]:
        return {name: part_digest(plain) for name, plain in self._alike.items()}

    @cached_property
    def _alike_spelt(self) -> Mapping[str, bytes]:
        return {name: canonical.encode(plain) for name, plain in self._alike.items()}

    @cached_property
    def _named(self) -> frozenset[str]:
        """The units of whose own transfers or streams something is said."""
        return nodes_named(self._unit) | nodes_amiss(self._unit)
