"""The numbered document types of a dossier and the papers that a dossier must have, as dated data.

Source: domain.md §2.10. Both are files of `resources/`; nothing here knows a number.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from chibo_desktop.domain.member import MemberStatus
from chibo_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentType:
    """One of the numbered types."""

    number: int
    title: str
    group: str
    priority: int

    @property
    def code(self) -> str:
        """How a paper names its type."""
        return str(self.number)


@dataclass(frozen=True)
class DocumentTypes:
    """All types in the order of their numbers."""

    source: str
    types: tuple[DocumentType, ...]

    @cached_property
    def by_code(self) -> Mapping[str, DocumentType]:
        """The types by the code that papers carry."""
        return {one.code: one for one in self.types}

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups in the order of the numbers."""
        return tuple(dict.fromkeys(one.group for one in self.types))


class PaperStage(StrEnum):
    """For which step of a member's way a paper is needed."""

    ADMISSION = "admission"
    RECOGNITION = "recognition"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredPaper:
    """A paper that a dossier must have: any one of `types` will do."""

    types: tuple[str, ...]
    title: str
    stage: PaperStage
    form: str = ""  # number of its form
    admitted_from: date | None = None  # only of members admitted on that day or later


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule:
    """Which papers a dossier must have, from a day on."""

    id: str
    title: str
    source: str
    effective_from: date
    effective_to: date | None
    papers: tuple[RequiredPaper, ...]

    def required(
        self, status: MemberStatus, admitted_on: PartialDate | None
    ) -> tuple[RequiredPaper, ...]:
        """The papers that a member of that status, admitted on that day, must have.

        Of a member whose day of admission is unknown nothing is asked that depends on it.
        """
        return tuple(
            paper
            for paper in self.papers
            if (status is MemberStatus.FULL or paper.stage is PaperStage.ADMISSION)
            and _admitted_since(paper.admitted_from, admitted_on)
        )


def missing(required: Iterable[RequiredPaper], present: Iterable[str]) -> tuple[RequiredPaper, ...]:
    """The required papers of which no type is there."""
    have = frozenset(present)
    return tuple(paper for paper in required if not have.intersection(paper.types))


def rule_on(rules: Iterable[PaperRule], day: date) -> PaperRule | None:
    """The rule in force on a day; of several the one that began last."""
    standing = [
        rule
        for rule in rules
        if rule.effective_from <= day and (rule.effective_to is None or day <= rule.effective_to)
    ]
    return max(standing, key=lambda rule: rule.effective_from, default=None)


def read_document_types(data: bytes) -> DocumentTypes:
    """Read the catalogue of types. Raises ValueError or KeyError for a broken file (our own)."""
    plain = json.loads(data)
    return DocumentTypes(
        source=plain["source"],
        types=tuple(
            DocumentType(
                number=int(item["code"]),
                title=item["label"],
                group=item["group"],
                priority=int(item["priority"]),
            )
            for item in plain["items"]
        ),
    )


def read_paper_rule(data: bytes) -> PaperRule:
    """Read a rule file. Raises ValueError or KeyError for a broken one (our own data)."""
    plain = json.loads(data)
    return PaperRule(
        id=plain["id"],
        title=plain["title"],
        source=plain["source"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        effective_to=_day(plain.get("effective_to")),
        papers=tuple(
            RequiredPaper(
                types=tuple(item["types"]),
                title=item["title"],
                stage=PaperStage(item["stage"]),
                form=item.get("form", ""),
                admitted_from=_day(item.get("admitted_from")),
            )
            for item in plain["papers"]
        ),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _admitted_since(limit: date | None, admitted_on: PartialDate | None) -> bool:
    if limit is None:
        return True
    return admitted_on is not None and admitted_on.earliest >= limit
