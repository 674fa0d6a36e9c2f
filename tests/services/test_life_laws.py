"""Laws of events on a real file, and what another unit's file makes of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import ORG, OTHER_ORG, Node, member, node
from chibo_desktop.domain.life_cycle import life_of
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.life import line_of, new_event, record_event, take_back
from chibo_desktop.services.life_view import load_life
from chibo_desktop.storage.unit_of_work import Unit

K = LifeEventKind
NUMBERS = count(1)
KINDS = st.sampled_from([kind.value for kind in K if kind is not K.LEFT])
DAYS = st.dates(date(1991, 1, 1), date(2026, 11, 20)).map(lambda day: f"{day:%d/%m/%Y}")


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    made = node(tmp_path_factory.mktemp("life"), "s1", ORG)
    yield made
    made.store.close()


def told(unit: Unit, member_id: str, kind: str, on: str) -> str:
    draft = new_event(unit, member_id, kind)
    return record_event(unit, replace(draft, written={**draft.written, "happened_on": on})).id


def joined(unit: Unit) -> str:
    """A new full member known only from a list."""
    number = next(NUMBERS)
    confirmed = {"confirmed_on": PartialDate(1981, 1, 6), "activity_status": "active"}
    unit.save(member(number, **confirmed), act="member.create")
    return f"m{number}"


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(KINDS, DAYS), max_size=7), back=st.integers(0, 6))
def test_the_record_always_says_what_the_events_say(
    branch: Node, steps: list[tuple[str, str]], back: int
) -> None:
    with branch.unit() as unit:
        member_id, done, before = joined(unit), [], []
        for kind, on in steps:
            standing = unit.get(Member, member_id)
            try:
                done.append(told(unit, member_id, kind, on))
                before.append(standing)
            except DomainError:
                assert unit.get(Member, member_id) == standing  # refused: nothing has changed
            _agrees(unit, member_id)
        if done:
            take_back(unit, member_id, done[-1], "ghi nhầm")
            assert unit.get(Member, member_id) == before[-1]
            _agrees(unit, member_id)


def _agrees(unit: Unit, member_id: str) -> None:
    record = unit.get(Member, member_id)
    assert record is not None
    columns = life_of(line_of(unit, record)).columns
    assert columns == {name: getattr(record, name) for name in columns}


def test_the_office_reads_the_line_of_a_units_member_and_changes_nothing(
    branch: Node, tmp_path: Path
) -> None:
    with branch.unit() as unit:
        member_id = joined(unit)
        told(unit, member_id, K.EXEMPTED, "01/09/2026")
        here = load_life(unit, member_id)
    office = node(tmp_path, "s2", OTHER_ORG)
    office.receive(branch.everything())
    with office.unit() as unit:
        there = load_life(unit, member_id, ORG)
        assert [line.title for line in there.lines] == [line.title for line in here.lines]
        assert there.standing == here.standing
        with pytest.raises(DomainError) as refused:
            told(unit, member_id, K.EXEMPTION_ENDED, "01/10/2026")
        assert [problem.code for problem in refused.value.problems] == ["member-not-ours"]
    office.store.close()


def test_two_computers_that_begin_with_the_same_list_say_it_once(
    branch: Node, tmp_path: Path
) -> None:
    with branch.unit() as unit:
        member_id = joined(unit)
    other = node(tmp_path, "s3", ORG)
    other.receive(branch.everything())
    with branch.unit() as unit:
        told(unit, member_id, K.SENT_AWAY, "01/03/2010")
        told(unit, member_id, K.CAME_BACK, "01/09/2010")
    with other.unit() as unit:
        told(unit, member_id, K.EXEMPTED, "01/09/2026")
    other.receive(branch.everything())
    with other.unit() as unit:
        openings = [one for one in unit.all(LifeEvent) if one.member_id == member_id]
        kinds = sorted(one.kind for one in openings)
    assert kinds == ["came_back", "ceremony", "confirmed", "exempted", "sent_away"]
    other.store.close()
