"""Terms, seats, elections, obligatory documents, inspections, the order of the month."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop import resources
from chibo_desktop.domain.month_order import arranged, moved
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.domain.rules import Share, read_rules
from chibo_desktop.domain.terms.committee import (
    congress_due,
    is_enough_for_committee,
    seat_problems,
    seated_on,
    span_on,
    spans_of,
    term_problems,
)
from chibo_desktop.domain.terms.congress import Congress, CongressBallot, CongressStep
from chibo_desktop.domain.terms.congress_plan import read_congress_plan
from chibo_desktop.domain.terms.documents import (
    BranchDocument,
    DocumentState,
    calendar_period,
    lines_asked,
    read_document_kinds,
    with_what_is_there,
)
from chibo_desktop.domain.terms.election import elected, is_quorate, list_problems
from chibo_desktop.domain.terms.inspection import Inspection, count_inspections
from chibo_desktop.domain.terms.records import CommitteeSeat, Term

BOOK = read_rules(resources.path("rules", "terms.json").read_bytes())
KINDS = read_document_kinds(resources.path("forms", "branch-documents.json").read_bytes())
HALF = Share(numerator=1, denominator=2, is_at_least=False)
THIRDS = Share(numerator=2, denominator=3, is_at_least=True)


def term(identity: str, starts: str, ends: str = "") -> Term:
    return Term(
        id=identity,
        org_id="o",
        title=identity,
        starts_on=date.fromisoformat(starts),
        ends_on=date.fromisoformat(ends) if ends else None,
    )


def seat(identity: str, post: str, since: str, until: str = "", name: str = "") -> CommitteeSeat:
    return CommitteeSeat(
        id=identity,
        org_id="o",
        term_id="T2",
        full_name=name or identity,
        post=post,
        from_on=date.fromisoformat(since),
        until_on=date.fromisoformat(until) if until else None,
    )


TERMS = [term("T1", "2022-06-01"), term("T2", "2025-03-10")]


def test_a_term_lasts_until_the_next_begins() -> None:
    first, second = spans_of(TERMS)
    assert (first.last, second.last) == (date(2025, 3, 9), None)
    assert span_on(TERMS, date(2025, 3, 9)) == first
    assert span_on(TERMS, date(2026, 1, 1)) == second
    assert span_on(TERMS, date(2020, 1, 1)) is None


@given(st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), unique=True, max_size=5))
def test_a_day_belongs_to_at_most_one_term(days: list[date]) -> None:
    terms = [term(f"T{at}", str(day)) for at, day in enumerate(days)]
    for day in days:
        assert sum(span.covers(day) for span in spans_of(terms)) == 1


@pytest.mark.parametrize(
    ("starts", "due"), [("2022-06-01", date(2024, 12, 1)), ("2025-03-10", date(2030, 3, 10))]
)
def test_the_next_congress_is_due_by_the_rule_of_the_day_the_term_began(
    starts: str, due: date
) -> None:
    assert congress_due(term("T", starts), BOOK) == due


def test_a_small_branch_elects_no_committee() -> None:
    rules = BOOK.on(date(2026, 1, 1))
    assert [is_enough_for_committee(count, rules) for count in (8, 9)] == [False, True]


def test_terms_do_not_overlap() -> None:
    codes = [one.code for one in term_problems(term("T3", "2025-03-10"), TERMS)]
    assert codes == ["term-overlap"]
    ended = [term("T1", "2022-06-01", "2025-06-30")]
    assert [one.code for one in term_problems(term("T2", "2025-03-10"), ended)] == ["term-overlap"]
    assert not list(term_problems(term("T1", "2022-06-01"), TERMS))


def test_who_is_seated_follows_from_days_and_stands_by_post() -> None:
    span = spans_of(TERMS)[1]
    seats = [
        seat("Hà", "committee_member", "2025-03-10"),
        seat("An", "secretary", "2025-03-10", "2026-01-31"),
        seat("Bình", "secretary", "2026-02-01"),
    ]
    assert [one.id for one in seated_on(seats, span, date(2025, 4, 1))] == ["An", "Hà"]
    assert [one.id for one in seated_on(seats, span, date(2026, 2, 1))] == ["Bình", "Hà"]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (seat("x", "secretary", "2026-01-31"), "seat-taken"),
        (seat("x", "deputy_secretary", "2025-05-01", name="An"), "seat-twice"),
        (seat("x", "deputy_secretary", "2024-01-01"), "seat-outside-term"),
        (seat("x", "deputy_secretary", "2025-05-01", "2025-04-01"), "seat-turned"),
        (seat("x", "", "2025-05-01"), "seat-post"),
        (seat("x", "secretary", "2026-02-01"), ""),
        (seat("An", "secretary", "2025-03-10", "2026-02-28"), ""),
    ],
)
def test_what_cannot_be_true_of_a_seat(made: CommitteeSeat, code: str) -> None:
    known = [seat("An", "secretary", "2025-03-10", "2026-01-31")]
    found = [one.code for one in seat_problems(made, spans_of(TERMS)[1], known)]
    assert found == ([code] if code else [])


@pytest.mark.parametrize(
    ("votes", "seats", "won", "tied"),
    [
        ({"a": 18, "b": 15, "c": 11}, 2, ("a", "b"), ()),
        ({"a": 18, "b": 11, "c": 11}, 2, ("a",), ("b", "c")),
        ({"a": 18, "b": 10}, 2, ("a",), ()),  # 10 of 20 is no more than a half
        ({"a": 11, "b": 11}, 2, ("a", "b"), ()),
        ({"a": 20}, 0, (), ()),
    ],
)
def test_elected_are_those_with_the_most_votes_over_a_half(
    votes: dict[str, int], seats: int, won: tuple[str, ...], tied: tuple[str, ...]
) -> None:
    found = elected(votes, seats, 20, HALF)
    assert (found.elected, found.tied) == (won, tied)


@given(
    st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 30), max_size=8),
    st.integers(0, 8),
    st.integers(0, 30),
)
def test_an_election_leaves_nobody_out_and_never_elects_too_many(
    votes: dict[str, int], seats: int, base: int
) -> None:
    found = elected(votes, seats, base, HALF)
    everybody = (*found.elected, *found.tied, *found.not_elected)
    assert sorted(everybody) == sorted(votes)
    assert len(found.elected) <= seats
    assert all(2 * votes[one] > base > 0 for one in found.elected)
    lowest = min((votes[one] for one in found.elected), default=31)
    assert all(votes[one] <= lowest for one in (*found.tied, *found.not_elected))


def test_a_share_is_counted_exactly() -> None:
    assert THIRDS.is_reached(20, 30)
    assert not THIRDS.is_reached(19, 30)
    assert not HALF.is_reached(10, 20)
    assert not THIRDS.is_reached(0, 0)
    held = Congress(id="c", org_id="o", convened=30, present=20)
    assert is_quorate(held, BOOK.on(date(2026, 1, 1)).share("congress-quorum")) is True
    assert is_quorate(Congress(id="c", org_id="o"), THIRDS) is None


def test_more_votes_than_ballots_are_seen() -> None:
    held = Congress(id="c", org_id="o", convened=20, present=18)
    count = CongressBallot(id="b", org_id="o", issued=19, collected=18)
    assert next(one.code for one in list_problems(held, count, [])) == "ballots-over-present"


def test_the_preparation_is_counted_back_from_the_day() -> None:
    plan = read_congress_plan(resources.path("forms", "congress-plan.json").read_bytes())
    held = Congress(id="c", org_id="o", held_on=date(2027, 3, 31))
    before = CongressStep(id="s", org_id="o", days_before=30)
    assert before.due_on(held) == date(2027, 3, 1)
    assert CongressStep(id="s", org_id="o", days_before=-5).due_on(held) == date(2027, 4, 5)
    assert before.is_late(held, date(2027, 3, 2))
    assert [one.days_before for one in plan.steps] == sorted(
        (one.days_before for one in plan.steps), reverse=True
    )


@given(st.integers(2000, 2100), st.integers(1, 4))
def test_quarters_cover_their_year(year: int, quarter: int) -> None:
    one, following = (
        calendar_period(ReportPeriod(PeriodKind.QUARTER, year + at // 4, at % 4 + 1))
        for at in (quarter - 1, quarter)
    )
    assert one.last + timedelta(days=1) == following.first


def test_a_document_is_missing_only_after_its_day() -> None:
    periods = [calendar_period(ReportPeriod(PeriodKind.YEAR, 2026))]
    key = periods[0].key

    def states(today: date, *, has_committee: bool = False) -> dict[str, DocumentState]:
        known = [
            BranchDocument(id="d", org_id="o", kind="year-inspection", period=key),
        ]
        found = {("year-programme", key): "01-CTr/CB"}
        asked = lines_asked(KINDS, periods, today=today, has_committee=has_committee)
        lines = with_what_is_there(asked, known, found)
        return {line.kind.code: line.state for line in lines}

    early, late = states(date(2026, 1, 20)), states(date(2026, 11, 20))
    assert early["year-inspection"] is DocumentState.PRESENT
    assert early["year-programme"] is DocumentState.PRESENT
    assert early["year-meetings"] is DocumentState.COMING
    assert late["year-meetings"] is DocumentState.MISSING
    assert late["year-report"] is DocumentState.COMING
    assert "working-rules" not in late  # of the term, which is no period asked about


def test_dropped_inspections_are_no_part_of_the_programme() -> None:
    def one(state: str, month: int, **more: object) -> Inspection:
        return Inspection(id="i", org_id="o", state=state, planned_in=Month(2026, month), **more)  # type: ignore[arg-type]

    found = [
        one("done", 4),
        one("planned", 6),
        one("dropped", 9),
        one("done", 10, is_extra=True, follow_up="Ghi sổ"),
    ]
    count = count_inspections(found, date(2026, 11, 20))
    assert (count.done, count.planned, count.extra) == (1, 2, 1)
    assert (count.late, count.to_follow) == (1, 1)


STEPS = ("open", "self", "close", "dues", "send")


def test_a_step_without_a_place_follows_its_usual_neighbour() -> None:
    assert arranged(STEPS, ()) == list(STEPS)
    assert arranged(STEPS, ("dues", "open", "close", "send")) == [
        "dues", "open", "self", "close", "send",
    ]  # fmt: skip
    assert arranged(STEPS, ("gone", "send")) == ["open", "self", "close", "dues", "send"]


@given(st.lists(st.sampled_from((*STEPS, "gone"))))
def test_an_order_keeps_every_step_once_and_is_its_own_order(chosen: list[str]) -> None:
    found = arranged(STEPS, chosen)
    assert sorted(found) == sorted(STEPS)
    assert arranged(STEPS, found) == found
    assert [one for one in found if one in chosen] == [
        one for one in dict.fromkeys(chosen) if one in STEPS
    ]


@given(st.permutations(STEPS), st.sampled_from(STEPS), st.integers(-3, 9))
def test_moving_keeps_the_others_in_their_order(steps: list[str], one: str, to: int) -> None:
    found = moved(steps, one, to)
    assert found.index(one) == max(0, min(to, len(steps) - 1))
    assert [x for x in found if x != one] == [x for x in steps if x != one]
