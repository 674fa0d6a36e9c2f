"""The tables of a dossier: reading a member's rows, saving one, taking one off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from chibo_desktop.domain.dossier.row_checks import row_problems
from chibo_desktop.domain.dossier.tables import DOSSIER_TABLES, TABLES_BY_NAME, DossierTable
from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem, errors
from chibo_desktop.domain.records import Record
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.storage.dossier_lines import rows_of_members
from chibo_desktop.storage.unit_of_work import Seeing, Unit
from chibo_desktop.wording.values import typed_text

__all__ = [
    "DOSSIER_TABLES",
    "TABLES_BY_NAME",
    "DossierRow",
    "DossierTable",
    "RowDraft",
    "check_row",
    "dossier_rows",
    "load_row",
    "new_row_draft",
    "records_by_member",
    "save_row",
    "void_row",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRow:
    """One row as a list shows it: plain values by field name."""

    id: str
    table: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    """What stands in the dialog of one row: texts by field name, and what its author saw."""

    id: str
    table: str
    member_id: str
    written: Mapping[str, str]
    base: Seeing[Record] | None = None


def dossier_rows(
    unit: Unit, member_id: str, org_id: str = ""
) -> Mapping[str, tuple[DossierRow, ...]]:
    """Every table of a member's dossier by name, each in its own order."""
    owner = org_id or unit.author.org_id
    found = {}
    for table in DOSSIER_TABLES:
        rows = rows_of_members(unit.connection, table, [member_id], owner).get(member_id, [])
        found[table.name] = tuple(_line(table, row) for row in rows)
    return MappingProxyType(found)


def records_by_member(
    unit: Unit, table: DossierTable, member_ids: Sequence[str], org_id: str = ""
) -> dict[str, list[Record]]:
    """The records of one table for many members: for papers, lists and rules."""
    return rows_of_members(unit.connection, table, member_ids, org_id or unit.author.org_id)


def new_row_draft(unit: Unit, table: DossierTable, member_id: str) -> RowDraft:
    """An empty row of a member."""
    return RowDraft(
        id=unit.new_id(),
        table=table.name,
        member_id=member_id,
        written={spec.name: "" for spec in table.columns},
    )


def load_row(unit: Unit, table: DossierTable, row_id: str) -> RowDraft:
    """A row to be edited. Raises DomainError: row-unknown."""
    base = unit.edit(table.cls, row_id)
    if base is None or base.record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="row-unknown"))
    plain = table.kind.plain(base.record)
    return RowDraft(
        id=row_id,
        table=table.name,
        member_id=str(plain["member_id"]),
        written={spec.name: typed_text(spec, plain[spec.name]) for spec in table.columns},
        base=base,
    )


def check_row(unit: Unit, draft: RowDraft) -> tuple[Problem, ...]:
    """Everything wrong or doubtful with a draft, in the order of its columns."""
    return _read(unit, draft)[1]


def save_row(unit: Unit, draft: RowDraft) -> bool:
    """Save a row over what its author saw; True when something changed.

    Raises DomainError with every problem when one of them is an error, and for a row or a member
    of another unit.
    """
    record, problems = _read(unit, draft)
    if errors(problems):
        raise DomainError(*problems)
    _ours(unit, draft.member_id)
    act = "row.edit" if draft.base else "row.create"
    return unit.save(record, act=act, base=draft.base)


def void_row(unit: Unit, table: DossierTable, row_id: str) -> None:
    """Take a row out of the dossier; it stays in the journal. Raises DomainError: row-unknown."""
    record = unit.get(table.cls, row_id)
    if record is None or record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="row-unknown"))
    unit.void(record, reason="removed", act="row.void")


def _ours(unit: Unit, member_id: str) -> None:
    member = unit.get(Member, member_id)
    if member is None or member.org_id != unit.author.org_id:
        raise DomainError(Problem(code="row-not-ours"))


def _read(unit: Unit, draft: RowDraft) -> tuple[Record, tuple[Problem, ...]]:
    table = TABLES_BY_NAME[draft.table]
    reading = read_draft(table.columns, draft.written, catalogues())
    before = draft.base.record if draft.base else table.cls(id=draft.id, org_id=unit.author.org_id)
    plain = {**table.kind.plain(before), **reading.values, "member_id": draft.member_id}
    record = table.kind.build(draft.id, unit.author.org_id, plain)
    unread = {problem.field for problem in errors(reading.problems)}
    found = [
        *reading.problems,
        *(
            problem
            for problem in row_problems(table, record, today=unit.now.date())
            if problem.field not in unread
        ),
    ]
    places = {spec.name: place for place, spec in enumerate(table.columns)}
    return record, tuple(sorted(found, key=lambda problem: places.get(problem.field, -1)))


def _line(table: DossierTable, record: Record) -> DossierRow:
    plain = table.kind.plain(record)
    return DossierRow(
        id=record.id,
        table=table.name,
        values=MappingProxyType({spec.name: plain[spec.name] for spec in table.columns}),
    )
