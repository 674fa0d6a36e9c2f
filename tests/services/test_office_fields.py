"""Fields and catalogues of the office: filled in at the units, altered by nobody there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.dossier.office_field import OfficeCatalogue, OfficeField
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.custom_fields import (
    custom_fields,
    new_custom_field,
    own_fields,
    save_custom_field,
)
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import preview_directive, receive_directive
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.members import load_member, save_member
from chibo_desktop.services.office_fields import (
    new_office_catalogue,
    new_office_field,
    save_office_catalogue,
    save_office_field,
    withdraw_office_catalogue,
    withdraw_office_field,
)
from chibo_desktop.services.session import Session
from services.exchange_story import Story, live_month


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    story = Story(tmp_path_factory.mktemp("office-fields"))
    live_month(story.enrolled("CB07"))
    yield story
    story.close()


def defined(office: Session) -> tuple[OfficeCatalogue, OfficeField]:
    """One catalogue with one field; the same when they stand already."""
    with office.unit() as unit:
        known = unit.all(OfficeField)
        if known:
            return unit.all(OfficeCatalogue)[0], known[0]
        catalogue = replace(
            new_office_catalogue(unit), label="Nhóm nghề", options="Nghỉ hưu\nKinh doanh\nGiáo viên"
        )
        save_office_catalogue(unit, catalogue)
        field = replace(new_office_field(unit), label="Nghề hiện nay", catalogue_id=catalogue.id)
        save_office_field(unit, field)
    return catalogue, field


def hand_down(story: Story) -> tuple[str, ...]:
    """A directive taken in; what the preview said."""
    with story.office.unit() as unit:
        data = write_directive(unit, story.subordinates["CB07"].id).data
    with story.units["CB07"].unit() as unit:
        lines = preview_directive(unit, data).lines
        receive_directive(unit, data, "chi-dao.cbb")
    return tuple(line.type_name for line in lines)


def fill(session: Session, field_id: str, value: str) -> str:
    with session.unit() as unit:
        one = unit.all(Member)[0]
        form = load_member(unit, one.id)
        written = {**form.draft.written, f"extra.{field_id}": value}
        save_member(unit, replace(form.draft, written=written), form.base)
    return one.id


def extra_of(session: Session, member_id: str) -> dict[str, str]:
    with session.unit() as unit:
        record = unit.get(Member, member_id)
        assert record is not None
        return dict(record.extra)


def test_a_unit_fills_in_what_the_office_asks_and_the_office_counts_it(told: Story) -> None:
    catalogue, field = defined(told.office)
    session = told.units["CB07"]
    with session.unit() as unit:
        before = unit.all(OfficeField)
    if not before:
        assert set(hand_down(told)) == {"office_catalogue", "office_field"}
    with session.unit() as unit:
        (known,) = custom_fields(unit)
        assert known.values == catalogue.values
        assert own_fields(unit) == ()
    member_id = fill(session, field.id, "Kinh doanh")
    path = told.report("CB07")
    receive_one(told.office, path.read_bytes(), path.name, merge=True)
    assert extra_of(told.office, member_id) == {field.id: "Kinh doanh"}
    with told.office.unit() as unit:
        assert [one.label for one in custom_fields(unit)] == ["Nghề hiện nay"]
        assert [one.values for one in custom_fields(unit)] == [catalogue.values]


def test_a_value_that_is_withdrawn_stays_with_who_has_it(told: Story) -> None:
    catalogue, field = defined(told.office)
    hand_down(told)
    session = told.units["CB07"]
    member_id = fill(session, field.id, "Giáo viên")
    with told.office.unit() as unit:
        save_office_catalogue(unit, replace(catalogue, options="Nghỉ hưu\nKinh doanh"))
    hand_down(told)
    with session.unit() as unit:
        assert "Giáo viên" not in custom_fields(unit)[0].values
        form = load_member(unit, member_id)
        written = {**form.draft.written, "note": "sửa việc khác"}
        save_member(unit, replace(form.draft, written=written), form.base)
    assert extra_of(session, member_id) == {field.id: "Giáo viên"}
    with told.office.unit() as unit:
        save_office_catalogue(unit, catalogue)
    hand_down(told)


def test_a_unit_alters_neither_and_takes_no_name_of_theirs(told: Story) -> None:
    _, field = defined(told.office)
    hand_down(told)
    with told.units["CB07"].unit() as unit:
        with pytest.raises(DomainError) as refused:
            withdraw_office_field(unit, field.id)
        assert refused.value.problems[0].code == "custom-field-unknown"
        with pytest.raises(DomainError) as refused:
            save_custom_field(unit, replace(new_custom_field(unit), label="nghề hiện nay"))
        assert refused.value.problems[0].code == "custom-field-taken"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"label": ""}, "catalogue-unnamed"),
        ({"label": "nhóm NGHỀ"}, "catalogue-taken"),
        ({"label": "Khác", "options": "  \n "}, "catalogue-no-values"),
    ],
)
def test_what_keeps_a_catalogue_from_being_saved(
    told: Story, values: dict[str, str], code: str
) -> None:
    defined(told.office)
    with told.office.unit() as unit:
        wrong = replace(new_office_catalogue(unit), **{"options": "a", **values})
        with pytest.raises(DomainError) as refused:
            save_office_catalogue(unit, wrong)
    assert code in {one.code for one in refused.value.problems}


def test_a_catalogue_in_use_stays(told: Story) -> None:
    catalogue, _ = defined(told.office)
    with told.office.unit() as unit, pytest.raises(DomainError) as refused:
        withdraw_office_catalogue(unit, catalogue.id)
    assert refused.value.problems[0].code == "catalogue-in-use"


def test_a_field_that_is_withdrawn_is_asked_no_more_and_keeps_what_was_filled_in(
    told: Story, tmp_path: Path
) -> None:
    del tmp_path
    _, field = defined(told.office)
    hand_down(told)
    member_id = fill(told.units["CB07"], field.id, "Nghỉ hưu")
    with told.office.unit() as unit:
        withdraw_office_field(unit, field.id)
    assert "office_field" in hand_down(told)
    with told.units["CB07"].unit() as unit:
        assert custom_fields(unit) == ()
    assert extra_of(told.units["CB07"], member_id) == {field.id: "Nghỉ hưu"}
