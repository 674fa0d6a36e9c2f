"""Tables of merits and faults: items 23–26 of Phiếu đảng viên. domain.md §2.3, §2.8, §2.9."""

from dataclasses import dataclass

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


@record("commendation", "Khen thưởng")
@dataclass(frozen=True, slots=True, kw_only=True)
class Commendation(Record):
    """Một lần khen thưởng (mục 23)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    awarded_on: PartialDate | None = partial_date("Tháng, năm", short="Ngày", required=True)
    form: str = text("Hình thức khen thưởng", width=30, short="Hình thức", required=True)
    level: str = choice("Cấp khen thưởng", "commendation_level", width=18, short="Cấp")
    decided_by: str = text("Cấp quyết định", width=30)
    decision_number: str = text("Số quyết định", width=16)
    merit: str = text("Thành tích", width=40)


@record("party_badge", "Huy hiệu Đảng")
@dataclass(frozen=True, slots=True, kw_only=True)
class PartyBadge(Record):
    """Một lần được tặng hoặc truy tặng Huy hiệu Đảng (mục 24)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    years: str = choice("Loại huy hiệu", "party_badge", width=10, required=True)
    awarded_on: PartialDate | None = partial_date("Ngày trao tặng", short="Ngày trao")
    decision_number: str = text("Số quyết định", width=16)
    decided_on: PartialDate | None = partial_date("Ngày quyết định")
    decided_by: str = text("Cấp quyết định", width=30)
    badge_number: str = text("Số huy hiệu", width=12)
    posthumous: bool = declare(Kind.FLAG, "Truy tặng", width=6)


@record("honorary_title", "Danh hiệu được phong")
@dataclass(frozen=True, slots=True, kw_only=True)
class HonoraryTitle(Record):
    """Một danh hiệu được phong tặng (mục 25)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    awarded_on: PartialDate | None = partial_date("Tháng, năm", short="Ngày")
    title: str = choice("Danh hiệu", "honorary_title", width=28, required=True)
    decision_number: str = text("Số quyết định", width=16)
    note: str = text("Ghi chú", width=28)


@record("discipline", "Kỷ luật")
@dataclass(frozen=True, slots=True, kw_only=True)
class Discipline(Record):
    """Một lần bị kỷ luật đảng, chính quyền hoặc đoàn thể (mục 26)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    decided_on: PartialDate | None = partial_date(
        "Ngày quyết định", short="Ngày", required=True, sensitive=True
    )
    kind: str = choice("Loại kỷ luật", "discipline_kind", width=14, short="Loại", sensitive=True)
    form: str = choice(
        "Hình thức kỷ luật",
        "discipline_form",
        width=18,
        short="Hình thức",
        required=True,
        sensitive=True,
    )
    reason: str = long_text("Lý do", width=40, sensitive=True)
    decision_number: str = text("Số quyết định", width=16, sensitive=True)
    decided_by: str = text("Cấp quyết định", width=30, sensitive=True)
    ended_on: PartialDate | None = partial_date(
        "Ngày chấm dứt hiệu lực", short="Hết hiệu lực", sensitive=True
    )
    ended_by: str = text("Quyết định chấm dứt hoặc thay đổi", width=28, sensitive=True)
