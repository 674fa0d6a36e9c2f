"""A unit takes in the office's directive: looked at first, applied as one, taken back as one.

The office's rows stand beside the unit's own and never in place of them. What the unit itself
keeps because of them, its own target for one that was assigned, is written in the same step.
Source: protocol.md §3.6, §3.11.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from chibo_desktop.domain.commendation import CommendationDecision
from chibo_desktop.domain.journal import Entry
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record, type_named, type_of
from chibo_desktop.domain.targets.assigned import AssignedTarget
from chibo_desktop.exchange.bundle import OpenedBundle
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.exchange.snapshot import Vector, plain_vector, read_vector
from chibo_desktop.services.above import told_of
from chibo_desktop.services.assigned_targets import OwnTarget, OwnTargets
from chibo_desktop.services.backups import BackupReason, secure
from chibo_desktop.services.commendation_acts import write_awards
from chibo_desktop.services.directive_numbers import DIRECTIVE_KEY, check_number
from chibo_desktop.services.directive_part import Arrived
from chibo_desktop.services.directive_parts import take_in_parts
from chibo_desktop.services.downward import open_from_above
from chibo_desktop.services.forwarding import note_acknowledged_below
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.office_rows import sent_down_types
from chibo_desktop.services.receipts import REPORTS, Outcome, instant
from chibo_desktop.services.received_notes import Noted, read_note, written_note
from chibo_desktop.services.reports import REPORT_SEQ
from chibo_desktop.services.row_subjects import subject_of
from chibo_desktop.services.scan_travel import note_scan_acks
from chibo_desktop.services.session import Session
from chibo_desktop.services.taking_back import TAKEN_BACK
from chibo_desktop.services.transfer_scans import keep_offered
from chibo_desktop.storage.absorb import absorb
from chibo_desktop.storage.batches import undo_batch
from chibo_desktop.storage.commendations import proposals_of
from chibo_desktop.storage.exchange_log import Received, acknowledge, merged_by, put_received
from chibo_desktop.storage.meta import write_meta
from chibo_desktop.storage.node_keys import Sender
from chibo_desktop.storage.rebuild import take_back
from chibo_desktop.storage.rehearsal import rehearsal
from chibo_desktop.storage.sent_down import Row, rows_said
from chibo_desktop.storage.streams import DIRECTIVE_SEQ
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import entries_since, state_hash

RECEIVE, TAKE_BACK = "directive.receive", "directive.take-back"


class Fate(StrEnum):
    """What a directive does to one of the office's rows at the unit."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveLine:
    """One row of the office that changes; `own` is the unit's own target that follows it.

    `about` names what of the unit's own it speaks of: the month, the member, the opinion.
    """

    record: Record
    fate: Fate
    own: OwnTarget | None = None
    about: str = ""

    @property
    def type_name(self) -> str:
        """The journal name of its type."""
        return type_of(type(self.record)).name


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveView:
    """What a directive says: how far the office has ours, and which of its rows change here."""

    bundle_id: str
    seq: int
    office_name: str
    written_at: str
    period: str
    remaining_changes: int
    same_state: bool
    lines: tuple[DirectiveLine, ...] = ()
    news: tuple[str, ...] = ()  # what changes here beside rows, as sentences
    set_aside: int = 0  # what a newer program wrote: kept, and shown once this one is renewed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    bundle: OpenedBundle
    office: Sender
    vector: Vector
    entries: tuple[Entry, ...]


def preview_directive(unit: Unit, data: bytes, typed: str = "") -> DirectiveView:
    """What a directive would change. Nothing is kept. Raises DomainError as `receive_directive`."""
    opened = _open(unit, data, typed)
    with rehearsal(unit) as trial:
        return _absorb(trial, opened)


def receive_directive(unit: Unit, data: bytes, file_name: str, typed: str = "") -> DirectiveView:
    """Take a directive in; the same one again changes nothing.

    What the office has of ours may be less than it once said (it was restored): then more is sent
    again. `typed` are the digits the office read aloud for a number that leaps. Raises DomainError:
    the codes of the bundle, of its key and of an unreadable entry, bundle-not-a-directive,
    directive-older, directive-jump, directive-digits, entry-not-owner.
    """
    opened = _open(unit, data, typed)
    view = _absorb(unit, opened)
    keep_offered(unit, opened.bundle.contents.blobs)
    letter, acks = opened.bundle.envelope, opened.bundle.contents.acks or {}
    connection, now = unit.connection, unit.now.isoformat(timespec="seconds")
    own = [line.own.target for line in view.lines if line.own is not None]
    unit.save_all(own, act=RECEIVE, batch=_batch(letter.id))
    if any(isinstance(line.record, CommendationDecision) for line in view.lines):
        _follow_awards(unit)
    write_meta(connection, DIRECTIVE_SEQ, str(letter.seq))
    write_meta(connection, DIRECTIVE_KEY, opened.bundle.key_id)
    write_meta(connection, "acknowledged-vector", json.dumps(plain_vector(opened.vector)))
    note_acknowledged_below(unit, acks.get("below"))
    write_meta(connection, "acknowledged-at", now)
    write_meta(connection, "acknowledged-period", letter.period)
    write_meta(connection, REPORT_SEQ, str(acks.get(REPORTS) or 0))
    acknowledge(connection, [str(one) for one in acks.get("bundles", [])], now)
    put_received(
        connection,
        Received(
            bundle_id=letter.id,
            digest=hashlib.sha256(data).digest(),
            node_id=opened.office.node_id,
            kind=letter.kind,
            seq=letter.seq,
            period=letter.period,
            written_at=instant(letter.created_ms),
            received_at=now,
            file_name=file_name,
            outcome=Outcome.MERGED,
            counts=written_note(
                Noted(
                    new=_count(view, Fate.NEW),
                    changed=_count(view, Fate.CHANGED),
                    withdrawn=_count(view, Fate.WITHDRAWN),
                    key=opened.bundle.key_id,
                )
            ),
        ),
    )
    unit.touched |= {"directive", "sent"}
    return view


