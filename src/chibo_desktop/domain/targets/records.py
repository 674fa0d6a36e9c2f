"""What a branch sets itself: programmes (chương trình, nghị quyết, kế hoạch), targets, tasks.

A node's own targets have no branch: those of a Đảng ủy, or of a đảng bộ as a whole.
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
from chibo_desktop.domain.span import Span


class ProgrammeKind(StrEnum):
    """What sort of document sets the targets (domain.md §7: from the congress to the plan)."""

    CONGRESS_RESOLUTION = "congress_resolution"
    RESOLUTION = "resolution"
    WORK_PROGRAMME = "work_programme"
    ACTION_PROGRAMME = "action_programme"
    PLAN = "plan"


class TargetKind(StrEnum):
    """Whether what was done is a number or a judgement."""

    NUMERIC = "numeric"
    STATED = "stated"


class TargetDirection(StrEnum):
    """On which side of the plan one should be."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class TargetMeasure(StrEnum):
    """Whether periods add up, or the latest one says where one stands."""

    CUMULATIVE = "cumulative"
    AT_DATE = "at_date"


class TargetRollUp(StrEnum):
    """How the result of the level above follows from those of its units."""

    OWN = "own"
    SUM = "sum"
    MEAN = "mean"
    SHARE = "share"
    ALL = "all"


class TargetState(StrEnum):
    """How a target stands."""

    EXCEEDED = "exceeded"
    MET = "met"
    NOT_MET = "not_met"
    NOT_DUE = "not_due"


class ProgrammeTaskState(StrEnum):
    """How a task of a programme stands."""

    OPEN = "open"
    GOING_ON = "going_on"
    DONE = "done"
    DROPPED = "dropped"


@record("programme", "Chương trình")
@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Record):
    """A document that sets targets and tasks for a year or a term; it may carry out another."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    title: str = text("Tên chương trình", required=True, width=60)
    kind: str = choice("Loại", "programme_kind", required=True)
    number: str = text("Số, ký hiệu")
    issuer: str = text("Nơi ban hành", width=40)
    issued_on: date | None = full_date("Ngày ban hành")
    first_year: int | None = declare(Kind.INTEGER, "Từ năm", required=True, atom="term")
    last_year: int | None = declare(Kind.INTEGER, "Đến năm", required=True, atom="term")
    parent_id: str = reference("Thực hiện văn bản", "programme")
    note: str = long_text("Ghi chú")

    def covers(self, year: int) -> bool:
        """Whether it is in force in a year."""
        first, last = self.first_year or 0, self.last_year or self.first_year or 0
        return first <= year <= last


@record("target", "Chỉ tiêu")
@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """One thing to be reached in a year: how much, on which side of it, by when, by whom."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True)
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    programme_id: str = reference("Chương trình", "programme")
    code: str = text("Mã chỉ tiêu", short="Mã")
    title: str = text("Nội dung chỉ tiêu", required=True, width=60)
    unit: str = text("Đơn vị tính", short="Đơn vị")
    kind: str = choice("Loại", "target_kind", required=True, atom="rule")
    direction: str = choice("Chiều", "target_direction", atom="rule")
    measure: str = choice("Cách tính", "target_measure", atom="rule")
    planned: Decimal | None = declare(Kind.DECIMAL, "Kế hoạch", atom="rule")
    due: Month | None = declare(Kind.MONTH, "Đến hạn tháng", required=True)
    roll_up: str = choice("Tổng hợp từ các đơn vị", "target_roll_up")
    owner_id: str = reference("Đảng viên phụ trách", "member", atom="owner", internal=True)
    owner_name: str = text("Người phụ trách", width=30, atom="owner")
    source: str = text("Theo văn bản", width=40)
    note: str = text("Ghi chú", width=30)
    above_id: str = reference("Chỉ tiêu cấp trên giao", "target", internal=True)

    @property
    def is_numeric(self) -> bool:
        """Whether it is held against a number."""
        return self.kind != TargetKind.STATED

    @property
    def is_rolled_up(self) -> bool:
        """Whether its result follows from those of the units."""
        return self.roll_up not in ("", TargetRollUp.OWN)


@record("target_result", "Kết quả chỉ tiêu")
@dataclass(frozen=True, slots=True, kw_only=True)
class TargetResult(Record):
    """What was done in a period: a value, or how a target without a number stands."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    target_id: str = reference("Chỉ tiêu", "target", required=True, atom="place")
    period: Month | None = declare(Kind.MONTH, "Kỳ", required=True, atom="place")
    span: str = choice("Loại kỳ", "round_span", atom="place")
    value: Decimal | None = declare(Kind.DECIMAL, "Kết quả", atom="result")
    state: str = choice("Đánh giá", "target_state", atom="result")
    evidence: str = text("Minh chứng", width=40)
    note: str = text("Ghi chú", width=30)


@record("programme_task", "Nhiệm vụ của chương trình")
@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeTask(Record):
    """A piece of work that a programme, or one of its targets, asks for."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    programme_id: str = reference("Chương trình", "programme", internal=True)
    target_id: str = reference("Chỉ tiêu", "target")
    number: int | None = declare(Kind.INTEGER, "Thứ tự", internal=True)
    title: str = text("Nhiệm vụ", required=True, width=60)
    owner_id: str = reference("Đảng viên phụ trách", "member", atom="owner", internal=True)
    owner_name: str = text("Người phụ trách", width=30, atom="owner")
    due_on: date | None = full_date("Thời hạn")
    state: str = choice("Tình trạng", "programme_task_state", atom="outcome")
    done_on: date | None = full_date("Ngày xong", atom="outcome")
    result: str = long_text("Kết quả cụ thể", atom="outcome")

    @property
    def is_open(self) -> bool:
        """Neither done nor dropped."""
        return self.state not in (ProgrammeTaskState.DONE, ProgrammeTaskState.DROPPED)

    def is_late(self, day: date) -> bool:
        """Still open after its day, or done after it."""
        if self.due_on is None or self.state == ProgrammeTaskState.DROPPED:
            return False
        reached = self.done_on if self.state == ProgrammeTaskState.DONE else day
        return reached is not None and reached > self.due_on


def target_result_id(target_id: str, span: Span, period: Month) -> str:
    """The id of a target's result of a period, the same on every computer."""
    return derived_id("target_result", target_id, span.value, str(period))
