"""Nhắc việc: one thing that falls due, and what was said about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import full_date, text
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.rules import Rule


class ReminderKind(StrEnum):
    """What falls due, in the order in which lists show it."""

    PROBATION = "probation"  # the twelve months end
    CONFIRMATION = "confirmation"  # they have ended: the branch considers
    CEREMONY = "ceremony"
    CURRICULUM = "curriculum"  # lý lịch đảng viên after the ceremony
    CENTRAL_DATABASE = "central-database"
    CERTIFICATE = "certificate"  # of the awareness class
    TRANSFER = "transfer"
    TEMPORARY_TRANSFER = "temporary-transfer"
    DUES = "dues"
    ATTENDANCE = "attendance"
    MEETING = "meeting"  # its day has passed: attendance and minutes are missing
    FOLLOW_UP = "follow-up"  # what a meeting decided
    DISCIPLINE = "discipline"
    EXEMPTION = "exemption"
    BADGE = "badge"
    SUPPLEMENT = "supplement"  # 3-HSĐV at the end of the year
    STUDY = "study"  # the month of học tập và làm theo Bác, of the branch
    SCREENING = "screening"  # of the branch, in January
    PAPERS = "papers"  # that the dossiers still miss
    SHORTCOMING = "shortcoming"  # to be mended by a day
    OPINION = "opinion"  # to be answered by a day
    COMMENDATION = "commendation"  # proposed and not submitted yet
    BRANCH_DOCUMENT = "branch-document"  # that a branch must have issued
    CONGRESS = "congress"  # due, or a piece of its preparation
    INSPECTION = "inspection"  # of the year's programme, or what it left to mend


class Urgency(StrEnum):
    """How near a reminder's day is."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"


@record("reminder_note", "Xử lý nhắc việc")
@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderNote(Record):
    """What was said about a reminder: handled, or to be shown again on a day. Never a deletion."""

    kind: str = text("Loại việc", width=20, internal=True)
    subject_id: str = text("Đảng viên hoặc chi bộ", internal=True)
    since: date | None = full_date("Tính từ ngày", internal=True)
    again_on: date | None = full_date("Nhắc lại ngày")
    reason: str = text("Đã làm gì, vì sao", required=True, width=40)


RESTRICTED = frozenset({ReminderKind.DISCIPLINE})
"""Kinds of which lists and prints do not tell whom they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing that falls due. `member_id` empty: a duty of the branch itself.

    `full_name` is empty too where the kind is restricted.
    """

    kind: ReminderKind
    org_id: str
    branch_id: str
    member_id: str = ""
    full_name: str = ""
    since: date
    due_on: date
    days_left: int
    urgency: Urgency
    rules: tuple[Rule, ...] = ()
    is_certain: bool = True  # every day off up to then has been published
    number: int = 0  # years of a badge, months unpaid, days of the mark that was reached
    meeting_id: str = ""  # of a duty that a meeting left
    next_mark_on: date | None = None  # when the next mark before the day due is reached
    record_id: str = ""  # what it is about, where one member may have several
    about: str = ""  # in words, e.g. the shortcoming to be mended

    @property
    def subject_id(self) -> str:
        """What it is about: a record, the member, or the branch for a duty of its own."""
        return self.record_id or self.member_id or self.branch_id

    @property
    def key(self) -> tuple[str, str, str]:
        """What a note about it is kept under: the day due may move, the first day does not."""
        return self.kind.value, self.subject_id, self.since.isoformat()
