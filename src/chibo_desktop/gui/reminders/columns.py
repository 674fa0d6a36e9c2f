"""The columns of the board and of a badge round."""

from collections.abc import Callable
from datetime import date

from chibo_desktop.domain.badges import ProposalKind
from chibo_desktop.domain.reminders import Urgency
from chibo_desktop.domain.text import name_sort_key, sort_key
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.badge_rounds import BadgeLine
from chibo_desktop.services.reminders import ReminderLine
from chibo_desktop.wording.dates import date_text, partial_date_text
from chibo_desktop.wording.reminders import (
    age_text,
    days_text,
    reminder_detail,
    reminder_title,
    rules_in_full,
    rules_in_short,
    who_text,
)

BRANCH = "branch"
_DAY = 108  # width of a column of days
_STATES = {Urgency.OVERDUE: "accent", Urgency.SOON: "attention", Urgency.LATER: "secondary"}


def who(line: ReminderLine) -> str:
    """The member, or the whole branch."""
    return who_text(line.reminder)


def said(line: ReminderLine) -> str:
    """What was said when it was put away, and when it comes back."""
    if line.note is None:
        return ""
    again = line.note.again_on
    return f"{line.note.reason} · {f'nhắc lại {date_text(again)}' if again else 'đã xong'}"


def _place(line: ReminderLine | BadgeLine) -> str:
    """The branch; of a đảng bộ also which one, where several units are shown together."""
    branch, unit = line.branch_name, line.unit_name
    return branch if unit in ("", branch) else f"{branch} · {unit}"


def _detail(line: ReminderLine) -> str:
    return said(line) or reminder_detail(line.reminder)


REMINDER_COLUMNS: tuple[Column[ReminderLine], ...] = (
    Column(
        key="left",
        title="Còn lại",
        text=lambda line: days_text(line.reminder.days_left),
        order=lambda line: line.reminder.due_on,
        state=lambda line: _STATES[line.reminder.urgency],
        width=136,
        is_optional=False,
    ),
    Column(
        key="who",
        title="Đồng chí",
        text=who,
        order=lambda line: name_sort_key(line.reminder.full_name),
        tip=who,
        width=166,
    ),
    Column(
        key="what",
        title="Việc",
        text=lambda line: reminder_title(line.reminder),
        order=lambda line: reminder_title(line.reminder),
        tip=lambda line: reminder_title(line.reminder),
        width=250,
    ),
    Column(
        key="due",
        title="Hạn",
        text=lambda line: date_text(line.reminder.due_on),
        order=lambda line: line.reminder.due_on,
        width=_DAY,
    ),
    Column(
        key=BRANCH,
        title="Chi bộ",
        text=_place,
        order=lambda line: sort_key(_place(line)),
        tip=_place,
        width=180,
    ),
    Column(key="detail", title="Chi tiết", text=_detail, tip=_detail, width=250),
    Column(
        key="rule",
        title="Căn cứ",
        text=lambda line: rules_in_short(line.reminder.rules[:1]),
        tip=lambda line: rules_in_full(line.reminder.rules),
        width=200,
    ),
)


def badge_columns(day: date) -> tuple[Column[BadgeLine], ...]:
    """The columns of a round held on a day."""
    return (
        Column(
            key="who",
            title="Họ và tên",
            text=lambda line: line.full_name,
            order=lambda line: name_sort_key(line.full_name),
            width=168,
            is_optional=False,
        ),
        Column(
            key="years",
            title="Huy hiệu",
            text=lambda line: f"{line.years} năm",
            order=lambda line: line.years,
            align=RIGHT,
            width=84,
        ),
        Column(
            key="full",
            title="Đủ tuổi\nĐảng ngày",
            text=lambda line: date_text(line.full_on) if line.is_exact else "cần xem ngày vào Đảng",
            order=lambda line: line.full_on,
            state=lambda line: "" if line.is_exact else "attention",
            width=_DAY,
        ),
        Column(
            key="age",
            title="Tuổi Đảng\nđến ngày trao",
            text=lambda line: age_text(line.months),
            order=lambda line: line.months,
            tip=lambda line: f"Tính đến {date_text(line.died_on or day)}",
            width=130,
        ),
        Column(
            key="admitted",
            title="Ngày\nvào Đảng",
            text=lambda line: partial_date_text(line.admitted_on),
            order=_day_of(lambda line: line.admitted_on.earliest if line.admitted_on else None),
            width=_DAY,
        ),
        Column(
            key="born",
            title="Sinh ngày",
            text=lambda line: partial_date_text(line.born_on),
            order=_day_of(lambda line: line.born_on.earliest if line.born_on else None),
            width=_DAY,
        ),
        Column(
            key=BRANCH,
            title="Chi bộ",
            text=_place,
            order=lambda line: sort_key(_place(line)),
            tip=_place,
            width=170,
        ),
        Column(
            key="awarded",
            title="Đã nhận",
            text=lambda line: f"{line.awarded[-1]} năm" if line.awarded else "",
            order=lambda line: line.awarded[-1:] or (0,),
            align=RIGHT,
            width=84,
        ),
        Column(
            key="request",
            title="Đề nghị",
            text=_request,
            state=lambda line: "good" if line.is_proposed else "secondary",
            tip=_request,
            width=96,
        ),
    )


def _request(line: BadgeLine) -> str:
    if line.kind is ProposalKind.REGULAR:
        return "Đề nghị tặng"
    if line.request_id:
        return f"Đề nghị xét: {line.reason}"
    if line.kind is ProposalKind.MISSED:
        return "Kiểm tra hồ sơ: đã được tặng thì ghi vào mục Huy hiệu"
    return "Chưa đề nghị"


def _day_of(of: Callable[[BadgeLine], date | None]) -> Callable[[BadgeLine], date]:
    return lambda line: of(line) or date.max
