"""Đối chiếu: our record against the superior system's list. Differences only, chosen per field.

The list is read and matched exactly as an import; what is chosen of theirs is written as one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chibo_desktop.documents import reconciliation as paper
from chibo_desktop.documents import reconciliation_workbook as workbook
from chibo_desktop.documents.letterhead import Letterhead, branch_signature
from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.import_rows import (
    Choices,
    Decision,
    FieldChange,
    ImportRow,
    RowChoice,
)
from chibo_desktop.services.import_source import Proposal
from chibo_desktop.services.member_import import ImportPreview, import_safely, preview_proposal
from chibo_desktop.services.session import Session
from chibo_desktop.storage.member_lines import MemberFilters, Standing, branch_names, member_ids
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import partial_date_text
from chibo_desktop.wording.import_preview import field_text
from chibo_desktop.wording.problems import sentence
from chibo_desktop.wording.reconciliation import EMPTY, OURS, THEIRS
from chibo_desktop.wording.values import value_text

__all__ = [
    "OnlyHere",
    "Reconciliation",
    "choice_of",
    "differences_of",
    "planned_of",
    "reconcile",
    "reconciliation_pdf",
    "reconciliation_workbook",
    "take_theirs",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyHere:
    """A member who is counted here and does not stand in their list."""

    member_id: str
    name: str
    born: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Two lists held side by side; nothing has been written.

    `differing` are the rows of people in both lists who differ, in the order of given names;
    `only_there` those of nobody known here, or of nobody certain.
    """

    preview: ImportPreview
    differing: tuple[ImportRow, ...]
    only_there: tuple[ImportRow, ...]
    only_here: tuple[OnlyHere, ...]
    same: int


def reconcile(unit: Unit, proposal: Proposal) -> Reconciliation:
    """Hold a list of the superior system against the members of this unit.

    Raises DomainError as `preview_proposal` does.
    """
    preview = preview_proposal(unit, proposal, keep=True)
    both = [row for row in preview.rows if row.member_id and row.match.doubt is None]
    differing = [row for row in both if differences_of(row)]
    differing.sort(key=lambda row: name_sort_key(row.name))
    only_there = [row for row in preview.rows if not row.member_id or row.match.doubt is not None]
    filters = MemberFilters(status=Standing.COUNTED, org_id=unit.author.org_id)
    missing = [
        one for one in member_ids(unit.connection, filters) if one not in preview.matched_ids
    ]
    records = unit.get_many(Member, missing)
    return Reconciliation(
        preview=preview,
        differing=tuple(differing),
        only_there=tuple(only_there),
        only_here=tuple(
            OnlyHere(
                member_id=one,
                name=records[one].full_name,
                born=partial_date_text(born) if (born := records[one].born_on) else "",
                number=records[one].identity_number,
            )
            for one in missing
            if one in records
        ),
        same=len(both) - len(differing),
    )


def differences_of(row: ImportRow) -> tuple[FieldChange, ...]:
    """Where a person differs: another value there, or none there although they have the column."""
    return (*row.differences, *(change for change in row.lacking if _counts(change.spec)))


def _counts(spec: FieldSpec) -> bool:
    # What they leave empty is worth telling only where their system should know it.
    return bool(spec.sheet) and spec.name not in _NOT_THEIRS


_NOT_THEIRS = frozenset({"note", "other_name", "removal_requested", "branch_id", "left_on"})


def take_theirs(
    session: Session, found: Reconciliation, choices: Choices, document: str = ""
) -> str:
    """Write what was chosen of theirs, after a verified backup; the batch, to be taken back as one.

    Nothing else of their list is brought in. Raises as `import_safely` does.
    """
    return import_safely(session, found.preview, _chosen_only(found, choices), document)


def planned_of(found: Reconciliation, choices: Choices) -> tuple[int, int]:
    """How many people and fields `take_theirs` would change."""
    values = [row.values(choices[row.number]) for row in found.differing if row.number in choices]
    return sum(map(bool, values)), sum(map(len, values))


def choice_of(row: ImportRow, taken: frozenset[str]) -> RowChoice:
    """The choice that takes just these fields of theirs."""
    offered = frozenset(change.spec.name for change in row.differences)
    if not taken & offered:
        return RowChoice(decision=Decision.SKIP)
    doubted = any(change.spec.name in taken for change in row.doubts)
    decision = Decision.TAKE_ALL if doubted else Decision.TAKE
    return RowChoice(decision=decision, without=offered - taken)


def _chosen_only(found: Reconciliation, choices: Choices) -> dict[int, RowChoice]:
    """Every row left alone but those of people in both lists, as chosen."""
    nothing = RowChoice(decision=Decision.SKIP)
    known = {row.number for row in found.differing}
    return {
        row.number: choices.get(row.number, nothing) if row.number in known else nothing
        for row in found.preview.rows
    }


def reconciliation_pdf(unit: Unit, found: Reconciliation, choices: Choices) -> bytes:
    """The printable list with what was chosen."""
    return paper.reconciliation_pdf(_view(unit, found, choices))


def reconciliation_workbook(unit: Unit, found: Reconciliation, choices: Choices) -> bytes:
    """The same as a workbook."""
    created = unit.now.replace(tzinfo=None, microsecond=0)
    return workbook.reconciliation_workbook(_view(unit, found, choices), created=created)


def _view(unit: Unit, found: Reconciliation, choices: Choices) -> paper.ReconciliationView:
    workplace = unit.get(Workplace, unit.author.org_id)
    today: datetime = unit.now
    names = branch_names(unit.connection, unit.author.org_id)
    members = unit.get_many(Member, [row.member_id for row in found.differing])
    lines: list[paper.DifferenceLine] = []
    for row in found.differing:
        born = members[row.member_id].born_on
        who = (members[row.member_id].full_name, partial_date_text(born) if born else "")
        lines += _lines(row, choices, names, who)
    return paper.ReconciliationView(
        letterhead=Letterhead(
            superior=workplace.superior_name if workplace else "",
            issuer=workplace.name if workplace else "",
            place=workplace.place if workplace else "",
            dated=today.date(),
        ),
        file_name=found.preview.file_name,
        as_of=today.date(),
        same=found.same,
        people=len(found.differing),
        differences=tuple(lines),
        only_here=tuple(
            paper.OneSided(name=one.name, born=one.born, number=one.number)
            for one in found.only_here
        ),
        only_there=tuple(_one_there(row) for row in found.only_there),
        signatures=(branch_signature(workplace.secretary_name if workplace else ""),),
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


def _lines(
    row: ImportRow, choices: Choices, names: dict[str, str], who: Sequence[str]
) -> list[paper.DifferenceLine]:
    taken = row.values(choices[row.number]) if row.number in choices else {}
    return [
        paper.DifferenceLine(
            name=who[0],
            born=who[1],
            label=field_text(change.spec),
            ours=_text(change.spec, change.old, names),
            theirs=_text(change.spec, change.new, names),
            chosen=THEIRS if change.spec.name in taken else OURS,
        )
        for change in differences_of(row)
    ]


def _text(spec: FieldSpec, plain: Plain, names: dict[str, str]) -> str:
    return value_text(spec, plain, catalogues(), names) or EMPTY


def _one_there(row: ImportRow) -> paper.OneSided:
    born = str(row.record.get("born_on") or "")
    return paper.OneSided(
        name=row.name,
        born="/".join(reversed(born.split("-"))),
        number=str(row.record.get("identity_number") or ""),
        note=sentence(row.reason) if row.reason else f"Dòng {row.number} của tệp",
    )
