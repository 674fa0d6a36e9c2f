"""Việc tháng này on paper and as a workbook: groups, counts, sources, several pages."""

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
from pypdf import PdfReader

from chibo_desktop.documents.letterhead import Letterhead
from chibo_desktop.documents.month_tasks import NOTHING, MonthTask, MonthTasks, month_tasks
from chibo_desktop.documents.month_tasks_workbook import month_tasks_workbook
from chibo_desktop.domain.period import Month

TASK = MonthTask(
    due_on=date(2026, 11, 30),
    days="còn 5 ngày",
    what="Xét công nhận chính thức",
    who="Lê Thị Ân",
    detail="Hết 12 tháng dự bị ngày 15/10/2026",
    rule="208-QĐ/TW (26/07/2026)",
)
VIEW = MonthTasks(
    letterhead=Letterhead(
        superior="Đảng ủy Khối Thử nghiệm",
        issuer="Chi bộ Văn phòng",
        place="Hà Nội",
        dated=date(2026, 11, 25),
    ),
    month=Month(2026, 11),
    as_of=date(2026, 11, 25),
    groups=(("Quá hạn", ()), ("Đến hạn trong tháng", (TASK,))),
    sources=("Quy định thi hành Điều lệ Đảng số 208-QĐ/TW",),
)

MADE = datetime.combine(VIEW.as_of, time())  # files have no time zone


def text_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def test_a_group_without_lines_is_not_printed_and_sources_follow() -> None:
    (page,) = text_of(month_tasks(VIEW))
    assert "Quá hạn" not in page
    assert "Đến hạn trong tháng (1)" in page
    assert "Lê Thị Ân" in page
    assert page.index("Căn cứ:") < page.index("số 208-QĐ/TW")


def test_nothing_to_do_is_said() -> None:
    (page,) = text_of(month_tasks(replace(VIEW, groups=(), sources=())))
    assert NOTHING in page


def test_many_lines_go_over_pages_with_the_heading_again() -> None:
    many = replace(VIEW, groups=(("Quá hạn", (TASK,) * 40), ("Chuẩn bị", (TASK,) * 3)))
    pages = text_of(month_tasks(many))
    assert len(pages) > 2
    assert all("Việc cần làm" in page for page in pages)
    assert sum(page.count("Lê Thị Ân") for page in pages) == 43
    assert month_tasks(many) == month_tasks(many)


def test_the_workbook_keeps_days_as_days_and_names_as_text() -> None:
    risky = replace(TASK, who="=1+1")
    view = replace(VIEW, groups=(("Quá hạn", (risky,)),), is_practice=True)
    data = month_tasks_workbook(view, created=MADE)
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    line = next(row for row in rows if row[0] == 1)
    assert line[1] == datetime.combine(TASK.due_on, time())
    assert line[4] == "=1+1"
    assert sheet.cell(row=7, column=5).data_type == "s"
    assert any("BẢN TẬP DƯỢT" in str(row[0]) for row in rows)
    assert data == month_tasks_workbook(view, created=MADE)
