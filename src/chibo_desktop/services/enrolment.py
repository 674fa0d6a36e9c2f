"""Office and unit make each other's acquaintance by files, a sealed letter and a telephone call.

The office writes an invitation; the unit answers with a registration; both read a fingerprint
aloud. Comparison is by typing two groups of digits, not by a glance. Source: protocol.md §3.12.
"""

import json
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop import VERSION
from chibo_desktop.domain.key_event import KeyAct
from chibo_desktop.domain.organization import Subordinate, TrustState, WorkplaceKind
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
from chibo_desktop.exchange.sealed_letter import letter_key, proof
from chibo_desktop.exchange.sealing import unit_fingerprint
from chibo_desktop.exchange.snapshot import plain_vector
from chibo_desktop.services.key_log import note_key_act
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_keys import own_keyset
from chibo_desktop.services.office_link import inviting_office, set_code_for_office, set_own_code
from chibo_desktop.services.office_trust import trust_invitation
from chibo_desktop.services.office_units import own_units, unit_of_code
from chibo_desktop.services.rotations import forget_rotations
from chibo_desktop.services.sealed_letters import check_proof, is_code, open_letter, use_letter
from chibo_desktop.services.session import NewWorkplace
from chibo_desktop.storage.node_keys import Sender, keys_ever, put_sender, senders
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import version_vector
from chibo_desktop.wording.keys import WITH_LETTER


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
    letter_number: int = 0  # of the sealed letter that was printed for the unit; 0: none


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
    workplace = inviting_office(unit)
    set_own_code(unit, workplace.code)
    keys = node_keys(unit)
    letter = open_letter(unit, one.id)
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
        keyset=own_keyset(unit),
        letter={"no": letter.number} if letter else {},
    )
    data = write_invitation(invitation, signing_seed=keys.signing_seed)
    return NamedFile(name=invitation_file_name(one.code), data=data)


def view_invitation(data: bytes) -> InvitationView:
    """What an invitation says, before anything is done. Raises DomainError."""
    invitation = _read(data)
    number = invitation.letter.get("no")
    return InvitationView(
        office_name=invitation.office.name,
        unit_name=invitation.unit.name,
        unit_code=invitation.unit.code,
        unit_kind=WorkplaceKind(invitation.unit.kind),
        unit_id=invitation.unit.id,
        fingerprint=invitation.fingerprint,
        letter_number=number if type(number) is int else 0,
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


def accept_invitation(unit: Unit, data: bytes, typed: str, code: str = "") -> NamedFile:
    """Answer an invitation once its fingerprint was compared; returns the registration file.

    `typed` are the last two groups of digits, read from the paper or over the telephone; `code` is
    that of the sealed letter, if there is one.
    Raises DomainError: fingerprint-differs, letter-code-shape, and those of reading.
    """
    invitation = _read(data)
    if not same_last_groups(typed, invitation.fingerprint):
        raise DomainError(Problem(code="fingerprint-differs", field="fingerprint"))
    if not is_code(code):
        raise DomainError(Problem(code="letter-code-shape", field="code"))
    own, keys = replace(invitation.unit, id=unit.author.org_id), node_keys(unit)
    set_code_for_office(unit, own.code)
    trust_invitation(unit, invitation)
    forget_rotations(unit)
    proved = ""
    if code.strip():
        proved = proof(
            letter_key(code), code=own.code, public_key=keys.public_key, recipient=keys.recipient
        )
    data = write_registration(
        replace(invitation, unit=own),
        keys=keys,
        id=unit.new_id(),
        created_ms=int(unit.now.timestamp() * 1000),
        hlc=(int(unit.now.timestamp() * 1000), 0),
        app=VERSION,
        proof=proved,
    )
    unit.touched.add("sent")
    return NamedFile(name=registration_file_name(own.code), data=data)


def note_registration(unit: Unit, registration: Registration) -> Subordinate:
    """Keep a unit's key until its fingerprint is compared; what counted before counts on.

    Raises DomainError: registration-not-invited, registration-key-former and those of
    `check_proof`.
    """
    found = [one for one in own_units(unit) if one.code == registration.code]
    if not found:
        raise DomainError(
            Problem(code="registration-not-invited", params={"code": registration.code})
        )
    for one in keys_ever(unit.connection, code=registration.code):
        if one.signing_key == registration.public_key:
            if one.trust not in (TrustState.PENDING, TrustState.CONFIRMED):
                params = {"name": found[0].name}
                raise DomainError(Problem(code="registration-key-former", params=params))
            return found[0]
    letter = check_proof(unit, registration, found[0])
    use_letter(unit, letter)
    now = unit.now.isoformat(timespec="seconds")
    put_sender(
        unit.connection,
        Sender(
            node_id=registration.unit_id,
            code=registration.code,
            name=found[0].name,
            signing_key=registration.public_key,
            recipient=registration.recipient,
            trust=TrustState.PENDING,
            registered_at=now,
            letter=letter,
            changed_at=now,
        ),
    )
    return found[0]


def confirm_registration(unit: Unit, node_id: str, typed: str) -> Sender:
    """Trust a unit's key after the telephone call: the last two groups were typed.

    A key that the unit had before counts for what is here and for nothing beyond. Raises
    DomainError: subordinate-unknown, fingerprint-differs.
    """
    known = senders(unit.connection, node_id=node_id)
    found = [one for one in own_units(unit) if known and one.code == known[0].code]
    if not found:
        raise DomainError(Problem(code="subordinate-unknown"))
    waiting = [one for one in known if one.trust == TrustState.PENDING]
    meant = [one for one in waiting if same_last_groups(typed, fingerprint_of(one))]
    if not meant:
        raise DomainError(Problem(code="fingerprint-differs", field="fingerprint"))
    now = unit.now.isoformat(timespec="seconds")
    for old in senders(unit.connection, code=found[0].code):
        if old.trust == TrustState.CONFIRMED:
            reach = json.dumps(plain_vector(version_vector(unit.connection, old.node_id)))
            retired = replace(old, trust=TrustState.REVOKED, trusted_to=reach, changed_at=now)
            put_sender(unit.connection, retired)
    confirmed = replace(meant[0], trust=TrustState.CONFIRMED, changed_at=now)
    put_sender(unit.connection, confirmed)
    if found[0].node_id != node_id:
        unit.save(replace(found[0], node_id=node_id), act="subordinate.enrol")
    note_key_act(
        unit,
        KeyAct.CONFIRMED,
        subject=found[0].name,
        node_id=node_id,
        public_key=confirmed.signing_key,
        note=WITH_LETTER if confirmed.letter else "",
    )
    unit.touched.add("subordinate")
    return confirmed


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
