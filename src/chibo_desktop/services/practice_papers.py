"""The papers of the practice branch: one dossier nearly whole, one half done, the others empty."""

from chibo_desktop.documents.practice_scan import practice_scan
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.scan_file import ScanKind
from chibo_desktop.services.document_types import type_title
from chibo_desktop.services.session import Session
from chibo_desktop.storage.attachment_lines import active_members
from chibo_desktop.storage.scans import scans_of
from chibo_desktop.storage.unit_of_work import Unit

_NEARLY_WHOLE = (1, 2, 3, 5, 7, 19, 37, 38, 39, 42, 43, 46, 61, 70, 86)
_HALF = (2, 5, 61)


def keep_practice_papers(session: Session) -> None:
    """Put invented scans into the dossiers of two members. Raises StorageError."""
    with session.unit() as unit:
        members = active_members(unit.connection, unit.author.org_id)
        confirmed = [member for member in members if member.confirmed_on is not None]
        for member, numbers in zip(confirmed, (_NEARLY_WHOLE, _HALF), strict=False):
            papers = [_paper(unit, member, number) for number in numbers]
            unit.save_all(papers, act="paper.add", batch=unit.new_id())


def keep_one_scan(session: Session) -> None:
    """Put one invented scan into the dossier of the first member. Raises StorageError."""
    with session.unit() as unit:
        member = active_members(unit.connection, unit.author.org_id)[0]
        unit.save(_paper(unit, member, _HALF[0]), act="paper.add")


def _paper(unit: Unit, member: Member, number: int) -> Attachment:
    title = type_title(str(number))
    date = _date(member, number)
    mark = f"{number}-QĐ/ĐU" if title.startswith("Quyết định") else ""
    pages = 3 if number in (1, 2) else 1
    data = practice_scan(title, member.full_name, f"Số {mark}" if mark else "", pages)
    digest = scans_of(unit.store).put(data, unit.surroundings.randomness)
    return Attachment(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        member_id=member.id,
        document_type=str(number),
        title=title,
        number=mark,
        written_on=date,
        file_name=f"A.ID01.{number}.pdf",
        media_type=str(ScanKind.PDF),
        content_digest=digest,
        size=len(data),
        page_count=pages,
    )


def _date(member: Member, number: int) -> PartialDate | None:
    if number == 61:
        return PartialDate(2025, 12)
    if number == 7:
        return member.confirmed_on
    return member.admitted_on
