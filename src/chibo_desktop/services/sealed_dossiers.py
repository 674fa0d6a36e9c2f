"""Transfers to and from outside the Đảng bộ: a dossier with its scans in one sealed file.

The introductory papers go along on paper (`life_papers`); the file spares the other side the
typing. Source: protocol.md §3.6 (transfer.external_out, transfer.external_in); domain.md §2.8.
"""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from chibo_desktop.domain.life_cycle import life_of
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.life_state import LifePlace
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.transfers.records import arriving_event_id, leaving_event_id
from chibo_desktop.exchange.dossier_file import (
    SealedDossier,
    new_passphrase,
    read_dossier_file,
    write_dossier,
)
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.naming import dossier_file_name
from chibo_desktop.services.incoming import read_file
from chibo_desktop.services.life import new_event, record_event, save_events
from chibo_desktop.services.papers import content_of
from chibo_desktop.services.stick_files import write_on_stick
from chibo_desktop.services.transfer_arrivals import (
    arrival_day,
    own_branch,
    same_number_here,
    take_over,
)
from chibo_desktop.services.transfer_dossier import HandedDossier, dossier_of, read_dossier
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.member_lines import member_of, unit_names
from chibo_desktop.storage.scans import scans_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.transfers import GATHERING, SEALING

ACT = "transfer.dossier"
SUFFIX = ".hsdv"
_OUTSIDE = "outside"
_RANDOM = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDossier:
    """A file to be handed over, and the passphrase that is told apart from it."""

    name: str
    data: bytes
    passphrase: str
    full_name: str
    from_name: str
    to_name: str
    scans: int
    missing: int  # papers whose scans are not on this computer


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideArrival:
    """What a sealed dossier would bring; `known_as` and `is_known` say whom we already have."""

    dossier: HandedDossier
    from_name: str
    decision_number: str
    scans: int
    missing_scans: int
    known_as: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedDossier:
    """A file that was opened: its content, and what taking it in would bring."""

    content: SealedDossier
    arrival: OutsideArrival


def write_sealed_dossier(
    unit: Unit,
    member_id: str,
    to_name: str,
    *,
    decision: str = "",
    left_on: date | None = None,
    step: Progress = unwatched,
) -> WrittenDossier:
    """The dossier of a member of ours as a sealed file, for a place outside the Đảng bộ.

    With `left_on`, “chuyển đi” is recorded as of that day in the same act. `step` hears how far it
    is; sealing takes seconds, so that guessing takes years. Raises DomainError: member-unknown,
    transfer-place-missing, the codes of an event, bundle-too-big.
    """
    step(0, 2, GATHERING)
    own, to_name = unit.author.org_id, nfc(to_name.strip())
    member = member_of(unit.connection, member_id, own)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    if not to_name:
        raise DomainError(Problem(code="transfer-place-missing", field="to_name"))
    if left_on is not None:
        _record_leaving(unit, member_id, to_name, decision, left_on)
    plain = dossier_of(unit, member_id, own)
    scans, missing = _scans(unit, read_dossier(plain, own))
    passphrase = new_passphrase(unit.surroundings.randomness(_RANDOM))
    one = SealedDossier(
        id=unit.new_id(),
        written_ms=int(unit.now.timestamp() * 1000),
        from_node=own,
        from_name=unit_names(unit.connection).get(own, ""),
        to_name=to_name,
        decision={"number": nfc(decision.strip())},
        dossier=plain,
        scans=scans,
    )
    step(1, 2, SEALING)
    try:
        data = write_dossier(one, passphrase)
    except BundleError as error:
        raise DomainError(error.problem) from error
    return WrittenDossier(
        name=dossier_file_name(member.full_name, SUFFIX),
        data=data,
        passphrase=passphrase,
        full_name=member.full_name,
        from_name=one.from_name,
        to_name=to_name,
        scans=len(scans),
        missing=missing,
    )


