from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl

from chibo_desktop.documents.summary_workbook import summary_workbook
from documents.libre_office import needs_libre_office, resaved
from documents.papers import summary

CREATED = datetime(2026, 12, 3, 9, 0)  # noqa: DTZ001 - a workbook's properties have no zone
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", '=HYPERLINK("http://x","y")', " =2")


def test_the_workbook_holds_the_same_figures_as_the_paper() -> None:
    book = openpyxl.load_workbook(BytesIO(summary_workbook(summary(3), created=CREATED)))
    sheet = book.active
    cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "Nguyễn Thị Ước 3" in cells
    assert 92.5 in cells
    assert any("chưa đánh giá: 1" in str(value) for value in cells)
    assert "Vũ Đức Ổn" in cells
    assert sheet.freeze_panes == "C6"
    assert sheet.print_title_rows == "$5:$5"


def test_the_same_summary_is_the_same_bytes() -> None:
    first = summary_workbook(summary(9), created=CREATED)
    assert first == summary_workbook(summary(9), created=CREATED)


@needs_libre_office
def test_what_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    view = summary(len(FORMULAS))
    rows = tuple(
        replace(row, full_name=text, note=text)
        for row, text in zip(view.rows, FORMULAS, strict=True)
    )
    path = tmp_path / "summary.xlsx"
    path.write_bytes(summary_workbook(replace(view, rows=rows), created=CREATED))
    sheet = openpyxl.load_workbook(path).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    table = resaved(path, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path)
    text = table.read_text(encoding="utf-8")
    assert "=1+1" in text
    assert "Hoàn thành tốt nhiệm vụ" in text
