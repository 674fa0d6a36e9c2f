"""Going back and forward step by step: states come back exactly, what others did stays."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from builders import ORG, Node, member
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.domain.member import Member
from chibo_desktop.storage.batches import undone_among
from chibo_desktop.storage.check import check_store
from chibo_desktop.storage.engine import Store
from chibo_desktop.storage.step_log import (
    count_steps,
    step_entries,
    step_lines,
    steps_touching,
    undo_step,
)
from chibo_desktop.storage.steps import Step
from chibo_desktop.storage.undoing import Undone
from storage.journal_state import rows, stored
from storage.test_merge_properties import fewer, nodes
from strategies import names

Act = list[tuple[int, str, str]]
"""Members written in one unit of work: number, name, note."""

acts = st.lists(
    st.lists(
        st.tuples(st.integers(0, 3), names, st.sampled_from(["", "một", "hai"])),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=5,
)


def do(node: Node, act: Act) -> Step | None:
    with node.unit() as unit:
        for number, name, note in act:
            standing = unit.get(Member, f"m{number}")
            record = member(number, full_name=name, note=note)
            if standing is not None:
                record = dataclasses.replace(standing, full_name=name, note=note)
            unit.save(record, act="member.edit")
    return unit.step


def undo(node: Node, step: Step) -> tuple[Step | None, Undone]:
    with node.unit() as unit:
        undone = undo_step(unit, step)
    return unit.step, undone


def on_the_lists(node: Node) -> dict[tuple[str, str, str], tuple[object, ...]]:
    return {key: row for key, row in rows(node).items() if row[2] == ""}


@fewer
@given(acts=acts)
def test_back_and_forward_through_any_acts(template: Store, acts: list[Act]) -> None:
    """Undoing each act restores the state before it; redoing restores the state after it."""
    with nodes(template, 1) as (node,):
        done: list[Step] = []
        states = [on_the_lists(node)]
        for act in acts:
            step = do(node, act)
            if step is not None:
                done.append(step)
                states.append(on_the_lists(node))
        for _ in range(2):
            backward: list[Step] = []
            for place in range(len(done) - 1, -1, -1):
                step, undone = undo(node, done[place])
                assert step is not None
                assert undone.kept == ()
                assert on_the_lists(node) == states[place]
                backward.append(step)
            done = []
            for place, one in enumerate(reversed(backward)):
                step, undone = undo(node, one)
                assert step is not None
                assert undone.kept == ()
                assert on_the_lists(node) == states[place + 1]
                done.append(step)
        assert check_store(node.store).is_sound


@fewer
@given(acts=acts, which=st.integers(0, 3))
def test_what_another_computer_changed_meanwhile_stays(
    template: Store, acts: list[Act], which: int
) -> None:
    with nodes(template, 2) as (here, there):
        with here.unit() as unit:
            unit.save_all([member(number, note="gốc") for number in range(4)], act="member.create")
        there.receive(here.everything())
        steps = [step for act in acts if (step := do(here, act)) is not None]
        do(there, [(which, "Khác Sửa", "gốc")])
        here.receive(there.everything())
        for step in reversed(steps):
            undo(here, step)
        with here.unit() as unit:
            found = unit.get(Member, f"m{which}")
        assert found is not None
        assert found.full_name == "Khác Sửa"
        there.receive(here.everything())
        assert on_the_lists(there) == on_the_lists(here)


def test_undoing_twice_changes_nothing(here: Node) -> None:
    step = do(here, [(1, "Lê Ân", "một")])
    assert step is not None
    undo(here, step)
    before = stored(here)
    again, undone = undo(here, step)
    assert (again, undone) == (None, Undone())
    assert stored(here) == before


def test_what_was_done_again_can_be_undone_from_the_first_step(here: Node) -> None:
    step = do(here, [(1, "Lê Ân", "một")])
    assert step is not None
    back, _ = undo(here, step)
    assert back is not None
    undo(here, back)
    assert len(on_the_lists(here)) == 1
    undo(here, step)
    assert on_the_lists(here) == {}
    with here.unit() as unit:
        (line,) = (one for one in step_lines(unit.connection, ORG) if one.step == step)
    assert line.undone


def test_a_later_edit_by_hand_is_kept_and_named(here: Node) -> None:
    do(here, [(1, "Lê Ân", "một")])
    step = do(here, [(1, "Lê Ấn", "hai")])
    do(here, [(1, "Lê Ẩn", "hai")])
    assert step is not None
    _, undone = undo(here, step)
    assert [(one.record_id, one.atoms) for one in undone.kept] == [("m1", ("full_name",))]
    with here.unit() as unit:
        found = unit.get(Member, "m1")
    assert found is not None
    assert (found.full_name, found.note) == ("Lê Ẩn", "một")


def test_setting_the_same_value_by_hand_since_is_an_act_of_its_own(here: Node) -> None:
    do(here, [(1, "Lê Ân", "một")])
    step = do(here, [(1, "Lê Ân", "hai")])
    do(here, [(1, "Lê Ân", "ba")])
    do(here, [(1, "Lê Ân", "hai")])
    assert step is not None
    _, undone = undo(here, step)
    assert undone.restored == ()
    assert [one.atoms for one in undone.kept] == [("note",)]


def test_a_record_to_which_others_point_is_kept(here: Node) -> None:
    step = do(here, [(1, "Lê Ân", "")])
    assert step is not None
    with here.unit() as unit:
        unit.save(Evaluation(id="p1", org_id=ORG, member_id="m1"), act="round.open")
    _, undone = undo(here, step)
    assert [one.record_id for one in undone.kept] == ["m1"]
    with here.unit() as unit:
        (evaluation,) = unit.all(Evaluation)
        unit.void(evaluation, reason="thử", act="undo")
    assert undo(here, step)[1].restored == ("m1",)


def test_a_step_is_all_that_one_unit_of_work_wrote(here: Node) -> None:
    with here.unit() as unit:
        unit.save(member(1), act="member.create")
        unit.save(Evaluation(id="p1", org_id=ORG, member_id="m1"), act="round.open")
    assert unit.step is not None
    with here.unit() as other:
        entries = step_entries(other, unit.step)
        assert [one.type for one in entries] == ["member", "evaluation"]
        assert count_steps(other.connection) == 1
        assert steps_touching(other.connection, ["p1"]) == [unit.step.first]
    assert other.step is None


def test_steps_come_in_pages_newest_first(here: Node, there: Node) -> None:
    steps = [do(here, [(1, f"Lê Ân {letter}", "")]) for letter in "ABCDE"]
    do(there, [(2, "Người Khác", "")])
    here.receive(there.everything())
    with here.unit() as unit:
        first = step_lines(unit.connection, ORG, limit=2)
        second = step_lines(unit.connection, ORG, before=first[-1].step.first, limit=10)
        assert [line.step for line in (*first, *second)] == steps[::-1]
        assert step_lines(unit.connection, ORG, types={"round"}) == []
        assert undone_among(unit.connection, ORG, set()) == set()


def test_who_saves_a_record_that_was_taken_off_puts_it_back(here: Node) -> None:
    step = do(here, [(1, "Lê Ân", "một")])
    assert step is not None
    undo(here, step)
    with here.unit() as unit:
        assert unit.save(member(1, full_name="Lê Ân", note="một"), act="member.create")
        assert [one.id for one in unit.all(Member)] == ["m1"]
