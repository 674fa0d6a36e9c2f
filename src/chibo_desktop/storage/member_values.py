"""A few fields of many members at once: what counts and lists are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import plain_value
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfers import counts_here

_MEMBER = RECORD_TABLES["member"]
_DATES = frozenset({Kind.PARTIAL_DATE, Kind.DATE, Kind.MONTH, Kind.MAPPING, Kind.DECIMAL})
_KEYS = ("id", "org_id", "branch_id", "full_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberValues:
    """One member of one node, with the fields asked for as the record has them."""

    id: str
    org_id: str
    branch_id: str
    full_name: str
    values: Mapping[str, Any]


def member_values(
    connection: Connection, names: Sequence[str], *, org_id: str = "", branch_id: str = ""
) -> list[MemberValues]:
    """The fields of everybody with a record, in the order of given names. KeyError: no field."""
    specs = [type_of(Member).by_name[name] for name in dict.fromkeys(names)]
    c = _MEMBER.c
    statement = select(*(c[key] for key in _KEYS), *(c[spec.name] for spec in specs)).where(
        c[VOID] == "", counts_here(_MEMBER)
    )
    if org_id:
        statement = statement.where(c.org_id == org_id)
    if branch_id:
        statement = statement.where(c.branch_id == branch_id)
    return [
        MemberValues(
            id=row[0],
            org_id=row[1],
            branch_id=row[2] or "",
            full_name=row[3] or "",
            values={
                spec.name: _value(spec, stored)
                for spec, stored in zip(specs, row[len(_KEYS) :], strict=True)
            },
        )
        for row in connection.execute(statement.order_by(c.sort_key, c.n))
    ]


def _value(spec: FieldSpec, stored: Any) -> Any:
    if isinstance(stored, str) and spec.kind not in _DATES:
        return stored  # kept as it was read once: nothing to normalise again
    return spec.from_plain(plain_value(spec, stored))
