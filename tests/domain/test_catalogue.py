"""Catalogues: every shipped file loads, and what people write finds its code."""

from pathlib import Path

import pytest

from chibo_desktop import resources
from chibo_desktop.domain.catalogue import Catalogue, read_catalogue
from chibo_desktop.domain.member import ActivityStatus
from chibo_desktop.domain.records import all_types
from chibo_desktop.domain.text import nfc
from chibo_desktop.storage import tables

FILES = sorted(resources.path("catalogues").glob("*.json"))


def load(name: str) -> Catalogue:
    return read_catalogue(resources.path("catalogues", f"{name}.json").read_bytes())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_catalogue(path: Path) -> None:
    catalogue = read_catalogue(path.read_bytes())
    assert catalogue.name == path.stem
    assert catalogue.source
    assert catalogue.title
    assert len(set(catalogue.labels.values())) == len(catalogue.labels)
    for code, label in catalogue.labels.items():
        assert nfc(label) == label
        assert catalogue.label(code) == label
        assert (
            catalogue.code(label) == catalogue.code(label.upper()) == catalogue.code(code) == code
        )
    for alias, code in catalogue.aliases.items():
        assert catalogue.code(alias) == code


def test_every_declared_choice_has_its_catalogue() -> None:
    assert tables.metadata  # importing the tables registers every record
    declared = {spec.catalogue for kind in all_types() for spec in kind.fields if spec.catalogue}
    assert declared <= {path.stem for path in FILES}


def test_statuses_of_the_program_are_those_of_the_sheet() -> None:
    assert set(load("activity_status").labels) == set(ActivityStatus)


def test_how_many_there_are() -> None:
    assert len(load("province").labels) == 34
    assert len(load("ethnic_group").labels) == 56


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("gender", "NAM", "male"),
        ("gender", "nữ ", "female"),
        ("gender", "Nu", "female"),
        ("ethnic_group", "kinh", "kinh"),
        ("religion", "không", "none"),
        ("ethnic_group", "người sao Hỏa", None),
        ("gender", "", None),
    ],
)
def test_what_people_write(name: str, written: str, code: str | None) -> None:
    assert load(name).code(written) == code


def test_an_unknown_code_stands_for_itself() -> None:
    assert load("gender").label("mới") == "mới"


def test_what_could_be_two_things_is_neither() -> None:
    catalogue = Catalogue(
        name="x", title="x", source="x", labels={"a": "Má", "b": "Mà"}, aliases={}
    )
    assert (catalogue.code("ma"), catalogue.code("Má"), catalogue.code("mà")) == (None, "a", "b")
