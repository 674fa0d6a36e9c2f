from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chibo_desktop import resources
from chibo_desktop.documents.evaluation_sheet import evaluation_sheets
from chibo_desktop.documents.evaluation_view import MemberSheet, SheetForm
from chibo_desktop.documents.letterhead import MEMBER_SIGNATURE, branch_signature
from chibo_desktop.documents.sheet_of_round import filled_sheet, prefilled_sheet, sheet_form
from chibo_desktop.domain.criteria import (
    CriteriaSet,
    all_criteria,
    leaf_criteria,
    load_criteria_file,
)
from chibo_desktop.domain.criteria_marks import read_numbers
from chibo_desktop.domain.criteria_parts import CriterionKind
from chibo_desktop.domain.criteria_rating import rate
from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from documents.papers import LETTERHEAD, page_count, text_of

SHIPPED = sorted(path.name for path in resources.path("criteria").glob("*.json"))
MEMBER = Member(
    id="m1",
    org_id="n1",
    full_name="Đỗ Thị Ước",
    born_on=PartialDate(1985, 2),
    card_number="001185012345",
    admitted_on=PartialDate(2010, 5, 19),
)
ROUND = Round(id="r", org_id="n1", period=Month(2026, 11), summoned=14, present=12)


def _set(name: str) -> CriteriaSet:
    return load_criteria_file(resources.path("criteria", name).read_bytes())


def _form(criteria_set: CriteriaSet) -> SheetForm:
    return sheet_form(
        criteria_set,
        letterhead=LETTERHEAD,
        month=Month(2026, 11),
        signatures=(MEMBER_SIGNATURE, branch_signature("Trần Thị Hường")),
    )


def _filled(criteria_set: CriteriaSet) -> MemberSheet:
    marks = {
        leaf.code: "2" if leaf.kind is CriterionKind.DEDUCTION else str(leaf.maximum)
        for leaf in leaf_criteria(criteria_set)
        if leaf.kind is not CriterionKind.BONUS
    }
    evaluation = Evaluation(
        id="e",
        org_id="n1",
        full_name="Đỗ Thị Ước",
        self_marks=marks,
        branch_marks=marks,
        votes={"good": "11", "excellent": "1"},
        facts={criteria_set.facts[0].code: "1"},
    )
    numbers = {code: read_numbers(evaluation.marks(code)) for code in ("self", "branch")}
    outcome = rate(criteria_set, numbers, read_numbers(evaluation.facts))
    return filled_sheet(
        criteria_set,
        ROUND,
        evaluation,
        outcome,
        member=MEMBER,
        position="Chi ủy viên",
        more_reasons=("Theo nghị quyết của chi bộ.",),
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_every_line_and_condition_of_a_shipped_set_is_on_the_sheet(
    name: str, tmp_path: Path
) -> None:
    criteria_set = _set(name)
    form = _form(criteria_set)
    text = text_of(evaluation_sheets(form, [_filled(criteria_set)]), tmp_path)
    assert len(form.facts) == len(criteria_set.facts)
    words = set(text.split())
    for line in leaf_criteria(criteria_set):
        assert set(line.label.split()) <= words
    assert "VÍ DỤ" in text
    assert "Tổng cộng" in text
    assert "12/14 đảng viên chính thức dự họp" in text
    assert "Theo nghị quyết của chi bộ." in text


@pytest.mark.parametrize("name", SHIPPED)
def test_a_blank_sheet_takes_two_pages_at_most_and_a_third_only_for_many_lines(name: str) -> None:
    criteria_set = _set(name)
    most = 2 if len(all_criteria(criteria_set)) <= 20 else 3
    assert page_count(evaluation_sheets(_form(criteria_set), [MemberSheet()])) <= most


def test_the_shipped_monthly_sheet_is_one_leaf_filled_or_blank() -> None:
    criteria_set = _set("thang-vi-du.json")
    sheets = [_filled(criteria_set), MemberSheet()]
    assert page_count(evaluation_sheets(_form(criteria_set), sheets)) == 2


def test_groups_are_summed_and_a_marker_without_marks_stays_empty() -> None:
    criteria_set = _set("phu-luc-5_366-QD-TW.json")
    sheet = _filled(criteria_set)
    assert sheet.marks["self"]["I"] == Decimal(30)
    assert sheet.marks["self"]["I.1"] == Decimal(24)
    assert sheet.totals["self"] == Decimal(100)
    assert "committee" not in sheet.totals
    assert "committee" not in sheet.marks


def test_a_deduction_is_printed_with_its_sign() -> None:
    criteria_set = _set("thang-vi-du.json")
    deductions = [
        leaf for leaf in leaf_criteria(criteria_set) if leaf.kind is CriterionKind.DEDUCTION
    ]
    sheet = _filled(criteria_set)
    for leaf in deductions:
        assert sheet.marks["self"][leaf.code] == Decimal(-2)


def test_the_card_number_can_be_left_off(tmp_path: Path) -> None:
    form = _form(_set("thang-vi-du.json"))
    sheet = prefilled_sheet("Đỗ Thị Ước", member=MEMBER)
    assert "001185012345" in text_of(evaluation_sheets(form, [sheet]), tmp_path)
    without = evaluation_sheets(replace(form, shows_card_number=False), [sheet])
    text = text_of(without, tmp_path)
    assert "001185012345" not in text
    assert "Số thẻ" not in text
    assert "Ngày vào Đảng: 19/05/2010" in text


def test_a_meeting_not_yet_held_prints_no_votes() -> None:
    criteria_set = _set("thang-vi-du.json")
    outcome = rate(criteria_set, {}, {})
    evaluation = Evaluation(id="e", org_id="n1", full_name="Lê Ưng")
    held = replace(ROUND, present=None, meeting_on=date(2026, 12, 3))
    assert filled_sheet(criteria_set, held, evaluation, outcome).votes is None
