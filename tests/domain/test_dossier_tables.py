"""The tables of a dossier: declared, laid out, checked."""

from datetime import date

import pytest

from chibo_desktop import resources
from chibo_desktop.domain.catalogue import read_catalogue
from chibo_desktop.domain.dossier.custom_field import CustomField, CustomKind, custom_field_problems
from chibo_desktop.domain.dossier.history_rows import CareerStep
from chibo_desktop.domain.dossier.row_checks import row_problems
from chibo_desktop.domain.dossier.tables import DOSSIER_TABLES, TABLES_BY_NAME
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import type_of

TODAY = date(2026, 11, 25)
_SCALAR_ITEMS = {f"{n:02d}" for n in (*range(1, 15), *range(16, 21))}


def test_every_item_of_the_form_has_its_place() -> None:
    fields = {spec.item for spec in type_of(Member).fields}
    tables = {table.item for table in DOSSIER_TABLES}
    assert _SCALAR_ITEMS - {"11"} <= fields | {"11"}
    assert {"head", "11"} <= fields
    assert {f"{n}" for n in (15, *range(21, 31))} == tables
    assert fields - {"", "head"} | tables == {f"{n:02d}" for n in range(1, 31)}


@pytest.mark.parametrize("table", DOSSIER_TABLES, ids=lambda table: table.name)
def test_a_table_points_to_its_member_and_is_ordered_by_a_column(table) -> None:
    kind = table.kind
    assert kind.by_name["member_id"].internal
    assert kind.by_name["member_id"].refers_to == "member"
    assert table.order_by in {spec.name for spec in table.columns}
    assert any(spec.required for spec in table.columns)


def test_other_people_are_sensitive_throughout() -> None:
    for name in ("relative", "foreign_tie", "foreign_trip", "history_trait", "household_economy"):
        assert all(spec.sensitive for spec in TABLES_BY_NAME[name].columns)
    assert all(spec.sensitive for spec in TABLES_BY_NAME["discipline"].columns)


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ({}, ["row-empty"]),
        ({"since": PartialDate(2001), "work": "Giáo viên"}, []),
        ({"work": "Giáo viên"}, ["field-missing"]),
        (
            {"since": PartialDate(2005), "until": PartialDate(2004, 12), "work": "x"},
            ["row-until-before-since"],
        ),
        ({"since": PartialDate(2005), "until": PartialDate(2005), "work": "x"}, []),
        ({"since": PartialDate(2031), "work": "x"}, ["row-in-future"]),
    ],
)
def test_a_row_is_checked(row: dict, codes: list[str]) -> None:
    step = CareerStep(id="1", org_id="o", member_id="m", **row)
    found = row_problems(TABLES_BY_NAME["career_step"], step, today=TODAY)
    assert [problem.code for problem in found] == codes


def test_a_custom_field_has_a_declaration_of_its_own() -> None:
    field = CustomField(
        id="7",
        org_id="o",
        label="Nhóm máu",
        kind="choice",
        options="A\n B \n\nAB",
        is_sensitive=True,
    )
    assert field.values == ("A", "B", "AB")
    assert field.spec.kind is Kind.CHOICE
    assert field.spec.name == "extra.7"
    assert field.spec.sensitive


@pytest.mark.parametrize(
    ("label", "kind", "options", "codes"),
    [
        ("Nhóm máu", CustomKind.TEXT, "", []),
        ("  ", CustomKind.TEXT, "", ["custom-field-unnamed"]),
        ("họ và tên", CustomKind.TEXT, "", ["custom-field-taken"]),
        ("Áo số", CustomKind.TEXT, "", ["custom-field-taken"]),
        ("Nhóm máu", "", "", ["custom-field-kind"]),
        ("Nhóm máu", CustomKind.CHOICE, " \n", ["custom-field-no-values"]),
    ],
)
def test_a_custom_field_is_checked(label: str, kind: str, options: str, codes: list[str]) -> None:
    field = CustomField(id="1", org_id="o", label=label, kind=kind, options=options)
    other = CustomField(id="2", org_id="o", label="Áo số", kind="text")
    declared = [FieldSpec(kind=Kind.TEXT, label="Họ và tên")]
    found = custom_field_problems(field, [field, other], declared)
    assert [problem.code for problem in found] == codes


@pytest.mark.parametrize(
    ("written", "today"),
    [
        ("Tỉnh Hà Giang", "Tỉnh Tuyên Quang"),
        ("Hải Dương", "Thành phố Hải Phòng"),
        ("nam dinh", "Tỉnh Ninh Bình"),
        ("Bà Rịa-Vũng Tàu", "Thành phố Hồ Chí Minh"),
        ("Hà Tây", "Thành phố Hà Nội"),
    ],
)
def test_a_province_that_is_gone_has_its_successor(written: str, today: str) -> None:
    provinces = read_catalogue(resources.path("catalogues", "province.json").read_bytes())
    item = provinces.former_item(written)
    assert item is not None
    assert provinces.label(item.successor) == today
    assert provinces.former_item(today) is None


def test_a_former_item_names_a_code_that_exists() -> None:
    for path in resources.path("catalogues").glob("*.json"):
        catalogue = read_catalogue(path.read_bytes())
        assert {item.successor for item in catalogue.former.values()} <= set(catalogue.labels)
