"""What of an office's rows travels, all of it at once, by the unit that each row goes to."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, literal, select

from chibo_desktop.domain.journal import key_text, op_text, state_hash_of, state_lines
from chibo_desktop.domain.records import Record, RecordType, types_sent_down
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.vectors import ops_of

_EVERY_UNIT = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """The ids of an office's rows by the node they go to, and what stands of each."""

    by_node: Mapping[str, frozenset[str]]
    on_lists: frozenset[str]
    standing: Mapping[str, Sequence[tuple[str, str]]]

    def to(self, node_ids: Collection[str]) -> frozenset[str]:
        """The rows that travel to one of these nodes, as `sent_down.addressed_to` finds them."""
        nothing: frozenset[str] = frozenset()
        return nothing.union(
            *(self.by_node.get(node, nothing) for node in (_EVERY_UNIT, *node_ids))
        )

    def state_of(self, record_ids: Collection[str]) -> str:
        """The hash of what stands of some rows, as `vectors.state_hash` computes it."""
        ops = [op for one in record_ids for op in self.standing.get(one, ())]
        return state_hash_of(state_lines(ops))


def rows_going(connection: Connection, org_id: str) -> Going:
    """Everything of an office that travels, also what was taken off the lists."""
    by_node: dict[str, set[str]] = defaultdict(set)
    on_lists, every = set(), set()
    for kind in types_sent_down():
        for record_id, void, node in connection.execute(_addressed(kind, org_id)).all():
            every.add(record_id)
            by_node[node].add(record_id)
            if void == "":
                on_lists.add(record_id)
    standing: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record_id, atom, _, digest, index in ops_of(connection, org_id, sorted(every)):
        op = (key_text(org_id, record_id, atom), op_text((digest, index)))
        standing[record_id].append(op)
    return Going(
        by_node={node: frozenset(ids) for node, ids in by_node.items()},
        on_lists=frozenset(on_lists),
        standing=standing,
    )


def _addressed(kind: RecordType[Record], org_id: str) -> Select[str, str, str]:
    table, to = RECORD_TABLES[kind.name], kind.sent_down
    ours = table.c.org_id == org_id
    if to is None or not to.field:
        return select(table.c.id, table.c[VOID], literal(_EVERY_UNIT)).where(ours)
    named = table.c[to.field]
    if not to.by_owner:
        return select(table.c.id, table.c[VOID], func.coalesce(named, _EVERY_UNIT)).where(ours)
    owner = RECORD_TABLES[kind.by_name[to.field].refers_to].alias("owner")
    joined = table.join(owner, owner.c.id == named)
    return select(table.c.id, table.c[VOID], owner.c.org_id).select_from(joined).where(ours)
