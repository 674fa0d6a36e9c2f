"""The papers of a member's dossier: put in, described, taken off, opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from chibo_desktop.domain.attachment import PHOTO, Attachment
from chibo_desktop.domain.document_types import RequiredPaper, missing
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.scan_file import ScanKind
from chibo_desktop.services.backups import BACKUP_FOLDER
from chibo_desktop.services.document_types import document_types, paper_rule_on, type_title
from chibo_desktop.services.incoming_scans import IncomingScan
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.attachment_lines import papers_of
from chibo_desktop.storage.errors import StorageError
from chibo_desktop.storage.member_lines import member_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.scan_backup import fetch_one
from chibo_desktop.storage.scans import scans_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text

__all__ = [
    "MemberPapers",
    "PaperContent",
    "PaperDraft",
    "PaperLine",
    "PaperToAdd",
    "add_papers",
    "edit_paper",
    "member_papers",
    "open_paper",
    "remove_papers",
    "restore_papers",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDraft:
    """What stands in the form of a paper; the date as written."""

    document_type: str = ""
    title: str = ""
    number: str = ""
    issuer: str = ""
    written_on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperToAdd:
    """A scan that was looked at, and what is known of the paper."""

    scan: IncomingScan
    draft: PaperDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper of the list. `is_here` False: its file is not on this computer."""

    id: str
    draft: PaperDraft
    type_number: int
    type_title: str
    group: str
    date_text: str
    kind: ScanKind | None
    pages: int
    size: int
    file_name: str
    is_here: bool

    @property
    def title(self) -> str:
        """The paper's own name, or its type's."""
        return self.draft.title or self.type_title


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPapers:
    """The papers of a member in the order of the catalogue, and what the rule says is missing."""

    member_id: str
    full_name: str
    is_ours: bool
    lines: tuple[PaperLine, ...]
    missing: tuple[RequiredPaper, ...]
    required: int
    rule_title: str
    rule_source: str
    photo_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperContent:
    """The bytes of a paper, verified."""

    line: PaperLine
    data: bytes


def member_papers(unit: Unit, member_id: str, org_id: str = "") -> MemberPapers:
    """The papers of a member. Raises DomainError member-unknown."""
    owner = org_id or unit.author.org_id
    member = member_of(unit.connection, member_id, owner)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    papers = papers_of(unit.connection, member_id, owner)
    rule = paper_rule_on(unit.now.date())
    required = rule.required(member.status, member.admitted_on) if rule else ()
    photos = [paper.id for paper in papers if paper.document_type == PHOTO]
    lines = [_line(unit, paper) for paper in papers if paper.document_type != PHOTO]
    return MemberPapers(
        member_id=member_id,
        full_name=member.full_name,
        is_ours=owner == unit.author.org_id,
        lines=tuple(sorted(lines, key=_in_order)),
        missing=missing(required, {paper.document_type for paper in papers}),
        required=len(required),
        rule_title=rule.title if rule else "",
        rule_source=rule.source if rule else "",
        photo_id=photos[-1] if photos else "",
    )


def add_papers(
    unit: Unit, member_id: str, papers: Sequence[PaperToAdd], step: Progress, *, event_id: str = ""
) -> tuple[str, ...]:
    """Put scans into a dossier; returns the new papers' ids. All of them or none.

    Raises DomainError: member-unknown, paper-type-missing, paper-date-unreadable, paper-not-read,
    store-disk-full; the scans written so far then lie there unnamed and do no harm.
    """
    if unit.get(Member, member_id) is None:
        raise DomainError(Problem(code="member-unknown"))
    scans = scans_of(unit.store)
    records = []
    for index, paper in enumerate(papers):
        step(index, len(papers), paper.draft.title or paper.scan.source.name)
        record = Attachment(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            member_id=member_id,
            event_id=event_id,
            file_name=paper.scan.source.name,
            media_type=str(paper.scan.kind or ""),
            page_count=paper.scan.pages,
        )
        record = _described(record, paper.draft)
        data = paper.scan.source.read()
        digest = scans.put(data, unit.surroundings.randomness)
        records.append(replace(record, content_digest=digest, size=len(data)))
    unit.save_all(records, act="paper.add", batch=unit.new_id() if len(records) > 1 else "")
    return tuple(record.id for record in records)


