"""The office's inbox: verify, preview, merge; one bundle is one transaction.

One bad file never stops the rest; the same file twice changes nothing. Source: protocol.md §3.16.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.container import read_public_header
from chibo_desktop.exchange.enrolment import Registration, receive
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.bundle_checks import CheckedBundle, check_bundle, keys_of
from chibo_desktop.services.enrolment import fingerprint_of, note_registration
from chibo_desktop.services.incoming import read_file
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.receipts import (
    DIRECTIVE_SEEN,
    Outcome,
    Receipt,
    duplicate,
    instant,
    refusal,
)
from chibo_desktop.services.session import Session
from chibo_desktop.storage.absorb import Absorbed, absorb
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.exchange_log import (
    Received,
    Sender,
    confirm_numbers,
    note_arrivals,
    put_received,
    received_by,
    same_person_elsewhere,
    senders,
)
from chibo_desktop.storage.records_before import known_records
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import state_hash

__all__ = [
    "Outcome",
    "Receipt",
    "pending_registrations",
    "preview_files",
    "receive_files",
    "receive_one",
]
Progress = Callable[[int, int, str], None]


def preview_files(session: Session, paths: Sequence[Path], progress: Progress) -> list[Receipt]:
    """What each file would bring. Nothing is merged; registrations are not noted either."""
    return list(_each(session, paths, progress, merge=False))


def receive_files(session: Session, paths: Sequence[Path], progress: Progress) -> list[Receipt]:
    """Merge each file in its own transaction, in the order of their numbers."""
    return list(_each(session, paths, progress, merge=True))


def _each(
    session: Session, paths: Sequence[Path], progress: Progress, *, merge: bool
) -> Iterable[Receipt]:
    ordered = sorted(paths, key=lambda path: path.name)
    for index, path in enumerate(ordered):
        progress(index, len(ordered), path.name)
        try:
            data = read_file(path)
        except DomainError as error:
            yield refusal(path.name, error.problems[0])
            continue
        yield receive_one(session, data, path.name, merge=merge)
    progress(len(ordered), len(ordered), "")


def receive_one(session: Session, data: bytes, file_name: str, *, merge: bool) -> Receipt:
    """One file. A refusal is an answer, not an exception, and leaves only a line in the log."""
    try:
        with session.unit() as unit:
            return _take(unit, data, file_name, merge=merge)
    except BundleError as error:
        receipt = refusal(file_name, error.problem, *_stated_sender(session, data))
    except DomainError as error:
        receipt = refusal(file_name, error.problems[0], *_stated_sender(session, data))
    except StorageError as error:
        return refusal(file_name, Problem(code=error.code, params=error.params))
    if merge:
        _log_refusal(session, data, receipt)
    return receipt


def _take(unit: Unit, data: bytes, file_name: str, *, merge: bool) -> Receipt:
    digest = hashlib.sha256(data).digest()
    before = [one for one in received_by(unit.connection, digest=digest) if one.outcome == "merged"]
    if before:
        return duplicate(unit, before[0], file_name)
    opened = receive(
        data,
        identities=[node_keys(unit).identity],
        find_sender=lambda code: keys_of(unit, code),
        own_code=own_code(unit),
    )
    if isinstance(opened, Registration):
        return _register(unit, opened, file_name, merge=merge)
    known = received_by(unit.connection, bundle_id=opened.envelope.id)
    if known and known[0].outcome == "merged":
        return duplicate(unit, known[0], file_name)
    checked = check_bundle(unit, opened)
    if not merge:
        return _preview(unit, checked, file_name)
    return _merge(unit, checked, file_name, digest)


def _preview(unit: Unit, checked: CheckedBundle, file_name: str) -> Receipt:
    # The exact answer is the merge itself, done and undone.
    savepoint = unit.connection.begin_nested()
    try:
        return _apply(unit, checked, file_name, Outcome.READY)
    finally:
        savepoint.rollback()
        unit.touched.clear()


def _merge(unit: Unit, checked: CheckedBundle, file_name: str, digest: bytes) -> Receipt:
    receipt = _apply(unit, checked, file_name, Outcome.MERGED)
    letter = checked.bundle.envelope
    now = unit.now
    put_received(
        unit.connection,
        Received(
            bundle_id=letter.id,
            digest=digest,
            node_id=checked.sender.node_id,
            kind=letter.kind,
            seq=letter.seq,
            period=letter.period,
            written_at=instant(letter.created_ms),
            received_at=now.isoformat(timespec="seconds"),
            file_name=file_name,
            outcome=Outcome.MERGED,
            counts=json.dumps(
                {
                    "new": receipt.new_records,
                    "changed": receipt.changed_records,
                    "conflicts": receipt.conflicts,
                    "doubts": list(receipt.doubts),
                    "same_state": receipt.same_state,
                    DIRECTIVE_SEEN: letter.directive_seq_seen,
                },
                ensure_ascii=False,
            ),
        ),
    )
    if letter.directive_seq_seen:
        confirm_numbers(
            unit.connection,
            checked.sender.node_id,
            Kind.DIRECTIVE,
            letter.directive_seq_seen,
            now.isoformat(timespec="seconds"),
        )
        unit.touched.add("sent")
    unit.touched.add("received")
    return receipt


def _apply(unit: Unit, checked: CheckedBundle, file_name: str, outcome: Outcome) -> Receipt:
    connection, letter = unit.connection, checked.bundle.envelope
    node = checked.sender.node_id
    latest = [one for one in received_by(connection, node_id=node) if one.outcome == "merged"]
    touched_ids = {change.record_id for one in checked.entries for change in one.changes}
    known_before = known_records(connection, node, touched_ids)
    done: Absorbed = absorb(connection, checked.entries, bundle_id=letter.id)
    if latest and letter.seq < latest[0].seq and done.new_entries == 0:
        raise DomainError(
            Problem(code="bundle-older", params={"seq": letter.seq, "latest": latest[0].seq})
        )
    unit.touched |= done.record_types
    members = {record for kind, _, record in done.touched if kind == "member"}
    changed = {record for _, _, record in done.touched} & known_before
    months = note_arrivals(
        connection,
        node,
        bundle_id=letter.id,
        written_on=instant(letter.created_ms)[:10],
        received_on=unit.now.date().isoformat(),
    )
    same = state_hash(connection, node) == letter.state_hash
    return Receipt(
        file_name=file_name,
        outcome=outcome,
        unit_code=checked.subordinate.code,
        unit_name=checked.subordinate.name,
        period=letter.period,
        seq=letter.seq,
        bundle_id=letter.id,
        new_entries=done.new_entries,
        new_records=len(done.touched) - len(changed),
        changed_records=len(changed),
        new_members=len(members - known_before),
        changed_members=len(members & known_before),
        conflicts=done.conflicts,
        set_aside=done.set_aside,
        doubts=tuple(
            f"{name} ({number[-4:]})" for name, number, _ in same_person_elsewhere(connection, node)
        ),
        same_state=same,
        months=months,
    )


def _register(unit: Unit, one: Registration, file_name: str, *, merge: bool) -> Receipt:
    if merge:
        found = note_registration(unit, one)
        unit.touched.add("subordinate")
    else:
        named = [item for item in unit.all(Subordinate) if item.code == one.code]
        if not named:
            raise DomainError(Problem(code="registration-not-invited", params={"code": one.code}))
        found = named[0]
    return Receipt(
        file_name=file_name,
        outcome=Outcome.REGISTERED,
        unit_code=one.code,
        unit_name=found.name,
        fingerprint=one.fingerprint,
    )


def _stated_sender(session: Session, data: bytes) -> tuple[str, str]:
    """Whose file it says it is; not to be trusted, but whom to telephone."""
    try:
        code = read_public_header(data).sender
    except BundleError:
        return "", ""
    with session.unit() as unit:
        named = [one.name for one in unit.all(Subordinate) if one.code == code]
    return code, named[0] if named else ""


def _log_refusal(session: Session, data: bytes, receipt: Receipt) -> None:
    with session.unit() as unit:
        named = [one for one in unit.all(Subordinate) if one.code == receipt.unit_code]
        now = unit.now.isoformat(timespec="seconds")
        digest = hashlib.sha256(data).digest()
        put_received(
            unit.connection,
            Received(
                bundle_id=f"refused {digest.hex()}",
                digest=digest,
                node_id=named[0].node_id if named else "",
                kind=Kind.REPORT,
                seq=0,
                period="",
                written_at="",
                received_at=now,
                file_name=receipt.file_name,
                outcome=Outcome.REFUSED,
                counts=json.dumps(_why(receipt.problem), ensure_ascii=False),
            ),
        )
        unit.touched.add("received")


def _why(problem: Problem | None) -> dict[str, object]:
    return {"code": problem.code, "params": dict(problem.params)} if problem else {"code": ""}


def pending_registrations(unit: Unit) -> list[tuple[Sender, str]]:
    """Units whose fingerprint still waits for the telephone call."""
    return [
        (one, fingerprint_of(one))
        for one in senders(unit.connection)
        if one.trust == TrustState.PENDING
    ]
