"""Fields and catalogues of the office: defined there, filled in at every unit, counted by both."""

from typing import TypeVar

from chibo_desktop.domain.dossier.custom_field import (
    CustomField,
    CustomKind,
    custom_field_problems,
)
from chibo_desktop.domain.dossier.office_field import (
    OfficeCatalogue,
    OfficeField,
    office_catalogue_problems,
)
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.services.office_link import office_of
from chibo_desktop.storage.unit_of_work import Unit

R = TypeVar("R", bound=Record)


def office_fields(unit: Unit) -> tuple[OfficeField, ...]:
    """The fields in force here: this office's own, and those of the office above."""
    known = {one.id: one for one in _in_force(unit, OfficeCatalogue)}
    found = (one.offering(known) for one in _in_force(unit, OfficeField))
    return tuple(sorted(found, key=lambda one: one.place or 0))


def own_office_fields(unit: Unit) -> tuple[OfficeField, ...]:
    """Those that are defined here, as they were defined."""
    found = [one for one in unit.all(OfficeField) if one.org_id == unit.author.org_id]
    return tuple(sorted(found, key=lambda one: one.place or 0))


def office_catalogues(unit: Unit) -> tuple[OfficeCatalogue, ...]:
    """The catalogues that are defined here."""
    own = unit.author.org_id
    return tuple(one for one in unit.all(OfficeCatalogue) if one.org_id == own)


def new_office_field(unit: Unit) -> OfficeField:
    """An empty definition, placed after the others."""
    places = [one.place or 0 for one in own_office_fields(unit)]
    return OfficeField(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        kind=CustomKind.CHOICE,
        place=max(places, default=0) + 1,
    )


def new_office_catalogue(unit: Unit) -> OfficeCatalogue:
    """An empty catalogue."""
    return OfficeCatalogue(id=unit.new_id(), org_id=unit.author.org_id)


def save_office_field(unit: Unit, field: OfficeField) -> bool:
    """Save a definition. Raises DomainError with every problem."""
    own = [one for one in unit.all(CustomField) if one.org_id == unit.author.org_id]
    known = {one.id: one for one in office_catalogues(unit)}
    others = [*own_office_fields(unit), *own]
    found = custom_field_problems(field.offering(known), others, type_of(Member).fields)
    if found:
        raise DomainError(*found)
    act = "office-field.edit" if unit.get(OfficeField, field.id) else "office-field.create"
    return unit.save(field, act=act)


def save_office_catalogue(unit: Unit, catalogue: OfficeCatalogue) -> bool:
    """Save a catalogue. Raises DomainError with every problem."""
    found = office_catalogue_problems(catalogue, {one.id: one for one in office_catalogues(unit)})
    if found:
        raise DomainError(*found)
    known = unit.get(OfficeCatalogue, catalogue.id)
    act = "office-catalogue.edit" if known else "office-catalogue.create"
    return unit.save(catalogue, act=act)


def withdraw_office_field(unit: Unit, field_id: str) -> None:
    """Ask for a field no more; what was filled in stays with the members.

    Raises DomainError: custom-field-unknown.
    """
    field = unit.get(OfficeField, field_id)
    if field is None or field.org_id != unit.author.org_id:
        raise DomainError(Problem(code="custom-field-unknown"))
    unit.void(field, reason="removed", act="office-field.void")


def withdraw_office_catalogue(unit: Unit, catalogue_id: str) -> None:
    """Offer a catalogue no more. Raises DomainError: catalogue-unknown, catalogue-in-use."""
    catalogue = unit.get(OfficeCatalogue, catalogue_id)
    if catalogue is None or catalogue.org_id != unit.author.org_id:
        raise DomainError(Problem(code="catalogue-unknown"))
    used = [one for one in own_office_fields(unit) if one.catalogue_id == catalogue_id]
    if used:
        params = {"field": used[0].label}
        raise DomainError(Problem(code="catalogue-in-use", params=params))
    unit.void(catalogue, reason="removed", act="office-catalogue.void")


def _in_force(unit: Unit, cls: type[R]) -> list[R]:
    office = office_of(unit)
    owners = {unit.author.org_id, office.node_id if office else ""}
    return [one for one in unit.all(cls) if one.org_id in owners]
