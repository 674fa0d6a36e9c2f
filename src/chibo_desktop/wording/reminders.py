"""Nhắc việc and Huy hiệu Đảng in words: what falls due, how near, by which rule."""

from collections.abc import Mapping
from datetime import date

from chibo_desktop.domain.badges import BadgeRound, ProposalKind
from chibo_desktop.domain.party_age import PartyAge
from chibo_desktop.domain.reminders import Reminder, ReminderKind, Urgency
from chibo_desktop.domain.rules import Rule
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import THIN_SPACE
from chibo_desktop.wording.rules import UNCHECKED, rule_text

SENTENCES: dict[str, str] = {
    "reminder-reason-missing": "Chưa ghi đã làm gì hoặc vì sao. Việc chỉ được cất đi khi có lý do; "
    "hãy ghi một câu ngắn.",
    "reminder-again-past": "Ngày nhắc lại phải sau hôm nay, nếu không việc sẽ hiện lại ngay. Hãy "
    "chọn ngày khác, hoặc để trống nếu đã xong hẳn.",
    "holiday-day-missing": "Chưa ghi ngày. Bảng ngày nghỉ tính theo từng ngày; hãy ghi đủ ngày, "
    "tháng, năm.",
    "holiday-name-missing": "Chưa ghi dịp nghỉ. Hãy ghi tên dịp, ví dụ: Tết Đinh Mùi.",
    "badge-reason-missing": "Chưa ghi lý do đề nghị. Xét tặng sớm hoặc truy tặng cần nêu lý do; "
    "hãy ghi một câu, ví dụ: bệnh nặng, có bệnh án ngày …",
    "badge-round-unknown": "Không có đợt trao tặng nào vào ngày đã chọn. Hãy chọn lại đợt.",
}

TITLES: Mapping[ReminderKind, str] = {
    ReminderKind.PROBATION: "Sắp hết thời gian dự bị",
    ReminderKind.CONFIRMATION: "Xét công nhận chính thức",
    ReminderKind.CEREMONY: "Tổ chức lễ kết nạp",
    ReminderKind.CURRICULUM: "Khai lý lịch đảng viên",
    ReminderKind.CENTRAL_DATABASE: "Nhập cơ sở dữ liệu đảng viên",
    ReminderKind.CERTIFICATE: "Giấy chứng nhận lớp nhận thức về Đảng sắp hết giá trị",
    ReminderKind.TRANSFER: "Theo dõi chuyển sinh hoạt chính thức",
    ReminderKind.TEMPORARY_TRANSFER: "Hết hạn sinh hoạt tạm thời",
    ReminderKind.DUES: "Chưa đóng đảng phí",
    ReminderKind.ATTENDANCE: "Chưa dự sinh hoạt chi bộ",
    ReminderKind.MEETING: "Hoàn thiện sổ của buổi sinh hoạt",
    ReminderKind.FOLLOW_UP: "Việc sau sinh hoạt",
    ReminderKind.DISCIPLINE: "Hết hiệu lực kỷ luật",
    ReminderKind.EXEMPTION: "Xem lại việc miễn sinh hoạt",
    ReminderKind.BADGE: "Nộp hồ sơ Huy hiệu Đảng",
    ReminderKind.SUPPLEMENT: "Bổ sung hồ sơ hằng năm (3-HSĐV)",
    ReminderKind.STUDY: "Đăng ký học tập và làm theo Bác",
    ReminderKind.SCREENING: "Báo cáo rà soát, sàng lọc đảng viên",
    ReminderKind.PAPERS: "Bổ sung giấy tờ còn thiếu trong hồ sơ",
    ReminderKind.SHORTCOMING: "Khắc phục hạn chế, khuyết điểm",
    ReminderKind.OPINION: "Trả lời ý kiến, kiến nghị",
    ReminderKind.COMMENDATION: "Trình đề nghị khen thưởng",
    ReminderKind.BRANCH_DOCUMENT: "Ban hành văn bản của chi bộ",
    ReminderKind.CONGRESS: "Chuẩn bị đại hội",
    ReminderKind.INSPECTION: "Kiểm tra, giám sát",
}
GROUPS: Mapping[Urgency, str] = {
    Urgency.OVERDUE: "Quá hạn",
    Urgency.SOON: "Trong 30 ngày",
    Urgency.LATER: "Sắp tới",
}
PROPOSALS: Mapping[ProposalKind, str] = {
    ProposalKind.REGULAR: "Đủ tuổi Đảng trong đợt",
    ProposalKind.MISSED: "Đã đủ từ các đợt trước, trong sổ chưa ghi Huy hiệu",
    ProposalKind.EARLY: "Xét tặng sớm nếu bệnh nặng",
    ProposalKind.POSTHUMOUS: "Truy tặng",
}
NOT_PUBLISHED = "lịch nghỉ chưa công bố đủ, hạn tạm tính"


def days_text(days_left: int) -> str:
    """quá hạn 5 ngày, hôm nay, còn 12 ngày."""
    if days_left < 0:
        return f"quá hạn {-days_left} ngày"
    return f"còn {days_left} ngày" if days_left else "hôm nay"


def counts_text(overdue: int, soon: int) -> str:
    """2 việc quá hạn, 5 việc trong 30 ngày; nothing when nothing falls due."""
    parts = [f"{overdue} việc quá hạn"] if overdue else []
    parts += [f"{soon} việc đến hạn trong 30 ngày"] if soon else []
    return ", ".join(parts)


