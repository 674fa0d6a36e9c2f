"""Queries about reviews and the other records of a year's end."""

from typing import TypeVar

from sqlalchemy import Connection, select

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.year_end import Review
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

R = TypeVar("R", bound=Record)
_REVIEW = RECORD_TABLES["review"]


def reviews_of(connection: Connection, branch_id: str, span: Span, end: Month) -> dict[str, Review]:
    """What was written in a branch for one period, by id; one statement."""
    statement = select(_REVIEW).where(
        _REVIEW.c.branch_id == branch_id,
        _REVIEW.c.period == str(end),
        _REVIEW.c.span == span.value,
        _REVIEW.c.voided == "",
    )
    kind = type_of(Review)
    rows = connection.execute(statement).mappings()
    return {row["id"]: record_of(kind, dict(row)) for row in rows}


def of_branch(
    connection: Connection, cls: type[R], branch_id: str, year: int | None = None
) -> list[R]:
    """The standing records of one type of a branch, of one year or of all, in order of entry."""
    kind = type_of(cls)
    table = RECORD_TABLES[kind.name]
    statement = select(table).where(table.c.branch_id == branch_id, table.c.voided == "")
    if year is not None:
        statement = statement.where(table.c.year == year)
    rows = connection.execute(statement.order_by(table.c.n)).mappings()
    return [record_of(kind, dict(row)) for row in rows]
