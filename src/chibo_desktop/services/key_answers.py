"""What the office answers about keys: confirm or reject one that waits, revoke one that counted.

Confirming merges at once what waited for it; revoking sets aside what lies beyond the position from
which the key is not trusted. Source: protocol.md §3.12.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from chibo_desktop.domain.key_event import KeyAct
from chibo_desktop.domain.organization import TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.sealing import key_id
from chibo_desktop.exchange.snapshot import Vector, plain_vector
from chibo_desktop.services.backups import BackupReason, secure
from chibo_desktop.services.enrolment import confirm_registration
from chibo_desktop.services.held_bundles import BEYOND, UNCONFIRMED
from chibo_desktop.services.inbox import Outcome, Receipt, take_bundle
from chibo_desktop.services.key_log import note_key_act
from chibo_desktop.services.receipts import refusal
from chibo_desktop.services.received_notes import Noted, read_note, written_note
from chibo_desktop.services.session import Session
from chibo_desktop.services.taking_back import set_aside
from chibo_desktop.storage.bundle_reach import bundles_beyond, reach_of_bundles
from chibo_desktop.storage.bundle_shelf import shelf_of
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.exchange_log import (
    Received,
    merged_by,
    note_arrivals,
    put_received,
    received_by,
)
from chibo_desktop.storage.node_keys import Sender, keys_ever, put_sender
from chibo_desktop.storage.rebuild import stand_again
from chibo_desktop.storage.rehearsal import attempt
from chibo_desktop.storage.sealed_letters import HeldBundle, held, put_held, release
from chibo_desktop.storage.unit_of_work import Unit


def confirm_key(unit: Unit, node_id: str, typed: str) -> list[Receipt]:
    """Trust a unit's key after the telephone call, and merge what waited for it.

    Returns what became of each bundle. Raises DomainError: those of `confirm_registration`.
    """
    sender = confirm_registration(unit, node_id, typed)
    return [
        _merge_waiting(unit, one, row)
        for one, row in _held_of(unit, sender)
        if one.why == UNCONFIRMED
    ]


def reject_key(unit: Unit, node_id: str, signing_key: bytes, reason: str = "") -> list[str]:
    """Never trust a key that waits; what it signed is refused. Returns the names of the files.

    Raises DomainError: key-not-waiting.
    """
    sender = _key(unit, node_id, signing_key)
    if sender.trust != TrustState.PENDING:
        raise DomainError(Problem(code="key-not-waiting"))
    _retire(unit, sender, TrustState.REJECTED, {}, KeyAct.REJECTED, reason)
    waiting = _held_of(unit, sender)
    for one, row in waiting:
        _refuse(unit, one, row, "held-key-rejected")
    return [row.file_name for _, row in waiting]


def position_after(unit: Unit, node_id: str, bundle_id: str) -> Vector:
    """How far a unit's journal was here once a bundle was merged: the place to revoke from.

    Raises DomainError: bundle-not-merged.
    """
    came = merged_by(unit.connection, node_id=node_id)
    meant = [one for one in came if one.bundle_id == bundle_id]
    if not meant:
        raise DomainError(Problem(code="bundle-not-merged"))
    earlier = [one.bundle_id for one in came if one.seq <= meant[0].seq]
    return reach_of_bundles(unit.connection, node_id, earlier)


def revoke_key(
    unit: Unit, node_id: str, signing_key: bytes, position: Vector, reason: str
) -> list[str]:
    """Trust a key no longer beyond a position: the last entry of each stream that still counts.

    What the key signed up to there stays. Bundles here that go beyond are set aside for review;
    returns the names of their files. Raises DomainError: key-unknown, revoke-reason-missing.
    """
    if not reason.strip():
        raise DomainError(Problem(code="revoke-reason-missing", field="reason"))
    sender = _key(unit, node_id, signing_key)
    _retire(unit, sender, TrustState.REVOKED, position, KeyAct.REVOKED, reason)
    beyond = bundles_beyond(unit.connection, node_id, position)
    signed_by = key_id(signing_key)
    doubtful = [
        one
        for one in merged_by(unit.connection, node_id=node_id)
        if one.bundle_id in beyond and read_note(one.counts).key in ("", signed_by)
    ]
    for row in doubtful:
        set_aside(unit, row, Outcome.WAITING)
        put_held(
            unit.connection,
            HeldBundle(
                bundle_id=row.bundle_id, node_id=node_id, signing_key=signing_key, why=BEYOND
            ),
        )
    return [row.file_name for row in doubtful]


def revoke_key_after(
    session: Session, node_id: str, signing_key: bytes, bundle_id: str, reason: str
) -> list[str]:
    """As `revoke_key`, from a merged bundle on, or wholly without one; with a backup before.

    Raises DomainError: those of `revoke_key`, bundle-not-merged; StorageError.
    """
    secure(session, BackupReason.BEFORE_TAKING_BACK)
    with session.unit(takes_turn=True) as unit:
        position = position_after(unit, node_id, bundle_id) if bundle_id else {}
        return revoke_key(unit, node_id, signing_key, position, reason)


def accept_held(unit: Unit, bundle_id: str) -> Receipt:
    """A person has looked at a doubtful bundle and lets it count.

    Raises DomainError: held-unknown, held-waits-for-key; BundleError as the inbox.
    """
    _, row, sender = _answerable(unit, bundle_id)
    _note(unit, sender, KeyAct.HELD_ACCEPTED, row.file_name)
    if (data := _data(unit, row)) is not None:
        return take_bundle(unit, data, row.file_name, merge=True, despite_doubt=True)
    stand_again(unit.connection, bundle_id)
    put_received(unit.connection, replace(row, outcome=Outcome.MERGED))
    release(unit.connection, bundle_id)
    months = note_arrivals(
        unit.connection,
        row.node_id,
        bundle_id=bundle_id,
        written_on=row.written_at[:10],
        received_on=datetime.fromisoformat(row.received_at).date().isoformat(),
    )
    unit.touched |= {"received", "member", "round", "evaluation"}
    return Receipt(
        file_name=row.file_name,
        outcome=Outcome.MERGED,
        unit_code=sender.code,
        unit_name=sender.name,
        period=row.period,
        seq=row.seq,
        bundle_id=bundle_id,
        months=months,
    )


def refuse_held(unit: Unit, bundle_id: str) -> str:
    """A person has looked at a doubtful bundle and it does not count. Returns its file's name.

    Raises DomainError: held-unknown, held-waits-for-key.
    """
    one, row, sender = _answerable(unit, bundle_id)
    _refuse(unit, one, row, "held-refused")
    _note(unit, sender, KeyAct.HELD_REFUSED, row.file_name)
    return row.file_name


def _merge_waiting(unit: Unit, one: HeldBundle, row: Received) -> Receipt:
    data = _data(unit, row)
    try:
        if data is None:
            raise DomainError(Problem(code="bundle-copy-missing"))
        with attempt(unit) as trial:
            receipt = take_bundle(trial.unit, data, row.file_name, merge=True)
            trial.keep()
            return receipt
    except (BundleError, DomainError) as error:
        problem = error.problem if isinstance(error, BundleError) else error.problems[0]
        _refuse(unit, one, row, problem.code, problem.params)
        return refusal(row.file_name, problem)


def _refuse(
    unit: Unit,
    one: HeldBundle,
    row: Received,
    code: str,
    params: Mapping[str, str | int] | None = None,
) -> None:
    why = written_note(Noted(refusal=Problem(code=code, params=params or {})))
    put_received(unit.connection, replace(row, outcome=Outcome.REFUSED, counts=why))
    release(unit.connection, one.bundle_id)
    unit.touched.add("received")


def _retire(
    unit: Unit, sender: Sender, trust: TrustState, position: Vector, kind: KeyAct, note: str
) -> None:
    reach = json.dumps(plain_vector(position)) if trust is TrustState.REVOKED else ""
    now = unit.now.isoformat(timespec="seconds")
    put_sender(unit.connection, replace(sender, trust=trust, trusted_to=reach, changed_at=now))
    _note(unit, sender, kind, note)
    unit.touched.add("subordinate")


def _note(unit: Unit, sender: Sender, kind: KeyAct, note: str) -> None:
    note_key_act(
        unit,
        kind,
        subject=sender.name,
        node_id=sender.node_id,
        public_key=sender.signing_key,
        note=note,
    )


def _key(unit: Unit, node_id: str, signing_key: bytes) -> Sender:
    for one in keys_ever(unit.connection, node_id=node_id):
        if one.signing_key == signing_key:
            return one
    raise DomainError(Problem(code="key-unknown"))


def _answerable(unit: Unit, bundle_id: str) -> tuple[HeldBundle, Received, Sender]:
    known = held(unit.connection, bundle_id=bundle_id)
    if not known:
        raise DomainError(Problem(code="held-unknown"))
    sender = _key(unit, known[0].node_id, known[0].signing_key)
    if sender.trust == TrustState.PENDING:
        raise DomainError(Problem(code="held-waits-for-key"))
    return known[0], received_by(unit.connection, bundle_id=bundle_id)[0], sender


def _data(unit: Unit, row: Received) -> bytes | None:
    """The bundle as it came; older programs kept none of what they had merged."""
    try:
        return shelf_of(unit.store).get(row.digest.hex())
    except StorageError:
        return None


def _held_of(unit: Unit, sender: Sender) -> list[tuple[HeldBundle, Received]]:
    rows = {one.bundle_id: one for one in received_by(unit.connection, node_id=sender.node_id)}
    known = held(unit.connection, node_id=sender.node_id)
    found = [(one, rows[one.bundle_id]) for one in known if one.signing_key == sender.signing_key]
    return sorted(found, key=lambda pair: pair[1].seq)
