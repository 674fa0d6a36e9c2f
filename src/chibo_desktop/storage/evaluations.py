"""Queries about rounds and evaluations."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.member import NEVER_RATED, Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.span import Span
from chibo_desktop.storage.rows import records_in
from chibo_desktop.storage.standing_rows import of_node
from chibo_desktop.storage.tables import RECORD_TABLES

_EVALUATION = RECORD_TABLES["evaluation"]
_MEMBER = RECORD_TABLES["member"]
_ROUND = RECORD_TABLES["round"]


@dataclass(frozen=True, slots=True)
class ClosedStanding:
    """How one person stands in a closed round; `not_rated` says why there is no rating."""

    org_id: str
    branch_id: str
    full_name: str
    rating: str
    not_rated: str
    member_id: str

    @property
    def is_rated(self) -> bool:
        """Whether the round has a rating of this person that counts."""
        return bool(self.rating) and not self.not_rated


def evaluations_of(connection: Connection, round_id: str) -> list[Evaluation]:
    """The evaluations of a round in the order of given names."""
    statement = (
        select(_EVALUATION)
        .where(_EVALUATION.c.round_id == round_id, _EVALUATION.c.voided == "")
        .order_by(_EVALUATION.c.sort_key, _EVALUATION.c.id)
    )
    return records_in(type_of(Evaluation), connection.execute(statement))


def members_to_evaluate(connection: Connection, branch_id: str) -> list[Member]:
    """Whom a round of the branch concerns: members who have neither left, died nor moved."""
    statement = (
        select(_MEMBER)
        .where(
            _MEMBER.c.branch_id == branch_id,
            _MEMBER.c.voided == "",
            _MEMBER.c.activity_status.not_in(sorted(NEVER_RATED)),
        )
        .order_by(_MEMBER.c.sort_key, _MEMBER.c.id)
    )
    return records_in(type_of(Member), connection.execute(statement))


def lasts(span: Span) -> ColumnElement[bool]:
    """Whether a round lasts so long; one of which nothing is said lasts a month."""
    return func.coalesce(func.nullif(_ROUND.c.span, ""), Span.MONTH.value) == span.value


def rounds_of(
    connection: Connection,
    *,
    branch_id: str = "",
    org_id: str = "",
    period: Month | None = None,
    months: tuple[Month, Month] | None = None,
    span: Span = Span.MONTH,
) -> list[Round]:
    """Rounds of one length, newest first; those of months when nothing else is asked for.

    Of one period, or of those from one month to another.
    """
    statement = select(_ROUND).where(_ROUND.c.voided == "", lasts(span))
    if branch_id:
        statement = statement.where(_ROUND.c.branch_id == branch_id)
    if org_id:
        statement = statement.where(of_node(_ROUND, org_id))
    if period:
        statement = statement.where(_ROUND.c.period == str(period))
    elif months:
        statement = statement.where(_ROUND.c.period.between(str(months[0]), str(months[1])))
    elif branch_id:  # by the index of periods and branches: a round is a page of the file
        statement = statement.where(_ROUND.c.period.in_(select(_ROUND.c.period).distinct()))
    statement = statement.order_by(_ROUND.c.period.desc(), _ROUND.c.n)
    return records_in(type_of(Round), connection.execute(statement))


def closed_ratings(
    connection: Connection, period: Month
) -> list[tuple[Round, list[tuple[str, str]]]]:
    """Every closed round of a month with whom it rates, in two statements.

    Each is told by the kind of member and the rating that was written down.
    """
    rounds = {one.id: one for one in rounds_of(connection, period=period) if one.state == "closed"}
    statement = (
        select(_EVALUATION.c.round_id, _EVALUATION.c.member_kind, _EVALUATION.c.final_rating)
        .join(_ROUND, (_ROUND.c.id == _EVALUATION.c.round_id))
        .where(
            _ROUND.c.period == str(period),
            lasts(Span.MONTH),
            _EVALUATION.c.not_rated == "",
            _EVALUATION.c.voided == "",
        )
    )
    found: dict[str, list[tuple[str, str]]] = {identity: [] for identity in rounds}
    for identity, kind, rating in connection.execute(statement):
        if identity in found and rating:
            found[identity].append((kind or "", rating))
    return [(rounds[identity], ratings) for identity, ratings in found.items()]


def closed_standings(
    connection: Connection,
    period: Month,
    span: Span = Span.MONTH,
    branch_id: str = "",
    *,
    org_id: str = "",
) -> list[ClosedStanding]:
    """Everyone in the closed rounds of a period.

    Of one branch or node, or of all; of a month the same rows that `closed_ratings` counts, in the
    order of given names within a branch.
    """
    of_whom = [_ROUND.c.branch_id == branch_id] if branch_id else []
    of_whom += [of_node(_ROUND, org_id)] if org_id else []
    statement = (
        select(
            _ROUND.c.org_id,
            _ROUND.c.branch_id,
            _EVALUATION.c.full_name,
            _EVALUATION.c.final_rating,
            _EVALUATION.c.not_rated,
            _EVALUATION.c.member_id,
        )
        .join(_EVALUATION, _EVALUATION.c.round_id == _ROUND.c.id)
        .where(
            _ROUND.c.period == str(period),
            lasts(span),
            *of_whom,
            _ROUND.c.state == "closed",
            _ROUND.c.voided == "",
            _EVALUATION.c.voided == "",
        )
        .order_by(_ROUND.c.org_id, _ROUND.c.n, _EVALUATION.c.sort_key, _EVALUATION.c.id)
    )
    texts: dict[str, str] = {}  # one for all who have the same: a wide office has fifty thousand
    found = []
    for row in connection.execute(statement):
        org, branch, name, rating, not_rated, member = (value or "" for value in row)
        org, branch, rating, not_rated = (
            texts.setdefault(one, one) for one in (org, branch, rating, not_rated)
        )
        found.append(ClosedStanding(org, branch, name, rating, not_rated, member))
    return found
