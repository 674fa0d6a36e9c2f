"""Figures are lists of people; partitions leave nobody out; forms are data."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from architecture.repository import RESOURCES
from chibo_desktop.domain.catalogue import read_catalogue
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.statistics import StatPerson, StatSection, count_section
from chibo_desktop.domain.statistics_form import (
    Population,
    StatisticsForm,
    form_on,
    read_statistics_form,
)
from chibo_desktop.wording.statistics import UNKNOWN

DAY = date(2026, 12, 31)


def _pairs() -> dict[str, tuple[str, ...]]:
    found = {}
    for path in (RESOURCES / "catalogues").glob("*.json"):
        catalogue = read_catalogue(path.read_bytes())
        pairs = tuple(f"{code}={label}" for code, label in catalogue.labels.items())
        found[catalogue.name] = pairs
    return found


def forms() -> dict[str, StatisticsForm]:
    pairs = _pairs()
    read = [
        read_statistics_form(path.read_bytes(), pairs)
        for path in sorted((RESOURCES / "forms" / "statistics").glob("*.json"))
    ]
    return {one.form: one for one in read}


FORMS = forms()


def person(**values: object) -> StatPerson:
    return StatPerson(member_id="m", org_id="o", branch_id="b", full_name="Lê Ân", values=values)


def section(form: str, code: str, people: list[StatPerson]) -> StatSection:
    part = next(one for one in FORMS[form].sections if one.code == code)
    return count_section(part, people, DAY, unknown=UNKNOWN)


def figures(counted: StatSection) -> dict[str, int]:
    return {row.label: len(row.people) for row in counted.rows}


def test_the_shipped_forms_say_where_they_are_from_and_that_nobody_has_checked_them() -> None:
    assert set(FORMS) == {"headcount", "composition", "movement"}
    for form in FORMS.values():
        assert form.source
        assert form.is_verified or form.note


def test_the_rows_of_the_headcount_follow_the_identity() -> None:
    marks = [row.mark for row in FORMS["headcount"].rows if not row.level]
    assert marks == ["A", "B", "C", "D", "E", "G"]


@pytest.mark.parametrize(
    ("born", "row"),
    [
        ("2008-12-31", "18–30 tuổi"),
        ("1996-01-01", "18–30 tuổi"),
        ("1995-12-31", "31–40 tuổi"),
        ("1965-12-31", "61 tuổi trở lên"),
        ("1966-01-01", "51–60 tuổi"),
        ("2010", "Ngoài các nhóm trên"),
        ("", "Chưa ghi ngày sinh"),
    ],
)
def test_somebody_stands_in_one_age_group(born: str, row: str) -> None:
    value = PartialDate.parse(born) if born else None
    counted = figures(section("composition", "age", [person(born_on=value)]))
    assert [label for label, count in counted.items() if count] == [row]


@pytest.mark.parametrize(
    ("admitted", "row"),
    [
        ("1945-08-18", "Trước tháng 8/1945"),
        ("1954-07-20", "Từ tháng 8/1945 đến 20/7/1954"),
        ("1975-04-30", "Từ 21/7/1954 đến 30/4/1975"),
        ("1975-05-01", "Từ 01/5/1975 đến nay"),
    ],
)
def test_the_eras_meet_without_a_gap(admitted: str, row: str) -> None:
    one = person(admitted_on=PartialDate.parse(admitted))
    counted = figures(section("composition", "era", [one]))
    assert [label for label, count in counted.items() if count] == [row]


def test_what_a_dossier_does_not_say_is_counted_beside_and_named() -> None:
    people = [person(gender="female", ethnic_group="tay", religion=""), person(gender="")]
    counted = section("composition", "standing", people)
    assert figures(counted)["Phụ nữ"] == 1
    assert figures(counted)["Dân tộc thiểu số"] == 1
    unknown = {row.label: len(row.people) for row in counted.rows if row.is_unknown}
    assert unknown["Chưa ghi giới tính"] == 1
    assert unknown["Chưa ghi tôn giáo"] == 2


def test_the_average_is_of_those_whose_age_is_known() -> None:
    people = [person(born_on=PartialDate(year)) for year in (1980, 1985)] + [person()]
    counted = section("composition", "age", people)
    assert counted.average == Decimal("43.5")
    assert len(counted.averaged) == 2


def test_a_form_is_chosen_by_its_day() -> None:
    old = FORMS["headcount"]
    assert form_on([old], "headcount", date(1990, 1, 1)) is old
    with pytest.raises(KeyError):
        form_on([old], "unknown", DAY)


codes = {name: [pair.partition("=")[0] for pair in pairs] for name, pairs in _pairs().items()}
people = st.lists(
    st.builds(
        person,
        born_on=st.none() | st.builds(PartialDate, st.integers(1920, 2012)),
        admitted_on=st.none() | st.builds(PartialDate, st.integers(1930, 2026)),
        **{
            name: st.sampled_from(["", *codes[name]])
            for name in (
                "general_education",
                "professional_level",
                "political_theory",
                "occupation_group",
                "ethnic_group",
                "religion",
            )
        },
    ),
    max_size=12,
)


@given(people)
def test_a_partition_counts_everybody_once(everybody: list[StatPerson]) -> None:
    for part in FORMS["composition"].sections:
        if part.is_partition and part.population is Population.MEMBERS:
            counted = count_section(part, everybody, DAY, unknown=UNKNOWN)
            names = [id(one) for row in counted.rows for one in row.people]
            assert sorted(names) == sorted(id(one) for one in everybody)
