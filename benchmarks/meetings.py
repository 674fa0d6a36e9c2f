"""How fast meetings open: one, five and ten years of a branch of thirty, each month with its roll.

Promised: every view of the place within 150 ms on ten years, whatever the number of years. The page
works in this thread, so a figure holds the query, the answer and the painting. Counted is the time
of that thread: what other programs on the machine take is no work of ours.
"""

import os
import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks.report import Options, Result, Verdict
from chibo_desktop.domain.attendance import Attendance, AttendanceState, attendance_id
from chibo_desktop.domain.meeting import Meeting, MeetingState, regular_meeting_id
from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.period import Month
from chibo_desktop.gui import theme
from chibo_desktop.gui.app import make_application
from chibo_desktop.gui.meetings.page import MeetingsPage
from chibo_desktop.gui.meetings.sides import AGENDA, DETAILS, FOLLOW_UP, MINUTES, QUALITY, ROLL
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.dialogs import WindowDialogs
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.practice_people import invent_member
from chibo_desktop.services.session import NewWorkplace, Session, Surroundings, create_file
from chibo_desktop.storage.keys import KeyCost
from chibo_desktop.storage.meetings import meetings_between
from chibo_desktop.wording.problems import sentence

PASSWORD = "matkhau1234"  # noqa: S105 - of invented people
MEMBERS, LAST, YEARS = 30, 2026, (1, 5, 10)
_LIMIT = 150


def run(options: Options) -> Result:
    """Make the files, open every view."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else make_application([], theme.Theme())
    names = ("year", "follow-ups", "trend", ROLL, AGENDA, MINUTES, FOLLOW_UP, QUALITY, DETAILS)
    result = Result("meetings (30 members)", ("", *(f"{years} years, ms" for years in YEARS)))
    found: dict[str, list[float]] = {name: [] for name in ("first", *names)}
    for years in YEARS:
        session, meeting_id = make_file(options.folder / f"meetings-{years}.chibo", years)
        page = make_page(session, options.folder)
        found["first"].append(timed(app, lambda page=page: _first(page)))
        for name in names:
            act = _act(page, name, meeting_id)
            act()  # a side is made when it is first shown
            found[name].append(min(timed(app, act) for _ in range(options.repeat)))
        page.deleteLater()
        session.close()
    words = {"first": "the place, first time", "year": "the year again"}
    result.rows = [
        (words.get(name, f"{name}"), *(f"{one:.0f}" for one in told))
        for name, told in found.items()
    ]
    slowest = max(told[-1] for name, told in found.items() if name != "first")
    result.verdicts = [
        Verdict(promise="slowest view, ten years", found=slowest, limit=_LIMIT, unit=" ms"),
        Verdict(
            promise="the place, first time", found=found["first"][-1], limit=_LIMIT, unit=" ms"
        ),
    ]
    result.figures = {"ms": found, "years": list(YEARS)}
    return result


def make_file(path: Path, years: int) -> tuple[Session, str]:
    """A branch that has met each month of the last years; returns its newest meeting too."""
    around = Surroundings(
        now=lambda: datetime.now().astimezone(), randomness=os.urandom, built_ms=0
    )
    workplace = NewWorkplace(name="Chi bộ Văn phòng", kind=WorkplaceKind.BRANCH, code="CB01")
    session = create_file(
        path, PASSWORD, workplace, around, cost=KeyCost(memory_kib=64, passes=1, lanes=1)
    )
    rng = random.Random(LAST)
    org_id = session.author.org_id
    with session.unit() as unit:
        branch_id = unit.all(Branch)[0].id
        people = [
            replace(invent_member(rng), id=unit.new_id(), org_id=org_id, branch_id=branch_id)
            for _ in range(MEMBERS)
        ]
        unit.save_all(people, act="member.create")
        wish = PlanWish(
            usual_day="d3", starts_at="14:00", ends_at="16:00", place="", secretary_name=""
        )
        for year in range(LAST - years + 1, LAST + 1):
            plan_year(unit, branch_id, year, wish)
        meetings = meetings_between(unit.connection, branch_id, date(1990, 1, 1), date.max)
        held = [replace(one, state=MeetingState.HELD) for one in meetings]
        unit.save_all(held, act="meeting.hold")
        for one in held:
            unit.save_all(
                [
                    Attendance(
                        id=attendance_id(one.id, person.id),
                        org_id=org_id,
                        meeting_id=one.id,
                        member_id=person.id,
                        full_name=person.full_name,
                        state=AttendanceState.PRESENT,
                        spoke=place % 2 == 0,
                    )
                    for place, person in enumerate(people)
                ],
                act="attendance.take",
            )
        unit.save_all(
            [
                MeetingItem(
                    id=unit.new_id(),
                    org_id=org_id,
                    meeting_id=one.id,
                    branch_id=branch_id,
                    number=number,
                    title=f"Việc {number} của buổi {one.title}",
                    owner_id=rng.choice(people).id,
                    owner_name="Chi ủy",
                    due_on=one.held_on,
                    state=_state(one, number),
                    done_on=one.held_on,
                )
                for one in held
                for number in range(3)
            ],
            act="follow-up.create",
        )
    return session, regular_meeting_id(branch_id, Month(LAST, 11))


def _state(meeting: Meeting, number: int) -> ItemState:
    """One of three conclusions of the last year is still open; older ones are done."""
    is_open = number == 0 and meeting.held_on is not None and meeting.held_on.year == LAST
    return ItemState.OPEN if is_open else ItemState.DONE


def make_page(session: Session, folder: Path) -> MeetingsPage:
    """The place, working in this thread."""
    return MeetingsPage(context_of(session, folder))


def context_of(session: Session, folder: Path) -> Context:
    """What a page gets from its window, doing its work at once, late in the last year."""
    dialogs = WindowDialogs(sentence)
    return Context(
        session=session,
        runner=SyncRunner(session.unit, dialogs),
        dialogs=dialogs,
        settings=Settings(folder / "settings.ini"),
        today=lambda: date(LAST, 11, 28),
    )


def _first(page: MeetingsPage) -> None:
    page.resize(1018, 770)
    page.reload(None)
    page.show()


def _act(page: MeetingsPage, name: str, meeting_id: str) -> Callable[[], object]:
    match name:
        case "year":
            return page.show_year
        case "follow-ups":
            return lambda: page.year.show_view("follow-up")
        case "trend":
            return lambda: page.year.show_view("quality")
        case _:
            return lambda: page.open_meeting(meeting_id, name)


def timed(app: QApplication, act: Callable[[], object]) -> float:
    """Milliseconds of this thread until the act is done and painted."""
    started = time.thread_time()
    act()
    app.processEvents()
    return 1e3 * (time.thread_time() - started)
