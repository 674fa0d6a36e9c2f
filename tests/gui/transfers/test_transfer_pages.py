"""The place Chuyển sinh hoạt at a unit that gives, at one that receives, at the office."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.members.member_page import MemberPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.transfers import transfers_place
from chibo_desktop.gui.transfers.dossier_dialog import DossierDialog
from chibo_desktop.gui.transfers.forms import AcceptForm, GiveForm, OrderForm
from chibo_desktop.gui.transfers.office_page import OfficeTransfersPage
from chibo_desktop.gui.transfers.unit_page import UnitTransfersPage
from chibo_desktop.services.home_tasks import Step, tasks_beside
from chibo_desktop.services.session import Session
from gui.members.conftest import Spoken
from services.transfer_story import Hands

TODAY = date(2026, 11, 3)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    made = Hands(tmp_path, people=5)
    yield made
    made.close()


@pytest.fixture
def dialogs() -> Spoken:
    return Spoken()


@pytest.fixture
def at(look: QApplication, dialogs: Spoken, settings: Settings) -> "Places":
    return Places(dialogs, settings)


class Places:
    def __init__(self, dialogs: Spoken, settings: Settings) -> None:
        self.dialogs, self.settings = dialogs, settings

    def context(self, session: Session) -> Context:
        return Context(
            session=session,
            runner=SyncRunner(session.unit, self.dialogs),
            dialogs=self.dialogs,
            settings=self.settings,
            today=lambda: TODAY,
        )

    def page(self, qtbot: QtBot, session: Session) -> UnitTransfersPage | OfficeTransfersPage:
        page = transfers_place(self.context(session)).factory()
        assert isinstance(page, UnitTransfersPage | OfficeTransfersPage)
        qtbot.addWidget(page)
        page.reload(None)
        return page


def unit_page(qtbot: QtBot, at: Places, session: Session) -> UnitTransfersPage:
    page = at.page(qtbot, session)
    assert isinstance(page, UnitTransfersPage)
    return page


def give(page: UnitTransfersPage, who: str, to: str) -> None:
    page.give()
    form = page.acts.form
    assert isinstance(form, GiveForm)
    form.member.set_value(who)
    form.to.set_value(to)
    form.sign.setText("15-QĐ/ĐU")
    form.decided_on.set_value(PartialDate(2026, 11, 2))
    form.submit.click()


def test_a_member_is_given_looked_at_and_taken_over(qtbot: QtBot, at: Places, hands: Hands) -> None:
    who = hands.somebody()
    page = unit_page(qtbot, at, hands.unit("CB01"))
    assert not page.leaving.isVisibleTo(page)
    give(page, who, hands.node("CB02"))
    page.reload(None)
    assert page.leaving_lines.lines[0].member_id == who
    hands.up("CB01")
    hands.down("CB02")
    there = unit_page(qtbot, at, hands.unit("CB02"))
    assert there.arriving_lines.lines[0].transfer.member_id == who
    with hands.unit("CB02").unit() as unit:
        steps = tasks_beside(unit, unit.all(Branch)[0], Month(2026, 11), TODAY)
    assert Step.ARRIVALS in [one.step for one in steps]
    there.look()
    assert there.findChildren(DossierDialog)
    there.accept()
    form = there.acts.form
    assert isinstance(form, AcceptForm)
    form.submit.click()
    assert "Đã tiếp nhận" in there.banner.text()
    there.reload(None)
    assert not there.arriving_lines.lines


def test_a_closed_dossier_says_why_and_opens_again_when_taken_back(
    qtbot: QtBot, at: Places, hands: Hands
) -> None:
    who = hands.somebody()
    page = unit_page(qtbot, at, hands.unit("CB01"))
    give(page, who, hands.node("CB02"))
    member = MemberPage(at.context(hands.unit("CB01")))
    qtbot.addWidget(member)
    member.open_member(who, hands.node("CB01"))
    assert "đang chuyển đến Chi bộ CB02" in member.banner.text()
    assert not member.save.isVisibleTo(member)
    page.reload(None)
    row = [one.member_id for one in page.leaving_lines.lines].index(who)
    page.leaving.selectRow(row)
    at.dialogs.text = "ghi nhầm"
    page.cancel()
    member.open_member(who, hands.node("CB01"))
    assert member.save.isVisibleTo(member)


def test_a_form_that_says_nothing_is_refused_at_its_field(
    qtbot: QtBot, at: Places, hands: Hands
) -> None:
    page = unit_page(qtbot, at, hands.unit("CB01"))
    give(page, hands.somebody(), "")
    form = page.acts.form
    assert isinstance(form, GiveForm)
    assert form.fields["to_node"].problem


def test_the_office_moves_whom_it_chooses_and_sees_who_is_on_the_way(
    qtbot: QtBot, at: Places, hands: Hands
) -> None:
    page = at.page(qtbot, hands.office)
    assert isinstance(page, OfficeTransfersPage)
    page.order()
    form = page.acts.form
    assert isinstance(form, OrderForm)
    form.giver.set_value(hands.node("CB01"))
    form.unit_chosen.emit(hands.node("CB01"))
    form.to.set_value(hands.node("CB02"))
    form.decided_on.set_value(PartialDate(2026, 11, 2))
    assert form.people.count()
    form.submit.click()
    page.reload(None)
    line = page.lines.lines[0]
    assert line.is_under_way
    page.book.selectRow(0)
    assert page.cancel_button.isVisibleTo(page)
