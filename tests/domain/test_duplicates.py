"""Which records may be of one person, how sure, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.duplicates import (
    DuplicatePair,
    Likeness,
    PersonKeys,
    duplicate_pairs,
)


def person(number: int, name: str = "Nguyễn Văn An", **keys: str) -> PersonKeys:
    return PersonKeys(id=f"m{number}", full_name=name, **keys)


def only(*people: PersonKeys) -> DuplicatePair | None:
    found = duplicate_pairs(people)
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("one", "other", "likenesses", "score"),
    [
        ({"identity_number": "1"}, {"identity_number": "1"}, [Likeness.IDENTITY], 100),
        ({"card_number": "1"}, {"card_number": "1"}, [Likeness.CARD], 95),
        (
            {"born_on": "1957-02-05"},
            {"born_on": "1957-02-05"},
            [Likeness.NAME_AND_BIRTH],
            85,
        ),
        ({"born_on": "1957-02-05"}, {"born_on": "1957"}, [Likeness.NAME_AND_YEAR], 60),
        (
            {"born_on": "1957-02-05", "identity_number": "1"},
            {"born_on": "1957-02-05", "identity_number": "2"},
            [Likeness.NAME_AND_BIRTH, Likeness.OTHER_IDENTITY],
            50,
        ),
    ],
)
def test_what_is_alike_gives_the_score(
    one: dict[str, str], other: dict[str, str], likenesses: list[Likeness], score: int
) -> None:
    pair = only(person(1, **one), person(2, **other))
    assert pair == DuplicatePair(
        one_id="m1", other_id="m2", score=score, likenesses=tuple(likenesses)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hoà"),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hoa"),
        ("Nguyễn Thị Hường", "Nguyễn Thị Hươn"),
        ("Nguyễn Thị Hường", "Nguyền Thị Hường"),
        ("Trần Văn Đức", "Tran Van Duc"),
        ("Trần Văn Bình", "Trần Văn Minh"),
    ],
)
def test_like_names_of_one_year_are_worth_a_look(one: str, other: str) -> None:
    assert only(person(1, one, born_on="1957"), person(2, other, born_on="1957-03")) is not None
    assert only(person(1, one, born_on="1957"), person(2, other, born_on="1958")) is None
    assert only(person(1, one), person(2, other)) is None


def test_other_people_and_pairs_told_apart_are_left_out() -> None:
    people = [person(1, born_on="1957"), person(2, born_on="1957"), person(3, "Lê Thị B")]
    assert len(duplicate_pairs(people)) == 1
    assert duplicate_pairs(people, [frozenset(("m2", "m1"))]) == []


@given(st.permutations([person(n, identity_number=str(n % 3), born_on="1957") for n in range(7)]))
def test_the_order_of_the_list_changes_nothing(people: list[PersonKeys]) -> None:
    in_order = sorted(people, key=lambda one: one.id)
    assert duplicate_pairs(people) == duplicate_pairs(in_order)
