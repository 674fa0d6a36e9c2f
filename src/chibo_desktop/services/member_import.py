"""Bringing in a list of members: looked at first, written as one batch, undone as one."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chibo_desktop.domain.member import OUTSIDERS, ActivityStatus, Member
from chibo_desktop.domain.member_matching import Matcher, Wanted
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.files import atomic_write
from chibo_desktop.services.backups import BackupReason, secure
from chibo_desktop.services.correcting import corrected_fields
from chibo_desktop.services.filters import prepared
from chibo_desktop.services.import_rows import (
    Choices,
    Decision,
    FieldChange,
    ImportRow,
    RowChoice,
    RowKind,
    as_recorded,
    choice_for,
    decide_all,
)
from chibo_desktop.services.import_source import (
    Proposal,
    open_workbook,
    propose,
    read_file,
    remember,
)
from chibo_desktop.services.import_writing import ACT, write_rows
from chibo_desktop.services.row_reading import BranchFinder, RowReader
from chibo_desktop.services.session import Session
from chibo_desktop.storage.batches import batch_lines, undo_batch
from chibo_desktop.storage.member_keys import member_keys
from chibo_desktop.storage.member_lines import MemberFilters, branch_names, member_ids
from chibo_desktop.storage.undoing import Undone
from chibo_desktop.storage.unit_of_work import Seeing, Unit

__all__ = [
    "Choices",
    "Decision",
    "FieldChange",
    "ImportPreview",
    "ImportRow",
    "PastImport",
    "Planned",
    "RowChoice",
    "RowKind",
    "Skipped",
    "Undone",
    "apply_import",
    "choice_for",
    "corrected_labels",
    "decide_all",
    "export_members",
    "import_safely",
    "past_imports",
    "planned",
    "preview_import",
    "preview_proposal",
    "read_file",
    "save_export",
    "undo_import",
]


_ON_NO_SHEET = OUTSIDERS | {ActivityStatus.GUEST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A line of the sheet that is no member: subtotal, signature, heading."""

    number: int
    reason: Problem
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do; nothing has been written. `bases` is what its author saw.

    `offers` counts, by code, the cells that could be mended for the whole list at once;
    `matched_ids` are the members who stand in the list; `fields` those it has columns for.
    """

    proposal: Proposal
    rows: tuple[ImportRow, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]
    bases: Mapping[str, Seeing[Member]]
    fields: tuple[str, ...] = ()
    matched_ids: frozenset[str] = frozenset()
    accepted: frozenset[str] = frozenset()
    offers: Mapping[str, int] = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        """The name of the workbook."""
        return self.proposal.workbook.file_name

    @property
    def sheet_name(self) -> str:
        """The sheet that was read."""
        return self.proposal.layout.sheet_name

    def count(self, kind: RowKind) -> int:
        """How many rows are of a kind."""
        return sum(row.kind is kind for row in self.rows)

    @property
    def waiting(self) -> int:
        """How many rows wait for a decision."""
        return sum(row.reason is not None for row in self.rows)


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
    """Read a workbook as it is guessed to lie and hold it against the members of this unit.

    Raises DomainError: what `open_workbook`, `propose` and `preview_proposal` refuse.
    """
    return preview_proposal(unit, propose(unit, open_workbook(data, file_name)))


def preview_proposal(
    unit: Unit, proposal: Proposal, accepted: frozenset[str] = frozenset(), *, keep: bool = False
) -> ImportPreview:
    """Hold a list against the members of this unit; with `keep` its reading is remembered.

    `accepted` are codes of offers (`ImportPreview.offers`) that are taken for every row. Raises
    DomainError: plan-without-name, branch-unknown when the unit has none.
    """
    from chibo_desktop.documents.sheets.member_reading import read_planned

    layout, plan = proposal.layout, proposal.plan
    sheet = proposal.workbook.sheets[layout.sheet]
    reading = read_planned(sheet, layout, plan, proposal.own)
    names = branch_names(unit.connection, unit.author.org_id)
    if not names:
        raise DomainError(Problem(code="branch-unknown"))
    reader = RowReader(
        BranchFinder(names),
        org_id=unit.author.org_id,
        today=unit.now.date(),
        accepted=accepted,
        own={one.spec.name: one.spec for one in proposal.own},
    )
    mended = [reader.mend(row) for row in reading.rows]
    wanted = Wanted((one.values, one.row.record_id) for one in mended)
    matcher = Matcher(member_keys(unit.connection, unit.author.org_id, wanted))
    matched = [one.matched(matcher.match(one.values, one.row.record_id)) for one in mended]
    ids = list(dict.fromkeys(one.member_id for one in matched if one.member_id))
    records = unit.get_many(Member, ids)
    rows = tuple(reader.read(one, records.get(one.member_id)) for one in matched)
    touched = [row.member_id for row in rows if row.differences]
    seen = unit.seen(touched)
    if keep:
        remember(unit, layout, plan)
    return ImportPreview(
        proposal=proposal,
        rows=rows,
        skipped=tuple(
            Skipped(number=row.number, reason=Problem(code=row.reason), text=row.text)
            for row in reading.skipped
        ),
        problems=reading.problems,
        bases={one: Seeing(records[one], seen.get(one, {})) for one in touched},
        fields=reading.fields,
        matched_ids=frozenset(ids),
        accepted=accepted,
        offers=Counter(
            problem.code for row in rows for problem in row.problems if problem.code in _BULK_OFFERS
        ),
    )


_BULK_OFFERS = frozenset({"sheet-date-short-year", "identity-maybe-old-card"})


def planned(preview: ImportPreview, choices: Choices) -> Planned:
    """How many members `apply_import` would add and change."""
    added = changed = 0
    for row, choice in _taken(preview, choices):
        if row.creates(choice.decision):
            added += 1
        else:
            changed += bool(row.values(choice))
    return Planned(added=added, changed=changed)


def apply_import(unit: Unit, preview: ImportPreview, choices: Choices, document: str = "") -> str:
    """Write what was chosen as one batch; returns its id, by which it can be undone.

    `document` is what allows fixed fields to be corrected; it stands in the history.
    What others changed since the preview is not overwritten. Raises DomainError: import-outdated
    when a new member's identity number has come in meanwhile, import-nothing.
    """
    note = "; ".join(part for part in (document, preview.file_name) if part)
    return write_rows(unit, list(_taken(preview, choices)), preview.bases, note)


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


def corrected_labels(preview: ImportPreview, choices: Choices) -> tuple[str, ...]:
    """What of the identity fields some choices correct, by name: it takes a document."""
    kind = type_of(Member)
    found: dict[str, str] = {}
    for row, choice in _taken(preview, choices):
        if choice.decision is Decision.TAKE_ALL and not row.creates(choice.decision):
            before = preview.bases[row.member_id].record
            plain = {**kind.plain(before), **as_recorded(row.values(choice), before.extra)}
            wanted = kind.build(before.id, before.org_id, plain)
            found.update({spec.name: spec.label for spec in corrected_fields(before, wanted)})
    return tuple(found.values())


def import_safely(
    session: Session, preview: ImportPreview, choices: Choices, document: str = ""
) -> str:
    """`apply_import` after a verified backup; returns the batch.

    Raises StorageError when the backup cannot be written: nothing is imported then.
    """
    secure(session, BackupReason.BEFORE_IMPORT)
    with session.unit(takes_turn=True) as unit:
        return apply_import(unit, preview, choices, document)


def _taken(preview: ImportPreview, choices: Choices) -> Iterator[tuple[ImportRow, RowChoice]]:
    for row in preview.rows:
        choice = choice_for(row, choices)
        if choice.decision is not Decision.SKIP and choice.decision in row.options:
            yield row, choice
