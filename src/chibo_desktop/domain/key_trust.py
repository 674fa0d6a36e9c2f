"""How far a former key counts: a key that was replaced or revoked is trusted up to a position.

What counts here already goes on counting. Of the rest an entry lies within when the chain leads
back to it from the entry that the position names; everything else lies beyond, forks too. Source:
protocol.md §3.12.
"""

from collections.abc import Iterable, Mapping

from chibo_desktop.domain.journal import Entry


def entries_beyond(
    entries: Iterable[Entry], position: Mapping[str, tuple[int, str]]
) -> list[Entry]:
    """The entries that a former key no longer vouches for.

    `entries` are those that do not count here yet; `position` names for each stream its last
    trusted entry by number and hash (hexadecimal).
    """
    of_bundle = {one.hash: one for one in entries}
    within: set[bytes] = set()
    for _, digest in position.values():
        step = of_bundle.get(bytes.fromhex(digest))
        while step is not None and step.hash not in within:
            within.add(step.hash)
            step = of_bundle.get(step.previous)
    return [one for one in of_bundle.values() if one.hash not in within]
