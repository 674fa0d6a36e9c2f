"""How fast a workbook of 10,000 members is read, looked at, brought in and taken back.

    python -m benchmarks.member_import [rows]

The yardstick is the fastest reader known for that file (python-calamine) in this process; reading
here includes the bounded child process and every check of every cell.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from benchmarks.invented_members import PASSWORD, people_of, surroundings
from chibo_desktop.documents.sheets.member_reading import read_member_sheet
from chibo_desktop.documents.sheets.member_writing import write_member_sheet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.services.member_import import apply_import, preview_import, undo_import
from chibo_desktop.services.session import NewWorkplace, create_file
from chibo_desktop.storage.keys import KeyCost

T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    members = [
        Member(id=f"m{number}", org_id="x", branch_id="b", **values)
        for number, values in zip(range(count), people_of(count), strict=False)
    ]
    sheet = write_member_sheet(
        members,
        unit_name="Chi bộ thí nghiệm",
        branch_names={"b": "Chi bộ thí nghiệm"},
        created=datetime(2026, 11, 23),  # noqa: DTZ001 - a workbook knows no zone
    )
    fastest = min(timed(lambda: by_calamine(sheet))[0] for _ in range(3))
    print(f"{count} rows, {len(sheet) / 2**20:.1f} MB")
    tell("fastest reader", fastest, fastest)
    tell("read and checked", timed(lambda: read_member_sheet(sheet))[0], fastest)
    with tempfile.TemporaryDirectory() as folder:
        session = create_file(
            Path(folder) / "chi-bo.chibo",
            PASSWORD,
            NewWorkplace(name="Chi bộ thí nghiệm", kind=WorkplaceKind.BRANCH),
            surroundings(),
            cost=KeyCost(memory_kib=64, passes=1, lanes=1),
        )
        with session.unit() as unit:
            spent, preview = timed(lambda: preview_import(unit, sheet, "ds.xlsx"))
        tell("preview, all new", spent, fastest)
        start = time.perf_counter()
        with session.unit() as unit:
            batch = apply_import(unit, preview, {})
        tell("brought in", time.perf_counter() - start, fastest)
        with session.unit() as unit:
            tell(
                "preview, nothing new",
                timed(lambda: preview_import(unit, sheet, "ds.xlsx"))[0],
                fastest,
            )
        start = time.perf_counter()
        with session.unit() as unit:
            undo_import(unit, batch)
        tell("taken back", time.perf_counter() - start, fastest)
        session.close()


def by_calamine(sheet: bytes) -> object:
    """Every cell of the first sheet as the library gives it."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(sheet))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds and the answer."""
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


def tell(what: str, seconds: float, fastest: float) -> None:
    """One line."""
    print(f"{what:22} {seconds:7.2f} s   {seconds / fastest:5.1f} x the fastest reader")


if __name__ == "__main__":
    main()
