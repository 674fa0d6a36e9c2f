"""Every kind of criterion: what may be typed, what it adds, what follows from events."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_evidence import (
    NO_EVIDENCE,
    Evidence,
    check_events,
    counted_events,
    filled_marks,
)
from chibo_desktop.domain.criteria_marks import check_marks, total_marks
from chibo_desktop.domain.criteria_rating import rate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.rating import Rating
from chibo_desktop.wording.criteria_file import criteria_file_sentences
from chibo_desktop.wording.evaluation import explain
from domain.criteria_examples import plain_set

MARKERS = [
    {"code": "self", "label": "Tự chấm", "short_label": "Tự"},
    {"code": "branch", "label": "Chi bộ chấm", "short_label": "CB"},
]


def line(code: str, maximum: int | str, kind: str = "numeric", **more: Any) -> dict[str, Any]:
    """A criterion as plain values."""
    return {
        "code": code,
        "number": code,
        "label": f"Mục {code}",
        "maximum": maximum,
        "kind": kind,
        **more,
    }


def set_of(*criteria: dict[str, Any], **changes: Any) -> CriteriaSet:
    """A small set with these criteria."""
    return CriteriaSet.from_plain(plain_set(criteria=list(criteria), markers=MARKERS, **changes))


def refused(*criteria: dict[str, Any], **changes: Any) -> set[tuple[str, str]]:
    with pytest.raises(DomainError) as raised:
        set_of(*criteria, **changes)
    assert all(one.endswith(".") for one in criteria_file_sentences(raised.value.problems))
    return {(problem.code, problem.field) for problem in raised.value.problems}


def evidence(known: dict[str, str] | None = None, **events: str) -> Evidence:
    counts = {key.replace("_", "."): Decimal(value) for key, value in events.items()}
    found = {code: Decimal(value) for code, value in (known or {}).items()}
    return Evidence(events=counts, known=found, shares={})


LEVELS = [
    {"label": "Tốt", "points": 20},
    {"label": "Khá", "points": 15},
    {"label": "Chưa đạt", "points": 0},
]
EVERY_KIND = set_of(
    line("N", 40, step="0.25"),
    line("B", 10, "binary"),
    line("C", 20, "choice", levels=LEVELS),
    line("P", 30, "percent"),
    line("T", 5, "bonus", step="0.5"),
    line("D", 10, "deduction", step=2),
    line("G", 1, "gate", rating="good"),
)
FULL = {code: Decimal(mark) for code, mark in {"N": 40, "B": 10, "C": 20, "P": 100}.items()}


@pytest.mark.parametrize(
    ("code", "mark", "problem"),
    [
        ("N", "39.75", None),
        ("N", "39.8", "mark-off-step"),
        ("B", "0", None),
        ("B", "5", "mark-all-or-nothing"),
        ("C", "15", None),
        ("C", "16", "mark-no-level"),
        ("P", "100", None),
        ("P", "101", "mark-over-maximum"),
        ("P", "50.5", "mark-off-step"),
        ("G", "1", None),
        ("G", "2", "mark-over-maximum"),
        ("D", "3", "mark-off-step"),
    ],
)
def test_what_may_be_typed(code: str, mark: str, problem: str | None) -> None:
    found = check_marks(EVERY_KIND, FULL | {code: Decimal(mark)})
    assert [one.code for one in found] == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("marks", "total"),
    [
        ({}, "100"),
        ({"B": "0"}, "90"),
        ({"C": "15"}, "95"),
        ({"P": "90"}, "97"),
        ({"P": "33"}, "79.9"),
        ({"N": "30.25", "T": "5"}, "95.25"),
        ({"D": "10"}, "90"),
        ({"G": "1"}, "100"),
    ],
)
def test_what_a_mark_adds(marks: dict[str, str], total: str) -> None:
    given_marks = FULL | {code: Decimal(mark) for code, mark in marks.items()}
    assert total_marks(EVERY_KIND, "self", given_marks).total == Decimal(total)


def test_a_gate_holds_the_rating_down_and_says_why() -> None:
    outcome = rate(EVERY_KIND, {"self": FULL | {"G": Decimal(1)}}, {})
    assert outcome.rating is Rating.GOOD
    assert "Không được xếp cao hơn mức “Hoàn thành tốt nhiệm vụ” vì có điều kiện khống chế: " + (
        "G – Mục G."
    ) in explain(outcome, EVERY_KIND)
    assert rate(EVERY_KIND, {"self": FULL | {"G": Decimal(0)}}, {}).rating is Rating.EXCELLENT


EVENTS = set_of(
    line(
        "IV",
        20,
        step="0.5",
        floor=5,
        events=[
            {
                "code": "absent",
                "label": "Vắng không lý do",
                "points": 5,
                "source": "attendance.absent_unexcused",
            },
            {"code": "late", "label": "Đến muộn", "points": "0.5", "limit": 2},
        ],
    ),
    line("I", 80, step="0.5"),
    line("K", 5, "bonus", events=[{"code": "praise", "label": "Được khen", "points": 3}]),
    line(
        "G",
        2,
        "gate",
        rating="unfulfilled",
        events=[
            {
                "code": "away",
                "label": "Vắng",
                "points": 1,
                "source": "attendance.absent_unexcused",
            }
        ],
    ),
)


@pytest.mark.parametrize(
    ("found", "mark"),
    [
        (NO_EVIDENCE, "20"),
        (evidence(IV_absent="1"), "15"),
        (evidence(IV_late="3"), "18.5"),
        (evidence(IV_late="9"), "18"),
        (evidence(IV_absent="1", IV_late="9"), "13"),
        (evidence(IV_absent="4"), "5"),
        (evidence({"attendance.absent_unexcused": "2"}), "10"),
        (evidence({"attendance.absent_unexcused": "2"}, IV_absent="0"), "20"),
    ],
)
def test_events_take_off_what_the_rule_says_down_to_the_floor(found: Evidence, mark: str) -> None:
    assert filled_marks(EVENTS, found)["IV"] == Decimal(mark)


def test_events_add_to_a_bonus_up_to_its_most_and_hold_a_gate() -> None:
    marks = {"self": {"I": Decimal(80)}}
    outcome = rate(EVENTS, marks, {}, evidence({"attendance.absent_unexcused": "2"}, K_praise="2"))
    assert (outcome.total, outcome.rating) == (Decimal(95), Rating.UNFULFILLED)
    assert outcome.totals["self"].filled == ("IV", "K", "G")
    once = rate(EVENTS, marks, {}, evidence({"attendance.absent_unexcused": "1"}))
    assert once.rating is Rating.EXCELLENT


def test_a_typed_mark_beats_what_events_give() -> None:
    marks = {"self": {"I": Decimal(80), "IV": Decimal(12)}}
    outcome = rate(EVENTS, marks, {}, evidence(IV_absent="1"))
    assert outcome.total == 92
    assert "IV" not in outcome.totals["self"].filled


def test_a_count_that_cannot_be_gives_no_rating() -> None:
    marks = {"self": {"I": Decimal(80)}}
    wrong = evidence(IV_absent="1.5", K_nothing="1")
    assert {problem.code for problem in check_events(EVENTS, wrong.events)} == {
        "event-impossible",
        "event-unknown",
    }
    outcome = rate(EVENTS, marks, {}, wrong)
    assert outcome.rating is None
    assert "Chưa xếp loại vì số lần khai chưa hợp lệ: Vắng không lý do; “K.nothing”." in explain(
        outcome, EVENTS
    )


def test_the_events_that_happened_are_told_with_their_points() -> None:
    said = [
        (leaf.code, event.code, count, points)
        for leaf, event, count, points in counted_events(EVENTS, evidence(IV_late="9"))
    ]
    assert said == [("IV", "late", Decimal(9), Decimal(2))]


SOURCES = set_of(
    line("N", 20, step="0.25", source="tasks.done_share"),
    line("P", 40, "percent", source="tasks.done_share"),
    line("B", 20, "binary", source="study.registered"),
    line("C", 20, "choice", levels=LEVELS, source="study.remark"),
)


@pytest.mark.parametrize(
    ("known", "marks"),
    [
        ({}, {}),
        ({"tasks.done_share": "87"}, {"N": "17.5", "P": "87"}),
        ({"tasks.done_share": "130"}, {"N": "20", "P": "100"}),
        ({"study.registered": "1", "study.remark": "1"}, {"B": "20", "C": "15"}),
        ({"study.registered": "0", "study.remark": "2"}, {"B": "0", "C": "20"}),
        ({"study.remark": "3"}, {}),
        ({"study.remark": "-1"}, {}),
    ],
)
def test_what_the_program_knows_fills_by_kind(known: dict[str, str], marks: dict[str, str]) -> None:
    expected = {code: Decimal(mark) for code, mark in marks.items()}
    assert filled_marks(SOURCES, evidence(known)) == expected


def test_evidence_alone_marks_a_set_that_leaves_nothing_to_type() -> None:
    known = {"tasks.done_share": "100", "study.registered": "1", "study.remark": "2"}
    outcome = rate(SOURCES, {}, {}, evidence(known))
    assert (outcome.total, outcome.rating) == (Decimal(100), Rating.EXCELLENT)
    assert rate(SOURCES, {}, {}).rating is None
    assert rate(SOURCES, {}, {}, evidence({"tasks.done_share": "100"})).rating is None


def test_a_fact_is_filled_unless_somebody_states_it() -> None:
    criteria_set = set_of(
        line("A", 100),
        facts=[
            {
                "code": "disciplined",
                "label": "Bị kỷ luật",
                "kind": "flag",
                "default": 0,
                "source": "discipline.in_period",
            }
        ],
        forced=[
            {
                "condition": {
                    "fact": "disciplined",
                    "comparison": "equals",
                    "value": 1,
                    "clause": "bị kỷ luật trong kỳ",
                },
                "effect": "exactly",
                "rating": "unfulfilled",
            }
        ],
    )
    marks = {"self": {"A": Decimal(100)}}
    known = evidence({"discipline.in_period": "1"})
    filled = rate(criteria_set, marks, {}, known)
    assert filled.rating is Rating.UNFULFILLED
    assert "Điều kiện lấy từ số liệu đã có: Bị kỷ luật." in explain(filled, criteria_set)
    assert rate(criteria_set, marks, {"disciplined": Decimal(0)}, known).rating is Rating.EXCELLENT


def test_a_line_marked_by_one_is_taken_over_by_the_others() -> None:
    criteria_set = set_of(line("A", 30), line("B", 70, marked_by=["self"]))
    marks = {"self": {"A": Decimal(30), "B": Decimal(60)}, "branch": {"A": Decimal(20)}}
    outcome = rate(criteria_set, marks, {})
    assert (outcome.decided_by, outcome.total) == ("branch", Decimal(80))
    own = marks | {"branch": {"A": Decimal(20), "B": Decimal(70)}}
    assert rate(criteria_set, own, {}).total == 90
    wrong = {"self": {"A": Decimal(30), "B": Decimal(71)}, "branch": {"A": Decimal(20)}}
    assert rate(criteria_set, wrong, {}).rating is None


def test_the_mean_of_named_markers_decides() -> None:
    criteria_set = set_of(
        line("A", 100, step="0.25"), final_marker="mean", mean_of=["self", "branch"]
    )
    marks = {"self": {"A": Decimal("90.25")}, "branch": {"A": Decimal(80)}}
    outcome = rate(criteria_set, marks, {})
    assert (outcome.decided_by, outcome.total) == ("mean", Decimal("85.13"))
    assert explain(outcome, criteria_set)[0] == (
        "Tổng điểm tính theo trung bình 2 cột là 85,13/100."
    )
    alone = rate(criteria_set, {"self": marks["self"]}, {})
    assert alone.rating is None
    assert explain(alone, criteria_set) == ["Chưa xếp loại vì cột “Chi bộ chấm” chưa có điểm."]


def test_a_group_counts_no_more_than_its_limit() -> None:
    bonus = {
        "code": "T",
        "number": "T",
        "label": "Điểm thưởng",
        "limit": 7,
        "children": [line("T1", 5, "bonus"), line("T2", 5, "bonus")],
    }
    criteria_set = set_of(line("A", 100), bonus)
    marks = {"A": Decimal(80), "T1": Decimal(5), "T2": Decimal(5)}
    assert total_marks(criteria_set, "self", marks).total == 87


def test_points_are_cut_where_the_set_never_rounds_up() -> None:
    criteria_set = set_of(
        line("P", 100, "percent", step="0.01"), rounding={"decimals": 1, "mode": "floor"}
    )
    assert total_marks(criteria_set, "self", {"P": Decimal("89.99")}).total == Decimal("89.9")


@pytest.mark.parametrize(
    ("criterion", "problem"),
    [
        (line("A", 100, "choice"), ("criteria-levels-count", "criteria[0].levels")),
        (
            line("A", 100, "choice", levels=LEVELS),
            ("criteria-levels-miss-maximum", "criteria[0].levels"),
        ),
        (
            line("A", 20, "choice", levels=[*LEVELS, LEVELS[0]]),
            ("criteria-levels-unclear", "criteria[0].levels"),
        ),
        (line("A", 100, levels=LEVELS), ("criteria-not-for-this-kind", "criteria[0].levels")),
        (line("A", 100, "tasks"), ("criteria-field-missing", "criteria[0].formula")),
        (
            line("A", 100, "tasks", formula="f"),
            ("criteria-formula-unknown", "criteria[0].formula"),
        ),
        (line("A", 1, "gate"), ("criteria-field-missing", "criteria[0].rating")),
        (
            line("A", 1, "gate", rating="fulfilled"),
            ("criteria-rating-without-band", "criteria[0].rating"),
        ),
        (line("A", 100, floor=101), ("criteria-floor", "criteria[0].floor")),
        (line("A", 100, limit=5), ("criteria-only-for-a-group", "criteria[0].limit")),
        (
            line("A", 100, marked_by=["board"]),
            ("criteria-marker-unknown", "criteria[0].marked_by[0]"),
        ),
        (
            line("A", 100, events=[{"code": "x", "label": "X", "points": 0}]),
            ("criteria-not-positive", "criteria[0].events[0].points"),
        ),
        (
            line("A", 100, source="y", events=[{"code": "x", "label": "X", "points": 1}]),
            ("criteria-source-beside-events", "criteria[0].source"),
        ),
        (line("A", 100, "percent", step=7), ("criteria-step-misses-maximum", "criteria[0].step")),
    ],
)  # fmt: skip
def test_what_a_kind_needs_is_checked(criterion: dict[str, Any], problem: tuple[str, str]) -> None:
    assert problem in refused(criterion)


def test_the_plain_form_leaves_out_what_says_nothing() -> None:
    plain = set_of(line("A", 100)).to_plain()
    assert plain["criteria"][0].keys() == {
        "code",
        "number",
        "label",
        "kind",
        "maximum",
        "step",
        "guidance",
        "children",
    }
    assert not plain.keys() & {"mean_of", "formulas", "applicability"}
    for criteria_set in (EVERY_KIND, EVENTS, SOURCES):
        assert CriteriaSet.from_plain(criteria_set.to_plain()) == criteria_set


COUNTS = st.dictionaries(
    st.sampled_from(["IV.absent", "IV.late", "K.praise", "G.away", "??"]),
    st.one_of(st.integers(-1, 9).map(Decimal), st.decimals(allow_nan=True, allow_infinity=True)),
)


@given(
    st.dictionaries(st.sampled_from("NBCPTDG?"), st.decimals(allow_nan=True)),
    COUNTS,
    st.dictionaries(
        st.sampled_from(["attendance.absent_unexcused", "tasks.done_share", "study.remark"]),
        st.decimals(allow_nan=True, allow_infinity=True),
    ),
)
def test_nothing_that_is_counted_or_known_raises(
    marks: dict[str, Decimal], events: dict[str, Decimal], known: dict[str, Decimal]
) -> None:
    found = Evidence(events=events, known=known, shares={})
    for criteria_set in (EVERY_KIND, EVENTS, SOURCES):
        outcome = rate(criteria_set, {"self": marks}, {}, found)
        assert explain(outcome, criteria_set)
        assert all(0 <= total.total <= criteria_set.scale for total in outcome.totals.values())


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["IV.absent", "IV.late"]))
def test_one_more_bad_event_never_lifts(absent: int, late: int, again: str) -> None:
    counts = {"IV.absent": Decimal(absent), "IV.late": Decimal(late)}
    more = counts | {again: counts[again] + 1}
    marks = {"self": {"I": Decimal(80)}}
    before = rate(EVENTS, marks, {}, Evidence(events=counts, known={}, shares={}))
    after = rate(EVENTS, marks, {}, Evidence(events=more, known={}, shares={}))
    assert after.total is not None
    assert before.total is not None
    assert after.total <= before.total
    assert after.rating is not None
    assert before.rating is not None
    assert after.rating.rank <= before.rating.rank
