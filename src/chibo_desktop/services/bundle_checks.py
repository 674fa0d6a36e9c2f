"""The checks of an opened bundle that need the office's own knowledge: who, what for, whose."""

from dataclasses import dataclass, field

from chibo_desktop.domain.journal import Entry, JournalError
from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.office_units import unit_of_code
from chibo_desktop.storage.absorb import TAKEN_BACK, standings
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.exchange_log import Sender, senders
from chibo_desktop.storage.unit_of_work import Unit

_OFFICE_ONLY = frozenset({"subordinate"})


@dataclass(slots=True)
class CheckedBundle:
    """A bundle that has passed every check; `entries` are those that are not here yet."""

    bundle: OpenedBundle
    sender: Sender
    subordinate: Subordinate
    entries: list[Entry] = field(default_factory=list)


def keys_of(unit: Unit, code: str) -> list[SenderKey]:
    """The signing keys known for a unit code."""
    return [
        SenderKey(public_key=one.signing_key, revoked=one.trust == TrustState.REVOKED)
        for one in senders(unit.connection, code=code)
    ]


def check_bundle(unit: Unit, opened: OpenedBundle) -> CheckedBundle:
    """Refuse what no signature can forbid.

    Raises DomainError: bundle-not-a-report, bundle-unknown-sender, sender-unconfirmed,
    entry-not-owner, and the codes of an unreadable entry.
    """
    letter = opened.envelope
    if letter.kind is not Kind.REPORT:
        raise DomainError(Problem(code="bundle-not-a-report"))
    known = [one for one in senders(unit.connection, code=letter.sender) if one.trust != "revoked"]
    found = unit_of_code(unit, letter.sender)
    if not known or found is None:
        raise DomainError(Problem(code="bundle-unknown-sender", params={"frm": letter.sender}))
    if known[0].trust != TrustState.CONFIRMED:
        raise DomainError(Problem(code="sender-unconfirmed", params={"name": found.name}))
    return CheckedBundle(opened, known[0], found, _new_entries(unit, opened, known[0]))


def _new_entries(unit: Unit, opened: OpenedBundle, sender: Sender) -> list[Entry]:
    """What is not here yet, or was taken back. Of the rest of a snapshot only the hash is read."""
    snapshot = opened.contents.snapshot
    carried = zip(
        (*opened.journal_ids, *opened.snapshot_ids),
        (*opened.contents.journal, *(snapshot.entries if snapshot else ())),
        strict=True,
    )
    here = standings(unit.connection, sender.node_id)
    pairs = [pair for digest, pair in carried if here.get(digest, TAKEN_BACK) == TAKEN_BACK]
    try:
        entries = read_entries(pairs)
    except JournalError as error:
        raise DomainError(Problem(code=error.code)) from error
    if any(one.org_id != sender.node_id or one.type in _OFFICE_ONLY for one in entries):
        raise DomainError(Problem(code="entry-not-owner", params={"name": sender.name}))
    return entries
