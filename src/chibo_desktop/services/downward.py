"""Bundles on the way down: sealed by the office to one unit and noted; opened there as its own."""

import hashlib
from dataclasses import dataclass

from chibo_desktop.domain.journal import Entry, JournalError
from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import Contents, OpenedBundle, open_bundle, write_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Envelope
from chibo_desktop.exchange.naming import bundle_file_name
from chibo_desktop.services.bundle_checks import keys_of
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_link import office_of, own_code
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.exchange_log import Sender, Sent, put_sent, senders
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FromOffice:
    """A bundle that the unit's own office signed, with its entries read."""

    bundle: OpenedBundle
    office: Sender
    entries: tuple[Entry, ...]


def addressee(unit: Unit, subordinate_id: str) -> tuple[Subordinate, Sender]:
    """A unit and its confirmed key. Raises DomainError: subordinate-unknown, unit-not-enrolled."""
    one = unit.get(Subordinate, subordinate_id)
    if one is None:
        raise DomainError(Problem(code="subordinate-unknown"))
    known = senders(unit.connection, node_id=one.node_id)
    if not known or known[0].trust != TrustState.CONFIRMED:
        raise DomainError(Problem(code="unit-not-enrolled", params={"name": one.name}))
    return one, known[0]


def seal_down(
    unit: Unit, to: Sender, envelope: Envelope, contents: Contents, *, reach: str
) -> NamedFile:
    """Seal a bundle to a unit's key and note that it was written; `reach` is JSON of how far.

    Raises DomainError: the codes of the bundle.
    """
    keys, name = node_keys(unit), bundle_file_name(envelope)
    try:
        data = write_bundle(
            envelope,
            contents,
            signing_seed=keys.signing_seed,
            recipients=(to.recipient, keys.recipient),
        )
    except BundleError as error:
        raise DomainError(error.problem) from error
    put_sent(
        unit.connection,
        Sent(
            bundle_id=envelope.id,
            node_id=to.node_id,
            kind=envelope.kind,
            seq=envelope.seq,
            period=envelope.period,
            written_at=unit.now.isoformat(timespec="seconds"),
            digest=hashlib.sha256(data).digest(),
            file_name=name,
            vector=reach,
        ),
    )
    unit.touched.add("sent")
    return NamedFile(name=name, data=data)


def open_from_above(unit: Unit, data: bytes, otherwise: str) -> FromOffice:
    """Open a bundle of this unit's office; of another sender it is refused with `otherwise`.

    Raises DomainError: office-unknown, the codes of the bundle and of an unreadable entry.
    """
    office = office_of(unit)
    if office is None:
        raise DomainError(Problem(code="office-unknown"))
    try:
        opened = open_bundle(
            data,
            identities=[node_keys(unit).identity],
            find_sender=lambda code: keys_of(unit, code),
            own_code=own_code(unit),
        )
        entries = read_entries(opened.contents.journal)
    except BundleError as error:
        raise DomainError(error.problem) from error
    except JournalError as error:
        raise DomainError(Problem(code=error.code)) from error
    if opened.envelope.sender != office.code:
        raise DomainError(Problem(code=otherwise))
    return FromOffice(bundle=opened, office=office, entries=tuple(entries))
