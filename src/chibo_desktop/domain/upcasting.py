"""What an older program wrote, read as today's would have written it; the stored bytes stay.

A step takes the value of one atom from one version of a record type to the next: a pure function,
so that every computer reads the same. It changes values only. What an entry is about, which ops it
overwrites and the hash of what stands do not depend on it, so programs of different age agree on
them. Source: protocol.md §3.14.
"""

from collections.abc import Callable, Mapping

from chibo_desktop.domain.fields import Plain

Step = Callable[[str, Plain], Plain]
"""Atom, its value in one version of the type → its value in the next."""

STEPS: Mapping[tuple[str, int], Step] = {}
"""(record type, version) → the step to the next version. No type has had a second one yet."""


def is_older(type: str, version: int) -> bool:
    """Whether there is a step from that version of a type to a newer one."""
    return (type, version) in STEPS


def upcast(type: str, version: int, atom: str, value: Plain) -> Plain:
    """The value as the newest version of its type that is known here has it."""
    while step := STEPS.get((type, version)):
        value, version = step(atom, value), version + 1
    return value
