"""Đơn vị trực thuộc: the office's tree with the state of every unit's key."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chibo_desktop.domain.organization import Branch, Subordinate, TrustState, Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.unit_tree import (
    begins_after,
    check_dates,
    check_parent,
    ended_before,
    placed,
    stands_on,
)
from chibo_desktop.exchange.container import is_unit_code
from chibo_desktop.services.office_keys import office_fingerprint
from chibo_desktop.services.office_link import set_own_code
from chibo_desktop.services.office_units import nodes_of, own_units, whole_tree
from chibo_desktop.services.pending_keys import Pending, pending_keys
from chibo_desktop.services.unit_changes import RecordedAct, recorded_acts
from chibo_desktop.storage.arrivals import branch_counts
from chibo_desktop.storage.counted_members import members_by_node
from chibo_desktop.storage.exchange_by_node import newest_periods
from chibo_desktop.storage.node_keys import Sender, senders
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SubordinateLine:
    """A unit, or a branch inside one (`is_inside`): only a unit has a key and sends bundles.

    `is_own`: this office keeps it; the units below a unit that is an office are that unit's.
    """

    id: str
    name: str
    code: str
    kind: str
    depth: int = 0
    has_children: bool = False
    is_own: bool = True
    is_inside: bool = False
    member_count: int | None = None
    trust: TrustState = TrustState.NONE
    last_period: str = ""
    contact: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTree:
    """The whole place: who the office is, its units in order, who waits."""

    office_name: str
    office_code: str
    fingerprint: str  # what the office reads aloud; empty while it has no code
    day: date
    lines: tuple[SubordinateLine, ...]  # who stands on the day, from top to bottom
    ended: tuple[SubordinateLine, ...]
    later: tuple[SubordinateLine, ...]  # who begins only after the day
    pending: tuple[Pending, ...]
    acts: tuple[RecordedAct, ...]

    @property
    def units(self) -> tuple[SubordinateLine, ...]:
        """The lines that are this office's units, without the branches inside them."""
        return tuple(one for one in self.lines if one.is_own and not one.is_inside)

    @property
    def is_empty(self) -> bool:
        """Whether no unit was ever entered."""
        return not (self.lines or self.ended or self.later)


def load_tree(unit: Unit, day: date | None = None) -> OfficeTree:
    """The office's tree as it stands on a day; today when none is named."""
    day = day or unit.now.date()
    workplace = unit.get(Workplace, unit.author.org_id)
    code = workplace.code if workplace else ""
    known = senders(unit.connection)
    whole = whole_tree(unit, day)
    line = _Lines.of(unit, whole, {one.node_id: one for one in known})
    return OfficeTree(
        office_name=workplace.name if workplace else "",
        office_code=code,
        fingerprint=office_fingerprint(unit) if code else "",
        day=day,
        lines=tuple(line.standing([one for one in whole if stands_on(one, day)])),
        ended=tuple(line.flat([one for one in whole if ended_before(one, day)])),
        later=tuple(line.flat([one for one in whole if begins_after(one, day)])),
        acts=recorded_acts(unit),
        pending=pending_keys(unit, known),
    )


def set_office_code(unit: Unit, code: str) -> None:
    """Give the office the code that its invitations bear.

    Raises DomainError: office-code-faulty.
    """
    code = nfc(code)
    if not is_unit_code(code) or not code.isascii() or " " in code:
        raise DomainError(Problem(code="office-code-faulty", field="code"))
    workplace = unit.get(Workplace, unit.author.org_id)
    if workplace is not None:
        unit.save(replace(workplace, code=code), act="workplace.edit")
    set_own_code(unit, code)


def subordinate_to_edit(unit: Unit, unit_id: str) -> Subordinate:
    """A unit of this office as it stands. Raises DomainError: subordinate-unknown."""
    one = unit.get(Subordinate, unit_id)
    if one is None or one.org_id != unit.author.org_id:
        raise DomainError(Problem(code="subordinate-unknown"))
    return one


