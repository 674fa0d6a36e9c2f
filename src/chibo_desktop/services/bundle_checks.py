"""The checks of an opened bundle that need the office's own knowledge: who, what for, whose."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chibo_desktop.domain.journal import Entry, JournalError
from chibo_desktop.domain.key_trust import entries_beyond
from chibo_desktop.domain.organization import Subordinate, TrustState
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.exchange.bundle import OpenedBundle, SenderKey
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.exchange.rotation import Rotation
from chibo_desktop.exchange.sealing import key_id
from chibo_desktop.exchange.snapshot import read_vector
from chibo_desktop.services.key_succession import successions
from chibo_desktop.services.office_units import unit_of_code
from chibo_desktop.storage.absorb import TAKEN_BACK, standings
from chibo_desktop.storage.coverage import Covered
from chibo_desktop.storage.entry_reader import read_entries
from chibo_desktop.storage.node_keys import Sender, keys_ever
from chibo_desktop.storage.unit_of_work import Unit

_OFFICE_ONLY = frozenset({"subordinate"})


@dataclass(slots=True)
class CheckedBundle:
    """A bundle that has passed every check; `entries` are those that are not here yet.

    `here` are the entries of its sender that are, with their standing. `doubt`: it is held until a
    person has answered.
    """

    bundle: OpenedBundle
    sender: Sender
    subordinate: Subordinate
    entries: list[Entry] = field(default_factory=list)
    here: Mapping[bytes, str] | None = None
    rotations: Sequence[Rotation] = ()
    doubt: Problem | None = None
    below: list[Entry] = field(default_factory=list)  # of units below a sender that is an office

    @property
    def covered(self) -> Covered:
        """What its snapshot says of entries that may be lacking here."""
        return covered_by(self.bundle)


def covered_by(bundle: OpenedBundle) -> Covered:
    """What the snapshot of a bundle says of entries that may be lacking here."""
    snapshot = bundle.contents.snapshot
    if snapshot is None:
        return Covered(carried=(), dead=(), ends={})
    carried = (*bundle.journal_ids, *bundle.snapshot_ids)
    dead = {
        (carried[place], index)
        for place, indexes in snapshot.dead
        if place < len(carried)
        for index in indexes
    }
    return Covered(carried=frozenset(carried), dead=dead, ends=snapshot.ends)


def keys_of(unit: Unit, code: str, stated: Sequence[Rotation] = ()) -> list[SenderKey]:
    """The signing keys known for a unit code, and those that its known key vouches for.

    A former key is among them as far as it counts for anything.
    """
    known = [
        SenderKey(public_key=one.signing_key, revoked=_never_counts(one))
        for one in keys_ever(unit.connection, code=code)
    ]
    return known + [SenderKey(public_key=one.new) for one in successions(unit, code, stated)]


def check_bundle(
    unit: Unit, opened: OpenedBundle, stated: Sequence[Rotation] = ()
) -> CheckedBundle:
    """Refuse what no signature can forbid, and say what makes a bundle doubtful.

    Raises DomainError: bundle-not-a-report, bundle-unknown-sender, entry-not-owner, and the codes
    of an unreadable entry.
    """
    letter = opened.envelope
    if letter.kind is not Kind.REPORT:
        raise DomainError(Problem(code="bundle-not-a-report"))
    known = keys_ever(unit.connection, code=letter.sender)
    found = unit_of_code(unit, letter.sender)
    if not known or found is None:
        raise DomainError(Problem(code="bundle-unknown-sender", params={"frm": letter.sender}))
    signer = next((one for one in known if key_id(one.signing_key) == opened.key_id), None)
    steps = successions(unit, letter.sender, stated) if signer is None else []
    sender = signer or known[0]
    here = standings(unit.connection, sender.node_id)
    entries = _new_entries(opened, here, sender, is_office=found.is_office)
    below = opened.contents.below
    return CheckedBundle(
        opened,
        sender,
        found,
        entries,
        here,
        below=_read(below.entries if below else ()),
        rotations=steps,
        doubt=_doubt(unit, signer, found, entries),
    )


def _never_counts(one: Sender) -> bool:
    return one.trust == TrustState.REJECTED or (
        one.trust in (TrustState.REVOKED, TrustState.REPLACED) and not one.trusted_to
    )


def _doubt(
    unit: Unit, signer: Sender | None, subordinate: Subordinate, entries: Sequence[Entry]
) -> Problem | None:
    if signer is None or signer.trust == TrustState.CONFIRMED:
        return None
    if signer.trust == TrustState.PENDING:
        return Problem(code="sender-unconfirmed", params={"name": subordinate.name})
    position = read_vector(json.loads(signer.trusted_to)) or {}
    beyond = entries_beyond(entries, position)
    if not beyond:
        return None
    params: dict[str, str | int] = {"name": subordinate.name, "count": len(beyond)}
    return Problem(code="sender-beyond-position", params=params)


def _new_entries(
    opened: OpenedBundle, here: Mapping[bytes, str], sender: Sender, *, is_office: bool
) -> list[Entry]:
    """What is not here yet, or was taken back. Of the rest of a snapshot only the hash is read."""
    snapshot = opened.contents.snapshot
    carried = zip(
        (*opened.journal_ids, *opened.snapshot_ids),
        (*opened.contents.journal, *(snapshot.entries if snapshot else ())),
        strict=True,
    )
    pairs = [pair for digest, pair in carried if here.get(digest, TAKEN_BACK) == TAKEN_BACK]
    entries = _read(pairs)
    office_only = frozenset[str]() if is_office else _OFFICE_ONLY
    if any(one.org_id != sender.node_id or one.type in office_only for one in entries):
        raise DomainError(Problem(code="entry-not-owner", params={"name": sender.name}))
    return entries


def _read(pairs: Iterable[tuple[bytes, bytes]]) -> list[Entry]:
    try:
        return read_entries(pairs)
    except JournalError as error:
        raise DomainError(Problem(code=error.code)) from error
