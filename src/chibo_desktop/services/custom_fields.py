"""Custom fields: what a unit keeps of its members besides the official form."""

from collections.abc import Mapping, Sequence

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.dossier.custom_field import (
    PREFIX,
    CustomField,
    CustomKind,
    custom_field_problems,
)
from chibo_desktop.domain.drafts import read_draft
from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import type_of
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.office_fields import office_fields
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.values import typed_text

__all__ = [
    "PREFIX",
    "CustomField",
    "CustomKind",
    "catalogues_with",
    "custom_fields",
    "custom_specs",
    "new_custom_field",
    "own_fields",
    "read_extras",
    "save_custom_field",
    "void_custom_field",
    "written_extras",
]


def custom_fields(unit: Unit, org_id: str = "") -> tuple[CustomField, ...]:
    """What is filled in at a unit beside the official form: the office's fields, then its own."""
    return (*office_fields(unit), *own_fields(unit, org_id))


def own_fields(unit: Unit, org_id: str = "") -> tuple[CustomField, ...]:
    """The definitions of a unit itself, in their own order."""
    owner = org_id or unit.author.org_id
    found = [one for one in unit.all(CustomField) if one.org_id == owner]
    return tuple(sorted(found, key=lambda one: one.place or 0))  # stable: arrival decides ties


def custom_specs(unit: Unit, org_id: str = "") -> tuple[FieldSpec, ...]:
    """Their declarations: a form, a list or a filter treats them like declared fields."""
    return tuple(one.spec for one in custom_fields(unit, org_id))


def catalogues_with(fields: tuple[CustomField, ...]) -> Mapping[str, Catalogue]:
    """The shipped catalogues and, for each custom choice, one of its values."""
    own = {one.spec.catalogue: one.offered for one in fields if one.kind == CustomKind.CHOICE}
    return {**catalogues(), **own} if own else catalogues()


def new_custom_field(unit: Unit) -> CustomField:
    """An empty definition, placed after the others."""
    places = [one.place or 0 for one in own_fields(unit)]
    return CustomField(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        kind=CustomKind.TEXT,
        place=max(places, default=0) + 1,
    )


def save_custom_field(unit: Unit, field: CustomField) -> bool:
    """Save a definition. Raises DomainError with every problem.

    The kind of a field in use stays: its values were written for it.
    """
    found = custom_field_problems(field, custom_fields(unit), type_of(Member).fields)
    if found:
        raise DomainError(*found)
    act = "custom.edit" if unit.get(CustomField, field.id) else "custom.create"
    return unit.save(field, act=act)


def void_custom_field(unit: Unit, field_id: str) -> None:
    """Take a custom field out of the dossier; its values stay with the members.

    Raises DomainError: custom-field-unknown.
    """
    field = unit.get(CustomField, field_id)
    if field is None or field.org_id != unit.author.org_id:
        raise DomainError(Problem(code="custom-field-unknown"))
    unit.void(field, reason="removed", act="custom.void")


def written_extras(fields: Sequence[CustomField], extra: Mapping[str, str]) -> dict[str, str]:
    """The texts in the editors of the custom fields, by the name of their declaration."""
    return {one.spec.name: typed_text(one.spec, extra.get(one.id)) for one in fields}


def read_extras(
    fields: Sequence[CustomField], written: Mapping[str, str], before: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """`Member.extra` after a form was filled in, and what could not be read.

    Values of fields that are no longer defined stay; an empty text takes a value away.
    """
    reading = read_draft([one.spec for one in fields], written, catalogues_with(tuple(fields)))
    extra = dict(before)
    for one in fields:
        if one.spec.name in reading.values:
            extra[one.id] = _kept(reading.values[one.spec.name])
    return {name: text for name, text in extra.items() if text}, reading.problems


def _kept(plain: Plain) -> str:
    if isinstance(plain, bool):
        return "1" if plain else ""
    return "" if plain is None else str(plain)
