"""What the file holds of the months and quarters that a longer round is made of: few columns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from chibo_desktop.domain.life_event import LifeEventKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import FoundPart, MemberDays
from chibo_desktop.domain.rating_decision import decided_ratings
from chibo_desktop.domain.span import Span
from chibo_desktop.storage.evaluations import lasts
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.round_records import decisions_of
from chibo_desktop.storage.tables import RECORD_TABLES

_ROUND, _EVALUATION = RECORD_TABLES["round"], RECORD_TABLES["evaluation"]
_MEMBER, _EVENT = RECORD_TABLES["member"], RECORD_TABLES["life_event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRound:
    """A round that is a part of a longer one."""

    id: str
    branch_id: str
    period: Month
    is_closed: bool
    reopen_reason: str


def part_rounds(
    connection: Connection, org_id: str, span: Span, ends: Collection[Month]
) -> list[PartRound]:
    """The rounds of one node that last so long and end with those months."""
    statement = select(
        _ROUND.c.id, _ROUND.c.branch_id, _ROUND.c.period, _ROUND.c.state, _ROUND.c.reopen_reason
    ).where(
        _ROUND.c.org_id == org_id,
        _ROUND.c[VOID] == "",
        _ROUND.c.period.in_([str(end) for end in ends]),
        lasts(span),
    )
    return [
        PartRound(
            id=identity,
            branch_id=branch_id,
            period=Month.parse(period),
            is_closed=state == "closed",
            reopen_reason=reason or "",
        )
        for identity, branch_id, period, state, reason in connection.execute(statement)
    ]


def found_parts(
    connection: Connection, rounds: Collection[PartRound]
) -> Mapping[tuple[str, Month], FoundPart]:
    """By member and month, whichever branch of the file rated them; two statements.

    Of two branches that both list a member in one month, the one that rated counts; where a
    competent body decided on the rating, its decision counts.
    """
    known = {one.id: one for one in rounds}
    columns = _EVALUATION.c
    statement = select(
        columns.round_id,
        columns.member_id,
        columns.id,
        columns.final_total,
        columns.final_rating,
        columns.not_rated,
    ).where(columns.round_id.in_(list(known)), columns[VOID] == "")
    decided = decided_ratings(decisions_of(connection, list(known)))
    found: dict[tuple[str, Month], FoundPart] = {}
    for round_id, member_id, identity, total, proposed, not_rated in connection.execute(statement):
        rating = decided[identity].rating if identity in decided else proposed
        one = known[round_id]
        key = (member_id, one.period)
        before = found.get(key)
        if before is not None and (before.rating or not rating):
            continue
        found[key] = FoundPart(
            round_id=round_id,
            is_closed=one.is_closed,
            evaluation_id=identity,
            total=total or "",
            rating=rating or "",
            not_rated=not_rated or "",
        )
    return found


def member_days(connection: Connection, branch_ids: Collection[str]) -> Mapping[str, MemberDays]:
    """The days that explain why a member of those branches has no result of a part."""
    came = _came_on(connection, branch_ids)
    statement = select(_MEMBER.c.id, _MEMBER.c.admitted_on).where(
        _MEMBER.c.branch_id.in_(list(branch_ids)), _MEMBER.c[VOID] == ""
    )
    return {
        member_id: MemberDays(admitted_on=_day(admitted), came_on=came.get(member_id))
        for member_id, admitted in connection.execute(statement)
    }


def _came_on(connection: Connection, branch_ids: Collection[str]) -> dict[str, date]:
    statement = (
        select(_EVENT.c.member_id, _EVENT.c.happened_on)
        .join(_MEMBER, (_MEMBER.c.id == _EVENT.c.member_id))
        .where(
            _EVENT.c.kind == LifeEventKind.TRANSFERRED_IN.value,
            _EVENT.c[VOID] == "",
            _MEMBER.c.branch_id.in_(list(branch_ids)),
        )
    )
    found: dict[str, date] = {}
    for member_id, happened in connection.execute(statement):
        day = _day(happened)
        if day is not None and day > found.get(member_id, date.min):
            found[member_id] = day
    return found


def _day(text: str | None) -> date | None:
    return PartialDate.parse(text).earliest if text else None
