"""Sealed letters: printed with a one-time code, proved by a registration, burned by wrong proofs.

The code is in the printed letter and nowhere else. A letter does not replace the telephone: it
says that whoever registers holds the paper. Source: protocol.md §3.12.
"""

from dataclasses import dataclass, replace

from chibo_desktop.domain.key_event import KeyAct
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.sealed_letter import MOST_WRONG, LetterState, after_wrong_proof
from chibo_desktop.exchange.enrolment import Registration
from chibo_desktop.exchange.sealed_letter import digits_of, is_proof, letter_key, new_code, proof
from chibo_desktop.services.key_log import note_key_act
from chibo_desktop.services.office_keys import office_fingerprint
from chibo_desktop.services.office_link import inviting_office
from chibo_desktop.storage.sealed_letters import SealedLetter, letters, put_letter
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.keys import letter_note

_WRONG = "letter-proof-wrong"
_DEAD = {
    LetterState.USED: "letter-used",
    LetterState.REVOKED: "letter-revoked",
    LetterState.BURNED: "letter-burned",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLetter:
    """What stands on the paper. It exists only until it is printed: the code is kept nowhere."""

    office_name: str
    unit_name: str
    unit_code: str
    number: int
    code: str
    fingerprint: str
    place: str
    made_on: str


def is_code(typed: str) -> bool:
    """True for a whole code of a sealed letter, and where none was typed."""
    return not typed.strip() or bool(digits_of(typed))


def print_letter(unit: Unit, subordinate_id: str) -> PrintedLetter:
    """A new letter for a unit; one that was printed before counts no more.

    Raises DomainError: subordinate-unknown, office-code-missing.
    """
    one = unit.get(Subordinate, subordinate_id)
    if one is None:
        raise DomainError(Problem(code="subordinate-unknown"))
    workplace = inviting_office(unit)
    before = letters(unit.connection)
    for open_one in _open_ones(before, subordinate_id):
        _change(unit, open_one, LetterState.REVOKED)
    code, now = new_code(), unit.now.isoformat(timespec="seconds")
    number = max((letter.number for letter in before), default=0) + 1
    put_letter(
        unit.connection,
        SealedLetter(
            id=unit.new_id(),
            subordinate_id=subordinate_id,
            number=number,
            key=letter_key(code),
            made_at=now,
            changed_at=now,
        ),
    )
    note_key_act(
        unit,
        KeyAct.LETTER_PRINTED,
        subject=one.name,
        node_id=one.node_id,
        note=letter_note(number),
    )
    return PrintedLetter(
        office_name=workplace.name,
        unit_name=one.name,
        unit_code=one.code,
        number=number,
        code=code,
        fingerprint=office_fingerprint(unit),
        place=workplace.place,
        made_on=now[:10],
    )


def revoke_letter(unit: Unit, subordinate_id: str) -> None:
    """Take the open letter of a unit back. Raises DomainError: letter-none-open."""
    open_ones = _open_ones(letters(unit.connection), subordinate_id)
    if not open_ones:
        raise DomainError(Problem(code="letter-none-open"))
    one = unit.get(Subordinate, subordinate_id)
    for letter in open_ones:
        _change(unit, letter, LetterState.REVOKED)
        note_key_act(
            unit,
            KeyAct.LETTER_REVOKED,
            subject=one.name if one else "",
            node_id=one.node_id if one else "",
            note=letter_note(letter.number),
        )


def open_letter(unit: Unit, subordinate_id: str) -> SealedLetter | None:
    """The letter of a unit whose code can still be used."""
    return next(iter(_open_ones(letters(unit.connection), subordinate_id)), None)


def check_proof(unit: Unit, registration: Registration, subordinate: Subordinate) -> str:
    """The id of the letter that a registration proves; empty when it says nothing of one.

    Raises DomainError: letter-used, letter-revoked, letter-burned, letter-proof-wrong.
    """
    if not registration.proof:
        return ""
    known = letters(unit.connection, subordinate.id)
    for letter in known:
        expected = proof(
            letter.key,
            code=registration.code,
            public_key=registration.public_key,
            recipient=registration.recipient,
        )
        if is_proof(registration.proof, expected):
            state = LetterState(letter.state)
            if state is not LetterState.OPEN:
                raise DomainError(Problem(code=_DEAD[state], params={"number": letter.number}))
            return letter.id
    if known and known[0].state == LetterState.BURNED:
        raise DomainError(Problem(code="letter-burned", params={"number": known[0].number}))
    left = [MOST_WRONG - one.wrong - 1 for one in _open_ones(known, subordinate.id)]
    raise DomainError(
        Problem(
            code=_WRONG,
            params={"name": subordinate.name, "left": max([0, *left])},
        )
    )


def count_wrong_proof(unit: Unit, subordinate: Subordinate | None, problem: Problem | None) -> None:
    """A registration was refused; if its proof did not hold, five of them burn the letter."""
    if subordinate is None or problem is None or problem.code != _WRONG:
        return
    for letter in _open_ones(letters(unit.connection), subordinate.id):
        wrong = letter.wrong + 1
        state = after_wrong_proof(wrong)
        _change(unit, replace(letter, wrong=wrong), state)
        if state is LetterState.BURNED:
            note_key_act(
                unit,
                KeyAct.LETTER_BURNED,
                subject=subordinate.name,
                node_id=subordinate.node_id,
                note=letter_note(letter.number),
            )


def use_letter(unit: Unit, letter_id: str) -> None:
    """The code of a letter was proved: it can never be used again."""
    for letter in letters(unit.connection):
        if letter.id == letter_id:
            _change(unit, letter, LetterState.USED)


def _open_ones(known: list[SealedLetter], subordinate_id: str) -> list[SealedLetter]:
    return [
        one
        for one in known
        if one.subordinate_id == subordinate_id and one.state == LetterState.OPEN
    ]


def _change(unit: Unit, letter: SealedLetter, state: LetterState) -> None:
    now = unit.now.isoformat(timespec="seconds")
    put_letter(unit.connection, replace(letter, state=state, changed_at=now))
    unit.touched.add("keys")
