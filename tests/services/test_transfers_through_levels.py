"""Members handed over below a middle office, between two of them, and across levels (P10)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.transfers.records import MemberTransfer, TransferStage
from chibo_desktop.services.directives_received import DirectiveView, take_back_directive
from chibo_desktop.services.known_units import known_units
from chibo_desktop.services.papers import open_paper
from chibo_desktop.services.passed_over import let_go, passed_over_here
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals, refuse_transfer
from chibo_desktop.services.transfer_board import load_transfers
from chibo_desktop.services.transfer_ledger import people_of, transfer_book
from chibo_desktop.services.transfers import (
    TransferDecision,
    cancel_transfer,
    order_transfers,
    transfer_member,
)
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.counted_members import members_by_node
from chibo_desktop.storage.member_lines import member_of
from faults import proves, times
from services.exchange_story import office_session
from services.ladder_story import Ladder
from services.transfer_story import SCAN, enter_members

DECISION = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))
UNDER = {"A1": "DB01", "A2": "DB01", "C1": "DB02", "T1": ""}
"""Each chi bộ and the đảng bộ it is of; T1 stands directly below the xã."""


@dataclass
class Tree(Ladder):
    """A xã with two đảng bộ and a chi bộ of its own; every chi bộ has members with papers."""

    members: dict[str, list[str]] = field(default_factory=dict)
    used: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        second = office_session(self.folder, "second", "DU2", self.wall)
        self.offices = {"": self.top, "DB01": self.middle, "DB02": second}
        self.meet(self.top, "DB02", WorkplaceKind.HEADQUARTERS, second)
        for code, office in UNDER.items():
            session = self.branch(code, self.offices[office])
            self.members[code] = enter_members(session, code, 12 if code == "A1" else 2)
            self.send(code)
        for code in UNDER:
            self.fetch(code)

    def somebody(self) -> str:
        """A member of A1 of whom no test has spoken yet."""
        self.used += 1
        return self.members["A1"][self.used - 1]

    def node(self, code: str) -> str:
        return self.branches[code].author.org_id

    def send(self, code: str) -> None:
        """The chi bộ's bundle, and what its đảng bộ sends on."""
        office = UNDER[code]
        self.carry(self.branches[code], self.offices[office])
        self.forward(office)

    def forward(self, office: str) -> None:
        if office:
            self.carry(self.offices[office], self.top)

    def answer(self, office: str) -> DirectiveView | None:
        """The xã's directive for a đảng bộ."""
        return self.down(self.top, office, self.offices[office]) if office else None

    def fetch(self, code: str) -> DirectiveView:
        """Directives down to a chi bộ."""
        self.answer(UNDER[code])
        return self.down(self.offices[UNDER[code]], code, self.branches[code])

    def close(self) -> None:
        super().close()
        self.offices["DB02"].close()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tree]:
    """One tree for all tests; every test speaks of another member."""
    made = Tree(tmp_path_factory.mktemp("levels"))
    yield made
    made.close()


@pytest.fixture
def who(tree: Tree) -> str:
    return tree.somebody()


def give(tree: Tree, who: str, code: str, to: str) -> MemberTransfer:
    with tree.branches[code].unit() as unit:
        return transfer_member(unit, who, tree.node(to), DECISION)


def accept(tree: Tree, who: str, at: str) -> None:
    with tree.branches[at].unit() as unit:
        (one,) = (one for one in arrivals(unit) if one.transfer.member_id == who)
        accept_transfer(unit, one.transfer.id, on=date(2026, 11, 3))


def places(tree: Tree, who: str, office: str) -> list[str]:
    """The chi bộ in which an office counts a member."""
    with tree.offices[office].unit() as unit:
        return [code for code in UNDER if who in people_of(unit, tree.node(code))]


def total(tree: Tree, office: str) -> int:
    with tree.offices[office].unit() as unit:
        return sum(members_by_node(unit.connection, [tree.node(code) for code in UNDER]).values())


def stage(tree: Tree, code: str, transfer_id: str) -> str:
    with tree.branches[code].unit() as unit:
        one = unit.get(MemberTransfer, transfer_id)
    assert one is not None
    return one.stage


def status(tree: Tree, code: str, who: str) -> str:
    with tree.branches[code].unit() as unit:
        one = member_of(unit.connection, who, unit.author.org_id)
    assert one is not None
    return one.activity_status


def test_every_unit_knows_every_other_one_and_whose_it_is(tree: Tree) -> None:
    said = {}
    for code, branch in tree.branches.items():
        with branch.unit() as unit:
            said[code] = {one.code: one.label for one in known_units(unit)}
    assert {code: set(found) for code, found in said.items()} == {
        code: UNDER.keys() - {code} for code in UNDER
    }
    assert said["A1"]["A2"] == "Đơn vị A2"
    assert said["A1"]["C1"] == "Đơn vị C1 (Đơn vị DB02)"
    assert said["A1"]["T1"] == "Đơn vị T1 (Đảng ủy Cơ quan)"
    assert said["T1"]["C1"] == "Đơn vị C1 (Đơn vị DB02)"


