"""A member handed over between two units through their office, on real files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.list_steps import steps_of_events
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.transfers.records import MemberTransfer, TransferStage
from chibo_desktop.services.directives_received import (
    preview_directive,
    take_back_directive,
)
from chibo_desktop.services.inbox import Outcome, receive_one
from chibo_desktop.services.known_units import known_units
from chibo_desktop.services.session import Session, Unit
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals, refuse_transfer
from chibo_desktop.services.transfer_ledger import transfer_book
from chibo_desktop.services.transfers import (
    TransferDecision,
    cancel_transfer,
    order_transfers,
    transfer_member,
)
from chibo_desktop.storage.counted_members import members_by_node
from chibo_desktop.storage.exchange_log import (
    received_by,
    same_person_elsewhere,
)
from chibo_desktop.storage.life_events import events_of
from chibo_desktop.storage.member_lines import MemberFilters, Standing, member_count, member_of
from services.directive_states import assert_told_alike
from services.transfer_story import Hands

DECISION = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))
COUNTED = MemberFilters(status=Standing.COUNTED)


@pytest.fixture(scope="module")
def hands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """Two units and their office; every test speaks of another member."""
    made = Hands(tmp_path_factory.mktemp("transfers"))
    yield made
    made.close()


@pytest.fixture
def who(hands: Hands) -> str:
    return hands.somebody()


def give(hands: Hands, who: str, code: str = "CB01", to: str = "CB02") -> MemberTransfer:
    with hands.unit(code).unit() as unit:
        return transfer_member(unit, who, hands.node(to), DECISION)


def accept(hands: Hands, *people: str, at: str = "CB02") -> None:
    with hands.unit(at).unit() as unit:
        for one in arrivals(unit):
            if one.transfer.member_id not in people:
                continue
            accept_transfer(unit, one.transfer.id, on=date(2026, 11, 3))


def counted(session: Session) -> int:
    with session.unit() as unit:
        return member_count(unit.connection, COUNTED)


def at_office(hands: Hands) -> tuple[int, int]:
    """How many members the office counts in each unit; the list says the same of both."""
    with hands.office.unit() as unit:
        nodes = [hands.node(code) for code in hands.codes]
        known = members_by_node(unit.connection, nodes)
    first, other = (known.get(node, 0) for node in nodes)
    assert counted(hands.office) == first + other
    return first, other


def stage(hands: Hands, code: str, transfer_id: str) -> str:
    with hands.unit(code).unit() as unit:
        one = unit.get(MemberTransfer, transfer_id)
    assert one is not None
    return one.stage


def status(hands: Hands, code: str, member_id: str) -> str:
    with hands.unit(code).unit() as unit:
        one = member_of(unit.connection, member_id, unit.author.org_id)
    assert one is not None
    return one.activity_status


def test_a_member_goes_over_and_is_counted_once_at_every_moment(hands: Hands, who: str) -> None:
    hands.down("CB01")  # who else has gone meanwhile is told before
    first, other = at_office(hands)
    here, there = counted(hands.unit("CB01")), counted(hands.unit("CB02"))
    one = give(hands, who)
    assert counted(hands.unit("CB01")) == here  # still theirs
    hands.up("CB01")
    assert at_office(hands) == (first, other)
    with hands.office.unit() as unit:
        assert_told_alike(unit)  # one is told who leaves, another who arrives
    assert any("đã nhận yêu cầu" in line for line in hands.down("CB01").news)
    assert stage(hands, "CB01", one.id) == TransferStage.NOTED
    assert any("chuyển đến" in line for line in hands.down("CB02").news)
    accept(hands, who)
    assert counted(hands.unit("CB02")) == there + 1
    assert at_office(hands) == (first, other)
    hands.up("CB02")
    assert at_office(hands) == (first - 1, other + 1)
    with hands.office.unit() as unit:
        assert same_person_elsewhere(unit.connection, hands.node("CB02")) == []
    hands.down("CB01")
    assert stage(hands, "CB01", one.id) == TransferStage.DONE
    assert status(hands, "CB01", who) == ActivityStatus.TRANSFERRED
    assert counted(hands.unit("CB01")) == here - 1
    hands.up("CB01")
    assert at_office(hands) == (first - 1, other + 1)


def test_the_dossier_goes_over_whole_and_life_tells_both_ways(hands: Hands, who: str) -> None:
    one = give(hands, who)
    hands.up("CB01")
    hands.down("CB02")
    with hands.unit("CB02").unit() as unit:
        (arrival,) = (one for one in arrivals(unit) if one.transfer.member_id == who)
        assert [paper.title for paper in arrival.dossier.papers] == ["Lý lịch đảng viên"]
        assert arrival.missing_scans == 0
    accept(hands, who)
    with hands.unit("CB01").unit() as unit:
        before = member_of(unit.connection, who, unit.author.org_id)
    with hands.unit("CB02").unit() as unit:
        own = unit.author.org_id
        after = member_of(unit.connection, who, own)
        events = events_of(unit.connection, [who], own)[who]
    assert before is not None
    assert after is not None
    assert replace(after, org_id=before.org_id, branch_id=before.branch_id) == before
    assert after.extra == {"own-field": "giá trị"}
    giver, kinds = hands.node("CB01"), [(event.kind, event.elsewhere) for event in events]
    assert (LifeEventKind.TRANSFERRED_OUT, giver) in kinds
    assert (LifeEventKind.TRANSFERRED_IN, own) in kinds
    assert (LifeEventKind.CEREMONY, giver) in kinds
    assert [step.kind for step in steps_of_events(events)] == [LifeEventKind.TRANSFERRED_IN]
    hands.up("CB02")
    hands.down("CB01")
    with hands.unit("CB01").unit() as unit:
        events = events_of(unit.connection, [who], unit.author.org_id)[who]
    left = next(event for event in events if event.kind == LifeEventKind.TRANSFERRED_OUT)
    assert (left.decision_number, left.place) == ("15-QĐ/ĐU", one.to_name)
    assert [step.joins for step in steps_of_events(events)] == [True, False]


def test_the_dossier_is_closed_while_its_owner_is_on_the_way(hands: Hands, who: str) -> None:
    one = give(hands, who)
    with hands.unit("CB01").unit() as unit:
        with pytest.raises(DomainError) as refused:
            note(unit, who)
        assert refused.value.problems[0].code == "member-on-the-way"
    with hands.unit("CB01").unit() as unit:
        cancel_transfer(unit, one.id, "nhầm")
        assert note(unit, who)


def test_what_is_refused_comes_back_and_can_be_given_again(hands: Hands, who: str) -> None:
    first, other = at_office(hands)
    one = give(hands, who)
    hands.up("CB01")
    hands.down("CB02")
    with hands.unit("CB02").unit() as unit:
        refuse_transfer(unit, one.id, "chưa có giấy")
    hands.up("CB02")
    assert at_office(hands) == (first, other)
    assert any("chưa có giấy" in line for line in hands.down("CB01").news)
    assert stage(hands, "CB01", one.id) == TransferStage.REFUSED
    again = give(hands, who)
    assert again.epoch == 2
    hands.up("CB01")
    hands.down("CB02")
    accept(hands, who)
    hands.up("CB02")
    assert at_office(hands) == (first - 1, other + 1)


def test_what_is_taken_back_is_offered_no_more(hands: Hands, who: str) -> None:
    one = give(hands, who)
    hands.up("CB01")
    hands.down("CB02")
    with hands.unit("CB01").unit() as unit:
        cancel_transfer(unit, one.id, "nhầm")
    hands.up("CB01")
    assert any("rút lại" in line for line in hands.down("CB02").news)
    with hands.unit("CB02").unit() as unit:
        assert who not in {arrival.transfer.member_id for arrival in arrivals(unit)}
        with pytest.raises(DomainError):
            accept_transfer(unit, one.id, on=date(2026, 11, 3))


def test_an_acceptance_on_the_road_beats_a_taking_back(hands: Hands, who: str) -> None:
    first, other = at_office(hands)
    one = give(hands, who)
    hands.up("CB01")
    hands.down("CB02")
    accept(hands, who)
    with hands.unit("CB01").unit() as unit:
        cancel_transfer(unit, one.id, "nhầm")
        note(unit, who)
    hands.up("CB01")
    assert at_office(hands) == (first, other)
    hands.up("CB02")
    assert at_office(hands) == (first - 1, other + 1)
    with hands.office.unit() as unit:
        doubts = [one for one in transfer_book(unit).doubts if one.member_id == who]
    assert [(one.unit_name, one.what) for one in doubts] == [("Chi bộ CB01", "Đảng viên")]
    hands.down("CB01")
    assert stage(hands, "CB01", one.id) == TransferStage.DONE
    assert status(hands, "CB01", who) == ActivityStatus.TRANSFERRED


def test_somebody_may_come_back_to_where_they_were(hands: Hands, who: str) -> None:
    start = at_office(hands)
    for code, to in (("CB01", "CB02"), ("CB02", "CB01")):
        give(hands, who, code, to)
        hands.up(code)
        hands.down(to)
        accept(hands, who, at=to)
        hands.up(to)
        hands.down(code)
    assert status(hands, "CB01", who) == ActivityStatus.ACTIVE
    assert status(hands, "CB02", who) == ActivityStatus.TRANSFERRED
    hands.up("CB02")
    assert at_office(hands) == start
    with hands.unit("CB01").unit() as unit:
        assert note(unit, who)


def test_the_office_moves_people_of_a_unit_that_sends_nothing(hands: Hands, who: str) -> None:
    first, other = at_office(hands)
    two = [who, hands.somebody()]
    with hands.office.unit() as unit:
        done = order_transfers(
            unit,
            from_node=hands.node("CB01"),
            to_node=hands.node("CB02"),
            member_ids=[*two, hands.members["CB02"][0]],
            decision=DECISION,
        )
    assert len(done.transfer_ids) == 2
    assert len(done.not_there) == 1
    hands.down("CB02")
    accept(hands, *two)
    hands.up("CB02")
    assert at_office(hands) == (first - 2, other + 2)
    with hands.unit("CB01").unit() as unit:
        people = [member_of(unit.connection, one, unit.author.org_id) for one in two]
    news = " ".join(hands.down("CB01").news)
    assert [news.count(f"{one.full_name} đã chuyển xong") for one in people if one] == [1, 1]
    assert {status(hands, "CB01", one) for one in two} == {ActivityStatus.TRANSFERRED}
    hands.up("CB01")
    assert at_office(hands) == (first - 2, other + 2)


def test_an_order_goes_before_what_the_unit_had_begun(hands: Hands, who: str) -> None:
    one = give(hands, who)
    hands.up("CB01")
    with hands.office.unit() as unit:
        order_transfers(
            unit,
            from_node=hands.node("CB01"),
            to_node=hands.node("CB02"),
            member_ids=[who],
            decision=DECISION,
        )
        book = transfer_book(unit)
    found = [line for line in book.under_way if line.transfer.member_id == who]
    assert [line.transfer.is_order for line in found] == [True]
    hands.down("CB01")
    assert stage(hands, "CB01", one.id) == TransferStage.WITHDRAWN
    hands.down("CB02")
    with hands.unit("CB02").unit() as unit:
        offered = [arrival for arrival in arrivals(unit) if arrival.transfer.member_id == who]
        assert [arrival.transfer.is_order for arrival in offered] == [True]


def test_a_unit_knows_the_others_and_gives_to_none_else(hands: Hands, who: str) -> None:
    with hands.unit("CB01").unit() as unit:
        assert [one.code for one in known_units(unit)] == ["CB02"]
    with pytest.raises(DomainError) as refused:
        give(hands, who, to="CB01")
    assert refused.value.problems[0].code == "transfer-unit-unknown"


def test_a_preview_and_a_taking_back_leave_nothing(hands: Hands, who: str) -> None:
    one = give(hands, who)
    hands.up("CB01")
    hands.down("CB02")
    accept(hands, who)
    hands.up("CB02")
    with hands.unit("CB01").unit() as unit:
        assert preview_directive(unit, hands.letter("CB01")).news
    assert status(hands, "CB01", who) == ActivityStatus.ACTIVE
    view = hands.down("CB01")
    assert status(hands, "CB01", who) == ActivityStatus.TRANSFERRED
    take_back_directive(hands.unit("CB01"), view.bundle_id)
    assert status(hands, "CB01", who) == ActivityStatus.ACTIVE
    assert stage(hands, "CB01", one.id) == TransferStage.SENT


def test_the_book_says_since_when_and_until_when(hands: Hands, who: str) -> None:
    give(hands, who)
    hands.up("CB01")
    with hands.office.unit() as unit:
        found = [one for one in transfer_book(unit).under_way if one.transfer.member_id == who]
    assert [one.since for one in found] == [date(2026, 11, 2)]
    assert found[0].due_on is not None
    assert found[0].rule is not None
    assert found[0].rule.code == "transfer-working-days"


def test_bundles_that_come_again_or_are_taken_back_count_nobody_twice(
    hands: Hands, who: str
) -> None:
    first, other = at_office(hands)
    give(hands, who)
    given = hands.up("CB01")
    hands.down("CB02")
    accept(hands, who)
    taken = hands.up("CB02")
    moved = (first - 1, other + 1)
    assert receive(hands, given) is Outcome.DUPLICATE
    assert at_office(hands) == moved
    with hands.office.unit() as unit:
        newest = {one.node_id: one.bundle_id for one in reversed(received_by(unit.connection))}
    take_back_bundle(hands.office, newest[hands.node("CB02")])
    assert at_office(hands) == (first, other)
    receive(hands, taken)
    assert at_office(hands) == moved


def note(unit: Unit, who: str) -> bool:
    seeing = unit.edit(Member, who)
    assert seeing is not None
    return unit.save(replace(seeing.record, note="sửa"), act="member.edit", base=seeing)


def receive(hands: Hands, path: Path) -> Outcome:
    return receive_one(hands.office, path.read_bytes(), path.name, merge=True).outcome
