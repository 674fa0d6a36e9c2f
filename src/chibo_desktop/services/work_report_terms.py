"""What a report tells of congresses, of the documents that must be there, of inspections."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.terms.congress import Congress
from chibo_desktop.domain.terms.documents import DocumentState
from chibo_desktop.domain.terms.inspection import Inspection, InspectionState
from chibo_desktop.services.branch_documents import document_kinds, document_lines_of
from chibo_desktop.services.term_figures import (
    UnitDocuments,
    congress_figures,
    document_figures,
    inspection_figures,
)
from chibo_desktop.services.work_report_scope import (
    ReportScope,
    Told,
    counted,
    tallied,
    worded,
)
from chibo_desktop.wording.dates import date_text, month_text


def congresses_told(scope: ReportScope) -> Told:
    """“37/37 đảng bộ, chi bộ” at the office; elsewhere a congress held in the period."""
    if scope.is_office:
        if not scope.unit.all(Congress):
            return {}
        figures = congress_figures(scope.unit)
        if not figures.title:
            return {}
        lines = [
            NameLine(
                name=one.name,
                place="",
                note=date_text(one.congress.held_on)
                if one.congress and one.congress.held_on
                else "chưa có kết quả",
                is_counted=one.is_held,
            )
            for one in figures.units
        ]
        return {
            "congress_held": counted(lines),
            "congress_units": counted(
                [NameLine(name=one.name, place=one.place, note=one.note) for one in lines]
            ),
            "congress_title": worded(figures.title, lines),
        }
    for one in scope.unit.all(Congress):
        is_own = (one.org_id, one.branch_id) == (scope.key.org_id, scope.branch_id)
        day = one.held_on
        if is_own and one.is_held and day and scope.first <= day <= scope.until:
            said = f"{one.title}, ngày {date_text(day)}"
            return {"congress_own": worded(said, [NameLine(name=one.title, place=one.place)])}
    return {}


def documents_told(scope: ReportScope) -> Told:
    """What must be there by rule and is not."""
    year = scope.first.year
    if scope.branch_id:
        own = document_lines_of(scope.unit, scope.key.org_id, scope.branch_id, year, scope.until)
        missing = [("", line) for line in own if line.state is DocumentState.MISSING]
    else:
        missing = [
            (scope.place(one.org_id, one.branch_id), line)
            for one in scope.read(_documents)
            for line in one.missing
        ]
    lines = [
        NameLine(
            name=f"{line.kind.title} {line.period.name}".strip(),
            place=place,
            note=f"hạn {date_text(line.due_on)}",
        )
        for place, line in missing
    ]
    kinds = Counter(line.kind.title for _, line in missing)
    return {
        "documents_missing": counted(lines),
        "documents_missing_list": tallied(documents_said, kinds, lines),
    }


def documents_said(kinds: Mapping[str, int]) -> str:
    """The documents that somebody misses, in the order of the catalogue."""
    order = {kind.title: place for place, kind in enumerate(document_kinds())}
    return "; ".join(sorted(kinds, key=lambda title: order.get(title, len(order))))


def _documents(scope: ReportScope) -> Iterable[tuple[str, UnitDocuments]]:
    found = document_figures(scope.unit, scope.first.year, scope.until, org_id=scope.org_id)
    return ((one.org_id, one) for one in found)


def inspections_told(scope: ReportScope) -> Told:
    """Inspections of the programme: planned for the period, done, late."""
    found = inspection_figures(
        scope.unit,
        scope.first,
        scope.until,
        scope.until,
        org_id="" if scope.is_office else scope.key.org_id,
        branch_id=scope.branch_id,
    )
    standing = [line for line in found.lines if line[1].state != InspectionState.DROPPED]
    done = [line for line in standing if line[1].state == InspectionState.DONE]
    late = [line for line in standing if line[1].is_late(scope.until)]
    return {
        "inspections": counted(_inspections(standing)),
        "inspections_done": counted(_inspections(done)),
        "inspections_late": counted(_inspections(late)),
    }


def _inspections(found: Sequence[tuple[str, Inspection]]) -> list[NameLine]:
    return [
        NameLine(
            name=one.title,
            place=place,
            note=f"xong {date_text(one.done_on)}"
            if one.done_on
            else month_text(one.planned_in)
            if one.planned_in
            else "",
            key=one.id,
        )
        for place, one in found
    ]
