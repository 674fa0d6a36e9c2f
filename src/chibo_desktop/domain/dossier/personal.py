"""The personal part (phần bản thân) of a member's record: items 01–11 of Phiếu đảng viên."""

from dataclasses import dataclass

from chibo_desktop.domain.dossier.groups import PERSON
from chibo_desktop.domain.fields import choice, partial_date, text
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalPart(Record):
    """Who the person is."""

    full_name: str = text(
        "Họ và tên",
        group=PERSON,
        required=True,
        width=28,
        listed=True,
        searched=True,
        fixed=True,
        item="01",
        sheet="Họ và tên *",
    )
    other_name: str = text(
        "Tên gọi khác",
        group=PERSON,
        width=20,
        searched=True,
        item="03",
        sheet="Tên gọi khác",
    )
    gender: str = choice(
        "Giới tính",
        "gender",
        group=PERSON,
        required=True,
        width=6,
        short="Giới",
        item="02",
        sheet="Giới tính *",
    )
    born_on: PartialDate | None = partial_date(
        "Sinh ngày",
        group=PERSON,
        required=True,
        listed=True,
        fixed=True,
        help="Ghi 05/02/1957; nếu chỉ biết tháng hoặc năm thì ghi 02/1957 hoặc 1957.",
        item="04",
        sheet="Sinh ngày * (dd/mm/yyyy)",
    )
    ethnic_group: str = choice(
        "Dân tộc",
        "ethnic_group",
        group=PERSON,
        required=True,
        width=12,
        item="08",
        sheet="Dân tộc *",
    )
    religion: str = choice(
        "Tôn giáo",
        "religion",
        group=PERSON,
        required=True,
        width=12,
        item="09",
        sheet="Tôn giáo *",
    )
    class_origin: str = choice(
        "Thành phần gia đình",
        "class_origin",
        group=PERSON,
        width=16,
        short="Thành phần",
        help="Theo lý lịch, ví dụ: bần nông, trung nông, công nhân, viên chức.",
        item="10",
    )
    phone: str = text("Điện thoại", group=PERSON, width=14, sensitive=True)
