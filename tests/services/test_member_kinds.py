"""Which of the kinds of Điều 10 a member is by the dossier, and whom a set is then for."""

import dataclasses
from typing import Any

import pytest

from chibo_desktop.domain.applicability import Applicability, MemberKind
from chibo_desktop.domain.eligibility import why_not_rated
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.services.member_kinds import member_kind
from chibo_desktop.wording.evaluation import not_rated_sentence
from domain.criteria_examples import APPENDIX_5

LEADER, STAFF, OUTSIDE = MemberKind


@pytest.mark.parametrize(
    ("dossier", "kind"),
    [
        ({}, None),
        ({"job_title": "Phó Trưởng phòng", "occupation_group": "civil_servant"}, LEADER),
        ({"job_title": "chủ tịch ubnd xã"}, LEADER),
        ({"job_title": "Chuyên viên", "occupation_group": "civil_servant"}, STAFF),
        ({"job_title": "Chuyên viên"}, None),
        ({"occupation_group": "retired"}, OUTSIDE),
        ({"outside_political_system": True, "job_title": "Giám đốc"}, OUTSIDE),
    ],
)
def test_the_dossier_tells_the_kind(dossier: dict[str, Any], kind: MemberKind | None) -> None:
    assert member_kind(Member(id="m", org_id="o", full_name="Lê An", **dossier)) is kind


@pytest.mark.parametrize(
    ("applies", "kind", "status", "is_other"),
    [
        (Applicability(), OUTSIDE, "active", False),
        (Applicability(member_kinds=(STAFF,)), OUTSIDE, "active", True),
        (Applicability(member_kinds=(STAFF,)), None, "active", False),
        (Applicability(statuses=("active",)), STAFF, "away", True),
        (Applicability(minimum_months=12), STAFF, "active", True),
        (Applicability(minimum_months=6), STAFF, "active", False),
    ],
)
def test_a_set_is_for_whom_it_says(
    applies: Applicability, kind: MemberKind | None, status: str, is_other: bool
) -> None:
    criteria_set = dataclasses.replace(APPENDIX_5, applicability=applies)
    found = why_not_rated(
        criteria_set,
        activity_status=status,
        admitted_on=PartialDate.parse("2026-01-15"),
        confirmed_on=PartialDate.parse("2026-10-15"),
        period=Month(2026, 11),
        kind=kind,
    )
    assert (found is not None and found.code == "other-set") == is_other
    if found is not None:
        assert "bộ tiêu chí khác" in not_rated_sentence(found)
