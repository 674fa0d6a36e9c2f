"""The unit's bundle: planned, written whole, carried to the office, and only then acknowledged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.exchange_board import load_exchange
from chibo_desktop.services.report_plan import plan_report
from chibo_desktop.services.reports import write_report
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month

TODAY = OCTOBER.next().first_day


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    one.enrolled("CB07")
    yield one
    one.close()


def test_before_an_invitation_there_is_nothing_to_send(story: Story) -> None:
    session, _ = story.invited("CB08")
    with session.unit() as unit:
        board = load_exchange(unit, None, TODAY)
    assert not board.is_connected
    assert board.unit_name == "Chi bộ CB08"
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        plan_report(unit, OCTOBER)
    assert refused.value.problems[0].code == "office-unknown"


def test_the_plan_says_what_is_missing(story: Story) -> None:
    session = story.units["CB07"]
    with session.unit() as unit:
        before = plan_report(unit, OCTOBER)
    assert not before.is_whole
    assert before.open_branches == ("Chi bộ CB07",)
    live_month(session)
    with session.unit() as unit:
        after = plan_report(unit, OCTOBER)
        board = load_exchange(unit, None, TODAY)
    assert after.is_whole
    assert after.member_count == 4
    assert after.unsent_changes > 4
    assert after.last_sent is None
    assert board.plan is not None
    assert board.plan.period == OCTOBER  # the newest closed month, without being asked


def test_a_written_bundle_is_named_and_not_yet_confirmed(story: Story, tmp_path: Path) -> None:
    session = story.units["CB07"]
    live_month(session)
    with session.unit() as unit:
        written = write_report(unit, OCTOBER, tmp_path)
    assert written.path.name == "CB07_2026-10_bao-cao_0001.cbb"
    assert written.path.stat().st_size == written.size
    with session.unit() as unit:
        board = load_exchange(unit, OCTOBER, TODAY)
    (sent,) = board.sent
    assert sent.digest.hex() == written.digest
    assert sent.acknowledged_at == ""
    assert board.acknowledged_at == ""
    assert board.unacknowledged > 0
    assert board.plan is not None
    assert board.plan.unsent_changes == 0


def test_a_stick_that_is_gone_leaves_nothing_noted(story: Story, tmp_path: Path) -> None:
    session = story.units["CB07"]
    with pytest.raises(DomainError) as refused, session.unit() as unit:
        write_report(unit, OCTOBER, tmp_path / "gone")
    assert refused.value.problems[0].code == "file-not-written"
    with session.unit() as unit:
        assert load_exchange(unit, OCTOBER, TODAY).sent == ()


def test_numbers_go_up_from_bundle_to_bundle(story: Story, tmp_path: Path) -> None:
    live_month(story.units["CB07"])
    with story.units["CB07"].unit() as unit:
        numbers = [write_report(unit, month, tmp_path).seq for month in (OCTOBER, NOVEMBER)]
    assert numbers == [1, 2]
