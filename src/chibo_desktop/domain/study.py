"""Học tập và làm theo Bác: the yearly commitment, the month of each member, the branch's theme.

Source: domain.md §4.4 (bản cam kết tu dưỡng, rèn luyện, phấn đấu), §5 (monthly monitoring).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    full_date,
    long_text,
    reference,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record


class CommitmentResult(StrEnum):
    """How a member finds a line of the commitment kept (tự đánh giá)."""

    MET = "met"
    NOT_MET = "not-met"


class Participation(StrEnum):
    """Whether a member took part in the month's study (học nghị quyết, chuyên đề)."""

    ATTENDED = "attended"
    EXCUSED = "excused"
    ABSENT = "absent"


class StudyRemark(StrEnum):
    """What the committee (chi ủy) says of a member's month."""

    NOT_MET = "not-met"
    MET = "met"
    MODEL = "model"


@record("commitment", "Bản cam kết tu dưỡng, rèn luyện, phấn đấu")
@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """Bản cam kết of one member for one year; what it says stands in its lines."""

    member_id: str = reference("Đảng viên", "member", atom="member")
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, atom="member")
    registered_on: date | None = full_date("Ngày đăng ký")
    template: str = text("Lập theo mẫu", internal=True)
    note: str = long_text("Nhận xét chung của chi bộ", width=40)


@record("commitment_line", "Nội dung cam kết")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine(Record):
    """One content of a commitment, what is to come of it, until when, and how it went.

    `due` is written as people write it: a day, “Quý II”, “Cả năm” (see `study_due.due_day`).
    """

    commitment_id: str = reference("Bản cam kết", "commitment", internal=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    heading: str = text("Mục", width=24)
    content: str = long_text("Nội dung cam kết", required=True, width=46)
    product: str = long_text("Sản phẩm, chỉ số", width=30)
    due: str = text("Thời hạn", width=14)
    self_result: str = choice("Tự đánh giá", "commitment_result", width=12)
    remark: str = long_text("Chi bộ nhận xét", width=26)


@record("study_month", "Học tập và làm theo Bác trong tháng")
@dataclass(frozen=True, slots=True, kw_only=True)
class StudyMonth(Record):
    """What one member registered, studied and did in one month, and what the committee says."""

    member_id: str = reference("Đảng viên", "member", atom="member")
    period: Month | None = declare(Kind.MONTH, "Tháng", required=True, atom="member")
    action: str = long_text("Việc làm theo đăng ký", width=40)
    line_id: str = reference("Nội dung cam kết", "commitment_line")
    documents: str = long_text("Tài liệu đã học", width=30)
    hours: Decimal | None = declare(Kind.DECIMAL, "Số giờ tự học", width=8)
    participation: str = choice("Dự học", "participation", width=12)
    has_report: bool = declare(Kind.FLAG, "Đã nộp bài thu hoạch", width=8)
    result: str = long_text("Kết quả thực hiện", width=34)
    self_note: str = long_text("Tự nhận xét", width=24)
    story: str = long_text("Chuyện, gương kể tại sinh hoạt", width=30)
    remark: str = choice("Chi ủy nhận xét", "study_remark", atom="remark", width=12)
    remark_words: str = long_text("Lời nhận xét", atom="remark", width=30)

    @property
    def is_registered(self) -> bool:
        """An action stands for the month, in words or as a line of the commitment."""
        return bool(self.action or self.line_id)


@record("study_theme", "Chuyên đề học tập và làm theo Bác")
@dataclass(frozen=True, slots=True, kw_only=True)
class StudyTheme(Record):
    """The branch's theme of a year (`quarter` 0) or of one of its quarters."""

    branch_id: str = reference("Chi bộ", "branch", atom="branch")
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, atom="branch")
    quarter: int | None = declare(Kind.INTEGER, "Quý", atom="branch")
    title: str = long_text("Chuyên đề", width=50)


def commitment_id(member_id: str, year: int) -> str:
    """The id of a member's commitment of a year, the same on every computer of the branch."""
    return derived_id("commitment", member_id, str(year))


def study_month_id(member_id: str, period: Month) -> str:
    """The id of a member's month."""
    return derived_id("study_month", member_id, str(period))


def study_theme_id(branch_id: str, year: int, quarter: int) -> str:
    """The id of a branch's theme; `quarter` 0 is the year's."""
    return derived_id("study_theme", branch_id, str(year), str(quarter))
