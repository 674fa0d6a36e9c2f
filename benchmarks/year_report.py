"""The yearly report: of a branch of thirty on 1, 5 and 10 years, and of 37 branches on a year.

Each branch has met, been rated and studied each month; dues are collected and closed in the year
that is told of. Promised: the branch's report within a second and growing at most as the years do,
the whole one within five. The yardstick is plain SQL: how many rows of that year there are. Ten
years of 37 branches would be half a million entries to make first; what grows with the years is
the same in both.
"""

import random
from collections.abc import Sequence
from datetime import date

from benchmarks.invented_members import surroundings
from benchmarks.report import Options, Result, Runs, Verdict, in_turn
from chibo_desktop.domain.attendance import Attendance, AttendanceState, attendance_id
from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import DuesBasis, DuesSetting
from chibo_desktop.domain.evaluation import Evaluation, Round, RoundState, evaluation_id, round_id
from chibo_desktop.domain.meeting import Meeting, MeetingKind, MeetingState, regular_meeting_id
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Branch, WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.study import StudyMonth, study_month_id
from chibo_desktop.services.catalogues import criteria_sets
from chibo_desktop.services.dues import load_dues
from chibo_desktop.services.dues_acts import close_month, collect_in_full
from chibo_desktop.services.session import NewWorkplace, Session, Unit, create_file
from chibo_desktop.services.work_reports import load_report
from chibo_desktop.storage.keys import KeyCost

LAST, YEARS = 2026, (1, 5, 10)
TODAY = date(LAST, 12, 28)
PERIOD = ReportPeriod(PeriodKind.YEAR, LAST)
PLAIN = (
    "SELECT count(*) FROM evaluation e JOIN round r ON r.id = e.round_id"
    " WHERE r.period LIKE '2026%'",
    "SELECT count(*) FROM attendance a JOIN meeting m ON m.id = a.meeting_id"
    " WHERE m.held_on LIKE '2026%'",
    "SELECT count(*) FROM study_month WHERE period LIKE '2026%'",
)


def run(options: Options) -> Result:
    """Grow the branch's file backwards in time and tell of the last year each time."""
    result = Result("the yearly report", ("", *(f"{years} years" for years in YEARS)))
    branch = _measured(options, YEARS, branches=1, members=30)
    whole = _measured(options, YEARS[:1], branches=37, members=25)
    for words, found in (("a branch of 30", branch), ("37 branches of 25", whole)):
        room = [""] * (len(YEARS) - len(found))
        result.rows.append((words, *(str(report) for report, _ in found), *room))
        result.rows.append((f"{words}, plain SQL", *(str(plain) for _, plain in found), *room))
    grown = branch[-1][0].best / branch[0][0].best
    result.verdicts = [
        Verdict(promise="a branch, ten years", found=branch[-1][0].best, limit=1, unit=" s"),
        Verdict(promise="its growth from one year to ten", found=grown, limit=YEARS[-1]),
        Verdict(promise="37 branches", found=whole[-1][0].best, limit=5, unit=" s"),
    ]
    result.figures = {
        "branch_s": [report.best for report, _ in branch],
        "whole_s": [report.best for report, _ in whole],
        "plain_s": [plain.best for _, plain in branch],
    }
    return result


def _measured(
    options: Options, at: Sequence[int], *, branches: int, members: int
) -> list[tuple[Runs, Runs]]:
    """The report and the plain statements, once the file has each of so many years."""
    kind = WorkplaceKind.BRANCH if branches == 1 else WorkplaceKind.PARTY_ORGANIZATION
    session = create_file(
        options.folder / f"bao-cao-{branches}.chibo",
        "matkhau1234",
        NewWorkplace(name="Chi bộ Thử" if branches == 1 else "Đảng bộ Thử", kind=kind),
        surroundings(),
        cost=KeyCost(memory_kib=64, passes=1, lanes=1),
    )
    people = _people(session, branches, members)
    told, found = 0, []
    for years in at:
        while told < years:
            with session.unit() as unit:
                _live(unit, people, LAST - told)
            told += 1
        with session.unit() as unit:

            def report(unit: Unit = unit) -> object:
                return load_report(unit, "", PERIOD, TODAY)

            def plain(unit: Unit = unit) -> object:
                return [unit.connection.exec_driver_sql(one).scalar() for one in PLAIN]

            reports, plains = in_turn(options.repeat, report, plain)
        found.append((reports, plains))
    session.close()
    return found


