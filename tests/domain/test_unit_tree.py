"""The tree of units: any depth, any day, decisions that leave neither gap nor overlap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, pairwise

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from chibo_desktop.domain.organization import Subordinate, WorkplaceKind
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.unit_act_rows import rows_of_act, rows_taken_back
from chibo_desktop.domain.unit_acts import ActRows, Decision, NewUnit, TreeNow, UnitAct, check_act
from chibo_desktop.domain.unit_change import UnitChange, UnitChangeKind, UnitFate
from chibo_desktop.domain.unit_tree import as_of, check_dates, check_parent, placed, stands_on

OFFICE = "office"
JANUARY, MARCH, JULY = date(2026, 1, 1), date(2026, 3, 15), date(2026, 7, 1)


def unit(id: str, parent: str = "", **rest: object) -> Subordinate:
    plain = Subordinate(
        id=id,
        org_id=OFFICE,
        name=f"Chi bộ {id}",
        code=id,
        kind=WorkplaceKind.BRANCH,
        parent_id=parent,
        node_id=f"node {id}",
    )
    return replace(plain, **rest)  # type: ignore[arg-type]


def act(kind: UnitChangeKind, day: date = JULY, **rest: object) -> UnitAct:
    decision = Decision(number="12-QĐ/ĐU", effective_on=day, decided_on=day)
    return UnitAct(kind=kind, decision=decision, **rest)  # type: ignore[arg-type]


def done(now: TreeNow, one: UnitAct, act_id: str = "act") -> ActRows:
    numbers = count()
    return rows_of_act(
        now, one, org_id=OFFICE, act_id=act_id, new_id=lambda: f"{act_id} {next(numbers):03}"
    )


def after(now: TreeNow, rows: ActRows) -> TreeNow:
    changed = {one.id: one for one in rows.units}
    units = [changed.pop(one.id, one) for one in now.units]
    return replace(now, units=[*units, *changed.values()], changes=[*now.changes, *rows.changes])


def codes(now: TreeNow, one: UnitAct) -> list[str]:
    return [problem.code for problem in check_act(now, one)]


TREE = TreeNow(
    units=[unit("A"), unit("A1", "A"), unit("A11", "A1"), unit("B"), unit("C", since=JULY)],
    changes=[],
    members={"A": ("an", "binh"), "B": ("cuong",)},
)


def test_the_tree_is_walked_from_top_to_bottom() -> None:
    walked = [(one.unit.id, one.depth, one.has_children) for one in placed(TREE.units)]
    assert walked == [
        ("A", 0, True),
        ("A1", 1, True),
        ("A11", 2, False),
        ("B", 0, False),
        ("C", 0, False),
    ]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(-1, 7)), max_size=8))
def test_every_unit_is_walked_once_whatever_loops_a_merge_has_left(
    edges: list[tuple[int, int]],
) -> None:
    parents = dict(edges)
    units = [unit(str(one), str(parents.get(one, "")) or "") for one in range(8)]
    walked = [one.unit.id for one in placed(units)]
    assert sorted(walked) == [str(one) for one in range(8)]


def test_no_unit_stands_below_itself() -> None:
    top = TREE.units[0]
    assert check_parent(TREE.units, top, "B") is None
    for below in ("A", "A1", "A11"):
        problem = check_parent(TREE.units, top, below)
        assert problem is not None
        assert problem.code == "unit-parent-below"
    unknown = check_parent(TREE.units, top, "Z")
    assert unknown is not None
    assert unknown.code == "unit-parent-unknown"


def test_days_are_in_order() -> None:
    assert check_dates(unit("A", since=JANUARY, until=JANUARY)) is None
    turned = check_dates(unit("A", since=MARCH, until=JANUARY))
    assert turned is not None
    assert turned.code == "unit-dates-turned"


def test_a_merge_ends_and_founds_without_gap_or_overlap() -> None:
    new = NewUnit(id="N", name="Chi bộ mới", code="N", kind="branch")
    heirs = {"an": "N", "binh": "N", "cuong": "N"}
    rows = done(TREE, act(UnitChangeKind.MERGE, ending=("A", "B"), founded=(new,), heirs=heirs))
    now = {one.id: one for one in after(TREE, rows).units}
    assert [now[one].until for one in ("A", "B")] == [JULY - timedelta(days=1)] * 2
    assert now["N"].since == JULY
    assert now["A1"].parent_id == "N"  # the units of one that ends go to who receives
    fates = {one.subordinate_id: one.fate for one in rows.changes}
    assert fates == {
        "A": UnitFate.ENDS,
        "B": UnitFate.ENDS,
        "N": UnitFate.BEGINS,
        "A1": UnitFate.MOVED,
    }
    assert {(one.from_units, one.to_units) for one in rows.changes} == {
        ("Chi bộ A; Chi bộ B", "Chi bộ mới")
    }
    assert {one.unit_id for one in rows.changes} >= {"node A", "node B"}


def test_names_and_places_of_a_past_day_are_read_back() -> None:
    rename = done(TREE, act(UnitChangeKind.RENAME, MARCH, staying=("B",), name="Chi bộ Bê"), "1")
    renamed = after(TREE, rename)
    moved = after(
        renamed,
        done(renamed, act(UnitChangeKind.MOVE, JULY, staying=("B",), parent_id="A"), "2"),
    )

    def told(day: date) -> tuple[str, str]:
        one = next(one for one in as_of(moved.units, moved.changes, day) if one.id == "B")
        return one.name, one.parent_id

    assert told(date(2026, 3, 14)) == ("Chi bộ B", "")
    assert told(MARCH) == ("Chi bộ Bê", "")
    assert told(JULY) == ("Chi bộ Bê", "A")


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (act(UnitChangeKind.MERGE, ending=("A",), staying=()), "unit-act-merge"),
        (act(UnitChangeKind.SPLIT, staying=("A",)), "unit-act-split"),
        (act(UnitChangeKind.DISSOLVE, ending=("A", "B")), "unit-act-units"),
        (act(UnitChangeKind.DISSOLVE, ending=("A",)), "unit-act-no-heir"),
        (act(UnitChangeKind.RENAME, staying=("A",), name="Chi bộ A"), "unit-act-same-name"),
        (act(UnitChangeKind.MOVE, staying=("A1",), parent_id="A"), "unit-act-same-place"),
        (act(UnitChangeKind.MOVE, staying=("A",), parent_id="A11"), "unit-parent-below"),
        (act(UnitChangeKind.MOVE, MARCH, staying=("B",), parent_id="C"), "unit-act-not-standing"),
        (act(UnitChangeKind.RENAME, MARCH, staying=("C",), name="X"), "unit-act-not-standing"),
        (act(UnitChangeKind.DISSOLVE, JULY, ending=("C",)), "unit-act-not-standing"),
        (act(UnitChangeKind.RENAME, staying=("Z",), name="X"), "unit-act-units"),
        (
            act(
                UnitChangeKind.SPLIT,
                staying=("B",),
                founded=(NewUnit(id="N", name="Mới", code="A", kind="branch"),),
            ),
            "subordinate-code-taken",
        ),
        (
            act(UnitChangeKind.MERGE, ending=("B",), staying=("A",), heirs={"cuong": "C"}),
            "unit-act-wrong-heir",
        ),
        (
            act(
                UnitChangeKind.MERGE,
                ending=("B",),
                staying=("A",),
                heirs={"cuong": "A", "dung": "A"},
            ),
            "unit-act-wrong-heir",
        ),
    ],
)
def test_what_a_decision_cannot_say(one: UnitAct, code: str) -> None:
    assert code in codes(TREE, one)
    with pytest.raises(DomainError):
        done(TREE, one)


def test_who_is_on_the_way_to_a_unit_that_ends_needs_another_one() -> None:
    waiting = replace(TREE, coming={"B": ("binh",)})
    held = act(UnitChangeKind.MERGE, ending=("B",), staying=("A",), heirs={"cuong": "A"})
    assert codes(waiting, held) == ["unit-act-no-heir"]
    assert codes(waiting, replace(held, heirs={"cuong": "A", "binh": "A"})) == []


def test_a_decision_has_a_number_and_days_in_order() -> None:
    whole = act(UnitChangeKind.RENAME, staying=("A",), name="X")
    assert codes(TREE, whole) == []
    for decision, code in (
        (replace(whole.decision, number=""), "unit-act-no-decision"),
        (replace(whole.decision, effective_on=None), "unit-act-no-day"),
        (replace(whole.decision, decided_on=JULY + timedelta(days=1)), "unit-act-decided-later"),
    ):
        assert codes(TREE, replace(whole, decision=decision)) == [code]


def test_changes_of_a_unit_are_written_in_the_order_of_their_days() -> None:
    now = after(TREE, done(TREE, act(UnitChangeKind.RENAME, JULY, staying=("A",), name="X")))
    earlier = act(UnitChangeKind.RENAME, MARCH, staying=("A",), name="Y")
    assert codes(now, earlier) == ["unit-act-later-change"]


def test_only_the_last_change_of_a_unit_is_taken_back() -> None:
    first = after(
        TREE, done(TREE, act(UnitChangeKind.RENAME, MARCH, staying=("A",), name="X"), "1")
    )
    second = after(first, done(first, act(UnitChangeKind.RENAME, staying=("A",), name="Y"), "2"))
    with pytest.raises(DomainError, match="unit-act-not-last"):
        rows_taken_back(second, "1")
    assert [one.name for one in rows_taken_back(second, "2").units] == ["X"]
    with pytest.raises(DomainError, match="unit-act-unknown"):
        rows_taken_back(second, "3")


DAYS = st.dates(date(2026, 1, 2), date(2026, 12, 31))
TRIED = st.tuples(
    st.sampled_from(UnitChangeKind),
    st.integers(0, 60),  # days after the one before, mostly; see `told_through`
    st.permutations([*"ABCD", "N0", "N1", "N2"]),
    st.booleans(),
    st.integers(0, 7),
)
STORIES = st.lists(TRIED, min_size=1, max_size=5)
Tried = tuple[UnitChangeKind, int, list[str], bool, int]


def as_tried(tried: Tried, number: int, day: date, homes: dict[str, str]) -> UnitAct:
    """A decision as a person might try it: of the right shape, allowed or not."""
    kind, _, ids, founds, choice = tried
    new = NewUnit(id=f"N{number}", name=f"Mới {number}", code=f"N{number}", kind="branch")
    ending: tuple[str, ...] = ()
    staying: tuple[str, ...] = ()
    match kind:
        case UnitChangeKind.MERGE if founds:
            ending = tuple(ids[:2])
        case UnitChangeKind.MERGE | UnitChangeKind.DISSOLVE:
            ending, staying, founds = tuple(ids[:1]), tuple(ids[1:2]), False
        case UnitChangeKind.SPLIT:
            staying, founds = tuple(ids[:1]), True
        case UnitChangeKind.RENAME | UnitChangeKind.MOVE:
            staying, founds = tuple(ids[:1]), False
    receiving = [*staying, *([new.id] if founds else [])]
    heirs = {one: receiving[0] for one, home in homes.items() if home in ending}
    return act(
        kind,
        day,
        ending=ending,
        staying=staying,
        founded=(new,) if founds else (),
        name=f"Tên {choice}" if kind is UnitChangeKind.RENAME else "",
        parent_id=["", *ids][choice],
        heirs=heirs,
    )


def told_through(story: Sequence[Tried]) -> tuple[list[TreeNow], list[str]]:
    """The tree before and after each allowed decision, and the ids of these."""
    homes = {f"{one}{number}": one for one in "ABCD" for number in range(2)}
    units = [unit("A"), unit("B", "A"), unit("C", "A"), unit("D", "C")]
    trees = [TreeNow(units=units, changes=[], members=_lists(homes))]
    ids, day = [], date(2026, 2, 1)
    for number, tried in enumerate(story):
        now = trees[-1]
        day += timedelta(days=tried[1] - 10)  # some are entered out of order
        one = as_tried(tried, number, day, homes)
        if check_act(now, one):
            continue
        then = after(now, done(now, one, f"act {number}"))
        homes |= one.heirs
        trees.append(replace(then, members=_lists(homes)))
        ids.append(f"act {number}")
    return trees, ids


def _lists(homes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for member, home in sorted(homes.items()):
        found.setdefault(home, []).append(member)
    return {home: tuple(members) for home, members in found.items()}


@given(STORIES, DAYS)
def test_whatever_is_decided_the_tree_stays_a_tree_and_keeps_everybody(
    story: list[Tried], day: date
) -> None:
    trees, _ = told_through(story)
    event(f"{len(trees) - 1} allowed")
    last = trees[-1]
    by_id = {one.id: one for one in last.units}
    for units in (last.units, as_of(last.units, last.changes, day)):
        above = {one.id: one.parent_id for one in units}
        for one in units:
            seen, over = {one.id}, one.parent_id
            while over in above:
                assert over not in seen  # no unit above itself, now or then
                seen.add(over)
                over = above[over]
            assert check_dates(one) is None
    members = [member for found in last.members.values() for member in found]
    assert len(members) == len(set(members)) == 8
    lost = {home for home in last.members if not stands_on(by_id[home], date(2027, 1, 1))}
    assert not lost  # whoever ended has nobody left
    shown = [one for one in as_of(last.units, last.changes, day) if stands_on(one, day)]
    assert {one.unit.id for one in placed(shown)} == {one.id for one in shown}


@given(STORIES)
def test_taking_decisions_back_one_by_one_leads_to_where_they_began(story: list[Tried]) -> None:
    trees, ids = told_through(story)
    now = trees[-1]
    for act_id in reversed(ids):
        rows = rows_taken_back(now, act_id)
        founded = {c.subordinate_id for c in rows.changes if c.fate == UnitFate.BEGINS}
        put_back = {one.id: one for one in rows.units}
        now = replace(
            now,
            units=[put_back.get(one.id, one) for one in now.units if one.id not in founded],
            changes=[one for one in now.changes if one.act_id != act_id],
        )
    assert list(now.units) == list(trees[0].units)


@given(STORIES, DAYS)
def test_a_past_day_reads_the_same_after_whatever_was_decided_later(
    story: list[Tried], day: date
) -> None:
    trees, _ = told_through(story)

    def told(now: TreeNow) -> dict[str, tuple[str, str]]:
        changes: list[UnitChange] = list(now.changes)
        then = as_of(now.units, changes, day)
        return {one.id: (one.name, one.parent_id) for one in then if stands_on(one, day)}

    for before, now in pairwise(trees):
        newest = now.changes[-1].effective_on
        if newest is not None and newest > day:
            assert told(before) == told(now)
