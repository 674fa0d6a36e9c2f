"""What of a year is here, by unit and period, in figures: the matrix reads nothing else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span, parts_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.evaluations import lasts
from chibo_desktop.storage.spellings import not_by_index
from chibo_desktop.storage.tables import RECORD_TABLES, month_arrival, received

_ROUND = RECORD_TABLES["round"]
_REMARK = RECORD_TABLES["office_remark"]
_RETURN = "return"
_REFUSED = "refused"
_BETWEEN = " "  # in neither a node's id nor a day
_DOUBTFUL = ('"same_state": false', '"doubts": ["')  # as receipts are kept in `counts`


class Arrived(NamedTuple):
    """How much of a unit's period is here: branches, the latest day it was written."""

    branches: int
    written_on: str


def months_arrived(
    connection: Connection, year: int, node_id: str = "", month: Month | None = None
) -> Mapping[str, Mapping[str, Arrived]]:
    """The months of a year that are here, or the one asked for, by period and node.

    A year of 2,000 units is 24,000 rows: they come as two texts a period, nodes and days in one
    order, which is several times faster.
    """
    c = month_arrival.c
    texts = (func.aggregate_strings(one, _BETWEEN) for one in (c.node_id, c.written_on))
    statement = select(c.period, *texts).group_by(c.period)
    statement = statement.where(
        c.period == str(month) if month is not None else _in_year(c.period, year)
    )
    if node_id:
        statement = statement.where(c.node_id == node_id)
    return {
        period: _of_period(nodes.split(_BETWEEN), days.split(_BETWEEN))
        for period, nodes, days in connection.execute(statement).all()
    }


def spans_arrived(
    connection: Connection, year: int, span: Span, node_id: str = ""
) -> Mapping[str, Mapping[str, Arrived]]:
    """The closed quarters or years that are here, by last month and node."""
    c = _ROUND.c
    ends = [str(end) for end in parts_of(Span.YEAR, Month(year, 12), span)]
    statement = (
        select(c.org_id, c.period, func.count(), func.max(c.closed_on))
        .where(
            c.period.in_(ends),  # a round is a page of the file: those of other months stay unread
            lasts(span),
            c.state == "closed",
            c.voided == "",
        )
        .group_by(c.org_id, c.period)
    )
    if node_id:
        statement = statement.where(c.org_id == node_id)
    found: dict[str, dict[str, Arrived]] = defaultdict(dict)
    for node, period, count, closed_on in connection.execute(statement).all():
        found[period][node] = Arrived(count, closed_on or "")
    return found


def months_doubtful(
    connection: Connection, year: int, node_id: str = ""
) -> frozenset[tuple[str, str]]:
    """The months of a year that a unit's newest file brought with a doubt, by node and period."""
    leaves_doubt = or_(*(received.c.counts.contains(words) for words in _DOUBTFUL))
    newest = _newest_files(connection, leaves_doubt, node_id)
    c = month_arrival.c
    found: set[tuple[str, str]] = set()
    for chunk in in_chunks([row.bundle_id for row in newest]):
        statement = select(c.node_id, c.period).where(
            _in_year(c.period, year), c.bundle_id.in_(chunk)
        )
        found.update((row[0], row[1]) for row in connection.execute(statement).all())
    return frozenset(found)


def last_refused(connection: Connection, node_id: str = "") -> dict[str, str]:
    """Of the units whose newest file was refused: on which day it came, by node."""
    newest = _newest_files(connection, received.c.outcome == _REFUSED, node_id)
    return {row.node_id: row.received_at[:10] for row in newest}


def _newest_files(
    connection: Connection, condition: ColumnElement[bool], node_id: str
) -> Sequence[Row[str, str, str]]:
    """The newest file of each unit where the condition holds: node, bundle, when it came."""
    c, other = received.c, received.alias("other")
    at = select(func.max(other.c.received_at)).where(other.c.node_id == c.node_id)
    statement = select(c.node_id, c.bundle_id, c.received_at).where(
        condition, c.node_id != "", c.received_at == at.scalar_subquery()
    )
    if node_id:
        statement = statement.where(c.node_id == node_id)
    return connection.execute(statement).all()


def branch_counts(connection: Connection) -> dict[str, int]:
    """How many branches each node has."""
    branch = RECORD_TABLES["branch"]
    statement = (
        select(branch.c.org_id, func.count()).where(branch.c.voided == "").group_by(branch.c.org_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement).all()}


def months_returned(connection: Connection, year: int) -> set[tuple[str, str]]:
    """The months that the office gave back and that are not closed anew since, by node.

    It goes by the few remarks, not by the rounds of all units.
    """
    c = _ROUND.c
    statement = (
        select(c.org_id, c.period)
        .distinct()
        .join(_REMARK, _REMARK.c.round_id == c.id)
        .where(
            _REMARK.c.kind == _RETURN,
            _REMARK.c.voided == "",
            c.voided == "",
            _in_year(not_by_index(c.period), year),
            lasts(Span.MONTH),
            or_(c.state != "closed", c.closed_on <= _REMARK.c.written_on),
        )
    )
    return {(row[0], row[1]) for row in connection.execute(statement)}


def _in_year(period: ColumnElement[str], year: int) -> ColumnElement[bool]:
    return period.between(f"{year}-01", f"{year}-12")


def _of_period(nodes: Sequence[str], days: Sequence[str]) -> dict[str, Arrived]:
    """What each node sent: most have one branch, and many wrote on the same day."""
    alone = {day: Arrived(1, day) for day in set(days)}
    found = dict(zip(nodes, map(alone.__getitem__, days), strict=True))
    if len(found) < len(nodes):
        of_node: dict[str, list[str]] = defaultdict(list)
        for node, day in zip(nodes, days, strict=True):
            of_node[node].append(day)
        found |= {
            node: Arrived(len(some), max(some)) for node, some in of_node.items() if len(some) > 1
        }
    return found
