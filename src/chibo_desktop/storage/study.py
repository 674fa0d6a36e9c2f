"""Queries about study: months of many members in one statement, commitments with their lines."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import type_of
from chibo_desktop.domain.study import Commitment, CommitmentLine, StudyMonth, StudyTheme
from chibo_desktop.storage.bulk import in_chunks
from chibo_desktop.storage.projection import VOID
from chibo_desktop.storage.rows import records_in
from chibo_desktop.storage.spellings import not_by_index
from chibo_desktop.storage.tables import RECORD_TABLES
from chibo_desktop.storage.transfers import counts_here

_MEMBER = RECORD_TABLES["member"]
_MONTH = RECORD_TABLES["study_month"]
_COMMITMENT = RECORD_TABLES["commitment"]
_LINE = RECORD_TABLES["commitment_line"]
_THEME = RECORD_TABLES["study_theme"]
_IS_REGISTERED = (func.coalesce(_MONTH.c.action, "") != "") | (
    func.coalesce(_MONTH.c.line_id, "") != ""
)


@dataclass(frozen=True, slots=True)
class StudyMark:
    """What the grid of a year shows of one member's month."""

    member_id: str
    period: str
    is_registered: bool
    participation: str
    has_report: bool
    remark: str


@dataclass(frozen=True, slots=True)
class CommitmentMark:
    """A member's commitment of a year in figures."""

    commitment_id: str
    member_id: str
    registered_on: str
    line_count: int
    met: int
    not_met: int


@dataclass(frozen=True, slots=True)
class StudyCount:
    """One unit's month in figures."""

    org_id: str
    followed: int
    registered: int
    reported: int
    attended: int
    models: int
    not_met: int


def study_marks(
    connection: Connection, first: Month, last: Month, *, branch_id: str = "", org_id: str = ""
) -> list[StudyMark]:
    """The months from `first` to `last` of a branch's or node's members, or of everybody's."""
    c = _MONTH.c
    statement = select(
        c.member_id, c.period, _IS_REGISTERED, c.participation, c.has_report, c.remark
    ).where(c.period.between(str(first), str(last)), c[VOID] == "")
    if branch_id or org_id:
        statement = statement.where(c.member_id.in_(_members_of(branch_id, org_id)))
    return [
        StudyMark(row[0], row[1], bool(row[2]), row[3] or "", bool(row[4]), row[5] or "")
        for row in connection.execute(statement).all()
    ]


def _members_of(branch_id: str, org_id: str) -> Select[tuple[str]]:
    """Whose members: what their former unit wrote of them counts as well."""
    statement = select(_MEMBER.c.id)
    if branch_id:
        statement = statement.where(_MEMBER.c.branch_id == branch_id)
    return statement.where(_MEMBER.c.org_id == org_id) if org_id else statement


def study_months(
    connection: Connection, member_ids: Sequence[str], first: Month, last: Month
) -> list[StudyMonth]:
    """The whole records of some members' months, the earliest first."""
    found: list[StudyMonth] = []
    for chunk in in_chunks(member_ids):
        statement = select(_MONTH).where(
            _MONTH.c.member_id.in_(chunk),
            _MONTH.c.period.between(str(first), str(last)),
            _MONTH.c[VOID] == "",
        )
        found += records_in(type_of(StudyMonth), connection.execute(statement))
    return sorted(found, key=lambda one: str(one.period))


def commitment_marks(
    connection: Connection, year: int, *, branch_id: str = "", org_id: str = ""
) -> dict[str, CommitmentMark]:
    """The commitments of a year in figures, by member: of a branch, a node, or of everybody."""
    met = func.sum(case((_LINE.c.self_result == "met", 1), else_=0))
    not_met = func.sum(case((_LINE.c.self_result == "not-met", 1), else_=0))
    joined = _COMMITMENT.outerjoin(
        _LINE, (_LINE.c.commitment_id == _COMMITMENT.c.id) & (_LINE.c[VOID] == "")
    )
    statement = (
        select(
            _COMMITMENT.c.id,
            _COMMITMENT.c.member_id,
            _COMMITMENT.c.registered_on,
            func.count(_LINE.c.id),
            met,
            not_met,
        )
        .select_from(joined)
        .where(_COMMITMENT.c.year == year, _COMMITMENT.c[VOID] == "")
        .group_by(_COMMITMENT.c.n, _COMMITMENT.c.org_id)  # on a server both are the key
    )
    if branch_id or org_id:
        members = _members_of(branch_id, org_id)
        statement = statement.where(_COMMITMENT.c.member_id.in_(members))
    return {
        row[1]: CommitmentMark(row[0], row[1], row[2] or "", row[3], row[4] or 0, row[5] or 0)
        for row in connection.execute(statement).all()
    }


