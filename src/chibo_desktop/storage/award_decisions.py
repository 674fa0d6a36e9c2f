"""What an office decided on the proposals of its units: whose figures it changes."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from chibo_desktop.domain.commendation import CommendationDecision
from chibo_desktop.domain.records import type_of
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.picture import forget_parts
from chibo_desktop.storage.rows import record_of
from chibo_desktop.storage.tables import RECORD_TABLES

_KIND = type_of(CommendationDecision)
_DECISION = RECORD_TABLES[_KIND.name]
_PROPOSAL = RECORD_TABLES["commendation_proposal"]


def follow_decisions(connection: Connection, touched: Iterable[tuple[str, str, str]]) -> None:
    """Forget the figures of the units on whose proposals was decided (type, node, record)."""
    ids = [record_id for name, _, record_id in touched if name == _KIND.name]
    if not ids:
        return
    proposals: set[str] = set()
    for chunk in in_chunks(ids):
        rows = connection.execute(select(_DECISION).where(_DECISION.c.id.in_(chunk))).mappings()
        for row in rows:
            proposals.update(record_of(_KIND, dict(row)).outcomes)
    nodes: set[str] = set()
    for chunk in in_chunks(sorted(proposals)):
        statement = select(_PROPOSAL.c.org_id).where(_PROPOSAL.c.id.in_(chunk)).distinct()
        nodes.update(connection.execute(statement).scalars())
    forget_parts(connection, nodes)
