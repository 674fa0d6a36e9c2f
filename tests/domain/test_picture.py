"""Cross-checks, adjustments and caps: what makes two figures differ is named."""

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.picture.caps import RatingShares, shares_together
from chibo_desktop.domain.picture.checks import (
    CROSS_CHECKS,
    CrossCheck,
    Relation,
    compare,
    together,
)
from chibo_desktop.domain.picture.closing import adjusted
from chibo_desktop.domain.picture.figures import (
    FIGURE_BY_CODE,
    PICTURE_FIGURES,
    with_uncounted,
)
from chibo_desktop.domain.rating import Rating

KEYS = st.lists(st.sampled_from("abcdefgh"), unique=True)
SAME = CrossCheck(code="x", left="l", right="r")
WITHIN = CrossCheck(code="x", left="l", right="r", relation=Relation.WITHIN)
NOBODY = CrossCheck(code="x", left="l", relation=Relation.NOBODY)


def lines(keys: list[str], *, counted: bool = True) -> list[NameLine]:
    return [NameLine(key=key, name=key.upper(), place="", is_counted=counted) for key in keys]


@given(KEYS, KEYS)
def test_the_names_explain_the_difference_exactly(left: list[str], right: list[str]) -> None:
    result = compare(SAME, lines(left), lines(right))
    assert result.left - len(result.only_left) == (result.right or 0) - len(result.only_right)
    assert {one.key for one in result.only_left} == set(left) - set(right)
    assert {one.key for one in result.only_right} == set(right) - set(left)
    assert result.is_good == (set(left) == set(right))


@given(KEYS, KEYS)
def test_within_asks_only_for_those_on_the_left(left: list[str], right: list[str]) -> None:
    result = compare(WITHIN, lines(left), lines(right))
    assert result.is_good == (set(left) <= set(right))
    assert not result.only_right
    assert compare(NOBODY, lines(left), []).is_good == (not left)


@given(st.lists(st.tuples(KEYS, KEYS), min_size=1))
def test_units_together_are_the_sum(units: list[tuple[list[str], list[str]]]) -> None:
    parts = [compare(SAME, lines(left), lines(right)) for left, right in units]
    whole = together(parts)
    assert whole.left == sum(len(left) for left, _ in units)
    assert len(whole.only_left) == sum(len(one.only_left) for one in parts)


def test_names_that_are_not_counted_do_not_count() -> None:
    assert compare(SAME, lines(["a"], counted=False), []).is_good


@given(KEYS, KEYS)
def test_an_adjustment_leads_from_what_was_to_what_is(was: list[str], now: list[str]) -> None:
    change = adjusted("members", (len(was), lines(was)), (len(now), lines(now)))
    if set(was) == set(now):
        assert change is None
        return
    assert change is not None
    assert change.after - change.before == len(change.came) - len(change.went)


def test_a_sum_that_changed_without_a_name_is_an_adjustment_too() -> None:
    assert adjusted("dues_collected", (100, lines(["a"])), (200, lines(["a"]))) is not None


@given(KEYS, KEYS)
def test_whoever_could_be_counted_stands_there_once(named: list[str], among: list[str]) -> None:
    found = with_uncounted(lines(named), lines(among), {("b", "", ""): "vì thế"})
    assert len({one.key for one in found}) == len(found) == len(set(named) | set(among))
    assert [one.key for one in found if one.is_counted] == named
    assert all(one.note == "vì thế" for one in found if not one.is_counted and one.key == "b")


def test_every_figure_is_counted_among_one_that_exists() -> None:
    assert len(FIGURE_BY_CODE) == len(PICTURE_FIGURES)
    assert {one.among for one in PICTURE_FIGURES if one.among} <= set(FIGURE_BY_CODE)
    assert all(one.right or one.relation is Relation.NOBODY for one in CROSS_CHECKS)


def test_a_unit_over_its_cap_is_not_hidden_by_one_below() -> None:
    def shares(excellent: int, limit: int | None) -> RatingShares:
        counts = {Rating.EXCELLENT: excellent}
        over = max(0, excellent - limit) if limit is not None else 0
        return RatingShares(counts=counts, standing=counts, limit=limit, over=over, branches=1)

    whole = shares_together([shares(5, 3), shares(1, 4), shares(2, None)])
    assert (whole.limit, whole.over, whole.rated, whole.branches) == (7, 2, 8, 3)
    assert shares_together([]).limit is None
