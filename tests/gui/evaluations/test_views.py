"""Looking at a round by criterion, by member and where markers differ; reasons beside marks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.evaluations.grid_column import Kind
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.rounds import close_round
from gui.answers import AnsweredDialogs
from gui.evaluations.desk import Desk, Key, make_desk
from gui.typing import press, type_text

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(
    look: QApplication, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs, settings: Settings
) -> Iterator[Desk]:
    branch = new_branch(tmp_path, 4)
    yield make_desk(branch, branch.open_round(), qtbot, dialogs, settings)
    branch.session.close()


def _line(desk: Desk, name: str) -> int:
    places = range(desk.model.rowCount())
    return next(place for place in places if desk.model.name(place).startswith(name))


def _column(desk: Desk, head: str) -> int:
    return [one.head for one in desk.model.columns].index(head)


def test_a_reason_is_typed_beside_the_mark_and_marked_in_its_cell(desk: Desk) -> None:
    desk.at(1, 2)
    press(desk.view, Key.Key_F2, SHIFT)
    note = desk.page.panel.strip.note
    type_text(note, "Chậm báo cáo")
    press(note, Key.Key_Return)
    evaluation = desk.branch.sheet(desk.round_id).rows[1].evaluation
    assert evaluation.notes == {"III": "Chậm báo cáo"}
    desk.at(0, 2)
    assert note.text() == ""
    desk.at(1, 2)
    assert note.text() == "Chậm báo cáo"
    assert desk.model.index(1, 2).data(Qt.ItemDataRole.ToolTipRole) == "Chậm báo cáo"


def test_escape_leaves_the_reason_as_it_was(desk: Desk) -> None:
    desk.at(1, 2)
    press(desk.view, Key.Key_F2, SHIFT)
    note = desk.page.panel.strip.note
    type_text(note, "Nháp")
    press(note, Key.Key_Escape)
    assert desk.branch.sheet(desk.round_id).rows[1].evaluation.notes == {}


def test_one_criterion_shows_every_marker_and_is_typed_into(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id, "self", III="30")
    desk.page.reload(None)
    desk.page.viewing.take("criterion:III")
    desk.at(0, _column(desk, "Chi bộ"))
    desk.enter("36,5", Key.Key_Tab)
    assert desk.saved(0, "branch") == {"III": "36.5"}
    assert desk.model.index(0, _column(desk, "Lệch")).data() == "6,5"
    desk.at(0, _column(desk, "Lý do, nhận xét"))
    desk.enter("Có sáng kiến")
    assert desk.branch.sheet(desk.round_id).rows[0].evaluation.notes == {"III": "Có sáng kiến"}


def test_one_member_stands_from_top_to_bottom_and_totals_follow(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id)
    desk.page.reload(None)
    member = desk.branch.ids(desk.round_id)[2]
    desk.page.viewing.take(f"member:{member}")
    line = next(place for place in range(9) if desk.model.slot(place, 1).code == "III")
    desk.at(line, 1)
    desk.enter("25")
    assert desk.saved(2)["III"] == "25"
    assert desk.model.index(_line(desk, "Tổng điểm"), 1).data() == "85"
    assert desk.model.index(_line(desk, "Xếp loại"), 1).data() == "Hoàn thành tốt"
    flags = [p for p in range(desk.model.rowCount()) if desk.model.slot(p, 1).kind is Kind.FLAG]
    desk.at(flags[0], 1)
    type_text(desk.view, "x")
    assert desk.branch.sheet(desk.round_id).rows[2].evaluation.facts == {"disciplined": "1"}


def test_enter_passes_over_headings_of_a_vertical_sheet(desk: Desk) -> None:
    member = desk.branch.ids(desk.round_id)[0]
    desk.page.viewing.take(f"member:{member}")
    heading = _line(desk, "Điều kiện")
    desk.at(heading - 1, 1)
    press(desk.view, Key.Key_Return)
    assert desk.where() == (heading + 1, 1)


def test_only_the_marks_that_differ_are_listed(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id, "self")
    desk.branch.give_all(desk.round_id, "committee", III="38.5")
    desk.page.reload(None)
    desk.page.viewing.take("differences:1")
    assert desk.model.rowCount() == 4
    assert {desk.model.slot(place, 2).code for place in range(4)} == {"III"}
    desk.page.viewing.take("differences:2")
    assert desk.model.rowCount() == 0


def test_the_way_of_looking_is_changed_by_keys_and_remembered(desk: Desk) -> None:
    QTest.keyClick(desk.page, Key.Key_3, ALT)
    assert desk.model.view == "criterion:I"
    desk.page.tools.step(1)
    assert desk.model.view == "criterion:II"
    assert desk.page.context.settings.text("evaluations-view") == "criterion:II"
    desk.page.viewing.take(f"member:{desk.branch.ids(desk.round_id)[1]}")
    desk.page.tools.step(1)
    assert desk.model.view.endswith(desk.branch.ids(desk.round_id)[2])
    assert desk.page.context.settings.text("evaluations-view") == "criterion:II"


def test_the_marker_before_fills_what_is_empty(desk: Desk) -> None:
    desk.branch.give_all(desk.round_id, "self", III="33")
    desk.page.reload(None)
    desk.page.viewing.take("committee")
    desk.at(0, 2)
    desk.enter("30")
    desk.key(Key.Key_B)
    assert [desk.saved(row, "committee")["III"] for row in range(4)] == ["30", "33", "33", "33"]
    desk.key(Key.Key_Z)
    assert desk.saved(1, "committee") == {}
    assert "ô của" in desk.page.panel.strip._saved.text()


def test_what_is_taken_back_is_said_in_words(desk: Desk) -> None:
    desk.at(0, 1)
    desk.enter("18,5")
    desk.key(Key.Key_Z)
    name = desk.model.whose(0)
    assert desk.page.panel.strip._saved.text() == (
        f"Đã hoàn tác: II (tự chấm) của {name}: 18,5 → để trống"
    )


def test_a_closed_round_can_be_looked_at_in_every_way(desk: Desk) -> None:
    october = desk.branch.open_round(Month(2026, 10))
    desk.branch.give_all(october, "branch", III="25")
    with desk.branch.unit() as unit:
        close_round(unit, october)
    desk.page.arrive(october)
    for view in ("all", "criterion:III", f"member:{desk.branch.ids(october)[0]}", "differences:1"):
        desk.page.viewing.take(view)
        assert desk.model.view == view
        assert all(
            desk.model.cell(desk.model.index(place, column)) is None
            for place in range(desk.model.rowCount())
            for column in range(desk.model.columnCount())
        )
