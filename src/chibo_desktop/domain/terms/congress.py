"""Đại hội: its preparation, who was there, whom it elected. Source: domain.md §1.1, §6.5."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.records import Record, record


class CongressState(StrEnum):
    """Where a congress stands."""

    PREPARED = "prepared"
    HELD = "held"


class CongressList(StrEnum):
    """For what names stand on a ballot."""

    COMMITTEE = "committee"
    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    DELEGATE = "delegate"  # to the congress of the level above


@record("congress", "Đại hội")
@dataclass(frozen=True, slots=True, kw_only=True)
class Congress(Record):
    """A congress: planned for a day, then held with its figures."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    title: str = text("Nhiệm kỳ", required=True, width=14)
    number: int | None = declare(Kind.INTEGER, "Lần thứ", width=6)
    state: str = choice("Trạng thái", "congress_state", atom="held")
    held_on: date | None = full_date("Ngày đại hội", required=True, atom="held")
    place: str = text("Địa điểm", width=40)
    convened: int | None = declare(Kind.INTEGER, "Số được triệu tập", atom="attendance")
    present: int | None = declare(Kind.INTEGER, "Số có mặt", atom="attendance")
    absent_note: str = text("Vắng mặt, lý do", width=40, atom="attendance")
    chair_names: str = text("Đoàn chủ tịch", width=40)
    secretary_names: str = text("Thư ký", width=40)
    resolution_number: str = text("Số nghị quyết đại hội", width=20)
    result: str = long_text("Kết quả, nội dung đại hội thông qua")
    note: str = long_text("Ghi chú")

    @property
    def is_held(self) -> bool:
        """Whether it has taken place."""
        return self.state == CongressState.HELD


@record("congress_step", "Việc chuẩn bị đại hội")
@dataclass(frozen=True, slots=True, kw_only=True)
class CongressStep(Record):
    """A piece of the preparation, due some days before the congress or on a day of its own."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    congress_id: str = reference("Đại hội", "congress", required=True, internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    title: str = text("Việc", required=True, width=60)
    days_before: int | None = declare(Kind.INTEGER, "Trước đại hội (ngày)", atom="due")
    own_due_on: date | None = full_date("Hạn riêng", atom="due")
    owner_id: str = reference("Đảng viên phụ trách", "member", atom="owner", internal=True)
    owner_name: str = text("Người phụ trách", width=30, atom="owner")
    state: str = choice("Tình trạng", "item_state", atom="outcome")
    done_on: date | None = full_date("Ngày xong", atom="outcome")
    result: str = long_text("Kết quả cụ thể", atom="outcome")

    def due_on(self, congress: Congress) -> date | None:
        """Its own day, else counted back from the congress."""
        if self.own_due_on is not None or congress.held_on is None:
            return self.own_due_on
        return congress.held_on - timedelta(days=self.days_before or 0)

    def is_late(self, congress: Congress, day: date) -> bool:
        """Still open after its day."""
        due_on = self.due_on(congress)
        return self.state in ("", ItemState.OPEN) and due_on is not None and due_on < day


@record("congress_ballot", "Kiểm phiếu đại hội")
@dataclass(frozen=True, slots=True, kw_only=True)
class CongressBallot(Record):
    """The count of one list: how many were to be elected, ballots given out and taken back."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    congress_id: str = reference("Đại hội", "congress", required=True, internal=True)
    kind: str = choice("Bầu", "congress_list", required=True)
    seats: int | None = declare(Kind.INTEGER, "Số lượng bầu")
    issued: int | None = declare(Kind.INTEGER, "Số phiếu phát ra", atom="ballots")
    collected: int | None = declare(Kind.INTEGER, "Số phiếu thu về", atom="ballots")
    invalid: int | None = declare(Kind.INTEGER, "Số phiếu không hợp lệ", atom="ballots")


@record("congress_candidate", "Người trong danh sách bầu cử")
@dataclass(frozen=True, slots=True, kw_only=True)
class CongressCandidate(Record):
    """Somebody on a list and the votes he got."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    congress_id: str = reference("Đại hội", "congress", required=True, internal=True)
    kind: str = choice("Bầu", "congress_list", required=True, internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    member_id: str = reference("Đảng viên", "member", atom="person", internal=True)
    full_name: str = text("Họ và tên", required=True, width=30, atom="person")
    votes: int | None = declare(Kind.INTEGER, "Số phiếu bầu")


def congress_ballot_id(congress_id: str, kind: CongressList) -> str:
    """The id of a list's count, the same on every computer of the branch."""
    return derived_id("congress-ballot", congress_id, kind.value)


def term_of_congress_id(congress_id: str) -> str:
    """The id of the term that a congress begins."""
    return derived_id("term", congress_id)


def steps_in_order(steps: Sequence[CongressStep], congress: Congress) -> list[CongressStep]:
    """By the day due; those of one day as they were entered."""
    return sorted(
        steps, key=lambda one: (one.due_on(congress) or date.max, one.number or 0, one.id)
    )
