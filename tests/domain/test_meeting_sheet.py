"""A hundred points add up; each edge of the form falls where its setting says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from architecture.repository import RESOURCES
from chibo_desktop.domain.meeting_sheet import (
    MeetingSheet,
    by_duration,
    by_share,
    read_meeting_sheet,
    score,
    sheet_from_plain,
)

SHEETS = [
    read_meeting_sheet(path.read_bytes())
    for path in sorted((RESOURCES / "meeting-sheets").glob("*.json"))
]


@pytest.fixture(params=SHEETS, ids=lambda one: one.id)
def sheet(request) -> MeetingSheet:
    return request.param


@pytest.fixture
def detailed() -> MeetingSheet:
    """The sheet whose form is known line by line, with what it leaves open."""
    return next(one for one in SHEETS if one.id == "an-phu-2025")


def line(sheet: MeetingSheet, known: str):
    return next(one for one in sheet.criteria if one.known == known)


def best(sheet: MeetingSheet) -> dict[str, str]:
    return {
        one.code: max(one.options, key=lambda option: option.points).code for one in sheet.criteria
    }


def test_a_sheet_has_a_hundred_points_with_a_theme(sheet):
    result = score(sheet, best(sheet), {}, has_theme=True)
    assert (result.total, result.most, result.is_complete) == (100, 100, True)
    assert result.grade == sheet.grades[0][0]
    assert {one.group for one in sheet.criteria} == set(sheet.groups)
    codes = [one.code for one in sheet.criteria]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("setting", "total", "most"), [("keep", Decimal(95), 95), ("scale", Decimal(100), 100)]
)
def test_a_month_without_a_theme_is_counted_as_the_branch_decides(detailed, setting, total, most):
    result = score(detailed, best(detailed), {"no-theme": setting}, has_theme=False)
    assert (result.total, result.most) == (total, most)


@pytest.mark.parametrize(
    ("share", "setting", "points"),
    [
        ("50", "lower", 4),
        ("50", "upper", 5),
        ("50.1", "lower", 5),
        ("49.9", "upper", 4),
        ("40", "lower", 4),
        ("39.9", "lower", 3),
        ("30", "lower", 3),
        ("29.9", "lower", 2),
        ("0", "lower", 2),
    ],
)
def test_speakers_exactly_half_fall_where_the_setting_says(detailed, share, setting, points):
    chosen = {"half-speakers": setting}
    option = by_share(line(detailed, "speakers"), Decimal(share), chosen, "lower")
    assert option.points == points


@pytest.mark.parametrize(
    ("share", "points"), [("100", 30), ("90", 30), ("89.9", 27), ("50", 15), ("49.9", 10)]
)
def test_conclusions_done_fall_into_their_bands(sheet, share, points):
    assert by_share(line(sheet, "follow-up"), Decimal(share), {}, "").points == points


@pytest.mark.parametrize(
    ("minutes", "points"),
    [(90, 5), (120, 5), (89, 4), (75, 4), (74, 3), (60, 3), (59, 2), (45, 2), (44, 1)],
)
def test_a_meeting_that_is_too_short_loses_points(sheet, minutes, points):
    assert by_duration(line(sheet, "duration"), minutes, 90).points == points


@pytest.mark.parametrize(
    ("total", "grade"),
    [("90", "Tốt"), ("89.99", "Khá"), ("70", "Khá"), ("69", "Trung bình"), ("50", "Trung bình"),
     ("49.9", "Kém"), ("0", "Kém")],
)  # fmt: skip
def test_classes_begin_at_their_thresholds(sheet, total, grade):
    assert sheet.grade(Decimal(total)) == grade


def test_what_is_not_answered_is_named_and_a_setting_nobody_knows_is_the_usual_one(detailed):
    result = score(detailed, {"1": "5", "2.2": "perhaps"}, {}, has_theme=False)
    assert "2.2" in result.missing
    assert "1" not in result.missing
    assert detailed.setting("no-theme", {"no-theme": "halve"}) == "keep"
    assert detailed.setting("unheard-of", {}) == ""


def test_a_sheet_reads_back_from_what_a_closed_score_keeps(sheet):
    assert sheet_from_plain(dict(sheet.plain)) == sheet


@given(st.data(), st.sampled_from(SHEETS), st.booleans(), st.sampled_from(["keep", "scale"]))
def test_no_choice_leaves_the_range(data, sheet, has_theme, setting):
    choices = {
        one.code: data.draw(st.sampled_from([option.code for option in one.options]))
        for one in sheet.criteria
    }
    result = score(sheet, choices, {"no-theme": setting}, has_theme=has_theme)
    assert 0 <= result.total <= result.most <= 100
    assert result.is_complete
