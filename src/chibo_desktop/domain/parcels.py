"""Things to carry, divided so that no parcel is too big: smallest first, in as few as that allows.

Smallest first, because when only a part arrives most papers should be in it.
"""

from collections.abc import Iterable


def parcels(sizes: Iterable[tuple[str, int]], limit: int) -> list[list[str]]:
    """Names divided into parcels of at most `limit` bytes; what is bigger travels alone."""
    found: list[list[str]] = []
    room = 0
    for name, size in sorted(sizes, key=lambda one: (one[1], one[0])):
        if not found or size > room:
            found.append([])
            room = limit
        found[-1].append(name)
        room -= size
    return found
