"""Kế hoạch năm: a year's regular and thematic meetings, made at once from the usual day."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from chibo_desktop.domain.meeting import (
    Meeting,
    MeetingKind,
    MeetingState,
    UsualDay,
    clock_minutes,
    clock_text,
    regular_meeting_id,
    thematic_meeting_id,
)
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.holidays import calendar_of
from chibo_desktop.services.meetings import habits_of
from chibo_desktop.storage.meetings import meetings_between
from chibo_desktop.storage.unit_of_work import Unit

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWish:
    """How the year shall be planned: texts as typed. `usual_day` as `UsualDay` reads it."""

    usual_day: str
    starts_at: str
    ends_at: str
    place: str
    secretary_name: str
    theme_months: frozenset[int] = field(default_factory=frozenset)
    has_separate_theme: bool = False
    since: int = 1  # the first month to be planned


def plan_year(unit: Unit, branch_id: str, year: int, wish: PlanWish) -> int:
    """Put a regular meeting into every month of a year that has none; returns how many.

    A usual day that is no working day gives way to the next one. Months with a theme get it in
    the regular meeting, or a meeting of its own the same day after it. The wish is remembered.
    Raises DomainError: branch-unknown, meeting-usual-day, meeting-hours.
    """
    branch = unit.get(Branch, branch_id)
    if branch is None:
        raise DomainError(Problem(code="branch-unknown"))
    usual, hours = _read_wish(wish)
    calendar = calendar_of(unit)
    known = meetings_between(unit.connection, branch_id, date(year, 1, 1), date(year, 12, 31))
    taken = {one.month for one in known if one.kind == MeetingKind.REGULAR}
    themed = {one.month for one in known if one.has_theme}
    planned: list[Meeting] = []
    for number in range(wish.since, _MONTHS + 1):
        month = Month(year, number)
        if month in taken:
            continue
        day = usual.of(month)
        if not calendar.is_working(day):
            later = calendar.add(day, 1)
            day = later if Month.of(later) == month else calendar.add(day, -1)
        has_theme = number in wish.theme_months and month not in themed
        regular = Meeting(
            id=regular_meeting_id(branch_id, month),
            org_id=unit.author.org_id,
            branch_id=branch_id,
            kind=MeetingKind.REGULAR,
            state=MeetingState.PLANNED,
            held_on=day,
            starts_at=hours[0],
            ends_at=hours[1],
            place=nfc(wish.place),
            chair_name=branch.secretary_name,
            secretary_name=nfc(wish.secretary_name),
            title=f"Sinh hoạt thường kỳ tháng {number}",
            theme=theme_to_come(number) if has_theme and not wish.has_separate_theme else "",
        )
        planned.append(regular)
        if has_theme and wish.has_separate_theme:
            planned.append(_separate(regular, month, hours))
    batch = unit.new_id()
    unit.save(
        replace(
            habits_of(unit, branch_id),
            usual_day=str(usual),
            starts_at=hours[0],
            ends_at=hours[1],
            place=nfc(wish.place),
            secretary_name=nfc(wish.secretary_name),
            theme_months=", ".join(map(str, sorted(wish.theme_months))),
            has_separate_theme=wish.has_separate_theme,
        ),
        act="meeting.habits",
        batch=batch,
    )
    return unit.save_all(planned, act="meeting.plan", batch=batch)


def theme_to_come(month: int) -> str:
    """What stands for a theme that has not been chosen yet."""
    return f"Chuyên đề quý {(month - 1) // 3 + 1}"


def _separate(regular: Meeting, month: Month, hours: Sequence[str]) -> Meeting:
    """A thematic meeting after the regular one of the day: one part after the other."""
    begins = clock_minutes(hours[1])
    ends = begins + 60 if begins is not None and begins < 23 * 60 else None
    return replace(
        regular,
        id=thematic_meeting_id(regular.branch_id, month),
        kind=MeetingKind.THEMATIC,
        starts_at=hours[1],
        ends_at=clock_text(ends) if ends is not None else "",
        title=f"Sinh hoạt chuyên đề quý {(month.number - 1) // 3 + 1}",
        theme=theme_to_come(month.number),
    )


def _read_wish(wish: PlanWish) -> tuple[UsualDay, tuple[str, str]]:
    problems = []
    try:
        usual = UsualDay.parse(wish.usual_day)
    except ValueError:
        usual = UsualDay(day=1)
        problems.append(Problem(code="meeting-usual-day", field="usual_day"))
    hours = []
    for name in ("starts_at", "ends_at"):
        written = getattr(wish, name)
        minutes = clock_minutes(written) if written.strip() else None
        if written.strip() and minutes is None:
            problems.append(Problem(code="meeting-hours", field=name, params={"text": written}))
        hours.append(clock_text(minutes) if minutes is not None else "")
    if all(hours) and hours[1] <= hours[0]:
        problems.append(Problem(code="meeting-ends-before", field="ends_at"))
    if problems:
        raise DomainError(*problems)
    return usual, (hours[0], hours[1])
