"""Registrations in a drop: they come before the reports of their units, whose keys they introduce.

A unit's registration and its first report often lie on one stick. A preview merges nothing, so the
report is looked at as if the registration were noted, and that is undone with the look.
Source: protocol.md §3.12, §3.16.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from chibo_desktop.domain.problems import DomainError
from chibo_desktop.exchange.container import read_public_header
from chibo_desktop.exchange.enrolment import open_registration
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.services.enrolment import note_registration
from chibo_desktop.services.node_keys import node_identities
from chibo_desktop.services.office_link import own_code
from chibo_desktop.services.receipts import Outcome, Receipt
from chibo_desktop.services.session import Session
from chibo_desktop.storage.rehearsal import rehearsal
from chibo_desktop.storage.unit_of_work import Unit

F = TypeVar("F")
_MOST = 64 * 1024  # bytes: a registration carries keys and nothing else


@dataclass(frozen=True, slots=True)
class Introductions:
    """The registrations of a drop that a preview found good, by the code of their unit."""

    by_code: dict[str, list[bytes]] = field(default_factory=lambda: defaultdict(list))

    def note(self, receipt: Receipt, data: bytes) -> None:
        """Keep a file in mind if it is a registration that would be noted."""
        if receipt.outcome is Outcome.REGISTERED:
            self.by_code[receipt.unit_code].append(data)

    def of_sender(self, data: bytes) -> Sequence[bytes]:
        """The registrations of the unit from which a file says it comes."""
        try:
            return self.by_code.get(read_public_header(data).sender, ())
        except BundleError:
            return ()


def is_registration(session: Session, data: bytes) -> bool:
    """Whether a file is one that this office can open; whether it is noted is not said."""
    if len(data) > _MOST:
        return False
    with session.unit() as unit:
        try:
            open_registration(data, identities=node_identities(unit), own_code=own_code(unit))
        except BundleError:
            return False
    return True


def registrations_first(
    session: Session, files: Iterable[F], read: Callable[[F], bytes]
) -> list[F]:
    """The files in their order, but registrations before the reports whose keys they bring.

    What cannot be read is no registration.
    """

    def comes_late(file: F) -> bool:
        try:
            return not is_registration(session, read(file))
        except DomainError:
            return True

    return sorted(files, key=comes_late)


@contextmanager
def introduced(unit: Unit, registrations: Sequence[bytes]) -> Iterator[Unit]:
    """A unit of work to which the keys in the registrations are known, waiting to be confirmed.

    With registrations whatever it writes is undone; without any it is the one given.
    """
    if not registrations:
        yield unit
        return
    with rehearsal(unit) as trial:
        for data in registrations:
            identities = node_identities(trial)
            note_registration(
                trial, open_registration(data, identities=identities, own_code=own_code(trial))
            )
        yield trial
