"""WorkItem (nhiệm vụ trong kỳ): what a member is to do in a month, and how it was done.

Source of the columns: domain.md §3.3 (Phụ lục 3B: số lượng giao, tiến độ, hệ số quy đổi, hoàn
thành, chất lượng), §3.2 (Điều 11: nhiệm vụ chậm, vượt mức yêu cầu).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from enum import StrEnum

from chibo_desktop.domain.fields import Kind, choice, declare, full_date, reference, text
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.task_formula import TaskResult

_ONE, _HUNDRED = Decimal(1), Decimal(100)
_MOST = Decimal(10**6)
_CENT = Decimal("0.01")


class WorkSource(StrEnum):
    """Who gave the task."""

    BRANCH = "branch"
    WORKPLACE = "workplace"
    MEETING = "meeting"  # a conclusion of a meeting (kết luận)
    PROGRAMME = "programme"  # a task of a programme (chương trình, kế hoạch)
    CARRIED = "carried"  # not finished in an earlier month


@record("work_item", "Nhiệm vụ trong kỳ")
@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem(Record):
    """One task of one member in one month; blank figures: planned 1, done 0, coefficient 1.

    `source_id` is the record it came from: the item of last month, the conclusion of a meeting.
    `criterion` names the line it counts for where a set computes several from tasks.
    """

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    member_id: str = reference("Của ai", "member", atom="of", internal=True)
    full_name: str = text("Họ và tên", atom="of", internal=True)
    month: Month | None = declare(Kind.MONTH, "Tháng", required=True, internal=True)
    content: str = text("Nhiệm vụ", required=True, width=44)
    source: str = choice("Nguồn giao", "work_source", atom="source")
    source_id: str = text("Việc gốc", atom="source", internal=True)
    criterion: str = text("Tính cho tiêu chí", width=10)
    kind: str = text("Loại nhiệm vụ", width=12)
    due_on: date | None = full_date("Thời hạn")
    planned: Decimal | None = declare(Kind.DECIMAL, "Giao", width=7)
    done: Decimal | None = declare(Kind.DECIMAL, "Hoàn thành", width=7)
    coefficient: Decimal | None = declare(Kind.DECIMAL, "Hệ số", width=7)
    quality: Decimal | None = declare(Kind.DECIMAL, "Chất lượng %", width=8)
    progress: Decimal | None = declare(Kind.DECIMAL, "Tiến độ %", width=8)
    leadership: Decimal | None = declare(Kind.DECIMAL, "Lãnh đạo %", width=8)
    errors: int | None = declare(Kind.INTEGER, "Số lỗi", width=6)
    days_late: int | None = declare(Kind.INTEGER, "Chậm (ngày)", width=8)
    is_exceeding: bool = declare(Kind.FLAG, "Vượt yêu cầu")
    evidence: str = text("Sản phẩm, minh chứng", width=30)

    @property
    def is_done(self) -> bool:
        """True when all that was planned is done."""
        return (self.done or Decimal(0)) >= (_ONE if self.planned is None else self.planned)

    @property
    def is_late(self) -> bool:
        """True when somebody said by how many working days it was late."""
        return bool(self.days_late)

    @property
    def result(self) -> TaskResult:
        """The task as a formula sees it."""
        return TaskResult(
            planned=_ONE if self.planned is None else self.planned,
            done=self.done or Decimal(0),
            coefficient=_ONE if self.coefficient is None else self.coefficient,
            kind=self.kind,
            criterion=self.criterion,
            quality=self.quality,
            progress=self.progress,
            leadership=self.leadership,
            errors=self.errors or 0,
            days_late=self.days_late,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What a meeting or a programme gave a member to do: kept there, only counted here."""

    source_id: str
    content: str
    due_on: date | None
    is_done: bool
    is_late: bool
    source: WorkSource = WorkSource.MEETING


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkShares:
    """How many of the tasks of a period are done, late, beyond what was asked; shares in percent.

    Shares are cut to two decimals, never raised.
    """

    total: int
    done: int
    late: int
    exceeding: int

    @property
    def not_done(self) -> int:
        """How many are not done."""
        return self.total - self.done

    def share(self, count: int) -> Decimal:
        """So many of all, in percent; 0 when there is nothing to do."""
        if not self.total:
            return Decimal(0)
        return (_HUNDRED * count / self.total).quantize(_CENT, ROUND_FLOOR)


def work_shares(items: Iterable[WorkItem], follow_ups: Iterable[FollowUp] = ()) -> WorkShares:
    """Count tasks: those entered, and those that follow from meetings and programmes."""
    total = done = late = exceeding = 0
    for item in items:
        total, done = total + 1, done + item.is_done
        late, exceeding = late + item.is_late, exceeding + item.is_exceeding
    for one in follow_ups:
        total, done, late = total + 1, done + one.is_done, late + one.is_late
    return WorkShares(total=total, done=done, late=late, exceeding=exceeding)


def is_possible(name: str, value: Decimal) -> bool:
    """Whether a figure can stand in a field: nothing negative, a percentage at most 100."""
    most = _HUNDRED if name in PERCENTS else _MOST
    is_whole = name not in WHOLE or value == value.to_integral_value()
    return value.is_finite() and 0 <= value <= most and is_whole


def read_figure(text: str) -> Decimal | None:
    """A figure as people write it; None when it is none."""
    try:
        return Decimal(text.strip().removesuffix("%").strip().replace(",", "."))
    except InvalidOperation:
        return None


PERCENTS = frozenset({"quality", "progress", "leadership"})
WHOLE = frozenset({"errors", "days_late"})
FIGURES: Mapping[str, str] = {
    "planned": "Giao",
    "done": "Hoàn thành",
    "coefficient": "Hệ số",
    "quality": "Chất lượng %",
    "progress": "Tiến độ %",
    "leadership": "Lãnh đạo %",
    "errors": "Số lỗi",
    "days_late": "Chậm (ngày)",
}
"""The fields that hold figures, by name."""
