"""Chỉ đạo in words: what each of the office's rows says, and what a directive does with it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from chibo_desktop.domain.commendation import CommendationDecision
from chibo_desktop.domain.criteria_record import PublishedCriteria
from chibo_desktop.domain.directives import Instruction, MonthDeadline, OfficeRemark
from chibo_desktop.domain.dossier.office_field import OfficeCatalogue, OfficeField
from chibo_desktop.domain.opinions.records import OpinionReply
from chibo_desktop.domain.rating_decision import RatingDecision
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.domain.targets.assigned import AssignedTarget
from chibo_desktop.domain.targets.records import Target
from chibo_desktop.domain.unit_change import UnitChange
from chibo_desktop.wording.dates import date_text, month_text, short_month_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.targets import plan_text
from chibo_desktop.wording.unit_tree import change_text

SENTENCES: dict[str, str] = {
    "catalogue-unnamed": "Chưa ghi tên danh mục. Hãy đặt một tên ngắn, ví dụ Nhóm nghề.",
    "catalogue-taken": "Đã có danh mục “{label}”. Hãy đặt tên khác hoặc sửa danh mục ấy.",
    "catalogue-no-values": "Danh mục chưa có giá trị nào. Hãy ghi mỗi dòng một giá trị.",
    "catalogue-unknown": "Không còn danh mục này. Hãy tải lại danh sách.",
    "catalogue-in-use": "Mục “{field}” đang dùng danh mục này. Hãy bỏ mục ấy hoặc cho nó danh mục "
    "khác trước.",
    "instruction-title": "Chưa ghi trích yếu. Hãy ghi một câu ngắn: văn bản về việc gì.",
    "instruction-text": "Chưa ghi nội dung. Hãy ghi đơn vị phải làm gì.",
    "instruction-day": "Chưa ghi ngày ban hành. Hãy ghi đủ ngày, tháng, năm.",
    "instruction-due": "Hạn thực hiện sớm hơn ngày ban hành. Hãy sửa một trong hai ngày.",
    "deadline-month": "Chưa ghi tháng báo cáo. Hãy ghi tháng và năm, ví dụ 12/2026.",
    "deadline-day": "Chưa ghi hạn nộp. Hãy ghi đủ ngày, tháng, năm.",
    "deadline-early": "Hạn nộp sớm hơn chính tháng báo cáo. Hãy sửa ngày hoặc tháng.",
    "remark-text": "Chưa ghi nội dung nhận xét. Hãy ghi rõ cần xem lại điều gì.",
    "return-not-closed": "Đơn vị chưa chốt kỳ này nên không cần trả lại. Hãy ghi nhận xét; đơn vị "
    "sửa được ngay.",
    "withdraw-elsewhere": "Bộ tiêu chí, chỉ tiêu và quyết định thôi gửi ở mục của chúng. Hãy vào "
    "Bộ tiêu chí, Chương trình – Chỉ tiêu hoặc Đề xuất và quyết định của đơn vị.",
}
OF_OFFICE = "Của Đảng ủy"
FATE_WORDS: Mapping[str, str] = {
    "new": "+ Mới",
    "changed": "↻ Thay đổi",
    "withdrawn": "– Thôi áp dụng",
}
STATE_WORDS: Mapping[str, str] = {
    "not-enrolled": "chưa xác nhận khóa",
    "never": "chưa ghi lần nào",
    "changed": "có thay đổi chưa ghi",
    "written": "đã ghi, chưa xác nhận",
    "confirmed": "✓ đơn vị đã nhận",
}
EVERYONE_WORDS = "Mọi đơn vị"
NO_CHANGES = "Chỉ đạo này không thay đổi gì so với những gì đơn vị đang có."


def kind_text(record: Record) -> str:
    """What sort of thing a row is: “Chỉ tiêu được giao”."""
    return type_of(type(record)).label


def remark_text(one: OfficeRemark, name: str = "") -> str:
    """A remark with its day, and of whose evaluation it speaks."""
    day = date_text(one.written_on) if one.written_on else ""
    verb = "Cấp trên trả lại, đề nghị mở lại kỳ" if one.is_return else "Cấp trên nhận xét"
    about = f" về đồng chí {name}" if name else ""
    return f"{verb}{about} ({day}): {_sentence(one.content)}"


def reply_text(one: OpinionReply) -> str:
    """An answer of Đảng ủy with its day and by whom."""
    day = date_text(one.replied_on) if one.replied_on else ""
    return f"Đảng ủy trả lời ngày {day} ({one.by_whom}): {one.content}"


def newest_text(number: int, received: date, today: date) -> str:
    """How old the newest directive is; no clock is trusted to say that another is due (T16)."""
    return f"Chỉ đạo gần nhất: số {number}, nhận {_ago(received, today)}."


def _ago(day: date, today: date) -> str:
    days = (today - day).days
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if days < 1:
        return "hôm nay"
    if months < 1:
        return f"cách đây {days} ngày"
    return f"cách đây {months} tháng" if months < 24 else f"cách đây {months // 12} năm"


def above_text(name: str) -> str:
    """News of an office above the own one."""
    return f"Từ nay nhận cả chỉ đạo của {name}, do cấp trên trực tiếp chuyển xuống."


def content_text(records: Sequence[Record]) -> str:
    """How many rows of each sort: “1 bộ tiêu chí ban hành, 4 chỉ tiêu được giao”."""
    counts = Counter(kind_text(one) for one in records)
    return ", ".join(f"{count_text(count)} {kind.lower()}" for kind, count in counts.items())


def told(record: Record, about: str = "") -> str:
    """What a row says, in one line; `about` names what of the unit's own it speaks of."""
    words = _TOLD.get(type(record), _named)
    subject = f"{about[:1].upper()}{about[1:]} – " if about else ""
    return f"{subject}{words(record)}"


