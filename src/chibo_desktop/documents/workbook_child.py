"""The process that opens somebody's workbook: it may die, the program does not.

Reads the workbook from standard input, writes plain JSON to standard output. Imports only the small
modules that read files, limits its own memory and time first. A date comes back as `DATE_MARK` and
its ISO form; every other cell is text, a number or true/false.
"""

import contextlib
import datetime
import io
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from chibo_desktop.documents.workbook_kinds import OLD, TEXT, RefusedError, kind_of

DATE_MARK = "\x01"
MEMORY_BYTES = 768 * 2**20
CPU_SECONDS = 15
_MOST_CELLS = 8_000_000
_MOST_ANSWER = 160 * 2**20
_MOST_SHEETS = 12
_TOO_HEAVY = b'{"problem": "workbook-too-heavy"}'
MANY = b"CHIBO-WORKBOOKS\n"
"""What stands before several workbooks; no workbook begins so."""


def main() -> int:
    """Answer one workbook with `{"sheets": …}` or `{"problem": code}`; several with a list."""
    _limit()
    data = sys.stdin.buffer.read()
    if data.startswith(MANY):
        answers = [_answer(one) for one in _parts(data)]
        answer = b"[" + b",".join(answers) + b"]"
    else:
        answer = _answer(data)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def joined(files: Sequence[bytes]) -> bytes:
    """Several workbooks for one child: each with its length before it."""
    return MANY + b"".join(len(one).to_bytes(8, "big") + one for one in files)


def _parts(data: bytes) -> Iterator[bytes]:
    at = len(MANY)
    while at < len(data):
        size = int.from_bytes(data[at : at + 8], "big")
        yield data[at + 8 : at + 8 + size]
        at += 8 + size


def _answer(data: bytes) -> bytes:
    try:
        answer = json.dumps(_sheets(data), ensure_ascii=False, default=_plain).encode()
    except RefusedError as refused:
        answer = json.dumps({"problem": str(refused)}).encode()
    except MemoryError:
        answer = _TOO_HEAVY
    return _TOO_HEAVY if len(answer) > _MOST_ANSWER else answer


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
    kind = kind_of(data)
    if kind == TEXT:
        from chibo_desktop.documents.delimited_text import read_delimited

        return {"sheets": [{"name": "", "rows": read_delimited(data)}]}
    found = _read_cells(data)
    if kind == OLD:
        from chibo_desktop.documents.old_cell_fonts import legacy_fonts_of_xls

        marks = legacy_fonts_of_xls(data)
    else:
        from chibo_desktop.documents.cell_fonts import legacy_fonts_of_xlsx

        marks = legacy_fonts_of_xlsx(data)
    for sheet in found:
        sheet["marks"] = marks.sheets.get(sheet["name"], [])
    return {"sheets": found, "fonts": marks.fonts}


def _read_cells(data: bytes) -> list[dict[str, Any]]:
    import python_calamine as calamine

    found: list[dict[str, Any]] = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet_name in _visible(book)[:_MOST_SHEETS]:
            sheet = book.get_sheet_by_name(sheet_name)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                raise RefusedError("workbook-too-heavy")
            rows = sheet.to_python(skip_empty_area=False)
            found.append({"name": sheet_name, "rows": rows})
    except calamine.PasswordError:
        raise RefusedError("workbook-encrypted") from None
    except (calamine.CalamineError, ValueError, OSError, EOFError):
        raise RefusedError("workbook-unreadable") from None
    return found


def _visible(book: Any) -> list[str]:
    import python_calamine as calamine

    shown = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == calamine.SheetVisibleEnum.Visible
        and sheet.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    return shown or list(book.sheet_names)


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime | datetime.date):
        return DATE_MARK + value.isoformat()[:10]
    return str(value)


if __name__ == "__main__":
    sys.exit(main())
