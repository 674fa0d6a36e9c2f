"""A sealed dossier is written and opened from the place Chuyển sinh hoạt."""

import re
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.transfers.forms import AcceptForm
from chibo_desktop.gui.transfers.outside import SealForm
from chibo_desktop.gui.transfers.unit_page import UnitTransfersPage
from chibo_desktop.services.session import Session
from gui.members.conftest import Spoken
from services.transfer_story import Hands


def unit_page(
    qtbot: QtBot, session: Session, dialogs: Spoken, settings: Settings
) -> UnitTransfersPage:
    context = Context(
        session=session,
        runner=SyncRunner(session.unit, dialogs),
        dialogs=dialogs,
        settings=settings,
        today=lambda: date(2026, 11, 3),
    )
    page = UnitTransfersPage(context)
    qtbot.addWidget(page)
    page.reload(None)
    return page


def test_a_file_is_written_and_taken_in(
    qtbot: QtBot, look: QApplication, settings: Settings, tmp_path: Path
) -> None:
    hands, dialogs = Hands(tmp_path, people=1), Spoken()
    dialogs.saved_as = tmp_path / "ho-so.hsdv"
    here = unit_page(qtbot, hands.unit("CB01"), dialogs, settings)
    assert here.board is not None
    here.outside.seal(here.board)
    form = here.outside.form
    assert isinstance(form, SealForm)
    form.member.set_value(hands.somebody())
    form.to.setText("Đảng bộ phường Minh Khai")
    form.submit.click()
    slip = here.outside.slip
    assert slip is not None
    assert slip.document.pageCount() == 1
    said = " ".join(one.text() for one in slip.findChildren(QLabel))
    (found,) = re.findall(r"Khóa: ([\d ]{29})", said)
    dialogs.text = found
    assert "ho-so.hsdv" in here.banner.text()
    dialogs.files = (tmp_path / "ho-so.hsdv",)
    there = unit_page(qtbot, hands.unit("CB02"), dialogs, settings)
    assert there.board is not None
    there.outside.open(there.board)
    taking = there.outside.form
    assert isinstance(taking, AcceptForm)
    taking.submit.click()
    assert "Đã nhận đồng chí" in there.banner.text()
    hands.close()