def commitments_of(
    connection: Connection, member_ids: Collection[str], year: int
) -> dict[str, Commitment]:
    """The commitments of some members for a year, by member."""
    found: dict[str, Commitment] = {}
    for chunk in in_chunks(sorted(member_ids)):
        statement = select(_COMMITMENT).where(
            _COMMITMENT.c.member_id.in_(chunk),
            _COMMITMENT.c.year == year,
            _COMMITMENT.c[VOID] == "",
        )
        records = records_in(type_of(Commitment), connection.execute(statement))
        found.update((one.member_id, one) for one in records)
    return found


def lines_of(
    connection: Connection, commitment_ids: Collection[str]
) -> dict[str, list[CommitmentLine]]:
    """The lines of commitments in their order, by commitment."""
    found: dict[str, list[CommitmentLine]] = {}
    for chunk in in_chunks(sorted(commitment_ids)):
        statement = (
            select(_LINE)
            .where(_LINE.c.commitment_id.in_(chunk), _LINE.c[VOID] == "")
            .order_by(_LINE.c.number, _LINE.c.n)
        )
        for one in records_in(type_of(CommitmentLine), connection.execute(statement)):
            found.setdefault(one.commitment_id, []).append(one)
    return found


def line_contents(
    connection: Connection, member_ids: Collection[str], year: int
) -> list[tuple[str, str, str]]:
    """Member, line and content of the commitments of a year, in the order of the lines."""
    found: list[tuple[str, str, str]] = []
    for chunk in in_chunks(sorted(member_ids)):
        statement = (
            select(_COMMITMENT.c.member_id, _LINE.c.id, _LINE.c.content)
            .join_from(_COMMITMENT, _LINE, _LINE.c.commitment_id == _COMMITMENT.c.id)
            .where(
                _COMMITMENT.c.member_id.in_(chunk),
                _COMMITMENT.c.year == year,
                _COMMITMENT.c[VOID] == "",
                _LINE.c[VOID] == "",
            )
            .order_by(_LINE.c.number, _LINE.c.n)
        )
        found += [(row[0], row[1], row[2] or "") for row in connection.execute(statement).all()]
    return found


def themes_of(connection: Connection, branch_id: str, year: int) -> list[StudyTheme]:
    """The branch's themes of a year: the year's first, then by quarter."""
    statement = (
        select(_THEME)
        .where(_THEME.c.branch_id == branch_id, _THEME.c.year == year, _THEME.c[VOID] == "")
        .order_by(_THEME.c.quarter)
    )
    return records_in(type_of(StudyTheme), connection.execute(statement))


def has_study(connection: Connection, org_id: str, since: Month) -> bool:
    """Whether a node keeps this book at all: a month from `since` on, or a commitment."""
    months = select(_MONTH.c.n).where(_MONTH.c.org_id == org_id, _MONTH.c.period >= str(since))
    made = select(_COMMITMENT.c.n).where(
        _COMMITMENT.c.org_id == org_id, _COMMITMENT.c.year >= since.year
    )
    return any(connection.execute(one.limit(1)).first() for one in (months, made))


def study_counts(
    connection: Connection, period: Month, statuses: Collection[str]
) -> list[StudyCount]:
    """The figures of a month by node: of its followed members, how many did what."""
    joined = _MEMBER.outerjoin(
        _MONTH,
        (_MONTH.c.member_id == _MEMBER.c.id)
        & (_MONTH.c.org_id == _MEMBER.c.org_id)
        & (_MONTH.c.period == str(period))
        & (_MONTH.c[VOID] == ""),
    )

    def total(condition: Any) -> Any:
        return func.sum(case((condition, 1), else_=0))

    statement = (
        select(
            _MEMBER.c.org_id,
            func.count(),
            total(_IS_REGISTERED),
            total(_MONTH.c.has_report),
            total(_MONTH.c.participation == "attended"),
            total(_MONTH.c.remark == "model"),
            total(_MONTH.c.remark == "not-met"),
        )
        .select_from(joined)
        .where(
            not_by_index(_MEMBER.c[VOID]) == "",  # by units, as they are counted
            _MEMBER.c.activity_status.in_(sorted(statuses)),
            counts_here(_MEMBER),
            func.coalesce(func.substr(_MEMBER.c.admitted_on, 1, 7), "") <= str(period),
        )
        .group_by(_MEMBER.c.org_id)
    )
    return [StudyCount(*row) for row in connection.execute(statement)]
