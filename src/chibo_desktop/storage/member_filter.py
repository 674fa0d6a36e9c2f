"""What a filter may ask of a member, and where each field of it stands."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Table, func, select

from chibo_desktop.domain.dossier.custom_field import PREFIX
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import Filter, is_filterable
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.facets import SHORT_KINDS
from chibo_desktop.storage.filter_sql import Expression, filter_sql
from chibo_desktop.storage.tables import RECORD_TABLES

UNIT = "org_id"
MEMBER_FIELDS: Mapping[str, FieldSpec] = {
    **{spec.name: spec for spec in type_of(Member).fields if is_filterable(spec)},
    UNIT: FieldSpec(
        kind=Kind.REFERENCE, name=UNIT, label="Đơn vị", refers_to="workplace", width=30
    ),
}
"""What a filter may say something of, besides custom fields and the rows of a dossier."""

_MEMBER = RECORD_TABLES["member"]


def members_sql(given: Filter, custom: Sequence[FieldSpec]) -> ColumnElement[bool]:
    """The condition on rows of members; `custom` declares the custom fields it speaks of."""

    declared = {**MEMBER_FIELDS, **{spec.name: spec for spec in custom}}

    def column_of(key: str) -> tuple[FieldSpec, Expression]:
        spec, value = declared[key], member_value(key)
        if key.startswith(PREFIX) and spec.kind in (Kind.TEXT, Kind.CHOICE):
            value = func.coalesce(value, "")  # as a text that is declared
        return spec, value

    return filter_sql(given, _MEMBER, column_of)


def member_value(key: str) -> Expression:
    """The value of a field of the member.

    What stands in no index is asked for apart: it is read only when all else has been found true.
    """
    if key == UNIT or (key in MEMBER_FIELDS and MEMBER_FIELDS[key].kind in SHORT_KINDS):
        return _MEMBER.c[key]
    whole: Table = _MEMBER.alias("whole")  # type: ignore[assignment]
    value: Expression = whole.c.extra if key.startswith(PREFIX) else whole.c[key]
    if key.startswith(PREFIX):
        value = func.json_extract(value, f'$."{key.removeprefix(PREFIX)}"')
    return select(value).where(whole.c.n == _MEMBER.c.n).scalar_subquery()