def reminder_title(one: Reminder) -> str:
    """What has to be done; of a badge also which."""
    title = TITLES[one.kind]
    return f"{title} {one.number} năm" if one.kind is ReminderKind.BADGE else title


def reminder_detail(one: Reminder) -> str:
    """From when the time runs and what is known besides, in one line."""
    words = _since(one)
    return words if one.is_certain else f"{words}; {NOT_PUBLISHED}"


def _since(one: Reminder) -> str:
    since, due = date_text(one.since), date_text(one.due_on)
    match one.kind:
        case ReminderKind.PROBATION:
            return f"Dự bị từ {since}, đủ 12 tháng ngày {due}; mốc nhắc {one.number} ngày"
        case ReminderKind.CONFIRMATION:
            return f"Hết 12 tháng dự bị ngày {since}"
        case ReminderKind.CEREMONY:
            return f"Quyết định kết nạp, tính từ {since}"
        case ReminderKind.CURRICULUM:
            return f"Lễ kết nạp ngày {since}, hồ sơ chưa có bản quét lý lịch đảng viên"
        case ReminderKind.CENTRAL_DATABASE:
            return f"Quyết định kết nạp ngày {since}, chưa có ID trong cơ sở dữ liệu"
        case ReminderKind.CERTIFICATE:
            return f"Giấy chứng nhận ngày {since}"
        case ReminderKind.TRANSFER:
            return f"Chuyển đi từ {since}, chưa có phiếu báo tiếp nhận"
        case ReminderKind.TEMPORARY_TRANSFER:
            return f"Sinh hoạt tạm thời từ {since}"
        case ReminderKind.DUES | ReminderKind.ATTENDANCE:
            return f"{one.number} tháng trong năm {one.since.year}"
        case ReminderKind.MEETING:
            return f"Buổi họp ngày {since}: {one.about}"
        case ReminderKind.FOLLOW_UP:
            return f"{one.about} (kết luận ngày {since})"
        case ReminderKind.DISCIPLINE:
            return f"Quyết định kỷ luật ngày {since}"
        case ReminderKind.EXEMPTION:
            return f"Miễn sinh hoạt từ {since}"
        case ReminderKind.BADGE:
            return f"Đủ {one.number} năm tuổi Đảng ngày {since}"
        case ReminderKind.PAPERS:
            return f"Còn thiếu {one.number} giấy tờ – {one.about}"
        case ReminderKind.SHORTCOMING:
            far = f"đã khắc phục {one.number}{THIN_SPACE}%" if one.number else "chưa khắc phục"
            return f"{one.about} (chỉ ra ngày {since}, {far})"
        case (
            ReminderKind.OPINION
            | ReminderKind.COMMENDATION
            | ReminderKind.BRANCH_DOCUMENT
            | ReminderKind.CONGRESS
            | ReminderKind.INSPECTION
        ):
            return one.about
        case ReminderKind.STUDY:
            month = f"{one.since.month:02}/{one.since.year}"
            return f"{one.number} đồng chí chưa đăng ký việc làm theo của tháng {month}"
    return f"Làm trong khoảng {since} – {due}"


def rules_in_short(rules: tuple[Rule, ...]) -> str:
    """208-QĐ/TW (26/07/2026): number and day, for a column; the rest is in `rules_in_full`."""
    return "; ".join(dict.fromkeys(map(_in_short, rules)))


def _in_short(rule: Rule) -> str:
    source = rule.source
    if "-" in source.number:
        return f"{source.number} ({date_text(source.issued_on)})"
    name = source.title.split(",")[0]  # the Charter has no number
    return f"{name}, {rule.article}" if rule.article else name


def rules_in_full(rules: tuple[Rule, ...]) -> str:
    """Every document once, with its article, its note and the word of doubt."""
    return "\n".join(dict.fromkeys(map(_rule, rules)))


def _rule(rule: Rule) -> str:
    text = rule_text(rule)
    return f"{text}. {rule.note}" if rule.note else text


def unchecked_note(rules: tuple[Rule, ...]) -> str:
    """The word of doubt when any of the documents has not been compared; else nothing."""
    return "" if all(rule.source.is_checked for rule in rules) else UNCHECKED


def age_text(months: int) -> str:
    """50 năm 3 tháng; 11 tháng; 50 năm."""
    years, rest = divmod(months, 12)
    parts = [f"{years} năm"] if years else []
    return " ".join([*parts, f"{rest} tháng"] if rest or not years else parts)


def party_age_text(age: PartyAge | None, day: date) -> str:
    """Tuổi Đảng on a day, whole years and months; ≈ before it when the first day is in part."""
    if age is None:
        return ""
    text = age_text(age.months_at(day))
    return text if age.is_exact else f"≈ {text}"


def round_title(one: BadgeRound) -> str:
    """Đợt 7/11/2026."""
    return f"Đợt {one.day.day}/{one.day.month}/{one.day.year}"


def round_detail(one: BadgeRound) -> str:
    """The window and until when files are due."""
    certain = "" if one.is_certain else f" ({NOT_PUBLISHED})"
    return (
        f"Đủ tuổi Đảng từ {date_text(one.first)} đến {date_text(one.last)} · hồ sơ nộp chậm "
        f"nhất ngày {date_text(one.files_by)}{certain}"
    )


def who_text(one: Reminder) -> str:
    """Whom a reminder is about: a member, the whole branch, or somebody who is not named here."""
    if one.full_name:
        return one.full_name
    return "Một đồng chí" if one.member_id else "Cả chi bộ"
