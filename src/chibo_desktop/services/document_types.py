"""The catalogue of document types and the rules of required papers, read once."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.attachment import PHOTO
from chibo_desktop.domain.document_types import (
    DocumentType,
    DocumentTypes,
    PaperRule,
    read_document_types,
    read_paper_rule,
    rule_on,
)
from chibo_desktop.domain.text import fold

PHOTO_TITLE = "Ảnh 3×4"


@cache
def document_types() -> DocumentTypes:
    """The 104 types."""
    return read_document_types(resources.path("catalogues", "document_type.json").read_bytes())


@cache
def paper_rules() -> tuple[PaperRule, ...]:
    """Every rule of required papers that ships with the program."""
    folder = resources.path("rules", "papers")
    return tuple(read_paper_rule(path.read_bytes()) for path in sorted(folder.glob("*.json")))


def paper_rule_on(day: date) -> PaperRule | None:
    """The rule in force on a day."""
    return rule_on(paper_rules(), day)


def type_title(code: str) -> str:
    """What a type is called; an unknown code stands for itself."""
    known = document_types().by_code.get(code)
    if known is not None:
        return known.title
    return PHOTO_TITLE if code == PHOTO else code


def matching_types(written: str) -> tuple[DocumentType, ...]:
    """Types by number or by words of their title, without marks; all of them for no words."""
    words = fold(written).split()
    return tuple(
        one
        for one in document_types().types
        if all(word in fold(one.title) or one.code == word for word in words)
    )


@cache
def _by_title() -> Mapping[str, str]:
    return {fold(one.title): one.code for one in document_types().types}


def type_of_title(title: str) -> str:
    """The code of the type of exactly that title, marks aside; empty when there is none."""
    return _by_title().get(fold(title), "")