def follows_text(target: Target, before: Target | None) -> str:
    """What becomes of the unit's own target."""
    if not target.above_id:
        return "Giữ lại làm chỉ tiêu riêng của đơn vị"
    if before is None:
        return "Lập chỉ tiêu của đơn vị để ghi kết quả"
    changed = plan_text(before) != plan_text(target)
    figures = f", kế hoạch {plan_text(before)} → {plan_text(target)}" if changed else ""
    verb = "Sửa theo" if before.above_id else "Nối với"
    return f"{verb} chỉ tiêu đã có của đơn vị{figures}"


def _criteria(one: PublishedCriteria) -> str:
    since = f", có hiệu lực từ {date_text(one.effective_from)}" if one.effective_from else ""
    until = f" đến {date_text(one.effective_to)}" if one.effective_to else ""
    return f"{one.title}, phiên bản {one.version}{since}{until}"


def _target(one: AssignedTarget) -> str:
    due = f", đến hạn {short_month_text(one.due)}" if one.due else ""
    as_target = Target(
        id="", org_id="", kind=one.kind, direction=one.direction, planned=one.planned, unit=one.unit
    )
    return f"{one.title}: {plan_text(as_target)}{due}"


def _deadline(one: MonthDeadline) -> str:
    month = month_text(one.period).capitalize() if one.period else ""
    note = f" ({one.note})" if one.note else ""
    return f"{month}: nộp chậm nhất {date_text(one.due_on) if one.due_on else ''}{note}"


def _instruction(one: Instruction) -> str:
    number = f"{one.number}: " if one.number else ""
    due = f", thực hiện trước {date_text(one.due_on)}" if one.due_on else ""
    return f"{number}{one.title}{due}"


def _remark(one: OfficeRemark) -> str:
    return f"{'Đề nghị mở lại kỳ: ' if one.is_return else ''}{_first_line(one.content)}"


def _reply(one: OpinionReply) -> str:
    return f"{one.by_whom}: {_first_line(one.content)}"


def _decision(one: RatingDecision) -> str:
    day = f" ngày {date_text(one.decided_on)}" if one.decided_on else ""
    return f"{one.number}{day} của {one.body}, {len(one.ratings)} đồng chí"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _catalogue(one: OfficeCatalogue) -> str:
    return f"{one.label}: {', '.join(one.values)}"


def _field(one: OfficeField) -> str:
    return f"{one.label} – đơn vị điền trong hồ sơ từng đồng chí"


def _award(one: CommendationDecision) -> str:
    day = f" ngày {date_text(one.decided_on)}" if one.decided_on else ""
    return f"{one.number}{day} của {one.body}, {len(one.outcomes)} đề nghị"


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0]


def _named(record: Record) -> str:
    """Any other row by its first text field: that is what its author called it."""
    specs = (one for one in type_of(type(record)).fields if not one.internal)
    return next((str(value) for one in specs if (value := getattr(record, one.name))), "")


_TOLD: Mapping[type[Record], Callable[[Any], str]] = {
    PublishedCriteria: _criteria,
    AssignedTarget: _target,
    MonthDeadline: _deadline,
    Instruction: _instruction,
    OfficeRemark: _remark,
    OpinionReply: _reply,
    RatingDecision: _decision,
    CommendationDecision: _award,
    UnitChange: change_text,
    OfficeCatalogue: _catalogue,
    OfficeField: _field,
}


def scans_at_office_text(have: int, need: int) -> str:
    """How many scans of the unit's papers the office has and lacks."""
    said = f"Đảng ủy đang giữ {count_text(have)} bản quét giấy tờ của đơn vị"
    if need:
        return f"{said}, còn thiếu {count_text(need)}; gói sau sẽ mang theo phần thiếu."
    return f"{said}, không thiếu bản nào."
