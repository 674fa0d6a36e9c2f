"""Paper sheets and members' workbooks at the window."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from branch_files import NOVEMBER, BranchFile, new_branch
from chibo_desktop.domain.sheet_code import printed_code, sheet_code
from chibo_desktop.gui.evaluations.entry_dialog import EntryDialog
from chibo_desktop.gui.evaluations.gather_dialog import GatherDialog
from chibo_desktop.gui.evaluations.page import EvaluationsPage
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.self_mark_files import workbooks_in, write_self_mark_files
from chibo_desktop.services.self_mark_preview import Choice
from gui.answers import AnsweredDialogs
from gui.evaluations.round_book import context_of
from gui.typing import press, type_text

Book = tuple[BranchFile, str]


@pytest.fixture
def book(look: QApplication, tmp_path: Path) -> Iterator[Book]:
    branch = new_branch(tmp_path, 4)
    yield branch, branch.open_round()
    branch.session.close()


def _shown(qtbot: QtBot, dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()


def _scan(dialog: EntryDialog, code: str) -> None:
    """As a scanner does: the characters, then Enter."""
    type_text(dialog.code, code)
    press(dialog.code, Qt.Key.Key_Return)


def _mark(dialog: EntryDialog, text: str) -> None:
    dialog.table.edit(dialog.table.currentIndex())
    editors = dialog.table.viewport().findChildren(QLineEdit)
    editor = next(one for one in editors if one.isVisible())
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_scan_digits_enter_and_back_to_the_code(
    qtbot: QtBot, book: Book, dialogs: AnsweredDialogs, settings: Settings
) -> None:
    branch, round_id = book
    dialog = EntryDialog(context_of(branch, dialogs, settings), round_id)
    _shown(qtbot, dialog)
    first, second = branch.sheet(round_id).rows[:2]
    _scan(dialog, printed_code(sheet_code(first.evaluation.id, NOVEMBER)))
    assert first.evaluation.full_name in dialog.name.text()
    for text in ("20", "19,5", "40", "18"):
        _mark(dialog, text)
    press(dialog.table, Qt.Key.Key_Return)  # no bonus
    marks = branch.sheet(round_id).rows[0].evaluation.self_marks
    assert marks == {"I": "20", "II": "19.5", "III": "40", "IV": "18"}
    assert "Đã ghi phiếu" in dialog.banner.text()
    assert "Đã có 1/4" in dialog.about.text()
    _scan(dialog, sheet_code(first.evaluation.id, NOVEMBER))
    assert "đã nhập rồi" in dialog.banner.text()
    _mark(dialog, sheet_code(second.evaluation.id, NOVEMBER))  # scanned with the cursor in a mark
    QApplication.processEvents()
    assert second.evaluation.full_name in dialog.name.text()


def test_a_wrong_sheet_is_said_and_nothing_opens(
    qtbot: QtBot, book: Book, dialogs: AnsweredDialogs, settings: Settings
) -> None:
    branch, round_id = book
    dialog = EntryDialog(context_of(branch, dialogs, settings), round_id)
    _shown(qtbot, dialog)
    _scan(dialog, sheet_code(branch.ids(round_id)[0], NOVEMBER.previous()))
    assert "tháng 10 năm 2026" in dialog.banner.text()
    assert not dialog.ready.isEnabled()
    _scan(dialog, sheet_code(round_id, NOVEMBER))
    assert "không ghi tên sẵn" in dialog.banner.text()
    dialog.names.opened.emit(0)
    assert dialog.ready.isEnabled()


def test_a_folder_is_previewed_decided_on_and_written(
    qtbot: QtBot, book: Book, dialogs: AnsweredDialogs, settings: Settings, tmp_path: Path
) -> None:
    branch, round_id = book
    with branch.unit() as unit:
        folder = write_self_mark_files(unit, round_id, tmp_path).folder
    path = workbooks_in(folder)[0]
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0]["E9"] = 18
    workbook.save(path)
    shutil.copy(path, folder / "ban sao.xlsx")
    dialog = GatherDialog(context_of(branch, dialogs, settings), round_id)
    _shown(qtbot, dialog)
    dialogs.folder = folder
    dialog.folder.click()
    assert not dialog.write.isEnabled()  # two files of one member
    dialog.table.selectRow(0)
    dialog.choose(Choice.TAKE)
    assert dialog.write.isEnabled()
    dialog.write.click()
    assert "1 đồng chí" in dialog.banner.text()
    given = [dict(row.evaluation.self_marks) for row in branch.sheet(round_id).rows]
    assert sorted(map(len, given)) == [0, 0, 0, 1]


def test_the_page_offers_all_of_it_and_writes_the_workbooks(
    qtbot: QtBot, book: Book, dialogs: AnsweredDialogs, settings: Settings, tmp_path: Path
) -> None:
    branch, _ = book
    page = EvaluationsPage(context_of(branch, dialogs, settings))
    qtbot.addWidget(page)
    page.show()
    page.reload(None)
    dialogs.folder = tmp_path
    page.work.write_files()
    assert "Đã tạo 4 tệp" in page.banner.text()
    assert len(workbooks_in(tmp_path)) == 4
    page.work.fill_menu(page.work.offer.menu())
    assert all(action.isEnabled() for action in page.work.offer.menu().actions())
