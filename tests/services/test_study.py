"""The study book on a real file: commitments, months, lists for the meeting, the year's summary."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from branch_files import NOVEMBER, TODAY, BranchFile, new_branch
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.study import StudyMonth
from chibo_desktop.domain.study_state import StudyState
from chibo_desktop.services.commitments import (
    commitment_templates,
    copy_commitments,
    load_member_year,
    make_commitments,
    void_line,
    write_line,
    write_note,
)
from chibo_desktop.services.going_back import go_back, go_forward
from chibo_desktop.services.study import StudyRow, load_study_month, load_study_year
from chibo_desktop.services.study_figures import load_study_figures
from chibo_desktop.services.study_meeting import load_study_meeting
from chibo_desktop.services.study_summary import StudySummary, study_year_summary
from chibo_desktop.services.study_words import meeting_text, summary_sentences
from chibo_desktop.services.study_writing import last_month_actions, set_study, set_theme

OCTOBER = Month(2026, 10)
LINES = 7  # of the template for members without a post


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 5, late=1)
    yield made
    made.session.close()


def rows(branch: BranchFile, year: int = 2026) -> dict[str, StudyRow]:
    with branch.unit() as unit:
        found = load_study_year(unit, branch.branch_id, year, TODAY)
    return {row.full_name: row for row in found.rows}


def ids(branch: BranchFile) -> list[str]:
    return [row.member_id for row in rows(branch).values()]


def write(branch: BranchFile, member_id: str, period: Month = NOVEMBER, **values: str) -> None:
    with branch.unit() as unit:
        set_study(unit, period, {member_id: values})


def month(branch: BranchFile, member_id: str, period: Month = NOVEMBER) -> StudyMonth:
    with branch.unit() as unit:
        found = load_study_month(unit, branch.branch_id, period, TODAY)
    return next(row.record for row in found if row.member_id == member_id)


def refused(branch: BranchFile, member_id: str, **values: str) -> str:
    with pytest.raises(DomainError) as caught:
        write(branch, member_id, **values)
    return caught.value.problems[0].code


def test_what_is_typed_stands_and_can_be_taken_away(branch: BranchFile) -> None:
    one = ids(branch)[0]
    write(branch, one, action="Tiết kiệm điện", hours="2,5", participation="excused")
    write(branch, one, has_report="1")
    record = month(branch, one)
    assert (record.action, record.hours, record.participation) == (
        "Tiết kiệm điện",
        Decimal("2.5"),
        "excused",
    )
    assert record.has_report
    write(branch, one, hours="", has_report="")
    assert month(branch, one).hours is None
    assert not month(branch, one).has_report


def test_wrong_values_are_refused_by_name(branch: BranchFile) -> None:
    one = ids(branch)[0]
    assert refused(branch, one, hours="nhiều") == "study-hours-wrong"
    assert refused(branch, one, hours="-1") == "study-hours-wrong"
    assert refused(branch, one, hours="NaN") == "study-hours-wrong"
    assert refused(branch, one, participation="có thể") == "study-value-unknown"
    assert refused(branch, "ai đó", action="x") == "member-unknown"


def test_the_year_shows_who_has_not_and_expects_nothing_before_admission(
    branch: BranchFile,
) -> None:
    late, usual, *_ = rows(branch)
    write(branch, rows(branch)[usual].member_id, OCTOBER, action="Đọc báo Nhân Dân mỗi ngày")
    shown = rows(branch)
    assert [cell.state for cell in shown[usual].cells[8:]] == [
        StudyState.MISSING,
        StudyState.REGISTERED,
        StudyState.MISSING,
        StudyState.AHEAD,
    ]
    assert shown[late].cells[7].state is StudyState.OUTSIDE  # admitted in September
    assert shown[late].cells[8].state is StudyState.MISSING


def test_those_whom_the_branch_does_not_follow_are_not_missing(branch: BranchFile) -> None:
    one, other = ids(branch)[1:3]
    write(branch, other, action="Việc đã ghi trước khi được miễn")
    with branch.unit() as unit:
        for member_id in (one, other):
            member = unit.get(Member, member_id)
            assert member is not None
            unit.save(replace(member, activity_status="exempt"), act="member.edit")
    shown = {row.member_id: row for row in rows(branch).values()}
    assert one not in shown
    assert not shown[other].is_followed
    assert shown[other].cells[0].state is StudyState.OUTSIDE
    with branch.unit() as unit:
        meeting = load_study_meeting(unit, branch.branch_id, NOVEMBER, TODAY)
    assert meeting.followed == 4


def test_a_commitment_comes_from_a_template_once(branch: BranchFile) -> None:
    members = ids(branch)
    with branch.unit() as unit:
        assert make_commitments(unit, members[:2], 2026, "dang-vien") == 2
        assert make_commitments(unit, members, 2026, "dang-vien") == len(members) - 2
        with pytest.raises(DomainError, match="commitments-all-made"):
            make_commitments(unit, members, 2026, "dang-vien")
        with pytest.raises(DomainError, match="commitment-template-unknown"):
            make_commitments(unit, members, 2020, "dang-vien")
        year = load_member_year(unit, members[0], 2026)
    assert len(year.lines) == LINES
    assert year.late_lines(TODAY)[0].due == "Quý II"
    assert not any(template.is_checked for template in commitment_templates())


def test_last_years_lines_are_copied_with_nothing_said_of_them(branch: BranchFile) -> None:
    one, other = ids(branch)[:2]
    with branch.unit() as unit:
        with pytest.raises(DomainError, match="commitment-none-before"):
            copy_commitments(unit, [one], 2026)
        write_line(
            unit,
            one,
            2025,
            {"content": "Học ngoại ngữ", "due": "30/6/2025", "self_result": "met", "remark": "Tốt"},
        )
        assert copy_commitments(unit, [one, other], 2026) == 1
        (line,) = load_member_year(unit, one, 2026).lines
    assert (line.content, line.due, line.self_result, line.remark) == (
        "Học ngoại ngữ",
        "30/6/2026",
        "",
        "",
    )


def test_lines_are_written_judged_and_taken_out(branch: BranchFile) -> None:
    one = ids(branch)[0]
    with branch.unit() as unit:
        with pytest.raises(DomainError, match="commitment-content-missing"):
            write_line(unit, one, 2026, {"product": "một bài viết"})
        first = write_line(unit, one, 2026, {"content": "Viết bài"})
        second = write_line(unit, one, 2026, {"content": "Giúp hộ nghèo"})
        write_line(unit, one, 2026, {"self_result": "not-met", "remark": "Chậm"}, first)
        write_note(unit, one, 2026, "Cơ bản thực hiện tốt")
        void_line(unit, second)
        year = load_member_year(unit, one, 2026)
    assert [(line.content, line.self_result, line.number) for line in year.lines] == [
        ("Viết bài", "not-met", 1)
    ]
    assert year.commitment is not None
    assert year.commitment.note == "Cơ bản thực hiện tốt"


def test_a_month_is_undone_and_done_again_as_one_step(branch: BranchFile) -> None:
    members = ids(branch)
    with branch.unit() as unit:
        set_study(unit, NOVEMBER, {one: {"action": "Việc chung"} for one in members})
    with branch.unit() as unit:
        gone = go_back(unit, branch.session.steps)
    assert gone.words.startswith("Đăng ký việc làm theo Bác")
    assert not month(branch, members[0]).action
    with branch.unit() as unit:
        go_forward(unit, branch.session.steps)
    assert month(branch, members[-1]).action == "Việc chung"


def test_the_meeting_hears_whom_to_praise_and_whom_to_remind(branch: BranchFile) -> None:
    a, b, c, d, e, f = ids(branch)
    done = {"action": "Việc tốt", "has_report": "1", "participation": "attended"}
    write(branch, a, **done, remark="model", remark_words="Làm đều", story="Chuyện Bác ở Pác Bó")
    write(branch, b, **done, remark="met")
    write(branch, c, **{**done, "participation": "absent"})
    write(branch, d, **{**done, "has_report": ""})
    write(branch, e, **done, remark="not-met")
    with branch.unit() as unit:
        meeting = load_study_meeting(unit, branch.branch_id, NOVEMBER, TODAY)
    assert [one.member_id for one in meeting.praised] == [a]
    assert {one.member_id: one.reasons for one in meeting.reminded} == {
        c: ("absent",),
        d: ("unreported",),
        e: ("not-met",),
        f: ("unregistered", "unreported"),
    }
    text = meeting_text(meeting)
    assert "5/6 đồng chí đã đăng ký" in text
    assert "Chuyện Bác ở Pác Bó" in text
    with branch.unit() as unit:  # a month that has not begun reminds nobody
        ahead = load_study_meeting(unit, branch.branch_id, Month(2026, 12), TODAY)
    assert not ahead.reminded


def test_the_years_summary_counts_and_speaks(branch: BranchFile) -> None:
    late, one = ids(branch)[:2]
    with branch.unit() as unit:
        make_commitments(unit, [one], 2026, "dang-vien")
        first, second = load_member_year(unit, one, 2026).lines[:2]
        write_line(unit, one, 2026, {"self_result": "met"}, first.id)
        write_line(unit, one, 2026, {"self_result": "not-met"}, second.id)
    write(branch, one, OCTOBER, action="a", hours="1,5", has_report="1", remark="model")
    write(branch, one, line_id=first.id, hours="2", participation="absent")
    with branch.unit() as unit:
        found = study_year_summary(unit, [late, one, "không ai"], 2026, TODAY)
    assert found.keys() == {late, one}
    assert found[late] == StudySummary(year=2026, months=3)
    assert summary_sentences(found[late]) == ()
    assert found[one] == StudySummary(
        year=2026,
        months=11,
        registered=2,
        reported=1,
        absent=1,
        hours=Decimal("3.5"),
        models=1,
        lines=LINES,
        lines_met=1,
        lines_not_met=1,
        not_met_contents=(second.content,),
    )
    said = " ".join(summary_sentences(found[one]))
    assert "2/11 tháng" in said
    assert "đạt 1, chưa đạt 1" in said
    assert second.content in said


def test_last_months_actions_are_offered_again(branch: BranchFile) -> None:
    one, other = ids(branch)[:2]
    write(branch, one, OCTOBER, action="Đọc sách")
    write(branch, other, OCTOBER, hours="3")
    with branch.unit() as unit:
        offered = last_month_actions(unit, branch.branch_id, NOVEMBER)
    assert offered == {one: {"action": "Đọc sách", "line_id": ""}}


def test_themes_are_of_the_year_and_of_quarters(branch: BranchFile) -> None:
    with branch.unit() as unit:
        set_theme(unit, branch.branch_id, 2026, 0, "Nói đi đôi với làm")
        set_theme(unit, branch.branch_id, 2026, 4, "Thực hành tiết kiệm")
        set_theme(unit, branch.branch_id, 2025, 0, "Năm trước")
        year = load_study_year(unit, branch.branch_id, 2026, TODAY)
    assert dict(year.themes) == {0: "Nói đi đôi với làm", 4: "Thực hành tiết kiệm"}


def test_figures_of_units_count_the_followed(branch: BranchFile) -> None:
    one, other = ids(branch)[1:3]
    write(branch, one, action="a", has_report="1", remark="model")
    write(branch, other, participation="attended")
    with branch.unit() as unit:
        (unit_study,) = load_study_figures(unit, NOVEMBER, TODAY)
        (before,) = load_study_figures(unit, Month(2026, 1), date(2026, 1, 31))
    count = unit_study.count
    assert (count.followed, count.registered, count.reported) == (6, 1, 1)
    assert (count.attended, count.models, count.not_met) == (1, 1, 0)
    assert not unit_study.is_silent
    assert before.count.followed == 5  # the sixth was admitted in September
    assert before.is_silent
