"""Proposals beside decisions, and the papers of a round, at the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.results.papers_dialog import PapersDialog
from chibo_desktop.gui.results.results_dialog import ResultsDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.decisions import load_results
from chibo_desktop.services.round_papers import load_round_paper
from chibo_desktop.services.rounds import close_round
from gui.answers import AnsweredDialogs
from gui.typing import type_text

Book = tuple[BranchFile, str, Context]


@pytest.fixture
def book(
    look: QApplication, dialogs: AnsweredDialogs, settings: Settings, tmp_path: Path
) -> Iterator[Book]:
    branch = new_branch(tmp_path, 3)
    round_id = branch.open_round()
    branch.give_all(round_id, I="5")
    with branch.unit() as unit:
        close_round(unit, round_id)
    context = Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, dialogs),
        dialogs=dialogs,
        settings=settings,
        today=lambda: TODAY,
    )
    yield branch, round_id, context
    branch.session.close()


def _shown(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()


def test_a_decision_is_written_down_and_shown_where_it_differs(qtbot: QtBot, book: Book) -> None:
    branch, round_id, context = book
    dialog = ResultsDialog(context, round_id)
    _shown(qtbot, dialog)
    assert "chưa có quyết định" in dialog.about.text()
    dialog.record()
    asking = dialog.asking
    assert asking is not None
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    asking.record()  # nothing typed yet: everything missing is said
    assert "Chưa ghi số" in asking.banner.text()
    asking.number.setFocus()
    type_text(asking.number, "12-QĐ/ĐU")  # digits are typed, not taken for ratings
    asking.day.setText("28/11/2026")
    asking.table.selectRow(1)
    asking.set_rating(Rating.FULFILLED)
    asking.record()
    assert "khác đề xuất 1" in dialog.about.text()
    assert dialog.lines.index(0, 5).data() == "HTNV ≠ HTTNV"  # what differs stands first
    with branch.unit() as unit:
        board = load_results(unit, round_id)
    assert [line.standing for line in board.lines] == [
        Rating.GOOD, Rating.FULFILLED, Rating.GOOD,
    ]  # fmt: skip
    assert branch.sheet(round_id).rows[1].rating is Rating.GOOD


def test_a_decision_written_by_mistake_is_taken_back_with_a_reason(
    qtbot: QtBot, book: Book, dialogs: AnsweredDialogs
) -> None:
    _, round_id, context = book
    dialog = ResultsDialog(context, round_id)
    _shown(qtbot, dialog)
    dialog.re_rate()
    asking = dialog.asking
    assert asking is not None
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    asking.number.setText("30-QĐ/ĐU")
    asking.day.setText("28/11/2026")
    asking.reason.setPlainText("Có vi phạm trong kỳ")
    asking.table.selectRow(0)
    asking.set_rating(Rating.UNFULFILLED)
    asking.record()
    assert "xếp loại lại" in dialog.lines.index(0, 5).data()
    dialogs.text = "Ghi nhầm"
    dialog.remove()
    assert not dialog.board or not dialog.board.decisions
    assert dialog.none.isVisible()


def test_own_words_are_kept_and_the_forms_come_back(qtbot: QtBot, book: Book) -> None:
    branch, round_id, context = book
    dialog = PapersDialog(context, round_id)
    _shown(qtbot, dialog)
    said = dialog.editors["end"].toPlainText()
    dialog.editors["end"].setPlainText("Cuộc họp kết thúc lúc 10 giờ.")
    dialog.number.setText("05-BB/CB")
    dialog.show_form("count-minutes")
    assert "tellers" in dialog.editors
    dialog.show_form("review-minutes")
    assert dialog.editors["end"].toPlainText() == "Cuộc họp kết thúc lúc 10 giờ."
    assert dialog.number.text() == "05-BB/CB"
    dialog.editors["end"].setPlainText(said)
    dialog.keep()
    with branch.unit() as unit:
        desk = load_round_paper(unit, round_id, "review-minutes")
    assert not any(part.own for part in desk.parts)
