"""Member (đảng viên): the fields of the update sheet of 2025–26 and the checks on them.

Source: the 34 columns of domain.md §2.2; identity number rules of §2.5; statuses of §2.2.
"""

from dataclasses import dataclass
from enum import StrEnum

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

PERSON = "Bản thân"
PARTY = "Đảng tịch"
BIRTH = "Nơi đăng ký khai sinh"
NATIVE = "Quê quán"
RESIDENCE = "Thường trú"
PAPERS = "Giấy tờ"
OTHER = "Khác"


class ActivityStatus(StrEnum):
    """Trạng thái hoạt động, as the update sheet has it."""

    ACTIVE = "active"
    DECEASED = "deceased"
    LEFT = "left"
    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    INTERRUPTED = "interrupted"


class MemberStatus(StrEnum):
    """Tư cách đảng viên."""

    FULL = "full"  # chính thức
    PROBATIONARY = "probationary"  # dự bị


@record("member", "Đảng viên")
@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Record):
    """Đảng viên. Nobody is ever deleted: the status changes."""

    full_name: str = text(
        "Họ và tên",
        group=PERSON,
        required=True,
        width=28,
        listed=True,
        searched=True,
        fixed=True,
        sheet="Họ và tên *",
    )
    other_name: str = text(
        "Tên gọi khác", group=PERSON, width=20, searched=True, sheet="Tên gọi khác"
    )
    gender: str = choice(
        "Giới tính",
        "gender",
        group=PERSON,
        required=True,
        width=6,
        short="Giới",
        sheet="Giới tính *",
    )
    born_on: PartialDate | None = partial_date(
        "Sinh ngày",
        group=PERSON,
        required=True,
        listed=True,
        fixed=True,
        help="Ghi 05/02/1957; nếu chỉ biết tháng hoặc năm thì ghi 02/1957 hoặc 1957.",
        sheet="Sinh ngày * (dd/mm/yyyy)",
    )
    ethnic_group: str = choice(
        "Dân tộc", "ethnic_group", group=PERSON, required=True, width=12, sheet="Dân tộc *"
    )
    religion: str = choice(
        "Tôn giáo", "religion", group=PERSON, required=True, width=12, sheet="Tôn giáo *"
    )
    position: str = choice(
        "Chức vụ trong chi bộ", "position", group=PARTY, width=16, short="Chức vụ", listed=True
    )
    branch_id: str = reference(
        "Tổ chức đảng đang sinh hoạt",
        "branch",
        group=PARTY,
        required=True,
        width=24,
        short="Chi bộ",
        sheet="Tổ chức Đảng đang sinh hoạt * (không sửa)",
    )
    admitted_on: PartialDate | None = partial_date(
        "Ngày vào Đảng",
        group=PARTY,
        required=True,
        listed=True,
        short="Vào Đảng",
        sheet="Ngày vào Đảng* (dd/mm/yyyy)",
    )
    confirmed_on: PartialDate | None = partial_date(
        "Ngày vào Đảng chính thức",
        group=PARTY,
        short="Chính thức",
        listed=True,
        help="Để trống khi còn dự bị.",
        sheet="Ngày vào Đảng chính thức* (dd/mm/yyyy)",
    )
    activity_status: str = choice(
        "Trạng thái hoạt động",
        "activity_status",
        group=PARTY,
        width=18,
        short="Trạng thái",
        listed=True,
        atom="status",
        sheet="Trạng thái hoạt động",
    )
    left_on: PartialDate | None = partial_date(
        "Ngày rời khỏi, mất hoặc miễn sinh hoạt Đảng",
        group=PARTY,
        short="Ngày rời/miễn",
        atom="status",
        sheet="Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)",
    )
    identity_number: str = text(
        "Số định danh cá nhân",
        group=PAPERS,
        required=True,
        width=14,
        sensitive=True,
        searched=True,
        fixed=True,
        short="Số định danh",
        help="12 chữ số trên thẻ căn cước.",
        sheet="Số định danh cá nhân *",
    )
    card_number: str = text(
        "Số thẻ Đảng (12 số)",
        group=PAPERS,
        width=14,
        sensitive=True,
        searched=True,
        short="Số thẻ",
        help="Theo Hướng dẫn 38-HD/BTCTW số thẻ trùng số định danh cá nhân.",
        sheet="Số thẻ Đảng* (12 số theo HD38-HD/BTCTW)",
    )
    card_issued_by: str = text("Nơi cấp thẻ Đảng", group=PAPERS, width=30, sheet="Nơi cấp thẻ Đảng")
    card_issued_on: PartialDate | None = partial_date(
        "Ngày cấp thẻ Đảng", group=PAPERS, sheet="Ngày cấp thẻ Đảng (dd/mm/yyyy)"
    )
    old_card_number: str = text(
        "Số thẻ theo Quyết định 85",
        group=PAPERS,
        width=10,
        searched=True,
        short="Thẻ cũ",
        help="8 chữ số, kể cả số 0 ở đầu.",
        sheet="Số thẻ theo Đảng quyết định 85",
    )
    old_identity_number: str = text(
        "Số CMND cũ",
        group=PAPERS,
        width=12,
        sensitive=True,
        help="9 chữ số.",
        sheet="Số CMND cũ (nếu có)",
    )
    central_id: str = text(
        "ID trong cơ sở dữ liệu đảng viên", group=PAPERS, width=36, short="ID", sheet="ID"
    )
    birth_country: str = text(
        "Quốc gia", group=BIRTH, atom="birth_place", sheet="Nơi đăng ký khai sinh/Quốc gia *"
    )
    birth_province: str = text(
        "Tỉnh", group=BIRTH, atom="birth_place", sheet="Nơi đăng ký khai sinh/Tỉnh *"
    )
    birth_detail: str = text(
        "Địa chỉ chi tiết",
        group=BIRTH,
        width=40,
        atom="birth_place",
        sheet="Nơi đăng ký khai sinh/Địa chỉ chi tiết *",
    )
    birth_commune: str = text(
        "Xã, phường", group=BIRTH, atom="birth_place", sheet="Temp_XaPhuong_KhaiSinh"
    )
    birth_hamlet: str = text(
        "Thôn, tổ", group=BIRTH, atom="birth_place", sheet="Temp_ThonTo_KhaiSinh"
    )
    native_country: str = text(
        "Quốc gia", group=NATIVE, atom="native_place", sheet="Quê quán/Quốc gia *"
    )
    native_province: str = text(
        "Tỉnh",
        group=NATIVE,
        atom="native_place",
        short="Quê quán",
        sheet="Quê quán/Tỉnh *",
    )
    native_detail: str = text(
        "Địa chỉ chi tiết",
        group=NATIVE,
        width=40,
        atom="native_place",
        sheet="Quê quán/Địa chỉ chi tiết *",
    )
    residence_country: str = text(
        "Quốc gia", group=RESIDENCE, atom="residence", sheet="Thường trú/Quốc gia *"
    )
    residence_province: str = text(
        "Tỉnh", group=RESIDENCE, atom="residence", sheet="Thường trú/Tỉnh *"
    )
    residence_detail: str = text(
        "Địa chỉ chi tiết",
        group=RESIDENCE,
        width=40,
        atom="residence",
        short="Thường trú",
        sheet="Thường trú/Địa chỉ chi tiết *",
    )
    residence_commune: str = text(
        "Xã, phường", group=RESIDENCE, atom="residence", sheet="Temp_XaPhuong_ThuongTru"
    )
    residence_hamlet: str = text(
        "Thôn, tổ", group=RESIDENCE, atom="residence", sheet="Temp_ThonTo_ThuongTru"
    )
    removal_requested: bool = declare(
        Kind.FLAG,
        "Đề nghị xóa khỏi danh sách (không thuộc chi bộ)",
        group=OTHER,
        width=6,
        short="Đề nghị xóa",
        sheet="Đề nghị xóa (do đang viên không thuộc chi bộ)/ "
        '(Nếu muốn xóa chọn "có", còn không bỏ qua)',
    )
    note: str = long_text("Ghi chú", group=OTHER, width=40, sheet="Ghi chú")

    @property
    def status(self) -> MemberStatus:
        """Full once the date of confirmation is known, probationary before."""
        return MemberStatus.FULL if self.confirmed_on else MemberStatus.PROBATIONARY

    @property
    def is_active(self) -> bool:
        """Counted in the branch: active, exempted and suspended members are, the others are not."""
        return self.activity_status in _COUNTED


_COUNTED = frozenset({"", ActivityStatus.ACTIVE, ActivityStatus.EXEMPT, ActivityStatus.SUSPENDED})
