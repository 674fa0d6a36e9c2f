"""Marks that are answers or levels, events counted once, values that the program fills."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import NOVEMBER, criteria, new_branch
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, Level
from chibo_desktop.gui.evaluations.cell_keys import value_of_key
from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind
from chibo_desktop.gui.evaluations.task_dialog import TaskDialog
from chibo_desktop.gui.evaluations.typed import stored_text
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.rounds import open_round
from gui.answers import AnsweredDialogs
from gui.evaluations.desk import Desk, Key, make_desk
from gui.typing import press, type_text

LEVELS = Criterion(
    code="m",
    number="1",
    label="Mức",
    kind=CriterionKind.CHOICE,
    maximum=Decimal(10),
    levels=(Level(label="Tốt", points=Decimal(10)), Level(label="Khá", points=Decimal("7.5"))),
)
CHOICE = GridColumn(
    key="c", head="1", kind=Kind.CHOICE, width=1, area="self", code="m", leaf=LEVELS
)
BINARY = GridColumn(
    key="b", head="2", kind=Kind.BINARY, width=1, area="self", code="n", maximum=Decimal("1.5")
)


@pytest.fixture
def desk(
    look: QApplication, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs, settings: Settings
) -> Iterator[Desk]:
    branch = new_branch(tmp_path, 3)
    with branch.unit() as unit:
        chosen = criteria("thang-theo-su-viec")
        round_id = open_round(unit, branch.branch_id, NOVEMBER, chosen)
    yield make_desk(branch, round_id, qtbot, dialogs, settings)
    branch.session.close()


def _column(desk: Desk, code: str) -> int:
    return [one.code for one in desk.model.columns].index(code)


def test_a_digit_chooses_a_level_and_letters_answer() -> None:
    assert [value_of_key(CHOICE, "", key) for key in "123"] == ["10", "7.5", None]
    assert [value_of_key(BINARY, "", key) for key in "đ1xk0"] == ["1.5", "1.5", "1.5", "0", "0"]
    assert (value_of_key(BINARY, "1.5", " "), value_of_key(BINARY, "0", " ")) == ("0", "1.5")
    pasted = [stored_text(text, BINARY) for text in ("Đạt", "không đạt", "x", "1,5", "hỏng")]
    assert pasted == ["1.5", "0", "1.5", "1.5", None]


def test_an_event_is_entered_once_and_deducted_for_every_marker(desk: Desk) -> None:
    desk.page.viewing.take("events")
    desk.at(0, _column(desk, "I.khong-dang-ky"))
    desk.enter("2")
    desk.page.viewing.take("self")
    column = _column(desk, "I")
    assert desk.model.index(0, column).data() == "16"
    assert desk.model.drawn(0, column)[1].is_filled
    desk.page.viewing.take("branch")
    assert desk.model.index(0, column).data() == "16"
    assert desk.branch.sheet(desk.round_id).rows[0].evaluation.events == {"I.khong-dang-ky": "2"}


def test_a_typed_mark_stands_over_a_filled_one_until_it_is_deleted(desk: Desk) -> None:
    column = _column(desk, "I")
    desk.at(0, column)
    desk.enter("12")
    desk.at(0, column)
    assert desk.model.index(0, column).data() == "12"
    assert "Delete: trả về giá trị máy tính" in desk.page.panel.strip._about.text()
    press(desk.view, Key.Key_Delete)
    assert desk.model.index(0, column).data() == "20"
    assert "Không gõ tay" in desk.page.panel.strip._about.text()


def test_the_way_to_a_rating_is_told_part_by_part(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id, "branch")
    desk.page.reload(None)
    type_text(desk.view, "?")
    said = desk.page.panel.why.text().split("\n")
    parts = ["Điểm chấm", "Tổng điểm", "Ngưỡng điểm", "Khống chế, mức đề nghị"]
    assert [said.index(part) for part in parts] == sorted(said.index(part) for part in parts)


def test_tasks_are_pasted_typed_and_summed_up(desk: Desk, qtbot: QtBot) -> None:
    desk.at(1, 0)
    desk.page.open_tasks()
    dialog = desk.page.findChild(TaskDialog)
    assert dialog is not None
    QGuiApplication.clipboard().setText(
        "Soạn báo cáo\tChi bộ\t20/11/2026\t1\t1\nTập huấn\t\t\t2\t1"
    )
    dialog.table.setCurrentIndex(dialog.model.index(dialog.model.new_row, 0))
    dialog.paste()
    assert "2 nhiệm vụ · hoàn thành 1 (50" in dialog.figures.text()
    done = [column.name for column in dialog.model.columns].index("done")
    dialog.model.setData(dialog.model.index(1, done), "2")
    assert "hoàn thành 2 (100" in dialog.figures.text()
    dialog.model.setData(dialog.model.index(1, done), "hai")
    assert "cột Hoàn thành" in dialog.banner.text()
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    dialog.drop_selected()
    assert dialog.board is not None
    assert [item.content for item in dialog.board.items] == ["Tập huấn"]
    dialog.reject()
