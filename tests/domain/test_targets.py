"""How targets stand: by table for every side, and laws that hold for any result."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.assigned import AssignedTarget, own_target
from chibo_desktop.domain.targets.progress import (
    GOOD,
    TargetProgress,
    count_of,
    judged,
    progress_of,
)
from chibo_desktop.domain.targets.records import (
    Target,
    TargetDirection,
    TargetKind,
    TargetMeasure,
    TargetResult,
    TargetRollUp,
    TargetState,
    target_result_id,
)
from chibo_desktop.domain.targets.roll_up import UnitTarget, is_same_target, rolled_up
from chibo_desktop.wording.targets import (
    headline,
    left_out,
    number_text,
    percent_of_plan,
    state_text,
    why_text,
)

JUNE, NOVEMBER, DECEMBER = Month(2026, 6), Month(2026, 11), Month(2026, 12)
_S = TargetState
values = st.decimals(min_value=0, max_value=1000, places=2)


def a_target(
    planned: str | Decimal = "4",
    *,
    kind: str = TargetKind.NUMERIC,
    direction: str = TargetDirection.AT_LEAST,
    measure: str = TargetMeasure.CUMULATIVE,
    due: Month = NOVEMBER,
    roll_up: str = TargetRollUp.OWN,
    title: str = "Sinh hoạt chuyên đề",
    code: str = "",
) -> Target:
    return Target(
        id="t",
        org_id="o",
        year=2026,
        title=title,
        code=code,
        unit="buổi",
        kind=kind,
        direction=direction,
        measure=measure,
        planned=Decimal(planned),
        due=due,
        roll_up=roll_up,
    )


def results(
    *done: str | Decimal, first: int = 1, states: tuple[str, ...] = ()
) -> list[TargetResult]:
    said = states or ("",) * len(done)
    return [
        TargetResult(
            id=target_result_id("t", Span.MONTH, Month(2026, first + at)),
            org_id="o",
            target_id="t",
            period=Month(2026, first + at),
            span=Span.MONTH,
            value=None if states else Decimal(value),
            state=state,
        )
        for at, (value, state) in enumerate(zip(done, said, strict=True))
    ]


@pytest.mark.parametrize(
    ("direction", "measure", "planned", "done", "state", "percent"),
    [
        ("at_least", "cumulative", "4", ("1", "1", "1"), _S.NOT_MET, 75),
        ("at_least", "cumulative", "4", ("1", "1", "2"), _S.MET, 100),
        ("at_least", "cumulative", "2", ("1", "1", "1"), _S.EXCEEDED, 150),
        ("at_least", "at_date", "90", ("95", "89,9"), _S.NOT_MET, None),
        ("at_least", "at_date", "90", ("70", "90"), _S.MET, 100),
        ("at_least", "at_date", "90", ("70", "93,5"), _S.EXCEEDED, None),
        ("at_most", "cumulative", "2", ("1", "1"), _S.MET, 100),
        ("at_most", "cumulative", "2", ("1",), _S.EXCEEDED, 50),
        ("at_most", "cumulative", "2", ("1", "2"), _S.NOT_MET, 150),
        ("at_most", "cumulative", "0", ("0",), _S.MET, None),
        ("at_most", "cumulative", "0", ("0", "1"), _S.NOT_MET, None),
        ("at_most", "at_date", "5", ("7", "4"), _S.EXCEEDED, 80),
        ("at_least", "cumulative", "4", (), _S.NOT_MET, None),
        ("at_most", "cumulative", "0", (), _S.NOT_MET, None),
    ],
)
def test_a_number_is_held_against_its_plan(
    direction: str,
    measure: str,
    planned: str,
    done: tuple[str, ...],
    state: TargetState,
    percent: int | None,
) -> None:
    target = a_target(planned, direction=direction, measure=measure)
    known = results(*(one.replace(",", ".") for one in done))
    found = progress_of(target, known, NOVEMBER)
    assert found.state is state
    if percent is not None:
        assert found.percent == percent


def test_over_fulfilment_is_kept_and_a_third_is_a_third() -> None:
    found = progress_of(a_target("3"), results("10"), NOVEMBER)
    assert found.percent == Fraction(1000, 3)
    assert percent_of_plan(found).startswith("333,3")


def test_what_is_not_due_is_said_to_be_so_with_what_it_has_reached() -> None:
    target = a_target("2", due=DECEMBER)
    early = progress_of(target, results("3"), NOVEMBER)
    assert (early.state, early.reached) == (_S.NOT_DUE, _S.EXCEEDED)
    assert state_text(early) == "… Chưa đến kỳ (đã vượt)"
    assert progress_of(target, results("3"), DECEMBER).state is _S.EXCEEDED


def test_periods_after_the_month_looked_at_do_not_count() -> None:
    target = a_target("4", due=JUNE)
    assert progress_of(target, results("1", "1", "1", "5", first=4), JUNE).done == 3


@pytest.mark.parametrize("state", [_S.EXCEEDED, _S.MET, _S.NOT_MET])
def test_without_a_number_the_latest_judgement_stands(state: TargetState) -> None:
    target = a_target(kind=TargetKind.STATED)
    known = results("", "", states=(_S.NOT_MET, state))
    assert progress_of(target, known, NOVEMBER).state is state
    assert progress_of(target, (), NOVEMBER).state is _S.NOT_MET


def test_why_a_target_failed_is_a_sentence() -> None:
    target = a_target("4")
    found = progress_of(target, results("1", "1", "1"), NOVEMBER)
    said = why_text(target, found).replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert said == ("Sinh hoạt chuyên đề: thực hiện 3 buổi, kế hoạch 4 buổi, còn thiếu 1 buổi.")
    assert "chưa ghi kết quả" in why_text(target, progress_of(target, (), NOVEMBER))


def test_seven_of_eight() -> None:
    states = [_S.EXCEEDED] * 2 + [_S.MET] * 5 + [_S.NOT_MET] + [_S.NOT_DUE] * 2
    count = count_of(states)
    assert headline(count) == "7/8 chỉ tiêu đạt và vượt kế hoạch"
    assert left_out(count) == "2 chỉ tiêu chưa đến kỳ, không tính vào mẫu số"


def below(
    done: str | None, planned: str = "2", *, due: Month = NOVEMBER, name: str = ""
) -> UnitTarget:
    target = a_target(planned, due=due)
    known = results(done) if done is not None else []
    return UnitTarget(name=name, target=target, progress=progress_of(target, known, NOVEMBER))


@pytest.mark.parametrize(
    ("rule", "planned", "done", "state"),
    [
        (TargetRollUp.SUM, "6", Fraction(6), _S.MET),
        (TargetRollUp.MEAN, "2", Fraction(2), _S.MET),
        (TargetRollUp.SHARE, "50", Fraction(50), _S.MET),
        (TargetRollUp.SHARE, "60", Fraction(50), _S.NOT_MET),
    ],
)
def test_the_level_above_follows_from_its_units(
    rule: TargetRollUp, planned: str, done: Fraction, state: TargetState
) -> None:
    # Two met theirs, one did not, one wrote nothing, one is not due yet and has no result.
    units = [below("3"), below("2"), below("1"), below(None), below(None, due=DECEMBER)]
    above = a_target(planned, roll_up=rule, measure=TargetMeasure.AT_DATE)
    found = rolled_up(above, units, NOVEMBER)
    assert (found.done, found.state) == (done, state)


def test_all_needs_every_unit_that_is_due() -> None:
    above = a_target(kind=TargetKind.STATED, roll_up=TargetRollUp.ALL)
    good = [below("3"), below("2"), below(None, due=DECEMBER)]
    assert rolled_up(above, good, NOVEMBER).state is _S.MET
    assert rolled_up(above, [*good, below("1")], NOVEMBER).state is _S.NOT_MET
    assert rolled_up(above, [], NOVEMBER).reached is None


def test_the_same_target_is_found_by_code_or_else_by_words() -> None:
    above = a_target(title="Kết nạp đảng viên", code="KN")
    assert is_same_target(above, a_target(title="Phát triển Đảng", code="kn"))
    assert not is_same_target(above, a_target(title="Kết nạp đảng viên", code="KN2"))
    assert is_same_target(above, a_target(title="kết nạp  Đảng viên"))
    assert not is_same_target(above, a_target(title="Học tập nghị quyết"))


@given(planned=values, done=st.lists(values, max_size=6), more=values)
def test_more_never_worsens_an_at_least_target(
    planned: Decimal, done: list[Decimal], more: Decimal
) -> None:
    order = [_S.NOT_MET, _S.MET, _S.EXCEEDED]
    target = a_target(planned)
    before = progress_of(target, results(*done), NOVEMBER)
    after = progress_of(target, results(*done, more), NOVEMBER)
    assert order.index(after.state) >= order.index(before.state)


@given(planned=values, done=st.lists(values, min_size=1, max_size=6), more=values)
def test_more_never_betters_an_at_most_target(
    planned: Decimal, done: list[Decimal], more: Decimal
) -> None:
    order = [_S.NOT_MET, _S.MET, _S.EXCEEDED]
    target = a_target(planned, direction=TargetDirection.AT_MOST)
    before = progress_of(target, results(*done), NOVEMBER)
    after = progress_of(target, results(*done, more), NOVEMBER)
    assert order.index(after.state) <= order.index(before.state)


@given(planned=values, done=values)
def test_the_percent_says_the_same_as_the_state(planned: Decimal, done: Decimal) -> None:
    found = judged(a_target(planned), NOVEMBER, done=Fraction(done))
    if found.percent is not None:
        assert (found.percent >= 100) == (found.state in GOOD)
        assert (found.percent > 100) == (found.state is _S.EXCEEDED)
    assert (found.missing is None) == (found.state in GOOD)


@given(states=st.lists(st.sampled_from(list(TargetState))))
def test_the_count_equals_the_lines_it_opens_to(states: list[TargetState]) -> None:
    count = count_of(states)
    assert count.good == len([one for one in states if one in GOOD])
    assert count.counted == len([one for one in states if one is not _S.NOT_DUE])
    assert count.counted + count.not_due == len(states)
    assert 0 <= count.good <= count.counted


@given(done=st.lists(values, min_size=1, max_size=8), planned=values)
def test_the_sum_is_the_mean_of_all_units_times_their_number(
    done: list[Decimal], planned: Decimal
) -> None:
    units = [below(str(one)) for one in done]

    def whole(rule: TargetRollUp) -> TargetProgress:
        return rolled_up(a_target(planned, roll_up=rule), units, NOVEMBER)

    total, mean = whole(TargetRollUp.SUM).done, whole(TargetRollUp.MEAN).done
    assert total is not None
    assert mean is not None
    assert total == mean * len(units)


@given(done=st.lists(values, min_size=1, max_size=8), planned=values)
def test_all_are_good_exactly_when_the_share_is_a_hundred(
    done: list[Decimal], planned: Decimal
) -> None:
    units = [below(str(one), str(planned)) for one in done]
    share = rolled_up(a_target("100", roll_up=TargetRollUp.SHARE), units, NOVEMBER)
    every = rolled_up(a_target(kind=TargetKind.STATED, roll_up=TargetRollUp.ALL), units, NOVEMBER)
    assert (share.done == 100) == (every.state is _S.MET)


@pytest.mark.parametrize(
    ("value", "text"), [("3", "3"), ("92.50", "92,5"), ("1234.5", "1.234,5"), ("0.005", "0,01")]
)
def test_numbers_are_written_as_people_write_them(value: str, text: str) -> None:
    assert number_text(Decimal(value)) == text


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((), "made"),
        (({"id": "same code", "code": "kn", "title": "Khác"},), "same code"),
        (({"id": "same words", "code": "", "title": "KẾT NẠP"},), "same words"),
        (({"id": "other year", "code": "KN", "year": 2025},), "made"),
        (({"id": "of another", "code": "KN", "above_id": "t2"},), "made"),
        (({"id": "likeness", "code": "KN"}, {"id": "kept", "above_id": "t1"}), "kept"),
    ],
)
def test_what_is_asked_is_answered_by_one_target(
    known: tuple[dict[str, object], ...], expected: str
) -> None:
    asked = AssignedTarget(
        id="a", org_id="office", target_id="t1", year=2026, code="KN", title="Kết nạp",
        kind=TargetKind.NUMERIC, planned=Decimal(2), roll_up=TargetRollUp.SUM,
    )  # fmt: skip
    own = [
        Target(**{"org_id": "unit", "year": 2026, "note": "của chi bộ", **one})  # type: ignore[arg-type]
        for one in known
    ]
    found = own_target(asked, own, org_id="unit", branch_id="b")
    assert (found.above_id, found.planned, found.title) == ("t1", 2, "Kết nạp")
    assert found.id == expected if expected != "made" else found.id not in {one.id for one in own}
    assert found.note == ("" if expected == "made" else "của chi bộ")
    assert found == own_target(asked, [*own, found], org_id="unit", branch_id="b")


def test_a_unit_of_several_branches_takes_what_is_asked_from_them() -> None:
    asked = AssignedTarget(id="a", org_id="office", target_id="t1", roll_up=TargetRollUp.SUM)
    assert own_target(asked, [], org_id="u", branch_id="").roll_up == TargetRollUp.SUM
    assert own_target(asked, [], org_id="u", branch_id="b").roll_up == TargetRollUp.OWN
