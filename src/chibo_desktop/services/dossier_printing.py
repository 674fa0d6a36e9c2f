"""The forms of one person's dossier, for one member or for many."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from chibo_desktop.documents.dossier_form import (
    CURRICULUM,
    PARTY_MEMBER_CARD,
    DossierForm,
    Withheld,
    dossier_form,
)
from chibo_desktop.documents.dossier_sheet import BLANK, PersonOnPaper, dossier_sheets
from chibo_desktop.documents.dossier_workbook import dossier_workbook as workbook_of
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.filters import prepared, saved_filters
from chibo_desktop.services.issuers import created_at
from chibo_desktop.services.person_on_paper import persons_on_paper
from chibo_desktop.services.watched import Progress
from chibo_desktop.storage.member_lines import (
    MemberFilters,
    MemberOrder,
    Standing,
    member_ids,
    member_page,
)
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit

__all__ = [
    "DossierPaper",
    "People",
    "Withheld",
    "blank_form_pdf",
    "blank_form_workbook",
    "check_sheets",
    "dossier_pdf",
    "dossier_workbook",
    "ids_chosen",
    "ids_to_print",
    "people_to_print",
]

_EVERYBODY = 100_000
MOST_SHEETS = 400  # one a member: beyond it Excel on an office computer takes minutes to open


class DossierPaper(StrEnum):
    """The forms of one person's dossier."""

    CARD = PARTY_MEMBER_CARD  # Phiếu đảng viên
    CURRICULUM = CURRICULUM  # Lý lịch đảng viên


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Whose papers can be printed: how many are counted, everybody by name, filters by name."""

    counted: int
    names: Mapping[str, str]
    filters: Mapping[str, str]


def people_to_print(unit: Unit) -> People:
    """The members of this unit in the order of given names, and its saved filters."""
    mine = MemberFilters(org_id=unit.author.org_id)
    lines = member_page(
        unit.connection, mine, MemberOrder(), ("full_name",), offset=0, limit=_EVERYBODY
    )
    return People(
        counted=len(ids_to_print(unit)),
        names={line.id: str(line.values["full_name"]) for line in lines},
        filters={one.id: one.name for one in saved_filters(unit) if not one.problems},
    )


def ids_chosen(unit: Unit, key: str) -> list[str]:
    """Members by a key: empty for everybody counted, the id of a saved filter, or a member's id.

    Raises DomainError: filter-…, when a filter cannot be applied.
    """
    if not key:
        return ids_to_print(unit)
    saved = next((one for one in saved_filters(unit) if one.id == key), None)
    if saved is None:
        return [key]
    filters = MemberFilters(org_id=unit.author.org_id, condition=saved.filter)
    return ids_to_print(unit, prepared(unit, filters))


def ids_to_print(unit: Unit, filters: MemberFilters | None = None) -> list[str]:
    """Whose papers a filter means: by default everybody counted, in the order of given names."""
    own = filters or MemberFilters(status=Standing.COUNTED, org_id=unit.author.org_id)
    return member_ids(unit.connection, own)


def dossier_pdf(
    unit: Unit,
    paper: DossierPaper,
    member_ids: Sequence[str],
    *,
    withheld: frozenset[Withheld] = frozenset(),
    progress: Progress = lambda _done, _total, _text: None,
) -> bytes:
    """One form for every member in one PDF, in the order given; what is `withheld` stays off it.

    `progress` may stop the work by raising. Raises DomainError: nobody-to-print.
    """
    form = dossier_form(paper)
    total = len(member_ids)
    return dossier_sheets(
        form,
        _persons(unit, form, member_ids),
        withheld=withheld,
        is_practice=bool(read_meta(unit.connection, "practice")),
        on_person=lambda done: progress(done, total, f"{form.title} {done}/{total}"),
    )


def dossier_workbook(
    unit: Unit,
    paper: DossierPaper,
    member_ids: Sequence[str],
    *,
    withheld: frozenset[Withheld] = frozenset(),
    progress: Progress = lambda _done, _total, _text: None,
) -> bytes:
    """The same form as a workbook: one sheet a member, with a sheet that leads to the others.

    `progress` may stop the work by raising. Raises DomainError: nobody-to-print,
    too-many-sheets.
    """
    form = dossier_form(paper)
    total = len(member_ids)
    check_sheets(total)
    return workbook_of(
        form,
        _persons(unit, form, member_ids),
        created=created_at(unit, None),
        withheld=withheld,
        is_practice=bool(read_meta(unit.connection, "practice")),
        has_contents=total > 1,
        on_person=lambda done: progress(done, total, f"{form.title} {done}/{total}"),
    )


def check_sheets(people: int) -> None:
    """Refuse a workbook that nobody could open. Raises DomainError: too-many-sheets."""
    if people > MOST_SHEETS:
        params: dict[str, str | int] = {"count": people, "most": MOST_SHEETS}
        raise DomainError(Problem(code="too-many-sheets", params=params))


def blank_form_pdf(unit: Unit, paper: DossierPaper) -> bytes:
    """A form without a name, to be filled in by hand."""
    return dossier_sheets(
        dossier_form(paper), [BLANK], is_practice=bool(read_meta(unit.connection, "practice"))
    )


def blank_form_workbook(unit: Unit, paper: DossierPaper) -> bytes:
    """The form without a name as a workbook, to be filled in on the computer."""
    return workbook_of(
        dossier_form(paper),
        [BLANK],
        created=created_at(unit, None),
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


def _persons(unit: Unit, form: DossierForm, member_ids: Sequence[str]) -> Iterator[PersonOnPaper]:
    persons = persons_on_paper(unit, member_ids, form.tables, with_photo=form.has_photo)
    first = next(persons, None)
    if first is None:
        raise DomainError(Problem(code="nobody-to-print"))
    return chain([first], persons)
