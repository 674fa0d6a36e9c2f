"""Queries about what belongs to a round beside its evaluations: ballots, decisions, papers."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import Connection, select

from chibo_desktop.domain.ballots import BallotCount
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
