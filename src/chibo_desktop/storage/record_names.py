"""What records are called, by their declarations: a name of their own, or whose they are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, literal, select

from chibo_desktop.domain.dossier_extent import OF_MEMBER, points_to_member
from chibo_desktop.domain.records import type_named
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.tables import RECORD_TABLES

_NAMES = ("full_name", "name", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordName:
    """What a record is called, and of which member it is; a member is his own."""

    name: str
    member_id: str = ""
    member_name: str = ""


def record_names(
    connection: Connection, org_id: str, wanted: Mapping[str, Collection[str]]
) -> dict[str, RecordName]:
    """The names of records by their id; `wanted` gives ids by record type."""
    found: dict[str, RecordName] = {}
    for name, ids in wanted.items():
        table = RECORD_TABLES.get(name)
        if table is None:
            continue
        column = next((table.c[one] for one in _NAMES if _names(name, one)), literal(""))
        whose = table.c[OF_MEMBER] if points_to_member(name) else literal("")
        for chunk in in_chunks(sorted(ids)):
            rows = connection.execute(
                select(table.c.id, column.label("called"), whose.label("whose")).where(
                    table.c.id.in_(chunk), table.c.org_id == org_id
                )
            )
            for row in rows:
                member_id = row.id if name == "member" else row.whose or ""
                found[row.id] = RecordName(name=row.called or "", member_id=member_id)
    _name_members(connection, org_id, found)
    return found


def _names(record_type: str, column: str) -> bool:
    """Whether a record is called by that field: what is masked elsewhere is no name."""
    kind = type_named(record_type)
    spec = kind.by_name.get(column) if kind else None
    return spec is not None and not spec.sensitive


def _name_members(connection: Connection, org_id: str, found: dict[str, RecordName]) -> None:
    table = RECORD_TABLES["member"]
    names: dict[str, str] = {}
    for chunk in in_chunks(sorted({one.member_id for one in found.values() if one.member_id})):
        rows = connection.execute(
            select(table.c.id, table.c.full_name).where(
                table.c.id.in_(chunk), table.c.org_id == org_id
            )
        )
        names.update({row.id: row.full_name or "" for row in rows})
    for record_id, one in found.items():
        if one.member_id:
            found[record_id] = replace(one, member_name=names.get(one.member_id, ""))
