"""What a branch records of dues (đảng phí): grounds, exemptions, money in, money passed on.

What is owed is never stored of an open month: it follows from these and from the dated rules. Only
a closed month keeps its lines, so that a printed book stays what it was. Money is whole đồng.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from chibo_desktop.domain.fields import (
    Kind,
    Plain,
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


class DuesMonthState(StrEnum):
    """Whether the book of a month can still change."""

    OPEN = "open"
    CLOSED = "closed"


@record("dues_setting", "Cách thu, nộp đảng phí")
@dataclass(frozen=True, slots=True, kw_only=True)
class DuesSetting(Record):
    """How a branch keeps its dues from a month on; the book begins with the earliest.

    `retained_percent` is the share that stays with the branch; no document known to the program
    names it for all (domain.md §9.2), hence a dated setting.
    """

    branch_id: str = reference("Chi bộ", "branch", required=True)
    since: Month | None = declare(Kind.MONTH, "Áp dụng từ tháng", required=True)
    retained_percent: Decimal | None = declare(
        Kind.DECIMAL, "Tỷ lệ trích giữ lại (%)", short="Giữ lại (%)"
    )
    wage_zone: str = choice("Vùng lương tối thiểu", "wage_zone", short="Vùng")
    rounded_to: int | None = declare(Kind.INTEGER, "Làm tròn đến (đồng)", short="Làm tròn")
    due_day: int | None = declare(Kind.INTEGER, "Hạn đóng: ngày trong tháng", short="Ngày hạn đóng")
    source: str = text("Theo văn bản", width=40)


@record("dues_basis", "Căn cứ đóng đảng phí")
@dataclass(frozen=True, slots=True, kw_only=True)
class DuesBasis(Record):
    """What a member's dues are reckoned from, from a month on until the next one.

    `income` is the monthly amount the rule takes a share of. `stated_amount` replaces the rule: by
    a decision, or where no rule is known. `voluntary_amount` is a higher amount that the member
    has asked to pay and the level above has agreed to.
    """

    member_id: str = reference("Đảng viên", "member", required=True)
    since: Month | None = declare(Kind.MONTH, "Từ tháng", required=True)
    payer_group: str = choice("Đối tượng đóng", "dues_group", required=True)
    income: int | None = declare(Kind.INTEGER, "Thu nhập tính đóng", sensitive=True)
    stated_amount: int | None = declare(Kind.INTEGER, "Mức đóng ghi tay", sensitive=True)
    voluntary_amount: int | None = declare(
        Kind.INTEGER, "Mức tự nguyện đóng cao hơn", short="Tự nguyện", sensitive=True
    )
    document: str = text("Theo văn bản, quyết định", width=30, short="Văn bản")


@record("dues_exemption", "Miễn đóng đảng phí")
@dataclass(frozen=True, slots=True, kw_only=True)
class DuesExemption(Record):
    """A member owes nothing between two months; no end: until it is taken back."""

    member_id: str = reference("Đảng viên", "member", required=True)
    since: Month | None = declare(Kind.MONTH, "Miễn từ tháng", required=True)
    until: Month | None = declare(Kind.MONTH, "Đến hết tháng")
    reason: str = text("Lý do miễn", required=True, width=40)
    document: str = text("Theo văn bản, quyết định", width=30, short="Văn bản")


@record("dues_payment", "Thu đảng phí")
@dataclass(frozen=True, slots=True, kw_only=True)
class DuesPayment(Record):
    """What one member paid in the collection of one month; covers the oldest debt first."""

    branch_id: str = reference("Chi bộ", "branch", required=True, atom="place")
    member_id: str = reference("Đảng viên", "member", required=True, atom="place")
    month: Month | None = declare(Kind.MONTH, "Sổ tháng", required=True, atom="place")
    amount: int | None = declare(Kind.INTEGER, "Đã thu", required=True, atom="payment")
    paid_on: date | None = full_date("Ngày thu", atom="payment")
    note: str = text("Ghi chú", width=30)


@record("dues_adjustment", "Điều chỉnh đảng phí")
@dataclass(frozen=True, slots=True, kw_only=True)
class DuesAdjustment(Record):
    """An amount added to (or taken off) what a member owes in a month, with its reason.

    Debts of the book before, and what closed months would be by grounds corrected since.
    """

    branch_id: str = reference("Chi bộ", "branch", required=True)
    member_id: str = reference("Đảng viên", "member", required=True)
    month: Month | None = declare(Kind.MONTH, "Sổ tháng", required=True)
    amount: int | None = declare(Kind.INTEGER, "Số tiền", required=True)
    reason: str = text("Lý do", required=True, width=40)
    is_recalculation: bool = declare(Kind.FLAG, "Do tính lại các tháng đã khóa sổ", internal=True)


@record("dues_remittance", "Nộp đảng phí lên cấp trên")
@dataclass(frozen=True, slots=True, kw_only=True)
class DuesRemittance(Record):
    """Money passed on to the level above, counted to the book of a month."""

    branch_id: str = reference("Chi bộ", "branch", required=True)
    month: Month | None = declare(Kind.MONTH, "Tính vào sổ tháng", required=True)
    paid_on: date | None = full_date("Ngày nộp", required=True)
    amount: int | None = declare(Kind.INTEGER, "Số tiền", required=True)
    document: str = text("Chứng từ", width=24)
    note: str = text("Ghi chú", width=30)


@record("dues_month", "Sổ đảng phí tháng")
@dataclass(frozen=True, slots=True, kw_only=True)
class DuesMonth(Record):
    """The book of a branch's month once it is closed; `lines` are as they were printed."""

    branch_id: str = reference("Chi bộ", "branch", required=True)
    month: Month | None = declare(Kind.MONTH, "Tháng", required=True)
    state: str = choice("Trạng thái", "dues_month_state", atom="closing")
    closed_on: date | None = full_date("Ngày khóa sổ", atom="closing")
    lines: Mapping[str, Plain] = declare(
        Kind.DOCUMENT, "Các dòng khi khóa sổ", internal=True, atom="closing"
    )
    reopen_reason: str = long_text("Lý do mở lại", atom="closing")


def payment_id(member_id: str, month: Month) -> str:
    """The id of what a member paid in a month's collection, the same on every computer."""
    return derived_id("dues_payment", member_id, str(month))


def dues_month_id(branch_id: str, month: Month) -> str:
    """The id of a branch's book of a month."""
    return derived_id("dues_month", branch_id, str(month))
