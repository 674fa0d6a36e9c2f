"""What a decision about units does to members: handed over, accepted, called back, never lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.unit_change import UnitChangeKind
from chibo_desktop.services.directive_board import DirectiveState, load_directives
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.transfer_arrivals import accept_transfer, arrivals, refuse_transfer
from chibo_desktop.services.transfer_ledger import transfer_book
from chibo_desktop.services.transfers import TransferDecision, transfer_member
from chibo_desktop.services.unit_act_members import CalledBack
from chibo_desktop.services.unit_changes import (
    ActDraft,
    ActPreview,
    carry_out_act,
    preview_act,
    recorded_acts,
    take_back_act,
)
from chibo_desktop.storage.counted_members import counted_members
from services.transfer_story import Hands

EFFECTIVE = date(2026, 11, 1)


def told(folder: Path) -> Hands:
    return Hands(folder, people=4)


@pytest.fixture
def hands(tmp_path: Path) -> Iterator[Hands]:
    made = told(tmp_path)
    yield made
    made.close()


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Hands]:
    made = Hands(tmp_path, codes=("CB01", "CB02", "CB03"), people=1)
    yield made
    made.close()


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """For what leaves nothing behind."""
    made = told(tmp_path_factory.mktemp("acts"))
    yield made
    made.close()


def homes(hands: Hands) -> dict[str, str]:
    """In which unit the office counts each member: everybody in exactly one."""
    with hands.office.unit() as unit:
        counted = counted_members(unit.connection)
    codes = {one.node_id: code for code, one in hands.story.subordinates.items()}
    everybody = [member for held in hands.members.values() for member in held]
    pairs = [(member, codes[node]) for node, held in counted.items() for member in held]
    assert sorted(member for member, _ in pairs) == sorted(everybody)
    return dict(pairs)


def on_the_way(hands: Hands) -> dict[str, str]:
    """Who is on the way, and to which unit."""
    with hands.office.unit() as unit:
        lines = transfer_book(unit).under_way
    return {one.transfer.member_id: one.transfer.to_name for one in lines}


def ending(hands: Hands, kind: UnitChangeKind) -> ActDraft:
    """The first unit ends, the second one receives."""
    first, second = (hands.story.subordinates[code].id for code in hands.codes[:2])
    return ActDraft(
        kind=kind,
        number="12-QĐ/ĐU",
        effective_on=EFFECTIVE,
        ending=(first,),
        staying=(second,),
    )


def shedding(hands: Hands, picked: frozenset[str]) -> ActDraft:
    """A new unit is split off from the first one."""
    return ActDraft(
        kind=UnitChangeKind.SPLIT,
        number="9-QĐ/ĐU",
        effective_on=EFFECTIVE,
        staying=(hands.story.subordinates["CB01"].id,),
        founded=(("Chi bộ Ba", "CB03"),),
        picked=picked,
    )


def carry_out(hands: Hands, draft: ActDraft) -> ActPreview:
    with hands.office.unit() as unit:
        seen = preview_act(unit, draft)
        assert recorded_acts(unit) == ()
        done = carry_out_act(unit, draft)
    assert done.handed_over == seen.handed_over
    return done


def take_back(hands: Hands) -> CalledBack:
    with hands.office.unit() as unit:
        return take_back_act(unit, recorded_acts(unit)[0].act_id, "Ghi nhầm")


def accept(hands: Hands, code: str, *people: str) -> None:
    with hands.unit(code).unit() as unit:
        for one in arrivals(unit):
            if one.transfer.member_id in people:
                accept_transfer(unit, one.transfer.id, on=date(2026, 11, 3))


def waiting(hands: Hands, code: str) -> set[str]:
    """Whom a unit is offered."""
    with hands.unit(code).unit() as unit:
        return {one.transfer.member_id for one in arrivals(unit)}


def test_members_of_a_unit_that_ends_wait_until_the_other_accepts(hands: Hands) -> None:
    before = homes(hands)
    first, second, third, fourth = hands.members["CB01"]
    done = carry_out(hands, ending(hands, UnitChangeKind.MERGE))
    assert [(one.count, one.is_connected) for one in done.handed_over] == [(4, True)]
    assert homes(hands) == before
    assert set(on_the_way(hands)) == set(hands.members["CB01"])

    hands.down("CB02")
    assert waiting(hands, "CB02") == set(hands.members["CB01"])
    accept(hands, "CB02", first, second)
    with hands.unit("CB02").unit() as unit:
        refused = next(one for one in arrivals(unit) if one.transfer.member_id == third)
        refuse_transfer(unit, refused.transfer.id, "chưa có giấy")
    assert homes(hands) == before
    hands.up("CB02")
    moved = {**before, first: "CB02", second: "CB02"}
    assert homes(hands) == moved
    assert set(on_the_way(hands)) == {fourth}

    called = take_back(hands)
    assert len(called.withdrawn) == 1  # the refused one is with the first unit anyhow
    assert len(called.stayed) == 2
    assert homes(hands) == moved
    assert on_the_way(hands) == {}
    hands.down("CB02")
    assert waiting(hands, "CB02") == set()


def test_a_unit_that_ended_hears_that_everybody_has_gone(hands: Hands) -> None:
    carry_out(hands, ending(hands, UnitChangeKind.DISSOLVE))
    hands.down("CB01")
    hands.up("CB01")  # says that it has the directive
    assert board_state(hands, "CB01") is None
    hands.down("CB02")
    accept(hands, "CB02", *hands.members["CB01"])
    hands.up("CB02")
    assert board_state(hands, "CB01") is DirectiveState.CHANGED  # ended, and yet something to hear
    news = hands.down("CB01").news
    assert sum("đã chuyển xong" in line for line in news) == 4
    hands.up("CB01")  # nobody has to look: those who went away went by decision
    assert set(homes(hands).values()) == {"CB02"}


def board_state(hands: Hands, code: str) -> DirectiveState | None:
    """How far a unit has what the office says, None when it is no longer on the board."""
    with hands.office.unit() as unit:
        lines = load_directives(unit, unit.now.date()).units
    return next((one.state for one in lines if one.subordinate.code == code), None)


def test_members_wait_for_a_new_unit_until_it_is_connected(hands: Hands) -> None:
    before = homes(hands)
    picked = hands.members["CB01"][:2]
    done = carry_out(hands, shedding(hands, frozenset(picked)))
    assert [(one.count, one.is_connected) for one in done.handed_over] == [(2, False)]
    assert on_the_way(hands) == dict.fromkeys(picked, "Chi bộ Ba")
    assert homes(hands) == before
    with hands.office.unit() as unit:
        (new,) = (one for one in unit.all(Subordinate) if one.code == "CB03")
    hands.story.subordinates["CB03"] = new
    hands.story.enrolled("CB03")
    hands.up("CB03")
    hands.down("CB03")
    accept(hands, "CB03", *picked)
    hands.up("CB03")
    assert homes(hands) == {**before, **dict.fromkeys(picked, "CB03")}
    assert on_the_way(hands) == {}


def test_an_act_with_members_is_undone_by_no_key(lasting: Hands) -> None:
    carry_out(lasting, ending(lasting, UnitChangeKind.MERGE))
    with lasting.office.unit() as unit, pytest.raises(DomainError) as refused:
        go_back(unit, lasting.office.steps)
    assert [one.code for one in refused.value.problems] == ["undo-unit-change"]
    take_back(lasting)


@settings(max_examples=6, deadline=None)
@given(data=st.data())
def test_whoever_goes_everybody_is_counted_once(lasting: Hands, data: st.DataObject) -> None:
    before = homes(lasting)
    picked = data.draw(st.sets(st.sampled_from(lasting.members["CB01"])))
    done = carry_out(lasting, shedding(lasting, frozenset(picked)))
    assert sum(one.count for one in done.handed_over) == len(picked)
    assert set(on_the_way(lasting)) == picked
    assert homes(lasting) == before
    called = take_back(lasting)
    assert (len(called.withdrawn), called.stayed) == (len(picked), ())
    assert on_the_way(lasting) == {}
    assert homes(lasting) == before


def give(hands: Hands, who: str, code: str, to: str) -> None:
    """A unit gives a member away, and the office hears of it."""
    with hands.unit(code).unit() as unit:
        transfer_member(unit, who, hands.node(to), TransferDecision(number="7-QĐ/ĐU"))
    hands.up(code)


def test_who_was_on_the_way_to_a_unit_that_ends_goes_to_the_one_that_receives(
    three: Hands,
) -> None:
    before = homes(three)
    who = three.members["CB03"][0]
    give(three, who, "CB03", "CB01")
    done = carry_out(three, ending(three, UnitChangeKind.MERGE))
    assert {(one.from_name, one.to_name, one.count) for one in done.handed_over} == {
        ("Chi bộ CB01", "Chi bộ CB02", 1),
        ("Chi bộ CB03", "Chi bộ CB02", 1),
    }
    assert on_the_way(three)[who] == "Chi bộ CB02"
    assert homes(three) == before
    for code in ("CB01", "CB02"):
        three.down(code)
    assert waiting(three, "CB01") == set()
    accept(three, "CB02", who)
    three.up("CB02")
    assert homes(three) == {**before, who: "CB02"}


def test_who_was_on_the_way_from_the_unit_that_receives_stays_there(hands: Hands) -> None:
    before, who = homes(hands), hands.members["CB02"][0]
    give(hands, who, "CB02", "CB01")
    done = carry_out(hands, ending(hands, UnitChangeKind.DISSOLVE))
    assert [(one.from_name, one.count) for one in done.handed_over if one.stays] == [
        ("Chi bộ CB02", 1)
    ]
    assert homes(hands) == before


def test_nobody_is_taken_over_before_the_day_of_the_decision(hands: Hands) -> None:
    day = date(2026, 12, 1)
    carry_out(hands, replace(ending(hands, UnitChangeKind.MERGE), effective_on=day))
    assert any("từ ngày 01/12/2026" in line for line in hands.down("CB02").news)
    with pytest.raises(DomainError) as refused:
        accept(hands, "CB02", *hands.members["CB01"])
    assert [one.code for one in refused.value.problems] == ["transfer-day-early"]
    with hands.unit("CB02").unit() as unit:
        assert {one.transfer.starts_on for one in arrivals(unit)} == {day}
