"""Work, education and health (items 11, 13, 14, 16–18 of Phiếu đảng viên). domain.md §2.3, §2.6."""

from dataclasses import dataclass

from chibo_desktop.domain.dossier.addresses import AddressPart
from chibo_desktop.domain.dossier.groups import EDUCATION, HEALTH, WORK
from chibo_desktop.domain.fields import Kind, choice, declare, partial_date, text
from chibo_desktop.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class BackgroundPart(AddressPart):
    """What the person does, has learnt, and is entitled to."""

    occupation: str = text("Nghề nghiệp hiện nay", group=WORK, width=28, short="Nghề", item="11")
    occupation_group: str = choice(
        "Nhóm nghề nghiệp", "occupation_group", group=WORK, width=24, short="Nhóm nghề"
    )
    job_title: str = text("Chức vụ công tác", group=WORK, width=28)
    employer: str = text("Đơn vị công tác", group=WORK, width=34)
    outside_political_system: bool = declare(
        Kind.FLAG,
        "Không làm việc trong hệ thống chính trị",
        group=WORK,
        width=6,
        short="Ngoài hệ thống chính trị",
        help="Nghỉ hưu, học sinh, sinh viên, lao động tự do, doanh nghiệp ngoài Nhà nước.",
    )
    recruited_on: PartialDate | None = partial_date(
        "Ngày được tuyển dụng", group=WORK, short="Tuyển dụng", item="13"
    )
    recruited_by: str = text("Cơ quan tuyển dụng", group=WORK, width=34, item="13")
    youth_union_on: PartialDate | None = partial_date(
        "Ngày vào Đoàn TNCS Hồ Chí Minh", group=WORK, short="Vào Đoàn", item="14"
    )
    enlisted_on: PartialDate | None = partial_date(
        "Ngày nhập ngũ", group=WORK, short="Nhập ngũ", item="16"
    )
    discharged_on: PartialDate | None = partial_date(
        "Ngày xuất ngũ", group=WORK, short="Xuất ngũ", item="16"
    )
    general_education: str = choice(
        "Giáo dục phổ thông",
        "general_education",
        group=EDUCATION,
        width=20,
        short="Phổ thông",
        item="17",
    )
    general_education_written: str = text(
        "Lớp phổ thông như lý lịch ghi",
        group=EDUCATION,
        width=8,
        short="Lớp",
        help="Ví dụ 7/10, 10/10, 12/12.",
        item="17",
    )
    professional_level: str = choice(
        "Chuyên môn nghiệp vụ",
        "professional_level",
        group=EDUCATION,
        width=20,
        short="Chuyên môn",
        item="17",
    )
    professional_field: str = text("Ngành đào tạo", group=EDUCATION, width=28, item="17")
    academic_title: str = choice(
        "Học hàm", "academic_title", group=EDUCATION, width=14, short="Học hàm", item="17"
    )
    political_theory: str = choice(
        "Lý luận chính trị",
        "political_theory",
        group=EDUCATION,
        width=18,
        short="LLCT",
        item="17",
    )
    foreign_languages: str = text(
        "Ngoại ngữ",
        group=EDUCATION,
        width=20,
        help="Ví dụ: tiếng Anh B1, tiếng Nga C.",
        item="17",
    )
    computer_skills: str = text("Tin học", group=EDUCATION, width=16, item="17")
    ethnic_language: str = text("Tiếng dân tộc thiểu số", group=EDUCATION, width=16)
    health: str = text("Tình trạng sức khỏe", group=HEALTH, width=20, item="18")
    wound_class: str = choice(
        "Thương binh loại", "wound_class", group=HEALTH, width=8, short="Thương binh", item="18"
    )
    martyr_family: bool = declare(
        Kind.FLAG, "Gia đình liệt sĩ", group=HEALTH, width=6, short="GĐ liệt sĩ", item="18"
    )
    merit_family: bool = declare(
        Kind.FLAG,
        "Gia đình có công với cách mạng",
        group=HEALTH,
        width=6,
        short="GĐ có công",
        item="18",
    )
