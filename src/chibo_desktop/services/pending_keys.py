"""The registrations that wait at the office for the telephone call, with what to know before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chibo_desktop.domain.organization import TrustState
from chibo_desktop.services.computers import computers_of
from chibo_desktop.services.enrolment import fingerprint_of
from chibo_desktop.services.office_units import own_units
from chibo_desktop.services.sealed_letters import open_letter
from chibo_desktop.storage.node_keys import Sender, senders
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.keys import LETTER_NOT_PROVED, LETTER_PROVED, ending_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A registration that waits for the telephone call. `fingerprint` has six groups."""

    node_id: str
    name: str
    code: str
    registered_at: str
    fingerprint: str
    signing_key: bytes
    letter: str  # what is to be said of the sealed letter
    ending: str = ""  # which key, of which computers, its confirmation ends


def pending_keys(unit: Unit, known: Sequence[Sender] | None = None) -> tuple[Pending, ...]:
    """Who waits. `known` are the keys in use of all, where they were read already."""
    return tuple(
        Pending(
            node_id=one.node_id,
            name=one.name,
            code=one.code,
            registered_at=one.registered_at,
            fingerprint=fingerprint_of(one),
            signing_key=one.signing_key,
            letter=_letter_words(unit, one),
            ending=_ending_words(unit, one),
        )
        for one in (senders(unit.connection) if known is None else known)
        if one.trust == TrustState.PENDING
    )


def _letter_words(unit: Unit, one: Sender) -> str:
    if one.letter:
        return LETTER_PROVED
    unit_known = next((each for each in own_units(unit) if each.code == one.code), None)
    printed = unit_known is not None and open_letter(unit, unit_known.id) is not None
    return LETTER_NOT_PROVED if printed else ""


def _ending_words(unit: Unit, one: Sender) -> str:
    for old in senders(unit.connection, code=one.code):
        if old.trust == TrustState.CONFIRMED:
            known = computers_of(unit, old.node_id)
            last = [(each.seq, _day(each.said_at)) for each in known]
            return ending_key(old.name, _day(old.registered_at), last)
    return ""


def _day(instant: str) -> date:
    return datetime.fromisoformat(instant).date()
