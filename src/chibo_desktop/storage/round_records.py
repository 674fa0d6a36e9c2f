"""Queries about what belongs to a round beside its evaluations: ballots, decisions, papers."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from chibo_desktop.domain.ballots import BallotCount
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating_decision import RatingDecision
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

R = TypeVar("R", bound=Record)


def ballot_counts_of(connection: Connection, round_id: str) -> list[BallotCount]:
    """The count of a round's ballots: one, or none."""
    return _of_rounds(connection, BallotCount, [round_id])


def decisions_of(connection: Connection, round_ids: Sequence[str]) -> list[RatingDecision]:
    """The decisions on some rounds, whoever recorded them."""
    return _of_rounds(connection, RatingDecision, round_ids)


def decisions_ending(connection: Connection, month: Month) -> dict[str, list[RatingDecision]]:
    """The decisions on every round that ends with a month, by the node whose round it is."""
    rounds = RECORD_TABLES["round"]
    table = RECORD_TABLES["rating_decision"]
    ending = select(rounds.c.id, rounds.c.org_id).where(rounds.c.period == str(month)).subquery()
    statement = (
        select(table, ending.c.org_id.label("owner"))
        .join(ending, ending.c.id == table.c.round_id)
        .where(table.c.voided == "")
        .order_by(table.c.n)
    )
    kind = type_of(RatingDecision)
    found: dict[str, list[RatingDecision]] = {}
    for row in connection.execute(statement).mappings():
        found.setdefault(row["owner"], []).append(record_of(kind, dict(row)))
    return found


def _of_rounds(connection: Connection, wanted: type[R], round_ids: Sequence[str]) -> list[R]:
    kind = type_of(wanted)
    table = RECORD_TABLES[kind.name]
    found: list[R] = []
    for chunk in in_chunks(sorted(set(round_ids))):
        statement = (
            select(table)
            .where(table.c.round_id.in_(chunk), table.c.voided == "")
            .order_by(table.c.n)
        )
        rows = connection.execute(statement).mappings()
        found += [record_of(kind, dict(row)) for row in rows]
    return found
