"""The columns of the year's list."""

from chibo_desktop.domain.meeting import MeetingState
from chibo_desktop.gui.widgets import RIGHT, Column
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.meetings import MeetingLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meetings import absence_sentence, percent, weekday_text


def _day(line: MeetingLine) -> str:
    return date_text(line.meeting.held_on) if line.meeting.held_on else ""


def _weekday(line: MeetingLine) -> str:
    day = line.meeting.held_on
    return weekday_text(day.weekday()) if day else ""


def _kind(line: MeetingLine) -> str:
    kind = catalogues()["meeting_kind"].label(line.meeting.kind)
    return (
        f"{kind}, có chuyên đề" if line.meeting.kind == "regular" and line.meeting.theme else kind
    )


def _hours(line: MeetingLine) -> str:
    return "–".join(filter(None, (line.meeting.starts_at, line.meeting.ends_at)))


def _present(line: MeetingLine) -> str:
    count = line.count
    if not count.is_taken:
        return ""
    return f"{count.present}/{count.summoned} · {percent(count.share)}"


def _absent(line: MeetingLine) -> str:
    return absence_sentence(line.count) if line.count.is_taken else ""


def state_words(line: MeetingLine) -> str:
    """The state of a meeting in a word."""
    if line.is_overdue:
        return "Chưa điểm danh"
    return catalogues()["meeting_state"].label(line.meeting.state or MeetingState.PLANNED)


def _state(line: MeetingLine) -> str:
    if line.is_overdue:
        return "attention"
    return {MeetingState.HELD.value: "good", MeetingState.CANCELLED.value: "secondary"}.get(
        line.meeting.state, "information"
    )


YEAR_COLUMNS: tuple[Column[MeetingLine], ...] = (
    Column(
        key="day",
        title="Ngày họp",
        text=_day,
        order=lambda line: (line.meeting.held_on, line.meeting.starts_at),
        width=108,
        is_optional=False,
    ),
    Column(key="weekday", title="Thứ", text=_weekday, width=84),
    Column(key="kind", title="Loại", text=_kind, order=_kind, tip=_kind, width=172),
    Column(
        key="title",
        title="Nội dung chính",
        text=lambda line: line.meeting.title or line.meeting.theme,
        tip=lambda line: "\n".join(filter(None, (line.meeting.title, line.meeting.theme))),
        width=190,
    ),
    Column(key="hours", title="Giờ", text=_hours, width=108),
    Column(
        key="present",
        title="Có mặt /\nphải dự",
        text=_present,
        order=lambda line: line.count.share or -1,
        tip=_absent,
        align=RIGHT,
        width=124,
    ),
    Column(
        key="state",
        title="Trạng thái",
        text=state_words,
        order=state_words,
        state=_state,
        width=136,
    ),
)
