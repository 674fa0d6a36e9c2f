"""What a meeting does: its agenda, who said what, what was voted on, what was concluded.

Source: domain.md §6.1, §6.3–6.5.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chibo_desktop.domain.attendance import share_of
from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    full_date,
    long_text,
    reference,
    text,
)
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.rules import Share


class ContentSide(StrEnum):
    """Whether an item is work of the Party or professional work of the agency."""

    PARTY = "party"
    PROFESSIONAL = "professional"


class AgendaPart(StrEnum):
    """The parts of a meeting, in their order."""

    OPENING = "opening"
    MAIN = "main"
    CLOSING = "closing"


class Majority(StrEnum):
    """What a vote needs; the shares are dated data of `resources/rules/meetings.json`."""

    ORDINARY = "ordinary"  # trên một phần hai
    SPECIAL = "special"  # ít nhất hai phần ba: kết nạp, công nhận, khai trừ


class ItemState(StrEnum):
    """Where the follow-up of a conclusion stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"  # no longer to be done; the reason is in the result


@record("agenda_item", "Mục chương trình")
@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """Một mục của chương trình. `place` is the place of the program where its matter lies."""

    meeting_id: str = reference("Buổi sinh hoạt", "meeting", internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    part: str = choice("Phần", "agenda_part")
    title: str = text("Nội dung", required=True, width=60)
    side: str = choice("Loại nội dung", "content_side")
    presenter: str = text("Người trình bày", width=30)
    minutes: int | None = declare(Kind.INTEGER, "Số phút")
    place: str = text("Nơi có số liệu", internal=True)
    item_id: str = reference("Việc còn lại", "meeting_item", internal=True)


@record("speech", "Ý kiến phát biểu")
@dataclass(frozen=True, slots=True, kw_only=True)
class Speech(Record):
    """Một ý kiến: who, about which item, what."""

    meeting_id: str = reference("Buổi sinh hoạt", "meeting", internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    agenda_item_id: str = reference("Mục chương trình", "agenda_item")
    speaker_id: str = reference("Đảng viên phát biểu", "member", internal=True)
    full_name: str = text("Họ và tên", width=30)
    content: str = long_text("Ý kiến")


@record("meeting_vote", "Biểu quyết")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingVote(Record):
    """Một lần biểu quyết. Only full members vote; `base` is how many the share is counted of."""

    meeting_id: str = reference("Buổi sinh hoạt", "meeting", internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    title: str = text("Nội dung biểu quyết", required=True, width=60)
    majority: str = choice("Tỷ lệ cần đạt", "majority")
    base: int | None = declare(Kind.INTEGER, "Số đảng viên chính thức làm gốc", atom="count")
    in_favour: int | None = declare(Kind.INTEGER, "Tán thành", atom="count")
    against: int | None = declare(Kind.INTEGER, "Không tán thành", atom="count")
    abstained: int | None = declare(Kind.INTEGER, "Ý kiến khác", atom="count")
    advisory: str = text("Ý kiến của đảng viên dự bị", width=40)


@record("meeting_item", "Việc sau sinh hoạt")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingItem(Record):
    """Một kết luận to be carried out: who, until when, with what evidence, how it stands."""

    meeting_id: str = reference("Buổi sinh hoạt", "meeting", internal=True)
    branch_id: str = reference("Chi bộ", "branch", internal=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    title: str = text("Nội dung", required=True, width=60)
    owner_id: str = reference("Đảng viên phụ trách", "member", atom="owner", internal=True)
    owner_name: str = text("Người phụ trách", width=30, atom="owner")
    due_on: date | None = full_date("Thời hạn")
    evidence: str = text("Minh chứng, sản phẩm", width=40)
    state: str = choice("Kết quả", "item_state", atom="result")
    done_on: date | None = full_date("Ngày xong", atom="result")
    result: str = long_text("Kết quả cụ thể", atom="result")

    def is_late(self, day: date) -> bool:
        """Still open after its day, or done after it."""
        if self.due_on is None or self.state == ItemState.DROPPED:
            return False
        reached = self.done_on if self.state == ItemState.DONE else day
        return reached is not None and reached > self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionResult:
    """What a vote came to. `is_carried` None: not yet counted."""

    share: Decimal | None
    is_carried: bool | None


def motion_result(vote: MeetingVote, needed: Share) -> MotionResult:
    """Whether those in favour reach the share of the base."""
    if vote.base is None or vote.in_favour is None or not vote.base:
        return MotionResult(share=None, is_carried=None)
    return MotionResult(
        share=share_of(vote.in_favour, vote.base),
        is_carried=needed.is_reached(vote.in_favour, vote.base),
    )
