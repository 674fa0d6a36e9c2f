"""Bundles that are held: verified, kept whole, not counted until a person has answered.

A unit's first reports wait for its key to be confirmed; what a former key signed beyond its
position waits for a look. Nothing of them is lost, nothing of them counts. Source: protocol.md
§3.12, §3.16.
"""

from chibo_desktop.exchange.snapshot import plain_vector
from chibo_desktop.services.bundle_checks import CheckedBundle
from chibo_desktop.services.receipts import Receipt, instant
from chibo_desktop.services.received_notes import Noted, written_note
from chibo_desktop.storage.bundle_shelf import shelf_of
from chibo_desktop.storage.exchange_log import Received, put_received
from chibo_desktop.storage.sealed_letters import HeldBundle, put_held
from chibo_desktop.storage.unit_of_work import Unit

UNCONFIRMED, BEYOND = "sender-unconfirmed", "sender-beyond-position"
"""Why a bundle is held: the codes of the doubts."""


def hold_bundle(unit: Unit, checked: CheckedBundle, data: bytes, row: Received) -> None:
    """Keep a doubtful bundle as it came; the same one again changes nothing."""
    shelf_of(unit.store).put(data)  # before the commit: a row never points to nothing
    put_held(
        unit.connection,
        HeldBundle(
            bundle_id=row.bundle_id,
            node_id=row.node_id,
            signing_key=checked.sender.signing_key,
            why=checked.doubt.code if checked.doubt else "",
        ),
    )
    put_received(unit.connection, row)
    unit.touched.add("received")


def received_row(unit: Unit, checked: CheckedBundle, receipt: Receipt, digest: bytes) -> Received:
    """What is noted of a bundle that came in whole, with its outcome."""
    letter = checked.bundle.envelope
    return Received(
        bundle_id=letter.id,
        digest=digest,
        node_id=checked.sender.node_id,
        kind=letter.kind,
        seq=letter.seq,
        period=letter.period,
        written_at=instant(letter.created_ms),
        received_at=unit.now.isoformat(timespec="seconds"),
        file_name=receipt.file_name,
        outcome=receipt.outcome,
        counts=written_note(
            Noted(
                new=receipt.new_records,
                changed=receipt.changed_records,
                conflicts=receipt.conflicts,
                doubts=receipt.doubts,
                same_state=receipt.same_state,
                below=receipt.below_problems,
                directive_seen=letter.directive_seq_seen,
                keyset=letter.keyset_version,
                key=checked.bundle.key_id,
                stream=letter.stream,
                reach=plain_vector(letter.vec_to) if letter.stream else None,
                cover=letter.cover,
            )
        ),
    )
