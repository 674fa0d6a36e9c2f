"""Where a directive for each unit would stand now, for all units of an office by a few questions.

The same as `directive_content` of each: what is said to every unit alike is put together once, what
is said to one by name is asked for it alone.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chibo_desktop.exchange import canonical
from chibo_desktop.services.above import offices_above
from chibo_desktop.services.computers import computers_by_node, lacks_nothing, openings_by_node
from chibo_desktop.services.directive_parts import state_with, written_parts
from chibo_desktop.services.directives import together
from chibo_desktop.services.key_part import NAME as KEYS
from chibo_desktop.services.key_part import plain_key, version_in_force
from chibo_desktop.services.office_units import nodes_of, whole_tree
from chibo_desktop.services.transfer_part import nodes_named
from chibo_desktop.storage.node_keys import Sender, senders
from chibo_desktop.storage.rows_going import rows_going
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import broken_nodes, reaches_by_node


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentState:
    """How many rows a directive would hold, and the state that tells it from another."""

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
        self._through = nodes_of(whole_tree(unit))
        self._version = version_in_force(unit)
        self._keys: dict[str, list[Sender]] = defaultdict(list)
        for one in senders(unit.connection):
            self._keys[one.node_id].append(one)
        self._rows: dict[frozenset[str], ContentState] = {}
        self._to_all: Mapping[str, bytes] | None = None

    def of(self, node_id: str) -> ContentState:
        """How a directive for a unit would stand."""
        nodes = self._through.get(node_id) or frozenset({node_id})
        rows = self._of_rows(nodes)
        if len(nodes) > 1 or node_id in self._named:
            parts = written_parts(self._unit, node_id)
            spelt = {name: canonical.encode(plain) for name, plain in parts.items()}
        else:
            spelt = dict(self._alike(node_id))
            if key := plain_key(self._keys.get(node_id, ()), self._version):
                spelt[KEYS] = canonical.encode(key)
        return ContentState(rows=rows.rows, state=state_with(rows.state, spelt))

    def _of_rows(self, nodes: frozenset[str]) -> ContentState:
        addressed = frozenset(
            node for going in self._going.values() for node in nodes if node in going.by_node
        )
        if addressed not in self._rows:
            told = [(org_id, going.to(addressed)) for org_id, going in self._going.items()]
            self._rows[addressed] = ContentState(
                rows=sum(len(ids & self._going[org_id].on_lists) for org_id, ids in told),
                state=together(
                    [
                        self._going[org_id].state_of(ids)
                        for org_id, ids in told
                        if ids or org_id == self._own
                    ]
                ),
            )
        return self._rows[addressed]

    def _alike(self, node_id: str) -> Mapping[str, bytes]:
        """What every unit is told that nothing is said to by name; asked for the first of them."""
        if self._to_all is None:
            parts = written_parts(self._unit, node_id)
            self._to_all = {
                name: canonical.encode(plain) for name, plain in parts.items() if name != KEYS
            }
        return self._to_all

    @cached_property
    def _named(self) -> frozenset[str]:
        """The units of whose own transfers or streams something is said."""
        connection = self._unit.connection
        here = reaches_by_node(connection)
        behind = {
            node_id
            for node_id, known in computers_by_node(
                self._unit, openings_by_node(self._unit)
            ).items()
            if not lacks_nothing(connection, node_id, known, here.get(node_id, ()))
        }
        return nodes_named(self._unit) | broken_nodes(connection, here) | behind
