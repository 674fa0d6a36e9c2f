"""What is written down of a hand-over: who gives whom to which unit, and what that unit answers.

The giving unit writes the transfer, or the office orders it; the receiving unit writes the answer.
Who has the member follows from these alone (`ledger`). Source: protocol.md §3.6; domain.md §2.8.
"""

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
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import Record, record


class TransferStage(StrEnum):
    """How far a transfer has come, as the giving unit knows it from the office."""

    SENT = "sent"  # nothing heard yet
    NOTED = "noted"  # the office has it and offers the member to the other unit
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # of an order: the office has taken it back


@record("member_transfer", "Chuyển sinh hoạt trong Đảng bộ")
@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTransfer(Record):
    """One member goes from one unit to another by a decision.

    `epoch` is the number of the hand-over that the giver holds the member by. An order is the
    office's; the giving unit keeps a copy of it, with what it has heard since.
    """

    member_id: str = reference("Đảng viên", "member", internal=True)
    full_name: str = text("Họ và tên", width=30)
    from_node: str = text("Đơn vị chuyển", atom="way", internal=True)
    to_node: str = text("Đơn vị nhận", atom="way", internal=True)
    from_name: str = text("Chuyển từ", width=40)
    to_name: str = text("Chuyển đến", width=40)
    epoch: int | None = declare(Kind.INTEGER, "Lần bàn giao", internal=True)
    is_order: bool = declare(Kind.FLAG, "Theo quyết định của Đảng ủy", internal=True)
    decision_number: str = text("Số quyết định", width=20, atom="decision")
    decided_on: date | None = full_date("Ngày quyết định", atom="decision")
    decided_by: str = text("Cơ quan quyết định", width=30, atom="decision")
    effective_on: date | None = full_date("Có hiệu lực từ", atom="decision")
    note: str = long_text("Ghi chú", width=40)
    cancelled_on: date | None = full_date("Ngày rút lại", atom="cancel")
    cancel_reason: str = text("Lý do rút lại", width=40, atom="cancel")
    stage: str = choice("Tình trạng", "transfer_stage", atom="stage", internal=True)
    answered_on: date | None = full_date("Ngày đơn vị nhận trả lời", atom="stage", internal=True)
    answer_reason: str = text("Đơn vị nhận trả lời", atom="stage", internal=True)

    @property
    def starts_on(self) -> date | None:
        """The first day on which the other unit can take the member over."""
        return max(filter(None, (self.decided_on, self.effective_on)), default=None)

    @property
    def is_cancelled(self) -> bool:
        """Taken back by who wrote it."""
        return self.cancelled_on is not None

    @property
    def is_open(self) -> bool:
        """Still on its way, as far as its keeper knows."""
        return not self.is_cancelled and self.stage in _ON_THE_WAY

    @property
    def has_gone(self) -> bool:
        """The other unit has the member, as far as its keeper knows."""
        return self.stage == TransferStage.DONE


def closed_problem(one: MemberTransfer) -> Problem:
    """Why the dossier of somebody whom a transfer closes cannot be changed."""
    return Problem(
        code="member-handed-over" if one.has_gone else "member-on-the-way",
        params={"name": one.full_name, "to": one.to_name},
    )


_ON_THE_WAY = frozenset({"", TransferStage.SENT, TransferStage.NOTED})


class TransferOutcome(StrEnum):
    """What the receiving unit says."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


@record("transfer_answer", "Trả lời chuyển sinh hoạt")
@dataclass(frozen=True, slots=True, kw_only=True)
class TransferAnswer(Record):
    """The receiving unit's answer to one transfer; with `accepted` it has the member."""

    transfer_id: str = reference("Chuyển sinh hoạt", "member_transfer", internal=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    full_name: str = text("Họ và tên", width=30)
    from_name: str = text("Chuyển từ", width=40)
    epoch: int | None = declare(Kind.INTEGER, "Lần bàn giao", internal=True)
    outcome: str = choice("Trả lời", "transfer_outcome", required=True)
    answered_on: date | None = full_date("Ngày trả lời", required=True)
    reason: str = long_text("Lý do", width=40)

    @property
    def is_acceptance(self) -> bool:
        """Whether the member is taken over."""
        return self.outcome == TransferOutcome.ACCEPTED


class LateFate(StrEnum):
    """What becomes of something that a unit wrote in a dossier it had given away."""

    TAKEN = "taken"
    DROPPED = "dropped"


@record("late_answer", "Quyết định về việc ghi sau khi chuyển")
@dataclass(frozen=True, slots=True, kw_only=True)
class LateAnswer(Record):
    """The office's word on one change that came too late, and that of the unit with the member.

    Taken by the office it is offered to that unit; taken by the unit it stands in the dossier.
    """

    entry: str = text("Lần ghi", internal=True)  # hash of the entry
    changed_id: str = text("Mã dòng đã ghi", internal=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    full_name: str = text("Họ và tên", width=30)
    fate: str = choice("Quyết định", "late_fate", required=True)
    answered_on: date | None = full_date("Ngày quyết định", required=True)


def late_answer_id(entry: str, changed_id: str) -> str:
    """The id of the answers to one late change, the same at the office and at the unit."""
    return derived_id("late_answer", entry, changed_id)


def order_id(act_id: str, member_id: str) -> str:
    """The id of the order by which a decision about units hands a member over."""
    return derived_id("member_transfer", act_id, member_id)


def answer_id(transfer_id: str) -> str:
    """The id of the answer to a transfer: two computers of one unit answer once."""
    return derived_id("transfer_answer", transfer_id)


def leaving_event_id(transfer_id: str) -> str:
    """The id of “chuyển đi” in the member's life, the same in the files of both units."""
    return derived_id("life_event", transfer_id, "out")


def arriving_event_id(transfer_id: str) -> str:
    """The id of “chuyển đến” in the member's life."""
    return derived_id("life_event", transfer_id, "in")
