"""The branch's monthly report: a bundle sealed to the office, written to a stick and read back."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop import VERSION
from chibo_desktop.domain.evaluation import RoundState
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.below import FORWARDING_READER
from chibo_desktop.exchange.bundle import Contents, SenderKey, open_bundle, write_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Envelope, Kind
from chibo_desktop.exchange.naming import bundle_file_name
from chibo_desktop.exchange.snapshot import Snapshot, Vector, plain_vector, read_vector
from chibo_desktop.files import atomic_write
from chibo_desktop.services.forwarding import (
    below_to_send,
    fresh_below,
    nodes_below,
    note_sent_below,
    unsent_below,
)
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import code_for_office, office_of
from chibo_desktop.services.office_trust import keyset_version
from chibo_desktop.services.opinion_figures import put_opinion_counts
from chibo_desktop.services.opinion_forwarding import put_forwarded
from chibo_desktop.services.rotations import own_rotations
from chibo_desktop.storage.coverage import carried
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.exchange_log import Sent, put_sent, sent_to
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.streams import DIRECTIVE_SEQ
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.vectors import (
    entries_since,
    live_counts,
    state_hash,
    version_vector,
)

REPORT_SEQ = "report-seq"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPlan:
    """What a report would contain, and what still keeps it from being whole."""

    period: Month
    office_name: str
    member_count: int
    unsent_changes: int
    closed_branches: tuple[str, ...]
    open_branches: tuple[str, ...]
    last_sent: Sent | None
    forwarded_units: int = 0  # units below with something the office above has not said it has

    @property
    def is_whole(self) -> bool:
        """True when every branch has closed the month."""
        return not self.open_branches


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """A report that was written, read back and found equal."""

    path: Path
    bundle_id: str
    seq: int
    size: int
    entries: int
    digest: str


def plan_report(unit: Unit, period: Month) -> ReportPlan:
    """What the report of a month would carry. Raises DomainError: office-unknown."""
    office = office_of(unit)
    if office is None:
        raise DomainError(Problem(code="office-unknown"))
    rounds = {one.branch_id: one for one in rounds_of(unit.connection, period=period)}
    closed: list[str] = []
    still_open: list[str] = []
    for branch in unit.all(Branch):
        one = rounds.get(branch.id)
        is_closed = one is not None and one.state == RoundState.CLOSED
        (closed if is_closed else still_open).append(branch.name)
    known = sent_to(unit.connection, office.node_id, Kind.REPORT)
    return ReportPlan(
        period=period,
        office_name=office.name,
        member_count=sum(
            live_counts(unit.connection, node).get("member", 0)
            for node in (unit.author.org_id, *nodes_below(unit))
        ),
        unsent_changes=len(
            entries_since(unit.connection, unit.author.org_id, _sent_vector(unit, known))
        )
        + unsent_below(unit),
        closed_branches=tuple(closed),
        open_branches=tuple(still_open),
        last_sent=known[0] if known else None,
        forwarded_units=len(fresh_below(unit)),
    )


def seal_report(unit: Unit, period: Month) -> tuple[Envelope, bytes, int]:
    """The report as bytes: everything since the office's last acknowledgement, and a snapshot.

    Raises DomainError: office-unknown and the codes of the bundle.
    """
    office = office_of(unit)
    if office is None:
        raise DomainError(Problem(code="office-unknown"))
    put_opinion_counts(unit)  # only now: written with every opinion, they would tell its moment
    put_forwarded(unit)  # only now: what is taken back before must never have been in the journal
    connection, org_id = unit.connection, unit.author.org_id
    keys = node_keys(unit)
    acknowledged = acknowledged_vector(unit)
    reach = version_vector(connection, org_id)
    below = below_to_send(unit)
    known = sent_to(connection, office.node_id, Kind.REPORT)
    whole = carried(connection, org_id, acknowledged, [_reach_of(one) for one in known])
    now_ms = int(unit.now.timestamp() * 1000)
    envelope = Envelope(
        kind=Kind.REPORT,
        id=unit.new_id(),
        sender=code_for_office(unit),
        addressee=office.code,
        seq=_next_number(unit, known),
        created_ms=now_ms,
        hlc=(now_ms, 0),
        app=VERSION,
        previous=read_meta(connection, "last-manifest"),
        period=str(period),
        vec_from=acknowledged,
        vec_to=reach,
        state_hash=state_hash(connection, org_id),
        live_count=live_counts(connection, org_id),
        directive_seq_seen=newest_directive(unit),
        keyset_version=keyset_version(unit),
        rotations=own_rotations(unit),
        stream=unit.author.stream,
        min_reader=FORWARDING_READER if below else 1,
    )
    try:
        data = write_bundle(
            envelope,
            Contents(
                journal=whole.journal,
                snapshot=Snapshot(
                    cover=reach, entries=whole.standing, dead=whole.dead, ends=whole.ends
                ),
                below=below,
            ),
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
    write_meta(connection, "last-manifest", opened.manifest_hash)
    note_sent_below(unit, below)
    put_sent(
        connection,
        Sent(
            bundle_id=envelope.id,
            node_id=office.node_id,
            kind=Kind.REPORT,
            seq=envelope.seq,
            period=str(period),
            written_at=unit.now.isoformat(timespec="seconds"),
            digest=hashlib.sha256(data).digest(),
            file_name=bundle_file_name(envelope),
            vector=json.dumps(plain_vector(reach)),
        ),
    )
    unit.touched.add("sent")
    forwarded = len(below.entries) if below else 0
    return envelope, data, len(whole.journal) + len(whole.standing) + forwarded


def write_report(unit: Unit, period: Month, folder: Path) -> WrittenReport:
    """Write the report into a folder under a temporary name, read it back, then rename it.

    A failure leaves nothing behind, neither there nor here. Raises DomainError: file-not-written
    and the codes of `seal_report`.
    """
    envelope, data, entries = seal_report(unit, period)
    path = _free_path(folder, bundle_file_name(envelope))
    try:
        atomic_write(path, data)
    except OSError as error:
        raise DomainError(Problem(code="file-not-written", params={"name": path.name})) from error
    return WrittenReport(
        path=path,
        bundle_id=envelope.id,
        seq=envelope.seq,
        size=len(data),
        entries=entries,
        digest=hashlib.sha256(data).hexdigest(),
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


def _sent_vector(unit: Unit, known: list[Sent]) -> Vector:
    return _reach_of(known[0]) if known else {}


def _reach_of(report: Sent) -> Vector:
    return read_vector(json.loads(report.vector)) or {}
