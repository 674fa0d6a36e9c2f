"""Two computers of one unit that hear nothing of each other for thirty days: then all is one."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import quick_folder
from chibo_desktop.storage.history import conflicts
from faults import proves, times
from services.exchange_story import IN_TIME
from services.several_computers import Enrolled, World, exchange, make_enrolled, new_world

_MEMBERS, _FEW = 100, 3
_DAYS = st.lists(
    st.tuples(
        st.integers(0, 29),  # on which day
        st.booleans(),  # on which computer
        st.integers(0, _FEW) | st.integers(0, _MEMBERS - 1),  # some people have much changed
        st.sampled_from(["note", "other_name"]),
        st.sampled_from("ab"),
    ),
    max_size=40,
).map(sorted)
_TIMES = times(pr=6, nightly=2_000)


@pytest.fixture(scope="module")
def hundred(place_of_data: None) -> Iterator[Enrolled]:
    with quick_folder() as home:
        yield make_enrolled(home, members=_MEMBERS)


@proves("F26", "P12", number=_TIMES)
@settings(max_examples=_TIMES)
@given(days=_DAYS, lost=st.sampled_from(["", "first", "second", "answer"]))
def test_two_computers_thirty_days_apart(
    hundred: Enrolled, days: list[tuple[int, bool, int, str, str]], lost: str
) -> None:
    """One round brings both together, or two when something is lost on the way in the first.

    Exactly what both have changed is in conflict.
    """
    with new_world(hundred) as world:
        first, office = world.first, world.office
        first.session.close()
        second = world.add(first, "second")
        world.reopen(first)
        changed: dict[str, set[tuple[str, str]]] = {"first": set(), "second": set()}
        values: dict[tuple[str, int, str], str] = {}
        for day, is_first, number, atom, value in days:
            one = first if is_first else second
            world.wall.at = IN_TIME + timedelta(days=day)
            if values.get((one.machine, number, atom), "") != value:
                one.edit(number, **{atom: value})
                values[one.machine, number, atom] = value
                changed[one.machine].add((f"m{number}", atom))
        if lost:
            _round_with_a_loss(world, lost)
        exchange(office, [first, second])
        node = first.session.author.org_id
        assert first.state() == second.state() == office.state(node)
        for one in (first.session, second.session, office.session):
            with one.unit() as unit:
                found = {(line.record_id, line.atom) for line in conflicts(unit.connection)}
            assert found == changed["first"] & changed["second"]


def _round_with_a_loss(world: World, lost: str) -> None:
    for one in world.computers:
        report = one.report()
        if one.machine != lost:
            world.office.take(report)
    answer = world.office.answer()
    for one in world.computers[: 1 if lost == "answer" else None]:
        one.receive(answer)
