"""Three levels: xã, đảng bộ, chi bộ. The top has through the middle what the branch said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from chibo_desktop.domain.directives import Instruction, MonthDeadline
from chibo_desktop.domain.journal import Author, write_entry
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.exchange.below import Below
from chibo_desktop.services.enrolment import add_subordinate
from chibo_desktop.services.forwarding import below_to_send, unacknowledged_below
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.matrix import CellState, load_matrix
from chibo_desktop.services.office_letters import issue_instruction, set_deadline
from chibo_desktop.services.office_printing import late_units_pdf
from chibo_desktop.services.office_received import Deadlines, instructions_now
from chibo_desktop.services.receipts import Outcome
from chibo_desktop.services.subordinates import load_tree
from chibo_desktop.storage.entry_reader import read_entries
from services.directive_states import assert_told_alike
from services.exchange_story import NOVEMBER, OCTOBER, live_month
from services.ladder_story import Ladder, codes, forwarded_by, renamed, state, written

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def ladder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ladder]:
    """One ladder for all tests: what one has sent, the next finds there."""
    one = Ladder(tmp_path_factory.mktemp("ladder"))
    live_month(one.branch("CB01"))
    live_month(one.branch("CB02"))
    yield one
    one.close()


def test_the_top_has_what_the_branches_said(ladder: Ladder) -> None:
    for code, branch in ladder.branches.items():
        assert ladder.up(branch, ladder.middle).outcome is Outcome.MERGED, code
    receipt = ladder.up(ladder.middle, ladder.top)
    assert (receipt.outcome, codes(receipt), receipt.months) == (Outcome.MERGED, [], 2)
    assert receipt.below == ("Đơn vị CB01", "Đơn vị CB02")
    for branch in ladder.branches.values():
        node = branch.author.org_id
        assert state(ladder.top, node) == state(branch, node) != state(branch, "nobody")
    with ladder.top.unit() as unit:
        tree = load_tree(unit)
        lines = [one for one in tree.lines if one.code in ("DB01", *ladder.branches)]
        assert [(one.code, one.depth, one.is_own) for one in lines] == [
            ("DB01", 0, True),
            ("CB01", 1, False),
            ("CB02", 1, False),
        ]
        assert [one.member_count for one in lines] == [8, 4, 4]
        (row,) = load_matrix(unit, OCTOBER, date(2026, 11, 20)).rows
        cell = row.cells[9]
        assert (cell.state, cell.arrived, cell.expected) == (CellState.RECEIVED, 2, 2)
        assert row.member_count == 8


def test_a_late_unit_is_told_by_what_came_through_it(ladder: Ladder) -> None:
    with ladder.top.unit() as unit:
        undone = unit.connection.begin_nested()
        set_deadline(
            unit, MonthDeadline(id="", org_id="", period=OCTOBER, due_on=date(2026, 11, 2))
        )
        (row,) = load_matrix(unit, OCTOBER, TODAY).rows
        paper = PdfReader(BytesIO(late_units_pdf(unit, OCTOBER)))
        undone.rollback()
    assert row.cells[9].state is CellState.LATE
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "0 đơn vị gửi đúng hạn, 1 đơn vị gửi muộn" in text


def test_what_is_acknowledged_is_not_sent_again(ladder: Ladder) -> None:
    ladder.up(ladder.middle, ladder.top)
    ladder.down(ladder.top, "DB01", ladder.middle)
    with ladder.middle.unit() as unit:
        assert unacknowledged_below(unit) == 0
        assert below_to_send(unit) is None
    branch = ladder.branches["CB01"]
    renamed(branch, "Nguyễn Văn Một")
    ladder.up(branch, ladder.middle)
    with ladder.middle.unit() as unit:
        below = below_to_send(unit)
        assert below is not None
        assert [one.node_id for one in below.nodes] == [branch.author.org_id]
        assert len(below.entries) == 1


def test_a_bundle_that_is_lost_or_late_or_doubled_heals(ladder: Ladder) -> None:
    branch = ladder.branches["CB01"]
    node = branch.author.org_id
    late = []
    for name in ("Nguyễn Văn Hai", "Nguyễn Văn Ba", "Nguyễn Văn Bốn"):
        renamed(branch, name)
        ladder.up(branch, ladder.middle)
        late.append(written(ladder.middle))
    _lost, second, third = late
    for data in (third, second, third):
        receive_one(ladder.top, data, "goi.cbb", merge=True)
        assert state(ladder.top, node) == state(branch, node)


def test_a_middle_office_neither_alters_nor_invents(ladder: Ladder) -> None:
    branch, other = ladder.branches["CB01"], ladder.branches["CB02"]
    node = branch.author.org_id
    renamed(branch, "Nguyễn Văn Thật")
    ladder.up(branch, ladder.middle)
    before = state(ladder.top, node)

    def invented(below: Below) -> Below:
        (one,) = read_entries(below.entries[-1:])
        false = write_entry(
            author=Author(stream=one.stream, org_id=node, user="owner", role="secretary"),
            seq=one.seq + 1,
            previous=one.hash,
            tick=one.tick,
            clock_suspect=False,
            type=one.type,
            type_version=one.type_version,
            act=one.act,
            batch="",
            salt=bytes(16),
            changes=one.changes,
            note="",
        )
        return replace(below, entries=[*below.entries[:-1], (false.header, false.payload)])

    def unsigned(below: Below) -> Below:
        wrong = [
            replace(one, proofs=[replace(p, signature=bytes(64)) for p in one.proofs])
            for one in below.nodes
        ]
        return replace(below, nodes=wrong)

    def misplaced(below: Below) -> Below:
        return replace(
            below, nodes=[replace(n, node_id=ladder.top.author.org_id) for n in below.nodes]
        )

    for change, code in (
        (invented, "below-unproven"),
        (unsigned, "below-signature"),
        (misplaced, "below-not-in-tree"),
    ):
        receipt = receive_one(
            ladder.top, forwarded_by(ladder.middle, change), "goi.cbb", merge=True
        )
        assert code in codes(receipt), code
        assert state(ladder.top, node) == before
    assert state(ladder.top, other.author.org_id) == state(other, other.author.org_id)
    honest = ladder.up(ladder.middle, ladder.top)
    assert codes(honest) == []
    assert state(ladder.top, node) == state(branch, node)


def test_a_unit_that_sends_itself_is_believed_alone(ladder: Ladder) -> None:
    branch = ladder.branches["CB01"]
    with ladder.top.unit() as unit:
        one = add_subordinate(unit, name="Chi bộ thẳng", code="T1", kind=WorkplaceKind.BRANCH)
        unit.save(replace(one, node_id=branch.author.org_id), act="subordinate.enrol")
    renamed(branch, "Nguyễn Văn Năm")
    ladder.up(branch, ladder.middle)
    receipt = ladder.up(ladder.middle, ladder.top)
    assert codes(receipt) == ["below-direct"]
    with ladder.top.unit() as unit:
        unit.void(one, reason="thử", act="subordinate.edit")
    assert codes(ladder.up(ladder.middle, ladder.top)) == []


def test_a_branch_cannot_pass_for_an_office(ladder: Ladder) -> None:
    branch = ladder.meet(ladder.middle, "CB09", WorkplaceKind.BRANCH, None)
    with branch.unit() as unit:
        add_subordinate(unit, name="Bịa", code="X9", kind=WorkplaceKind.BRANCH)
    receipt = ladder.up(branch, ladder.middle)
    branch.close()
    assert receipt.problem is not None
    assert receipt.problem.code == "entry-not-owner"


def test_directives_travel_down_the_same_ladder(ladder: Ladder) -> None:
    branch = ladder.branches["CB02"]
    own = branch.author.org_id
    with ladder.top.unit() as unit:
        for unit_id, title in (("", "Cho mọi đơn vị"), (own, "Riêng chi bộ hai")):
            issue_instruction(
                unit,
                Instruction(
                    id="",
                    org_id="",
                    unit_id=unit_id,
                    title=title,
                    issued_on=date(2026, 11, 2),
                    content="Làm.",
                ),
            )
        set_deadline(
            unit, MonthDeadline(id="", org_id="", period=NOVEMBER, due_on=date(2026, 12, 9))
        )
    ladder.down(ladder.top, "DB01", ladder.middle)
    with ladder.middle.unit() as unit:
        assert [one.title for one in instructions_now(unit, TODAY)] == [
            "Cho mọi đơn vị",
            "Riêng chi bộ hai",
        ]
        set_deadline(
            unit, MonthDeadline(id="", org_id="", period=OCTOBER, due_on=date(2026, 11, 4))
        )
    for office in (ladder.top, ladder.middle):
        with office.unit() as unit:
            assert_told_alike(unit)
    view = ladder.down(ladder.middle, "CB02", branch)
    assert view.same_state
    assert any("Đảng ủy Cơ quan" in one for one in view.news)
    first = ladder.branches["CB01"]
    ladder.down(ladder.middle, "CB01", first)
    with branch.unit() as unit, first.unit() as other:
        assert {one.title for one in instructions_now(unit, TODAY)} == {
            "Cho mọi đơn vị",
            "Riêng chi bộ hai",
        }
        assert {one.title for one in instructions_now(other, TODAY)} == {"Cho mọi đơn vị"}
        deadlines = Deadlines.of(unit)
        assert deadlines.day(OCTOBER, own) == date(2026, 11, 4)  # of the own office
        assert deadlines.day(NOVEMBER, own) == date(2026, 12, 9)  # of the one above it
        assert {one.org_id for one in unit.all(MonthDeadline)} == {
            ladder.top.author.org_id,
            ladder.middle.author.org_id,
        }
    ladder.up(ladder.middle, ladder.top)
    with ladder.top.unit() as unit:  # what the middle set for its own units is no word of ours
        assert Deadlines.of(unit).day(OCTOBER, own) != date(2026, 11, 4)


STEPS = st.lists(
    st.sampled_from(
        ["edit", "send", "take", "take late", "forward", "pass on", "pass on late", "answer"]
    ),
    max_size=10,
)


@settings(max_examples=6, deadline=None)
@given(STEPS)
def test_through_the_middle_is_as_direct_whatever_was_lost_or_late(
    ladder: Ladder, steps: list[str]
) -> None:
    """P3 of protocol.md §3.17: each example goes on where the one before ended."""
    branch = ladder.branches["CB02"]
    node = branch.author.org_id
    below: list[bytes] = [written(branch)]
    above: list[bytes] = [written(ladder.middle)]
    for number, step in enumerate(steps):
        match step:
            case "edit":
                renamed(branch, f"Nguyễn Văn {'ABCDEĐGHIKLM'[number]}")
            case "send":
                below.append(written(branch))
            case "take" | "take late":
                data = below[-1] if step == "take" else below[0]
                receive_one(ladder.middle, data, "goi.cbb", merge=True)
            case "forward":
                above.append(written(ladder.middle))
            case "pass on" | "pass on late":
                data = above[-1] if step == "pass on" else above[0]
                assert codes(receive_one(ladder.top, data, "goi.cbb", merge=True)) == []
            case _:
                ladder.down(ladder.top, "DB01", ladder.middle)
                ladder.down(ladder.middle, "CB02", branch)
    ladder.up(branch, ladder.middle)
    assert codes(ladder.up(ladder.middle, ladder.top)) == []
    assert state(ladder.top, node) == state(ladder.middle, node) == state(branch, node)