@pytest.mark.parametrize("to", ["C1", "T1"], ids=["another office", "up a level"])
def test_a_member_goes_over_and_is_counted_once_at_every_office(
    tree: Tree, who: str, to: str
) -> None:
    code = "A1"
    giver, receiver = UNDER[code], UNDER[to]
    whole, from_office = total(tree, ""), total(tree, giver)
    one = give(tree, who, code, to)
    tree.send(code)
    assert places(tree, who, "") == places(tree, who, giver) == [code]
    tree.fetch(code)
    assert stage(tree, code, one.id) == TransferStage.NOTED
    news = tree.fetch(to).news
    assert any("chuyển đến" in line for line in news)
    assert places(tree, who, "") == [code]
    with tree.branches[to].unit() as unit:
        (found,) = (one for one in arrivals(unit) if one.transfer.member_id == who)
        assert [one.title for one in found.dossier.papers] == ["Lý lịch đảng viên"]
        assert found.missing_scans == 0
    accept(tree, who, to)
    with tree.branches[to].unit() as unit:
        papers = [one for one in unit.all(Attachment) if one.member_id == who]
        assert [open_paper(unit, one.id).data for one in papers] == [SCAN]
    tree.carry(tree.branches[to], tree.offices[receiver])
    assert places(tree, who, receiver) == [to]
    assert places(tree, who, "") == ([to] if not receiver else [code])
    tree.forward(receiver)
    assert places(tree, who, "") == [to]
    tree.answer(giver)
    assert places(tree, who, giver) == []
    with tree.offices[giver].unit() as unit:
        (line,) = (line for line in transfer_book(unit).lines if line.transfer.id == one.id)
        assert line.stage is TransferStage.DONE
    tree.fetch(code)
    assert stage(tree, code, one.id) == TransferStage.DONE
    assert status(tree, code, who) == ActivityStatus.TRANSFERRED
    tree.send(code)
    assert places(tree, who, "") == [to]
    assert total(tree, "") == whole
    assert total(tree, giver) == from_office - 1
    assert all(check_store(one.store).is_sound for one in (tree.top, tree.offices[giver]))


def test_what_is_refused_or_taken_back_is_told_through_both_offices(tree: Tree, who: str) -> None:
    one = give(tree, who, "A1", "C1")
    tree.send("A1")
    tree.fetch("C1")
    with tree.branches["C1"].unit() as unit:
        refuse_transfer(unit, one.id, "chưa có giấy")
    tree.send("C1")
    assert any("chưa có giấy" in line for line in tree.fetch("A1").news)
    assert stage(tree, "A1", one.id) == TransferStage.REFUSED
    again = give(tree, who, "A1", "C1")
    tree.send("A1")
    tree.fetch("C1")
    with tree.branches["A1"].unit() as unit:
        cancel_transfer(unit, again.id, "nhầm")
    tree.send("A1")
    assert any("rút lại" in line for line in tree.fetch("C1").news)
    with tree.branches["C1"].unit() as unit:
        assert who not in {one.transfer.member_id for one in arrivals(unit)}
    assert places(tree, who, "") == places(tree, who, "DB01") == ["A1"]


def test_somebody_goes_on_from_there_and_comes_back_under_the_office(tree: Tree, who: str) -> None:
    for code, to in (("A1", "C1"), ("C1", "A2")):
        give(tree, who, code, to)
        tree.send(code)
        tree.fetch(to)
        accept(tree, who, to)
        tree.send(to)
        assert places(tree, who, "") == [to]
        tree.fetch(code)
        tree.send(code)
        assert places(tree, who, "") == [to]
    for office in ("DB01", "DB02"):
        tree.answer(office)
        assert places(tree, who, office) == (["A2"] if office == "DB01" else [])
        with tree.offices[office].unit() as unit:
            book = transfer_book(unit)
            assert not [one for one in book.under_way if one.transfer.member_id == who]


def test_the_top_moves_somebody_between_two_offices(tree: Tree, who: str) -> None:
    with tree.top.unit() as unit:
        (order,) = order_transfers(
            unit,
            from_node=tree.node("A1"),
            to_node=tree.node("C1"),
            member_ids=[who],
            decision=DECISION,
        ).transfer_ids
    assert any("hồ sơ khóa từ nay" in line for line in tree.fetch("A1").news)
    with tree.offices["DB01"].unit() as unit:
        (line,) = (one for one in transfer_book(unit).lines if one.transfer.id == order)
        assert not line.can_be_cancelled  # it is the top's
    tree.fetch("C1")
    accept(tree, who, "C1")
    tree.send("C1")
    tree.fetch("A1")
    tree.send("A1")
    assert places(tree, who, "") == places(tree, who, "DB02") == ["C1"]
    assert places(tree, who, "DB01") == []
    assert status(tree, "A1", who) == ActivityStatus.TRANSFERRED


