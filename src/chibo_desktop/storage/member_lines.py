"""The list of members: one page of lines at a time, however long the list is.

Filters and orders use columns of one covering index; a row is read only when its line is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    or_,
    select,
)

from chibo_desktop.domain.dossier.custom_field import PREFIX
from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.domain.filter import Filter
from chibo_desktop.domain.member import COUNTED, OUTSIDERS, ActivityStatus, Member
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.member_filter import UNIT, PartyYears, members_sql
from chibo_desktop.storage.name_search import Question, exact_question, is_found, question
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import plain_value, record_of
from chibo_desktop.storage.spellings import not_by_index
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfers import counts_here

_MEMBER = RECORD_TABLES["member"]
_EXTRA = "extra"
_BRANCH = RECORD_TABLES["branch"]
_WORKPLACE = RECORD_TABLES["workplace"]
NAME = "full_name"
SORTABLE = frozenset(
    {NAME, UNIT, "branch_id", "born_on", "admitted_on", "confirmed_on", "activity_status"}
    | {"position"}
)
"""What the list can be ordered by: columns that an index holds."""


class Standing(StrEnum):
    """Which members a list shows besides those of one status."""

    ALL = "all"  # members of whatever standing; neither candidates nor who has moved away
    COUNTED = "counted"  # neither left, nor dead, nor interrupted
    FULL = "full"  # counted and confirmed
    PROBATIONARY = "probationary"  # counted and not yet confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilters:
    """What a list is narrowed to. `status` is a Standing or a code of activity_status."""

    status: str = Standing.ALL
    branch_id: str = ""
    org_id: str = ""
    text: str = ""
    condition: Filter | None = None
    nearest: bool = False  # names that one slip of a finger keeps apart from `text`
    custom: tuple[FieldSpec, ...] = ()  # what `condition` may use; set by `services.filters`
    party: PartyYears | None = None  # how Party age is counted; set by `services.filters`


_NO_RANKS: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberOrder:
    """By which column (one of SORTABLE); `ranks` gives the order of a choice's codes."""

    column: str = NAME
    descending: bool = False
    ranks: Mapping[str, Sequence[str]] = field(default_factory=lambda: _NO_RANKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """One line of the list: plain values of the columns asked for. `n` holds for this file only."""

    n: int
    id: str
    org_id: str
    values: Mapping[str, Plain]


def member_page(
    connection: Connection,
    filters: MemberFilters,
    order: MemberOrder,
    columns: Sequence[str],
    *,
    offset: int,
    limit: int,
) -> list[MemberLine]:
    """The lines from `offset` on. Members found with the very marks typed stand first.

    `columns` are declared fields, and the unit's own by the name of their declaration.
    """
    numbers = _numbers(connection, filters, order, offset, limit)
    own = [name for name in columns if name.startswith(PREFIX)]
    kinds = type_of(Member).by_name
    specs = [kinds[name] for name in dict.fromkeys(columns) if name not in own]
    read = ("n", "id", "org_id", *(spec.name for spec in specs), *([_EXTRA] if own else []))
    wanted = [_MEMBER.c[name] for name in dict.fromkeys(read)]
    lines: dict[int, MemberLine] = {}
    for chunk in in_chunks(numbers):
        rows = connection.execute(select(*wanted).where(_MEMBER.c.n.in_(chunk))).mappings()
        for row in rows:
            values = {spec.name: plain_value(spec, row[spec.name]) for spec in specs}
            if own:
                extra = plain_value(kinds[_EXTRA], row[_EXTRA]) or {}
                values.update({name: extra.get(name.removeprefix(PREFIX), "") for name in own})
            lines[row["n"]] = MemberLine(
                n=row["n"], id=row["id"], org_id=row["org_id"], values=values
            )
    return [lines[n] for n in numbers]


def member_count(connection: Connection, filters: MemberFilters) -> int:
    """How many members the filters leave."""
    return _count(connection, filters, _query(connection, filters))


def member_ids(connection: Connection, filters: MemberFilters) -> list[str]:
    """The ids of all members that the filters leave, in the order of given names."""
    query = _query(connection, filters)
    statement = _filtered(select(_MEMBER.c.id), filters, query).order_by(*_order(MemberOrder()))
    return list(connection.execute(statement).scalars())


def member_of(connection: Connection, member_id: str, org_id: str) -> Member | None:
    """One node's record of a member: after a transfer two nodes have one of the same id."""
    row = (
        connection.execute(
            select(_MEMBER).where(_MEMBER.c.id == member_id, _MEMBER.c.org_id == org_id)
        )
        .mappings()
        .first()
    )
    return record_of(type_of(Member), dict(row)) if row else None


def branch_names(connection: Connection, org_id: str = "") -> dict[str, str]:
    """Branch id → name, of one node or of all, in alphabetical order."""
    statement = select(_BRANCH.c.id, _BRANCH.c.name).where(_BRANCH.c[VOID] == "")
    if org_id:
        statement = statement.where(_BRANCH.c.org_id == org_id)
    rows = connection.execute(statement.order_by(_BRANCH.c.sort_key, _BRANCH.c.n))
    return {row[0]: row[1] for row in rows.all()}


def branches_of_nodes(connection: Connection) -> list[tuple[str, str, str]]:
    """Node, id and name of every branch, by node and in alphabetical order."""
    statement = select(_BRANCH.c.org_id, _BRANCH.c.id, _BRANCH.c.name).where(_BRANCH.c[VOID] == "")
    rows = connection.execute(statement.order_by(_BRANCH.c.org_id, _BRANCH.c.sort_key, _BRANCH.c.n))
    return [(row[0], row[1], row[2] or "") for row in rows]


def unit_names(connection: Connection, org_id: str = "") -> dict[str, str]:
    """Node id → name of every unit whose data this file holds, or of one."""
    statement = select(_WORKPLACE.c.id, _WORKPLACE.c.name).where(
        _WORKPLACE.c.id == _WORKPLACE.c.org_id
    )
    if org_id:
        statement = statement.where(_WORKPLACE.c.org_id == org_id)
    return {row[0]: row[1] for row in connection.execute(statement).all()}


def identity_owners(
    connection: Connection, org_id: str, numbers: Sequence[str], *, besides: str = ""
) -> dict[str, str]:
    """Identity number → name of the member of this node who has it."""
    owners: dict[str, str] = {}
    for chunk in in_chunks(numbers):
        rows = connection.execute(
            select(_MEMBER.c.identity_number, _MEMBER.c.full_name).where(
                _MEMBER.c.identity_number.in_(chunk),
                _MEMBER.c.org_id == org_id,
                _MEMBER.c.id != besides,
                _MEMBER.c[VOID] == "",
            )
        )
        owners.update({row.identity_number: row.full_name for row in rows})
    return owners


def filtered(connection: Connection, statement: Select[Any], filters: MemberFilters) -> Select[Any]:
    """A statement over members narrowed to those whom checked and settled filters leave."""
    # As for an order by owner: any index may serve, not only the one that begins with `voided`.
    return _filtered(statement, filters, _query(connection, filters), by_owner=True)


def _numbers(
    connection: Connection, filters: MemberFilters, order: MemberOrder, offset: int, limit: int
) -> list[int]:
    """The row numbers of a page: those with the exact marks, then the others."""

    def part(query: Question, offset: int, limit: int) -> list[int]:
        statement = _filtered(
            select(_MEMBER.c.n), filters, query, by_owner=order.column in _OWNERS
        ).order_by(*_order(order))
        return list(connection.execute(statement.offset(offset).limit(limit)).scalars())

    bare, exact = (
        _query(connection, filters),
        exact_question(filters.text),
    )
    if not exact or filters.nearest:
        return part(bare, offset, limit)
    # Two statements in index order: sorting by exactness would read every match of a common word.
    found = part(exact, offset, limit)
    if len(found) == limit:
        return found
    passed = offset + len(found) if found else _count(connection, filters, exact)
    others = part(replace(bare, but=exact), max(0, offset - passed), limit - len(found))
    return [*found, *others]


def _count(connection: Connection, filters: MemberFilters, query: Question) -> int:
    statement = _filtered(select(func.count()).select_from(_MEMBER), filters, query)
    return int(connection.execute(statement).scalar_one())


def _query(connection: Connection, filters: MemberFilters) -> Question:
    return question(connection, filters.text, nearest=filters.nearest)


def _filtered(
    statement: Select[Any], filters: MemberFilters, query: Question, *, by_owner: bool = False
) -> Select[Any]:
    composed = filters.condition is not None and bool(filters.condition.parts)
    # Not by `voided`: the owners' index shall give the order, and a composed filter go through
    # the index that has all it asks for.
    standing = not_by_index(_MEMBER.c[VOID]) if by_owner or composed else _MEMBER.c[VOID]
    conditions: list[ColumnElement[bool]] = [standing == ""]
    if filters.branch_id:
        conditions.append(_MEMBER.c.branch_id == filters.branch_id)
    if filters.org_id:
        conditions.append(_MEMBER.c.org_id == filters.org_id)
    if query:
        conditions.append(is_found(query))
    if filters.condition is not None and composed:
        conditions.append(members_sql(filters.condition, filters.custom, filters.party))
    return statement.where(and_(*conditions, _standing(filters.status), counts_here(_MEMBER)))


def _standing(status: str) -> ColumnElement[bool]:
    counted = _MEMBER.c.activity_status.in_(sorted(COUNTED))
    match status:
        case Standing.ALL:
            return and_(*(_MEMBER.c.activity_status != one for one in sorted(OUTSIDERS)))
        case Standing.COUNTED:
            return counted
        case Standing.FULL:
            return and_(counted, _MEMBER.c.confirmed_on.is_not(None))
        case Standing.PROBATIONARY:
            return and_(counted, _MEMBER.c.confirmed_on.is_(None))
        case ActivityStatus.ACTIVE:
            return or_(
                _MEMBER.c.activity_status == status,
                _MEMBER.c.activity_status == "",
            )
        case _:
            return _MEMBER.c.activity_status == status


def _order(order: MemberOrder) -> list[ColumnElement[Any]]:
    if order.column not in SORTABLE:
        raise ValueError(f"no index to order members by {order.column}")
    column: ColumnElement[Any] = _MEMBER.c[_COLUMNS.get(order.column, order.column)]
    ranks = order.ranks.get(order.column)
    if ranks:
        places = {code: place for place, code in enumerate(ranks)}
        column = case(places, value=column, else_=len(places))
    first = column.desc() if order.descending else column.asc()
    if order.column in _DATES:
        first = first.nulls_last()
    if order.column == NAME:
        return [first, _MEMBER.c.n]
    if order.column in _OWNERS:
        # `voided` is constant here; named, it lets the owners' index give the order both ways.
        whole = [column, _MEMBER.c[VOID], _MEMBER.c.sort_key, _MEMBER.c.n]
        return [part.desc() for part in whole] if order.descending else whole
    return [first, _MEMBER.c.sort_key, _MEMBER.c.n]


_COLUMNS = {NAME: "sort_key"}
_OWNERS = frozenset({UNIT, "branch_id"})
_DATES = frozenset({"born_on", "admitted_on", "confirmed_on"})
