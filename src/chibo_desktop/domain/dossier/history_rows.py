"""Tables of what the person has done: items 15, 21, 22 of Phiếu đảng viên. domain.md §2.3."""

from dataclasses import dataclass

from chibo_desktop.domain.fields import choice, partial_date, reference, text
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import Record, record


@record("career_step", "Quá trình hoạt động và công tác")
@dataclass(frozen=True, slots=True, kw_only=True)
class CareerStep(Record):
    """Một quãng trong quá trình hoạt động và công tác (mục 21)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    since: PartialDate | None = partial_date("Từ tháng, năm", short="Từ", required=True)
    until: PartialDate | None = partial_date(
        "Đến tháng, năm", short="Đến", help="Để trống nếu đến nay."
    )
    work: str = text("Làm việc gì", width=40, required=True)
    post: str = text("Chức vụ (đảng, chính quyền, đoàn thể)", width=28, short="Chức vụ")
    place: str = text("Ở đâu", width=34)


@record("training", "Đào tạo, bồi dưỡng")
@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Record):
    """Một khóa đào tạo, bồi dưỡng chuyên môn, lý luận chính trị, ngoại ngữ (mục 22)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    school: str = text("Tên trường", width=34, required=True)
    subject: str = text("Ngành học hoặc tên lớp", width=30, short="Ngành, lớp")
    since: PartialDate | None = partial_date("Từ tháng, năm", short="Từ")
    until: PartialDate | None = partial_date("Đến tháng, năm", short="Đến")
    mode: str = choice("Hình thức học", "training_mode", width=16, short="Hình thức")
    certificate: str = text("Văn bằng, chứng chỉ, trình độ", width=28, short="Văn bằng")


@record("organization_membership", "Tham gia các tổ chức xã hội")
@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMembership(Record):
    """Một lần tham gia tổ chức xã hội (mục 15)."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    joined_on: PartialDate | None = partial_date("Ngày tham gia", short="Từ")
    organization: str = text("Tên tổ chức", width=34, required=True)
    post: str = text("Chức vụ", width=24)
    left_on: PartialDate | None = partial_date("Ngày thôi tham gia", short="Đến")
