"""What the office sends back: for now the acknowledgement of what it has received."""

import hashlib
import json
from dataclasses import dataclass

from chibo_desktop import VERSION
from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import Contents, SenderKey, open_bundle, write_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.naming import bundle_file_name
from chibo_desktop.exchange.snapshot import plain_vector, read_vector
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import own_code
from chibo_desktop.storage.exchange_log import (
    Received,
    Sent,
    acknowledge,
    put_received,
    put_sent,
    received_by,
    senders,
    sent_to,
)
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import entries_since, state_hash, version_vector

MERGED = "merged"


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementView:
    """What the branch learns from the office's answer."""

    seq: int
    office_name: str
    written_at: str
    period: str
    remaining_changes: int
    same_state: bool


def write_acknowledgement(unit: Unit, subordinate_id: str) -> NamedFile:
    """The answer for one unit: how far the office has its journal, bundle by bundle.

    Raises DomainError: subordinate-unknown, unit-not-enrolled.
    """
    one = unit.get(Subordinate, subordinate_id)
    if one is None:
        raise DomainError(Problem(code="subordinate-unknown"))
    known = senders(unit.connection, node_id=one.node_id)
    if not known or known[0].trust != TrustState.CONFIRMED:
        raise DomainError(Problem(code="unit-not-enrolled", params={"name": one.name}))
    connection, keys = unit.connection, node_keys(unit)
    accepted = [
        row for row in received_by(connection, node_id=one.node_id) if row.outcome == MERGED
    ]
    now_ms = int(unit.now.timestamp() * 1000)
    sent_before = sent_to(connection, one.node_id, Kind.DIRECTIVE)
    envelope = Envelope(
        kind=Kind.DIRECTIVE,
        id=unit.new_id(),
        sender=own_code(unit),
        addressee=one.code,
        seq=sent_before[0].seq + 1 if sent_before else 1,
        created_ms=now_ms,
        hlc=(now_ms, 0),
        app=VERSION,
        period=accepted[0].period if accepted else "",
    )
    vector = version_vector(connection, one.node_id)
    acks = {
        "vec": plain_vector(vector),
        "state": state_hash(connection, one.node_id),
        "bundles": [row.bundle_id for row in accepted],
    }
    data = write_bundle(
        envelope,
        Contents(acks=acks),
        signing_seed=keys.signing_seed,
        recipients=(known[0].recipient, keys.recipient),
    )
    put_sent(
        connection,
        Sent(
            bundle_id=envelope.id,
            node_id=one.node_id,
            kind=Kind.DIRECTIVE,
            seq=envelope.seq,
            period=envelope.period,
            written_at=unit.now.isoformat(timespec="seconds"),
            digest=hashlib.sha256(data).digest(),
            file_name=bundle_file_name(envelope),
            vector=json.dumps(plain_vector(vector)),
        ),
    )
    return NamedFile(name=bundle_file_name(envelope), data=data)


def receive_directive(unit: Unit, data: bytes, file_name: str) -> AcknowledgementView:
    """Take in the office's answer.

    What the office has may be less than it once said (it was restored): then more is sent again.
    Raises DomainError: the codes of the bundle, directive-older, bundle-not-a-directive.
    """
    connection, keys = unit.connection, node_keys(unit)

    def find(code: str) -> list[SenderKey]:
        return [
            SenderKey(public_key=one.signing_key, revoked=one.trust == TrustState.REVOKED)
            for one in senders(connection, code=code)
        ]

    try:
        opened = open_bundle(
            data, identities=[keys.identity], find_sender=find, own_code=own_code(unit)
        )
    except BundleError as error:
        raise DomainError(error.problem) from error
    letter = opened.envelope
    acks = opened.contents.acks or {}
    vector = read_vector(acks.get("vec"))
    if letter.kind is not Kind.DIRECTIVE or vector is None:
        raise DomainError(Problem(code="bundle-not-a-directive"))
    latest = int(read_meta(connection, "directive-seq") or 0)
    if letter.seq < latest:
        raise DomainError(
            Problem(code="directive-older", params={"have": letter.seq, "latest": latest})
        )
    now = unit.now.isoformat(timespec="seconds")
    write_meta(connection, "directive-seq", str(letter.seq))
    write_meta(connection, "acknowledged-vector", json.dumps(plain_vector(vector)))
    write_meta(connection, "acknowledged-at", now)
    write_meta(connection, "acknowledged-period", letter.period)
    acknowledge(connection, [str(one) for one in acks.get("bundles", [])], now)
    office = senders(connection, code=letter.sender)[0]
    put_received(
        connection,
        Received(
            bundle_id=letter.id,
            digest=hashlib.sha256(data).digest(),
            node_id=office.node_id,
            kind=letter.kind,
            seq=letter.seq,
            period=letter.period,
            written_at=str(letter.created_ms),
            received_at=now,
            file_name=file_name,
            outcome=MERGED,
            counts="{}",
        ),
    )
    unit.touched.add("sent")
    own = unit.author.org_id
    return AcknowledgementView(
        seq=letter.seq,
        office_name=office.name,
        written_at=str(letter.created_ms),
        period=letter.period,
        remaining_changes=len(entries_since(connection, own, vector)),
        same_state=acks.get("state") == state_hash(connection, own),
    )
