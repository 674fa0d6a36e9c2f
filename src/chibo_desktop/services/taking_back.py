"""Taking a merged bundle back (gỡ gói): as if it had never come, until it is received again."""

from dataclasses import replace
from datetime import datetime

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.backups import BackupReason, secure
from chibo_desktop.services.session import Session
from chibo_desktop.storage.exchange_log import (
    forget_arrivals,
    note_arrivals,
    put_received,
    received_by,
)
from chibo_desktop.storage.rebuild import take_back

TAKEN_BACK = "taken-back"


def take_back_bundle(session: Session, bundle_id: str) -> None:
    """Let what a bundle brought count no more; a verified backup is written first.

    What later bundles brought again stays. Raises DomainError: bundle-not-merged; StorageError.
    """
    secure(session, BackupReason.BEFORE_TAKING_BACK)
    with session.unit(takes_turn=True) as unit:
        connection = unit.connection
        known = received_by(connection, bundle_id=bundle_id)
        if not known or known[0].outcome != "merged":
            raise DomainError(Problem(code="bundle-not-merged"))
        node = known[0].node_id
        take_back(connection, bundle_id)
        put_received(connection, replace(known[0], outcome=TAKEN_BACK))
        forget_arrivals(connection, bundle_id)
        remaining = [
            one for one in received_by(connection, node_id=node) if one.outcome == "merged"
        ]
        if remaining:
            newest = remaining[0]
            note_arrivals(
                connection,
                node,
                bundle_id=newest.bundle_id,
                written_on=newest.written_at[:10],
                received_on=datetime.fromisoformat(newest.received_at).date().isoformat(),
            )
        unit.touched |= {"received", "member", "round", "evaluation"}
