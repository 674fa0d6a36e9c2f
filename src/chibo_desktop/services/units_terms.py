"""The office's view of terms: each unit's congress, committee, missing documents, inspections."""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.terms.congress import Congress
from chibo_desktop.domain.terms.documents import DocumentLine
from chibo_desktop.domain.terms.inspection import Inspection, InspectionCount, count_inspections
from chibo_desktop.services.issuers import issuer_of
from chibo_desktop.services.term_figures import (
    CongressFigures,
    congress_figures,
    document_figures,
    inspection_figures,
)
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.terms import (
    attendance_text,
    congress_day,
    missing_text,
    units_headline,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTerm:
    """One unit of the office with all its branches together."""

    org_id: str
    name: str
    congress: Congress | None
    missing: tuple[tuple[str, DocumentLine], ...]  # branch name and what it lacks
    inspections: InspectionCount
    late: tuple[Inspection, ...]

    @property
    def missing_words(self) -> str:
        """What is missing, named; of several branches each with its own."""
        names = {branch for branch, _ in self.missing}
        if len(names) <= 1:
            return missing_text([line for _, line in self.missing])
        return "; ".join(
            f"{name}: {missing_text([line for of, line in self.missing if of == name])}"
            for name in sorted(names)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsTerms:
    """All units right below the office, and the figure of their congresses."""

    year: int
    congresses: CongressFigures
    lines: tuple[UnitTerm, ...]

    @property
    def lacking(self) -> tuple[UnitTerm, ...]:
        """Units that miss a document whose day has passed."""
        return tuple(line for line in self.lines if line.missing)


def load_units_terms(unit: Unit, title: str, year: int, today: date) -> UnitsTerms:
    """What the bundles of the units say of a term and a year."""
    congresses = congress_figures(unit, title)
    missing: dict[str, list[tuple[str, DocumentLine]]] = {}
    for one in document_figures(unit, year, today):
        found = [(one.branch_name, line) for line in one.missing]
        missing.setdefault(one.org_id, []).extend(found)
    figures = inspection_figures(unit, date(year, 1, 1), date(year, 12, 31), today)
    by_unit: dict[str, list[Inspection]] = {}
    for _, inspection in figures.lines:
        by_unit.setdefault(inspection.org_id, []).append(inspection)
    lines = []
    for of in congresses.units:
        own = by_unit.get(of.org_id, [])
        lines.append(
            UnitTerm(
                org_id=of.org_id,
                name=of.name,
                congress=of.congress,
                missing=tuple(missing.get(of.org_id, ())),
                inspections=count_inspections(own, today),
                late=tuple(one for one in own if one.is_late(today)),
            )
        )
    return UnitsTerms(year=year, congresses=congresses, lines=tuple(lines))


def units_view(unit: Unit, title: str, year: int, today: date) -> ListView:
    """The table of all units on paper, with the names of those that have not held theirs."""
    board = load_units_terms(unit, title, year, today)
    issuer, term = issuer_of(unit, None), board.congresses.title
    rows = [
        ListRow(
            cells=(
                number,
                line.name,
                congress_day(line.congress),
                attendance_text(line.congress) if line.congress else "",
                line.missing_words,
                f"{line.inspections.done}/{line.inspections.planned}",
            )
        )
        for number, line in enumerate(board.lines, start=1)
    ]
    not_yet = ", ".join(one.name for one in board.congresses.not_yet)
    after = [f"{units_headline(len(board.congresses.held), len(board.lines), term)}."]
    if not_yet:
        after.append(f"Chưa tổ chức đại hội: {not_yet}.")
    return ListView(
        letterhead=issuer.letterhead,
        title="Tổng hợp đại hội, văn bản, kiểm tra – giám sát",
        subjects=(", ".join(filter(None, (term and f"nhiệm kỳ {term}", f"năm {year}"))),),
        columns=_COLUMNS,
        rows=tuple(rows),
        after=tuple(after),
        signatures=issuer.table_signatures,
        sheet="Các đơn vị",
        is_practice=issuer.is_practice,
    )


_COLUMNS = (
    ListColumn(title="TT", width=5, align=Align.CENTRE),
    ListColumn(title="Đơn vị", width=34),
    ListColumn(title="Đại hội", width=17),
    ListColumn(title="Dự đại hội", width=22),
    ListColumn(title="Văn bản còn thiếu", width=46),
    ListColumn(title="Kiểm tra, giám sát đã kết luận", width=16, align=Align.CENTRE),
)
