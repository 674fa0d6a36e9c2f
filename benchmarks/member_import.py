"""How fast a workbook of 10,000 members is read, looked at, brought in and taken back.

    python -m benchmarks.member_import [rows]
    python -m benchmarks.member_import against [rows] [members]

The yardstick is the fastest reader known for that file (python-calamine) in this process; reading
here includes the bounded child process and every check of every cell.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from benchmarks.invented_members import PASSWORD, people_of, surroundings
from chibo_desktop.documents.sheets.member_reading import read_member_sheet
from chibo_desktop.documents.sheets.member_writing import write_member_sheet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.services.member_import import apply_import, preview_import, undo_import
from chibo_desktop.services.session import NewWorkplace, create_file
from chibo_desktop.storage.keys import KeyCost

T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["against"]:
        rows, members = (int(text) for text in (*sys.argv[2:], "5000", "100000")[:2])
        against(rows, members)
        return
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


def against(rows: int, standing: int) -> None:
    """Look at `rows` people of `standing` members: half of them changed, some without numbers."""
    people = [
        Member(id=f"m{number}", org_id="x", branch_id="b", **values)
        for number, values in zip(range(standing), people_of(standing), strict=False)
    ]
    step = max(1, standing // rows)
    listed = [
        replace(one, note="mới") if place % 2 else replace(one, identity_number="", card_number="")
        for place, one in enumerate(people[::step][:rows])
    ]
    sheet = write_member_sheet(
        listed,
        unit_name="Chi bộ thí nghiệm",
        branch_names={"b": "Chi bộ thí nghiệm"},
        created=datetime(2026, 11, 23),  # noqa: DTZ001 - a workbook knows no zone
    )
    fastest = min(timed(lambda: by_calamine(sheet))[0] for _ in range(3))
    print(f"{rows} rows against {standing} members, {len(sheet) / 2**20:.1f} MB")
    tell("fastest reader", fastest, fastest)
    with tempfile.TemporaryDirectory() as folder:
        session = create_file(
            Path(folder) / "chi-bo.chibo",
            PASSWORD,
            NewWorkplace(name="Chi bộ thí nghiệm", kind=WorkplaceKind.BRANCH),
            surroundings(),
            cost=KeyCost(memory_kib=64, passes=1, lanes=1),
        )
        with session.unit() as unit:
            (branch,) = unit.all(Branch)
            kept = [replace(one, org_id=unit.author.org_id, branch_id=branch.id) for one in people]
            for start in range(0, standing, 10_000):
                unit.save_all(kept[start : start + 10_000], act="member.create")
        for _ in range(3):
            worked = time.process_time()
            with session.unit() as unit:
                spent, _preview = timed(lambda: preview_import(unit, sheet, "ds.xlsx"))
            worked = time.process_time() - worked
            tell("preview", spent, fastest)
            tell("  of it on a processor", worked, fastest)
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
