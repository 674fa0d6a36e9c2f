"""The office's inbox: verify, preview, merge; one bundle is whole or not there.

One bad file never stops the rest; the same file twice changes nothing. Source: protocol.md §3.16.
"""

import hashlib
from collections import Counter
from dataclasses import replace

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import unseal
from chibo_desktop.exchange.enrolment import Registration, receive_unsealed
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.exchange.rotation import stated_rotations
from chibo_desktop.services.bundle_checks import CheckedBundle, check_bundle, keys_of
from chibo_desktop.services.bundle_covers import cover_lines
from chibo_desktop.services.computers import said_by
from chibo_desktop.services.enrolment import fingerprint_of, note_registration
from chibo_desktop.services.forwarded import take_in_below
from chibo_desktop.services.forwarding import keep_proof_of
from chibo_desktop.services.held_bundles import hold_bundle, received_row
from chibo_desktop.services.inbox_refusals import log_refusal, stated_sender
from chibo_desktop.services.introductions import Introductions, introduced
from chibo_desktop.services.key_succession import succeed
from chibo_desktop.services.node_keys import node_identities
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.office_units import nodes_through
from chibo_desktop.services.receipts import (
    Outcome,
    Receipt,
    duplicate,
    instant,
    refusal,
)
from chibo_desktop.services.scan_travel import fresh_scans, keep_scans
from chibo_desktop.services.session import Session
from chibo_desktop.services.what_changes import standing_before
from chibo_desktop.storage.bundle_shelf import shelf_of
from chibo_desktop.storage.counted_members import counted_in
from chibo_desktop.storage.coverage import absorb_covered
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.exchange_log import (
    confirm_numbers,
    merged_by,
    note_arrivals,
    put_received,
    same_person_elsewhere,
)
from chibo_desktop.storage.node_keys import Sender, senders
from chibo_desktop.storage.rehearsal import attempt
from chibo_desktop.storage.sealed_letters import release
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import has_state

__all__ = [
    "Outcome",
    "Receipt",
    "pending_registrations",
    "receive_in",
    "receive_one",
    "take_bundle",
]


def receive_one(
    session: Session,
    data: bytes,
    file_name: str,
    *,
    merge: bool,
    typed: int | None = None,
    drop: Introductions | None = None,
) -> Receipt:
    """As `receive_in`, in a unit of work of its own; what this computer cannot do is refused."""
    try:
        with session.unit(takes_turn=True) as unit:
            return receive_in(unit, data, file_name, merge=merge, typed=typed, drop=drop)
    except StorageError as error:
        return refusal(file_name, error.problems[0])


def receive_in(
    unit: Unit,
    data: bytes,
    file_name: str,
    *,
    merge: bool,
    typed: int | None = None,
    drop: Introductions | None = None,
) -> Receipt:
    """One file. A refusal is an answer, not an exception, and leaves only a line in the log.

    `typed` lets a bundle in that takes that many members or records away. `drop`: a preview sees
    the file as it will be after the registrations of its drop. Raises StorageError: this computer's
    fault, not the file's; the unit of work is then to be left, and the file tried again.
    """
    before = drop.of_sender(data) if drop and not merge else ()
    try:
        with introduced(unit, before) as seeing:
            receipt = take_bundle(seeing, data, file_name, merge=merge, typed=typed)
    except BundleError as error:
        problem = error.problem
    except StorageError:
        raise
    except DomainError as error:
        problem = error.problems[0]
    else:
        if drop:
            drop.note(receipt, data)
        return receipt
    receipt = refusal(file_name, problem, *stated_sender(unit, data))
    if merge:
        log_refusal(unit, data, receipt)
    return receipt


def take_bundle(
    unit: Unit,
    data: bytes,
    file_name: str,
    *,
    merge: bool,
    typed: int | None = None,
    despite_doubt: bool = False,
) -> Receipt:
    """One file, whole or not at all; `despite_doubt`: a person has looked at what is doubtful.

    Raises BundleError, DomainError: why it is refused; then it has written nothing.
    """
    digest = hashlib.sha256(data).digest()
    before = merged_by(unit.connection, digest=digest)
    if before:
        return duplicate(unit, before[0], file_name)
    unsealed = unseal(data, node_identities(unit))
    stated = stated_rotations(unsealed)
    opened = receive_unsealed(
        unsealed,
        find_sender=lambda code: keys_of(unit, code, stated),
        own_code=own_code(unit),
    )
    if isinstance(opened, Registration):
        return _register(unit, opened, file_name, merge=merge)
    known = merged_by(unit.connection, bundle_id=opened.envelope.id)
    if known:
        return duplicate(unit, known[0], file_name)
    checked = check_bundle(unit, opened, stated)
    doubt = None if despite_doubt else checked.doubt
    with attempt(unit) as trial:
        receipt = _apply(trial.unit, checked, file_name)
        if merge and not doubt and (despite_doubt or receipt.shrinkage.is_allowed(typed)):
            receipt = replace(receipt, outcome=Outcome.MERGED)
            _keep(trial.unit, checked, receipt, data)
            trial.keep()
            return receipt
    if doubt is not None:
        receipt = replace(receipt, outcome=Outcome.WAITING, problem=doubt)
        if merge:
            hold_bundle(unit, checked, data, received_row(unit, checked, receipt, digest))
        return receipt
    return replace(receipt, outcome=Outcome.HELD) if merge else receipt


