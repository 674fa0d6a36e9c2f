"""How far a former key counts, and when a letter is burned."""

from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.clock import Tick
from chibo_desktop.domain.journal import NO_HASH, Author, Change, Entry, write_entry
from chibo_desktop.domain.key_trust import entries_beyond
from chibo_desktop.domain.sealed_letter import MOST_WRONG, LetterState, after_wrong_proof


def chain(stream: str, length: int, before: Entry | None = None, word: str = "x") -> list[Entry]:
    """Entries one after the other, from 1 or after another entry."""
    made: list[Entry] = []
    for _ in range(length):
        last = made[-1] if made else before
        made.append(
            write_entry(
                author=Author(stream=stream, org_id="org", user="u", role="r"),
                seq=last.seq + 1 if last else 1,
                previous=last.hash if last else NO_HASH,
                tick=Tick(1, 0),
                clock_suspect=False,
                type="note",
                type_version=1,
                act="a",
                batch="",
                salt=bytes(16),
                changes=[Change(record_id="r", atom="f", over=(), value=word)],
            )
        )
    return made


def at(one: Entry) -> dict[str, tuple[int, str]]:
    return {one.stream: (one.seq, one.hash.hex())}


@given(length=st.integers(1, 12), data=st.data())
def test_what_leads_to_the_position_is_within_and_nothing_else(
    length: int, data: st.DataObject
) -> None:
    entries = chain("s", length)
    place = data.draw(st.integers(0, length - 1))
    shuffled = data.draw(st.permutations(entries))
    beyond = entries_beyond(shuffled, at(entries[place]))
    assert sorted(one.seq for one in beyond) == list(range(place + 2, length + 1))


def test_a_fork_below_the_position_lies_beyond() -> None:
    true = chain("s", 4)
    false = chain("s", 3, before=true[0], word="giả")
    assert entries_beyond([*true, *false], at(true[3])) == false


def test_a_stream_without_a_position_lies_beyond() -> None:
    known, other = chain("s", 2), chain("t", 2)
    assert entries_beyond([*known, *other], at(known[1])) == other
    assert entries_beyond(known, {}) == known


def test_a_gap_ends_what_the_chain_vouches_for() -> None:
    entries = chain("s", 5)
    left = [entries[0], *entries[2:]]
    assert entries_beyond(left, at(entries[4])) == [entries[0]]


def test_the_fifth_wrong_proof_burns() -> None:
    states = [after_wrong_proof(wrong) for wrong in range(1, MOST_WRONG + 2)]
    assert states == [LetterState.OPEN] * (MOST_WRONG - 1) + [LetterState.BURNED] * 2
