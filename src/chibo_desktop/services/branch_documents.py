"""Văn bản chi bộ phải có: what is there, what is missing today, and writing one down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from chibo_desktop import resources
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.targets.records import Programme
from chibo_desktop.domain.terms.committee import TermSpan, span_on
from chibo_desktop.domain.terms.documents import (
    BranchDocument,
    DocumentKind,
    DocumentLine,
    DocumentPeriod,
    DocumentRhythm,
    DocumentState,
    branch_document_id,
    calendar_period,
    lines_asked,
    read_document_kinds,
    with_what_is_there,
)
from chibo_desktop.domain.terms.records import Term
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.committee import full_members, has_committee
from chibo_desktop.services.party_bodies import chosen_body
from chibo_desktop.storage.of_body import of_body
from chibo_desktop.storage.terms import IssuedReport, issued_reports
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.terms import numbered_text


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentBoard:
    """What is asked of an organisation in a year, its term and the quarters begun of it."""

    org_id: str
    branch_id: str
    branches: Mapping[str, str]
    year: int
    today: date
    lines: tuple[DocumentLine, ...]
    has_term: bool

    def standing(self, state: DocumentState) -> tuple[DocumentLine, ...]:
        """The lines that stand so."""
        return tuple(line for line in self.lines if line.state is state)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSource:
    """What the lines of one organisation follow from."""

    terms: Sequence[Term]
    documents: Sequence[BranchDocument]
    programmes: Sequence[Programme]
    reports: Mapping[str, IssuedReport]  # by the key of their period
    full_members: int | None


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """The catalogue that ships with the program."""
    return read_document_kinds(resources.path("forms", "branch-documents.json").read_bytes())


def load_documents(unit: Unit, branch_id: str, year: int, today: date) -> DocumentBoard:
    """What an organisation of this file must have in a year."""
    branch_id, branches = chosen_body(unit, branch_id)
    day = min(today, date(year, 12, 31))
    lines = document_lines_of(unit, unit.author.org_id, branch_id, year, today)
    terms = of_body(unit.connection, Term, unit.author.org_id, branch_id)
    return DocumentBoard(
        org_id=unit.author.org_id,
        branch_id=branch_id,
        branches=branches,
        year=year,
        today=today,
        lines=tuple(lines),
        has_term=span_on(terms, day) is not None,
    )


def document_lines_of(
    unit: Unit, org_id: str, branch_id: str, year: int, today: date
) -> list[DocumentLine]:
    """The same of any organisation whose records this file holds."""
    connection = unit.connection
    return lines_from(
        DocumentSource(
            terms=of_body(connection, Term, org_id, branch_id),
            documents=of_body(connection, BranchDocument, org_id, branch_id),
            programmes=of_body(connection, Programme, org_id, branch_id),
            reports=issued_reports(connection, org_id).get((org_id, branch_id), {}),
            full_members=full_members(unit, branch_id),
        ),
        year,
        today,
    )


def lines_from(source: DocumentSource, year: int, today: date) -> list[DocumentLine]:
    """What an organisation must have in a year and how each stands."""
    day = min(today, date(year, 12, 31))
    elects = has_committee(source.full_members, day)
    asked = _asked_of_all(year, today, has_committee=elects)
    if span := span_on(source.terms, day):
        of_term = lines_asked(
            document_kinds(), [_period_of(span)], today=today, has_committee=elects
        )
        asked = (*of_term, *asked)
    return with_what_is_there(asked, source.documents, _stood_for(source, asked))


def document_periods(span: TermSpan | None, year: int, today: date) -> list[DocumentPeriod]:
    """The term if one is known, the year, and its quarters that have begun."""
    return [*([_period_of(span)] if span is not None else ()), *_calendar(year, today)]


@lru_cache(maxsize=8)
def _asked_of_all(year: int, today: date, *, has_committee: bool) -> tuple[DocumentLine, ...]:
    """What is asked of every organisation alike: an office has thousands of them."""
    return tuple(
        lines_asked(
            document_kinds(), _calendar(year, today), today=today, has_committee=has_committee
        )
    )


def _calendar(year: int, today: date) -> list[DocumentPeriod]:
    calendar = [
        ReportPeriod(PeriodKind.YEAR, year),
        *ReportPeriod.all_of(PeriodKind.QUARTER, year),
    ]
    begun = [one for one in calendar if one.kind is PeriodKind.YEAR or one.first_day <= today]
    return [calendar_period(one) for one in begun]


def _period_of(span: TermSpan) -> DocumentPeriod:
    return DocumentPeriod(
        rhythm=DocumentRhythm.TERM,
        key=span.term.id,
        name=span.term.title,
        first=span.first,
        last=span.last or date.max,
    )


def new_document(board: DocumentBoard, line: DocumentLine) -> BranchDocument:
    """An empty record of what is asked for; nothing is written."""
    return BranchDocument(
        id=branch_document_id(board.org_id, board.branch_id, line.kind.code, line.period.key),
        org_id=board.org_id,
        branch_id=board.branch_id,
        kind=line.kind.code,
        period=line.period.key,
        title=line.kind.title,
    )


def save_document(unit: Unit, document: BranchDocument) -> None:
    """Write down that a document was issued. Raises DomainError: document-title, document-day."""
    problems = []
    if not nfc(document.title):
        problems.append(Problem(code="document-title", field="title"))
    if document.issued_on is None or document.issued_on > unit.now.date():
        problems.append(Problem(code="document-day", field="issued_on"))
    if problems:
        raise DomainError(*problems)
    unit.save(
        replace(
            document,
            title=nfc(document.title),
            number=nfc(document.number),
            kept_at=nfc(document.kept_at),
            note=nfc(document.note),
        ),
        act="document.record",
    )


def remove_document(unit: Unit, document: BranchDocument) -> None:
    """Take a document off that was written down by mistake."""
    unit.void(document, reason="Ghi nhầm", act="document.remove")


def _stood_for(source: DocumentSource, asked: Sequence[DocumentLine]) -> dict[tuple[str, str], str]:
    """What a programme or an issued report stands for: nothing is typed twice."""
    found: dict[tuple[str, str], str] = {}
    if not source.reports and not source.programmes:
        return found
    periods = {line.period.key: line.period for line in asked}.values()
    for kind in document_kinds():
        for period in periods:
            report = source.reports.get(period.key) if kind.is_report else None
            if report is not None:
                words = numbered_text(report.number, report.issued_on)
                found[kind.code, period.key] = words
            for one in source.programmes:
                if one.kind in kind.programmes and _is_of(one, period):
                    words = numbered_text(one.number or one.title, one.issued_on)
                    found.setdefault((kind.code, period.key), words)
    return found


def _is_of(one: Programme, period: DocumentPeriod) -> bool:
    """A programme of several years belongs to a term, one of a single year to that year."""
    first = one.first_year or 0
    is_long = (one.last_year or first) > first
    if period.rhythm is DocumentRhythm.TERM:
        return is_long and one.covers(period.first.year)
    return not is_long and first == period.first.year
