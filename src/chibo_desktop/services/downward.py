"""Bundles on the way down: sealed by the office to one unit and noted; opened there as its own."""

import hashlib
from dataclasses import dataclass, replace

from chibo_desktop.domain.journal import Entry, JournalError
from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import Contents, OpenedBundle, write_bundle
from chibo_desktop.exchange.errors import BundleError
from chibo_desktop.exchange.manifest import Envelope
from chibo_desktop.exchange.naming import bundle_file_name
from chibo_desktop.exchange.sealing import fingerprint
from chibo_desktop.services.bundle_covers import keep_cover
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.node_keys import node_keys
from chibo_desktop.services.office_keys import own_keysets
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.office_trust import open_of_office
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.exchange_log import Sent, put_sent
from chibo_desktop.storage.node_keys import Sender, senders
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FromOffice:
    """A bundle that the unit's own office signed, with its entries read."""

    bundle: OpenedBundle
    office: Sender
    is_present_key: bool  # whether it is signed by the key that the office uses today
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
    keys, sets = node_keys(unit), own_keysets(unit)
    envelope = replace(
        envelope,
        keysets=[one.plain for one in sets],
        keyset_version=sets[-1].keyset.version if sets else 0,
    )
    name = bundle_file_name(envelope)
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
    keep_cover(
        unit,
        envelope,
        size=len(data),
        entries=len(contents.journal),
        scans=len(contents.blobs),
    )
    unit.touched.add("sent")
    return NamedFile(name=name, data=data)


def open_from_above(unit: Unit, data: bytes, otherwise: str) -> FromOffice:
    """Open a bundle of this unit's office; of another sender it is refused with `otherwise`.

    Raises DomainError: office-unknown, the codes of the bundle, of its key and of an unreadable
    entry.
    """
    office = office_of(unit)
    if office is None:
        raise DomainError(Problem(code="office-unknown"))
    try:
        opened, is_present_key = open_of_office(unit, office, data)
        entries = read_entries(opened.contents.journal)
    except BundleError as error:
        raise DomainError(error.problem) from error
    except JournalError as error:
        raise DomainError(Problem(code=error.code)) from error
    if opened.envelope.sender != office.code:
        raise DomainError(Problem(code=otherwise))
    return FromOffice(
        bundle=opened, office=office, is_present_key=is_present_key, entries=tuple(entries)
    )


def reading_digits(digest: bytes) -> str:
    """What two people read to each other of one file: six groups, of which the last two count."""
    return fingerprint(digest)
