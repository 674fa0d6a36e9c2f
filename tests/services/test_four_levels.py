"""Four levels: xã, đảng bộ, đảng bộ bộ phận, chi bộ. What a chi bộ says goes up through two."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from chibo_desktop.domain.directives import Instruction
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.transfers.records import LateFate, MemberTransfer, TransferStage
from chibo_desktop.services.known_units import known_units
from chibo_desktop.services.late_entries import decide_late
from chibo_desktop.services.late_offers import held_late, late_here, take_late
from chibo_desktop.services.life import line_of, new_event, record_event
from chibo_desktop.services.office_letters import issue_instruction
from chibo_desktop.services.office_received import instructions_now
from chibo_desktop.services.scan_travel import plan_scans
from chibo_desktop.services.subordinates import load_tree
from chibo_desktop.services.taking_back import take_back_bundle
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals
from chibo_desktop.services.transfer_ledger import people_of, transfer_book
from chibo_desktop.services.transfers import (
    TransferDecision,
    cancel_transfer,
    transfer_member,
)
from chibo_desktop.storage.check import check_store
from services.exchange_story import add_scan
from services.ladder_story import codes, renamed, state
from services.tall_story import BRANCHES, TOP, Tall
from services.test_through_the_middle import opened_at
from services.transfer_story import SCAN

DECISION = TransferDecision(number="15-QĐ/ĐU", decided_on=date(2026, 11, 2))
TODAY = date(2026, 11, 20)
LATE_SCAN = b"%PDF-1 written too late"


@pytest.fixture(scope="module")
def tall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tall]:
    """One tree for all tests: what one has sent, the next finds there."""
    one = Tall(tmp_path_factory.mktemp("tall"))
    yield one
    one.close()


def test_the_top_has_the_tree_and_what_each_chi_bo_said(tall: Tall) -> None:
    for code in BRANCHES:
        assert len(tall.states(code)) == 1, code
    with tall.top.unit() as unit:
        lines = {one.code: one for one in load_tree(unit).lines}
    assert {code: (one.depth, one.member_count) for code, one in lines.items()} == {
        "DB01": (0, 6), "BP01": (1, 5), "C1": (2, 4), "C2": (2, 1), "D1": (1, 1), "T1": (0, 1),
    }  # fmt: skip


def test_scans_come_up_until_the_top_has_them(tall: Tall) -> None:
    assert opened_at(tall.top) == [SCAN] * 7
    for code in ("DB01", "BP01", "C1"):
        with tall.nodes[code].unit() as unit:
            assert not plan_scans(unit).to_send


def test_facts_go_up_unchanged_and_once_acknowledged_not_again(tall: Tall) -> None:
    renamed(tall.nodes["C1"], "Nguyễn Văn Mới")
    receipt = tall.send("C1")
    assert codes(receipt) == []
    assert receipt.below == ("Đơn vị C1",)
    assert len(tall.states("C1")) == 1
    tall.fetch("C1")
    assert tall.send("C1").below == ()


def test_what_the_lowest_office_takes_back_the_top_hears(tall: Tall) -> None:
    renamed(tall.nodes["C2"], "Nguyễn Văn Nhầm")
    wrong = tall.step_up("C2").bundle_id
    for code in ("BP01", "DB01"):
        tall.step_up(code)
    tall.fetch("C2")
    signed = state(tall.top, tall.node("C2"))
    take_back_bundle(tall.part, wrong)
    for code, said in (("BP01", "below-taken-back"), ("DB01", "below-taken-back-further")):
        (problem,) = tall.step_up(code).below_problems
        assert problem.code == said
        assert (problem.params["unit"], problem.params["office"]) == ("Đơn vị C2", "Đơn vị BP01")
    assert state(tall.top, tall.node("C2")) == signed  # the unit signed it
    tall.step_up("C2")
    for code in ("BP01", "DB01"):
        assert codes(tall.step_up(code)) == []
    assert tall.states("C2") == {signed}


def test_the_office_between_takes_it_back_and_the_top_follows(tall: Tall) -> None:
    tall.fetch("C2")
    before = state(tall.top, tall.node("C2"))
    renamed(tall.nodes["C2"], "Nguyễn Văn Thử")
    came = [tall.step_up(code).bundle_id for code in ("C2", "BP01", "DB01")]
    tall.fetch("C2")
    take_back_bundle(tall.part, came[0])
    tall.step_up("BP01")
    take_back_bundle(tall.middle, came[1])
    tall.step_down("BP01")
    assert codes(tall.step_up("BP01")) == []
    (problem,) = tall.step_up("DB01").below_problems
    assert (problem.code, problem.params["office"]) == ("below-taken-back", "Đơn vị DB01")
    take_back_bundle(tall.top, came[2])
    tall.step_down("DB01")
    assert codes(tall.step_up("DB01")) == []
    assert {state(tall.nodes[one], tall.node("C2")) for one in ("BP01", "DB01", TOP)} == {before}


def test_directives_go_down_two_levels(tall: Tall) -> None:
    with tall.top.unit() as unit:
        for unit_id, title in (("", "Cho mọi đơn vị"), (tall.node("C2"), "Riêng chi bộ hai")):
            issue_instruction(
                unit,
                Instruction(
                    id="", org_id="", unit_id=unit_id, title=title,
                    issued_on=date(2026, 11, 2), content="Làm.",
                ),
            )  # fmt: skip
    tall.send(*BRANCHES)
    assert all(one.same_state for one in tall.fetch(*BRANCHES))
    said, known = {}, {}
    for code in BRANCHES:
        with tall.nodes[code].unit() as unit:
            said[code] = {one.title for one in instructions_now(unit, TODAY)}
            known[code] = {one.code: one.label for one in known_units(unit)}
    assert said["C1"] == said["D1"] == {"Cho mọi đơn vị"}
    assert said["C2"] == {"Cho mọi đơn vị", "Riêng chi bộ hai"}
    assert {code: {*found, code} for code, found in known.items()} == {
        code: {*BRANCHES} for code in BRANCHES
    }
    assert known["T1"]["C1"] == "Đơn vị C1 (Đơn vị BP01)"
    assert known["C1"]["C2"] == "Đơn vị C2"
    assert known["C1"]["D1"] == "Đơn vị D1 (Đảng ủy Cơ quan)"


def test_members_who_move_across_the_tree_are_counted_once_at_every_office(tall: Tall) -> None:
    """Beside, to the office above, and to another branch of the tree: all three at once."""
    to = dict(zip(tall.members["C1"][1:], ("C2", "D1", "T1"), strict=True))
    with tall.nodes["C1"].unit() as unit:
        ids = [transfer_member(unit, one, tall.node(to[one]), DECISION).id for one in to]
    for code in tall.up_from("C1"):
        tall.step_up(code)
        counted_once(tall, to)
    for code in reversed(tall.up_from("C2", "D1", "T1")):
        tall.step_down(code)
        counted_once(tall, to)
    for code in ("C2", "D1", "T1"):
        with tall.nodes[code].unit() as unit:
            (found,) = arrivals(unit)
            assert found.missing_scans == 0
            accept_transfer(unit, found.transfer.id, on=date(2026, 11, 3))
    for code in tall.up_from("C2", "D1", "T1"):
        tall.step_up(code)
        counted_once(tall, to)
    assert places(tall, TOP) == {code: {one} for one, code in to.items()} | {"C1": set()}
    for code in reversed(tall.up_from("C1")):
        tall.step_down(code)
        counted_once(tall, to)
    with tall.nodes["C1"].unit() as unit:
        stages = {one.stage for one in unit.all(MemberTransfer) if one.id in ids}
    assert stages == {TransferStage.DONE}
    tall.send("C1")
    moved = {code: one for one, code in to.items()}
    for office, codes_below in (
        (TOP, ("C2", "D1", "T1")),
        ("DB01", ("C2", "D1")),
        ("BP01", ("C2",)),
    ):
        found = places(tall, office)
        assert {code for code in BRANCHES if found[code]} == {*codes_below}
        assert all(moved[code] in found[code] for code in codes_below)
        assert check_store(tall.nodes[office].store).is_sound


def places(tall: Tall, office: str) -> dict[str, set[str]]:
    """Whom of those who move an office counts in each chi bộ."""
    concerned = set(tall.members["C1"][1:])
    with tall.nodes[office].unit() as unit:
        return {code: concerned & people_of(unit, tall.node(code)).keys() for code in BRANCHES}


def counted_once(tall: Tall, members: Iterable[str]) -> None:
    """At the top everybody exactly once; in the middle nobody twice."""
    for office in (TOP, "DB01", "BP01"):
        counts = Counter(one for found in places(tall, office).values() for one in found)
        assert max(counts.values(), default=1) == 1
        assert office != TOP or counts.keys() == {*members}


def test_what_was_written_too_late_is_decided_where_both_units_are(tall: Tall) -> None:
    """C1 gave to D1, T1 to C2; both took it back too late and wrote on."""
    ways = (("C1", "D1", "DB01"), ("T1", "C2", TOP))
    who = {code: tall.members[code][0] for code, _, _ in ways}
    for code, to, _ in ways:
        with tall.nodes[code].unit() as unit:
            transfer_member(unit, who[code], tall.node(to), DECISION)
    tall.send("C1", "T1")
    tall.fetch("D1", "C2")
    for code, to, _ in ways:
        with tall.nodes[to].unit() as unit:
            (one,) = arrivals(unit)
            accept_transfer(unit, one.transfer.id, on=date(2026, 11, 2))
        with tall.nodes[code].unit() as unit:
            cancel_transfer(unit, one.transfer.id, "nhầm")
            seeing = unit.edit(Member, who[code])
            assert seeing is not None
            changed = replace(seeing.record, position="Tổ trưởng")
            unit.save(changed, act="member.edit", base=seeing)
            event = new_event(unit, who[code], "exempted")
            written = {**event.written, "happened_on": "03/11/2026", "decision_number": "7-QĐ/CB"}
            record_event(unit, replace(event, written=written))
        add_scan(tall.nodes[code], LATE_SCAN, "Quyết định ghi muộn")
    tall.send("C1", "T1", "D1", "C2")
    for office in ("BP01", "DB01", TOP):
        with tall.nodes[office].unit() as unit:
            found = transfer_book(unit).doubts
            mine = [code for code, _, decides in ways if decides == office]
            assert {one.member_id for one in found} == {who[code] for code in mine}
            assert len(found) == 3 * len(mine)
            for one in found:
                decide_late(unit, one, LateFate.TAKEN)
    tall.fetch("D1", "C2")
    for code, to, _ in ways:
        with tall.nodes[to].unit() as unit:
            offers = late_here(unit)
            assert {one.what for one in offers} == {"Đảng viên", "Sự kiện", "Giấy tờ"}
            for offer in offers:
                take_late(unit, offer.key)
            member = unit.get(Member, who[code])
            assert member is not None
            assert (member.position, member.activity_status) == ("Tổ trưởng", "exempt")
            (line,) = (one for one in line_of(unit, member) if one.decision_number == "7-QĐ/CB")
            assert line.elsewhere == tall.node(code)
        assert LATE_SCAN in opened_at(tall.nodes[to])
    tall.send("D1", "C2")
    tall.fetch("D1", "C2")
    for code, to, decides in ways:
        with tall.nodes[to].unit() as unit:
            assert late_here(unit) == []
            assert held_late(unit) == []
        with tall.nodes[decides].unit() as unit:
            said = [one for one in transfer_book(unit).doubts if one.member_id == who[code]]
            assert {one.at_unit for one in said} == {LateFate.TAKEN}
