"""Figures of terms for the office and for reports; every one of them opens to its names.

“37/37 đảng bộ, chi bộ trực thuộc” counts the units right below, each by its own congress.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.records import R
from chibo_desktop.domain.targets.records import Programme
from chibo_desktop.domain.terms.congress import Congress
from chibo_desktop.domain.terms.documents import BranchDocument, DocumentLine, DocumentState
from chibo_desktop.domain.terms.inspection import Inspection, InspectionCount, count_inspections
from chibo_desktop.domain.terms.records import Term
from chibo_desktop.domain.text import match_key, sort_key
from chibo_desktop.services.branch_documents import DocumentSource, lines_from
from chibo_desktop.services.full_members import full_members_by_branch
from chibo_desktop.services.office_units import units_on
from chibo_desktop.storage.member_lines import branch_names, unit_names
from chibo_desktop.storage.standing_rows import standing_rows
from chibo_desktop.storage.terms import (
    inspections_between,
    issued_reports,
)
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCongress:
    """One unit and its congress of a term; None: nothing came, neither plan nor result."""

    org_id: str
    name: str
    congress: Congress | None

    @property
    def is_held(self) -> bool:
        """Whether its congress has taken place."""
        return self.congress is not None and self.congress.is_held


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressFigures:
    """How many units have held their congress of a term, with the names on both sides."""

    title: str
    titles: tuple[str, ...]
    units: tuple[UnitCongress, ...]

    @property
    def held(self) -> tuple[UnitCongress, ...]:
        """The units that have."""
        return tuple(one for one in self.units if one.is_held)

    @property
    def not_yet(self) -> tuple[UnitCongress, ...]:
        """The units that have not."""
        return tuple(one for one in self.units if not one.is_held)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDocuments:
    """What one organisation has of what it must have."""

    org_id: str
    branch_id: str
    unit_name: str
    branch_name: str
    lines: tuple[DocumentLine, ...]

    @property
    def missing(self) -> tuple[DocumentLine, ...]:
        """What is not there although its day has passed."""
        return tuple(one for one in self.lines if one.state is DocumentState.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionFigures:
    """Inspections planned for the months of a span, by unit and branch."""

    lines: tuple[tuple[str, Inspection], ...]
    count: InspectionCount

    def named(self, state: str) -> tuple[tuple[str, Inspection], ...]:
        """Those that stand so, with the name of whose they are."""
        return tuple(line for line in self.lines if line[1].state == state)


def congress_figures(unit: Unit, title: str = "") -> CongressFigures:
    """The units right below and their congresses of a term, e.g. “2025–2030”; empty: the newest."""
    congresses = sorted(unit.all(Congress), key=lambda one: one.held_on or date.min, reverse=True)
    below = units_on(unit, unit.now.date())
    nodes = {one.node_id or one.id: one.name for one in below}
    of_units = [one for one in congresses if one.org_id in nodes]
    titles = tuple(dict.fromkeys(one.title for one in of_units))
    title = title or next(iter(titles), "")
    own = _own_bodies(unit, nodes)
    wanted = {
        one.org_id: one
        for one in reversed(of_units)
        if match_key(one.title) == match_key(title) and one.branch_id == own[one.org_id]
    }
    units = [
        UnitCongress(org_id=org_id, name=name, congress=wanted.get(org_id))
        for org_id, name in nodes.items()
    ]
    units.sort(key=lambda one: sort_key(one.name))
    return CongressFigures(title=title, titles=titles, units=tuple(units))


def document_figures(
    unit: Unit, year: int, today: date, *, org_id: str = ""
) -> list[UnitDocuments]:
    """What every branch of this file, or of one node, has and misses; each table is read once."""
    units = unit_names(unit.connection, org_id)
    terms = _by_body(unit, Term, org_id)
    documents = _by_body(unit, BranchDocument, org_id)
    programmes = _by_body(unit, Programme, org_id)
    full = full_members_by_branch(unit, org_id)
    reports = issued_reports(unit.connection, org_id)
    found = []
    for one in _of_node(unit, Branch, org_id):
        body = (one.org_id, one.id)
        source = DocumentSource(
            terms=terms[body],
            documents=documents[body],
            programmes=programmes[body],
            reports=reports.get(body, {}),
            full_members=full.get(one.id, 0),
        )
        found.append(
            UnitDocuments(
                org_id=one.org_id,
                branch_id=one.id,
                unit_name=units.get(one.org_id, ""),
                branch_name=one.name,
                lines=tuple(lines_from(source, year, today)),
            )
        )
    return sorted(found, key=lambda one: (sort_key(one.unit_name), sort_key(one.branch_name)))


def inspection_figures(
    unit: Unit, first: date, last: date, today: date, *, org_id: str = "", branch_id: str = ""
) -> InspectionFigures:
    """What is planned for the months of a span: of a branch, of a unit, or of all in this file."""
    found: Sequence[Inspection] = inspections_between(unit.connection, first, last, org_id)
    if branch_id:
        found = [one for one in found if one.branch_id == branch_id]
    branches, units = branch_names(unit.connection), unit_names(unit.connection)
    lines = tuple((branches.get(one.branch_id) or units.get(one.org_id, ""), one) for one in found)
    return InspectionFigures(lines=lines, count=count_inspections(found, today))


_OfBranch = TypeVar("_OfBranch", Term, BranchDocument, Programme)


def _of_node(unit: Unit, cls: type[R], org_id: str) -> Sequence[R]:
    return standing_rows(unit.connection, cls, org_id) if org_id else unit.all(cls)


def _by_body(
    unit: Unit, cls: type[_OfBranch], org_id: str
) -> dict[tuple[str, str], list[_OfBranch]]:
    """Every standing record of a type, of one node or of all, by unit and branch."""
    found: dict[tuple[str, str], list[_OfBranch]] = defaultdict(list)
    for one in _of_node(unit, cls, org_id):
        found[one.org_id, one.branch_id].append(one)
    return found


def _own_bodies(unit: Unit, nodes: Collection[str]) -> dict[str, str]:
    """The branch whose congress is the unit's own: its only one, else the unit as a whole."""
    branches: dict[str, list[str]] = defaultdict(list)
    for one in unit.all(Branch):
        branches[one.org_id].append(one.id)
    return {
        org_id: branches[org_id][0] if len(branches.get(org_id, ())) == 1 else ""
        for org_id in nodes
    }