def save_sealed_dossier(written: WrittenDossier, path: Path) -> None:
    """Write the file whole or not at all. Raises DomainError: file-not-written, file-not-kept."""
    write_on_stick(path, written.data)


def open_sealed_dossier(unit: Unit, path: Path, passphrase: str) -> OpenedDossier:
    """Read a file and look into it. Raises DomainError: file-unreadable, the codes of the file."""
    return preview_sealed_dossier(unit, read_file(path), passphrase)


def preview_sealed_dossier(unit: Unit, data: bytes, passphrase: str) -> OpenedDossier:
    """What a sealed dossier holds. Nothing is kept. Raises DomainError: the codes of the file."""
    try:
        one = read_dossier_file(data, passphrase)
    except BundleError as error:
        raise DomainError(error.problem) from error
    return OpenedDossier(content=one, arrival=_arrival(unit, one))


def _arrival(unit: Unit, one: SealedDossier) -> OutsideArrival:
    own = unit.author.org_id
    dossier = read_dossier(one.dossier, own)
    member = dossier.member
    known = member_of(unit.connection, member.id, own)
    named = {paper.content_digest for paper in dossier.papers if paper.content_digest}
    return OutsideArrival(
        dossier=dossier,
        from_name=one.from_name,
        decision_number=one.decision.get("number", ""),
        scans=len(one.scans),
        missing_scans=max(len(named) - len(one.scans), 0),
        known_as=same_number_here(unit, member),
        is_known=known is not None and known.is_active,
    )


def take_in_sealed_dossier(
    unit: Unit, opened: OpenedDossier, *, branch_id: str = "", on: date | None = None
) -> str:
    """Make the arriving member with the dossier and its scans; returns the member's id.

    Raises DomainError: transfer-already-here, transfer-branch-missing, transfer-day-missing,
    date-in-future.
    """
    one = opened.content
    found = _arrival(unit, one)  # the list may have changed since it was looked at
    member, own = found.dossier.member, unit.author.org_id
    if found.is_known:
        raise DomainError(Problem(code="transfer-already-here", params={"name": member.full_name}))
    branch, day = own_branch(unit, branch_id), arrival_day(unit, on)
    for scan in one.scans:
        scans_of(unit.store).put(scan, unit.surroundings.randomness)
    batch, source = unit.new_id(), one.from_node or _OUTSIDE
    take_over(unit, found.dossier, branch_id=branch, source=source, batch=batch)
    came = LifeEvent(
        id=arriving_event_id(one.id),
        org_id=own,
        member_id=member.id,
        kind=LifeEventKind.TRANSFERRED_IN,
        happened_on=PartialDate.of(day),
        decision_number=found.decision_number,
        place=one.from_name,
        elsewhere=own,
    )
    left = replace(
        came,
        id=leaving_event_id(one.id),
        kind=LifeEventKind.TRANSFERRED_OUT,
        place=unit_names(unit.connection).get(own, ""),
        elsewhere=source,
    )
    has_left = life_of(found.dossier.events).place is LifePlace.GONE
    seeing = unit.edit(Member, member.id)
    if seeing is not None:
        save_events(unit, seeing, [came] if has_left else [left, came], act=ACT, batch=batch)
    return member.id


def _scans(unit: Unit, dossier: HandedDossier) -> tuple[list[bytes], int]:
    """The scans that the papers name, each once, and how many papers go without theirs."""
    found: dict[str, bytes] = {}
    missing = 0
    for paper in dossier.papers:
        if not paper.content_digest or paper.content_digest in found:
            continue
        try:
            found[paper.content_digest] = content_of(unit, paper)
        except StorageError:
            missing += 1
    return list(found.values()), missing


def _record_leaving(unit: Unit, member_id: str, to_name: str, decision: str, left_on: date) -> None:
    draft = new_event(unit, member_id, LifeEventKind.TRANSFERRED_OUT)
    said = {"happened_on": date_text(left_on), "place": to_name, "decision_number": decision}
    written = {name: said.get(name, text) for name, text in draft.written.items()}
    record_event(unit, replace(draft, written=written))
