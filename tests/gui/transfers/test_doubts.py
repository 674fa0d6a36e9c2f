"""What has to be settled about transfers: two units took one member over; a unit wrote too late."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.transfers.office_page import OfficeTransfersPage
from chibo_desktop.gui.transfers.unit_page import UnitTransfersPage
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.late_entries import reopen_late
from chibo_desktop.services.session import Session
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals
from chibo_desktop.services.transfers import TransferDecision, cancel_transfer, transfer_member
from gui.members.conftest import Spoken
from services.transfer_story import Hands

DECISION = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """CB02 and CB03 have both taken over the first member of CB01; CB03 has the member.

    CB02 has the second one, of whom CB01 has written a position too late.
    """
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
    late = made.somebody()
    with made.unit("CB01").unit() as unit:
        one = transfer_member(unit, late, made.node("CB02"), DECISION)
    made.up("CB01")
    made.down("CB02")
    with made.unit("CB02").unit() as unit:
        accept_transfer(unit, one.id, on=date(2026, 11, 3))
    with made.unit("CB01").unit() as unit:
        cancel_transfer(unit, one.id, "nhầm")
        seeing = unit.edit(Member, late)
        assert seeing is not None
        unit.save(replace(seeing.record, position="Tổ trưởng"), act="member.edit", base=seeing)
    for code in ("CB03", "CB02", "CB01"):
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
    assert page.doubts.passed_over.isVisibleTo(page)
    assert [one.owner for one in page.doubts.passed_over.lines.lines] == ["Chi bộ CB03"]
    page.doubts.let_go_button.click()
    assert "tính ở Chi bộ CB03" in page.banner.text()
    page.reload(None)
    assert not page.doubts.passed_over.isVisibleTo(page)
    with hands.unit("CB02").unit() as unit:
        go_back(unit, hands.unit("CB02").steps)
    page.reload(None)
    assert page.doubts.passed_over.isVisibleTo(page)


@pytest.mark.usefixtures("look")
def test_the_office_sees_that_two_took_over(qtbot: QtBot, settings: Settings, hands: Hands) -> None:
    page = OfficeTransfersPage(context(hands.office, settings))
    qtbot.addWidget(page)
    page.reload(None)
    said = sorted((one.transfer.to_name, one.has_instead) for one in page.lines.lines)
    assert said == [("Chi bộ CB02", ""), ("Chi bộ CB02", "Chi bộ CB03"), ("Chi bộ CB03", "")]


def unit_page(qtbot: QtBot, settings: Settings, hands: Hands) -> UnitTransfersPage:
    page = UnitTransfersPage(context(hands.unit("CB02"), settings))
    qtbot.addWidget(page)
    page.reload(None)
    return page


def position(hands: Hands) -> str:
    with hands.unit("CB02").unit() as unit:
        one = unit.get(Member, hands.members["CB01"][1])
    assert one is not None
    return one.position


@pytest.mark.usefixtures("look")
def test_what_was_written_too_late_is_taken_in_or_dropped_and_taken_back(
    qtbot: QtBot, settings: Settings, hands: Hands
) -> None:
    page = OfficeTransfersPage(context(hands.office, settings))
    qtbot.addWidget(page)
    page.reload(None)
    (one,) = page.doubts.lines.lines
    assert (one.unit_name, one.what, one.is_open) == ("Chi bộ CB01", "Đảng viên", True)
    assert not page.reopen_button.isVisibleTo(page)
    page.drop_button.click()
    page.reload(None)
    assert not page.take_button.isVisibleTo(page)
    hands.down("CB02")
    there = unit_page(qtbot, settings, hands)
    assert not there.doubts.late.isVisibleTo(there)
    page.reopen_button.click()
    page.reload(None)
    page.take_button.click()
    assert any("sau khi đã chuyển đi" in line for line in hands.down("CB02").news)
    there.reload(None)
    (offer,) = there.doubts.late.lines.lines
    assert [new for _, _, new in offer.changes] == ["Tổ trưởng"]
    there.doubts.drop_button.click()
    there.reload(None)
    assert (position(hands), there.doubts.late.isVisibleTo(there)) == ("", False)
    with hands.unit("CB02").unit() as unit:
        go_back(unit, hands.unit("CB02").steps)
    there.reload(None)
    there.doubts.take_button.click()
    there.reload(None)
    assert (position(hands), there.doubts.late.isVisibleTo(there)) == ("Tổ trưởng", False)
    hands.up("CB02")
    assert not any("sau khi đã chuyển đi" in line for line in hands.down("CB02").news)
    page.reload(None)
    (one,) = page.doubts.lines.lines
    assert (one.fate, one.at_unit) == ("taken", "taken")
    assert not page.reopen_button.isVisibleTo(page)
    with hands.office.unit() as unit, pytest.raises(DomainError):
        reopen_late(unit, one)
