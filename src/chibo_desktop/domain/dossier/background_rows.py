"""Tables of personal history, foreign relations, family and economy: items 27–30. domain.md §2.3.

They speak of other people too: sensitive throughout, masked in lists and left out on paper unless
asked for.
"""

from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    long_text,
    partial_date,
    reference,
    text,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import Record, record


@record("history_trait", "Đặc điểm lịch sử bản thân")
@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryTrait(Record):
    """Một điểm về lịch sử bản thân: ra khỏi Đảng, vào lại, bị xử lý, chế độ cũ… (mục 27)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    kind: str = choice(
        "Nội dung", "history_trait", width=26, required=True, short="Nội dung", sensitive=True
    )
    since: PartialDate | None = partial_date("Từ ngày hoặc ngày", short="Từ", sensitive=True)
    until: PartialDate | None = partial_date("Đến ngày", short="Đến", sensitive=True)
    place: str = text("Ở đâu, tại chi bộ nào", width=30, short="Ở đâu", sensitive=True)
    detail: str = long_text("Chi tiết", width=40, sensitive=True)


@record("foreign_trip", "Đã đi nước ngoài")
@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTrip(Record):
    """Một chuyến đi nước ngoài (mục 28; bảng kê định kỳ ở domain.md §2.10)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    country: str = text("Nước đến", width=18, required=True, sensitive=True)
    since: PartialDate | None = partial_date("Ngày đi", short="Đi", sensitive=True)
    until: PartialDate | None = partial_date("Ngày về", short="Về", sensitive=True)
    purpose: str = choice("Mục đích", "trip_purpose", width=16, sensitive=True)
    detail: str = text("Nội dung, cơ quan cử đi", width=34, short="Nội dung", sensitive=True)


@record("foreign_tie", "Quan hệ với nước ngoài")
@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTie(Record):
    """Tổ chức nước ngoài đã tham gia, hoặc thân nhân ở nước ngoài (mục 28)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    kind: str = choice("Loại quan hệ", "foreign_tie", width=20, required=True, sensitive=True)
    name: str = text("Tên tổ chức hoặc họ tên người thân", width=30, short="Tên", sensitive=True)
    relation: str = text("Quan hệ, chức vụ", width=18, sensitive=True)
    country: str = text("Nước", width=18, sensitive=True)
    detail: str = long_text("Chi tiết", width=34, sensitive=True)


@record("relative", "Quan hệ gia đình")
@dataclass(frozen=True, slots=True, kw_only=True)
class Relative(Record):
    """Một người thân: cha mẹ, vợ chồng, cha mẹ vợ chồng, con, anh chị em ruột (mục 29)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    relation: str = choice("Quan hệ", "relation", width=12, required=True, sensitive=True)
    full_name: str = text("Họ và tên", width=28, required=True, sensitive=True)
    born_on: PartialDate | None = partial_date("Năm sinh", sensitive=True)
    native_place: str = text("Quê quán", width=28, sensitive=True)
    residence: str = text("Nơi ở hiện nay", width=28, short="Nơi ở", sensitive=True)
    occupation: str = text("Nghề nghiệp", width=22, sensitive=True)
    political_activity: str = long_text(
        "Hoạt động chính trị, hoàn cảnh", width=34, short="Hoạt động chính trị", sensitive=True
    )
    died_on: PartialDate | None = partial_date("Đã mất", sensitive=True)


@record("household_economy", "Hoàn cảnh kinh tế")
@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdEconomy(Record):
    """Kê khai hoàn cảnh kinh tế của một năm (mục 30). Tiền tính bằng đồng, diện tích bằng m²."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    declared_on: PartialDate | None = partial_date(
        "Thời điểm kê khai", short="Kê khai", required=True, sensitive=True
    )
    income: Decimal | None = declare(
        Kind.DECIMAL,
        "Tổng thu nhập hộ trong năm (đồng)",
        width=14,
        short="Thu nhập hộ",
        sensitive=True,
    )
    income_per_head: Decimal | None = declare(
        Kind.DECIMAL,
        "Bình quân đầu người (đồng)",
        width=14,
        short="Bình quân",
        sensitive=True,
    )
    house_granted: str = text(
        "Nhà ở được cấp, thuê (loại, m²)", width=24, short="Nhà được cấp, thuê", sensitive=True
    )
    house_owned: str = text(
        "Nhà ở tự mua, xây (loại, m²)", width=24, short="Nhà tự mua, xây", sensitive=True
    )
    land_granted: Decimal | None = declare(
        Kind.DECIMAL, "Đất ở được cấp (m²)", width=10, short="Đất được cấp", sensitive=True
    )
    land_owned: Decimal | None = declare(
        Kind.DECIMAL, "Đất ở tự mua (m²)", width=10, short="Đất tự mua", sensitive=True
    )
    business: str = text("Hoạt động kinh tế", width=28, sensitive=True)
    farm_area: Decimal | None = declare(
        Kind.DECIMAL,
        "Diện tích đất kinh doanh, trang trại (m²)",
        width=10,
        short="Trang trại",
        sensitive=True,
    )
    hired_workers: int | None = declare(
        Kind.INTEGER, "Số lao động thuê mướn", width=6, short="Lao động thuê", sensitive=True
    )
    valuables: str = long_text("Tài sản có giá trị lớn", width=34, sensitive=True)
