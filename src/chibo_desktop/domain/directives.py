"""What an office writes for its units beside sets, targets and decisions (chỉ đạo).

Each row is the office's own and stays it: a unit sees it beside its own rows and cannot alter it.
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
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record, to_owner_of, to_unit


@record("month_deadline", "Hạn nộp báo cáo tháng", sent_down=to_unit("unit_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDeadline(Record):
    """By when the bundle of a month is to be at the office, of one unit or of all."""

    unit_id: str = text("Gửi cho", atom="address", internal=True)
    period: Month | None = declare(Kind.MONTH, "Tháng", required=True, atom="address")
    due_on: date | None = full_date("Hạn nộp", required=True)
    note: str = text("Ghi chú", width=40)


@record("instruction", "Văn bản chỉ đạo", sent_down=to_unit("unit_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction(Record):
    """A short document of the office for one unit or for all: what is to be done, by when."""

    unit_id: str = text("Gửi cho", atom="address", internal=True)
    title: str = text("Trích yếu", required=True, width=60)
    number: str = text("Số, ký hiệu")
    issued_on: date | None = full_date("Ngày ban hành", required=True)
    due_on: date | None = full_date("Thực hiện trước ngày")
    content: str = long_text("Nội dung", required=True, width=60)


class RemarkKind(StrEnum):
    """What an office says of a round that a unit has closed."""

    REMARK = "remark"
    RETURN = "return"  # trả lại: the unit is asked to open the round again


@record("office_remark", "Nhận xét của cấp trên", sent_down=to_owner_of("round_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRemark(Record):
    """A remark on a unit's round, or on one member's evaluation in it."""

    round_id: str = reference("Kỳ đánh giá", "round", atom="about", internal=True)
    evaluation_id: str = reference("Phiếu đánh giá", "evaluation", atom="about", internal=True)
    kind: str = choice("Loại", "remark_kind", required=True)
    written_on: date | None = full_date("Ngày", required=True)
    content: str = long_text("Nội dung", required=True, width=60)

    @property
    def is_return(self) -> bool:
        """Whether the unit is asked to open the round again."""
        return self.kind == RemarkKind.RETURN


def month_deadline_id(unit_id: str, period: Month) -> str:
    """The id of a month's deadline for a unit (for all when empty), the same everywhere."""
    return derived_id("month_deadline", unit_id, str(period))