def _keep(unit: Unit, checked: CheckedBundle, receipt: Receipt, data: bytes) -> None:
    """Keep the bundle as it came, and note that it is merged."""
    keep_proof_of(unit, checked.bundle, checked.sender.node_id)
    letter = checked.bundle.envelope
    # Before the commit: a row never points to nothing.
    digest = bytes.fromhex(shelf_of(unit.store).put(data))
    keep_scans(unit, _fresh_scans(unit, checked))
    put_received(unit.connection, received_row(unit, checked, receipt, digest))
    release(unit.connection, letter.id)
    if letter.directive_seq_seen:
        confirm_numbers(
            unit.connection,
            checked.sender.node_id,
            Kind.DIRECTIVE,
            letter.directive_seq_seen,
            unit.now.isoformat(timespec="seconds"),
        )
        unit.touched.add("sent")
    unit.touched.add("received")


def _apply(unit: Unit, checked: CheckedBundle, file_name: str) -> Receipt:
    connection, letter = unit.connection, checked.bundle.envelope
    node = checked.sender.node_id
    succeed(unit, checked.sender, checked.rotations)
    latest = [one for one in merged_by(connection, node_id=node) if said_by(one) == letter.stream]
    before = standing_before(unit, node, checked.entries)
    done = absorb_covered(
        connection,
        node,
        checked.entries,
        checked.covered,
        bundle_id=letter.id,
        here=checked.here,
    )
    below = take_in_below(unit, checked)
    scans = _fresh_scans(unit, checked)
    is_new = done.new_entries + below.new_entries + len(scans) > 0
    if latest and letter.seq < latest[0].seq and not is_new:
        raise DomainError(
            Problem(code="bundle-older", params={"seq": letter.seq, "latest": latest[0].seq})
        )
    unit.touched |= done.record_types
    members = Counter(one in done.fresh for one in done.touched if one[0] == "member")
    months = note_arrivals(
        connection,
        node,
        bundle_id=letter.id,
        written_on=instant(letter.created_ms)[:10],
        received_on=unit.now.date().isoformat(),
        among={record for kind, _, record in done.touched if kind == "round"},
    )
    same = has_state(connection, node, letter.state_hash)
    is_newest = not latest or letter.seq >= latest[0].seq
    now = counted_in(connection, node)
    return Receipt(
        file_name=file_name,
        outcome=Outcome.READY,
        unit_code=checked.subordinate.code,
        unit_name=checked.subordinate.name,
        period=letter.period,
        seq=letter.seq,
        bundle_id=letter.id,
        new_entries=done.new_entries + below.new_entries,
        new_records=len(done.fresh) + len(below.touched),
        changed_records=len(done.touched - done.fresh),
        new_members=members[True],
        changed_members=members[False],
        conflicts=done.conflicts + below.conflicts,
        set_aside=done.set_aside + below.set_aside,
        doubts=tuple(
            f"{name} ({number[-4:]})" for name, number, _ in same_person_elsewhere(connection, node)
        ),
        same_state=same,
        months=months + below.months,
        below=tuple(below.names),
        below_problems=tuple(below.problems),
        node_id=node,
        part=letter.part,
        scans=len(scans),
        lines=cover_lines(letter.cover),
        people=before.people(unit, done, now),
        shrinkage=before.shrinkage(
            unit, now, stated=letter.live_count if is_newest and not same else None
        ),
    )


def _fresh_scans(unit: Unit, checked: CheckedBundle) -> list[bytes]:
    node_id = checked.sender.node_id
    is_office = checked.subordinate.is_office
    nodes = nodes_through(unit, node_id) if is_office else frozenset({node_id})
    return fresh_scans(unit, nodes, checked.bundle.contents.blobs)


def _register(unit: Unit, one: Registration, file_name: str, *, merge: bool) -> Receipt:
    with attempt(unit) as trial:
        found = note_registration(trial.unit, one)
        if merge:
            trial.unit.touched.add("subordinate")
            trial.keep()
    return Receipt(
        file_name=file_name,
        outcome=Outcome.REGISTERED,
        unit_code=one.code,
        unit_name=found.name,
        fingerprint=one.fingerprint,
    )


def pending_registrations(unit: Unit) -> list[tuple[Sender, str]]:
    """Units whose fingerprint still waits for the telephone call."""
    return [
        (one, fingerprint_of(one))
        for one in senders(unit.connection)
        if one.trust == TrustState.PENDING
    ]
