"""An agenda opens with what is left, conclusions come back until done, late ones are reminded."""

from dataclasses import replace
from datetime import date

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.reminders import ReminderKind
from chibo_desktop.services.agenda import (
    compose_agenda,
    load_agenda,
    move_item,
    new_item,
    remove_item,
    save_item,
    set_kind,
    turn_side,
)
from chibo_desktop.services.attendance import take_attendance
from chibo_desktop.services.follow_up import (
    finish,
    follow_up_lines,
    items_of_meeting,
    new_follow_up,
    owners_of,
    remove_follow_up,
    save_follow_up,
    share_before,
)
from chibo_desktop.services.meeting_fields import set_meeting_fields
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.meetings import known_meeting
from chibo_desktop.services.reminders import load_reminders
from chibo_desktop.wording.reminders import reminder_detail

TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    one = new_branch(tmp_path_factory.mktemp("agenda"), count=4)
    yield one
    one.session.close()


@pytest.fixture
def branch(made):
    """One file for all; every test plans a year of its own."""
    return made


YEARS = iter(range(2012, 2026))  # no rule is known of before


@pytest.fixture
def year(branch) -> int:
    number = next(YEARS)
    wish = PlanWish(
        usual_day="d3", starts_at="14:00", ends_at="16:00", place="", secretary_name="Lê Văn Đạt",
        theme_months=frozenset({3}),
    )  # fmt: skip
    with branch.unit() as unit:
        plan_year(unit, branch.branch_id, number, wish)
    return number


def at(branch: BranchFile, year: int, month: int) -> str:
    return regular_meeting_id(branch.branch_id, Month(year, month))


def agenda(branch: BranchFile, meeting_id: str):
    with branch.unit() as unit:
        return load_agenda(unit, meeting_id)


def conclude(branch: BranchFile, meeting_id: str, title: str, due: date | None) -> str:
    with branch.unit() as unit:
        item = new_follow_up(unit, meeting_id)
        owner = next(iter(owners_of(unit, branch.branch_id)))
        save_follow_up(unit, replace(item, title=title, owner_id=owner, due_on=due))
    return item.id


def clear(branch: BranchFile) -> None:
    """What earlier tests decided is out of the way."""
    with branch.unit() as unit:
        for line in follow_up_lines(unit, branch.branch_id, TODAY):
            remove_follow_up(unit, line.item.id)


def test_the_template_of_the_type_makes_the_agenda(branch, year):
    clear(branch)
    march = at(branch, year, 3)
    with branch.unit() as unit:
        set_kind(unit, branch.branch_id, "residential")
        assert compose_agenda(unit, march) > 10
    found = agenda(branch, march)
    titles = [line.item.title for line in found.lines]
    assert "Lãnh đạo phát triển kinh tế, giữ gìn an ninh trật tự ở địa bàn" in titles
    assert "Chuyên đề: Chuyên đề quý 1" in titles
    assert not any("việc còn lại" in title for title in titles)  # nothing is left of before
    places = {line.item.place for line in found.lines}
    assert {"evaluations", "study", "dues", "opinions"} <= places
    assert titles[0].startswith("Tuyên bố lý do")
    assert titles[-1] == "Thư ký thông qua biên bản"
    with branch.unit() as unit:
        assert compose_agenda(unit, march) == 0


def test_what_is_left_opens_the_main_part_until_it_is_done(branch, year):
    clear(branch)
    january, february = at(branch, year, 1), at(branch, year, 2)
    left = conclude(branch, january, "Rà soát hồ sơ đảng viên", date(year, 1, 25))
    with branch.unit() as unit:
        compose_agenda(unit, february)
    found = agenda(branch, february)
    asked = [line for line in found.lines if line.follow_up is not None]
    assert [line.item.title for line in asked] == ["Rà soát hồ sơ đảng viên"]
    main = [line.item.title for line in found.lines if line.item.part == "main"]
    assert main[:2] == ["Kiểm điểm việc còn lại của buổi trước", "Rà soát hồ sơ đảng viên"]
    with branch.unit() as unit:
        finish(unit, left, ItemState.DONE, "Đã rà 4 hồ sơ", date(year, 2, 1))
        compose_agenda(unit, at(branch, year, 4))
    assert not [line for line in agenda(branch, at(branch, year, 4)).lines if line.follow_up]


def test_items_are_added_moved_turned_and_removed(branch, year):
    clear(branch)
    may = at(branch, year, 5)
    for title in ("Một", "Hai", "Ba"):
        with branch.unit() as unit:
            save_item(unit, replace(new_item(unit, may), title=title))
    first, second, third = (line.item.id for line in agenda(branch, may).lines)
    with branch.unit() as unit:
        move_item(unit, third, -1)
        move_item(unit, first, -1)  # already first
        turn_side(unit, first)
        remove_item(unit, second)
    found = agenda(branch, may)
    assert [line.item.title for line in found.lines] == ["Một", "Ba"]
    assert (found.professional, found.main, found.is_over) == (1, 2, True)
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        save_item(unit, new_item(unit, may))
    assert refused.value.problems[0].code == "agenda-title-missing"


