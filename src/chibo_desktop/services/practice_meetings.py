"""The practice units meet each month: somebody is missing, things are decided, most get done."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from chibo_desktop import resources
from chibo_desktop.domain.attendance import AbsenceReason, Attendance, AttendanceState
from chibo_desktop.domain.meeting import Meeting, regular_meeting_id
from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.period import Month
from chibo_desktop.services.agenda import compose_agenda
from chibo_desktop.services.attendance import Note, set_attendance, take_attendance
from chibo_desktop.services.follow_up import follow_up_lines
from chibo_desktop.services.meeting_fields import set_meeting_fields, with_texts
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.meeting_quality import closed_record, load_score, with_choices
from chibo_desktop.services.meetings import known_meeting
from chibo_desktop.services.minutes import (
    load_minutes,
    new_speech,
    new_vote,
    number_papers,
    save_speech,
    save_vote,
)
from chibo_desktop.storage.meetings import attendance_of
from chibo_desktop.storage.unit_of_work import Unit

_ABSENT, _UNEXCUSED, _SPOKE, _DONE = 0.05, 0.08, 0.45, 0.85
_EXTRA_MONTH = 10  # from here on meetings have an agenda and speeches: enough to look at
_REASONS = tuple(AbsenceReason)


def live_meetings(
    unit: Unit, branch_ids: Sequence[str], month: Month, seed: str, *, is_open: bool = False
) -> None:
    """A month's meeting of every branch, planned with the year before the first.

    `is_open`: held, but its minutes are still to be done.
    """
    _plan_meetings(unit, branch_ids, month, seed)
    for place, branch_id in enumerate(branch_ids):
        rng = Random(f"{seed} meeting {place} {month}")  # noqa: S311 - invented, no secret
        meeting_id = regular_meeting_id(branch_id, month)
        meeting = known_meeting(unit, meeting_id)
        if meeting.held_on is None or meeting.held_on > unit.now.date():
            continue
        _finish_earlier(unit, rng, branch_id, meeting.held_on)
        roll = _take_roll(unit, rng, meeting_id)
        _write(unit, rng, meeting, roll, is_open=is_open)
        _decide(unit, rng, meeting, roll)
        if month.number >= _EXTRA_MONTH and not place:
            _talk(unit, rng, meeting_id, roll)
        if not is_open:
            _close(unit, rng, meeting_id)


def _plan_meetings(unit: Unit, branch_ids: Sequence[str], month: Month, seed: str) -> None:
    """The year's plan of every branch that has none: regular meetings, themes in two months."""
    words = _words()
    for place, branch_id in enumerate(branch_ids):
        if unit.get(Meeting, regular_meeting_id(branch_id, month)) is not None:
            continue
        rng = Random(f"{seed} meetings {place}")  # noqa: S311 - invented, no secret
        wish = PlanWish(
            usual_day=f"d{rng.randint(3, 8)}",
            starts_at="14:00",
            ends_at="16:00",
            place=rng.choice(words["places"]),
            secretary_name="",
            theme_months=frozenset(map(int, words["themes"])),
            since=month.number,
        )
        plan_year(unit, branch_id, month.year, wish)


def _take_roll(unit: Unit, rng: Random, meeting_id: str) -> list[Attendance]:
    take_attendance(unit, meeting_id)
    roll = [
        one
        for one in attendance_of(unit.connection, meeting_id)
        if one.state == AttendanceState.PRESENT
    ]
    notes: dict[str, Note] = {}
    for one in roll:
        if rng.random() < _ABSENT:
            is_unexcused = rng.random() < _UNEXCUSED
            notes[one.member_id] = (
                Note(state=AttendanceState.UNEXCUSED)
                if is_unexcused
                else Note(state=AttendanceState.EXCUSED, reason=rng.choice(_REASONS))
            )
        elif rng.random() < _SPOKE:
            notes[one.member_id] = Note(spoke=True)
    set_attendance(unit, meeting_id, notes)
    absent = {key for key, note in notes.items() if note.state is not None}
    return [one for one in roll if one.member_id not in absent]


