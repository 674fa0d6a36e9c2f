"""The overview: states in words, cells that open, figures that open to names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.gui.office import overview_place
from chibo_desktop.gui.office.overview import OverviewPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.inbox import receive_one
from gui.exchange.people import Spoken, context_of, shown, told
from gui.typing import press
from services.exchange_story import Story, live_month


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
        for code in ("CB01", "CB02", "CB03"):
            live_month(one.enrolled(code))
        one.add("CB04")
        for code, day in (("CB01", 3), ("CB02", 10)):
            one.wall.at = datetime(2026, 11, day, 8, 0, tzinfo=UTC)
            bundle = one.report(code)
            receive_one(one.office, bundle.read_bytes(), bundle.name, merge=True)
        yield one


@pytest.fixture
def context(look: QApplication, story: Story, tmp_path: Path) -> Context:
    return context_of(story.office, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> OverviewPage:
    made = shown(qtbot, overview_place(context), context)
    assert isinstance(made, OverviewPage)
    return made


def october(page: OverviewPage) -> list[str]:
    model = page.matrix.model
    return [str(model.index(row, 11).data()) for row in range(model.rowCount())]


def test_states_are_words_and_not_only_colours(page: OverviewPage) -> None:
    assert october(page) == ["✓ nhận", "! muộn", "○ thiếu", "–"]
    tip = page.matrix.model.index(2, 11).data(Qt.ItemDataRole.AccessibleTextRole)
    assert tip == "Chi bộ CB03, tháng 10 năm 2026: Quá hạn, chưa có gói"
    assert page.matrix.model.index(0, 12).data() == "·"


def test_the_figures_are_those_of_the_month_before(page: OverviewPage) -> None:
    assert page.arrived.accessibleName() == "2/4 gói tháng 10 đã nhận"
    assert page.excellent.accessibleName().startswith("2 đề nghị xuất sắc · trần ")
    assert page.members.accessibleName() == "8 đảng viên trong danh sách"
    assert "2 đã nhận (1 muộn)" in page.said


def test_enter_opens_a_cell_and_escape_leads_back(page: OverviewPage) -> None:
    months = page.matrix.months
    months.setFocus()
    press(months, Qt.Key.Key_Down)
    press(months, Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.board.isVisible()
    assert page.accessibleName() == "Chi bộ CB02 – tháng 10 năm 2026"
    page.show_board()
    assert page.board.isVisible()
    assert months.currentIndex().row() == 1


def test_a_click_opens_a_cell_and_a_figure_opens_names(
    qtbot: QtBot, page: OverviewPage, story: Story
) -> None:
    months = page.matrix.months
    spot = months.visualRect(page.matrix.model.index(0, 11)).center()
    qtbot.mouseClick(months.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert page.detail.isVisible()
    excellent = page.detail.figures[0]
    assert excellent.accessibleName() == "1 Hoàn thành xuất sắc nhiệm vụ"
    press(excellent, Qt.Key.Key_Return)
    assert page.names is not None
    names = page.names.model.lines
    assert (names[0].name, names[0].is_counted) == ("Nguyễn Văn B", True)
    assert [one.is_counted for one in names] == [True, False, False, False]
    assert "miễn công tác" in names[-1].note
    assert "1 đồng chí được tính · 3 đồng chí không tính" in page.names.summary.text()
    page.names.accept()


def test_the_figure_of_the_month_opens_every_name(page: OverviewPage) -> None:
    press(page.excellent, Qt.Key.Key_Space)
    assert page.names is not None
    assert sum(one.is_counted for one in page.names.model.lines) == 2
    page.names.accept()


def test_units_not_arrived_stand_first_with_the_reason(page: OverviewPage) -> None:
    press(page.arrived, Qt.Key.Key_Return)
    assert page.names is not None
    notes = [(one.name, one.note) for one in page.names.model.lines]
    assert notes[0] == ("Chi bộ CB03", "Quá hạn, chưa có gói")
    assert notes[-1][0] == "Chi bộ CB02"
    page.names.accept()


def test_an_empty_cell_says_that_nothing_came(page: OverviewPage, story: Story) -> None:
    from chibo_desktop.domain.period import Month

    page.open_cell(story.subordinates["CB03"].id, Month(2026, 10))
    assert page.detail.isVisible()
    assert page.detail.figures == []


def test_a_late_bundle_refreshes_the_matrix(
    page: OverviewPage, context: Context, story: Story
) -> None:
    bundle = story.report("CB03")
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    context.runner.changed.emit(frozenset({"received"}))
    assert october(page)[2] == "! muộn"


def test_the_list_of_late_units_is_looked_at_and_saved(
    page: OverviewPage, context: Context, tmp_path: Path
) -> None:
    assert isinstance(context.dialogs, Spoken)
    context.dialogs.saved_as = tmp_path / "don-doc.pdf"
    page.print_button.click()
    assert page.desk.preview is not None
    page.desk.preview.save_requested.emit()
    assert (tmp_path / "don-doc.pdf").read_bytes().startswith(b"%PDF")
    page.desk.preview.accept()


def test_the_quarters_and_the_year_take_the_place_of_the_months(
    qtbot: QtBot, page: OverviewPage
) -> None:
    page.spans.set_value("spans")
    page.spans.chosen.emit("spans")
    model = page.matrix.model
    across = Qt.Orientation.Horizontal
    heads = [model.headerData(place, across) for place in range(2, model.columnCount())]
    assert heads == ["Quý I", "Quý II", "Quý III", "Quý IV", "Năm"]
    with qtbot.waitSignal(page.go_requested) as went:
        page.matrix.opened.emit("x", model.periods[2])
    assert went.args == ["picture", ("ratings", "quarter-2026-3")]


def test_what_every_unit_lacks_is_one_list(page: OverviewPage) -> None:
    page.chased.click()
    assert page.names is not None
    lines = page.names.model.lines
    assert [line.name for line in lines] == ["Chi bộ CB03", "Chi bộ CB04"]
    assert lines[0].note.startswith("thiếu T10 – từ 05/11/2026")


def test_an_office_without_units_offers_the_first_step(
    qtbot: QtBot, look: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    with told(folder) as story:
        context = context_of(story.office, folder)
        page = shown(qtbot, overview_place(context), context)
        asked: list[str] = []
        page.go_requested.connect(lambda key, _: asked.append(key))
        assert page._empty is not None
        page._empty.button.click()
        assert asked == ["subordinates"]
