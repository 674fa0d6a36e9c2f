"""What the program knows of a meeting's quality: an option for a line of the sheet, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.attendance import excused_in_a_row, share_of
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.meeting_content import AgendaPart, MeetingItem
from chibo_desktop.domain.meeting_sheet import (
    HALF_SPEAKERS,
    NO,
    YES,
    MeetingSheet,
    SheetCriterion,
    by_duration,
    by_share,
)
from chibo_desktop.domain.rules import RuleSet
from chibo_desktop.services.agenda import Agenda, load_agenda
from chibo_desktop.services.follow_up import FollowUpShare, share_before
from chibo_desktop.services.minutes import Minutes, load_minutes
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.meetings import attendance_seen, parts_of
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.meetings import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The option that what is known leads to, and why."""

    option: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """Everything of one meeting that lines of a sheet may ask for."""

    meeting: Meeting
    minutes: Minutes
    agenda: Agenda
    before: FollowUpShare
    most_excused: int
    has_items: bool
    rules: RuleSet
    today: date
    settings: Mapping[str, str]

    @property
    def speakers(self) -> int:
        """Members who spoke, noted on the roll or in the minutes, each once."""
        told = {one.speaker_id for one in self.minutes.speeches if one.speaker_id}
        return max(self.minutes.count.spoke, len(told & set(self.minutes.members)))


Find = Callable[[_Known, SheetCriterion], Proposal | None]


def proposals(
    unit: Unit, meeting: Meeting, sheet: MeetingSheet, settings: Mapping[str, str]
) -> dict[str, Proposal]:
    """By line; a line of which nothing is known is absent, and all of them before the meeting."""
    if meeting.state != MeetingState.HELD or meeting.held_on is None:
        return {}
    known = _Known(
        meeting=meeting,
        minutes=load_minutes(unit, meeting.id),
        agenda=load_agenda(unit, meeting.id),
        before=share_before(unit, meeting),
        most_excused=_most_excused(unit, meeting, meeting.held_on),
        has_items=bool(parts_of(unit.connection, MeetingItem, meeting.id)),
        rules=rule_book("meetings").on(meeting.held_on),
        today=unit.now.date(),
        settings={one.code: sheet.setting(one.code, settings) for one in sheet.settings},
    )
    found = {
        one.code: _FINDERS[one.known](known, one)
        for one in sheet.criteria_for(has_theme=meeting.has_theme)
        if one.known in _FINDERS
    }
    return {code: one for code, one in found.items() if one is not None}


def _duration(known: _Known, line: SheetCriterion) -> Proposal | None:
    code = "themed-minutes" if known.meeting.has_theme else "regular-minutes"
    minutes, needed = known.meeting.minutes, known.rules.whole(code)
    if minutes is None or needed is None:
        return None
    option = by_duration(line, minutes, needed)
    return Proposal(option=option.code, why=f"Họp {minutes} phút, quy định ít nhất {needed} phút")


def _attendance(known: _Known, line: SheetCriterion) -> Proposal | None:
    count = known.minutes.count
    if count.share is None:
        return None
    why = f"{count.present}/{count.summoned} đảng viên phải dự, {percent(count.share)}"
    if count.unexcused:
        return Proposal(
            option=line.options[-1].code, why=f"{why}; {count.unexcused} vắng không lý do"
        )
    return Proposal(option=by_share(line, count.share, known.settings, "").code, why=why)


def _excused_row(known: _Known, line: SheetCriterion) -> Proposal | None:
    if not known.minutes.count.is_taken:
        return None
    why = f"Nhiều nhất {known.most_excused} lần vắng có lý do liên tiếp"
    return _yes(known.most_excused <= line.limit, why)


def _speakers(known: _Known, line: SheetCriterion) -> Proposal | None:
    present = known.minutes.count.present
    share = share_of(known.speakers, present)
    if share is None:
        return None
    usual = known.settings.get(HALF_SPEAKERS, "")
    option = by_share(line, share, known.settings, usual)
    return Proposal(
        option=option.code,
        why=f"{known.speakers}/{present} người có mặt phát biểu, {percent(share)}",
    )


