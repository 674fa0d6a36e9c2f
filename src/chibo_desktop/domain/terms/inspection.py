"""Kiểm tra, giám sát: what the year's programme plans, what was done, what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
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
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record


class InspectionKind(StrEnum):
    """What is done."""

    INSPECTION = "inspection"
    SUPERVISION = "supervision"
    SELF_INSPECTION = "self_inspection"
    SIGNS = "signs"  # when there are signs of a breach


class InspectionState(StrEnum):
    """How one stands."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"


@record("inspection", "Cuộc kiểm tra, giám sát")
@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Record):
    """One inspection or supervision: whom, on what, when; the conclusion and what follows."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    kind: str = choice("Hình thức", "inspection_kind", required=True)
    is_extra: bool = declare(Kind.FLAG, "Ngoài chương trình năm")
    title: str = text("Nội dung", required=True, width=60)
    member_id: str = reference("Đảng viên", "member", atom="subject", internal=True)
    full_name: str = text("Đối tượng", width=30, atom="subject")
    planned_in: Month | None = declare(Kind.MONTH, "Tháng thực hiện", required=True)
    leader_id: str = reference("Người chủ trì", "member", atom="leader", internal=True)
    leader_name: str = text("Phụ trách", width=30, atom="leader")
    state: str = choice("Tình trạng", "inspection_state", atom="outcome")
    done_on: date | None = full_date("Ngày kết thúc", atom="outcome")
    conclusion_number: str = text("Số văn bản kết luận", width=20, atom="outcome")
    result: str = long_text("Kết quả, kết luận", atom="outcome")
    follow_up: str = long_text("Việc phải khắc phục", atom="follow_up")
    follow_due_on: date | None = full_date("Hạn khắc phục", atom="follow_up")
    followed_on: date | None = full_date("Ngày khắc phục xong", atom="follow_up")

    @property
    def is_open(self) -> bool:
        """Neither done nor dropped."""
        return self.state in ("", InspectionState.PLANNED)

    def is_late(self, today: date) -> bool:
        """Planned for a month that has ended, and still open."""
        is_past = self.planned_in is not None and self.planned_in.last_day < today
        return self.is_open and is_past

    @property
    def is_followed(self) -> bool:
        """False while something is to be mended."""
        return not self.follow_up or self.followed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCount:
    """Of a year: planned ones and how many of them are done, extra ones, what is still open."""

    planned: int
    done: int
    extra: int
    late: int
    to_follow: int


def count_inspections(found: Sequence[Inspection], today: date) -> InspectionCount:
    """What was dropped is no part of the programme any more."""
    standing = [one for one in found if one.state != InspectionState.DROPPED]
    planned = [one for one in standing if not one.is_extra]
    return InspectionCount(
        planned=len(planned),
        done=sum(one.state == InspectionState.DONE for one in planned),
        extra=sum(one.is_extra and one.state == InspectionState.DONE for one in standing),
        late=sum(one.is_late(today) for one in standing),
        to_follow=sum(not one.is_followed for one in standing),
    )
