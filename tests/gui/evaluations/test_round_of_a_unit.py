"""The office looks at the rounds of its units: every view, nothing typed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import new_branch
from chibo_desktop.gui.evaluations.board import Board
from chibo_desktop.gui.evaluations.round_state import no_round, say_state
from chibo_desktop.gui.widgets import Banner


class _NoActs:
    def reopen(self) -> None: ...

    def edit_meeting(self) -> None: ...


def test_another_units_round_is_only_looked_at(
    look: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    branch = new_branch(tmp_path, 3)
    sheet = replace(branch.sheet(branch.open_round()), is_foreign=True)
    assert Board(sheet).is_read_only
    banner = Banner()
    qtbot.addWidget(banner)
    say_state(banner, sheet, "votes", _NoActs())
    assert "Đảng ủy chỉ xem và in" in banner.text()
    empty = no_round(None, "tháng 11")
    qtbot.addWidget(empty)
    branch.session.close()
