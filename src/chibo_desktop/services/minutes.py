"""Biên bản và nghị quyết: texts, speeches and votes typed once; numbers within the term."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.domain.attendance import AttendanceCount, count_attendance, share_of
from chibo_desktop.domain.meeting import Meeting, MeetingState
from chibo_desktop.domain.meeting_content import (
    AgendaItem,
    Majority,
    MeetingVote,
    MotionResult,
    Speech,
    motion_result,
)
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rules import Rule
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.meetings import habits_of, known_meeting
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.meetings import attendance_of, numbers_of_term, parts_of
from chibo_desktop.storage.unit_of_work import Unit

MINUTES, RESOLUTION = "BB", "NQ"
_RULES = {
    Majority.ORDINARY.value: "ordinary-majority",
    Majority.SPECIAL.value: "special-majority",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLine:
    """A vote with what it came to and the rule it is judged by."""

    vote: MeetingVote
    result: MotionResult
    rule: Rule | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What the record of a meeting is made of."""

    meeting: Meeting
    count: AttendanceCount
    speeches: tuple[Speech, ...]
    votes: tuple[VoteLine, ...]
    agenda: Mapping[str, str]  # title of an item by its id
    members: Mapping[str, str]  # who was there, by id
    next_minutes: int
    next_resolution: int

    @property
    def is_numbered(self) -> bool:
        """Whether it has been entered in the book."""
        return self.meeting.minutes_number is not None


def load_minutes(unit: Unit, meeting_id: str) -> Minutes:
    """The record as it stands. Raises DomainError: meeting-unknown."""
    meeting = known_meeting(unit, meeting_id)
    roll = attendance_of(unit.connection, meeting_id)
    numbers = _next_numbers(unit, meeting)
    votes = parts_of(unit.connection, MeetingVote, meeting_id)
    return Minutes(
        meeting=meeting,
        count=count_attendance(roll),
        speeches=tuple(parts_of(unit.connection, Speech, meeting_id)),
        votes=tuple(judge(unit, meeting, one) for one in votes),
        agenda={one.id: one.title for one in parts_of(unit.connection, AgendaItem, meeting_id)},
        members={one.member_id: one.full_name for one in roll},
        next_minutes=numbers[MINUTES],
        next_resolution=numbers[RESOLUTION],
    )


def judge(unit: Unit, meeting: Meeting, vote: MeetingVote) -> VoteLine:
    """A vote by the rule of the meeting's day."""
    return judge_on(meeting.held_on or unit.now.date(), vote)


def judge_on(day: date, vote: MeetingVote) -> VoteLine:
    """A vote by the rule of a day."""
    rules = rule_book("meetings").on(day)
    rule = rules.get(_RULES.get(vote.majority, _RULES[Majority.ORDINARY.value]))
    needed = rule.share if rule is not None else None
    if needed is None:  # no document known for that day: the share is stated, nothing is judged
        share = share_of(vote.in_favour or 0, vote.base or 0)
        return VoteLine(vote=vote, result=MotionResult(share=share, is_carried=None), rule=None)
    result = motion_result(vote, needed)
    return VoteLine(vote=vote, result=result, rule=rule)


def new_speech(unit: Unit, meeting_id: str) -> Speech:
    """An empty speech; nothing is written."""
    known = parts_of(unit.connection, Speech, meeting_id)
    return Speech(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        meeting_id=meeting_id,
        number=max((one.number or 0 for one in known), default=0) + 1,
    )


def save_speech(unit: Unit, speech: Speech) -> None:
    """Write what somebody said. Raises DomainError: speech-nobody, speech-empty."""
    problems = []
    if not nfc(speech.full_name):
        problems.append(Problem(code="speech-nobody", field="full_name"))
    if not nfc_lines(speech.content):
        problems.append(Problem(code="speech-empty", field="content"))
    if problems:
        raise DomainError(*problems)
    written = replace(speech, full_name=nfc(speech.full_name), content=nfc_lines(speech.content))
    unit.save(written, act="minutes.speech")


def new_vote(unit: Unit, meeting_id: str) -> MeetingVote:
    """A vote of the full members who had to come; nothing is written."""
    known = parts_of(unit.connection, MeetingVote, meeting_id)
    count = count_attendance(attendance_of(unit.connection, meeting_id))
    return MeetingVote(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        meeting_id=meeting_id,
        number=max((one.number or 0 for one in known), default=0) + 1,
        title="" if known else "Thông qua nghị quyết buổi sinh hoạt",
        majority=Majority.ORDINARY,
        base=count.full_summoned or None,
        in_favour=count.full_present or None,
        against=0 if count.full_present else None,
        abstained=0 if count.full_present else None,
    )


def save_vote(unit: Unit, vote: MeetingVote) -> None:
    """Write a vote. Raises DomainError: vote-title, vote-over-present, vote-over-base.

    Only full members who were there can have voted.
    """
    roll = attendance_of(unit.connection, vote.meeting_id)
    present = count_attendance(roll).full_present
    given = sum(one or 0 for one in (vote.in_favour, vote.against, vote.abstained))
    problems = []
    if not nfc(vote.title):
        problems.append(Problem(code="vote-title", field="title"))
    if roll and given > present:
        problems.append(
            Problem(
                code="vote-over-present",
                field="in_favour",
                params={"given": given, "present": present},
            )
        )
    if vote.base is not None and given > vote.base:
        problems.append(
            Problem(code="vote-over-base", field="base", params={"given": given, "base": vote.base})
        )
    if problems:
        raise DomainError(*problems)
    unit.save(replace(vote, title=nfc(vote.title)), act="minutes.vote")


def remove_part(unit: Unit, part: Speech | MeetingVote) -> None:
    """Take a speech or a vote out of the record."""
    unit.void(part, reason="bỏ khỏi biên bản", act="minutes.remove")


def number_papers(unit: Unit, meeting_id: str, minutes: int, resolution: int) -> Meeting:
    """Enter minutes and resolution in the book under their numbers (vào sổ, lấy số).

    Numbers run on within the term, per kind of paper. Raises DomainError: meeting-not-held,
    meeting-number-taken.
    """
    meeting = known_meeting(unit, meeting_id)
    if meeting.state != MeetingState.HELD:
        raise DomainError(Problem(code="meeting-not-held"))
    term = meeting.term or _term(unit)
    taken = numbers_of_term(unit.connection, meeting.branch_id, term, but=meeting_id)
    problems = [
        Problem(code="meeting-number-taken", field=field, params={"number": number, "kind": kind})
        for kind, field, number, known in (
            (MINUTES, "minutes_number", minutes, {one[0] for one in taken}),
            (RESOLUTION, "resolution_number", resolution, {one[1] for one in taken}),
        )
        if number in known
    ]
    if problems:
        raise DomainError(*problems)
    numbered = replace(meeting, term=term, minutes_number=minutes, resolution_number=resolution)
    unit.save(numbered, act="minutes.number")
    return numbered


def _next_numbers(unit: Unit, meeting: Meeting) -> dict[str, int]:
    """The numbers that come next in the term; the first ones as the branch has said."""
    term = meeting.term or _term(unit)
    taken = numbers_of_term(unit.connection, meeting.branch_id, term, but=meeting.id)
    first = habits_of(unit, meeting.branch_id).first_numbers
    return {
        kind: max([int(first.get(kind) or 1) - 1, *(one[place] or 0 for one in taken)], default=0)
        + 1
        for place, kind in enumerate((MINUTES, RESOLUTION))
    }


def _term(unit: Unit) -> str:
    workplace = unit.get(Workplace, unit.author.org_id)
    return workplace.term if workplace else ""