def test_a_new_part_takes_an_item_to_its_place(branch, year):
    clear(branch)
    june = at(branch, year, 6)
    with branch.unit() as unit:
        compose_agenda(unit, june)
        save_item(unit, replace(new_item(unit, june), title="Phút mặc niệm", part="opening"))
    opening = [
        line.item.title for line in agenda(branch, june).lines if line.item.part == "opening"
    ]
    assert opening[-1] == "Phút mặc niệm"


def test_what_the_agency_has_dealt_with_is_shown(branch, year):
    july = at(branch, year, 7)
    with branch.unit() as unit:
        save_item(unit, replace(new_item(unit, july), title="Tiến độ giải ngân vốn đầu tư"))
        save_item(unit, replace(new_item(unit, july), title="Học tập và làm theo Bác"))
        set_meeting_fields(unit, july, {"agency_topics": "Giải ngân vốn đầu tư công\nLịch trực"})
    found = agenda(branch, july)
    assert [line.repeats for line in found.lines] == ["Giải ngân vốn đầu tư công", ""]
    assert (found.professional, found.main) == (1, 2)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "follow-up-title"),
        ({"owner_id": "", "owner_name": ""}, "follow-up-owner"),
        ({"due_on": date(1980, 1, 1)}, "follow-up-due"),
    ],
)
def test_a_conclusion_needs_what_who_and_a_day_that_can_be(branch, year, changes, code):
    with branch.unit() as unit:
        item = replace(new_follow_up(unit, at(branch, year, 1)), title="Việc", owner_name="Chi ủy")
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        save_follow_up(unit, replace(item, **changes))
    assert [problem.code for problem in refused.value.problems] == [code]


def test_the_owner_is_named_from_the_members(branch, year):
    clear(branch)
    conclude(branch, at(branch, year, 1), "Việc", None)
    with branch.unit() as unit:
        (line,) = items_of_meeting(unit, at(branch, year, 1), TODAY)
    assert line.item.owner_name
    assert line.is_open


def test_what_is_dropped_says_why_and_can_be_taken_up_again(branch, year):
    clear(branch)
    item = conclude(branch, at(branch, year, 1), "Việc", date(year, 2, 1))
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        finish(unit, item, ItemState.DROPPED, "", date(year, 2, 1))
    assert refused.value.problems[0].code == "follow-up-reason"
    with branch.unit() as unit:
        finish(unit, item, ItemState.DROPPED, "Cấp trên đã làm", date(year, 2, 1))
        finish(unit, item, ItemState.OPEN, "", date(year, 2, 1))
    with branch.unit() as unit:
        (line,) = follow_up_lines(unit, branch.branch_id, date(year, 2, 2))
    assert line.is_open
    assert line.is_late


def test_the_share_done_is_of_what_fell_due_before_the_meeting(branch, year):
    clear(branch)
    january, february = at(branch, year, 1), at(branch, year, 2)
    done = [conclude(branch, january, f"Xong {n}", date(year, 1, 20)) for n in range(3)]
    conclude(branch, january, "Chưa xong", date(year, 1, 20))
    conclude(branch, january, "Chưa đến hạn", date(year, 6, 1))
    dropped = conclude(branch, january, "Thôi", date(year, 1, 20))
    with branch.unit() as unit:
        for item in done:
            finish(unit, item, ItemState.DONE, "", date(year, 1, 21))
        finish(unit, dropped, ItemState.DROPPED, "Không cần nữa", date(year, 1, 21))
        share = share_before(unit, known_meeting(unit, february))
    assert (share.done, share.total, share.late) == (3, 4, 3)


def test_late_conclusions_and_meetings_without_minutes_come_to_the_board(branch):
    clear(branch)
    wish = PlanWish(usual_day="d3", starts_at="", ends_at="", place="", secretary_name="")
    with branch.unit() as unit:
        plan_year(unit, branch.branch_id, 2026, wish)
    november = at(branch, 2026, 11)
    conclude(branch, november, "Nộp danh sách", date(2026, 11, 20))
    conclude(branch, november, "Tổng kết năm", date(2027, 6, 1))
    with branch.unit() as unit:
        take_attendance(unit, november)
    with branch.unit() as unit:
        board = load_reminders(unit, TODAY)
    kinds = (ReminderKind.MEETING, ReminderKind.FOLLOW_UP)
    lines = [one.reminder for one in board.lines if one.reminder.kind in kinds]
    said = {(one.kind, reminder_detail(one)) for one in lines}
    assert (ReminderKind.FOLLOW_UP, "Nộp danh sách (kết luận ngày 03/11/2026)") in said
    assert (ReminderKind.MEETING, "Buổi họp ngày 03/11/2026: biên bản chưa vào sổ") in said
    assert (ReminderKind.MEETING, "Buổi họp ngày 05/10/2026: chưa điểm danh") in said
    assert not any("Tổng kết năm" in detail for _, detail in said)
    late = next(one for one in lines if one.kind is ReminderKind.FOLLOW_UP)
    assert (late.days_left, late.meeting_id) == (-8, november)