def _write(
    unit: Unit, rng: Random, meeting: Meeting, roll: Sequence[Attendance], *, is_open: bool
) -> None:
    words, day = _words(), meeting.held_on or date.min
    written = {
        "secretary_name": roll[-1].full_name if roll else "",
        "committee_met_on": _day(day - timedelta(days=3)),
        "invited_on": _day(day - timedelta(days=rng.randint(2, 4))),
        "materials_on": _day(day - timedelta(days=rng.randint(0, 3))),
        "ideology": rng.choice(words["ideology"]),
        "past_month": rng.choice(words["past"]),
        "next_month": rng.choice(words["next"]),
    }
    theme = words["themes"].get(str(day.month))
    if theme and meeting.theme:
        written["theme"] = theme
    if not is_open:
        written["conclusion"] = rng.choice(words["conclusion"])
        written["published_on"] = _day(day + timedelta(days=rng.choice((1, 1, 2, 2, 4))))
    set_meeting_fields(unit, meeting.id, written)


def _decide(unit: Unit, rng: Random, meeting: Meeting, roll: Sequence[Attendance]) -> None:
    day = meeting.held_on or date.min
    decided = [
        MeetingItem(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            meeting_id=meeting.id,
            branch_id=meeting.branch_id,
            number=number,
            title=title,
            owner_id=owner.member_id,
            owner_name=owner.full_name,
            evidence=evidence,
            due_on=day + timedelta(days=rng.randint(10, 26)),
            state=ItemState.OPEN,
        )
        for number, (title, evidence) in enumerate(rng.sample(_words()["items"], 2), start=1)
        for owner in rng.choices(roll, k=1)
    ]
    unit.save_all(decided, act="follow-up.create")


def _finish_earlier(unit: Unit, rng: Random, branch_id: str, day: date) -> None:
    """Most of what earlier meetings decided is done by now, some of it late."""
    done = [
        replace(
            line.item,
            state=ItemState.DONE,
            done_on=min(day, line.item.due_on + timedelta(days=rng.choice((-3, -1, 0, 0, 2)))),
            result="Đã hoàn thành",
        )
        for line in follow_up_lines(unit, branch_id, day)
        if line.is_open and line.item.due_on is not None and rng.random() < _DONE
    ]
    unit.save_all(done, act="follow-up.finish")


def _talk(unit: Unit, rng: Random, meeting_id: str, roll: Sequence[Attendance]) -> None:
    compose_agenda(unit, meeting_id)
    said = rng.sample(_words()["speeches"], 3)
    for content, one in zip(said, rng.sample(list(roll), min(3, len(roll))), strict=False):
        texts = {"speaker_id": one.member_id, "full_name": one.full_name, "content": content}
        save_speech(unit, with_texts(new_speech(unit, meeting_id), texts))


def _close(unit: Unit, rng: Random, meeting_id: str) -> None:
    """Vote, numbers, and the sheet with what nobody can know chosen by the committee."""
    save_vote(unit, new_vote(unit, meeting_id))
    minutes = load_minutes(unit, meeting_id)
    number_papers(unit, meeting_id, minutes.next_minutes, minutes.next_resolution)
    board = load_score(unit, meeting_id)
    chosen = {
        line.criterion.code: line.criterion.options[int(rng.random() < _ABSENT)].code
        for line in board.lines
        if not line.committee
    }
    closed = closed_record(with_choices(board, chosen), unit.now.date())
    unit.save(closed, act="score.close")


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


@cache
def _words() -> Mapping[str, Any]:
    """What is said and decided: resources/practice/meetings.json."""
    found: Mapping[str, Any] = json.loads(resources.path("practice", "meetings.json").read_bytes())
    return found
