"""Bringing in a list of members: looked at first, written as one batch, undone as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from chibo_desktop.domain.fields import Plain
from chibo_desktop.domain.member import OUTSIDERS, ActivityStatus, Member
from chibo_desktop.domain.member_matching import Matcher
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.files import atomic_write
from chibo_desktop.services.backups import back_up
from chibo_desktop.services.filters import prepared
from chibo_desktop.services.import_rows import (
    BranchFinder,
    Decision,
    FieldChange,
    ImportRow,
    RowKind,
    RowReader,
)
from chibo_desktop.services.session import Session
from chibo_desktop.storage.batches import batch_lines, undo_batch
from chibo_desktop.storage.member_keys import member_keys
from chibo_desktop.storage.member_lines import (
    MemberFilters,
    branch_names,
    identity_owners,
    member_ids,
)
from chibo_desktop.storage.undoing import Undone
from chibo_desktop.storage.unit_of_work import Seeing, Unit

__all__ = [
    "Decision",
    "FieldChange",
    "ImportPreview",
    "ImportRow",
    "PastImport",
    "Planned",
    "RowKind",
    "Skipped",
    "Undone",
    "apply_import",
    "export_members",
    "import_safely",
    "past_imports",
    "planned",
    "preview_import",
    "read_file",
    "save_export",
    "undo_import",
]

ACT = "member.import"
_ON_NO_SHEET = OUTSIDERS | {ActivityStatus.GUEST}
Choices = Mapping[int, Decision]
"""What to do with rows, by row number; a row that is not named gets its `usual` decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A line of the sheet that is no member: subtotal, signature, heading."""

    number: int
    reason: Problem
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do; nothing has been written. `bases` is what its author saw."""

    file_name: str
    sheet_name: str
    rows: tuple[ImportRow, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]
    bases: Mapping[str, Seeing[Member]]

    def count(self, kind: RowKind) -> int:
        """How many rows are of a kind."""
        return sum(row.kind is kind for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """How many members an import adds and changes under some choices."""

    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImport:
    """An earlier import; `when` is in ms since 1970."""

    batch: str
    when: int
    members: int
    undone: bool


def preview_import(unit: Unit, data: bytes, file_name: str) -> ImportPreview:
    """Read a workbook and hold it against the members of this unit.

    Raises DomainError: what `read_member_sheet` refuses, branch-unknown when the unit has none.
    """
    from chibo_desktop.documents.sheets.member_reading import read_member_sheet

    reading = read_member_sheet(data)
    names = branch_names(unit.connection, unit.author.org_id)
    if not names:
        raise DomainError(Problem(code="branch-unknown"))
    matcher = Matcher(member_keys(unit.connection, unit.author.org_id))
    reader = RowReader(
        matcher, BranchFinder(names), org_id=unit.author.org_id, today=unit.now.date()
    )
    matched = [reader.match(row) for row in reading.rows]
    ids = list(dict.fromkeys(one.member_id for one in matched if one.member_id))
    records = unit.get_many(Member, ids)
    rows = tuple(reader.read(one, records.get(one.member_id)) for one in matched)
    touched = [row.member_id for row in rows if row.changes or row.doubts]
    seen = unit.seen(touched)
    return ImportPreview(
        file_name=Path(file_name).name,
        sheet_name=reading.sheet_name,
        rows=rows,
        skipped=tuple(
            Skipped(number=row.number, reason=Problem(code=row.reason), text=row.text)
            for row in reading.skipped
        ),
        problems=reading.problems,
        bases={one: Seeing(records[one], seen.get(one, {})) for one in touched},
    )


def planned(preview: ImportPreview, choices: Choices) -> Planned:
    """How many members `apply_import` would add and change."""
    added = changed = 0
    for row, decision in _taken(preview, choices):
        if row.creates(decision):
            added += 1
        else:
            changed += bool(row.values(decision))
    return Planned(added=added, changed=changed)


def apply_import(unit: Unit, preview: ImportPreview, choices: Choices, document: str = "") -> str:
    """Write what was chosen as one batch; returns its id, by which it can be undone.

    `document` is what allows fixed fields to be corrected; it stands in the history.
    What others changed since the preview is not overwritten. Raises DomainError: import-outdated
    when a new member's identity number has come in meanwhile, import-nothing.
    """
    kind = type_of(Member)
    new: list[Member] = []
    edited: list[Member] = []
    for row, decision in _taken(preview, choices):
        values = row.values(decision)
        if row.creates(decision):
            new.append(kind.build(unit.new_id(), unit.author.org_id, values))
        elif values:
            before = preview.bases[row.member_id].record
            plain: dict[str, Plain] = {**kind.plain(before), **values}
            edited.append(kind.build(before.id, before.org_id, plain))
    if not new and not edited:
        raise DomainError(Problem(code="import-nothing"))
    numbers = [member.identity_number for member in new if member.identity_number]
    for name in identity_owners(unit.connection, unit.author.org_id, numbers).values():
        raise DomainError(Problem(code="import-outdated", params={"name": name}))
    batch = unit.new_id()
    note = "; ".join(part for part in (document, preview.file_name) if part)
    unit.save_all(new, act=ACT, batch=batch, note=note)
    unit.save_all(edited, act=ACT, bases=preview.bases, batch=batch, note=note)
    return batch


def undo_import(unit: Unit, batch: str) -> Undone:
    """Take a whole import back; members edited since keep what was edited."""
    return undo_batch(unit, batch, act="member.import.undo")


def past_imports(unit: Unit) -> list[PastImport]:
    """The imports of this unit, newest first."""
    return [
        PastImport(batch=line.batch, when=line.when, members=line.records, undone=line.undone)
        for line in batch_lines(unit.connection, unit.author.org_id)
        if line.act == ACT
    ]


def export_members(unit: Unit, filters: MemberFilters) -> bytes:
    """The members that the filters leave, as the update sheet; bringing it in changes nothing."""
    from chibo_desktop.documents.sheets.member_writing import write_member_sheet

    workplace = unit.get(Workplace, unit.author.org_id)
    ids = member_ids(unit.connection, prepared(unit, filters))
    records = unit.get_many(Member, ids)
    return write_member_sheet(
        [records[one] for one in ids if records[one].activity_status not in _ON_NO_SHEET],
        unit_name=workplace.name if workplace else "",
        branch_names=branch_names(unit.connection),
        created=unit.now.replace(tzinfo=None, microsecond=0),
    )


def save_export(unit: Unit, filters: MemberFilters, target: Path) -> None:
    """Write the update sheet to a file, whole or not at all. Raises DomainError: export-failed."""
    data = export_members(unit, filters)
    try:
        atomic_write(target, data)
    except OSError as error:
        raise DomainError(Problem(code="export-failed", params={"name": target.name})) from error


def read_file(path: Path) -> bytes:
    """The bytes of a chosen workbook. Raises DomainError: workbook-not-opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem(code="workbook-not-opened", params={"name": path.name})
        raise DomainError(problem) from error


def import_safely(
    session: Session, preview: ImportPreview, choices: Choices, document: str = ""
) -> str:
    """`apply_import` after a verified backup; returns the batch.

    Raises StorageError when the backup cannot be written: nothing is imported then.
    """
    back_up(session, "truoc-khi-nhap")
    with session.unit() as unit:
        return apply_import(unit, preview, choices, document)


def _taken(preview: ImportPreview, choices: Choices) -> Iterator[tuple[ImportRow, Decision]]:
    for row in preview.rows:
        decision = choices.get(row.number, row.usual)
        if decision is not Decision.SKIP and decision in row.options:
            yield row, decision
