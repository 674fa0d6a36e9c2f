"""Buổi sinh hoạt (kỳ họp chi bộ) as a record, and how a branch usually holds its meetings.

Source of the kinds and of what belongs to a meeting: domain.md §6.1, §6.3.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    full_date,
    long_text,
    mapping,
    reference,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record

_TIME = re.compile(r"^\s*(\d{1,2})\s*(?:[:h.]|giờ)?\s*(\d{2})?\s*(?:phút)?\s*$", re.IGNORECASE)
_LAST_HOUR, _LAST_MINUTE = 23, 59


class MeetingKind(StrEnum):
    """What a meeting is called for."""

    REGULAR = "regular"  # thường kỳ, once a month; its theme makes it a combined one
    THEMATIC = "thematic"  # chuyên đề, beside the regular one
    REVIEW = "review"  # kiểm điểm cuối năm
    EXTRAORDINARY = "extraordinary"


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@record("meeting", "Buổi sinh hoạt")
@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """Buổi sinh hoạt: planned, then held; its minutes and its resolution are typed once, here."""

    branch_id: str = reference("Chi bộ", "branch", required=True, internal=True)
    kind: str = choice("Loại sinh hoạt", "meeting_kind", required=True)
    state: str = choice("Trạng thái", "meeting_state")
    held_on: date | None = full_date("Ngày họp", required=True)
    starts_at: str = text("Bắt đầu", width=8, atom="hours")
    ends_at: str = text("Kết thúc", width=8, atom="hours")
    place: str = text("Địa điểm", width=40)
    title: str = text("Nội dung chính", width=50)
    theme: str = text("Chuyên đề", width=50)
    chair_name: str = text("Chủ trì", width=30)
    secretary_name: str = text("Thư ký", width=30)
    guests: str = long_text("Đại biểu dự")
    materials: str = long_text("Tài liệu")
    committee_met_on: date | None = full_date("Ngày họp chi ủy chuẩn bị")
    invited_on: date | None = full_date("Ngày thông báo, gửi giấy mời")
    materials_on: date | None = full_date("Ngày gửi tài liệu")
    published_on: date | None = full_date("Ngày đăng nghị quyết, biên bản")
    agency_topics: str = long_text("Nội dung họp cơ quan trong tháng")
    cancel_reason: str = text("Lý do hoãn, không họp", width=40)
    ideology: str = long_text("Tình hình chính trị, tư tưởng")
    past_month: str = long_text("Đánh giá kết quả tháng qua")
    next_month: str = long_text("Phương hướng, nhiệm vụ")
    organizing: str = long_text("Phân công và tổ chức thực hiện")
    conclusion: str = long_text("Kết luận của chủ trì")
    term: str = text("Nhiệm kỳ", width=14, atom="numbers")
    minutes_number: int | None = declare(Kind.INTEGER, "Số biên bản", atom="numbers")
    resolution_number: int | None = declare(Kind.INTEGER, "Số nghị quyết", atom="numbers")

    @property
    def month(self) -> Month | None:
        """The month it belongs to."""
        return Month.of(self.held_on) if self.held_on else None

    @property
    def has_theme(self) -> bool:
        """Whether a chuyên đề is on: alone or combined with the regular meeting."""
        return self.kind == MeetingKind.THEMATIC or bool(self.theme)

    @property
    def minutes(self) -> int | None:
        """How long it lasted; None when one of the hours is missing or they are turned round."""
        start, end = clock_minutes(self.starts_at), clock_minutes(self.ends_at)
        return end - start if start is not None and end is not None and end > start else None


@record("meeting_habits", "Nề nếp sinh hoạt")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingHabits(Record):
    """How a branch usually meets: what the year's plan and the agenda start from."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    usual_day: str = text("Ngày họp thường lệ", width=12)
    starts_at: str = text("Bắt đầu", width=8)
    ends_at: str = text("Kết thúc", width=8)
    place: str = text("Địa điểm", width=40)
    secretary_name: str = text("Thư ký", width=30)
    theme_months: str = text("Tháng có chuyên đề", width=20)
    has_separate_theme: bool = declare(Kind.FLAG, "Chuyên đề họp riêng")
    agenda_kind: str = text("Loại hình chi bộ", width=20)
    sheet_id: str = text("Bảng điểm chất lượng", width=20)
    settings: Mapping[str, str] = mapping("Cách tính chỗ còn bỏ ngỏ")
    first_numbers: Mapping[str, str] = mapping("Số bắt đầu của nhiệm kỳ")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualDay:
    """A day that comes every month: `day` 5, or the first Friday (`week` 1, `weekday` 5).

    A day that the month has not is its last one; week 5 is the last of its weekday.
    """

    day: int = 0
    week: int = 0
    weekday: int = 0  # ISO

    @classmethod
    def parse(cls, plain: str) -> "UsualDay":
        """Read `d5` or `w1-5`. Raises ValueError."""
        if plain[:1] == "d" and plain[1:].isdecimal() and 1 <= int(plain[1:]) <= 31:
            return cls(day=int(plain[1:]))
        found = re.fullmatch(r"w([1-5])-([1-7])", plain)
        if found is None:
            raise ValueError(plain)
        return cls(week=int(found[1]), weekday=int(found[2]))

    def __str__(self) -> str:
        return f"d{self.day}" if self.day else f"w{self.week}-{self.weekday}"

    def of(self, month: Month) -> date:
        """Its day in a month."""
        if self.day:
            return month.first_day.replace(day=min(self.day, month.last_day.day))
        ahead = (self.weekday - month.first_day.isoweekday()) % 7
        found = month.first_day + timedelta(days=ahead + 7 * (self.week - 1))
        return found if found <= month.last_day else found - timedelta(days=7)


def clock_minutes(written: str) -> int | None:
    """Minutes since midnight of `14:30`, `14h30` or `14 giờ`; None for anything else."""
    found = _TIME.match(written)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None


def clock_text(minutes: int) -> str:
    """`14:30`: how hours are kept."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def regular_meeting_id(branch_id: str, month: Month) -> str:
    """The id of a branch's regular meeting of a month, the same on each of its computers."""
    return derived_id("meeting", branch_id, str(month), MeetingKind.REGULAR)


def thematic_meeting_id(branch_id: str, month: Month) -> str:
    """The id of a planned thematic meeting of a month."""
    return derived_id("meeting", branch_id, str(month), MeetingKind.THEMATIC)


def habits_id(branch_id: str) -> str:
    """The id of a branch's habits."""
    return derived_id("meeting_habits", branch_id)
