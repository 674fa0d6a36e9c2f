"""What is typed for a criterion of each kind, and what is stored for it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, Level
from chibo_desktop.domain.typed_mark import (
    AnswerKind,
    answer_kind,
    answer_options,
    answer_text,
    read_mark,
    stored_number,
)


def _line(kind: CriterionKind, **more: object) -> Criterion:
    return Criterion(
        code="I",
        number="1",
        label="Việc",
        kind=kind,
        maximum=Decimal(20),
        step=Decimal("0.5"),
        **more,  # type: ignore[arg-type]
    )


LEVELS = (
    Level(label="Tốt", points=Decimal(20)),
    Level(label="Khá", points=Decimal("12.5")),
    Level(label="Yếu", points=Decimal(0)),
)
POINTS = _line(CriterionKind.NUMERIC)
YES_NO = _line(CriterionKind.BINARY)
CHOICE = _line(CriterionKind.CHOICE, levels=LEVELS)
PERCENT = _line(CriterionKind.PERCENT)


@pytest.mark.parametrize(
    ("line", "typed", "stored"),
    [
        (POINTS, "18,5", "18.5"),
        (POINTS, " 20.00 ", "20"),
        (POINTS, "", ""),
        (POINTS, "99", "99"),  # kept, and held against
        (YES_NO, "1", "20"),
        (YES_NO, "x", "20"),
        (YES_NO, "Đ", "20"),
        (YES_NO, "đảm bảo", "20"),
        (YES_NO, "0", "0"),
        (YES_NO, "Không đảm bảo", "0"),
        (YES_NO, "20", "20"),
        (CHOICE, "1", "20"),
        (CHOICE, "2", "12.5"),
        (CHOICE, "khá", "12.5"),
        (CHOICE, "3", "0"),
        (CHOICE, "12,5", "12.5"),
        (PERCENT, "80 %", "80"),
    ],
)
def test_what_is_typed_becomes_a_mark(line: Criterion, typed: str, stored: str) -> None:
    assert read_mark(line, answer_kind(line), typed) == stored


@pytest.mark.parametrize(
    ("line", "typed"), [(POINTS, "hai mươi"), (YES_NO, "7"), (CHOICE, "9"), (PERCENT, "tốt")]
)
def test_what_is_no_answer_is_refused(line: Criterion, typed: str) -> None:
    with pytest.raises(ValueError, match=typed):
        read_mark(line, answer_kind(line), typed)


def test_a_line_that_others_mark_is_not_asked_for() -> None:
    line = _line(CriterionKind.NUMERIC, marked_by=("branch",))
    assert answer_kind(line, "self") is AnswerKind.NOTHING
    assert answer_kind(line, "branch") is AnswerKind.POINTS
    assert answer_kind(_line(CriterionKind.TASKS), "self") is AnswerKind.NOTHING


@pytest.mark.parametrize("line", [YES_NO, CHOICE])
def test_every_option_comes_back_as_it_is_called(line: Criterion) -> None:
    kind = answer_kind(line)
    for label, points in answer_options(line, kind):
        mark = stored_number(points)
        assert answer_text(line, kind, mark) == label
        assert read_mark(line, kind, label) == mark


@given(st.decimals(min_value=0, max_value=1000, places=2))
def test_a_number_is_stored_without_loss(number: Decimal) -> None:
    stored = stored_number(number)
    assert Decimal(stored) == number
    assert not stored.endswith(".")
    assert read_mark(POINTS, AnswerKind.POINTS, str(number).replace(".", ",")) == stored