def _follow_up(known: _Known, line: SheetCriterion) -> Proposal | None:
    share = share_of(known.before.done, known.before.total)
    if share is None:
        return None
    why = f"{known.before.done}/{known.before.total} việc đến hạn đã xong, {percent(share)}"
    return Proposal(option=by_share(line, share, known.settings, "").code, why=why)


def _committee(known: _Known, _line: SheetCriterion) -> Proposal | None:
    met = known.meeting.committee_met_on
    return Proposal(option=YES, why=f"Họp chi ủy ngày {date_text(met)}") if met else None


def _invited(known: _Known, _line: SheetCriterion) -> Proposal | None:
    day = known.meeting.invited_on
    return Proposal(option=YES, why=f"Thông báo ngày {date_text(day)}") if day else None


def _materials(known: _Known, _line: SheetCriterion) -> Proposal | None:
    sent, held = known.meeting.materials_on, known.meeting.held_on
    least = known.rules.whole("materials-days")
    if sent is None or held is None or least is None:
        return None
    return _yes((held - sent).days >= least, f"Gửi tài liệu ngày {date_text(sent)}")


def _published(known: _Known, _line: SheetCriterion) -> Proposal | None:
    done, held = known.meeting.published_on, known.meeting.held_on
    most = known.rules.whole("publication-days")
    if held is None or most is None:
        return None
    if done is None:
        is_over = (known.today - held).days > most
        return Proposal(option=NO, why="Quá hạn mà chưa ghi ngày đăng") if is_over else None
    return _yes((done - held).days <= most, f"Đăng ngày {date_text(done)}")


def _steps(known: _Known, _line: SheetCriterion) -> Proposal | None:
    parts = {line.item.part for line in known.agenda.lines}
    if not parts:
        return None
    return _yes(parts >= set(AgendaPart), f"Chương trình có {len(known.agenda.lines)} mục")


def _content(known: _Known, _line: SheetCriterion) -> Proposal | None:
    agenda = known.agenda
    if not agenda.main:
        return None
    why = f"{agenda.professional}/{agenda.main} mục nội dung là chuyên môn hoặc trùng họp cơ quan"
    return _yes(not agenda.is_over, why)


def _minutes(known: _Known, _line: SheetCriterion) -> Proposal | None:
    one = known.meeting
    texts = (one.past_month, one.next_month, one.conclusion)
    if one.minutes_number is None:
        return None
    return _yes(all(texts), "Biên bản đã vào sổ" if all(texts) else "Biên bản còn phần chưa ghi")


def _resolution(known: _Known, _line: SheetCriterion) -> Proposal | None:
    if not known.minutes.votes:
        return None
    is_carried = any(line.result.is_carried for line in known.minutes.votes)
    words = "có" if known.meeting.conclusion else "chưa ghi"
    return _yes(
        is_carried and bool(known.meeting.conclusion),
        f"Kết luận {words}; {'đã' if is_carried else 'chưa'} biểu quyết thông qua",
    )


def _assigned(known: _Known, _line: SheetCriterion) -> Proposal | None:
    if known.meeting.minutes_number is None:
        return None
    return _yes(known.has_items, "Có phân công việc" if known.has_items else "Chưa phân công việc")


def _yes(is_so: bool, why: str) -> Proposal:
    return Proposal(option=YES if is_so else NO, why=why)


def _most_excused(unit: Unit, meeting: Meeting, day: date) -> int:
    """The longest row of excused absences that ends with this meeting."""
    seen = attendance_seen(unit.connection, date(day.year - 1, 1, 1), day, meeting.branch_id)
    rows = (
        excused_in_a_row([state for _, state, _ in reversed(states)]) for states in seen.values()
    )
    return max(rows, default=0)


_FINDERS: Mapping[str, Find] = {
    "duration": _duration,
    "attendance": _attendance,
    "excused-row": _excused_row,
    "speakers": _speakers,
    "follow-up": _follow_up,
    "committee": _committee,
    "invited": _invited,
    "materials": _materials,
    "published": _published,
    "steps": _steps,
    "content": _content,
    "minutes": _minutes,
    "resolution": _resolution,
    "assigned": _assigned,
}
