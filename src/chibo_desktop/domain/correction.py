"""The document by which an identity field is corrected: number, day, issuer, and why.

Name, birth date and identity number are corrected only when a document decides so. Source:
domain.md §2.1.
"""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc, nfc_lines

NUMBER, ISSUED_ON, ISSUER = "correction_number", "correction_issued_on", "correction_issuer"
"""The fields that problems name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The deciding document of a correction, whole."""

    number: str
    issued_on: date
    issuer: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionDraft:
    """What was typed of the deciding document."""

    number: str = ""
    issued_on: str = ""
    issuer: str = ""
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        """True when nothing was typed."""
        return not any(map(nfc, (self.number, self.issued_on, self.issuer, self.reason)))


def read_correction(
    draft: CorrectionDraft, *, today: date
) -> tuple[Correction | None, tuple[Problem, ...]]:
    """The document that a draft states, or everything that is missing or wrong, in form order."""
    problems: list[Problem] = []
    number, issuer = nfc(draft.number), nfc(draft.issuer)
    if not number:
        problems.append(Problem(code="correction-number-missing", field=NUMBER))
    elif not any(sign.isdigit() for sign in number):
        problems.append(
            Problem(code="correction-number-odd", field=NUMBER, params={"value": number})
        )
    issued_on = _day(nfc(draft.issued_on), today, problems)
    if not issuer:
        problems.append(Problem(code="correction-issuer-missing", field=ISSUER))
    if problems or issued_on is None:
        return None, tuple(problems)
    reason = nfc_lines(draft.reason)
    return Correction(number=number, issued_on=issued_on, issuer=issuer, reason=reason), ()


def _day(written: str, today: date, problems: list[Problem]) -> date | None:
    if not written:
        problems.append(Problem(code="correction-day-missing", field=ISSUED_ON))
        return None
    try:
        day = PartialDate.read(written)
    except ValueError:
        day = None
    if day is None or not day.is_full:
        problems.append(
            Problem(code="full-date-unreadable", field=ISSUED_ON, params={"value": written})
        )
        return None
    if day.earliest > today:
        problems.append(Problem(code="correction-in-future", field=ISSUED_ON))
        return None
    return day.earliest
