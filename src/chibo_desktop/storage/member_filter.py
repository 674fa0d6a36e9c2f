"""What a filter may ask of a member, and where each field of it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Table, and_, func, or_, select

from chibo_desktop.domain.dossier.custom_field import PREFIX
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import FieldCondition, Filter, Operator, is_filterable
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.party_age import PartyAge
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.facets import SHORT_KINDS
from chibo_desktop.storage.filter_sql import Expression, condition_sql, filter_sql
from chibo_desktop.storage.spellings import json_text
from chibo_desktop.storage.tables import RECORD_TABLES

UNIT = "org_id"
YEARS = frozenset({Operator.YEARS_FROM, Operator.YEARS_UNTIL, Operator.YEARS_BETWEEN})
_ADMITTED = "admitted_on"
MEMBER_FIELDS: Mapping[str, FieldSpec] = {
    **{spec.name: spec for spec in type_of(Member).fields if is_filterable(spec)},
    UNIT: FieldSpec(
        kind=Kind.REFERENCE, name=UNIT, label="Đơn vị", refers_to="workplace", width=30
    ),
}
"""What a filter may say something of, besides custom fields and the rows of a dossier."""

_MEMBER = RECORD_TABLES["member"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyYears:
    """How Party age is asked for: from which day, and by row number those who have been outside.

    Source: domain.md §2.9.
    """

    by_decision: bool
    apart: Mapping[int, PartyAge]


def members_sql(
    given: Filter, custom: Sequence[FieldSpec], party: PartyYears | None = None
) -> ColumnElement[bool]:
    """The condition on rows of members; `custom` declares the custom fields it speaks of."""

    declared = {**MEMBER_FIELDS, **{spec.name: spec for spec in custom}}

    def column_of(key: str) -> tuple[FieldSpec, Expression]:
        spec, value = declared[key], member_value(key)
        if key.startswith(PREFIX) and spec.kind in (Kind.TEXT, Kind.CHOICE):
            value = func.coalesce(value, "")  # as a text that is declared
        return spec, value

    return filter_sql(given, _MEMBER, column_of, lambda one: _party_age_sql(one, party))


def asks_party_age(one: FieldCondition) -> bool:
    """Whether a condition is one on Party age."""
    return one.field == _ADMITTED and one.operator in YEARS


def _party_age_sql(one: FieldCondition, party: PartyYears | None) -> ColumnElement[bool] | None:
    """Party age by the day that counts; of those who have been outside it is known already."""
    if party is None or not asks_party_age(one):
        return None
    c = _MEMBER.c
    days = (c.admission_decided_on, c.admitted_on)
    first = func.coalesce(*(days if party.by_decision else reversed(days)))
    usual = condition_sql(one, MEMBER_FIELDS[_ADMITTED], first)
    if not party.apart:
        return usual
    *years, until = one.values
    least = 0 if one.operator is Operator.YEARS_UNTIL else int(years[0])
    most = None if one.operator is Operator.YEARS_FROM else int(years[-1])
    day = date.fromisoformat(until)
    fitting = [
        n
        for n, age in party.apart.items()
        if least <= (full := age.years_at(day)) and (most is None or full <= most)
    ]
    return or_(and_(c.n.not_in(list(party.apart)), usual), c.n.in_(fitting))


def member_value(key: str) -> Expression:
    """The value of a field of the member.

    What stands in no index is asked for apart: it is read only when all else has been found true.
    """
    if key == UNIT or (key in MEMBER_FIELDS and MEMBER_FIELDS[key].kind in SHORT_KINDS):
        return _MEMBER.c[key]
    whole: Table = _MEMBER.alias("whole")  # type: ignore[assignment]
    value: Expression = whole.c.extra if key.startswith(PREFIX) else whole.c[key]
    if key.startswith(PREFIX):
        value = json_text(value, key.removeprefix(PREFIX))
    return select(value).where(whole.c.n == _MEMBER.c.n).scalar_subquery()
