"""The shrink guard: eleven ways a unit can come back smaller, none of them silent."""

import pytest

from chibo_desktop.domain.incoming import IncomingState
from chibo_desktop.domain.shrink import Loss, Shrinkage


@pytest.mark.parametrize(
    ("before", "gone", "is_large"),
    [
        (30, 0, False),
        (30, 6, False),  # a fifth
        (30, 7, True),
        (100, 10, False),
        (100, 11, True),
        (4, 1, True),
        (5, 1, False),
        (0, 0, False),
        (0, 1, True),
        (200, 10, False),
        (200, 40, True),
    ],
)
def test_more_than_ten_or_a_fifth_is_looked_at(before: int, gone: int, is_large: bool) -> None:
    assert Loss(before=before, gone=gone).is_large is is_large


def test_only_the_right_number_lets_it_in() -> None:
    one = Shrinkage(members=Loss(before=30, gone=12), records=Loss(before=300, gone=90))
    assert (one.counts_members, one.number) == (True, 12)
    assert [one.is_allowed(typed) for typed in (None, 0, 90, 12)] == [False, False, False, True]
    records = Shrinkage(members=Loss(before=30, gone=1), records=Loss(before=300, gone=90))
    assert (records.counts_members, records.number) == (False, 90)
    assert Shrinkage().is_allowed(None)


def test_a_file_never_goes_back_and_an_end_is_an_end() -> None:
    seen, staged = IncomingState.SEEN, IncomingState.STAGED
    assert seen.may_become(staged)
    assert not staged.may_become(seen)
    assert not seen.may_become(IncomingState.MERGED)
    for end in (IncomingState.MERGED, IncomingState.REFUSED, IncomingState.SET_DOWN):
        assert not any(end.may_become(one) for one in IncomingState if one is not end)
    assert {one for one in IncomingState if one.is_unfinished} == {
        seen, staged, IncomingState.PREVIEWED,
    }  # fmt: skip
