"""Office and unit make each other's acquaintance by files and a telephone call.

The office writes an invitation; the unit answers with a registration; both read a fingerprint
aloud. Comparison is by typing two groups of digits, not by a glance. Source: protocol.md §3.12.
"""

from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop import VERSION
from chibo_desktop.domain.organization import Subordinate, TrustState, Workplace, WorkplaceKind
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.unit_tree import check_dates
from chibo_desktop.exchange.enrolment import Registration, write_registration
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.invitation import (
    Invitation,
    Office,
    read_invitation,
    write_invitation,
)
from chibo_desktop.exchange.invitation import Unit as InvitedUnit
from chibo_desktop.exchange.naming import invitation_file_name, registration_file_name
from chibo_desktop.exchange.sealing import unit_fingerprint
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import set_own_code
from chibo_desktop.services.office_units import own_units, unit_of_code
from chibo_desktop.services.session import NewWorkplace
from chibo_desktop.storage.exchange_log import Sender, put_sender, revoke_sender, senders
from chibo_desktop.storage.meta import write_meta
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file to be written where the user chooses."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView:
    """What a unit is shown before it answers."""

    office_name: str
    unit_name: str
    unit_code: str
    unit_kind: WorkplaceKind
    unit_id: str
    fingerprint: str


def add_subordinate(
    unit: Unit,
    *,
    name: str,
    code: str,
    kind: WorkplaceKind,
    parent_id: str = "",
    phone_contact: str = "",
    since: date | None = None,
    until: date | None = None,
) -> Subordinate:
    """Put a unit into the office's tree; without `since` it has always stood.

    Raises DomainError: field-missing, subordinate-code-taken, unit-parent-unknown,
    unit-dates-turned.
    """
    name, code = nfc(name), nfc(code)
    for value, field, label in ((name, "name", "Tên đơn vị"), (code, "code", "Mã đơn vị")):
        if not value:
            raise DomainError(Problem(code="field-missing", field=field, params={"label": label}))
    if unit_of_code(unit, code) is not None:
        raise DomainError(
            Problem(code="subordinate-code-taken", field="code", params={"code": code})
        )
    if parent_id and all(one.id != parent_id for one in own_units(unit)):
        raise DomainError(Problem(code="unit-parent-unknown", field="parent_id"))
    identity = unit.new_id()
    one = Subordinate(
        id=identity,
        org_id=unit.author.org_id,
        name=name,
        code=code,
        kind=kind,
        parent_id=parent_id,
        node_id=identity,
        phone_contact=nfc(phone_contact),
        since=since,
        until=until,
        joined_on=unit.now.date(),
    )
    if problem := check_dates(one):
        raise DomainError(problem)
    unit.save(one, act="subordinate.create")
    return one


def invite(unit: Unit, subordinate_id: str) -> NamedFile:
    """The invitation for one unit. Raises DomainError: subordinate-unknown, office-code-missing."""
    one = unit.get(Subordinate, subordinate_id)
    if one is None:
        raise DomainError(Problem(code="subordinate-unknown"))
    workplace = unit.get(Workplace, unit.author.org_id)
    if workplace is None or not workplace.code:
        raise DomainError(Problem(code="office-code-missing", field="code"))
    set_own_code(unit, workplace.code)
    keys = node_keys(unit)
    parent = unit.get(Subordinate, one.parent_id) if one.parent_id else None
    invitation = Invitation(
        id=unit.new_id(),
        office=Office(
            id=workplace.id,
            code=workplace.code,
            name=workplace.name,
            public_key=keys.public_key,
            recipient=keys.recipient,
        ),
        unit=InvitedUnit(
            id=one.node_id,
            code=one.code,
            name=one.name,
            kind=one.kind,
            parent=parent.name if parent else workplace.name,
        ),
        created_ms=int(unit.now.timestamp() * 1000),
    )
    data = write_invitation(invitation, signing_seed=keys.signing_seed)
    return NamedFile(name=invitation_file_name(one.code), data=data)


def view_invitation(data: bytes) -> InvitationView:
    """What an invitation says, before anything is done. Raises DomainError."""
    invitation = _read(data)
    return InvitationView(
        office_name=invitation.office.name,
        unit_name=invitation.unit.name,
        unit_code=invitation.unit.code,
        unit_kind=WorkplaceKind(invitation.unit.kind),
        unit_id=invitation.unit.id,
        fingerprint=invitation.office.fingerprint,
    )


