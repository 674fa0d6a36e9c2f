"""What a key has drawn anew: no more than what says something else now."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import new_branch
from chibo_desktop.gui.runtime.settings import Settings
from gui.answers import AnsweredDialogs
from gui.evaluations.desk import Desk, Key, make_desk
from gui.typing import press

_MEMBERS = 40


@pytest.fixture
def desk(
    look: QApplication, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs, settings: Settings
) -> Iterator[Desk]:
    branch = new_branch(tmp_path, _MEMBERS)
    yield make_desk(branch, branch.open_round(), qtbot, dialogs, settings)
    branch.session.close()


class _Painted(QObject):
    """How much of a viewport is painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.heights: list[int] = []
        desk.view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_a_mark_has_only_the_cells_drawn_that_say_something_else(desk: Desk) -> None:
    desk.page.panel.fill_full_marks()
    for place in range(desk.model.rowCount()):
        for column in range(desk.model.columnCount()):
            desk.model.drawn(place, column)
    told: list[tuple[int, str]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        assert first == last
        told.append((first.row(), desk.model.columns[first.column()].key))

    desk.model.dataChanged.connect(note)
    desk.at(2, 0)
    desk.enter("18")
    assert (2, "self.I") in told
    assert (2, "sum") in told
    assert not {key for _, key in told} & {"self.II", "self.III"}
    assert {row for row, _ in told} == {2}


def test_a_step_beyond_the_last_row_in_sight_draws_what_comes_into_sight(desk: Desk) -> None:
    height = desk.view.viewport().height()
    last = desk.view.rowAt(height - 1) - 1
    assert last + 2 < _MEMBERS
    desk.page.panel.fill_full_marks()
    desk.at(last - 1, 0)
    desk.enter("18")  # leads to the last row in sight; what stands around the grid is settled
    painted = _Painted(desk)
    desk.enter("18")
    assert desk.where() == (last + 1, 0)
    assert painted.heights
    assert max(painted.heights) < height / 2


def test_figures_follow_a_rating_and_the_marks_of_each_marker(desk: Desk) -> None:
    board, full = desk.model.board, desk.page.panel.fill_full_marks()
    assert full
    assert board.marked("self") == _MEMBERS
    capped = desk.model.sheet.cap
    assert capped is not None
    assert capped.over > 0
    desk.at(0, 0)
    press(desk.view, Key.Key_Delete)
    assert board.marked("self") == _MEMBERS - 1
    assert desk.model.sheet.rows[0].rating is None
    now = desk.model.sheet.cap
    assert now is not None
    assert now.excellent_count == capped.excellent_count - 1
    desk.key(Key.Key_Z)
    assert desk.model.sheet.caps == (capped,)
