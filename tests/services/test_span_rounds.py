"""A quarter from its months in a real file: gaps explained, closed, told when a month changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from branch_files import BranchFile, criteria, new_branch
from chibo_desktop.domain.applicability import Applicability, MemberKind
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import PartState
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.span import Span
from chibo_desktop.services.home import Step, TaskState, load_home
from chibo_desktop.services.marks import override_rating, set_marks
from chibo_desktop.services.rounds import (
    close_round,
    load_sheet,
    open_round,
    reopen_round,
    round_lines,
)
from chibo_desktop.services.span_rounds import (
    close_span,
    explain_gap,
    open_span,
    recompute_span,
    reopen_span,
    span_lines,
    span_obstacles,
)
from chibo_desktop.services.span_sheet import SpanSheet, load_span
from chibo_desktop.storage.evaluations import members_to_evaluate

JULY, AUGUST, SEPTEMBER = Month(2026, 7), Month(2026, 8), Month(2026, 9)
TODAY = date(2026, 11, 28)


@pytest.fixture
def branch(tmp_path):
    made = new_branch(tmp_path, 3)
    yield made
    made.session.close()


def month(branch: BranchFile, period: Month, **marks: str) -> str:
    """A closed month in which everybody has the same good marks but for those named."""
    identity = branch.open_round(period)
    given = {"I": "16", "II": "16", "III": "32", "IV": "16"} | marks
    branch.give_all(identity, "branch", **given, V="")
    with branch.unit() as unit:
        close_round(unit, identity)
    return identity


def quarter(branch: BranchFile) -> str:
    with branch.unit() as unit:
        return open_span(unit, branch.branch_id, Span.QUARTER, SEPTEMBER, criteria())


def sheet(branch: BranchFile, identity: str) -> SpanSheet:
    with branch.unit() as unit:
        return load_span(unit, identity)


def close(branch: BranchFile, identity: str) -> SpanSheet:
    with branch.unit() as unit:
        return close_span(unit, identity)


def codes(refused) -> set[str]:
    return {problem.code for problem in refused.value.problems}


def test_a_quarter_comes_from_its_months_and_is_locked_when_closed(branch):
    for period, points in ((JULY, "32"), (AUGUST, "34"), (SEPTEMBER, "36")):
        month(branch, period, III=points)
    identity = quarter(branch)
    found = sheet(branch, identity)
    assert [part.total for part in found.rows[0].parts] == [80, 82, 84]
    assert {row.rolled.total for row in found.rows} == {82}
    closed = close(branch, identity)
    assert closed.is_closed
    assert {row.rating for row in closed.rows} == {Rating.GOOD}
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        override_rating(unit, closed.rows[0].evaluation.id, Rating.FULFILLED, "x")
    assert codes(refused) == {"round-closed"}


def test_a_set_for_some_is_for_the_same_members_in_a_quarter_as_in_a_month(branch):
    with branch.unit() as unit:
        first = members_to_evaluate(unit.connection, branch.branch_id)[0]
        unit.save(replace(first, job_title="Trưởng phòng"), act="member.edit")
        second = members_to_evaluate(unit.connection, branch.branch_id)[1]
        unit.save(replace(second, outside_political_system=True), act="member.edit")
    leaders = replace(criteria(), applicability=Applicability(member_kinds=(MemberKind.LEADER,)))
    with branch.unit() as unit:
        months = load_sheet(unit, open_round(unit, branch.branch_id, SEPTEMBER, leaders))
        identity = open_span(unit, branch.branch_id, Span.QUARTER, SEPTEMBER, leaders)
        quarters = load_span(unit, identity)
    assert [reason.code for _, reason in quarters.not_rated] == ["other-set"]
    for one in (months, quarters):
        assert [row.evaluation.member_kind for row in one.rows] == ["leader", ""]
        assert [each.member_id for each, _ in one.not_rated] == [second.id]


def test_lists_of_months_do_not_show_the_quarter(branch):
    month(branch, JULY)
    quarter(branch)
    with branch.unit() as unit:
        assert [line.period for line in round_lines(unit)] == [JULY]
        lines = span_lines(unit, branch.branch_id, TODAY)
    opened = [line for line in lines if line.id]
    assert [(line.span, line.period, line.months_closed) for line in opened] == [
        (Span.QUARTER, SEPTEMBER, 1)
    ]
    assert (Span.YEAR, Month(2026, 12)) in {(line.span, line.period) for line in lines}


def test_a_missing_month_keeps_the_quarter_open_until_somebody_says_why(branch):
    month(branch, JULY)
    month(branch, SEPTEMBER, III="36")
    identity = quarter(branch)
    with pytest.raises(DomainError) as refused:
        close(branch, identity)
    assert codes(refused) == {"span-gap"}
    first, *others = sheet(branch, identity).rows
    with branch.unit() as unit:
        for row in others:
            explain_gap(unit, row.evaluation.id, AUGUST, "Chi bộ không mở kỳ")
        explain_gap(unit, first.evaluation.id, AUGUST, "Chi bộ Y đánh giá", "91,0", "excellent")
    rows = sheet(branch, identity).rows
    assert rows[0].parts[1].state is PartState.OUTSIDE
    assert rows[0].rolled.total == 85
    assert rows[1].parts[1].state is PartState.EXPLAINED
    assert rows[1].rolled.total == 82
    assert close(branch, identity).is_closed


def test_a_result_from_elsewhere_says_where_from_and_is_a_number(branch):
    row = sheet(branch, quarter(branch)).rows[0].evaluation.id
    for reason, total, code in (("", "80", "reason-missing"), ("Chi bộ Y", "x", "outside-total")):
        with branch.unit() as unit, pytest.raises(DomainError) as refused:
            explain_gap(unit, row, JULY, reason, total, "good")
        assert codes(refused) == {code}


def test_an_open_month_is_closed_first(branch):
    month(branch, JULY)
    month(branch, AUGUST)
    branch.open_round(SEPTEMBER)
    identity = quarter(branch)
    with pytest.raises(DomainError) as refused:
        close(branch, identity)
    assert codes(refused) == {"span-part-open"}


def test_the_branch_decides_otherwise_with_a_reason(branch):
    for period in (JULY, AUGUST, SEPTEMBER):
        month(branch, period)
    identity = quarter(branch)
    row = sheet(branch, identity).rows[0]
    with branch.unit() as unit:
        override_rating(unit, row.evaluation.id, Rating.FULFILLED, "Còn việc chậm hạn")
    closed = close(branch, identity)
    assert closed.rows[0].rating is Rating.FULFILLED
    assert closed.rows[0].is_overridden


def test_a_month_reopened_afterwards_makes_the_quarter_say_so(branch):
    rounds = [month(branch, period) for period in (JULY, AUGUST, SEPTEMBER)]
    identity = quarter(branch)
    assert close(branch, identity).stale == ()
    with branch.unit() as unit:
        reopen_round(unit, rounds[1], "Xem lại")
    found = sheet(branch, identity)
    assert found.stale == (AUGUST,)
    assert found.reopened == (AUGUST,)
    assert Decimal(found.rows[0].total_text) == 80  # what was printed stands
    with branch.unit() as unit, pytest.raises(DomainError) as refused:
        recompute_span(unit, identity, "Tháng 8 đã mở lại")
    assert codes(refused) == {"span-part-open"}
    assert sheet(branch, identity).is_closed  # nothing of the refused act remains
    evaluation = branch.ids(rounds[1])[0]
    with branch.unit() as unit:
        set_marks(unit, rounds[1], "branch", {evaluation: {"III": "26"}})
        close_round(unit, rounds[1])
    assert [row.stale for row in sheet(branch, identity).rows].count((AUGUST,)) == 1
    with branch.unit() as unit:
        anew = recompute_span(unit, identity, "Tháng 8 đã mở lại")
    assert anew.stale == ()
    assert sorted(Decimal(row.total_text) for row in anew.rows) == [78, 80, 80]


def test_a_closed_quarter_is_reopened_with_a_reason(branch):
    for period in (JULY, AUGUST, SEPTEMBER):
        month(branch, period)
    identity = quarter(branch)
    close(branch, identity)
    with branch.unit() as unit, pytest.raises(DomainError):
        reopen_span(unit, identity, "  ")
    with branch.unit() as unit:
        reopen_span(unit, identity, "Ghi nhầm lý do")
    assert not sheet(branch, identity).is_closed
    assert span_obstacles(sheet(branch, identity)) == []


def test_a_year_comes_from_its_quarters(branch):
    for period in (JULY, AUGUST, SEPTEMBER):
        month(branch, period)
    close(branch, quarter(branch))
    with branch.unit() as unit:
        year = open_span(unit, branch.branch_id, Span.YEAR, Month(2026, 12), criteria())
    states = [part.state for part in sheet(branch, year).rows[0].parts]
    assert states == [PartState.MISSING, PartState.MISSING, PartState.RATED, PartState.MISSING]


def quarter_tasks(branch: BranchFile, today: date) -> list[TaskState]:
    with branch.unit() as unit:
        tasks = load_home(unit, Month.of(today).previous(), today).branches[0].tasks
    return [task.state for task in tasks if task.step is Step.QUARTER]


def test_the_first_page_reminds_of_the_quarter_until_it_is_closed(branch):
    assert quarter_tasks(branch, date(2026, 10, 3)) == []
    for period in (JULY, AUGUST, SEPTEMBER):
        month(branch, period)
    assert quarter_tasks(branch, date(2026, 9, 30)) == []  # it has not ended yet
    assert quarter_tasks(branch, date(2026, 10, 3)) == [TaskState.NOW]
    assert quarter_tasks(branch, date(2026, 10, 20)) == [TaskState.LATE]
    close(branch, quarter(branch))
    assert quarter_tasks(branch, date(2026, 10, 20)) == []
