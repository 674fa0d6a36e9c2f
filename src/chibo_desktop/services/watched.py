"""Going through many things so that one can see how far it is, and stop."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[int, int, str], object]
"""Told how many of how many are done, and what is being done; it may stop the work by raising."""

_EVERY = 500
_Thing = TypeVar("_Thing")


def unwatched(_done: int, _total: int, _text: str) -> None:
    """For work that nobody watches."""


def watched(
    things: Sequence[_Thing], progress: Progress, text: str, every: int = _EVERY
) -> Iterator[_Thing]:
    """The things in their order, telling now and then how far one is."""
    total = len(things)
    for done, thing in enumerate(things):
        if done % every == 0:
            progress(done, total, text)
        yield thing
    progress(total, total, text)
