"""What a merge does to a unit's people and records: asked before it, answered after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.shrink import Loss, Shrinkage
from chibo_desktop.services.receipts import Change, PersonNews
from chibo_desktop.storage.absorb import Absorbed
from chibo_desktop.storage.counted_members import counted_in
from chibo_desktop.storage.sent_down import Addressed
from chibo_desktop.storage.shrinking import (
    members_in_conflict,
    names_of,
    standing,
    taken_off,
)
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import live_counts

_MEMBER = "member"


@dataclass(frozen=True, slots=True)
class StandingBefore:
    """Who and what counted of a node before a merge."""

    node_id: str
    members: Mapping[str, str]  # name by id
    threatened: Addressed  # what the entries take off the lists
    records: frozenset[str]  # those of them that were on the lists

    def people(self, unit: Unit, done: Absorbed, now: Mapping[str, str]) -> tuple[PersonNews, ...]:
        """The members that a merge brought, changed, ended or left with two values.

        `now`: those whom the node has on its lists afterwards.
        """
        touched = {record for kind, _, record in done.touched if kind == _MEMBER}
        fresh = {record for kind, _, record in done.fresh if kind == _MEMBER}
        names = names_of(unit.connection, self.node_id, touched)
        torn = members_in_conflict(unit.connection, self.node_id) if done.conflicts else ()

        def change_of(one: str) -> Change:
            if one in torn:
                return Change.CONFLICT
            if one in self.members and one not in now:
                return Change.ENDED
            return Change.NEW if one in fresh else Change.CHANGED

        return tuple(
            PersonNews(change=change_of(one), member_id=one, full_name=name)
            for one, name in names.items()
        )

    def shrinkage(
        self, unit: Unit, now: Mapping[str, str], *, stated: Mapping[str, int] | None
    ) -> Shrinkage:
        """What the merge took away. `stated`: how much the sender says it has, when that differs.

        A sender that has far less than stands here is a copy of an empty file or of another one:
        merging takes nothing away then, but nobody may take its silence for a report.
        """
        connection, node = unit.connection, self.node_id
        ended = len(self.members.keys() - now.keys())
        voided = len(self.records - standing(connection, node, self.threatened))
        counts = live_counts(connection, node) if voided or stated is not None else {}
        lacking, fewer = 0, 0
        if stated is not None:
            lacking = counts.get(_MEMBER, 0) - stated.get(_MEMBER, 0)
            fewer = sum(max(0, count - stated.get(name, 0)) for name, count in counts.items())
        return Shrinkage(
            members=Loss(before=len(self.members), gone=max(ended, lacking, 0)),
            records=Loss(before=sum(counts.values()) + voided, gone=max(voided, fewer)),
        )


def standing_before(unit: Unit, node_id: str, entries: Sequence[Entry]) -> StandingBefore:
    """Ask before a merge of entries of a node."""
    threatened = taken_off(entries)
    return StandingBefore(
        node_id=node_id,
        members=counted_in(unit.connection, node_id),
        threatened=threatened,
        records=standing(unit.connection, node_id, threatened),
    )
