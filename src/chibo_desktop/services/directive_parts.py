"""What a directive carries for a unit beside the office's own rows.

Each part is a name in the bundle's section `directive` with one function that writes it at the
office and one that takes it in at the unit; a unit passes over parts that it does not know. Like
the rows, a part is whole in every directive: the newest one is enough. Source: protocol.md §3.11.
"""

import hashlib
from collections.abc import Mapping

from chibo_desktop.exchange import canonical
from chibo_desktop.services.above import above_part
from chibo_desktop.services.directive_part import Arrived, DirectivePart, Plain
from chibo_desktop.services.key_part import key_part
from chibo_desktop.services.stream_part import stream_part
from chibo_desktop.services.transfer_part import transfer_part
from chibo_desktop.storage.unit_of_work import Unit

__all__ = [
    "Arrived",
    "DirectivePart",
    "Plain",
    "brief_state",
    "directive_parts",
    "part_digest",
    "parts_state",
    "state_with",
    "take_in_parts",
    "written_parts",
]


def directive_parts() -> tuple[DirectivePart, ...]:
    """Every part, in the order in which it is taken in."""
    return (key_part(), above_part(), transfer_part(), stream_part())


def written_parts(unit: Unit, node_id: str) -> dict[str, Plain]:
    """What a directive for a unit would say beside rows, by the names of the parts."""
    said = ((one.name, one.write(unit, node_id)) for one in directive_parts())
    return {name: plain for name, plain in said if plain}


def parts_state(state: str, parts: Mapping[str, Plain]) -> str:
    """The state of the rows and the parts together: 64 hexadecimal digits."""
    return state_with(state, {name: canonical.encode(plain) for name, plain in parts.items()})


def state_with(state: str, spelt: Mapping[str, bytes]) -> str:
    """The same, of parts that are spelt already."""
    if not spelt:
        return state
    return hashlib.sha256(state.encode() + canonical.joined(spelt)).hexdigest()


def brief_state(state: str, digests: Mapping[str, str]) -> str:
    """The same for the office alone, which compares it: a part said to thousands is hashed once."""
    said = "\n".join([state, *(f"{name} {digests[name]}" for name in sorted(digests))])
    return hashlib.sha256(said.encode()).hexdigest()


def part_digest(plain: Plain) -> str:
    """What tells a part from another in `brief_state`."""
    return hashlib.sha256(canonical.spelling(plain)).hexdigest()


def take_in_parts(unit: Unit, arrived: Arrived) -> tuple[str, ...]:
    """Take in what a directive says beside rows; returns what changed, as sentences."""
    said = arrived.bundle.contents.directive or {}
    return tuple(
        sentence
        for one in directive_parts()
        if isinstance(plain := said.get(one.name), dict)
        for sentence in one.take_in(unit, plain, arrived)
    )
