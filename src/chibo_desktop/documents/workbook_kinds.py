"""What a file is by its first bytes, whatever its name says: people rename files."""

import re
import zipfile
from io import BytesIO

ZIP, OLD, TEXT = "zip", "xls", "text"
_MOST_UNPACKED = 400 * 2**20
_MOST_PARTS = 5_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x18ftyphei")
_OTHERS = (b"%PDF", b"{\\rtf", b"SQLite format 3", b"Rar!", b"7z\xbc\xaf", b"age-encryption")
_PAGE = re.compile(rb"\s*(?:<\?xml|<!DOCTYPE html|<html|<table|<meta|<head|MIME-Version)", re.I)
_CONTROL = frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27}


class RefusedError(Exception):
    """Carries a problem code."""


def kind_of(data: bytes) -> str:
    """`zip` (xlsx, ods), `xls` or `text`. Raises RefusedError saying what else it is."""
    if data.startswith(b"PK"):
        _check_archive(data)
        return ZIP
    if data.startswith(_OLE):
        return _kind_of_compound(data)
    if data.startswith((b"\t\x08", b"\t\x04", b"\t\x02")):
        return OLD  # a stream of Excel 5 and earlier without its container
    start = data[:4096]
    if start.startswith(_PICTURES):
        raise RefusedError("workbook-is-picture")
    if start.startswith(b"%PDF"):
        raise RefusedError("workbook-is-pdf")
    if start.startswith(_OTHERS):
        raise RefusedError("workbook-unreadable")
    if _PAGE.match(start.removeprefix(b"\xef\xbb\xbf")):
        raise RefusedError("workbook-is-page")
    if not _is_text(data):
        raise RefusedError("workbook-unreadable")
    return TEXT


def _kind_of_compound(data: bytes) -> str:
    if _utf16("EncryptedPackage") in data:
        raise RefusedError("workbook-encrypted")
    if _utf16("WordDocument") in data:
        raise RefusedError("workbook-is-document")
    return OLD


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = data[:4096]
    if not start.strip():
        return False
    if start.count(b"\0") > len(start) // 4:  # UTF-16 without its mark: every other byte is zero
        return len({index % 2 for index, byte in enumerate(start) if byte == 0}) == 1
    return not any(byte in _CONTROL for byte in start)


def _check_archive(data: bytes) -> None:
    try:
        parts = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise RefusedError("workbook-unreadable") from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise RefusedError("workbook-too-heavy")
    names = {part.filename for part in parts}
    if "word/document.xml" in names:
        raise RefusedError("workbook-is-document")