def edit_paper(unit: Unit, paper_id: str, draft: PaperDraft) -> bool:
    """Describe a paper anew; True when something changed.

    Raises DomainError: paper-unknown, paper-type-missing, paper-date-unreadable.
    """
    base = unit.edit(Attachment, paper_id)
    if base is None or base.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="paper-unknown"))
    return unit.save(_described(base.record, draft), act="paper.edit", base=base)


def remove_papers(unit: Unit, paper_ids: Sequence[str], reason: str) -> None:
    """Take papers off the list; their bytes are kept. Raises DomainError paper-unknown."""
    found = unit.get_many(Attachment, paper_ids)
    for paper_id in paper_ids:
        record = found.get(paper_id)
        if record is None or record.org_id != unit.author.org_id:
            raise DomainError(Problem(code="paper-unknown"))
        unit.void(record, reason=reason, act="paper.remove")


def restore_papers(unit: Unit, paper_ids: Sequence[str]) -> None:
    """Put papers that were taken off back on the list."""
    seen = unit.seen(paper_ids)
    changes = [(paper_id, VOID, seen.get(paper_id, {}).get(VOID, ()), "") for paper_id in paper_ids]
    unit.set_atoms(Attachment, changes, act="paper.restore")


def open_paper(unit: Unit, paper_id: str) -> PaperContent:
    """The bytes of a paper; what is lost here is fetched from the backups beside the file.

    Raises DomainError: paper-unknown, scan-missing, scan-damaged.
    """
    record = unit.get(Attachment, paper_id)
    if record is None:
        raise DomainError(Problem(code="paper-unknown"))
    return PaperContent(line=_line(unit, record), data=content_of(unit, record))


def content_of(unit: Unit, paper: Attachment) -> bytes:
    """The bytes of a paper. Raises StorageError scan-missing, scan-damaged."""
    scans = scans_of(unit.store)
    try:
        return scans.get(paper.content_digest)
    except StorageError:
        if not fetch_one(scans, backup_folder(unit), paper.content_digest):
            raise
        return scans.get(paper.content_digest)


def backup_folder(unit: Unit) -> Path:
    """Where the backups of the open file are written."""
    return unit.store.path.parent / BACKUP_FOLDER


def _described(record: Attachment, draft: PaperDraft) -> Attachment:
    if not draft.document_type:
        raise DomainError(Problem(code="paper-type-missing", field="document_type"))
    written = draft.written_on.strip()
    try:
        written_on = PartialDate.read(written) if written else None
    except ValueError:
        params: dict[str, str | int] = {"written": written}
        problem = Problem(code="paper-date-unreadable", field="written_on", params=params)
        raise DomainError(problem) from None
    return replace(
        record,
        document_type=draft.document_type,
        title=draft.title or type_title(draft.document_type),
        number=draft.number,
        issuer=draft.issuer,
        written_on=written_on,
        note=draft.note,
    )


def _line(unit: Unit, paper: Attachment) -> PaperLine:
    known = document_types().by_code.get(paper.document_type)
    shown = partial_date_text(paper.written_on) if paper.written_on else ""
    draft = PaperDraft(
        document_type=paper.document_type,
        title=paper.title,
        number=paper.number,
        issuer=paper.issuer,
        written_on=shown,
        note=paper.note,
    )
    return PaperLine(
        id=paper.id,
        draft=draft,
        type_number=known.number if known else 0,
        type_title=type_title(paper.document_type),
        group=known.group if known else "",
        date_text=shown,
        kind=ScanKind(paper.media_type) if paper.media_type in set(ScanKind) else None,
        pages=paper.page_count or 0,
        size=paper.size or 0,
        file_name=paper.file_name,
        is_here=scans_of(unit.store).has(paper.content_digest),
    )


def _in_order(line: PaperLine) -> tuple[int, str, str]:
    return line.type_number or 999, line.draft.title, line.id
