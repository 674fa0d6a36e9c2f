"""Identities: random ones in order of time, derived ones equal on every computer."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.evaluation import evaluation_id, round_id
from chibo_desktop.domain.ids import derived_id, uuid7
from chibo_desktop.domain.period import Month

moments = st.integers(0, 2**48 - 1)
randomness = st.binary(min_size=10, max_size=10)


@given(moments, randomness)
def test_it_is_a_uuid_of_version_7(ms: int, random: bytes) -> None:
    made = uuid.UUID(uuid7(ms, random))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == ms


@given(moments, moments, randomness)
def test_later_sorts_later(one: int, other: int, random: bytes) -> None:
    assert (uuid7(one, random) < uuid7(other, random)) == (one < other)


@given(moments, st.integers(0, 2**74 - 1), st.integers(0, 2**74 - 1))
def test_every_random_bit_counts(ms: int, one: int, other: int) -> None:
    ids = {uuid7(ms, number.to_bytes(10, "big")) for number in (one, other)}
    assert len(ids) == len({one, other})


def test_derived_ids_follow_from_their_parts() -> None:
    made = uuid.UUID(derived_id("a", "bc"))
    assert (made.version, made.variant) == (8, uuid.RFC_4122)
    assert derived_id("a", "bc") == derived_id("a", "bc") != derived_id("ab", "c")


def test_two_computers_open_the_same_round() -> None:
    november = round_id("b1", Month(2026, 11))
    assert november == round_id("b1", Month.parse("2026-11"))
    assert len({november, round_id("b2", Month(2026, 11)), round_id("b1", Month(2026, 12))}) == 3
    assert evaluation_id(november, "m1") != evaluation_id(november, "m2")
