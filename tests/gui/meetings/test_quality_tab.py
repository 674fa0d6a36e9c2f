"""A sheet is scored by figures, closed after a question, and seen in the year's trend."""

import pytest
from PySide6.QtCore import Qt

from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.meetings.quality_tab import QualityTab
from chibo_desktop.gui.meetings.sides import QUALITY
from chibo_desktop.services.attendance import take_attendance
from gui.typing import press


@pytest.fixture
def november(planned, page):
    meeting_id = regular_meeting_id(planned.branch_id, Month(2026, 11))
    with planned.unit() as unit:
        take_attendance(unit, meeting_id)
    page.reload(None)
    page.show()
    page.open_meeting(meeting_id, QUALITY)
    return page.meeting


def tab_of(page) -> QualityTab:
    tab = page.tab_of(QUALITY)
    assert isinstance(tab, QualityTab)
    return tab


def test_a_sheet_is_scored_with_one_key_a_line_and_closed(november, page, said):
    tab = tab_of(november)
    november.primary.click()
    assert "Chưa chấm tiêu chí" in november.banner.text()
    assert not said.asked  # what is missing is said before anything is asked
    tab.table.selectRow(0)
    for _ in tab.model.lines:
        press(tab.table, Qt.Key.Key_1)
    assert "95/95 điểm, xếp loại Tốt" in tab.figures.text()
    said.confirms = True
    november.primary.click()
    assert november.primary.text() == "Mở lại điểm"
    tab.table.selectRow(0)
    press(tab.table, Qt.Key.Key_2)
    assert "đã chốt" in november.banner.text()
    november.back.click()
    page.year.show_view("quality")
    (line,) = page.year.quality.lines
    assert line.grade == "Tốt"
    assert "Tốt 1" in page.year.grades.text()


def test_the_level_above_has_a_column_and_a_name_of_its_own(november):
    tab = tab_of(november)
    tab.scorer.set_value("superior")
    tab.table.selectRow(0)
    press(tab.table, Qt.Key.Key_2)
    assert tab.model.line(0).superior == "4"
    tab.superior.setText("Phạm Hải")
    tab.superior.editingFinished.emit()
    assert tab.board.record.superior_name == "Phạm Hải"


def test_what_the_form_leaves_open_is_decided_by_name(november):
    tab = tab_of(november)
    tab.open_settings()
    tab.form.choices["no-theme"].set_value("scale")
    tab.form.submit.click()
    assert tab.board.settings["no-theme"] == "scale"
    assert "đã quy về thang 100" in tab.figures.text()
    tab.show_paper()
    assert tab.desk.preview.document.pageCount() >= 1


def test_another_sheet_brings_its_own_lines_and_open_questions(november):
    tab = tab_of(november)
    tab.open_settings()
    assert set(tab.form.choices) == {"half-speakers", "no-theme", "final"}
    tab.form.sheet.set_value("cam-le-2025")
    tab.form.sheet.chosen.emit("cam-le-2025")
    assert set(tab.form.choices) == {"final"}
    assert "cần kiểm tra với văn bản gốc" in tab.form.source.text()
    tab.form.submit.click()
    assert tab.model.rowCount() == 7
