"""Round (kỳ đánh giá) and Evaluation (phiếu đánh giá của một đảng viên) as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import (
    NOTHING,
    Kind,
    Plain,
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
from chibo_desktop.domain.span import Span


class RoundState(StrEnum):
    """Where a round stands."""

    OPEN = "open"
    CLOSED = "closed"


class Marker(StrEnum):
    """Who may mark (chủ thể chấm điểm). A set names which of them do, and in which order."""

    SELF = "self"
    PARTY_GROUP = "party_group"  # tổ đảng
    WORKPLACE = "workplace"  # cơ quan, đơn vị nơi công tác
    COMMITTEE = "committee"  # chi ủy
    COLLECTIVE = "collective"  # tập thể lãnh đạo, đoàn thể
    BRANCH = "branch"  # chi bộ
    SUPERIOR = "superior"  # cấp ủy cấp trên


@record("round", "Kỳ đánh giá")
@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """Kỳ đánh giá: one branch, one month, quarter or year, and the criteria set as it was then.

    `period` is the last month; an empty `span` is a month.
    """

    branch_id: str = reference("Chi bộ", "branch", required=True)
    period: Month | None = declare(Kind.MONTH, "Tháng", required=True)
    span: str = choice("Loại kỳ", "round_span")
    criteria: Mapping[str, Plain] = declare(Kind.DOCUMENT, "Bộ tiêu chí", internal=True)
    state: str = choice("Trạng thái", "round_state")
    opened_on: date | None = full_date("Ngày mở")
    closed_on: date | None = full_date("Ngày chốt")
    meeting_on: date | None = full_date("Ngày họp chi bộ", atom="meeting")
    summoned: int | None = declare(Kind.INTEGER, "Số được triệu tập", atom="meeting")
    present: int | None = declare(Kind.INTEGER, "Số có mặt", atom="meeting")
    reopen_reason: str = long_text("Lý do mở lại", atom="reopening")
    reopened_on: date | None = full_date("Ngày mở lại", atom="reopening")
    is_outstanding: bool = declare(Kind.FLAG, "Đơn vị có thành tích nổi trội", atom="cap")
    cap_decision: str = text("Văn bản cho phép vượt tỷ lệ", atom="cap")

    @property
    def lasts(self) -> Span:
        """How long the round lasts."""
        return Span(self.span or Span.MONTH)


@record("evaluation", "Phiếu đánh giá")
@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation(Record):
    """Phiếu đánh giá: one member in one round. Marks are texts of exact decimals by criterion.

    `events` counts what happened by "criterion.event". `known` and `shares` are what the program
    knew and computed when the round was closed; while it is open they are asked for anew.
    """

    round_id: str = reference("Kỳ đánh giá", "round", atom="member")
    member_id: str = reference("Đảng viên", "member", atom="member")
    full_name: str = text("Họ và tên", atom="member")
    position: str = text("Chức vụ", atom="member")
    member_kind: str = choice("Đối tượng", "member_kind", atom="member")
    not_rated: str = text("Lý do không đánh giá", atom="member")
    self_marks: Mapping[str, str] = mapping("Điểm tự chấm")
    party_group_marks: Mapping[str, str] = mapping("Điểm tổ đảng chấm")
    workplace_marks: Mapping[str, str] = mapping("Điểm cơ quan, đơn vị chấm")
    committee_marks: Mapping[str, str] = mapping("Điểm chi ủy chấm")
    collective_marks: Mapping[str, str] = mapping("Điểm tập thể lãnh đạo, đoàn thể chấm")
    branch_marks: Mapping[str, str] = mapping("Điểm chi bộ chấm")
    superior_marks: Mapping[str, str] = mapping("Điểm cấp ủy cấp trên chấm")
    facts: Mapping[str, str] = mapping("Điều kiện")
    events: Mapping[str, str] = mapping("Sự việc được đếm")
    notes: Mapping[str, str] = mapping("Ghi chú theo tiêu chí")
    votes: Mapping[str, str] = mapping("Phiếu biểu quyết")
    gaps: Mapping[str, str] = mapping("Lý do thiếu kết quả của kỳ")
    outside: Mapping[str, str] = mapping("Kết quả do nơi khác đánh giá")
    override_rating: str = choice("Xếp loại theo nghị quyết", "rating", atom="override")
    override_reason: str = long_text("Lý do", atom="override")
    known: Mapping[str, str] = mapping("Số liệu có sẵn khi chốt")
    known_words: Mapping[str, str] = mapping("Diễn giải số liệu khi chốt")
    shares: Mapping[str, str] = mapping("Kết quả theo danh mục nhiệm vụ khi chốt")
    final_total: str = text("Tổng điểm khi chốt", atom="final")
    final_rating: str = choice("Xếp loại khi chốt", "rating", atom="final")
    final_parts: Mapping[str, str] = mapping("Kết quả từng kỳ khi chốt", atom="final")

    def marks(self, marker: str) -> Mapping[str, str]:
        """The marks one marker gave."""
        given: Mapping[str, str] = getattr(self, f"{marker}_marks", NOTHING)
        return given


def round_id(branch_id: str, period: Month, span: Span = Span.MONTH) -> str:
    """The id of the round of a branch and period, the same on every computer of the branch."""
    if span is Span.MONTH:
        return derived_id("round", branch_id, str(period))
    return derived_id("round", branch_id, str(period), span.value)


def evaluation_id(round_id: str, member_id: str) -> str:
    """The id of a member's evaluation in a round."""
    return derived_id("evaluation", round_id, member_id)
