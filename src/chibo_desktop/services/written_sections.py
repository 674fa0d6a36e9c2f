"""Parts of a paper that are written from what is known until somebody writes otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part that people write: what stands there now, and what the program knows for it."""

    code: str
    title: str
    text: str
    known: str

    @property
    def is_edited(self) -> bool:
        """True when somebody wrote something else than what is known."""
        return self.text != self.known


S = TypeVar("S", bound=Section)


def section_of(sections: Iterable[S], code: str, refusal: str) -> S:
    """The section with a code. Raises DomainError with the code `refusal` when there is none."""
    found = next((one for one in sections if one.code == code), None)
    if found is None:
        raise DomainError(Problem(code=refusal))
    return found


def texts_with(texts: Mapping[str, str], section: Section, text: str) -> dict[str, str]:
    """What is kept when `text` stands in a section: nothing where it is what is known."""
    kept = {**texts}
    written = nfc_lines(text)
    if written == section.known:
        kept.pop(section.code, None)
    else:
        kept[section.code] = written
    return kept