def take_in_directive(
    session: Session, data: bytes, file_name: str, typed: str = ""
) -> DirectiveView:
    """As `receive_directive`, with a verified backup before. Raises DomainError, StorageError."""
    secure(session, BackupReason.BEFORE_RECEIVING)
    with session.unit(takes_turn=True) as unit:
        return receive_directive(unit, data, file_name, typed)


def take_back_directive(session: Session, bundle_id: str) -> None:
    """Let what the newest directive brought count no more, the unit's own targets with it.

    What the office has confirmed stays confirmed. The same file can be taken in again. Raises
    DomainError: directive-not-newest; StorageError.
    """
    secure(session, BackupReason.BEFORE_TAKING_BACK)
    with session.unit(takes_turn=True) as unit:
        standing = received_directives(unit)
        if not standing or standing[0].bundle_id != bundle_id:
            raise DomainError(Problem(code="directive-not-newest"))
        undo_batch(unit, _batch(bundle_id), act=TAKE_BACK, reason="Gỡ chỉ đạo")
        take_back(unit.connection, bundle_id)
        _follow_awards(unit)
        put_received(unit.connection, replace(standing[0], outcome=TAKEN_BACK))
        earlier = standing[1] if len(standing) > 1 else None
        signed_by = read_note(earlier.counts).key if earlier else ""
        write_meta(unit.connection, DIRECTIVE_SEQ, str(earlier.seq if earlier else 0))
        write_meta(unit.connection, DIRECTIVE_KEY, signed_by)
        unit.touched |= {"directive", "sent", "target", *sent_down_types()}


def received_directives(unit: Unit) -> list[Received]:
    """The directives that count here, the newest first."""
    office = office_of(unit)
    if office is None:
        return []
    came = merged_by(unit.connection, node_id=office.node_id)
    return [one for one in came if one.kind == Kind.DIRECTIVE]


def _open(unit: Unit, data: bytes, typed: str) -> _Opened:
    opened = open_from_above(unit, data, "bundle-not-a-directive")
    letter, office, entries = opened.bundle.envelope, opened.office, opened.entries
    vector = read_vector((opened.bundle.contents.acks or {}).get("vec"))
    if letter.kind is not Kind.DIRECTIVE or vector is None:
        raise DomainError(Problem(code="bundle-not-a-directive"))
    check_number(unit, opened, data, typed)
    may_write = {office.node_id} | told_of(opened.bundle.contents.directive)
    may_write -= {unit.author.org_id}
    if any(one.org_id not in may_write or not _may_travel(one) for one in entries):
        raise DomainError(Problem(code="entry-not-owner", params={"name": office.name}))
    return _Opened(bundle=opened.bundle, office=office, vector=vector, entries=entries)


def _may_travel(one: Entry) -> bool:
    """What this program does not know is kept aside; what it knows must be declared to travel."""
    kind = type_named(one.type)
    return kind is None or kind.sent_down is not None


def _absorb(unit: Unit, opened: _Opened) -> DirectiveView:
    connection, letter = unit.connection, opened.bundle.envelope
    own = unit.author.org_id
    before = rows_said(connection, opened.entries)
    done = absorb(connection, opened.entries, bundle_id=letter.id)
    unit.touched |= done.record_types
    after = rows_said(connection, opened.entries)
    acks = opened.bundle.contents.acks or {}
    arrived = Arrived(bundle=opened.bundle, office=opened.office, batch=_batch(letter.id))
    news = (*note_scan_acks(unit, acks), *take_in_parts(unit, arrived))
    return DirectiveView(
        bundle_id=letter.id,
        seq=letter.seq,
        office_name=opened.office.name,
        written_at=instant(letter.created_ms),
        period=letter.period,
        remaining_changes=len(entries_since(connection, own, opened.vector)),
        same_state=acks.get("state") == state_hash(connection, own),
        lines=tuple(sorted(_lines(unit, before, after), key=_in_order)),
        news=news,
        set_aside=done.set_aside,
    )


def _lines(
    unit: Unit, before: Mapping[str, Row], after: Mapping[str, Row]
) -> Iterator[DirectiveLine]:
    own = OwnTargets.of(unit)
    for record_id, row in after.items():
        fate = _fate(before.get(record_id), row)
        if fate is None:
            continue
        follows = None
        if isinstance(row.record, AssignedTarget):
            follows = own.released(row.record) if fate is Fate.WITHDRAWN else own.asked(row.record)
        yield DirectiveLine(
            record=row.record, fate=fate, own=follows, about=subject_of(unit, row.record)
        )


def _in_order(line: DirectiveLine) -> str:
    return type_of(type(line.record)).label


def _follow_awards(unit: Unit) -> None:
    """Make the dossiers say what now stands for the unit's proposals."""
    own = proposals_of(unit.connection, [unit.author.org_id])
    write_awards(unit, [one.id for one in own])


def _fate(before: Row | None, after: Row) -> Fate | None:
    stood = before is not None and before.stands
    if not after.stands:
        return Fate.WITHDRAWN if stood else None
    if not stood:
        return Fate.NEW
    return Fate.CHANGED if before is not None and before.record != after.record else None


def _count(view: DirectiveView, fate: Fate) -> int:
    return sum(line.fate is fate for line in view.lines)


def _batch(bundle_id: str) -> str:
    return f"directive {bundle_id}"
