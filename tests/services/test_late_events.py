"""An event that the former unit wrote too late: judged in the member's line of life like any."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.life_event import LifeEvent
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.transfers.records import LateFate
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.late_entries import decide_late
from chibo_desktop.services.late_offers import drop_late, late_here, note_late, take_late
from chibo_desktop.services.life import line_of, new_event, record_event, save_events, take_back
from chibo_desktop.services.papers import remove_papers
from chibo_desktop.services.session import NewWorkplace, Session
from chibo_desktop.services.transfer_arrivals import accept_transfer
from chibo_desktop.services.transfer_ledger import transfer_book
from chibo_desktop.services.transfers import TransferDecision, cancel_transfer, transfer_member
from chibo_desktop.wording.late_changes import TAKEN_OFF
from services.exchange_story import session_of
from services.transfer_story import Hands, enter_members

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


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """CB02 has the first member of CB01, who was exempted; CB01 took two rows off too late."""
    made = Hands(tmp_path_factory.mktemp("off"), people=8)
    who, first = made.somebody(), made.unit("CB01")
    with first.unit() as unit:
        event = new_event(unit, who, "exempted")
        written = {**event.written, "happened_on": "01/10/2026"}
        record_event(unit, replace(event, written=written))
        one = transfer_member(unit, who, made.node("CB02"), TransferDecision())
    made.up("CB01")
    made.down("CB02")
    with made.unit("CB02").unit() as unit:
        accept_transfer(unit, one.id, on=date(2026, 11, 3))
    with first.unit() as unit:
        cancel_transfer(unit, one.id, "nhầm")
        paper = next(one for one in unit.all(Attachment) if one.member_id == who)
        late = replace(paper, id=unit.new_id(), title="Ghi muộn rồi bỏ")
        unit.save(late, act="paper.add")
        remove_papers(unit, [paper.id, late.id], "bản quét của người khác")
        member = unit.get(Member, who)
        assert member is not None
        (gone,) = (one for one in line_of(unit, member) if one.kind == "exempted")
        take_back(unit, who, gone.id, "ghi nhầm người")
    for code in ("CB02", "CB01"):
        made.up(code)
    yield made
    made.close()


def test_a_row_taken_off_too_late_is_decided_on_like_any_late_change(hands: Hands) -> None:
    who = hands.members["CB01"][0]
    with hands.office.unit() as unit:
        doubts = transfer_book(unit).doubts
        said = {one.what: one.said for one in doubts}
        assert len(said) == len(doubts)
        assert said == {
            "Giấy tờ": ((TAKEN_OFF, "Lý lịch đảng viên (lý do: bản quét của người khác)"),),
            "Sự kiện": (
                (TAKEN_OFF, "Miễn công tác và sinh hoạt đảng, 01/10/2026 (lý do: ghi nhầm người)"),
            ),
        }
        for one in doubts:
            decide_late(unit, one, LateFate.TAKEN)
    hands.down("CB02")
    there = hands.unit("CB02")
    with there.unit() as unit:
        offers = late_here(unit)
        assert {one.what for one in offers} == {"Giấy tờ", "Sự kiện"}
        assert {name for one in offers for name, _, _ in one.changes} == {TAKEN_OFF}
        papers = len(unit.all(Attachment))
        for one in offers:
            take_late(unit, one.key)
        member = unit.get(Member, who)
        assert member is not None
        assert member.activity_status == "active"
        assert len(unit.all(Attachment)) == papers - 1
        assert late_here(unit) == []
    hands.up("CB02")
    with hands.office.unit() as unit:
        assert {one.at_unit for one in transfer_book(unit).doubts} == {LateFate.TAKEN}
