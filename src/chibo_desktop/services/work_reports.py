"""Báo cáo công tác: drafted from what is known, written by people, issued and kept as signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.domain.text import nfc
from chibo_desktop.domain.work_reports.form import WorkReportForm, numbered_titles
from chibo_desktop.domain.work_reports.issued import (
    FigureChange,
    IssuedReport,
    changes_between,
)
from chibo_desktop.domain.work_reports.records import WorkReport
from chibo_desktop.domain.work_reports.text import (
    TextPiece,
    codes_in,
    drafted_paragraphs,
    pieces_of,
    said,
)
from chibo_desktop.services.party_bodies import party_bodies
from chibo_desktop.services.picture_reports import figure_lines, report_figures
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.services.work_report_forms import form_by_id, work_report_form
from chibo_desktop.services.work_report_scope import KnownFigure, ReportKey, ReportScope
from chibo_desktop.services.work_report_words import head_of, words_of
from chibo_desktop.services.written_sections import Section, section_of, texts_with
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.work_reports import work_reports_of
from chibo_desktop.wording.work_reports import FIGURES


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection(Section):
    """A part of a report; its texts hold figures as codes in braces.

    `pieces` is the text with its figures as they stand; `changes` are those that said something
    else when somebody edited it.
    """

    heading: str
    pieces: tuple[TextPiece, ...]
    changes: tuple[FigureChange, ...] = ()
    lines: int = 2

    @property
    def said(self) -> str:
        """As people read it."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """A report as it stands. Issued, its sections are as signed and `changes` what differs now."""

    key: ReportKey
    branches: Mapping[str, str]
    form: WorkReportForm
    subject: str
    address: str
    sections: tuple[ReportSection, ...]
    figures: Mapping[str, KnownFigure]
    record: WorkReport
    issued: IssuedReport | None = None
    changes: tuple[FigureChange, ...] = ()

    @property
    def said_figures(self) -> Mapping[str, str]:
        """What each figure says: as signed, or as it stands."""
        if self.issued is not None:
            return self.issued.figures
        return {code: one.text for code, one in self.figures.items()}

    @property
    def edited(self) -> int:
        """How many sections somebody wrote."""
        return sum(1 for section in self.sections if section.is_edited)

    @property
    def numbered(self) -> list[tuple[str, str, ReportSection]]:
        """The sections that a report has, each with the heading above it and its title.

        Of an issued one those that say nothing are left out.
        """
        kept = [one for one in self.sections if self.issued is None or one.text]
        titles = numbered_titles([(one.heading, one.title) for one in kept])
        return [(*title, one) for title, one in zip(titles, kept, strict=True)]

    @property
    def is_empty(self) -> bool:
        """Whether the file knows nobody of whom a report could tell."""
        known = self.figures.get("members")
        return known is None or known.is_nothing


def load_report(
    unit: Unit,
    branch_id: str,
    period: ReportPeriod,
    today: date,
    progress: Progress = unwatched,
    figures: Mapping[str, KnownFigure] | None = None,
) -> ReportDraft:
    """The report of a period; of the first branch when the one asked for is not in this file.

    `figures` are those already counted, when only the text has changed since. `progress` may stop
    the counting by raising.
    """
    branches = party_bodies(unit)
    branch_id = branch_id if branch_id in branches else next(iter(branches), "")
    key = ReportKey(org_id=unit.author.org_id, branch_id=branch_id, period=period)
    scope = ReportScope(unit=unit, key=key, today=today)
    figures = report_figures(scope, progress) if figures is None else figures
    record = _record(unit, key)
    if record.is_issued:
        return _as_issued(unit, scope, record, figures, branches)
    form = work_report_form(branch_id, scope.until)
    words = words_of(scope)
    return ReportDraft(
        key=key,
        branches=branches,
        form=form,
        subject=said(form.subject, words, words),
        address=said(form.address, words, words) if words["superior"] else "",
        sections=tuple(_sections(form, period, figures, words, record)),
        figures=figures,
        record=record,
    )


def figure_names(unit: Unit, draft: ReportDraft, code: str, today: date) -> Sequence[NameLine]:
    """What a figure of a report counts; empty for a figure that it does not know."""
    scope = ReportScope(unit=unit, key=draft.key, today=today)
    return figure_lines(scope, code, draft.figures[code]) if code in draft.figures else ()


def write_section(unit: Unit, draft: ReportDraft, code: str, text: str) -> None:
    """Keep what somebody wrote in a section, and what its figures said then.

    Raises DomainError: work-report-section-unknown, work-report-issued.
    """
    section = section_of(draft.sections, code, "work-report-section-unknown")
    record = _open_record(unit, draft)
    texts = texts_with(record.texts, section, text)
    seen = _seen_without(record.seen, code)
    if code in texts:
        seen |= _seen(code, texts[code], draft.figures)
    unit.save(replace(record, texts=texts, seen=seen), act="work-report.write")


def accept_figures(unit: Unit, draft: ReportDraft, code: str) -> None:
    """An edited section was read again: its figures are right as they stand now.

    Raises DomainError: work-report-section-unknown, work-report-issued.
    """
    section = section_of(draft.sections, code, "work-report-section-unknown")
    record = _open_record(unit, draft)
    seen = _seen_without(record.seen, code) | _seen(code, section.text, draft.figures)
    unit.save(replace(record, seen=seen), act="work-report.accept")


def issue_report(unit: Unit, draft: ReportDraft, number: str, issued_on: date | None) -> None:
    """The report was signed and sent: text, figures and names are kept as they stand.

    Raises DomainError: work-report-number, work-report-day, work-report-early, work-report-issued.
    """
    record = _open_record(unit, draft)
    problems = []
    if not nfc(number):
        problems.append(Problem(code="work-report-number", field="number"))
    if issued_on is None:
        problems.append(Problem(code="work-report-day", field="issued_on"))
    elif issued_on < draft.key.period.first_day:
        problems.append(Problem(code="work-report-early", field="issued_on"))
    if problems:
        raise DomainError(*problems)
    texts = {one.code: one.text for one in draft.sections}
    used = {code for text in texts.values() for code in codes_in(text)}
    issued = IssuedReport(
        form_id=draft.form.id,
        head={
            **head_of(unit, draft.key.branch_id),
            "subject": draft.subject,
            "address": draft.address,
        },
        texts=texts,
        figures={code: one.text for code, one in draft.figures.items() if code in used},
    )
    kept = replace(record, number=nfc(number), issued_on=issued_on, issued=issued.to_plain())
    unit.save(kept, act="work-report.issue")


def reopen_report(unit: Unit, draft: ReportDraft) -> None:
    """What was issued is worked on again; the journal keeps what was signed.

    Raises DomainError: work-report-not-issued.
    """
    record = _record(unit, draft.key)
    if not record.is_issued:
        raise DomainError(Problem(code="work-report-not-issued"))
    opened = replace(record, number="", issued_on=None, issued={})
    unit.save(opened, act="work-report.reopen")


def _record(unit: Unit, key: ReportKey) -> WorkReport:
    """The record of a report, new while nobody has written anything."""
    known = work_reports_of(unit.connection, key.org_id, key.branch_id)
    return known.get(str(key.period)) or WorkReport(
        id=key.id, org_id=key.org_id, branch_id=key.branch_id, period=str(key.period)
    )


def _open_record(unit: Unit, draft: ReportDraft) -> WorkReport:
    record = _record(unit, draft.key)
    if record.is_issued:
        raise DomainError(Problem(code="work-report-issued"))
    return record


def _sections(
    form: WorkReportForm,
    period: ReportPeriod,
    figures: Mapping[str, KnownFigure],
    words: Mapping[str, str],
    record: WorkReport,
) -> list[ReportSection]:
    known_figures = {code: one.figure for code, one in figures.items()}
    now = {code: one.text for code, one in figures.items()}
    found = []
    for one in form.sections_of(period.kind):
        known = drafted_paragraphs(one.paragraphs, known_figures, words)
        text = record.texts.get(one.code, known)
        before = {
            key.partition("/")[2]: value
            for key, value in record.seen.items()
            if key.partition("/")[0] == one.code and one.code in record.texts
        }
        found.append(
            ReportSection(
                code=one.code,
                heading=said(one.heading, words, words),
                title=said(one.title, words, words),
                text=text,
                known=known,
                pieces=pieces_of(text, now, FIGURES),
                changes=changes_between(before, now),
                lines=one.lines,
            )
        )
    return found


def _as_issued(
    unit: Unit,
    scope: ReportScope,
    record: WorkReport,
    figures: Mapping[str, KnownFigure],
    branches: Mapping[str, str],
) -> ReportDraft:
    issued = IssuedReport.from_plain(record.issued)
    form = form_by_id(issued.form_id) or work_report_form(scope.branch_id, scope.until)
    words = words_of(scope)
    now = {code: one.text for code, one in figures.items()}
    sections = [
        ReportSection(
            code=one.code,
            heading=said(one.heading, words, words),
            title=said(one.title, words, words),
            text=issued.texts.get(one.code, ""),
            known=issued.texts.get(one.code, ""),
            pieces=pieces_of(issued.texts.get(one.code, ""), issued.figures, FIGURES),
            lines=one.lines,
        )
        for one in form.sections_of(scope.key.period.kind)
    ]
    return ReportDraft(
        key=scope.key,
        branches=branches,
        form=form,
        subject=issued.head.get("subject", ""),
        address=issued.head.get("address", ""),
        sections=tuple(sections),
        figures=figures,
        record=record,
        issued=issued,
        changes=changes_between(issued.figures, now),
    )


def _seen(code: str, text: str, figures: Mapping[str, KnownFigure]) -> dict[str, str]:
    return {f"{code}/{one}": figures[one].text for one in codes_in(text) if one in figures}


def _seen_without(seen: Mapping[str, str], code: str) -> dict[str, str]:
    return {key: value for key, value in seen.items() if not key.startswith(f"{code}/")}
