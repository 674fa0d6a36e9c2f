"""Which entries an author's signature covers: those from which a signed head can be followed back.

An entry names the one before it in its stream by hash, so whoever signs the newest entry's hash has
signed them all; nobody else can add one, alter one or leave one out of the middle unseen.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from chibo_desktop.domain.journal import Entry

Head = tuple[str, bytes]
"""A stream and the hash of an entry of it that the author signed."""


def proven(
    given: Sequence[Entry],
    heads: Iterable[Head],
    known: Callable[[str], Mapping[bytes, bytes]],
) -> list[Entry]:
    """Those of the given entries that lead to a head, in their order.

    `known` gives, of a stream, which entry stands before which among those already here: the way
    back may lead through them. It is asked only when it has to.
    """
    by_hash = {one.hash: one for one in given}
    waiting = Counter(one.stream for one in by_hash.values())
    covered: set[bytes] = set()
    for stream, head in heads:
        here: Mapping[bytes, bytes] | None = None
        at = head
        while waiting[stream] and at not in covered:
            one = by_hash.get(at)
            if one is not None and one.stream == stream:
                covered.add(at)
                waiting[stream] -= 1
                at = one.previous
                continue
            here = known(stream) if here is None else here
            if at not in here:
                break
            at = here[at]
    return [one for one in given if one.hash in covered]
