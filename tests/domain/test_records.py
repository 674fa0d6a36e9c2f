"""Records: declared once, everything else follows."""

import dataclasses
from typing import Any

import pytest

from builders import member
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.records import RecordType, all_types, type_named, type_of
from chibo_desktop.storage import tables

assert tables.RECORD_TABLES  # importing the tables registers every record


@pytest.mark.parametrize("kind", all_types(), ids=lambda kind: kind.name)
class TestEveryType:
    """Holds for every registered record type."""

    def test_it_is_found_both_ways(self, kind: RecordType[Any]) -> None:
        assert type_named(kind.name) is kind is type_of(kind.cls)

    def test_every_field_is_declared(self, kind: RecordType[Any]) -> None:
        names = {field.name for field in dataclasses.fields(kind.cls)}
        assert {spec.name for spec in kind.fields} == names - {"id", "org_id"}
        assert all(spec.label for spec in kind.fields)

    def test_the_empty_record_comes_back(self, kind: RecordType[Any]) -> None:
        record = kind.cls(id="r", org_id="o")
        assert kind.build("r", "o", kind.plain(record)) == record
        assert kind.build("r", "o", {}) == record

    def test_it_cannot_be_changed_in_place(self, kind: RecordType[Any]) -> None:
        record = kind.cls(id="r", org_id="o")
        with pytest.raises(dataclasses.FrozenInstanceError):
            record.id = "other"

    def test_atoms_hold_every_field_once(self, kind: RecordType[Any]) -> None:
        names = [spec.name for specs in kind.atoms.values() for spec in specs]
        assert sorted(names) == sorted(spec.name for spec in kind.fields)

    def test_what_atoms_say_makes_the_record_again(self, kind: RecordType[Any]) -> None:
        record = kind.cls(id="r", org_id="o")
        plain = {
            name: value
            for atom, whole in kind.atom_values(record).items()
            for name, value in kind.spread(atom, whole)
        }
        assert kind.build("r", "o", plain) == record

    def test_a_newer_programs_fields_are_passed_over(self, kind: RecordType[Any]) -> None:
        record = kind.cls(id="r", org_id="o")
        assert kind.build("r", "o", {**kind.plain(record), "of 2030": 1}) == record


def test_an_address_changes_as_one() -> None:
    kind = type_of(Member)
    one = member(residence_province="Hà Nội", residence_detail="Số 5")
    assert kind.atom_values(one)["residence"]["residence_detail"] == "Số 5"
    assert kind.build(one.id, one.org_id, kind.plain(one)) == one


def test_strange_atoms_say_nothing() -> None:
    kind = type_of(Member)
    assert list(kind.spread("no such atom", "x")) == []
    assert list(kind.spread("residence", "x")) == []
    assert list(kind.spread("residence", {"full_name": "x"})) == []


def test_the_sheet_has_its_34_columns_once() -> None:
    """The first is the ordinal number, which is no field."""
    headers = [spec.sheet for spec in type_of(Member).fields if spec.sheet]
    assert len(headers) == len(set(headers)) == 34 - 1


def test_an_unknown_name_is_no_type() -> None:
    assert type_named("of 2030") is None
