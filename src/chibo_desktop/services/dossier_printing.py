"""The forms of one person's dossier, for one member or for many."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from chibo_desktop.documents.dossier_form import (
    CURRICULUM,
    PARTY_MEMBER_CARD,
    Withheld,
    dossier_form,
)
from chibo_desktop.documents.dossier_sheet import BLANK, dossier_sheets
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.filters import prepared, saved_filters
from chibo_desktop.services.person_on_paper import persons_on_paper
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
    "dossier_pdf",
    "ids_chosen",
    "ids_to_print",
    "people_to_print",
]

_EVERYBODY = 100_000
Progress = Callable[[int, int, str], object]


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
    persons = persons_on_paper(unit, member_ids, form.tables, with_photo=form.has_photo)
    first = next(persons, None)
    if first is None:
        raise DomainError(Problem(code="nobody-to-print"))

    return dossier_sheets(
        form,
        chain([first], persons),
        withheld=withheld,
        is_practice=bool(read_meta(unit.connection, "practice")),
        on_person=lambda done: progress(done, total, f"{form.title} {done}/{total}"),
    )


def blank_form_pdf(unit: Unit, paper: DossierPaper) -> bytes:
    """A form without a name, to be filled in by hand."""
    return dossier_sheets(
        dossier_form(paper), [BLANK], is_practice=bool(read_meta(unit.connection, "practice"))
    )
