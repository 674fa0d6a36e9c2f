"""Streams (sổ nhật ký của một máy): each computer writes its own, and opens a new one in doubt.

A stream is a chain of entries, each naming the one before it. A missing link is a gap, two entries
that follow the same one are a fork; neither loses anything. Source: protocol.md §3.9.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from chibo_desktop.domain.fields import Kind, choice, declare, full_date, text
from chibo_desktop.domain.records import Record, record


class StreamReason(StrEnum):
    """Why a computer began to write a new stream."""

    RESTORED = "restored"  # a backup was put in the place of the file
    BEHIND = "behind"  # the file is older than what was seen of it outside
    OTHER_COMPUTER = "other-computer"  # the file came from another computer
    FORKED = "forked"  # two copies of the file had written on in one stream


@record("stream_opening", "Mở sổ nhật ký mới")
@dataclass(frozen=True, slots=True, kw_only=True)
class StreamOpening(Record):
    """The first entry of a stream that follows another one: why, and after which of its entries."""

    stream: str = text("Sổ nhật ký", internal=True)
    reason: str = choice("Lý do", "stream_reason", required=True)
    opened_on: date | None = full_date("Ngày mở")
    after_stream: str = text("Tiếp theo sổ", atom="after", internal=True)
    after_seq: int | None = declare(Kind.INTEGER, "Tiếp theo mục", atom="after", internal=True)
    after_hash: str = text("Mã của mục", atom="after", internal=True)

    @property
    def replaces(self) -> bool:
        """Whether nobody writes on in the stream before it: it was the same computer's."""
        return self.reason != StreamReason.OTHER_COMPUTER


@dataclass(frozen=True, slots=True)
class Link:
    """One entry of a stream: its number, its hash, the hash of the one before it."""

    seq: int
    hash: bytes
    previous: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What of a stream is here. `head` is the farthest entry from which links lead back to 1."""

    head: Link | None = None
    highest: int = 0
    gaps: tuple[tuple[int, int], ...] = ()  # first and last missing number
    forks: tuple[int, ...] = ()  # numbers that several entries bear, the first of each run

    @property
    def is_whole(self) -> bool:
        """True when nothing is missing and nothing is forked."""
        return not self.gaps and not self.forks


def chain_of(links: Iterable[Link], known: Link | None = None) -> Chain:
    """What the entries of one stream, in any order, make up.

    `known` is an entry from which links are known to lead back to 1: only what lies beyond it is
    given then.
    """
    ordered = sorted(links, key=lambda one: (one.seq, one.hash))
    here = {one.hash for one in ordered}
    chained: set[bytes] = {known.hash} if known else set()
    head = known
    missing: set[int] = set()
    for one in ordered:
        if one.seq == 1 or one.previous in chained:
            chained.add(one.hash)
            head = one if head is None or one.seq > head.seq else head
        elif one.previous not in here:
            missing.add(one.seq - 1)
    numbers = [one.seq for one in ordered]
    return Chain(
        head=head,
        highest=max(numbers, default=known.seq if known else 0),
        gaps=tuple(_gaps([known.seq if known else 0, *sorted(set(numbers))], missing)),
        forks=tuple(_forks(numbers)),
    )


def on_chain(links: Iterable[Link], ends: Iterable[bytes]) -> frozenset[bytes]:
    """The entries from which links lead forward to one of `ends`, these included."""
    wanted = set(ends)
    found = set()
    for one in sorted(links, key=lambda one: one.seq, reverse=True):
        if one.hash in wanted:
            found.add(one.hash)
            wanted.add(one.previous)
    return frozenset(found)


def _gaps(numbers: list[int], missing: set[int]) -> Iterable[tuple[int, int]]:
    """Runs of numbers that lack between these; where another entry is the right one is a run."""
    present = set(numbers)
    for before, after in pairwise(numbers):
        if after - before > 1:
            yield before + 1, after - 1
        elif before in missing and before in present:
            yield before, before


def _forks(numbers: list[int]) -> Iterable[int]:
    twice = sorted({a for a, b in pairwise(numbers) if a == b})
    for place, number in enumerate(twice):
        if place == 0 or twice[place - 1] != number - 1:
            yield number
