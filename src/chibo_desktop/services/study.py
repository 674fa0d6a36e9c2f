"""The study book of a branch: members × months of a year, and what is written into a month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study import StudyMonth, study_month_id
from chibo_desktop.domain.study_state import StudyState, study_state
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.member_values import MemberValues, member_values
from chibo_desktop.storage.study import (
    CommitmentMark,
    StudyMark,
    commitment_marks,
    has_study,
    study_marks,
    study_months,
    themes_of,
)
from chibo_desktop.storage.unit_of_work import Unit

_MONTHS_KEPT = 12  # a branch without a line in so many months does not keep this book


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyCell:
    """One member's month: its state, and the parts it follows from."""

    period: Month
    state: StudyState
    is_registered: bool = False
    has_report: bool = False
    participation: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRow:
    """One member's year. `why_not` says why nothing is expected; empty when something is."""

    member_id: str
    full_name: str
    position: str
    why_not: str
    cells: tuple[StudyCell, ...]
    commitment: CommitmentMark | None

    @property
    def is_followed(self) -> bool:
        """Whether the branch expects something of this member."""
        return not self.why_not


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyYear:
    """The grid of a branch and year; those of whom nothing is expected stand last."""

    branch_id: str
    branches: Mapping[str, str]
    year: int
    today: date
    rows: tuple[StudyRow, ...]
    themes: Mapping[int, str]

    def followed(self) -> tuple[StudyRow, ...]:
        """The members of whom something is expected."""
        return tuple(row for row in self.rows if row.is_followed)

    def count(self, number: int, *states: StudyState) -> int:
        """How many followed members stand at one of these in a month."""
        return sum(1 for row in self.followed() if row.cells[number - 1].state in states)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """A member's month as it is filled in; `record` is empty where nothing is written yet."""

    member_id: str
    full_name: str
    why_not: str
    state: StudyState
    record: StudyMonth


def load_study_year(
    unit: Unit, branch_id: str, year: int, today: date, *, only: Month | None = None
) -> StudyYear:
    """The grid; an unknown branch stands for the first one of this file.

    With `only`, the cells of other months are empty: for views that show one month.
    """
    branches = branch_names(unit.connection, unit.author.org_id)
    branch_id = branch_id if branch_id in branches else next(iter(branches), "")
    months = [Month(year, number) for number in range(1, 13)]
    marks = {
        (one.member_id, one.period): one
        for one in study_marks(
            unit.connection, only or months[0], only or months[-1], branch_id=branch_id
        )
    }
    keyed = [(month, str(month)) for month in months]
    unread = {month: StudyCell(period=month, state=StudyState.AHEAD) for month in months}
    commitments = commitment_marks(unit.connection, year)
    written = {member_id for member_id, _ in marks}
    rows = []
    for one in branch_members(unit, branch_id):
        why_not = why_not_followed(one, today)
        if why_not and one.id not in written:
            continue
        cells = tuple(
            _cell(month, marks.get((one.id, key)), one, today)
            if only in (None, month)
            else unread[month]
            for month, key in keyed
        )
        rows.append(
            StudyRow(
                member_id=one.id,
                full_name=one.full_name,
                position=catalogues()["position"].label(one.values["position"]),
                why_not=why_not,
                cells=cells,
                commitment=commitments.get(one.id),
            )
        )
    rows.sort(key=lambda row: not row.is_followed)
    return StudyYear(
        branch_id=branch_id,
        branches=branches,
        year=year,
        today=today,
        rows=tuple(rows),
        themes={one.quarter or 0: one.title for one in themes_of(unit.connection, branch_id, year)},
    )


def load_study_month(unit: Unit, branch_id: str, period: Month, today: date) -> list[MonthRow]:
    """Everybody whose month can be filled in, in the order of the grid."""
    members = branch_members(unit, branch_id)
    found = {
        one.member_id: one
        for one in study_months(unit.connection, [one.id for one in members], period, period)
    }
    rows = []
    for one in members:
        why_not = why_not_followed(one, today)
        record = found.get(one.id)
        if why_not and record is None:
            continue
        rows.append(
            MonthRow(
                member_id=one.id,
                full_name=one.full_name,
                why_not=why_not,
                state=_state(record, one, period, today),
                record=record or blank_month(unit, one.id, period),
            )
        )
    return sorted(rows, key=lambda row: bool(row.why_not))


@lru_cache(maxsize=64)
def followed_statuses(day: date) -> frozenset[str]:
    """The statuses of those whose study a branch follows, by the rule of the day."""
    return frozenset({"", *rule_book("study").on(day).word("followed-statuses").split()})


def keeps_study_book(unit: Unit, month: Month) -> bool:
    """Whether this file has had a line of the study book in the year up to a month."""
    return has_study(unit.connection, unit.author.org_id, month.plus(-_MONTHS_KEPT))


def registration_due(period: Month) -> date:
    """Until when members register for a month: the rule's day, or the month's last one."""
    last = period.last_day
    day = rule_book("study").on(last).whole("registration-due-day") or last.day
    return last.replace(day=min(day, last.day))


def report_months(day: date) -> frozenset[int]:
    """The numbers of the months in which a report (bài thu hoạch) is handed in."""
    return frozenset(map(int, rule_book("study").on(day).word("report-months").split()))


def why_not_followed(one: MemberValues, today: date) -> str:
    """The status because of which nothing is expected of a member; empty when something is."""
    status = one.values["activity_status"]
    if status in followed_statuses(today):
        return ""
    return catalogues()["activity_status"].label(status)


def branch_members(unit: Unit, branch_id: str) -> list[MemberValues]:
    """Everybody of a branch with what decides whether they are followed, by given names."""
    names = ("position", "activity_status", "admitted_on")
    return member_values(unit.connection, names, branch_id=branch_id) if branch_id else []


def _cell(month: Month, mark: StudyMark | None, one: MemberValues, today: date) -> StudyCell:
    if mark is None:
        return StudyCell(period=month, state=_state(None, one, month, today))
    state = study_state(
        is_registered=mark.is_registered,
        has_report=mark.has_report,
        remark=mark.remark,
        starts_on=month.first_day,
        today=today,
    )
    return StudyCell(
        period=month,
        state=state,
        is_registered=mark.is_registered,
        has_report=mark.has_report,
        participation=mark.participation,
        remark=mark.remark,
    )


def _state(record: StudyMonth | None, one: MemberValues, month: Month, today: date) -> StudyState:
    state = study_state(
        is_registered=record is not None and record.is_registered,
        has_report=record is not None and record.has_report,
        remark=record.remark if record else "",
        starts_on=month.first_day,
        today=today,
    )
    if state is not StudyState.MISSING:
        return state
    admitted: PartialDate | None = one.values["admitted_on"]
    is_early = admitted is not None and month.last_day < admitted.earliest
    return StudyState.OUTSIDE if is_early or why_not_followed(one, today) else state


def blank_month(unit: Unit, member_id: str, period: Month) -> StudyMonth:
    """A month in which nothing is written yet."""
    return StudyMonth(
        id=study_month_id(member_id, period),
        org_id=unit.author.org_id,
        member_id=member_id,
        period=period,
    )