def test_two_units_accept_and_the_one_that_lost_is_told(tree: Tree, who: str) -> None:
    first = give(tree, who, "A1", "A2")
    tree.send("A1")
    tree.fetch("A2")
    accept(tree, who, "A2")  # its bundle lies on the road
    with tree.branches["A1"].unit() as unit:
        cancel_transfer(unit, first.id, "nhầm đơn vị")
    give(tree, who, "A1", "C1")
    tree.send("A1")
    tree.fetch("C1")
    accept(tree, who, "C1")
    tree.send("C1")
    tree.send("A2")
    assert places(tree, who, "") == ["C1"]
    news = " ".join(tree.fetch("A2").news)
    assert "không tính ở đây" in news
    assert "Đơn vị C1" in news
    assert places(tree, who, "DB01") == []
    with tree.offices["DB01"].unit() as unit:
        (line,) = (one for one in transfer_book(unit).lines if one.transfer.id == first.id)
        assert line.has_instead == "Đơn vị C1 (Đơn vị DB02)"
    with tree.branches["A2"].unit() as unit:
        (doubt,) = passed_over_here(unit)
        assert doubt.transfer.member_id == who
        let_go(unit, doubt.transfer.id)
        assert passed_over_here(unit) == []
    assert status(tree, "A2", who) == ActivityStatus.TRANSFERRED
    tree.send("A2")
    assert not any("không tính ở đây" in line for line in tree.fetch("A2").news)
    assert places(tree, who, "") == places(tree, who, "DB02") == ["C1"]


def test_a_directive_taken_back_in_the_middle_counts_nobody_twice(tree: Tree, who: str) -> None:
    give(tree, who, "A1", "C1")
    tree.send("A1")
    said = tree.answer("DB02")
    assert said is not None
    take_back_directive(tree.offices["DB02"], said.bundle_id)
    tree.down(tree.offices["DB02"], "C1", tree.branches["C1"])
    with tree.branches["C1"].unit() as unit:
        assert who not in {one.transfer.member_id for one in arrivals(unit)}
    tree.fetch("C1")
    accept(tree, who, "C1")
    tree.send("C1")
    assert places(tree, who, "") == places(tree, who, "DB02") == ["C1"]


EXAMPLES = times(pr=4, nightly=200)
STEPS = st.lists(
    st.sampled_from(
        ["give", "cancel", "accept", "refuse", "send", "fetch", "forward", "answer"]
    ).flatmap(lambda step: st.tuples(st.just(step), st.sampled_from(sorted(UNDER)))),
    max_size=12,
)


@proves("P10", number=EXAMPLES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(STEPS, st.data())
def test_counted_once_at_the_top_whatever_is_lost_or_late(
    tree: Tree, steps: list[tuple[str, str]], data: st.DataObject
) -> None:
    """P10: exactly once at the top at every moment, never twice in the middle."""
    everybody = sorted(tree.members["C1"] + tree.members["T1"])
    for step, code in steps:
        office = UNDER[code]
        match step:
            case "give":
                _give_somebody(tree, code, data.draw(st.sampled_from(sorted(UNDER))))
            case "cancel":
                _cancel_one(tree, code)
            case "accept" | "refuse":
                _answer_one(tree, code, step)
            case "send":
                tree.carry(tree.branches[code], tree.offices[office])
            case "fetch":
                tree.down(tree.offices[office], code, tree.branches[code])
            case "forward":
                tree.forward(office)
            case _:
                tree.answer(office)
        for who in everybody:
            assert len(places(tree, who, "")) == 1, (step, code)
            assert all(len(places(tree, who, one)) <= 1 for one in ("DB01", "DB02"))


def _give_somebody(tree: Tree, code: str, to: str) -> None:
    concerned = set(tree.members["C1"] + tree.members["T1"])
    with tree.branches[code].unit() as unit:
        free = {one for one, _ in load_transfers(unit).people} & concerned
        if free and to != code:
            transfer_member(unit, min(free), tree.node(to), DECISION)


def _cancel_one(tree: Tree, code: str) -> None:
    with tree.branches[code].unit() as unit:
        own = unit.author.org_id
        mine = [
            one
            for one in unit.all(MemberTransfer)
            if one.org_id == own == one.from_node and one.is_open and not one.is_order
        ]
        if mine:
            cancel_transfer(unit, mine[-1].id, "nhầm")


def _answer_one(tree: Tree, code: str, step: str) -> None:
    with tree.branches[code].unit() as unit:
        for one in arrivals(unit)[:1]:
            if step == "accept":
                accept_transfer(unit, one.transfer.id, on=date(2026, 11, 3))
            else:
                refuse_transfer(unit, one.transfer.id, "chưa có giấy")
