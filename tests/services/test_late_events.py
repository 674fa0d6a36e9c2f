"""An event that the former unit wrote too late: judged in the member's line of life like any."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.late_offers import drop_late, late_here, note_late, take_late
from chibo_desktop.services.life import line_of, save_events
from chibo_desktop.services.session import NewWorkplace, Session
from services.exchange_story import session_of
from services.transfer_story import enter_members

FORMER = "01930000-0000-7000-8000-0000000000aa"


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[Session]:
    workplace = NewWorkplace(name="Chi bộ 1", code="CB01", kind=WorkplaceKind.BRANCH)
    session = session_of(tmp_path, "branch", workplace)
    yield session
    session.close()


def offered(session: Session, kind: str, day: str, *, handed_over: str = "") -> str:
    """The office hands an event on; returns the member, who came from the former unit on a day."""
    (who,) = enter_members(session, "CB01", 1)
    if handed_over:
        come_over(session, who, handed_over)
    values = {"member_id": who, "kind": kind, "happened_on": day}
    said = {
        "id": derived_id("late_answer", kind), "to": session.author.org_id, "entry": "ab" * 32,
        "member": who, "name": "Nguyễn Văn CB01 0", "unit": "Chi bộ cũ", "from": FORMER,
        "at": "08:00 02/11/2026", "t": "life_event", "k": derived_id("life_event", kind),
        "x": json.dumps(values), "note": "",
    }  # fmt: skip
    with session.unit() as unit:
        (news,) = note_late(unit, [said])
    assert "Chi bộ cũ" in news
    return who


def come_over(session: Session, who: str, day: str) -> None:
    """The two lines that a hand-over writes."""
    with session.unit() as unit:
        seeing = unit.edit(Member, who)
        assert seeing is not None
        came = LifeEvent(
            id=unit.new_id(),
            org_id=session.author.org_id,
            member_id=who,
            kind="transferred_in",
            happened_on=PartialDate.read(day),
            elsewhere=session.author.org_id,
        )
        left = replace(came, id=unit.new_id(), kind="transferred_out", elsewhere=FORMER)
        save_events(unit, seeing, [left, came], act="transfer.accept")


@pytest.mark.parametrize(
    ("kind", "day", "status"),
    [
        ("suspended", "2026-10-30", "suspended"),
        ("exempted", "2026-11-02", "exempt"),
        ("expelled", "2026-11-05", "left"),
        ("deceased", "2026-11-05", "deceased"),
    ],
)
def test_the_days_decide_whether_it_stands_and_not_when_it_was_taken_in(
    branch: Session, kind: str, day: str, status: str
) -> None:
    who = offered(branch, kind, day, handed_over="02/11/2026")
    with branch.unit() as unit:
        (offer,) = late_here(unit)
        take_late(unit, offer.key)
        member = unit.get(Member, who)
        assert member is not None
        assert member.activity_status == status
        assert member.left_on == PartialDate.of(date.fromisoformat(day))


def test_who_was_no_member_when_handed_over_is_told_of_in_the_refusal(branch: Session) -> None:
    offered(branch, "deceased", "2026-10-30", handed_over="02/11/2026")
    with branch.unit() as unit:
        (offer,) = late_here(unit)
        with pytest.raises(DomainError) as refused:
            take_late(unit, offer.key)
    broken = {one.params["kind"] for one in refused.value.problems}
    assert {one.code for one in refused.value.problems} == {"life-breaks-another"}
    assert broken == {"transferred_out", "transferred_in"}


def test_it_changes_the_standing_and_is_taken_back_as_one_step(branch: Session) -> None:
    who = offered(branch, "exempted", "2026-10-01")
    with branch.unit() as unit:
        (offer,) = late_here(unit)
        assert ("Ngày", "", "01/10/2026") in offer.changes
        take_late(unit, offer.key)
        member = unit.get(Member, who)
        assert member is not None
        assert member.activity_status == "exempt"
        assert FORMER in {one.elsewhere for one in line_of(unit, member)}
        assert late_here(unit) == []
    with branch.unit() as unit:
        go_back(unit, branch.steps)
        member = unit.get(Member, who)
        assert member is not None
        assert member.activity_status == "active"
        assert len(late_here(unit)) == 1


def test_what_the_line_of_life_forbids_is_refused_and_can_be_dropped(branch: Session) -> None:
    who = offered(branch, "admitted", "2026-10-01")
    with branch.unit() as unit:
        (offer,) = late_here(unit)
        with pytest.raises(DomainError) as refused:
            take_late(unit, offer.key)
        assert refused.value.problems[0].code.startswith("life-")
    with branch.unit() as unit:
        member = unit.get(Member, who)
        assert member is not None
        assert not any(one.elsewhere for one in line_of(unit, member))
        drop_late(unit, offer.key)
        assert late_here(unit) == []
