"""One part of a directive that is no row: its name, who writes it, who takes it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from chibo_desktop.exchange.bundle import OpenedBundle
from chibo_desktop.storage.node_keys import Sender
from chibo_desktop.storage.unit_of_work import Unit

Plain = Mapping[str, Any]
"""What a part says: an object of canonical JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A directive that is taken in; what is saved because of it belongs to `batch`."""

    bundle: OpenedBundle
    office: Sender
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectivePart:
    """One part. `write` gives nothing when there is nothing to say to a unit.

    `take_in` is also asked for a preview, which is rolled back: it writes to the database and
    nowhere else, and returns what it changed, as sentences for the user.
    """

    name: str
    write: Callable[[Unit, str], Plain | None]
    take_in: Callable[[Unit, Plain, Arrived], list[str]]
