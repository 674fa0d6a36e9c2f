"""What the papers of a meeting say: each place of their forms, and the lines that fill one."""

from collections.abc import Mapping, Sequence

from chibo_desktop.domain.attendance import Attendance, AttendanceState
from chibo_desktop.domain.meeting_content import AgendaItem, MeetingItem
from chibo_desktop.services.follow_up import FollowUpLine
from chibo_desktop.services.minutes import Minutes, VoteLine
from chibo_desktop.wording.dates import date_on_paper, date_text
from chibo_desktop.wording.meeting_papers import (
    absence_words,
    enumerated,
    hour_on_paper,
    item_state_words,
    meeting_name,
    vote_words,
)
from chibo_desktop.wording.meetings import percent, weekday_text

_NAMED = 10  # so many absent members are named one by one; of more only the figures are told


def values_of(
    minutes: Minutes,
    roll: Sequence[Attendance],
    left: Sequence[FollowUpLine],
    items: Sequence[MeetingItem],
    agenda: Sequence[AgendaItem],
    quality: str,
) -> Mapping[str, str]:
    """Texts by place. A place of several paragraphs has a line for each."""
    meeting, count = minutes.meeting, minutes.count
    day = date_on_paper(meeting.held_on) if meeting.held_on else ""
    return {
        "meeting": meeting_name(meeting),
        "day": day,
        "day_capital": day.capitalize(),
        "weekday": weekday_text(meeting.held_on.weekday()) if meeting.held_on else "",
        "starts": hour_on_paper(meeting.starts_at),
        "ends": hour_on_paper(meeting.ends_at),
        "place": meeting.place,
        "chair": meeting.chair_name,
        "secretary": meeting.secretary_name,
        "summoned": _split(count.summoned, count.full_summoned, count.probationary_summoned)
        if count.is_taken
        else "",
        "present": f"{_split(count.present, count.full_present, count.probationary_present)}, "
        f"đạt {percent(count.share)} số phải dự"
        if count.is_taken
        else "",
        "present_of": f"{count.present}/{count.summoned}" if count.is_taken else "",
        "absent": f"{count.excused + count.unexcused} (có lý do {count.excused}, không lý do "
        f"{count.unexcused})"
        if count.is_taken
        else "",
        "absent_lines": "\n".join(_absent(roll)),
        "not_counted": _not_counted(count.exempted, count.elsewhere),
        "guests": "; ".join(meeting.guests.splitlines()) or "không có",
        "guest_line": f"Kính mời: {'; '.join(meeting.guests.splitlines())}."
        if meeting.guests
        else "",
        "ideology": meeting.ideology,
        "past_month": meeting.past_month,
        "next_month": meeting.next_month,
        "organizing": meeting.organizing,
        "conclusion": meeting.conclusion,
        "theme_line": f"Chuyên đề: {meeting.theme}." if meeting.theme else "",
        "follow_up": "\n".join(_progress_line(line) for line in left),
        "speeches": "\n".join(
            f"- Đồng chí {one.full_name}: {' '.join(one.content.splitlines())}"
            for one in minutes.speeches
        ),
        "items": "\n".join(enumerated(_item_line(one) for one in items)),
        "votes": "\n".join(_vote(line) for line in minutes.votes),
        "agenda": "\n".join(
            f"{place}. {one.title}{f' ({one.presenter})' if one.presenter else ''}"
            for place, one in enumerate(agenda, start=1)
        ),
        "materials": "\n".join(f"- {line}" for line in meeting.materials.splitlines()),
        "quality": quality,
    }


def _split(total: int, full: int, probationary: int) -> str:
    return f"{total} đồng chí (chính thức {full}, dự bị {probationary})"


def _absent(roll: Sequence[Attendance]) -> list[str]:
    states = (AttendanceState.EXCUSED, AttendanceState.UNEXCUSED)
    absent = [one for one in roll if one.state in states]
    return [absence_words(one) for one in absent] if len(absent) <= _NAMED else []


def _not_counted(exempted: int, elsewhere: int) -> str:
    parts = [f"{exempted} đồng chí được miễn sinh hoạt"] if exempted else []
    if elsewhere:
        parts.append(f"{elsewhere} đồng chí đang sinh hoạt tạm thời nơi khác")
    return f"Không tính vào số phải dự: {', '.join(parts)}." if parts else ""


def _progress_line(line: FollowUpLine) -> str:
    due = f", hạn {date_text(line.item.due_on)}" if line.item.due_on else ""
    said = f": {' '.join(line.item.result.splitlines())}" if line.item.result else ""
    return (
        f"- {line.item.title} ({line.item.owner_name}{due}) – "
        f"{item_state_words(line.item.state, is_late=line.is_late)}{said}."
    )


def _item_line(one: MeetingItem) -> str:
    due = f", thời hạn {date_text(one.due_on)}" if one.due_on else ""
    evidence = f", sản phẩm: {one.evidence}" if one.evidence else ""
    return f"{one.title}: {one.owner_name} phụ trách{due}{evidence}"


def _vote(line: VoteLine) -> str:
    return vote_words(line.vote, line.result)
