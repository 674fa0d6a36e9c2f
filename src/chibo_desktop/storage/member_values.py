"""A few fields of many members at once: what counts and lists are made from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, union

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.once import once
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import plain_value
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfers import counts_here

_MEMBER = RECORD_TABLES["member"]
_AT_A_TIME = 2000  # rows: of a wide office fifty thousand need not lie here twice
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
    connection: Connection,
    names: Sequence[str],
    *,
    org_ids: Sequence[str] = (),
    branch_id: str = "",
) -> list[MemberValues]:
    """The fields of everybody with a record, in the order of given names. KeyError: no field.

    Of some nodes or of all, of one branch or of all.
    """
    specs = [type_of(Member).by_name[name] for name in dict.fromkeys(names)]
    c = _MEMBER.c
    statement = select(*(c[key] for key in _KEYS), *(c[spec.name] for spec in specs)).where(
        c[VOID] == "", counts_here(_MEMBER)
    )
    if org_ids:
        statement = statement.where(c.org_id.in_(org_ids))
    if branch_id:
        statement = statement.where(c.branch_id == branch_id)
    readers = [(spec.name, _reader(spec)) for spec in specs]
    places: dict[str, str] = {}  # one text for all of a unit and of a branch
    return [
        MemberValues(
            id=row[0],
            org_id=places.setdefault(row[1], row[1]),
            branch_id=places.setdefault(row[2] or "", row[2] or ""),
            full_name=row[3] or "",
            values={
                name: read(stored)
                for (name, read), stored in zip(readers, row[len(_KEYS) :], strict=True)
            },
        )
        for rows in connection.execute(statement.order_by(c.sort_key, c.n)).partitions(_AT_A_TIME)
        for row in rows
    ]


def standings_elsewhere(
    connection: Connection, org_id: str, member_ids: Sequence[str]
) -> list[tuple[str, str, str]]:
    """Of some members of a node what others say that count: member, node and standing."""
    c = _MEMBER.c
    found: list[tuple[str, str, str]] = []
    for chunk in in_chunks(member_ids):
        statement = select(c.id, c.org_id, c.activity_status).where(
            c.id.in_(chunk), c.org_id != org_id, c[VOID] == "", counts_here(_MEMBER)
        )
        found += [(row[0], row[1], row[2] or "") for row in connection.execute(statement)]
    return found


def nodes_with_rows(connection: Connection) -> tuple[str, ...]:
    """Every node of which this file has a workplace, a branch or a member, in their order."""

    def read() -> tuple[str, ...]:
        tables = (RECORD_TABLES[name] for name in ("workplace", "branch", "member"))
        statement = union(*(select(table.c.org_id).distinct() for table in tables))
        return tuple(sorted(connection.execute(statement).scalars()))

    return once(connection, "nodes with rows", read)


def _reader(spec: FieldSpec) -> Callable[[Any], Any]:
    """Reads a column; many members have the same value, which is read once."""
    if spec.kind is Kind.MAPPING:
        return lambda stored: spec.from_plain(plain_value(spec, stored))
    return _Known(spec).__getitem__


class _Known(dict[Any, Any]):
    """What a column keeps → the value of the field."""

    def __init__(self, spec: FieldSpec) -> None:
        self._spec = spec

    def __missing__(self, stored: Any) -> Any:
        self[stored] = self._spec.from_plain(plain_value(self._spec, stored))
        return self[stored]
