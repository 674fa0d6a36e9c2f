"""What an office sees of keys: its own, those of its units, what waits for an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from chibo_desktop.domain.key_event import KeyEvent
from chibo_desktop.domain.organization import Subordinate, TrustState, Workplace
from chibo_desktop.domain.problems import Problem
from chibo_desktop.exchange.manifest import Kind
from chibo_desktop.services.downward import reading_digits
from chibo_desktop.services.office_keys import office_fingerprint, own_keyset
from chibo_desktop.services.office_units import own_units
from chibo_desktop.storage.exchange_by_node import newest_sent
from chibo_desktop.storage.exchange_log import Received, Sent, merged_by, received_by
from chibo_desktop.storage.node_keys import Sender, keys_ever
from chibo_desktop.storage.sealed_letters import SealedLetter, held, letters
from chibo_desktop.storage.unit_of_work import Unit

__all__ = ["HeldLine", "KeyBoard", "KeyLine", "Received", "bundles_of", "held_lines", "load_keys"]
_MOST_EVENTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """A unit with its key, its letter and the newest directive written for it."""

    subordinate_id: str
    node_id: str
    name: str
    code: str
    trust: TrustState
    since: str
    signing_key: bytes
    letter: SealedLetter | None
    directive: int
    digits: str  # the last two groups of that directive, to be read aloud


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """A bundle that is held. `can_answer`: it waits for a look, not for a key."""

    bundle_id: str
    unit_name: str
    row: Received
    why: Problem
    can_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyBoard:
    """Everything about keys at an office. `version` 0: it has no roots."""

    office_name: str
    office_code: str
    version: int
    fingerprint: str
    roots: tuple[bytes, ...]
    lines: tuple[KeyLine, ...]
    events: tuple[KeyEvent, ...]


def load_keys(unit: Unit) -> KeyBoard:
    """The board."""
    workplace, signed = unit.get(Workplace, unit.author.org_id), own_keyset(unit)
    code = workplace.code if workplace else ""
    own = [one for one in unit.all(KeyEvent) if one.org_id == unit.author.org_id]
    return KeyBoard(
        office_name=workplace.name if workplace else "",
        office_code=code,
        version=signed.keyset.version if signed else 0,
        fingerprint=office_fingerprint(unit) if code else "",
        roots=signed.keyset.roots if signed else (),
        lines=tuple(_lines(unit)),
        events=tuple(sorted(own, key=lambda one: one.id, reverse=True)[:_MOST_EVENTS]),
    )


def held_lines(unit: Unit) -> list[HeldLine]:
    """The bundles that are held, the oldest first."""
    found = []
    for one in held(unit.connection):
        rows = received_by(unit.connection, bundle_id=one.bundle_id)
        keys = keys_ever(unit.connection, node_id=one.node_id)
        signer = next((key for key in keys if key.signing_key == one.signing_key), None)
        if not rows or signer is None:
            continue
        found.append(
            HeldLine(
                bundle_id=one.bundle_id,
                unit_name=signer.name,
                row=rows[0],
                why=Problem(code=f"{one.why}-short", params={"name": signer.name}),
                can_answer=signer.trust != TrustState.PENDING,
            )
        )
    return sorted(found, key=lambda line: line.row.received_at)


def bundles_of(unit: Unit, node_id: str) -> list[Received]:
    """The bundles of a unit that count, the newest first: places from which to revoke its key."""
    return merged_by(unit.connection, node_id=node_id)


def _lines(unit: Unit) -> Iterator[KeyLine]:
    known: dict[str, Sender] = {}
    for key in keys_ever(unit.connection):  # of one code the one in use first
        known.setdefault(key.code, key)
    newest: dict[str, SealedLetter] = {}
    for letter in letters(unit.connection):
        newest.setdefault(letter.subordinate_id, letter)
    sent = newest_sent(unit.connection, Kind.DIRECTIVE)
    for one in sorted(own_units(unit), key=lambda each: each.code):
        yield _line(one, known.get(one.code), newest.get(one.id), sent.get(one.node_id))


def _line(
    one: Subordinate, shown: Sender | None, letter: SealedLetter | None, sent: Sent | None
) -> KeyLine:
    return KeyLine(
        subordinate_id=one.id,
        node_id=shown.node_id if shown else one.node_id,
        name=one.name,
        code=one.code,
        trust=TrustState(shown.trust) if shown else TrustState.NONE,
        since=((shown.changed_at or shown.registered_at) if shown else "")[:10],
        signing_key=shown.signing_key if shown else b"",
        letter=letter,
        directive=sent.seq if sent else 0,
        digits=reading_digits(sent.digest)[-11:] if sent else "",
    )
