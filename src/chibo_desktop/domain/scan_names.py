"""Names of scans that come in, and of files and folders of a dossier that goes out.

Source: domain.md §2.10 (`A.ID01.65.1.pdf`, `065.Ten_tai_lieu.1.pdf`, `_CHO_CHUYEN_PDF`, root of at
most 80 characters) and §2.3 (the photo).
"""

import re
from dataclasses import dataclass

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.scan_file import ScanKind
from chibo_desktop.domain.text import nfc

MOST_ROOT = 80
"""Characters of the path of the root folder, for Windows allows 260 in all."""
MOST_PATH = 259
NOT_FINAL = "_CHO_CHUYEN_PDF"
_MOST_TITLE = 60

_INCOMING = re.compile(r"A\.ID(\d+)\.(\d{1,3})(?:\.(\d+))?", re.I)
_OUTGOING = re.compile(r"(\d{3})\.(.+?)(?:\.(\d+))?", re.S)
_MARKED = re.compile(rf"{NOT_FINAL}$", re.I)
_BARE = str.maketrans({"Đ": "D", "đ": "d"})
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.I)
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanName:
    """What the name of a scan says; a part it does not say is empty."""

    number: int = 0  # of the document type
    person: str = ""  # the number after ID
    part: int = 0
    title: str = ""


def read_scan_name(name: str) -> ScanName:
    """Read a file's name in either known form; any other name is only a title."""
    stem = nfc(name)
    stem = stem.rpartition(".")[0] or stem
    stem = _MARKED.sub("", stem)
    if match := _INCOMING.fullmatch(stem):
        return ScanName(person=match[1], number=_number(match[2]), part=int((match[3] or "0")[:4]))
    match = _OUTGOING.fullmatch(stem)
    if match is not None and _number(match[1]):
        return ScanName(
            number=_number(match[1]), title=_spaced(match[2]), part=int((match[3] or "0")[:4])
        )
    return ScanName(title=_spaced(stem))


def plain_name(text: str) -> str:
    """Letters without marks, words joined by `_`: what every file system and every tool reads.

    Đ is mapped first, for it has no mark that could be taken off.
    """
    import unicodedata

    bare = unicodedata.normalize("NFD", text.translate(_BARE))
    kept = "".join(char for char in bare if not unicodedata.combining(char))
    words = re.findall(r"[A-Za-z0-9]+", kept)
    name = "_".join(words) or "khong_ten"
    return f"{name}_" if _RESERVED.fullmatch(name) else name


def file_name_of(number: int, title: str, part: int, kind: ScanKind) -> str:
    """`065.Ban_tu_kiem_diem.1.pdf`; what is no PDF waits for being one and says so."""
    short = plain_name(title)[:_MOST_TITLE].rstrip("_")
    waiting = NOT_FINAL if kind.is_image else ""
    return f"{number:03}.{short}.{part}{waiting}.{kind.suffix}"


def person_folder(identity_number: str, full_name: str) -> str:
    """`099001110001_NguyenVanA`; without a number the name alone."""
    words = plain_name(full_name).split("_")
    name = "".join(word[:1].upper() + word[1:] for word in words)[:_MOST_TITLE]
    digits = "".join(char for char in identity_number if char.isascii() and char.isdigit())
    return f"{digits}_{name}" if digits else name


def photo_name(
    identity_number: str,
    full_name: str,
    born_on: PartialDate | None,
    admitted_on: PartialDate | None,
) -> str:
    """`000000000012_Nguyễn Văn A_20101990_30112024`, with marks and spaces, without an ending.

    Raises DomainError photo-name-unknown: which of the four is not known in full.
    """
    missing = [
        word
        for word, known in (
            ("số định danh", bool(identity_number)),
            ("họ và tên", bool(full_name)),
            ("ngày sinh", born_on is not None and born_on.is_full),
            ("ngày vào Đảng", admitted_on is not None and admitted_on.is_full),
        )
        if not known
    ]
    if missing or born_on is None or admitted_on is None:
        raise DomainError(Problem(code="photo-name-unknown", params={"what": ", ".join(missing)}))
    name = nfc(_FORBIDDEN.sub(" ", full_name))
    return f"{identity_number}_{name}_{_day(born_on)}_{_day(admitted_on)}"


def check_root(path: str) -> None:
    """Refuse a root folder whose path is too long. Raises DomainError dossier-root-too-long."""
    if len(path) > MOST_ROOT:
        params: dict[str, str | int] = {"length": len(path), "most": MOST_ROOT, "path": path}
        raise DomainError(Problem(code="dossier-root-too-long", params=params))


def check_path(path: str) -> None:
    """Refuse a path that Windows cannot open. Raises DomainError dossier-path-too-long."""
    if len(path) > MOST_PATH:
        name = path.replace("\\", "/").rpartition("/")[2]
        raise DomainError(Problem(code="dossier-path-too-long", params={"name": name}))


def _number(digits: str) -> int:
    number = int(digits)
    return number if 1 <= number <= 104 else 0


def _spaced(text: str) -> str:
    return nfc(text.replace("_", " "))


def _day(date: PartialDate) -> str:
    return f"{date.day:02}{date.month:02}{date.year:04}"
