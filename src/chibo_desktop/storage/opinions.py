"""Opinions and the steps taken with them. Of this file only: no journal, no bundle has them.

They are in every backup, for a backup is a copy of the whole file.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from chibo_desktop.domain.opinions.opinion import Opinion, OpinionCase, OpinionStep
from chibo_desktop.domain.period import Month
from chibo_desktop.storage.local_tables import opinion, opinion_step

_MONTH_LENGTH = 7
_CORRECTED = ("channel", "area", "content", "due_on")


def put_opinions(connection: Connection, opinions: Sequence[Opinion]) -> None:
    """Write opinions that are new, in the order given."""
    if opinions:
        connection.execute(insert(opinion), [_values(one) for one in opinions])


def put_corrected(connection: Connection, one: Opinion) -> None:
    """Write other words over an opinion; whose it is and when it came never changes."""
    values = _values(one)
    connection.execute(
        update(opinion)
        .where(opinion.c.id == one.id)
        .values({name: values[name] for name in _CORRECTED})
    )


def add_step(connection: Connection, step: OpinionStep) -> None:
    """Write a further step; its number is given here."""
    connection.execute(
        insert(opinion_step).values(
            opinion_id=step.opinion_id,
            act=step.act,
            on=step.on.isoformat(),
            route=step.route,
            by_whom=step.by_whom,
            text=step.text,
            due_on=_day(step.due_on),
            about=step.about,
        )
    )


def opinion_cases(connection: Connection, branch_id: str) -> list[OpinionCase]:
    """Every opinion of a branch with its steps, the newest first; two queries."""
    steps: dict[str, list[OpinionStep]] = defaultdict(list)
    of_branch = select(opinion.c.id).where(opinion.c.branch_id == branch_id)
    rows = connection.execute(
        select(opinion_step)
        .where(opinion_step.c.opinion_id.in_(of_branch))
        .order_by(opinion_step.c.n)
    ).mappings()
    for row in rows:
        steps[row["opinion_id"]].append(_step(row))
    found = connection.execute(
        select(opinion)
        .where(opinion.c.branch_id == branch_id)
        .order_by(func.substr(opinion.c.received, 1, _MONTH_LENGTH).desc())
        .order_by(opinion.c.received.desc(), opinion.c.id)
    ).mappings()
    return [OpinionCase(opinion=_opinion(row), steps=tuple(steps[row["id"]])) for row in found]


def opinion_case(connection: Connection, opinion_id: str) -> OpinionCase | None:
    """One opinion with its steps."""
    row = (
        connection.execute(select(opinion).where(opinion.c.id == opinion_id))
        .mappings()
        .one_or_none()
    )
    if row is None:
        return None
    steps = connection.execute(
        select(opinion_step)
        .where(opinion_step.c.opinion_id == opinion_id)
        .order_by(opinion_step.c.n)
    ).mappings()
    return OpinionCase(opinion=_opinion(row), steps=tuple(map(_step, steps)))


def opinion_writes(connection: Connection) -> int:
    """How often something was written about opinions: grows with every save."""
    return sum(
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (opinion, opinion_step)
    )


def _values(one: Opinion) -> dict[str, Any]:
    day = None if one.is_anonymous else one.received_on
    return {
        "id": one.id,
        "branch_id": one.branch_id,
        "received": _day(day) or str(one.received_in),
        "member_id": one.member_id,
        "channel": one.channel,
        "area": one.area,
        "content": one.content,
        "due_on": _day(one.due_on),
    }


def _opinion(row: RowMapping) -> Opinion:
    received = row["received"]
    return Opinion(
        id=row["id"],
        branch_id=row["branch_id"],
        received_in=Month.parse(received[:_MONTH_LENGTH]),
        received_on=date.fromisoformat(received) if len(received) > _MONTH_LENGTH else None,
        member_id=row["member_id"],
        channel=row["channel"],
        area=row["area"],
        content=row["content"],
        due_on=_read_day(row["due_on"]),
    )


def _step(row: RowMapping) -> OpinionStep:
    return OpinionStep(
        number=row["n"],
        opinion_id=row["opinion_id"],
        act=row["act"],
        on=date.fromisoformat(row["on"]),
        route=row["route"],
        by_whom=row["by_whom"],
        text=row["text"],
        due_on=_read_day(row["due_on"]),
        about=row["about"],
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
