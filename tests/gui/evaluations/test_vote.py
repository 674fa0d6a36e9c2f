"""Counting a vote at the window: typing, sums, what follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from branch_files import BranchFile
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.evaluations.vote_dialog import VoteDialog
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.round_papers import load_round_paper
from chibo_desktop.services.voting import load_vote
from gui.answers import AnsweredDialogs
from gui.evaluations.round_book import branch_with_round, context_of
from gui.typing import press, type_text

Opened = tuple[VoteDialog, BranchFile, str]


@pytest.fixture
def opened(
    look: QApplication,
    qtbot: QtBot,
    dialogs: AnsweredDialogs,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[Opened]:
    branch, round_id = branch_with_round(tmp_path)
    dialog = VoteDialog(context_of(branch, dialogs, settings), round_id)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    yield dialog, branch, round_id
    branch.session.close()


def _type(dialog: VoteDialog, row: int, column: int, text: str) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(row, column))
    dialog.table.edit(dialog.table.currentIndex())
    editors = dialog.table.viewport().findChildren(QLineEdit)
    editor = next(one for one in editors if one.isVisible())
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes a value over in a call of its own


def test_counts_typed_are_saved_summed_and_judged(opened: Opened) -> None:
    dialog, branch, round_id = opened
    _type(dialog, 0, 1, "3")
    assert dialog.table.currentIndex().row() == 1  # Enter goes on
    dialog.table.setCurrentIndex(dialog.model.index(0, 1))
    assert "còn thiếu 1" in dialog.sentence.text() or "line-under-valid" in dialog.sentence.text()
    _type(dialog, 0, 2, "=")
    row = branch.sheet(round_id).rows[0]
    assert row.evaluation.votes == {"excellent": "3", "good": "1"}
    assert dialog.model.index(0, 6).data() == "4"
    assert dialog.model.index(0, 7).data() == "HTXSNV"


def test_too_many_ballots_are_said_at_once(opened: Opened) -> None:
    dialog, _, _ = opened
    editor = dialog.head.editors["issued"]
    editor.setFocus()
    editor.selectAll()
    type_text(editor, "9")
    press(editor, Qt.Key.Key_Return)
    assert "nhiều hơn 4 đảng viên được biểu quyết" in dialog.banner.text()


def test_the_vote_is_taken_over_after_one_question(
    opened: Opened, dialogs: AnsweredDialogs
) -> None:
    dialog, branch, round_id = opened
    _type(dialog, 0, 2, "4")
    dialogs.confirms = True
    dialog.adopt.click()
    assert "1 đồng chí" in dialogs.asked[-1][1]
    assert branch.sheet(round_id).rows[0].rating is Rating.GOOD
    assert not dialog.adopt.isEnabled()


def test_who_counted_is_kept_and_stands_in_the_minutes(opened: Opened) -> None:
    dialog, branch, round_id = opened
    dialog.head.tellers.setFocus()
    type_text(dialog.head.tellers, "Lê Văn Đạt; Vũ Thị Hà")
    press(dialog.head.tellers, Qt.Key.Key_Return)
    with branch.unit() as unit:
        assert load_vote(unit, round_id).count.tellers == "Lê Văn Đạt\nVũ Thị Hà"
        desk = load_round_paper(unit, round_id, "count-minutes")
    assert any("gồm: Lê Văn Đạt; Vũ Thị Hà" in part.said for part in desk.parts)
