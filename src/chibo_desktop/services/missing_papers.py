"""What the dossiers of a unit still miss: per member, per branch, counted and by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.missing_papers_list import (
    MissingPapersList,
    MissingRow,
    missing_papers_list,
)
from chibo_desktop.documents.missing_papers_workbook import missing_papers_workbook
from chibo_desktop.domain.document_types import RequiredPaper, missing
from chibo_desktop.domain.member import MemberStatus
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.services.document_types import paper_rule_on
from chibo_desktop.services.letterheads import letterhead_of
from chibo_desktop.storage.attachment_lines import active_members, types_by_member
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberMissing:
    """A member whose dossier misses something."""

    member_id: str
    org_id: str
    full_name: str
    branch_id: str
    branch_name: str
    is_full: bool
    missing: tuple[RequiredPaper, ...]
    required: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPapers:
    """All of them, in the order of the list of members; `checked` members were looked at.

    `begun` are the branches that keep at least one scan of these members here.
    """

    lines: tuple[MemberMissing, ...]
    checked: int
    rule_title: str
    rule_source: str
    begun: frozenset[str] = frozenset()

    @property
    def papers(self) -> int:
        """How many papers are missing in all."""
        return sum(len(line.missing) for line in self.lines)


def missing_papers(unit: Unit, branch_id: str = "") -> MissingPapers:
    """What the dossiers of this unit's members miss by the rule of today; of one branch or of all.

    Members who left, died or are interrupted are not looked at.
    """
    rule = paper_rule_on(unit.now.date())
    owner = unit.author.org_id
    have = types_by_member(unit.connection, owner)
    names = branch_names(unit.connection)
    checked = 0
    begun: set[str] = set()
    lines = []
    for member in active_members(unit.connection, owner):
        if branch_id and member.branch_id != branch_id:
            continue
        checked += 1
        if member.id in have:
            begun.add(member.branch_id)
        required = rule.required(member.status, member.admitted_on) if rule else ()
        left = missing(required, have.get(member.id, ()))
        if left:
            lines.append(
                MemberMissing(
                    member_id=member.id,
                    org_id=owner,
                    full_name=member.full_name,
                    branch_id=member.branch_id,
                    branch_name=names.get(member.branch_id, ""),
                    is_full=member.status is MemberStatus.FULL,
                    missing=left,
                    required=len(required),
                )
            )
    return MissingPapers(
        lines=tuple(lines),
        checked=checked,
        rule_title=rule.title if rule else "",
        rule_source=rule.source if rule else "",
        begun=frozenset(begun),
    )


def missing_papers_pdf(unit: Unit, branch_id: str = "", *, dated: date | None = None) -> bytes:
    """The list on paper."""
    return missing_papers_list(_view(unit, branch_id, dated))


def missing_papers_sheet(unit: Unit, branch_id: str = "") -> bytes:
    """The same list as a workbook, one row a missing paper."""
    return missing_papers_workbook(_view(unit, branch_id, unit.now.date()))


def _view(unit: Unit, branch_id: str, dated: date | None) -> MissingPapersList:
    found = missing_papers(unit, branch_id)
    workplace = unit.get(Workplace, unit.author.org_id)
    branch = branch_names(unit.connection).get(branch_id, "")
    return MissingPapersList(
        letterhead=letterhead_of(unit, dated),
        scope=branch or (workplace.name if workplace else ""),
        dated=dated or unit.now.date(),
        checked=found.checked,
        rows=_rows(found.lines),
        rule_source=found.rule_source,
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


def _rows(lines: Sequence[MemberMissing]) -> tuple[MissingRow, ...]:
    return tuple(
        MissingRow(
            full_name=line.full_name,
            branch_name=line.branch_name,
            standing="Chính thức" if line.is_full else "Dự bị",
            papers=tuple(_titled(paper) for paper in line.missing),
        )
        for line in lines
    )


def _titled(paper: RequiredPaper) -> str:
    return f"{paper.title} (loại {' hoặc '.join(paper.types)})"
