"""Taking a merged bundle back (gỡ gói): as if it had never come, until it is received again."""

from dataclasses import replace
from datetime import datetime

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.backups import BackupReason, secure
from chibo_desktop.services.session import Session
from chibo_desktop.storage.exchange_log import (
    Received,
    forget_arrivals,
    merged_by,
    note_arrivals,
    put_received,
)
from chibo_desktop.storage.rebuild import take_back
from chibo_desktop.storage.unit_of_work import Unit

TAKEN_BACK = "taken-back"


def take_back_bundle(session: Session, bundle_id: str) -> None:
    """Let what a bundle brought count no more; a verified backup is written first.

    What later bundles brought again stays. Raises DomainError: bundle-not-merged; StorageError.
    """
    secure(session, BackupReason.BEFORE_TAKING_BACK)
    with session.unit(takes_turn=True) as unit:
        known = merged_by(unit.connection, bundle_id=bundle_id)
        if not known:
            raise DomainError(Problem(code="bundle-not-merged"))
        set_aside(unit, known[0], TAKEN_BACK)


def set_aside(unit: Unit, row: Received, outcome: str) -> None:
    """Let what a merged bundle brought count no more, and say so in its line of the log."""
    connection = unit.connection
    take_back(connection, row.bundle_id)
    put_received(connection, replace(row, outcome=outcome))
    forget_arrivals(connection, row.bundle_id)
    if remaining := merged_by(connection, node_id=row.node_id):
        newest = remaining[0]
        note_arrivals(
            connection,
            row.node_id,
            bundle_id=newest.bundle_id,
            written_on=newest.written_at[:10],
            received_on=datetime.fromisoformat(newest.received_at).date().isoformat(),
        )
    unit.touched |= {"received", "member", "round", "evaluation"}
