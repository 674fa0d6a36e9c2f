"""The list of members: filters, Vietnamese order, search, one page at a time."""

import pytest

from builders import OTHER_ORG, Node, author, member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.storage.member_lines import (
    MemberFilters,
    MemberOrder,
    Standing,
    member_count,
    member_ids,
    member_page,
)
from chibo_desktop.storage.unit_of_work import Surroundings, unit_of_work

NAMES = "Đỗ Đạt|Lê Thị Hường|Nguyễn Ánh|Nguyễn Văn An|Phạm Hưởng|Trần Hương|Vũ An"


def fill(node: Node) -> None:
    with node.unit() as unit:
        unit.save_all(
            [
                member(number, full_name=name, confirmed_on=PartialDate(1981 + number))
                for number, name in enumerate(NAMES.split("|"))
            ],
            act="member.create",
        )


def names(node: Node, order: MemberOrder | None = None, **filters: str) -> list[str]:
    with node.unit() as unit:
        lines = member_page(
            unit.connection,
            MemberFilters(**filters),
            order or MemberOrder(),
            ["full_name"],
            offset=0,
            limit=100,
        )
        assert member_count(unit.connection, MemberFilters(**filters)) == len(lines)
        if order is None and not filters.get("text"):
            found = member_ids(unit.connection, MemberFilters(**filters))
            assert found == [line.id for line in lines]
    return [line.values["full_name"] for line in lines]


def test_the_usual_order_is_that_of_given_names(here: Node) -> None:
    fill(here)
    assert names(here) == [
        "Nguyễn Văn An", "Vũ An", "Nguyễn Ánh", "Đỗ Đạt", "Trần Hương", "Lê Thị Hường",
        "Phạm Hưởng",
    ]  # fmt: skip
    assert names(here, MemberOrder(descending=True)) == list(reversed(names(here)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("dat", ["Đỗ Đạt"]),
        ("do d", ["Đỗ Đạt"]),
        ("huong", ["Trần Hương", "Lê Thị Hường", "Phạm Hưởng"]),
        ("hường", ["Lê Thị Hường", "Trần Hương", "Phạm Hưởng"]),
        ("Hưởng", ["Phạm Hưởng", "Trần Hương", "Lê Thị Hường"]),
        ("nva", ["Nguyễn Văn An"]),
        ("an ng", ["Nguyễn Văn An", "Nguyễn Ánh"]),
        ("không ai", []),
        ('"*)(', ["Nguyễn Văn An", "Vũ An", "Nguyễn Ánh", "Đỗ Đạt", "Trần Hương"]),
    ],
)
def test_search_forgives_and_puts_exact_marks_first(
    here: Node, text: str, found: list[str]
) -> None:
    fill(here)
    assert names(here, text=text)[: len(found)] == found
    assert bool(names(here, text=text)) == bool(found)


def test_a_member_is_found_by_the_last_digits_of_a_number(here: Node) -> None:
    with here.unit() as unit:
        unit.save(member(1, identity_number="036157001234"), act="member.create")
        unit.save(member(2, identity_number="036157005678"), act="member.create")
    assert names(here, text="5678") == [member(2).full_name]


def test_statuses_narrow_the_list_and_the_taken_off_are_never_shown(here: Node) -> None:
    rows = {
        "A": {"activity_status": "active", "confirmed_on": PartialDate(1990)},
        "B": {"activity_status": ""},
        "C": {"activity_status": "exempt", "confirmed_on": PartialDate(1990)},
        "D": {"activity_status": "left", "confirmed_on": PartialDate(1990)},
        "E": {"activity_status": "active"},
    }
    with here.unit() as unit:
        people = [
            member(number, full_name=name, **values)
            for number, (name, values) in enumerate(rows.items())
        ]
        unit.save_all(people, act="member.create")
        unit.void(people[4], reason="nhập nhầm", act="undo")
    assert names(here) == ["A", "B", "C", "D"]
    assert names(here, status=Standing.COUNTED) == ["A", "B", "C"]
    assert names(here, status=Standing.FULL) == ["A", "C"]
    assert names(here, status=Standing.PROBATIONARY) == ["B"]
    assert names(here, status="active") == ["A", "B"]
    assert names(here, status="left") == ["D"]


def test_the_list_is_ordered_by_any_indexed_column_with_empty_dates_last(here: Node) -> None:
    with here.unit() as unit:
        unit.save_all(
            [
                member(1, full_name="B", born_on=PartialDate(1960), position="committee_member"),
                member(2, full_name="A", born_on=None, position="secretary"),
                member(3, full_name="C", born_on=PartialDate(1950, 5), position=""),
            ],
            act="member.create",
        )
    ranks = {"position": ("secretary", "committee_member")}
    assert names(here, MemberOrder(column="born_on")) == ["C", "B", "A"]
    assert names(here, MemberOrder(column="born_on", descending=True)) == ["B", "C", "A"]
    assert names(here, MemberOrder(column="position", ranks=ranks)) == ["A", "B", "C"]
    with pytest.raises(ValueError, match="no index"):
        names(here, MemberOrder(column="note"))


def test_pages_follow_one_another_without_gap_or_repeat(here: Node) -> None:
    with here.unit() as unit:
        unit.save_all([member(n, full_name=f"Lê {n % 7}") for n in range(40)], act="member.create")
    for order in (MemberOrder(), MemberOrder(column="branch_id"), MemberOrder(column="org_id")):
        with here.unit() as unit:
            found = [
                line.id
                for offset in range(0, 40, 9)
                for line in member_page(
                    unit.connection, MemberFilters(), order, ["full_name"], offset=offset, limit=9
                )
            ]
        assert len(found) == len(set(found)) == 40


def test_a_unit_and_a_branch_narrow_the_list(here: Node) -> None:
    with here.unit() as unit:
        unit.save(member(1, full_name="A", branch_id="b1"), act="member.create")
        unit.save(member(2, full_name="B", branch_id="b2"), act="member.create")
    around = Surroundings(now=here.wall, randomness=here.dice, built_ms=0)
    with unit_of_work(here.store, author("s9", OTHER_ORG), around) as unit:
        unit.save(member(3, org_id=OTHER_ORG, full_name="C", branch_id="b3"), act="member.create")
    assert names(here) == ["A", "B", "C"]
    assert names(here, org_id=OTHER_ORG) == ["C"]
    assert names(here, branch_id="b2") == ["B"]


def test_pages_of_an_exact_search_follow_one_another(here: Node) -> None:
    words = ("Hường", "Hương", "Hưởng", "Hướng")
    with here.unit() as unit:
        people = [member(n, full_name=f"Lê {words[n % 4]} {n}") for n in range(24)]
        unit.save_all(people, act="member.create")
    with here.unit() as unit:
        found = [
            line.values["full_name"]
            for offset in range(0, 24, 5)
            for line in member_page(
                unit.connection,
                MemberFilters(text="lê hường"),
                MemberOrder(),
                ["full_name"],
                offset=offset,
                limit=5,
            )
        ]
    assert len(set(found)) == 24
    assert all("Hường" in name for name in found[:6])
