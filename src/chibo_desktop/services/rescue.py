"""Rescue (cứu hộ): the office gives a unit back all that it ever received from it.

For a unit that lost its computer: a new file made from a new invitation, its new key confirmed over
the telephone, and then this bundle, with the scans that had travelled. What never left the unit is
not in it.
Source: protocol.md §3.9.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from chibo_desktop import VERSION
from chibo_desktop.domain.journal import Op
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import Contents
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.snapshot import plain_vector
from chibo_desktop.services.backups import BackupReason, secure
from chibo_desktop.services.downward import addressee, open_from_above, seal_down
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.receipts import Outcome, instant
from chibo_desktop.services.received_notes import Noted, written_note
from chibo_desktop.services.scan_travel import (
    PART_LIMIT,
    fresh_scans,
    held_scans,
    keep_scans,
    read_scans,
)
from chibo_desktop.services.session import Session
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.exchange_log import (
    Received,
    put_received,
    sent_to,
)
from chibo_desktop.storage.history import conflicts, resolve_conflict
from chibo_desktop.storage.meta import write_meta
from chibo_desktop.storage.node_keys import senders
from chibo_desktop.storage.rehearsal import rehearsal
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import (
    entries_since,
    live_counts,
    state_hash,
    version_vector,
)

_ACT, _OTHERWISE = "rescue.settle", "bundle-not-a-rescue"


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueView:
    """What a unit has again. `until` is the moment of the newest thing the office had."""

    office_name: str
    entries: int
    members: int
    until: str
    scans: int = 0


def write_rescue(unit: Unit, subordinate_id: str) -> NamedFile:
    """A rescue without scans. Raises DomainError as `write_rescue_parts`."""
    (file,) = write_rescue_parts(unit, subordinate_id, with_scans=False)
    return file


def write_rescue_parts(
    unit: Unit, subordinate_id: str, *, with_scans: bool = True, limit: int = PART_LIMIT
) -> Iterator[NamedFile]:
    """Everything the office holds of one unit, sealed to the unit's confirmed key.

    Scans that do not fit go in further parts. Each part is a whole rescue, as parts of reports are.
    Raises DomainError: subordinate-unknown, unit-not-enrolled, rescue-nothing.
    """
    one, sender = addressee(unit, subordinate_id)
    connection = unit.connection
    if any(key.trust == TrustState.PENDING for key in senders(connection, code=one.code)):
        # The key it had is on the computer that was lost: the new one must be confirmed first.
        raise DomainError(Problem(code="unit-not-enrolled", params={"name": one.name}))
    journal = entries_since(connection, one.node_id, {})
    if not journal:
        raise DomainError(Problem(code="rescue-nothing", params={"name": one.name}))
    reach = version_vector(connection, one.node_id)
    before = sent_to(connection, one.node_id, Kind.RESCUE)
    now_ms = int(unit.now.timestamp() * 1000)
    parcels = held_scans(unit, one.node_id).parts(limit) if with_scans else []
    for index, digests in enumerate(parcels or [[]], start=1):
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
            part=(index, len(parcels) or 1),
        )
        contents = Contents(journal=journal, blobs=read_scans(unit, digests))
        reached = json.dumps(plain_vector(reach))
        yield seal_down(unit, sender, envelope, contents, reach=reached)


def is_rescue(unit: Unit, data: bytes) -> bool:
    """Whether a bundle is one. Raises DomainError: the codes of the bundle."""
    opened = open_from_above(unit, data, _OTHERWISE)
    return opened.bundle.envelope.kind is Kind.RESCUE


def preview_rescue(unit: Unit, data: bytes) -> RescueView:
    """What a rescue would bring. Nothing is kept. Raises DomainError as `receive_rescue`."""
    with rehearsal(unit) as trial:
        return receive_rescue(trial, data, "", keeps_scans=False)


def take_in_rescue(session: Session, data: bytes, file_name: str) -> RescueView:
    """As `receive_rescue`, with a verified backup before. Raises DomainError, StorageError."""
    secure(session, BackupReason.BEFORE_RECEIVING)
    with session.unit(takes_turn=True) as unit:
        return receive_rescue(unit, data, file_name)


def receive_rescue(
    unit: Unit, data: bytes, file_name: str, *, keeps_scans: bool = True
) -> RescueView:
    """Take back what the office holds. What is here stays; opening it twice changes nothing.

    A file just made from an invitation gives way: its own branch and its own words about the unit
    are replaced by those that come back.
    Raises DomainError: the codes of the bundle, bundle-not-a-rescue, entry-not-owner and those of
    an unreadable entry.
    """
    opened = open_from_above(unit, data, _OTHERWISE)
    connection, own, letter = unit.connection, unit.author.org_id, opened.bundle.envelope
    office, entries = opened.office, opened.entries
    if letter.kind is not Kind.RESCUE:
        raise DomainError(Problem(code=_OTHERWISE))
    if not entries or any(one.org_id != own for one in entries):
        raise DomainError(Problem(code="entry-not-owner", params={"name": office.name}))
    is_new = not unit.all(Member)
    first_branches = unit.all(Branch) if is_new else []
    first_words = unit.seen([own]).get(own, {}) if is_new else {}
    done = absorb(connection, entries, bundle_id=letter.id)
    unit.touched |= done.record_types
    if is_new:
        _give_way(unit, first_branches, first_words)
    scans = fresh_scans(unit, [own], opened.bundle.contents.blobs)
    if keeps_scans:
        keep_scans(unit, scans)
    # What the office had when it wrote this, it has: only what is newer is sent to it again.
    write_meta(connection, "acknowledged-vector", json.dumps(plain_vector(letter.vec_to)))
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
            counts=written_note(Noted(new=done.new_entries)),
        ),
    )
    unit.touched.add("received")
    return RescueView(
        office_name=office.name,
        entries=done.new_entries,
        members=live_counts(connection, own).get("member", 0),
        until=instant(max(one.tick.ms for one in entries)),
        scans=len(scans),
    )


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
