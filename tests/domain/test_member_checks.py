"""Everything wrong or doubtful with a member is said at once, in the order of the form."""

import ast
import inspect
from datetime import date

import pytest

from builders import member
from chibo_desktop import resources
from chibo_desktop.domain import identity_number, member_checks
from chibo_desktop.domain.catalogue import read_catalogue
from chibo_desktop.domain.communes import read_communes
from chibo_desktop.domain.member import ActivityStatus, Member, MemberStatus
from chibo_desktop.domain.member_checks import (
    former_province_problems,
    member_problems,
    written_address_problems,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem, Severity, errors
from chibo_desktop.domain.records import type_of
from chibo_desktop.wording.member import SENTENCES, member_sentence

TODAY = date(2026, 11, 23)


def whole(**values: object) -> Member:
    usual: dict[str, object] = {
        "ethnic_group": "kinh",
        "religion": "none",
        "identity_number": "001057012345",
        "card_number": "001057012345",
    }
    return member(1, **(usual | values))


def found(one: Member, **known: object) -> list[tuple[str, str]]:
    problems = member_problems(one, today=TODAY, **known)  # type: ignore[arg-type]
    return [(problem.code, problem.field) for problem in problems]


def test_a_whole_dossier() -> None:
    assert found(whole()) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"full_name": ""}, ("field-missing", "full_name")),
        ({"branch_id": ""}, ("field-missing", "branch_id")),
        ({"gender": ""}, ("field-missing", "gender")),
        ({"born_on": PartialDate(2027)}, ("date-in-future", "born_on")),
        ({"born_on": PartialDate(1981)}, ("admitted-before-birth", "admitted_on")),
        ({"admitted_on": PartialDate(1974)}, ("admitted-too-young", "admitted_on")),
        ({"confirmed_on": PartialDate(1979)}, ("confirmed-before-admitted", "confirmed_on")),
        (
            {"admitted_on": None, "confirmed_on": PartialDate(1981)},
            ("confirmed-without-admission", "confirmed_on"),
        ),
        ({"activity_status": ActivityStatus.LEFT}, ("status-date-missing", "left_on")),
        ({"activity_status": ActivityStatus.DECEASED}, ("status-date-missing", "left_on")),
        ({"card_number": "001057012346"}, ("card-differs-from-identity", "card_number")),
        ({"card_number": "1"}, ("identity-length", "card_number")),
        ({"old_card_number": "1234567"}, ("old-card-lost-zeros", "old_card_number")),
        ({"old_identity_number": "1"}, ("old-identity-shape", "old_identity_number")),
        ({"gender": "female"}, ("identity-gender-differs", "identity_number")),
    ],
)
def test_each_problem(values: dict[str, object], expected: tuple[str, str]) -> None:
    assert expected in found(whole(**values))


@pytest.mark.parametrize(
    "values",
    [
        {"admitted_on": PartialDate(1980, 1)},
        {"confirmed_on": PartialDate(1980)},
        {"activity_status": ActivityStatus.EXEMPT, "left_on": PartialDate(2020)},
        {"activity_status": ActivityStatus.SUSPENDED},
    ],
)
def test_what_is_no_problem(values: dict[str, object]) -> None:
    assert found(whole(**values)) == []


def test_a_number_that_somebody_else_has_is_refused() -> None:
    problems = member_problems(whole(), today=TODAY, taken={"001057012345": "Trần Thị Đào"})
    assert [problem.code for problem in errors(problems)] == ["identity-taken"]


def test_a_choice_outside_its_catalogue_is_only_a_doubt() -> None:
    one = whole(gender="khác")
    known = {"gender": frozenset({"male", "female"})}
    problems = member_problems(one, today=TODAY, catalogues=known)
    assert [(one.code, one.severity) for one in problems] == [("choice-unknown", Severity.WARNING)]


def test_missing_papers_do_not_keep_a_member_from_being_saved() -> None:
    bare = Member(id="m", org_id="o", full_name="Nguyễn Văn An", branch_id="b")
    problems = member_problems(bare, today=TODAY)
    assert errors(problems) == ()
    assert len(problems) >= 5


def test_problems_stand_in_the_order_of_the_form() -> None:
    one = whole(full_name="", old_card_number="1", gender="", born_on=PartialDate(2027))
    order = [spec.name for spec in type_of(Member).fields]
    places = [order.index(problem.field) for problem in member_problems(one, today=TODAY)]
    assert places == sorted(places)
    assert len(places) >= 4


def _all_problems() -> list[Problem]:
    dossiers = [
        Member(id="m", org_id="o"),
        whole(gender="female", born_on=PartialDate(1990), card_number="1", old_card_number="1"),
        whole(identity_number="012345678", old_card_number="x", old_identity_number="1"),
        whole(identity_number="1057012345", admitted_on=PartialDate(1950)),
        whole(identity_number="003657012345", admitted_on=PartialDate(1974)),
        whole(identity_number="x", confirmed_on=PartialDate(1970), activity_status="left"),
        whole(admitted_on=None, confirmed_on=PartialDate(2027), gender="khác"),
    ]
    known = {"gender": frozenset({"male", "female"})}
    moved = whole(
        birth_province="Hà Giang",
        native_written="xã Yên Khánh, huyện Ý Yên, Nam Định",
        residence_written="phường Vĩnh Niệm, quận Lê Chân, Hải Phòng",
        native_province="",
        residence_province="",
    )
    provinces = read_catalogue(resources.path("catalogues", "province.json").read_bytes())
    communes = read_communes(resources.path("places", "communes-2025.json").read_bytes())
    return [
        *former_province_problems(moved, provinces),
        *written_address_problems(moved, communes),
    ] + [
        problem
        for one in dossiers
        for problem in member_problems(
            one, today=TODAY, catalogues=known, taken={"001057012345": "A"}
        )
    ]


def test_every_problem_of_a_member_can_be_said() -> None:
    problems = _all_problems()
    assert {problem.code for problem in problems} == set(SENTENCES)
    for problem in problems:
        assert "{" not in member_sentence(problem.code, problem.params)


def test_every_sentence_is_reached_from_the_rules() -> None:
    written = {
        node.value
        for module in (identity_number, member_checks)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(SENTENCES) <= written


def test_full_or_probationary() -> None:
    assert whole().status is MemberStatus.PROBATIONARY
    assert whole(confirmed_on=PartialDate(1981)).status is MemberStatus.FULL


def test_who_counts_in_the_branch() -> None:
    active = {status for status in ActivityStatus if whole(activity_status=status).is_active}
    counted = ("active", "exempt", "suspended", "away")
    assert active == {ActivityStatus(status) for status in counted}
