"""What of a year is here, by unit and period, in figures: the matrix reads nothing else."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, or_, select

from chibo_desktop.domain.span import Span
from chibo_desktop.storage.evaluations import lasts
from chibo_desktop.storage.tables import RECORD_TABLES, month_arrival, received

_ROUND = RECORD_TABLES["round"]
_REMARK = RECORD_TABLES["office_remark"]
_RETURN = "return"
_DOUBTFUL = ('"same_state": false', '"doubts": ["')  # as receipts are kept in `counts`


class Arrived(NamedTuple):
    """How much of a unit's period is here: branches, the bundle, the latest day it was written."""

    branches: int
    bundle_id: str
    written_on: str


@dataclass(frozen=True, slots=True)
class NewestFile:
    """The newest file of a unit: when it came, what became of it, whether it leaves a doubt."""

    bundle_id: str
    received_on: str
    outcome: str
    is_doubtful: bool


def months_arrived(
    connection: Connection, year: int, node_id: str = ""
) -> dict[tuple[str, str], Arrived]:
    """The months of a year that are here, by node and period."""
    c = month_arrival.c
    statement = select(c.node_id, c.period, c.bundle_id, c.written_on).where(
        c.period.between(f"{year}-01", f"{year}-12")
    )
    if node_id:
        statement = statement.where(c.node_id == node_id)
    found: dict[tuple[str, str], Arrived] = {}
    for node, period, bundle_id, written_on in connection.execute(statement):
        one = found.get((node, period))
        found[node, period] = (
            Arrived(1, bundle_id, written_on)
            if one is None
            else Arrived(one.branches + 1, one.bundle_id, max(one.written_on, written_on))
        )
    return found


def spans_arrived(
    connection: Connection, year: int, span: Span, node_id: str = ""
) -> dict[tuple[str, str], Arrived]:
    """The closed quarters or years that are here, by node and last month."""
    c = _ROUND.c
    statement = (
        select(c.org_id, c.period, func.count(), func.max(c.closed_on))
        .where(
            c.period.between(f"{year}-01", f"{year}-12"),
            lasts(span),
            c.state == "closed",
            c.voided == "",
        )
        .group_by(c.org_id, c.period)
    )
    if node_id:
        statement = statement.where(c.org_id == node_id)
    rows = connection.execute(statement)
    return {(row[0], row[1]): Arrived(row[2], "", row[3] or "") for row in rows}


def newest_files(connection: Connection, node_id: str = "") -> dict[str, NewestFile]:
    """The newest file of each unit that sent any."""
    c = received.c
    doubt: ColumnElement[bool] = or_(*(c.counts.contains(words) for words in _DOUBTFUL))
    newest = select(c.node_id, func.max(c.received_at).label("at")).where(c.node_id != "")
    if node_id:
        newest = newest.where(c.node_id == node_id)
    last = newest.group_by(c.node_id).subquery()
    statement = select(c.node_id, c.bundle_id, c.received_at, c.outcome, doubt).join(
        last, (last.c.node_id == c.node_id) & (last.c.at == c.received_at)
    )
    return {
        row[0]: NewestFile(row[1], row[2][:10], row[3], bool(row[4]))
        for row in connection.execute(statement)
    }


def branch_counts(connection: Connection) -> dict[str, int]:
    """How many branches each node has."""
    branch = RECORD_TABLES["branch"]
    statement = (
        select(branch.c.org_id, func.count()).where(branch.c.voided == "").group_by(branch.c.org_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def months_returned(connection: Connection, year: int) -> set[tuple[str, str]]:
    """The months that the office gave back and that are not closed anew since, by node."""
    c = _ROUND.c
    statement = (
        select(c.org_id, c.period)
        .distinct()
        .join(_REMARK, _REMARK.c.round_id == c.id)
        .where(
            _REMARK.c.kind == _RETURN,
            _REMARK.c.voided == "",
            c.voided == "",
            c.period.between(f"{year}-01", f"{year}-12"),
            lasts(Span.MONTH),
            or_(c.state != "closed", c.closed_on <= _REMARK.c.written_on),
        )
    )
    return {(row[0], row[1]) for row in connection.execute(statement)}
