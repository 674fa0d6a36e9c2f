"""Whom the month's meeting praises and whom it reminds, from the study book (domain.md §5)."""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study import Participation, StudyRemark
from chibo_desktop.domain.study_state import StudyState
from chibo_desktop.services.study import MonthRow, load_study_month, report_months
from chibo_desktop.storage.member_lines import branch_names
from chibo_desktop.storage.unit_of_work import Unit

UNREGISTERED, UNREPORTED, ABSENT, NOT_MET = "unregistered", "unreported", "absent", "not-met"
REASONS = (UNREGISTERED, UNREPORTED, ABSENT, NOT_MET)
"""Why somebody is reminded, in the order in which it is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Praised:
    """A member held up as a model: for what, and what the committee says."""

    member_id: str
    full_name: str
    action: str
    result: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """A member to be reminded, and of what."""

    member_id: str
    full_name: str
    reasons: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyMeeting:
    """The month for the meeting: both lists, the stories told, and the figures of the month."""

    branch_name: str
    period: Month
    followed: int
    registered: int
    reported: int
    praised: tuple[Praised, ...]
    reminded: tuple[Reminded, ...]
    stories: tuple[tuple[str, str], ...]  # full name, story
    is_report_month: bool


def load_study_meeting(unit: Unit, branch_id: str, period: Month, today: date) -> StudyMeeting:
    """The month of a branch as its meeting hears it."""
    rows = [row for row in load_study_month(unit, branch_id, period, today) if not row.why_not]
    followed = [row for row in rows if row.state is not StudyState.OUTSIDE]
    is_report_month = period.number in report_months(period.last_day)
    return StudyMeeting(
        branch_name=branch_names(unit.connection).get(branch_id, ""),
        period=period,
        followed=len(followed),
        registered=sum(row.record.is_registered for row in followed),
        reported=sum(row.record.has_report for row in followed),
        praised=tuple(
            Praised(
                member_id=row.member_id,
                full_name=row.full_name,
                action=row.record.action,
                result=row.record.result,
                words=row.record.remark_words,
            )
            for row in rows
            if row.record.remark == StudyRemark.MODEL
        ),
        reminded=tuple(
            Reminded(
                member_id=row.member_id,
                full_name=row.full_name,
                reasons=reasons,
                words=row.record.remark_words,
            )
            for row in followed
            if (reasons := reasons_of(row, is_report_month=is_report_month))
        ),
        stories=tuple((row.full_name, row.record.story) for row in rows if row.record.story),
        is_report_month=is_report_month,
    )


def reasons_of(row: MonthRow, *, is_report_month: bool) -> tuple[str, ...]:
    """Of what a member is reminded; nothing while the month has not begun."""
    if row.state is StudyState.AHEAD:
        return ()
    record = row.record
    holds = {
        UNREGISTERED: not record.is_registered,
        UNREPORTED: is_report_month and not record.has_report,
        ABSENT: record.participation == Participation.ABSENT,
        NOT_MET: record.remark == StudyRemark.NOT_MET,
    }
    return tuple(reason for reason in REASONS if holds[reason])
