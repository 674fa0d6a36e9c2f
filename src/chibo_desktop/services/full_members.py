"""How many full members each branch has: what documents it must have depends on it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from chibo_desktop.services.committee import ON_ROLL
from chibo_desktop.services.kept_parts import Keeping, is_most
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import Part, plain_told
from chibo_desktop.storage.terms import full_member_counts
from chibo_desktop.storage.unit_of_work import Unit

_KEEPING = Keeping(name="full-members", until="")


def full_members_by_branch(unit: Unit, org_id: str = "") -> Mapping[str, int]:
    """Full members on the roll, of one node's branches or of all.

    Of all units it is kept by unit until its journal changes.
    """
    if org_id:
        return _together(full_member_counts(unit.connection, ON_ROLL, org_id=org_id).values())
    nodes = nodes_with_rows(unit.connection)

    def make(stale: Sequence[str]) -> Iterator[Part]:
        of_all = full_member_counts(unit.connection, ON_ROLL) if is_most(stale, nodes) else None
        for node in stale:
            found = of_all
            if found is None:
                found = full_member_counts(unit.connection, ON_ROLL, org_id=node)
            yield Part(org_id=node, told=json.dumps(found.get(node, {})))

    return _together(plain_told(_KEEPING.fresh(unit, nodes, make).values()))


def _together(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for one in counts:
        found.update(one)
    return found
