"""The chart page on real widgets: parts are walked by keys, opened, printed, tabulated."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.gui.charts.page import BRANCH, CRITERIA, MARKERS, MEMBER, ChartsPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.widgets.chart_view import ChartView
from chibo_desktop.services.seen import Drawing, Room, Spot
from gui.answers import AnsweredDialogs
from gui.typing import press

Key = Qt.Key


@pytest.fixture
def page(
    look: QApplication, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs, settings: Settings
) -> Iterator[ChartsPage]:
    branch: BranchFile = new_branch(tmp_path, 3)
    round_id = branch.open_round()
    branch.give_all(round_id, "self")
    branch.give_all(round_id, "committee", III="25")
    made = ChartsPage(
        Context(
            session=branch.session,
            runner=SyncRunner(branch.session.unit, dialogs),
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.reload(None)
    yield made
    branch.session.close()


def test_a_layer_opens_its_names_by_keys(page: ChartsPage) -> None:
    page.chart.setFocus()
    press(page.chart, Key.Key_Right)
    press(page.chart, Key.Key_Return)
    assert page.names is not None
    assert len(page.names.model.lines) == 3
    page.names.reject()


def test_a_point_opens_the_evaluation(page: ChartsPage, qtbot: QtBot) -> None:
    page.show_view(MEMBER)
    assert page.year is not None
    with qtbot.waitSignal(page.go_requested) as asked:
        page.table.opened.emit(0)
    month = page.year.months[0]
    assert asked.args == [
        "evaluations",
        f"{month.round_id}/{month.stands[0].evaluation_id}",
    ]


def test_every_view_has_its_chart_its_table_and_its_paper(page: ChartsPage) -> None:
    for view in (BRANCH, MEMBER, CRITERIA, MARKERS):
        page.arrive(view)
        assert page.chart.drawing is not None, view
        assert page.chart.accessibleDescription(), view
        assert page.rows.rowCount() > 0, view
        page._on_print()
        assert page.desk.preview is not None, view
        page.desk.preview.reject()
        page.desk.preview = None


def test_a_year_without_rounds_shows_words_in_place_of_a_chart(page: ChartsPage) -> None:
    page.year_choice.set_value("2025")
    page.reload(None)
    assert page.chart.drawing is None
    assert not page._nothing.isHidden()


def test_a_part_is_opened_where_it_is_clicked(look: QApplication, qtbot: QtBot) -> None:
    def two_parts(room: Room) -> Drawing:
        half = room.width / 2
        spots = (Spot(0, 0, half, 50, "trái", "a"), Spot(half, 0, half, 50, "phải", "b"))
        return Drawing(width=room.width, height=50, shapes=(), spots=spots, alt="hai phần")

    view = ChartView("Biểu đồ thử")
    qtbot.addWidget(view)
    view.resize(400, 50)
    view.show()
    view.show_chart(two_parts)
    with qtbot.waitSignal(view.opened) as asked:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 10, 20))
    assert asked.args == ["b"]
    view.resize(600, 50)
    assert view.drawing is not None
    assert view.drawing.width == view.width()
