"""A page on a branch with a round open, and hands to type with."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile
from chibo_desktop.gui.evaluations.page import EvaluationsPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from gui.answers import AnsweredDialogs
from gui.typing import press, type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A page on a branch of four, its November round open, and hands to type with."""

    def __init__(self, branch: BranchFile, page: EvaluationsPage, round_id: str) -> None:
        self.branch, self.page, self.round_id = branch, page, round_id
        self.view, self.model = page.panel.view, page.panel.model

    def at(self, row: int, column: int) -> None:
        self.view.setCurrentIndex(self.model.index(row, column))

    def select(self, top: int, left: int, bottom: int, right: int) -> None:
        chosen = QItemSelection(self.model.index(top, left), self.model.index(bottom, right))
        self.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def type(self, text: str) -> QLineEdit:
        """Type into the current cell; the editor stays open."""
        type_text(self.view, text[0])
        editor = self.editor()
        type_text(editor, text[1:])
        return editor

    def editor(self) -> QLineEdit:
        editors = [one for one in self.view.viewport().findChildren(QLineEdit) if one.isVisible()]
        return editors[-1]

    def enter(self, text: str, key: Key = Key.Key_Return) -> None:
        press(self.type(text), key)
        QApplication.processEvents()

    def key(self, key: Key) -> None:
        press(self.view, key, CTRL)

    def shown(self, row: int, column: str) -> str:
        keys = [one.code or one.key for one in self.model.columns]
        return str(self.model.index(row, keys.index(column)).data())

    def saved(self, row: int, marker: str = "self") -> dict[str, str]:
        return dict(self.branch.sheet(self.round_id).rows[row].evaluation.marks(marker))

    def where(self) -> tuple[int, int]:
        return self.view.currentIndex().row(), self.view.currentIndex().column()


def make_desk(
    branch: BranchFile, round_id: str, qtbot: QtBot, dialogs: AnsweredDialogs, settings: Settings
) -> Desk:
    runner = SyncRunner(branch.session.unit, dialogs)
    context = Context(
        session=branch.session,
        runner=runner,
        dialogs=dialogs,
        settings=settings,
        today=lambda: TODAY,
    )
    page = EvaluationsPage(context)
    runner.changed.connect(page.reload)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.reload(None)
    return Desk(branch, page, round_id)
