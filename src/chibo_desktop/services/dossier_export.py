"""A member's dossier going out: as a folder of named files, or as one PDF with its contents.

Source of the names: domain.md §2.10. Both are written whole or not at all.
"""

import shutil
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from chibo_desktop.documents.bounded_papers import PaperReader
from chibo_desktop.documents.dossier_contents import (
    ContentsLine,
    DossierContents,
    dossier_front,
)
from chibo_desktop.domain.attachment import PHOTO, Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.scan_file import ScanKind
from chibo_desktop.domain.scan_names import (
    check_path,
    check_root,
    file_name_of,
    person_folder,
    plain_name,
)
from chibo_desktop.files import atomic_write
from chibo_desktop.services.document_types import document_types
from chibo_desktop.services.letterheads import letterhead_of
from chibo_desktop.services.papers import content_of
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.attachment_lines import papers_of
from chibo_desktop.storage.errors import storage_error
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text

_ROOT_PARTS = 3  # 38.168.053 names the committee, what follows the branch


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedDossier:
    """Where a dossier went: how many files or pages, and the papers of which there is no file."""

    path: Path
    count: int
    left_out: tuple[str, ...]


def export_dossier_folder(
    unit: Unit, member_id: str, root: Path, code: str, step: Progress
) -> ExportedDossier:
    """Write the papers as files under `root`, in folders named by the unit's code and the person.

    `root/38.168.053/38.168.053.000.001/099001110001_NguyenVanA/061.Ban_tu_kiem_diem.1.pdf`. A
    folder that is there already stays; the new one gets a number. Raises DomainError:
    member-unknown, dossier-empty, dossier-root-too-long, dossier-path-too-long, store-disk-full.
    """
    check_root(str(root))
    member, papers = _dossier(unit, member_id)
    person = person_folder(member.identity_number, member.full_name)
    target = _free(_home(root, code) / person)
    named = _named(papers)
    for name in named:
        check_path(str(target / name))
    part = target.with_name(f".{target.name}.part")
    left_out = []
    try:
        part.mkdir(parents=True)
        for index, (name, paper) in enumerate(named.items()):
            step(index, len(named), paper.title)
            try:
                data = content_of(unit, paper)
            except DomainError:
                left_out.append(paper.title)
                continue
            (part / name).write_bytes(data)
        part.replace(target)
    except OSError as error:
        raise storage_error(error, str(target)) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return ExportedDossier(path=target, count=len(named) - len(left_out), left_out=tuple(left_out))


def export_dossier_pdf(unit: Unit, member_id: str, path: Path, step: Progress) -> ExportedDossier:
    """Write the dossier as one PDF: contents, then every paper, each with a bookmark.

    Raises DomainError: member-unknown, dossier-empty, paper-too-heavy, document-not-saved.
    """
    member, papers = _dossier(unit, member_id)
    sources: dict[str, bytes] = {}
    for index, paper in enumerate(papers):
        step(index, len(papers) + 1, paper.title)
        try:
            sources[paper.id] = content_of(unit, paper)
        except DomainError:
            continue
    step(len(papers), len(papers) + 1, "ghép các trang")
    pages = {paper.id: (paper.page_count or 1) * (paper.id in sources) for paper in papers}
    bound = [(paper.title, sources[paper.id]) for paper in papers if paper.id in sources]
    with PaperReader() as reader:
        while True:
            front, front_pages = dossier_front(_contents(unit, member, papers, pages))
            data, given = reader.merge(f"Hồ sơ đảng viên – {member.full_name}", front, bound)
            told = dict(zip(sources, given, strict=True))
            if all(pages[paper_id] == told[paper_id] for paper_id in sources):
                break
            pages |= told  # a file is not what its record says: the contents go by the file
    try:
        atomic_write(path, data)
    except OSError as error:
        raise DomainError(Problem(code="document-not-saved", params={"name": path.name})) from error
    return ExportedDossier(
        path=path,
        count=front_pages + sum(pages.values()),
        left_out=tuple(paper.title for paper in papers if not pages[paper.id]),
    )


def dossier_name(member: str) -> str:
    """The suggested name of the one file."""
    return f"Ho_so_{plain_name(member)}.pdf"


def _dossier(unit: Unit, member_id: str) -> tuple[Member, list[Attachment]]:
    member = unit.get(Member, member_id)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    found = papers_of(unit.connection, member_id, unit.author.org_id)
    papers = [paper for paper in found if paper.document_type != PHOTO]
    if not papers:
        raise DomainError(Problem(code="dossier-empty"))
    papers.sort(key=lambda paper: (_number(paper), paper.title, paper.id))
    return member, papers


def _named(papers: list[Attachment]) -> dict[str, Attachment]:
    named: dict[str, Attachment] = {}
    for paper in papers:
        kind = ScanKind(paper.media_type) if paper.media_type in set(ScanKind) else ScanKind.PDF
        for part in count(1):
            name = file_name_of(_number(paper), paper.title, part, kind)
            if name not in named:
                named[name] = paper
                break
    return named


def _number(paper: Attachment) -> int:
    known = document_types().by_code.get(paper.document_type)
    return known.number if known else 104


def _home(root: Path, code: str) -> Path:
    parts = [part for part in code.strip().split(".") if part]
    if not parts:
        return root
    whole = ".".join(plain_name(part) for part in parts)
    if len(parts) <= _ROOT_PARTS:
        return root / whole
    return root / ".".join(plain_name(part) for part in parts[:_ROOT_PARTS]) / whole


def _free(target: Path) -> Path:
    found = target
    for number in count(2):
        if not found.exists():
            return found
        found = target.with_name(f"{target.name}_{number}")
    return found


def _contents(
    unit: Unit, member: Member, papers: list[Attachment], pages: dict[str, int]
) -> DossierContents:
    facts = [
        f"Sinh ngày {partial_date_text(member.born_on)}" if member.born_on else "",
        f"Ngày vào Đảng {partial_date_text(member.admitted_on)}" if member.admitted_on else "",
        f"Ngày chính thức {partial_date_text(member.confirmed_on)}" if member.confirmed_on else "",
    ]
    today = unit.now.date()
    return DossierContents(
        letterhead=letterhead_of(unit, today),
        full_name=member.full_name,
        facts=tuple(fact for fact in facts if fact),
        lines=tuple(
            ContentsLine(
                number=paper.document_type,
                title=paper.title,
                mark=paper.number,
                written_on=partial_date_text(paper.written_on),
                pages=pages[paper.id],
            )
            for paper in papers
        ),
        dated=today,
        is_practice=bool(read_meta(unit.connection, "practice")),
    )
