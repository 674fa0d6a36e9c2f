"""A + B - C = D, whatever happened; and every figure is the number of its names."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.headcount import CountDoubt, Headcount, Listed, ListStep, headcount
from chibo_desktop.domain.partial_date import PartialDate

FIRST, LAST = date(2026, 7, 1), date(2026, 9, 30)
KINDS = ("admitted", "transferred_in", "deceased", "transferred_out")


def day(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def came(on: str, kind: str = "admitted") -> ListStep:
    return ListStep(kind=kind, on=day(on), joins=True)


def went(on: str, kind: str = "deceased") -> ListStep:
    return ListStep(kind=kind, on=day(on), joins=False)


def person(*steps: ListStep, listed: bool | None = None, unlisted: str = "") -> Listed:
    last = steps[-1].joins if steps else False
    return Listed(
        member_id="m",
        org_id="o",
        branch_id="b",
        full_name="Lê Ân",
        steps=steps,
        is_listed=last if listed is None else listed,
        unlisted_on=day(unlisted),
    )


def counted(*people: Listed) -> tuple[int, int, int, int, int, int]:
    one = headcount(people, FIRST, LAST)
    apart = sum(name.sign for name in one.difference)
    groups = (one.start, one.joined, one.left, one.end)
    figures = [len(group) for group in groups]
    return (*figures, apart, len(one.listed))  # type: ignore[return-value]


def doubts(one: Headcount) -> list[CountDoubt | None]:
    return [name.doubt for name in (*one.doubts, *one.difference)]


def test_the_days_of_the_period_both_count() -> None:
    assert counted(person(came("2026-07-01"))) == (0, 1, 0, 1, 0, 1)
    assert counted(person(came("2026-06-30"))) == (1, 0, 0, 1, 0, 1)
    assert counted(person(came("1990-01-01"), went("2026-09-30"))) == (1, 0, 1, 0, 0, 0)
    assert counted(person(came("1990-01-01"), went("2026-10-01"))) == (1, 0, 0, 1, 0, 1)


def test_who_comes_and_goes_within_the_period_is_in_both_figures() -> None:
    assert counted(person(came("2026-07-05"), went("2026-08-05"))) == (0, 1, 1, 0, 0, 0)


def test_who_went_and_came_back_is_counted_each_time() -> None:
    back = came("2026-08-01", "transferred_in")
    assert counted(person(came("1990"), went("2020"), back)) == (0, 1, 0, 1, 0, 1)


def test_who_came_on_an_unknown_day_was_there_from_the_beginning_and_is_named() -> None:
    one = headcount([person(came(""))], FIRST, LAST)
    assert len(one.start) == len(one.end) == 1
    assert doubts(one) == [CountDoubt.NO_DAY_OF_JOINING]


def test_who_went_on_an_unknown_day_stands_in_the_difference_by_name() -> None:
    gone = person(came("1990"), went(""))
    assert counted(gone) == (1, 0, 0, 1, -1, 0)
    assert doubts(headcount([gone], FIRST, LAST)) == [CountDoubt.NO_DAY_OF_LEAVING]


def test_a_day_known_in_part_is_named_where_it_crosses_a_border() -> None:
    assert doubts(headcount([person(came("2026"))], FIRST, LAST)) == [CountDoubt.DAY_IN_PART]
    assert doubts(headcount([person(came("2026-08"))], FIRST, LAST)) == []
    assert doubts(headcount([person(came("1990"))], FIRST, LAST)) == []


def test_the_list_and_the_steps_may_disagree_only_by_name() -> None:
    stranger = person(listed=True)
    assert counted(stranger) == (0, 0, 0, 0, 1, 1)
    assert doubts(headcount([stranger], FIRST, LAST)) == [CountDoubt.ONLY_LISTED]
    paused = person(came("1990"), listed=False, unlisted="2026-08")
    assert counted(paused) == (1, 0, 0, 1, -1, 0)
    later = person(came("1990"), listed=False, unlisted="2026-10")
    assert counted(later) == (1, 0, 0, 1, 0, 1)


def test_a_second_coming_without_going_counts_once_and_is_named() -> None:
    twice = person(came("1990"), came("2026-08-01", "transferred_in"))
    assert counted(twice) == (1, 0, 0, 1, 0, 1)
    assert doubts(headcount([twice], FIRST, LAST)) == [CountDoubt.STEP_WITHOUT_EFFECT]


days = st.one_of(
    st.none(),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(2025, 2027), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(2025, 2027)),
)
steps = st.builds(ListStep, kind=st.sampled_from(KINDS), on=days, joins=st.booleans())
people = st.lists(
    st.builds(
        Listed,
        member_id=st.uuids().map(str),
        org_id=st.just("o"),
        branch_id=st.just("b"),
        full_name=st.just("Lê Ân"),
        steps=st.lists(steps, max_size=6).map(tuple),
        is_listed=st.booleans(),
        unlisted_on=days,
    ),
    max_size=8,
)
periods = st.tuples(st.dates(date(2025, 1, 1), date(2027, 12, 1)), st.integers(0, 400))


@given(people, periods)
def test_the_identity_holds_of_whatever_happened(
    everybody: list[Listed], period: tuple[date, int]
) -> None:
    first, last = period[0], period[0] + timedelta(days=period[1])
    one = headcount(everybody, first, last)
    assert one.reconciles
    apart = sum(name.sign for name in one.difference)
    assert len(one.listed) == len(one.end) + apart
    assert all(name.doubt is not None for name in (*one.difference, *one.doubts))


@given(people, periods)
def test_periods_one_after_another_join_without_a_seam(
    everybody: list[Listed], period: tuple[date, int]
) -> None:
    first, middle = period[0], period[0] + timedelta(days=period[1])
    last = middle + timedelta(days=31)
    one = headcount(everybody, first, middle)
    two = headcount(everybody, middle + timedelta(days=1), last)
    whole = headcount(everybody, first, last)
    assert [n.person.member_id for n in one.end] == [n.person.member_id for n in two.start]
    assert len(whole.joined) == len(one.joined) + len(two.joined)
    assert len(whole.left) == len(one.left) + len(two.left)
