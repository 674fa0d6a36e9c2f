"""The process that opens somebody's workbook: it may die, the program does not.

Reads the workbook from standard input, writes plain JSON to standard output. Imports nothing of
the program, limits its own memory and time first. A date comes back as `DATE_MARK` and its ISO
form; every other cell is text, a number or true/false.
"""

import contextlib
import datetime
import io
import json
import sys
import zipfile
from typing import Any

DATE_MARK = "\x01"
MEMORY_BYTES = 768 * 2**20
CPU_SECONDS = 15
_MOST_UNPACKED = 400 * 2**20
_MOST_PARTS = 5_000
_MOST_CELLS = 8_000_000
_MOST_ANSWER = 160 * 2**20
_MOST_SHEETS = 12


def main() -> int:
    """Answer one workbook. The answer is `{"sheets": …}` or `{"problem": code}`."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        answer = json.dumps(_sheets(data), ensure_ascii=False, default=_plain).encode()
    except _RefusedError as refused:
        answer = json.dumps({"problem": str(refused)}).encode()
    except MemoryError:
        answer = b'{"problem": "workbook-too-heavy"}'
    if len(answer) > _MOST_ANSWER:
        answer = b'{"problem": "workbook-too-heavy"}'
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


class _RefusedError(Exception):
    """Carries a problem code."""


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_CPU, CPU_SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))


def _sheets(data: bytes) -> dict[str, Any]:
    import python_calamine as calamine

    _check_archive(data)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        found = []
        for sheet_name in _visible(book)[:_MOST_SHEETS]:
            sheet = book.get_sheet_by_name(sheet_name)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                raise _RefusedError("workbook-too-heavy")
            rows = sheet.to_python(skip_empty_area=False)
            found.append({"name": sheet_name, "rows": rows})
    except calamine.PasswordError:
        raise _RefusedError("workbook-encrypted") from None
    except (calamine.CalamineError, ValueError, OSError, EOFError):
        raise _RefusedError("workbook-unreadable") from None
    return {"sheets": found}


def _visible(book: Any) -> list[str]:
    import python_calamine as calamine

    shown = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == calamine.SheetVisibleEnum.Visible
        and sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    return shown or list(book.sheet_names)


def _check_archive(data: bytes) -> None:
    if not data.startswith(b"PK"):
        if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
            raise _RefusedError("workbook-encrypted")
        return
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _RefusedError("workbook-unreadable") from None
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise _RefusedError("workbook-too-heavy")


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime | datetime.date):
        return DATE_MARK + value.isoformat()[:10]
    return str(value)


if __name__ == "__main__":
    sys.exit(main())
