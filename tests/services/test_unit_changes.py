"""Decisions about units on a real office: the tree, the months, what travels, taking back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chibo_desktop.domain.organization import Subordinate, WorkplaceKind
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.unit_change import UnitChange, UnitChangeKind, UnitFate
from chibo_desktop.services.directives import directive_content
from chibo_desktop.services.enrolment import add_subordinate
from chibo_desktop.services.going_back import go_back
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.matrix import load_matrix
from chibo_desktop.services.matrix_cells import CellState
from chibo_desktop.services.subordinates import edit_subordinate, load_tree
from chibo_desktop.services.unit_changes import (
    ActDraft,
    carry_out_act,
    members_of_unit,
    preview_act,
    recorded_acts,
    take_back_act,
)
from services.exchange_story import NOVEMBER, OCTOBER, Story, live_month

DECEMBER = date(2026, 12, 1)
LATER = date(2026, 12, 20)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    one = Story(tmp_path)
    yield one
    one.close()


def codes(error: pytest.ExceptionInfo[DomainError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def merged(story: Story) -> ActDraft:
    first, second = story.subordinates["CB01"], story.subordinates["CB02"]
    return ActDraft(
        kind=UnitChangeKind.MERGE,
        number="12-QĐ/ĐU",
        effective_on=DECEMBER,
        ending=(first.id,),
        staying=(second.id,),
    )


def test_a_tree_of_any_depth_is_shown_with_its_days(story: Story) -> None:
    with story.office.unit() as unit:
        top = add_subordinate(
            unit, name="Đảng bộ X", code="X", kind=WorkplaceKind.PARTY_ORGANIZATION
        )
        middle = add_subordinate(
            unit, name="Đảng bộ Y", code="Y", kind=WorkplaceKind.BRANCH, parent_id=top.id
        )
        add_subordinate(
            unit,
            name="Chi bộ Z",
            code="Z",
            kind=WorkplaceKind.BRANCH,
            parent_id=middle.id,
            since=DECEMBER,
        )
        edit_subordinate(unit, replace(middle, name="Đảng bộ Ý"))
        today, later = load_tree(unit), load_tree(unit, LATER)
        assert [(one.code, one.depth) for one in today.lines] == [("X", 0), ("Y", 1)]
        assert [one.code for one in today.later] == ["Z"]
        assert [(one.name, one.depth) for one in later.lines] == [
            ("Đảng bộ X", 0),
            ("Đảng bộ Ý", 1),
            ("Chi bộ Z", 2),
        ]
        with pytest.raises(DomainError) as looped:
            edit_subordinate(unit, replace(top, parent_id=middle.id))
        assert codes(looped) == ["unit-parent-below"]
        with pytest.raises(DomainError) as ending:
            edit_subordinate(unit, replace(top, until=DECEMBER))
        assert codes(ending) == ["unit-ends-with-units"]


def test_a_merge_ends_a_unit_and_every_member_has_one_new_home(story: Story) -> None:
    for code in ("CB01", "CB02"):
        live_month(story.enrolled(code))
        receive_one(story.office, story.report(code).read_bytes(), code, merge=True)
    with story.office.unit() as unit:
        before = load_tree(unit)
        seen = preview_act(unit, merged(story))
        assert load_tree(unit) == before  # looking changes nothing
        done = carry_out_act(unit, merged(story))
        assert done.handed_over == seen.handed_over
        assert [one.fate for one in seen.changes] == [UnitFate.ENDS, UnitFate.RECEIVES]
        assert [(one.from_name, one.to_name, one.count) for one in seen.handed_over] == [
            ("Chi bộ CB01", "Chi bộ CB02", 4)
        ]
        tree = load_tree(unit, LATER)
        assert [one.code for one in tree.lines] == ["CB02"]
        assert [(one.code, one.until) for one in tree.ended] == [("CB01", date(2026, 11, 30))]
        assert [one.code for one in load_tree(unit).lines] == ["CB01", "CB02"]
        # what is said to a unit is said to it alone
        for code, fate in (("CB01", UnitFate.ENDS), ("CB02", UnitFate.RECEIVES)):
            rows = directive_content(unit, story.subordinates[code].node_id).rows
            assert [one.fate for one in rows if isinstance(one, UnitChange)] == [fate]
        matrix = load_matrix(unit, NOVEMBER.next(), LATER)
        states = {row.subordinate.code: row.cells for row in matrix.rows}
        assert states["CB01"][9].state is CellState.RECEIVED  # its history stays readable
        assert states["CB01"][10].state is CellState.MISSING
        assert states["CB01"][11].state is CellState.OUTSIDE
        assert matrix.expected == 1


def test_names_of_the_past_stay_in_the_months_of_the_past(story: Story) -> None:
    one = story.add("CB01")
    draft = ActDraft(
        kind=UnitChangeKind.RENAME,
        number="7-QĐ/ĐU",
        effective_on=DECEMBER,
        staying=(one.id,),
        name="Chi bộ Số Một",
    )
    with story.office.unit() as unit:
        carry_out_act(unit, draft)
        then, now = load_matrix(unit, OCTOBER, LATER), load_matrix(unit, NOVEMBER.next(), LATER)
        assert [row.subordinate.name for row in then.rows] == ["Chi bộ CB01"]
        assert [row.subordinate.name for row in now.rows] == ["Chi bộ Số Một"]


def test_a_split_picks_members_and_founds_a_unit(story: Story) -> None:
    live_month(story.enrolled("CB01"))
    receive_one(story.office, story.report("CB01").read_bytes(), "CB01", merge=True)
    one = story.subordinates["CB01"]
    with story.office.unit() as unit:
        members = members_of_unit(unit, one.id)
        assert len(members) == 4
        draft = ActDraft(
            kind=UnitChangeKind.SPLIT,
            number="9-QĐ/ĐU",
            effective_on=DECEMBER,
            staying=(one.id,),
            founded=(("Chi bộ Hai", "CB02"),),
            picked=frozenset(list(members)[:3]),
        )
        done = carry_out_act(unit, draft)
        assert [one.fate for one in done.changes] == [UnitFate.SHEDS, UnitFate.BEGINS]
        assert [(one.to_name, one.count, one.is_connected) for one in done.handed_over] == [
            ("Chi bộ Hai", 3, False)
        ]
        (new,) = (item for item in unit.all(Subordinate) if item.code == "CB02")
        assert (new.since, new.parent_id) == (DECEMBER, "")


def test_what_is_against_a_decision_is_said_and_nothing_is_written(story: Story) -> None:
    story.add("CB01")
    story.add("CB02")
    with story.office.unit() as unit:
        draft = replace(merged(story), number="", effective_on=None)
        assert [one.code for one in preview_act(unit, draft).problems] == [
            "unit-act-no-decision",
            "unit-act-no-day",
        ]
        with pytest.raises(DomainError):
            carry_out_act(unit, draft)
        assert recorded_acts(unit) == ()


def test_a_decision_is_taken_back_by_a_recorded_act_and_by_no_key(story: Story) -> None:
    story.add("CB01")
    story.add("CB02")
    with story.office.unit() as unit:
        before = load_tree(unit, LATER)
        carry_out_act(unit, merged(story))
    with story.office.unit() as unit, pytest.raises(DomainError) as refused:
        go_back(unit, story.office.steps)
    assert codes(refused) == ["undo-unit-change"]
    with story.office.unit() as unit:
        (act,) = recorded_acts(unit)
        with pytest.raises(DomainError) as silent:
            take_back_act(unit, act.act_id, " ")
        assert codes(silent) == ["unit-act-no-reason"]
        take_back_act(unit, act.act_id, "Ghi nhầm đơn vị")
        assert load_tree(unit, LATER) == before
        assert recorded_acts(unit) == ()


def test_a_founded_unit_that_is_connected_is_not_taken_back(story: Story) -> None:
    one = story.add("CB01")
    draft = ActDraft(
        kind=UnitChangeKind.SPLIT,
        number="9-QĐ/ĐU",
        effective_on=date(2026, 11, 1),
        staying=(one.id,),
        founded=(("Chi bộ Hai", "CB02"),),
    )
    with story.office.unit() as unit:
        carry_out_act(unit, draft)
        (new,) = (item for item in unit.all(Subordinate) if item.code == "CB02")
    story.subordinates["CB02"] = new
    receive_one(story.office, story.registered("CB02"), "dangky.cbb", merge=True)
    with story.office.unit() as unit:
        (act,) = recorded_acts(unit)
        with pytest.raises(DomainError) as refused:
            take_back_act(unit, act.act_id, "Ghi nhầm")
    assert codes(refused) == ["unit-act-has-data"]
