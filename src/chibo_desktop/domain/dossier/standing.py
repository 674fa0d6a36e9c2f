"""The Party part (phần đảng tịch) of a member's record: items 12 and 20 of Phiếu đảng viên.

Three dates of admission are kept apart: the decision, the ceremony (which the card and the form
call "ngày vào Đảng") and the recognition as full member. Source: domain.md §2.3, §2.4, §2.9.
"""

from dataclasses import dataclass

from chibo_desktop.domain.dossier.groups import ADMISSION, PARTY
from chibo_desktop.domain.dossier.personal import PersonalPart
from chibo_desktop.domain.fields import choice, partial_date, reference, text
from chibo_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPart(PersonalPart):
    """Where the person stands in the Party and how they came to it."""

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
        item="12",
        sheet="Ngày vào Đảng* (dd/mm/yyyy)",
    )
    confirmed_on: PartialDate | None = partial_date(
        "Ngày vào Đảng chính thức",
        group=PARTY,
        short="Chính thức",
        listed=True,
        help="Để trống khi còn dự bị.",
        item="12",
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
        item="20",
        sheet="Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)",
    )
    party_group: str = text("Tổ đảng", group=PARTY, width=16)
    residence_branch: str = text(
        "Chi bộ nơi cư trú",
        group=PARTY,
        width=30,
        help="Nơi giữ mối liên hệ theo Quy định 213-QĐ/TW.",
    )
    admission_decided_on: PartialDate | None = partial_date(
        "Ngày ra quyết định kết nạp", group=ADMISSION, short="QĐ kết nạp", item="12"
    )
    admission_decision: str = text(
        "Số quyết định kết nạp", group=ADMISSION, width=18, short="Số QĐ kết nạp"
    )
    admitted_at: str = text("Kết nạp tại chi bộ", group=ADMISSION, width=34, item="12")
    first_introducer: str = text("Người giới thiệu thứ nhất", group=ADMISSION, width=28, item="12")
    first_introducer_post: str = text(
        "Chức vụ, đơn vị của người giới thiệu thứ nhất",
        group=ADMISSION,
        width=34,
        short="Chức vụ người giới thiệu 1",
        item="12",
    )
    second_introducer: str = text("Người giới thiệu thứ hai", group=ADMISSION, width=28, item="12")
    second_introducer_post: str = text(
        "Chức vụ, đơn vị của người giới thiệu thứ hai",
        group=ADMISSION,
        width=34,
        short="Chức vụ người giới thiệu 2",
        item="12",
    )
    confirmation_decision: str = text(
        "Số quyết định công nhận chính thức",
        group=ADMISSION,
        width=18,
        short="Số QĐ chính thức",
    )
    confirmed_at: str = text(
        "Công nhận chính thức tại chi bộ", group=ADMISSION, width=34, item="12"
    )
