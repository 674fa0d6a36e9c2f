"""Whether a directive's number may follow the newest one here: no way back, no leap unasked.

Source: protocol.md T15, T18.
"""

import hashlib

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.downward import FromOffice, reading_digits
from chibo_desktop.services.enrolment import same_last_groups
from chibo_desktop.services.reports import newest_directive
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit

DIRECTIVE_KEY = "directive-key"
"""The office's key under which the newest number counts."""
_MOST_AHEAD = 1000


def check_number(unit: Unit, opened: FromOffice, data: bytes, typed: str) -> None:
    """Numbers count for each of the office's keys by itself: a new key begins anew.

    `typed` are the digits that the office read aloud. Raises DomainError: directive-older,
    directive-jump, directive-digits.
    """
    number, latest = opened.bundle.envelope.seq, newest_directive(unit)
    counted_for = read_meta(unit.connection, DIRECTIVE_KEY)
    if counted_for and counted_for != opened.bundle.key_id:
        if not opened.is_present_key:
            raise DomainError(
                Problem(code="directive-older", params={"have": number, "latest": latest})
            )
        latest = 0
    if number < latest:
        raise DomainError(
            Problem(code="directive-older", params={"have": number, "latest": latest})
        )
    if number > latest + _MOST_AHEAD:
        if not typed:
            params: dict[str, str | int] = {
                "have": number,
                "latest": latest,
                "name": opened.office.name,
            }
            raise DomainError(Problem(code="directive-jump", params=params))
        if not same_last_groups(typed, reading_digits(hashlib.sha256(data).digest())):
            raise DomainError(Problem(code="directive-digits"))
