"""What is written down of a file that the inbox refused."""

import hashlib

from chibo_desktop.domain.problems import Problem
from chibo_desktop.exchange.container import read_public_header
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.office_units import unit_of_code
from chibo_desktop.services.receipts import Outcome, Receipt
from chibo_desktop.services.received_notes import Noted, written_note
from chibo_desktop.services.sealed_letters import count_wrong_proof
from chibo_desktop.storage.exchange_log import Received, put_received
from chibo_desktop.storage.unit_of_work import Unit


def stated_sender(unit: Unit, data: bytes) -> tuple[str, str]:
    """Whose file it says it is; not to be trusted, but whom to telephone."""
    try:
        code = read_public_header(data).sender
    except BundleError:
        return "", ""
    named = unit_of_code(unit, code)
    return code, named.name if named else ""


def log_refusal(unit: Unit, data: bytes, receipt: Receipt) -> None:
    """Note in the office's log that a file was refused, and why."""
    named = unit_of_code(unit, receipt.unit_code)
    count_wrong_proof(unit, named, receipt.problem)
    digest = hashlib.sha256(data).digest()
    put_received(
        unit.connection,
        Received(
            bundle_id=f"refused {digest.hex()}",
            digest=digest,
            node_id=named.node_id if named else "",
            kind=Kind.REPORT,
            seq=0,
            period="",
            written_at="",
            received_at=unit.now.isoformat(timespec="seconds"),
            file_name=receipt.file_name,
            outcome=Outcome.REFUSED,
            counts=written_note(Noted(refusal=receipt.problem or Problem(code=""))),
        ),
    )
    unit.touched.add("received")
