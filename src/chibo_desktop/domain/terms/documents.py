"""What a branch must have issued: once a term, every year, every quarter; and what is missing.

The catalogue is dated data (`resources/forms/branch-documents.json`). Missing ones are standing
findings of inspection: domain.md §7.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from chibo_desktop.domain.fields import full_date, reference, text
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod

_ROMAN = ("I", "II", "III", "IV")


class DocumentRhythm(StrEnum):
    """How often a document is due."""

    TERM = "term"
    YEAR = "year"
    QUARTER = "quarter"


class DocumentState(StrEnum):
    """How a document stands."""

    PRESENT = "present"
    MISSING = "missing"  # its day has passed
    COMING = "coming"  # not there yet, its day has not passed


@record("branch_document", "Văn bản của chi bộ")
@dataclass(frozen=True, slots=True, kw_only=True)
class BranchDocument(Record):
    """A document that was issued: which one of the catalogue, for which period, its number, day."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    kind: str = text("Loại văn bản", required=True, internal=True, atom="place")
    period: str = text("Kỳ", internal=True, atom="place")
    title: str = text("Trích yếu", required=True, width=60)
    number: str = text("Số, ký hiệu", width=16)
    issued_on: date | None = full_date("Ngày ban hành", required=True)
    kept_at: str = text("Nơi lưu", width=30)
    note: str = text("Ghi chú", width=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One document of the catalogue.

    `programmes` are kinds of programme that stand for it; `is_report`: the periodic report does.
    """

    code: str
    title: str
    rhythm: DocumentRhythm
    due_days: int
    effective_from: date
    effective_to: date | None = None
    needs_committee: bool = False
    programmes: frozenset[str] = frozenset()
    is_report: bool = False
    source: str = ""
    note: str = ""

    def covers(self, day: date) -> bool:
        """Whether it is asked for in a period that begins on a day."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPeriod:
    """A term, a year or a quarter: its key in the record, its name, its first and last day."""

    rhythm: DocumentRhythm
    key: str
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """What is asked for in a period and how it stands; `found` says what stands for it."""

    kind: DocumentKind
    period: DocumentPeriod
    state: DocumentState
    due_on: date
    document: BranchDocument | None = None
    found: str = ""


def branch_document_id(org_id: str, branch_id: str, kind: str, period: str) -> str:
    """The id of a document, the same on every computer of the branch."""
    return derived_id("branch-document", org_id, branch_id, kind, period)


def read_document_kinds(data: bytes) -> tuple[DocumentKind, ...]:
    """Read the catalogue. Raises ValueError or KeyError for a broken one: our data."""
    plain: Mapping[str, Any] = json.loads(data)
    return tuple(_kind(one, plain["sources"]) for one in plain["documents"])


def calendar_period(period: ReportPeriod) -> DocumentPeriod:
    """A quarter or a year; its key is that of the reports of the same period."""
    is_quarter = period.kind is PeriodKind.QUARTER
    part = f"{_ROMAN[period.number - 1]}/" if is_quarter else ""
    return DocumentPeriod(
        rhythm=DocumentRhythm.QUARTER if is_quarter else DocumentRhythm.YEAR,
        key=str(period),
        name=f"{part}{period.year}",
        first=period.first_day,
        last=period.last_day,
    )


def lines_asked(
    kinds: Iterable[DocumentKind],
    periods: Sequence[DocumentPeriod],
    *,
    today: date,
    has_committee: bool,
) -> Iterator[DocumentLine]:
    """Every document asked for in the periods, as none of them were there yet."""
    for period in periods:
        for kind in kinds:
            is_asked = kind.rhythm is period.rhythm and kind.covers(period.first)
            if not is_asked or (kind.needs_committee and not has_committee):
                continue
            due_on = min(period.first + timedelta(days=kind.due_days), period.last)
            yield DocumentLine(
                kind=kind,
                period=period,
                state=DocumentState.MISSING if due_on < today else DocumentState.COMING,
                due_on=due_on,
            )


def with_what_is_there(
    asked: Iterable[DocumentLine],
    documents: Iterable[BranchDocument],
    found: Mapping[tuple[str, str], str],
) -> list[DocumentLine]:
    """The lines with what an organisation has; `found` by kind and period stands for a document."""
    known = {(one.kind, one.period): one for one in documents}
    lines = []
    for line in asked:
        key = (line.kind.code, line.period.key)
        if key in known:
            line = replace(line, state=DocumentState.PRESENT, document=known[key])
        elif key in found:
            line = replace(line, state=DocumentState.PRESENT, found=found[key])
        lines.append(line)
    return lines


def _kind(plain: Mapping[str, Any], sources: Mapping[str, str]) -> DocumentKind:
    until = plain.get("to")
    return DocumentKind(
        code=plain["code"],
        title=plain["title"],
        rhythm=DocumentRhythm(plain["rhythm"]),
        due_days=plain["due_days"],
        effective_from=date.fromisoformat(plain["from"]),
        effective_to=date.fromisoformat(until) if until else None,
        needs_committee=plain.get("needs_committee", False),
        programmes=frozenset(plain.get("programmes", ())),
        is_report=plain.get("report", False),
        source=sources[plain["source"]],
        note=plain.get("note", ""),
    )
