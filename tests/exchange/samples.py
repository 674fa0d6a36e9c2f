"""Invented units, keys and entries for the exchange tests."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from chibo_desktop.exchange import sealing
from chibo_desktop.exchange.bundle import Contents, SenderKey, open_bundle, write_bundle
from chibo_desktop.exchange.container import read_container, write_container
from chibo_desktop.exchange.inner import Inner, join_inner, split_inner
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.snapshot import Snapshot

OFFICE = sealing.generate_keys()
BRANCH = sealing.generate_keys()
STRANGER = sealing.generate_keys()
RECIPIENTS = (OFFICE.recipient, BRANCH.recipient)

ENVELOPE = Envelope(
    kind=Kind.REPORT,
    id="01936b2e-7c00-7abc-8def-0123456789ab",
    sender="CB07",
    addressee="ĐU01",
    seq=12,
    created_ms=1_764_000_000_000,
    hlc=(1_764_000_000_000, 3),
    app="0.1.0",
    period="2026-09",
    vec_from={"s1": (1, "a" * 64)},
    vec_to={"s1": (9, "b" * 64)},
    state_hash="c" * 64,
    live_count={"member": 41},
    directive_seq_seen=4,
)


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def entry(number: int, value: Any = "Nguyễn Văn Ấm") -> tuple[bytes, bytes]:
    payload = canonical({"salt": f"{number:032x}", "x": [value]})
    header = {
        "v": 1,
        "t": "member.set",
        "q": number,
        "p": "0" * 64,
        "c": [{"k": "m1", "f": "name", "o": []}],
        "ph": hashlib.sha256(payload).hexdigest(),
    }
    return canonical(header), payload


CONTENTS = Contents(
    journal=[entry(number) for number in range(1, 8)],
    snapshot=Snapshot(cover={"s1": (9, "b" * 64)}, entries=[entry(100)]),
    acks={"CB07": {"vec": {"s1": [4, "d" * 64]}}},
    blobs=(b"%PDF-1.7 anh the",),
)
DIRECTIVE_ENVELOPE = Envelope(
    kind=Kind.DIRECTIVE,
    id="01936b2e-7c00-7abc-8def-0123456789ac",
    sender="ĐU01",
    addressee="CB07",
    seq=5,
    created_ms=1_764_100_000_000,
    hlc=(1_764_100_000_000, 0),
    app="0.1.0",
    period="2026-09",
    state_hash="e" * 64,
    live_count={"assigned_target": 2, "published_criteria": 1},
)
DIRECTIVE = Contents(
    journal=[entry(number, "Kết nạp đảng viên") for number in range(1, 4)],
    acks={"vec": {"s1": [9, "b" * 64]}, "state": "c" * 64, "bundles": [ENVELOPE.id]},
)


def find_branch(code: str) -> list[SenderKey]:
    return [SenderKey(public_key=BRANCH.public_key)] if code == "CB07" else []


def report(envelope: Envelope = ENVELOPE, contents: Contents = CONTENTS, **changes: Any) -> bytes:
    return write_bundle(
        replace(envelope, **changes),
        contents,
        signing_seed=BRANCH.signing_seed,
        recipients=RECIPIENTS,
    )


def open_at_office(data: bytes, find_sender: Any = find_branch, own_code: str = "ĐU01") -> Any:
    return open_bundle(
        data, identities=[OFFICE.identity], find_sender=find_sender, own_code=own_code
    )


def plain_of(data: bytes) -> bytes:
    return sealing.unseal(read_container(data)[1], [OFFICE.identity])


def wrap(plain: bytes, recipients: tuple[str, ...] = RECIPIENTS) -> bytes:
    """Seal any plain text under a correct outside, as anybody who knows the recipients can."""
    return write_container(
        fmt=1,
        sender=ENVELOPE.sender,
        addressee=ENVELOPE.addressee,
        id=ENVELOPE.id,
        sealed=sealing.seal(plain, recipients),
    )


def resigned(data: bytes, *, manifest: bytes | None = None, body: bytes | None = None) -> bytes:
    """The same bundle with another manifest or body, honestly signed by the branch."""
    inner = split_inner(plain_of(data))
    manifest = inner.manifest if manifest is None else manifest
    unsigned = Inner(manifest=manifest, signature=b"", body=inner.body if body is None else body)
    signature = sealing.sign(BRANCH.signing_seed, unsigned.signed)
    return wrap(join_inner(replace(unsigned, signature=signature)))


def manifest_of(data: bytes) -> dict[str, Any]:
    return dict(json.loads(split_inner(plain_of(data)).manifest))


def with_manifest(data: bytes, **changes: Any) -> bytes:
    return resigned(data, manifest=canonical(manifest_of(data) | changes))
