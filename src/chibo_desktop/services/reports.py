"""The branch's monthly report: a bundle sealed to the office, written to a stick and read back."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop import VERSION
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.below import FORWARDING_READER
from chibo_desktop.exchange.bundle import Contents, SenderKey, open_bundle, write_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.naming import bundle_file_name
from chibo_desktop.exchange.snapshot import Snapshot, Vector, plain_vector, read_vector
from chibo_desktop.services.bundle_checklist import checklist
from chibo_desktop.services.bundle_covers import keep_cover
from chibo_desktop.services.forwarding import (
    below_to_send,
    note_sent_below,
)
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import code_for_office, office_of
from chibo_desktop.services.office_trust import keyset_version
from chibo_desktop.services.opinion_figures import put_opinion_counts
from chibo_desktop.services.opinion_forwarding import put_forwarded
from chibo_desktop.services.rotations import own_rotations
from chibo_desktop.services.scan_travel import PART_LIMIT, ScanPlan, plan_scans, read_scans
from chibo_desktop.services.stick_files import check_on_stick, write_noted
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.coverage import carried
from chibo_desktop.storage.exchange_log import Sent, put_sent, sent_to
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.node_keys import Sender
from chibo_desktop.storage.streams import DIRECTIVE_SEQ
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import (
    live_counts,
    state_hash,
    version_vector,
)

REPORT_SEQ = "report-seq"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPart:
    """One bundle of a report; `entries` counts the changes in it."""

    envelope: Envelope
    data: bytes
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """A report that was written, read back and found equal. `digest` is of its first part."""

    path: Path
    paths: tuple[Path, ...]
    bundle_id: str
    seq: int
    size: int
    entries: int
    digest: str
    scans: int


def seal_report(unit: Unit, period: Month) -> tuple[Envelope, bytes, int]:
    """The report as bytes, without scans. Raises DomainError as `seal_parts`."""
    (part,) = seal_parts(unit, period, ScanPlan())
    return part.envelope, part.data, part.entries


def seal_parts(
    unit: Unit, period: Month, scans: ScanPlan, *, limit: int = PART_LIMIT
) -> Iterator[SealedPart]:
    """The report: everything since the office's last acknowledgement, a snapshot, and scans.

    Scans that do not fit go in further parts. Each part is a whole report, so they may come in any
    order, and one that is lost costs its scans only. Each part is noted as written when it is
    handed out. Raises DomainError: office-unknown and the codes of the bundle.
    """
    office = office_of(unit)
    if office is None:
        raise DomainError(Problem(code="office-unknown"))
    put_opinion_counts(unit)  # only now: written with every opinion, they would tell its moment
    put_forwarded(unit)  # only now: what is taken back before must never have been in the journal
    connection, org_id = unit.connection, unit.author.org_id
    acknowledged = acknowledged_vector(unit)
    reach = version_vector(connection, org_id)
    below = below_to_send(unit)
    known = sent_to(connection, office.node_id, Kind.REPORT)
    whole = carried(connection, org_id, acknowledged, [reach_of(one) for one in known])
    now_ms = int(unit.now.timestamp() * 1000)
    lines = checklist(unit, period, unit.now.date())
    state, counts = state_hash(connection, org_id), live_counts(connection, org_id)
    number = _next_number(unit, known)
    snapshot = Snapshot(cover=reach, entries=whole.standing, dead=whole.dead, ends=whole.ends)
    parcels = scans.parts(limit) or [[]]
    for index, digests in enumerate(parcels, start=1):
        blobs = read_scans(unit, digests)
        envelope = Envelope(
            kind=Kind.REPORT,
            id=unit.new_id(),
            sender=code_for_office(unit),
            addressee=office.code,
            seq=number,
            created_ms=now_ms,
            hlc=(now_ms, 0),
            app=VERSION,
            previous=read_meta(connection, "last-manifest"),
            period=str(period),
            vec_from=acknowledged,
            vec_to=reach,
            state_hash=state,
            live_count=counts,
            directive_seq_seen=newest_directive(unit),
            keyset_version=keyset_version(unit),
            rotations=own_rotations(unit),
            stream=unit.author.stream,
            min_reader=FORWARDING_READER if below else 1,
            part=(index, len(parcels)),
            cover={"steps": [one.plain() for one in lines], "scans": len(scans.to_send)},
        )
        contents = Contents(journal=whole.journal, snapshot=snapshot, blobs=blobs, below=below)
        yield _sealed(unit, office, envelope, contents)
    note_sent_below(unit, below)


def _sealed(unit: Unit, office: Sender, envelope: Envelope, contents: Contents) -> SealedPart:
    keys = node_keys(unit)
    try:
        data = write_bundle(
            envelope,
            contents,
            signing_seed=keys.signing_seed,
            recipients=(office.recipient, keys.recipient),
        )
        opened = open_bundle(
            data,
            identities=[keys.identity],
            find_sender=lambda _: [SenderKey(public_key=keys.public_key)],
            own_code=office.code,
        )
    except BundleError as error:
        raise DomainError(error.problem) from error
    write_meta(unit.connection, "last-manifest", opened.manifest_hash)
    put_sent(
        unit.connection,
        Sent(
            bundle_id=envelope.id,
            node_id=office.node_id,
            kind=Kind.REPORT,
            seq=envelope.seq,
            period=envelope.period,
            written_at=unit.now.isoformat(timespec="seconds"),
            digest=hashlib.sha256(data).digest(),
            file_name=bundle_file_name(envelope),
            vector=json.dumps(plain_vector(envelope.vec_to)),
        ),
    )
    forwarded = len(contents.below.entries) if contents.below else 0
    entries = len(contents.journal) + len(opened.snapshot_ids) + forwarded
    keep_cover(unit, envelope, size=len(data), entries=entries, scans=len(contents.blobs))
    unit.touched.add("sent")
    return SealedPart(envelope=envelope, data=data, entries=entries)


def write_report(
    unit: Unit,
    period: Month,
    folder: Path,
    *,
    with_scans: bool = True,
    limit: int = PART_LIMIT,
    step: Progress | None = None,
) -> WrittenReport:
    """Write the report into a folder, each part under a temporary name, read back, then renamed.

    A failure leaves nothing behind, neither there nor here, also when the data file's own disk does
    not take the commit. `step` hears which part of how many.
    Raises DomainError: file-not-written, file-not-kept and the codes of `seal_parts`.
    """
    scans = plan_scans(unit) if with_scans else ScanPlan()
    digests: dict[Path, bytes] = {}
    first, size = None, 0
    for part in seal_parts(unit, period, scans, limit=limit):
        at, count = part.envelope.part
        if step is not None:
            step(at - 1, count, bundle_file_name(part.envelope))
        path = _free_path(folder, bundle_file_name(part.envelope))
        digests[path] = write_noted(unit, path, part.data)
        first, size = first or part, size + len(part.data)
    check_on_stick(digests)
    assert first is not None  # noqa: S101 - a report has at least one part
    return WrittenReport(
        path=next(iter(digests)),
        paths=tuple(digests),
        bundle_id=first.envelope.id,
        seq=first.envelope.seq,
        size=size,
        entries=first.entries,
        digest=next(iter(digests.values())).hex(),
        scans=len(scans.to_send),
    )


def _free_path(folder: Path, name: str) -> Path:
    """Two computers of one unit may number alike: what lies on the stick is never replaced."""
    path, count = folder / name, 1
    while path.exists():
        count += 1
        path = folder / f"{Path(name).stem}-{count}{Path(name).suffix}"
    return path


def acknowledged_vector(unit: Unit) -> Vector:
    """How far the office says it has this node's journal; it may go down."""
    text = read_meta(unit.connection, "acknowledged-vector")
    return read_vector(json.loads(text)) or {} if text else {}


def newest_directive(unit: Unit) -> int:
    """The number of the newest directive that was taken in here; 0 before the first."""
    return int(read_meta(unit.connection, DIRECTIVE_SEQ) or 0)


def _next_number(unit: Unit, known: list[Sent]) -> int:
    """One more than was written here, and than the office has of the unit's other computers."""
    had = int(read_meta(unit.connection, REPORT_SEQ) or 0)
    return max([one.seq for one in known] + [had], default=0) + 1


def reach_of(report: Sent) -> Vector:
    """How far the unit's own journal went along with a report."""
    return read_vector(json.loads(report.vector)) or {}
