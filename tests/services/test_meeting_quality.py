"""A meeting's sheet is filled from what is known, chosen over, closed as it was, and trended."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.meeting import regular_meeting_id
from chibo_desktop.domain.meeting_content import ItemState
from chibo_desktop.domain.meeting_score import Scorer
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.agenda import compose_agenda
from chibo_desktop.services.attendance import Note, load_roll, set_attendance, take_attendance
from chibo_desktop.services.follow_up import finish, new_follow_up, save_follow_up
from chibo_desktop.services.meeting_fields import set_meeting_fields
from chibo_desktop.services.meeting_plan import PlanWish, plan_year
from chibo_desktop.services.meeting_quality import (
    choose,
    close_score,
    load_score,
    reopen_score,
    set_scoring,
)
from chibo_desktop.services.minutes import new_vote, number_papers, save_vote
from chibo_desktop.services.quality_papers import (
    grades_sentence,
    quality_pdf,
    quality_year,
    score_pdf,
    score_workbook,
)

TODAY = date(2026, 11, 28)


@pytest.fixture
def branch(tmp_path):
    made = new_branch(tmp_path, count=10)
    wish = PlanWish(
        usual_day="d3", starts_at="14:00", ends_at="15:20", place="", secretary_name="Lê Văn Đạt"
    )
    with made.unit() as unit:
        plan_year(unit, made.branch_id, 2026, wish)
    yield made
    made.session.close()


def at(branch: BranchFile, month: int) -> str:
    return regular_meeting_id(branch.branch_id, Month(2026, month))


@pytest.fixture
def november(branch) -> str:
    """November held: one excused, five spoke, two of three conclusions of October done."""
    meeting = at(branch, 11)
    with branch.unit() as unit:
        take_attendance(unit, at(branch, 10))
        take_attendance(unit, meeting)
        for number in range(3):
            item = replace(
                new_follow_up(unit, at(branch, 10)),
                title=f"Việc {number}",
                owner_name="Chi ủy",
                due_on=date(2026, 10, 20),
            )
            save_follow_up(unit, item)
            if number:
                finish(unit, item.id, ItemState.DONE, "", date(2026, 10, 21))
    with branch.unit() as unit:
        ids = [one.member_id for one in load_roll(unit, meeting).lines]
        notes = {one: Note(spoke=True) for one in ids[:5]}
        set_attendance(unit, meeting, {**notes, ids[9]: Note(state="excused", reason="duty")})
        set_meeting_fields(
            unit, meeting, {"materials_on": "1/11/2026", "published_on": "9/11/2026"}
        )
    return meeting


def board(branch: BranchFile, meeting: str):
    with branch.unit() as unit:
        return load_score(unit, meeting)


def proposed(branch: BranchFile, meeting: str) -> dict[str, str]:
    return {
        line.criterion.code: line.proposal.option
        for line in board(branch, meeting).lines
        if line.proposal
    }


def choose_all(branch: BranchFile, meeting: str, scorer: Scorer = Scorer.COMMITTEE) -> None:
    """The best option wherever nothing has been proposed or chosen."""
    with branch.unit() as unit:
        lines = load_score(unit, meeting).lines
        empty = [
            line
            for line in lines
            if not (line.committee if scorer is Scorer.COMMITTEE else line.superior)
        ]
        choose(
            unit,
            meeting,
            scorer,
            {
                line.criterion.code: max(line.criterion.options, key=lambda one: one.points).code
                for line in empty
            },
        )


def test_what_is_known_fills_its_lines_and_nothing_else(branch, november):
    found = proposed(branch, november)
    assert found == {
        "1": "4",  # eighty minutes of ninety
        "2.1": "4",  # nine of ten
        "2.2": "yes",
        "3.5": "yes",
        "4.5": "5",  # five of nine are more than half
        "7": "20",  # two of three
        "8.3": "no",  # six days later
    }


def test_before_a_meeting_nothing_is_proposed(branch):
    assert proposed(branch, at(branch, 12)) == {}


def test_what_is_entered_later_fills_more_lines(branch, november):
    with branch.unit() as unit:
        compose_agenda(unit, november)
        set_meeting_fields(
            unit, november, {"past_month": "a", "next_month": "b", "conclusion": "c"}
        )
        save_vote(unit, new_vote(unit, november))
        number_papers(unit, november, 1, 1)
    found = proposed(branch, november)
    assert [found[code] for code in ("4.1", "4.2", "4.6", "8.1", "8.2")] == [
        "yes", "yes", "yes", "yes", "no",
    ]  # fmt: skip
    with branch.unit() as unit:
        titles = "\n".join(one.item.title for one in _agenda(unit, november))
        set_meeting_fields(unit, november, {"agency_topics": titles})
    assert proposed(branch, november)["4.2"] == "no"  # all of it was the agency's


def _agenda(unit, meeting):
    from chibo_desktop.services.agenda import load_agenda

    return load_agenda(unit, meeting).lines


def test_somebody_absent_without_a_reason_costs_the_line(branch, november):
    with branch.unit() as unit:
        who = load_roll(unit, november).lines[0].member_id
        set_attendance(unit, november, {who: Note(state="unexcused")})
    assert proposed(branch, november)["2.1"] == "1"


def test_more_than_three_excused_absences_in_a_row_cost_a_point(branch, november):
    with branch.unit() as unit:
        who = load_roll(unit, november).lines[9].member_id
        for month in (8, 9, 10):
            take_attendance(unit, at(branch, month))
        for month in (9, 10):
            set_attendance(unit, at(branch, month), {who: Note(state="excused")})
    assert proposed(branch, november)["2.2"] == "yes"  # three
    with branch.unit() as unit:
        set_attendance(unit, at(branch, 8), {who: Note(state="excused")})
    assert proposed(branch, november)["2.2"] == "no"  # four


def test_a_choice_goes_before_what_is_known_and_can_be_taken_back(branch, november):
    with branch.unit() as unit:
        choose(unit, november, Scorer.COMMITTEE, {"1": "5"})
    assert board(branch, november).lines[0].committee == "5"
    with branch.unit() as unit:
        choose(unit, november, Scorer.COMMITTEE, {"1": ""})
    assert board(branch, november).lines[0].committee == "4"
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        choose(unit, november, Scorer.COMMITTEE, {"1": "nine"})
    assert refused.value.problems[0].code == "score-option"


def test_a_sheet_is_closed_when_all_is_answered_and_then_stays_as_it_was(branch, november):
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        close_score(unit, november)
    assert {one.code for one in refused.value.problems} == {"score-incomplete"}
    choose_all(branch, november)
    with branch.unit() as unit:
        closed = close_score(unit, november)
    # 95 without a theme: one for time, ten for conclusions, one for the late publication are lost
    assert closed.result.total == 83
    assert closed.record.final_grade == "Khá"
    with branch.unit() as unit:
        set_scoring(unit, branch.branch_id, "", {"no-theme": "scale"})
        set_meeting_fields(unit, november, {"ends_at": "16:00"})
    assert board(branch, november).result.total == 83
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        choose(unit, november, Scorer.COMMITTEE, {"1": "5"})
    assert refused.value.problems[0].code == "score-closed"
    with branch.unit() as unit:
        reopen_score(unit, november)
    again = board(branch, november)
    assert again.result.is_scaled
    assert again.result.most == 100


def test_the_level_above_counts_once_it_has_answered_everything(branch, november):
    choose_all(branch, november)
    assert board(branch, november).final is Scorer.COMMITTEE
    choose_all(branch, november, Scorer.SUPERIOR)
    above = board(branch, november)
    assert above.final is Scorer.SUPERIOR
    assert above.result.total == 95
    with branch.unit() as unit:
        set_scoring(unit, branch.branch_id, "", {"final": "committee"})
    assert board(branch, november).final is Scorer.COMMITTEE


def test_a_branch_scores_by_the_sheet_it_chose_and_a_closed_score_keeps_its_own(branch, november):
    choose_all(branch, november)
    with branch.unit() as unit:
        close_score(unit, november)
        set_scoring(unit, branch.branch_id, "cam-le-2025", {})
    assert board(branch, november).sheet.id == "an-phu-2025"
    with branch.unit() as unit:
        reopen_score(unit, november)
    other = board(branch, november)
    assert [line.criterion.code for line in other.lines] == [str(n) for n in range(1, 8)]
    assert other.result.most == 100


def test_a_year_is_trended_and_printed(branch, november):
    choose_all(branch, november)
    with branch.unit() as unit:
        close_score(unit, november)
        lines = quality_year(unit, branch.branch_id, 2026)
        assert [line.total for line in lines] == [None, Decimal(83)]
        assert "Khá 1" in grades_sentence(lines)
        assert "1 buổi chưa chấm" in grades_sentence(lines)
        assert quality_pdf(unit, branch.branch_id, 2026, TODAY)[:4] == b"%PDF"
        assert score_pdf(unit, november)[:4] == b"%PDF"
        assert score_workbook(unit, november)[:2] == b"PK"