def edit_subordinate(unit: Unit, draft: Subordinate) -> None:
    """Put right what was entered of a unit. A decision about it is an act of its own.

    Raises DomainError: field-missing, subordinate-code-taken, unit-code-in-use, unit-parent-…,
    unit-dates-turned, unit-ends-with-units, subordinate-unknown.
    """
    known, before = own_units(unit), subordinate_to_edit(unit, draft.id)
    after = replace(
        before,
        name=nfc(draft.name),
        code=nfc(draft.code),
        kind=draft.kind,
        parent_id=draft.parent_id,
        phone_contact=nfc(draft.phone_contact),
        since=draft.since,
        until=draft.until,
    )
    has_key = any(one.code == before.code for one in senders(unit.connection))
    if problems := [
        *_check_name(known, before, after, has_key=has_key),
        *_check_place(known, after),
    ]:
        raise DomainError(*problems)
    unit.save(after, act="subordinate.edit")


def _check_name(
    known: list[Subordinate], before: Subordinate, after: Subordinate, *, has_key: bool
) -> Iterator[Problem]:
    for value, name, label in (
        (after.name, "name", "Tên đơn vị"),
        (after.code, "code", "Mã đơn vị"),
    ):
        if not value:
            yield Problem(code="field-missing", field=name, params={"label": label})
    if after.code != before.code:
        params = {"code": before.code if has_key else after.code}
        if has_key:
            yield Problem(code="unit-code-in-use", field="code", params=params)
        elif any(one.code == after.code for one in known):
            yield Problem(code="subordinate-code-taken", field="code", params=params)


def _check_place(known: list[Subordinate], after: Subordinate) -> Iterator[Problem]:
    if problem := check_parent(known, after, after.parent_id):
        yield problem
    if problem := check_dates(after):
        yield problem
    until = after.until
    if until is not None:
        left = [
            one.name
            for one in known
            if one.parent_id == after.id and stands_on(one, until + timedelta(days=1))
        ]
        if left:
            params = {"name": after.name, "children": ", ".join(left)}
            yield Problem(code="unit-ends-with-units", field="until", params=params)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """What every line needs to know beside its unit."""

    own_id: str
    senders: Mapping[str, Sender]
    by_code: Mapping[str, Sender]
    members: Mapping[str, int]
    nodes: Mapping[str, frozenset[str]]
    latest: Mapping[str, str]
    inside: Mapping[str, list[Branch]]

    @classmethod
    def of(cls, unit: Unit, whole: Sequence[Subordinate], known: Mapping[str, Sender]) -> "_Lines":
        """Read once for all lines."""
        nodes = nodes_of(whole)
        counts = branch_counts(unit.connection)
        several = any(count > 1 for count in counts.values())
        inside: dict[str, list[Branch]] = defaultdict(list)
        for branch in unit.all(Branch) if several else ():
            inside[branch.org_id].append(branch)
        return cls(
            own_id=unit.author.org_id,
            senders=known,
            by_code={one.code: one for one in known.values() if one.trust != TrustState.REVOKED},
            members=members_by_node(unit.connection, nodes),
            nodes=nodes,
            latest=newest_periods(unit.connection),
            inside=inside,
        )

    def standing(self, units: Sequence[Subordinate]) -> Iterator[SubordinateLine]:
        """The lines of a tree, with the branches inside a unit that has several."""
        for one in placed(units):
            branches = self.inside.get(one.unit.node_id, [])
            has_branches = len(branches) > 1
            yield self._line(one.unit, one.depth, has_children=one.has_children or has_branches)
            if has_branches:
                for item in branches:
                    yield SubordinateLine(
                        id=item.id,
                        name=item.name,
                        code=item.code,
                        kind="branch",
                        depth=one.depth + 1,
                        is_inside=True,
                    )

    def flat(self, units: Sequence[Subordinate]) -> Iterator[SubordinateLine]:
        """The lines of units that do not stand: the one that ended last first."""
        ordered = sorted(units, key=lambda one: (one.until or date.max, one.code), reverse=True)
        return (self._line(one) for one in ordered)

    def _line(
        self, one: Subordinate, depth: int = 0, *, has_children: bool = False
    ) -> SubordinateLine:
        is_own = one.org_id == self.own_id
        sender = self.senders.get(one.node_id) or (self.by_code.get(one.code) if is_own else None)
        nodes = [node for node in self.nodes[one.node_id] if node in self.members]
        return SubordinateLine(
            id=one.id,
            name=one.name,
            code=one.code,
            kind=one.kind,
            depth=depth,
            has_children=has_children,
            is_own=is_own,
            member_count=sum(self.members[node] for node in nodes) if nodes else None,
            trust=TrustState(sender.trust) if sender else TrustState.NONE,
            last_period=self.latest.get(one.node_id, ""),
            contact=one.phone_contact,
            since=one.since,
            until=one.until,
        )
