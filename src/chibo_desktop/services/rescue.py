"""Rescue (cứu hộ): the office gives a unit back all that it ever received from it.

For a unit that lost its computer: a new file made from a new invitation, its new key confirmed over
the telephone, and then this bundle. Scans and what never left the unit are not in it.
Source: protocol.md §3.9.
"""

import hashlib
import json
from dataclasses import dataclass

from chibo_desktop import VERSION
from chibo_desktop.domain.journal import Entry, JournalError, Op
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import Contents, OpenedBundle, open_bundle, write_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.naming import bundle_file_name
from chibo_desktop.exchange.snapshot import plain_vector
from chibo_desktop.services.backups import BackupReason, back_up
from chibo_desktop.services.bundle_checks import keys_of
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.receipts import Outcome, instant
from chibo_desktop.services.session import Session
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.exchange_log import (
    Received,
    Sent,
    put_received,
    put_sent,
    senders,
    sent_to,
)
from chibo_desktop.storage.history import conflicts, resolve_conflict
from chibo_desktop.storage.meta import write_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import (
    entries_since,
    live_counts,
    state_hash,
    version_vector,
)

_ACT = "rescue.settle"


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueView:
    """What a unit has again. `until` is the moment of the newest thing the office had."""

    office_name: str
    entries: int
    members: int
    until: str


def write_rescue(unit: Unit, subordinate_id: str) -> NamedFile:
    """Everything the office holds of one unit, sealed to the unit's confirmed key.

    Raises DomainError: subordinate-unknown, unit-not-enrolled, rescue-nothing.
    """
    one = unit.get(Subordinate, subordinate_id)
    if one is None:
        raise DomainError(Problem(code="subordinate-unknown"))
    known = senders(unit.connection, node_id=one.node_id)
    if not known or known[0].trust != TrustState.CONFIRMED:
        raise DomainError(Problem(code="unit-not-enrolled", params={"name": one.name}))
    connection, keys = unit.connection, node_keys(unit)
    journal = entries_since(connection, one.node_id, {})
    if not journal:
        raise DomainError(Problem(code="rescue-nothing", params={"name": one.name}))
    reach = version_vector(connection, one.node_id)
    before = sent_to(connection, one.node_id, Kind.RESCUE)
    now_ms = int(unit.now.timestamp() * 1000)
    envelope = Envelope(
        kind=Kind.RESCUE,
        id=unit.new_id(),
        sender=own_code(unit),
        addressee=one.code,
        seq=before[0].seq + 1 if before else 1,
        created_ms=now_ms,
        hlc=(now_ms, 0),
        app=VERSION,
        vec_to=reach,
        state_hash=state_hash(connection, one.node_id),
        live_count=live_counts(connection, one.node_id),
    )
    data = write_bundle(
        envelope,
        Contents(journal=journal),
        signing_seed=keys.signing_seed,
        recipients=(known[0].recipient, keys.recipient),
    )
    name = bundle_file_name(envelope)
    put_sent(
        connection,
        Sent(
            bundle_id=envelope.id,
            node_id=one.node_id,
            kind=Kind.RESCUE,
            seq=envelope.seq,
            period="",
            written_at=unit.now.isoformat(timespec="seconds"),
            digest=hashlib.sha256(data).digest(),
            file_name=name,
            vector=json.dumps(plain_vector(reach)),
        ),
    )
    unit.touched.add("sent")
    return NamedFile(name=name, data=data)


def is_rescue(unit: Unit, data: bytes) -> bool:
    """Whether a bundle is one. Raises DomainError: the codes of the bundle."""
    return _open(unit, data).envelope.kind is Kind.RESCUE


def preview_rescue(unit: Unit, data: bytes) -> RescueView:
    """What a rescue would bring. Nothing is kept. Raises DomainError as `receive_rescue`."""
    savepoint = unit.connection.begin_nested()  # the exact answer is the act itself, undone
    try:
        return receive_rescue(unit, data, "")
    finally:
        savepoint.rollback()
        unit.touched.clear()


def take_in_rescue(session: Session, data: bytes, file_name: str) -> RescueView:
    """As `receive_rescue`, with a verified backup before. Raises DomainError, StorageError."""
    back_up(session, BackupReason.BEFORE_RECEIVING)
    with session.unit() as unit:
        return receive_rescue(unit, data, file_name)


def receive_rescue(unit: Unit, data: bytes, file_name: str) -> RescueView:
    """Take back what the office holds. What is here stays; opening it twice changes nothing.

    A file just made from an invitation gives way: its own branch and its own words about the unit
    are replaced by those that come back.
    Raises DomainError: the codes of the bundle, bundle-not-a-rescue, entry-not-owner and those of
    an unreadable entry.
    """
    opened = _open(unit, data)
    if opened.envelope.kind is not Kind.RESCUE:
        raise DomainError(Problem(code="bundle-not-a-rescue"))
    entries = _entries(unit, opened)
    connection, own, letter = unit.connection, unit.author.org_id, opened.envelope
    is_new = not unit.all(Member)
    first_branches = unit.all(Branch) if is_new else []
    first_words = unit.seen([own]).get(own, {}) if is_new else {}
    done = absorb(connection, entries, bundle_id=letter.id)
    unit.touched |= done.record_types
    if is_new:
        _give_way(unit, first_branches, first_words)
    # What the office had when it wrote this, it has: only what is newer is sent to it again.
    write_meta(connection, "acknowledged-vector", json.dumps(plain_vector(letter.vec_to)))
    office = senders(connection, code=letter.sender)[0]
    put_received(
        connection,
        Received(
            bundle_id=letter.id,
            digest=hashlib.sha256(data).digest(),
            node_id=office.node_id,
            kind=letter.kind,
            seq=letter.seq,
            period="",
            written_at=instant(letter.created_ms),
            received_at=unit.now.isoformat(timespec="seconds"),
            file_name=file_name,
            outcome=Outcome.MERGED,
            counts=json.dumps({"new": done.new_entries}),
        ),
    )
    unit.touched.add("received")
    return RescueView(
        office_name=office.name,
        entries=done.new_entries,
        members=live_counts(connection, own).get("member", 0),
        until=instant(max(one.tick.ms for one in entries)),
    )


def _open(unit: Unit, data: bytes) -> OpenedBundle:
    try:
        return open_bundle(
            data,
            identities=[node_keys(unit).identity],
            find_sender=lambda code: keys_of(unit, code),
            own_code=own_code(unit),
        )
    except BundleError as error:
        raise DomainError(error.problem) from error


def _entries(unit: Unit, opened: OpenedBundle) -> list[Entry]:
    try:
        entries = read_entries(opened.contents.journal)
    except JournalError as error:
        raise DomainError(Problem(code=error.code)) from error
    own = unit.author.org_id
    if not entries or any(one.org_id != own for one in entries):
        name = opened.envelope.sender
        raise DomainError(Problem(code="entry-not-owner", params={"name": name}))
    return entries


def _give_way(unit: Unit, branches: list[Branch], words: dict[str, tuple[Op, ...]]) -> None:
    """Let what came back stand where the new file had said something of its own."""
    own = unit.author.org_id
    for line in conflicts(unit.connection, own):
        ours = words.get(line.atom, ()) if line.record_id == own else ()
        back = [one.value for one in line.values if one.op not in ours]
        if ours and back:
            resolve_conflict(unit, line.record_type, own, line.atom, back[0], act=_ACT)
    made_here = {one.id for one in branches}
    if any(one.id not in made_here for one in unit.all(Branch)):
        for branch in branches:
            unit.void(branch, reason="Chi bộ đã có trong bản cứu hộ", act=_ACT)
