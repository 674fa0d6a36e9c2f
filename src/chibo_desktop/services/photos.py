"""The 3×4 photo of a member: one, cut to its ratio, named by its rule when it goes out.

Source: domain.md §2.3.
"""

from pathlib import Path

from chibo_desktop.documents.bounded_papers import PaperReader
from chibo_desktop.domain.attachment import PHOTO, Attachment
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.scan_file import ScanKind
from chibo_desktop.domain.scan_names import photo_name
from chibo_desktop.files import atomic_write
from chibo_desktop.services.document_types import PHOTO_TITLE
from chibo_desktop.services.papers import content_of
from chibo_desktop.storage.attachment_lines import papers_of
from chibo_desktop.storage.scans import scans_of
from chibo_desktop.storage.unit_of_work import Unit

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in thousandths of the upright image."""

WIDTH, HEIGHT = 600, 800
LEAST_WIDTH, LEAST_HEIGHT = 177, 236  # 3×4 cm at 150 dpi
_RATIO_SLACK = 0.02


def middle_box(width: int, height: int) -> Box:
    """The largest 3×4 part of an image, in the middle across and near the top: where faces are."""
    if width * HEIGHT > height * WIDTH:
        side = round(500 * height * WIDTH / HEIGHT / width)
        return 500 - side, 0, 500 + side, 1000
    tall = round(1000 * width * HEIGHT / WIDTH / height)
    top = (1000 - tall) // 3
    return 0, top, 1000, top + tall


def set_photo(unit: Unit, member_id: str, image: bytes, box: Box, size: tuple[int, int]) -> str:
    """Cut an image of that size in pixels, upright, and make it the member's photo.

    Raises DomainError: member-unknown, photo-too-small, photo-wrong-ratio, photo-no-image and
    whatever keeps a file from being looked at.
    """
    member = unit.get(Member, member_id)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    if image[:5] == b"%PDF-":
        raise DomainError(Problem(code="photo-no-image"))
    left, top, right, bottom = box
    width, height = (right - left) * size[0] / 1000, (bottom - top) * size[1] / 1000
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        params: dict[str, str | int] = {
            "width": round(width),
            "height": round(height),
            "least_width": LEAST_WIDTH,
            "least_height": LEAST_HEIGHT,
        }
        raise DomainError(Problem(code="photo-too-small", params=params))
    if abs(width / height - WIDTH / HEIGHT) > _RATIO_SLACK:
        raise DomainError(Problem(code="photo-wrong-ratio"))
    with PaperReader() as reader:
        data = reader.cut(image, box, WIDTH, HEIGHT)
    digest = scans_of(unit.store).put(data, unit.surroundings.randomness)
    batch = unit.new_id()
    for old in _photos(unit, member_id, unit.author.org_id):
        unit.void(old, reason="thay ảnh", act="photo.set", batch=batch)
    photo = Attachment(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        member_id=member_id,
        document_type=PHOTO,
        title=PHOTO_TITLE,
        media_type=str(ScanKind.JPEG),
        content_digest=digest,
        size=len(data),
        page_count=1,
    )
    unit.save(photo, act="photo.set", batch=batch)
    return photo.id


def photo_of(unit: Unit, member_id: str, org_id: str = "") -> bytes:
    """The member's photo as a JPEG; nothing when there is none, or no file of it here."""
    photos = _photos(unit, member_id, org_id or unit.author.org_id)
    if not photos:
        return b""
    try:
        return content_of(unit, photos[-1])
    except DomainError:
        return b""


def export_photo(unit: Unit, member_id: str, folder: Path) -> Path:
    """Write the photo under the name that its rule gives.

    Raises DomainError: member-unknown, photo-missing, photo-name-unknown, document-not-saved.
    """
    member = unit.get(Member, member_id)
    if member is None:
        raise DomainError(Problem(code="member-unknown"))
    data = photo_of(unit, member_id)
    if not data:
        raise DomainError(Problem(code="photo-missing"))
    name = photo_name(member.identity_number, member.full_name, member.born_on, member.admitted_on)
    path = folder / f"{name}.jpg"
    try:
        atomic_write(path, data)
    except OSError as error:
        raise DomainError(Problem(code="document-not-saved", params={"name": path.name})) from error
    return path


def _photos(unit: Unit, member_id: str, org_id: str) -> list[Attachment]:
    papers = papers_of(unit.connection, member_id, org_id)
    return [paper for paper in papers if paper.document_type == PHOTO]
