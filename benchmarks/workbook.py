"""Reading an update sheet of 10,000 rows × 34 columns beside the fastest bare reader, calamine."""

import io
from dataclasses import replace
from datetime import datetime
from random import Random

from python_calamine import CalamineWorkbook

from benchmarks.report import Options, Result, Verdict, in_turn
from chibo_desktop.documents.bounded import read_workbook
from chibo_desktop.documents.sheets.member_reading import read_member_sheet
from chibo_desktop.documents.sheets.member_writing import write_member_sheet
from chibo_desktop.services.practice_people import invent_member

ROWS = 10_000
_MADE = datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001 - a workbook's properties have no zone
_BRANCHES = {f"b{number}": f"Chi bộ số {number}" for number in range(40)}


def run(options: Options) -> Result:
    """Bare cells, cells through the bounded process, and the whole reading."""
    result = Result(f"workbook ({ROWS:,} rows × 34 columns)", ("", "min / median", "× calamine"))
    data = _workbook()
    bare, bounded, whole = in_turn(
        options.repeat,
        lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(),
        lambda: read_workbook(data),
        lambda: read_member_sheet(data),
    )
    found = len(read_member_sheet(data).rows)
    for name, runs in (
        ("calamine, cells only", bare),
        ("cells through the bounded process", bounded),
        ("members read and checked", whole),
    ):
        share = runs.best / bare.best
        result.rows.append((name, str(runs), f"{share:.2f}"))
        result.figures[name] = {"s": round(runs.best, 4), "of_calamine": round(share, 3)}
    result.verdicts.append(
        Verdict(promise="reading, of calamine", found=whole.best / bare.best, limit=4)
    )
    result.notes.append(f"{len(data) / 2**20:.1f} MB, {found:,} members found")
    return result


def _workbook() -> bytes:
    rng = Random(34)
    members = [
        replace(invent_member(rng), id=f"{number:032}", branch_id=f"b{number % 40}")
        for number in range(ROWS)
    ]
    return write_member_sheet(
        members, unit_name="Đảng bộ cơ quan", branch_names=_BRANCHES, created=_MADE
    )