def invited_workplace(data: bytes, *, secretary_name: str = "", place: str = "") -> NewWorkplace:
    """The first form filled in from an invitation. Raises DomainError."""
    invitation = _read(data)
    return NewWorkplace(
        name=invitation.unit.name,
        kind=WorkplaceKind(invitation.unit.kind),
        code=invitation.unit.code,
        superior_name=invitation.office.name,
        node_id=invitation.unit.id,
        secretary_name=secretary_name,
        place=place,
    )


def accept_invitation(unit: Unit, data: bytes, typed: str) -> NamedFile:
    """Answer an invitation once its fingerprint was compared; returns the registration file.

    `typed` are the last two groups of digits, read from the paper or over the telephone.
    Raises DomainError: fingerprint-differs, and those of reading.
    """
    invitation = _read(data)
    if not same_last_groups(typed, invitation.office.fingerprint):
        raise DomainError(Problem(code="fingerprint-differs", field="fingerprint"))
    own = replace(invitation, unit=replace(invitation.unit, id=unit.author.org_id))
    set_own_code(unit, invitation.unit.code)
    write_meta(unit.connection, "office-id", invitation.office.id)
    put_sender(
        unit.connection,
        Sender(
            node_id=invitation.office.id,
            code=invitation.office.code,
            name=invitation.office.name,
            signing_key=invitation.office.public_key,
            recipient=invitation.office.recipient,
            trust=TrustState.CONFIRMED,
            registered_at=unit.now.isoformat(timespec="seconds"),
        ),
    )
    data = write_registration(
        own,
        keys=node_keys(unit),
        id=unit.new_id(),
        created_ms=int(unit.now.timestamp() * 1000),
        hlc=(int(unit.now.timestamp() * 1000), 0),
        app=VERSION,
    )
    unit.touched.add("sent")
    return NamedFile(name=registration_file_name(invitation.unit.code), data=data)


def note_registration(unit: Unit, registration: Registration) -> Subordinate:
    """Keep a unit's keys until its fingerprint is compared. Raises DomainError.

    A unit that enrols again waits for confirmation again; its confirmed key stays until then
    only if it is the same key.
    """
    found = [one for one in own_units(unit) if one.code == registration.code]
    if not found:
        raise DomainError(
            Problem(code="registration-not-invited", params={"code": registration.code})
        )
    known = [
        one
        for one in senders(unit.connection, code=registration.code)
        if one.trust != TrustState.REVOKED
    ]
    if any(one.signing_key == registration.public_key for one in known):
        return found[0]
    for old in known:
        revoke_sender(unit.connection, old)
    put_sender(
        unit.connection,
        Sender(
            node_id=registration.unit_id,
            code=registration.code,
            name=found[0].name,
            signing_key=registration.public_key,
            recipient=registration.recipient,
            trust=TrustState.PENDING,
            registered_at=unit.now.isoformat(timespec="seconds"),
        ),
    )
    return found[0]


def confirm_registration(unit: Unit, node_id: str, typed: str) -> None:
    """Trust a unit's key after the telephone call: the last two groups were typed.

    Raises DomainError: subordinate-unknown, fingerprint-differs.
    """
    known = senders(unit.connection, node_id=node_id)
    found = [one for one in own_units(unit) if known and one.code == known[0].code]
    if not found:
        raise DomainError(Problem(code="subordinate-unknown"))
    if not same_last_groups(typed, fingerprint_of(known[0])):
        raise DomainError(Problem(code="fingerprint-differs", field="fingerprint"))
    put_sender(unit.connection, replace(known[0], trust=TrustState.CONFIRMED))
    if found[0].node_id != node_id:
        unit.save(replace(found[0], node_id=node_id), act="subordinate.enrol")
    unit.touched.add("subordinate")


def fingerprint_of(one: Sender) -> str:
    """The six groups of a known node."""
    return unit_fingerprint(code=one.code, public_key=one.signing_key, recipient=one.recipient)


def same_last_groups(typed: str, fingerprint: str) -> bool:
    """True when the last two groups of five digits were typed; more of it is welcome."""
    digits = "".join(char for char in typed if char.isdigit())
    whole = fingerprint.replace(" ", "")
    return len(digits) >= 10 and whole.endswith(digits)


def _read(data: bytes) -> Invitation:
    try:
        return read_invitation(data)
    except BundleError as error:
        raise DomainError(error.problem) from error
