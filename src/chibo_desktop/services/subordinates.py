"""Đơn vị trực thuộc: the office's tree with the state of every unit's key."""

from collections import defaultdict
from dataclasses import dataclass, replace

from chibo_desktop.domain.organization import Branch, Subordinate, TrustState, Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.exchange.container import is_unit_code
from chibo_desktop.exchange.sealing import unit_fingerprint
from chibo_desktop.services.enrolment import fingerprint_of
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import set_own_code
from chibo_desktop.services.receipts import Outcome
from chibo_desktop.storage.exchange_log import Sender, members_by_node, received_by, senders
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class SubordinateLine:
    """A unit, or a branch inside one (`depth` 1): only a unit has a key and sends bundles."""

    id: str
    name: str
    code: str
    kind: str
    depth: int = 0
    member_count: int | None = None
    trust: TrustState = TrustState.NONE
    last_period: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A registration that waits for the telephone call. `fingerprint` has six groups."""

    node_id: str
    name: str
    code: str
    registered_at: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTree:
    """The whole place: who the office is, its units in order, who waits."""

    office_name: str
    office_code: str
    fingerprint: str  # what the office reads aloud; empty while it has no code
    lines: tuple[SubordinateLine, ...]
    pending: tuple[Pending, ...]

    @property
    def units(self) -> tuple[SubordinateLine, ...]:
        """The lines that are units, without the branches inside them."""
        return tuple(one for one in self.lines if not one.depth)


def load_tree(unit: Unit) -> OfficeTree:
    """The office's tree."""
    workplace = unit.get(Workplace, unit.author.org_id)
    code = workplace.code if workplace else ""
    known = senders(unit.connection)
    return OfficeTree(
        office_name=workplace.name if workplace else "",
        office_code=code,
        fingerprint=_office_fingerprint(unit, code) if code else "",
        lines=tuple(_lines(unit, {one.node_id: one for one in known})),
        pending=tuple(
            Pending(
                node_id=one.node_id,
                name=one.name,
                code=one.code,
                registered_at=one.registered_at,
                fingerprint=fingerprint_of(one),
            )
            for one in known
            if one.trust == TrustState.PENDING
        ),
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


def _office_fingerprint(unit: Unit, code: str) -> str:
    keys = node_keys(unit)
    return unit_fingerprint(code=code, public_key=keys.public_key, recipient=keys.recipient)


def _lines(unit: Unit, known: dict[str, Sender]) -> list[SubordinateLine]:
    members = members_by_node(unit.connection)
    latest: dict[str, str] = {}
    for bundle in received_by(unit.connection):
        if bundle.outcome == Outcome.MERGED:
            latest[bundle.node_id] = max(latest.get(bundle.node_id, ""), bundle.period)
    inside: dict[str, list[Branch]] = defaultdict(list)
    for branch in unit.all(Branch):
        inside[branch.org_id].append(branch)
    by_code = {item.code: item for item in known.values() if item.trust != TrustState.REVOKED}
    lines = []
    for one in sorted(unit.all(Subordinate), key=lambda item: item.code):
        sender = known.get(one.node_id) or by_code.get(one.code)
        lines.append(
            SubordinateLine(
                id=one.id,
                name=one.name,
                code=one.code,
                kind=one.kind,
                depth=1 if one.parent_id else 0,
                member_count=members.get(one.node_id),
                trust=TrustState(sender.trust) if sender else TrustState.NONE,
                last_period=latest.get(one.node_id, ""),
                contact=one.phone_contact,
            )
        )
        branches = inside.get(one.node_id, [])
        if len(branches) > 1:
            lines += [
                SubordinateLine(id=item.id, name=item.name, code=item.code, kind="branch", depth=1)
                for item in branches
            ]
    return lines