def _people(session: Session, branches: int, members: int) -> dict[str, list[Member]]:
    org_id = session.author.org_id
    with session.unit() as unit:
        if branches > 1:
            units = [
                Branch(id=unit.new_id(), org_id=org_id, name=f"Chi bộ {number:02}")
                for number in range(branches)
            ]
            unit.save_all(units, act="branch.create")
        known = [one for one in unit.all(Branch) if branches == 1 or one.name != "Đảng bộ Thử"]
        people = {
            branch.id: [
                Member(
                    id=unit.new_id(),
                    org_id=org_id,
                    branch_id=branch.id,
                    full_name=f"Nguyễn Văn {number:02}",
                    activity_status="active",
                    admitted_on=PartialDate.read("03/02/2010"),
                    confirmed_on=PartialDate.read("03/02/2011"),
                )
                for number in range(members)
            ]
            for branch in known
        }
        unit.save_all([one for own in people.values() for one in own], act="member.create")
        for branch_id, own in people.items():
            _dues(unit, BranchKey(org_id=org_id, branch_id=branch_id), own)
    return people


def _dues(unit: Unit, key: BranchKey, own: list[Member]) -> None:
    """The book of the year that is told of, every month closed."""
    first = Month(LAST, 1)
    setting = DuesSetting(
        id=unit.new_id(), org_id=key.org_id, branch_id=key.branch_id, since=first, rounded_to=1
    )
    unit.save(setting, act="dues.begin")
    bases = [
        DuesBasis(
            id=unit.new_id(),
            org_id=key.org_id,
            member_id=one.id,
            since=first,
            payer_group="insured",
            income=6_000_000,
        )
        for one in own
    ]
    unit.save_all(bases, act="dues.basis")
    for number in range(1, 12):
        month = Month(LAST, number)
        paying = [row.member_id for row in load_dues(unit, key, month).rows]
        collect_in_full(unit, key, month, paying, date(LAST, number, 5))
        close_month(unit, key, month)


def _live(unit: Unit, people: dict[str, list[Member]], year: int) -> None:
    """A year of meetings, rounds and study of every branch."""
    dice = random.Random(year)
    criteria = next(one for one in criteria_sets() if one.id == "thang-vi-du").to_plain()
    for branch_id, own in people.items():
        org_id = own[0].org_id
        for number in range(1, 13):
            month = Month(year, number)
            meeting = Meeting(
                id=regular_meeting_id(branch_id, month),
                org_id=org_id,
                branch_id=branch_id,
                kind=MeetingKind.REGULAR,
                state=MeetingState.HELD,
                held_on=date(year, number, 3),
            )
            rated = Round(
                id=round_id(branch_id, month, Span.MONTH),
                org_id=org_id,
                branch_id=branch_id,
                period=month,
                criteria=criteria,
                state=RoundState.CLOSED,
            )
            unit.save_all([meeting], act="meeting.create")
            unit.save_all([rated], act="round.open")
            unit.save_all(
                [
                    Attendance(
                        id=attendance_id(meeting.id, one.id),
                        org_id=org_id,
                        meeting_id=meeting.id,
                        member_id=one.id,
                        full_name=one.full_name,
                        state=AttendanceState.PRESENT,
                    )
                    for one in own
                ],
                act="attendance.take",
            )
            unit.save_all(
                [
                    Evaluation(
                        id=evaluation_id(rated.id, one.id),
                        org_id=org_id,
                        round_id=rated.id,
                        member_id=one.id,
                        full_name=one.full_name,
                        final_rating=dice.choice(list(Rating)),
                    )
                    for one in own
                ],
                act="round.close",
            )
            unit.save_all(
                [
                    StudyMonth(
                        id=study_month_id(one.id, month),
                        org_id=org_id,
                        member_id=one.id,
                        period=month,
                        action="Giúp một đồng nghiệp mới",
                        has_report=True,
                    )
                    for one in own
                ],
                act="study.write",
            )
