"""Two units took one member over: the one that lost sees it, and ends it with one press."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.transfers.office_page import OfficeTransfersPage
from chibo_desktop.gui.transfers.unit_page import UnitTransfersPage
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.session import Session
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals
from chibo_desktop.services.transfers import TransferDecision, cancel_transfer, transfer_member
from gui.members.conftest import Spoken
from services.transfer_story import Hands

DECISION = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """CB02 and CB03 have both taken over the first member of CB01; CB03 has the member."""
    made = Hands(tmp_path_factory.mktemp("passed-over"), codes=("CB01", "CB02", "CB03"), people=2)
    who = made.somebody()
    for to in ("CB02", "CB03"):
        with made.unit("CB01").unit() as unit:
            one = transfer_member(unit, who, made.node(to), DECISION)
        made.up("CB01")
        made.down(to)
        with made.unit(to).unit() as unit:
            accept_transfer(unit, arrivals(unit)[0].transfer.id, on=date(2026, 11, 3))
        if to == "CB02":
            with made.unit("CB01").unit() as unit:
                cancel_transfer(unit, one.id, "nhầm đơn vị")
    for code in ("CB03", "CB02"):
        made.up(code)
    made.down("CB02")
    yield made
    made.close()


def context(session: Session, settings: Settings) -> Context:
    dialogs = Spoken()
    return Context(
        session=session,
        runner=SyncRunner(session.unit, dialogs),
        dialogs=dialogs,
        settings=settings,
        today=lambda: date(2026, 11, 3),
    )


@pytest.mark.usefixtures("look")
def test_the_unit_lets_go_and_can_take_it_back(
    qtbot: QtBot, settings: Settings, hands: Hands
) -> None:
    page = UnitTransfersPage(context(hands.unit("CB02"), settings))
    qtbot.addWidget(page)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    page.reload(None)
    assert badges == [1]
    assert page.passed_over.isVisibleTo(page)
    assert [one.owner for one in page.passed_over.lines.lines] == ["Chi bộ CB03"]
    page.passed_over.let_go_button.click()
    assert "tính ở Chi bộ CB03" in page.banner.text()
    page.reload(None)
    assert not page.passed_over.isVisibleTo(page)
    with hands.unit("CB02").unit() as unit:
        go_back(unit, hands.unit("CB02").steps)
    page.reload(None)
    assert page.passed_over.isVisibleTo(page)


@pytest.mark.usefixtures("look")
def test_the_office_sees_that_two_took_over(qtbot: QtBot, settings: Settings, hands: Hands) -> None:
    page = OfficeTransfersPage(context(hands.office, settings))
    qtbot.addWidget(page)
    page.reload(None)
    said = {one.transfer.to_name: one.has_instead for one in page.lines.lines}
    assert said == {"Chi bộ CB02": "Chi bộ CB03", "Chi bộ CB03": ""}
