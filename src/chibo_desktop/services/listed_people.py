"""Everybody with a record and how each came on the list and went from it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.headcount import Listed
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.list_steps import steps_of_events, steps_of_record
from chibo_desktop.domain.member import COUNTED
from chibo_desktop.services.watched import Progress, unwatched, watched
from chibo_desktop.storage.life_events import events_by_owner
from chibo_desktop.storage.member_lines import branch_names, branches_of_nodes, unit_names
from chibo_desktop.storage.member_values import MemberValues, member_values
from chibo_desktop.storage.unit_of_work import Unit

_READING = "Đọc hồ sơ và diễn biến"
_TOGETHER = 500  # units
_NEEDED = ("admitted_on", "confirmed_on", "activity_status", "left_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose people: one unit, one branch, or of everything in this file when empty."""

    org_id: str = ""
    branch_id: str = ""

    @property
    def nodes(self) -> tuple[str, ...]:
        """The unit, where it is one."""
        return (self.org_id,) if self.org_id else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOnRecord:
    """A person's values, steps, and what happened since the first list."""

    line: MemberValues
    listed: Listed
    events: Sequence[LifeEvent] = ()

    @property
    def org_id(self) -> str:
        """The node whose record it is."""
        return self.line.org_id


def people_on_record(
    unit: Unit, scope: Scope, fields: Collection[str] = (), progress: Progress = unwatched
) -> list[PersonOnRecord]:
    """The people of a scope with the fields asked for, in the order of given names.

    `progress` may stop it by raising.
    """
    progress(0, 1, _READING)
    return _people(unit, scope.nodes, scope.branch_id, fields, progress)


def people_by_unit(
    unit: Unit, nodes: Sequence[str], fields: Collection[str] = ()
) -> Iterator[tuple[str, Sequence[PersonOnRecord]]]:
    """The people of some units, unit by unit.

    Some hundred units are read together: one by one takes longer, and all those of a wide office
    at once take much memory.
    """
    for first in range(0, len(nodes), _TOGETHER):
        chunk = nodes[first : first + _TOGETHER]
        found: dict[str, list[PersonOnRecord]] = defaultdict(list)
        for one in _people(unit, chunk, "", fields, unwatched):
            found[one.org_id].append(one)
        yield from ((node, found[node]) for node in chunk)


def _people(
    unit: Unit,
    nodes: Sequence[str],
    branch_id: str,
    fields: Collection[str],
    progress: Progress,
) -> list[PersonOnRecord]:
    names = [*_NEEDED, *sorted(fields)]
    lines = member_values(unit.connection, names, org_ids=nodes, branch_id=branch_id)
    events = events_by_owner(unit.connection, nodes, branch_id)
    found = []
    for line in watched(lines, progress, _READING):
        own = events.get((line.id, line.org_id), ())
        found.append(PersonOnRecord(line=line, listed=_listed(line, own), events=own))
    return found


def scopes(unit: Unit) -> list[tuple[str, str]]:
    """What one may choose from, as `node` or `node/branch` with its name; "" is everything."""
    units, branches = unit_names(unit.connection), branch_names(unit.connection)
    own = unit.author.org_id
    found = [("", "Tất cả")]
    if len(units) > 1:
        found += [(node, name) for node, name in units.items() if node != own]
    ours = branch_names(unit.connection, own)
    if len(ours) > 1:
        found += [(f"{own}/{branch}", branches[branch]) for branch in ours]
    return found


def place_names(unit: Unit) -> dict[tuple[str, str], str]:
    """Where somebody belongs, by node and branch: unit and branch unless they bear one name."""
    units, own = unit_names(unit.connection), unit.author.org_id
    found = {(org_id, ""): unit_name for org_id, unit_name in units.items()}
    for org_id, branch_id, branch in branches_of_nodes(unit.connection):
        is_plain = org_id == own or units.get(org_id, "") in ("", branch)
        found[(org_id, branch_id)] = branch if is_plain else f"{units[org_id]} – {branch}"
    return found


def _listed(line: MemberValues, events: Sequence[LifeEvent]) -> Listed:
    status, left_on = line.values["activity_status"], line.values["left_on"]
    if events:
        steps = steps_of_events(events)
    else:
        steps = steps_of_record(status, line.values["admitted_on"], left_on)
    return Listed(
        member_id=line.id,
        org_id=line.org_id,
        branch_id=line.branch_id,
        full_name=line.full_name,
        steps=steps,
        is_listed=status in COUNTED,
        unlisted_on=left_on,
    )
