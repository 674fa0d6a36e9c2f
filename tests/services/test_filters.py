"""Filters in use: in words, kept under names, over custom fields and the rows of a dossier."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.dossier.custom_field import CustomField, CustomKind
from chibo_desktop.domain.dossier.merit_rows import Commendation
from chibo_desktop.domain.filter import (
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
    RowsCondition,
)
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.saved_filter import SavedFilter
from chibo_desktop.services.custom_fields import save_custom_field
from chibo_desktop.services.filters import (
    filter_fields,
    remove_filter,
    rename_filter,
    save_filter,
    saved_filters,
    words_of,
)
from chibo_desktop.services.members import MemberFilters, count_members, ids_of_members
from chibo_desktop.services.session import Session
from services.member_book import AN, BINH, add, open_branch

KINH = FieldCondition(field="ethnic_group", operator=Operator.ONE_OF, values=("kinh", "muong"))
SIXTY = FieldCondition(field="born_on", operator=Operator.YEARS_FROM, values=("60",))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ((KINH, SIXTY), "Dân tộc là Kinh, Mường và tuổi từ 60"),
        (
            (
                FieldCondition(
                    field="admitted_on",
                    operator=Operator.YEARS_BETWEEN,
                    values=("30", "39", "2026-11-07"),
                ),
            ),
            "Tuổi Đảng từ 30 đến 39, tính đến 07/11/2026",
        ),
        (
            (FieldCondition(field="born_on", operator=Operator.IN_MONTH, values=("2", "11")),),
            "Sinh ngày trong tháng 2, 11",
        ),
        ((FieldCondition(field="note", operator=Operator.EMPTY),), "Ghi chú: chưa ghi"),
        (
            (
                FieldCondition(
                    field="native_detail", operator=Operator.CONTAINS, values=("hải hậu",)
                ),
            ),
            "Quê quán: Địa chỉ chi tiết có chữ “hải hậu”",
        ),
        (
            (RowsCondition(record_type="commendation", exists=False), KINH),
            "Không có khen thưởng và dân tộc là Kinh, Mường",
        ),
        (
            (
                RowsCondition(
                    record_type="commendation",
                    conditions=(
                        FieldCondition(
                            field="awarded_on", operator=Operator.FROM, values=("2020",)
                        ),
                    ),
                ),
            ),
            "Có khen thưởng (tháng, năm từ 2020)",
        ),
        (
            (ConditionGroup(combination=Combination.ANY, parts=(KINH, SIXTY)),),
            "(Dân tộc là Kinh, Mường hoặc tuổi từ 60)",
        ),
        ((), ""),
    ],
)
def test_a_filter_is_said_in_words(
    session: Session, parts: tuple[FieldCondition, ...], words: str
) -> None:
    with session.unit() as unit:
        assert words_of(unit, Filter(parts=parts)) == words


def test_everything_a_form_shows_can_be_filtered_and_told_apart(session: Session) -> None:
    with session.unit() as unit:
        known = filter_fields(unit)
    labels = [spec.label for spec in known.fields.values()]
    assert len(labels) == len(set(labels))
    assert {"commendation", "training", "discipline", "evaluation"} <= set(known.rows)
    assert "org_id" not in known.fields


def test_years_are_counted_until_the_day_of_asking(session: Session) -> None:
    an, _ = add(session, **AN), add(session, **{**BINH, "born_on": "24/11/1966"})
    with session.unit() as unit:  # the clock of tests stands at 23 November 2026
        found = ids_of_members(unit, MemberFilters(condition=Filter(parts=(SIXTY,))))
    assert found == [an.id]


def test_rows_of_a_dossier_and_custom_fields_narrow_the_list(session: Session) -> None:
    an, binh = add(session, **AN), add(session, **BINH)
    field = CustomField(id="f-1", org_id=session.author.org_id, label="Đảng phí đóng qua", kind="")
    with session.unit() as unit:
        save_custom_field(unit, replace(field, kind=CustomKind.CHOICE, options="Tiền mặt\nThẻ"))
        award = Commendation(
            id=unit.new_id(),
            org_id=session.author.org_id,
            member_id=an.id,
            awarded_on=PartialDate(2021, 5),
            form="Bằng khen",
        )
        unit.save(award, act="x")
        seeing = unit.edit(Member, binh.id)
        assert seeing is not None
        unit.save(replace(seeing.record, extra={"f-1": "Thẻ"}), act="x", base=seeing)

    def found(part: FieldCondition | RowsCondition) -> list[str]:
        with session.unit() as unit:
            return ids_of_members(unit, MemberFilters(condition=Filter(parts=(part,))))

    since = FieldCondition(field="awarded_on", operator=Operator.FROM, values=("2021",))
    later = FieldCondition(field="awarded_on", operator=Operator.FROM, values=("2022",))
    assert found(RowsCondition(record_type="commendation", conditions=(since,))) == [an.id]
    assert found(RowsCondition(record_type="commendation", conditions=(later,))) == []
    assert found(RowsCondition(record_type="commendation", exists=False)) == [binh.id]
    by_card = FieldCondition(field="extra.f-1", operator=Operator.ONE_OF, values=("Thẻ",))
    assert found(by_card) == [binh.id]
    assert found(FieldCondition(field="extra.f-1", operator=Operator.EMPTY)) == [an.id]
    with session.unit() as unit:
        assert words_of(unit, Filter(parts=(by_card,))) == "Đảng phí đóng qua là Thẻ"


def test_a_filter_is_kept_renamed_and_removed(session: Session) -> None:
    content = Filter(parts=(KINH, SIXTY))
    with session.unit() as unit:
        first = save_filter(unit, "  Kinh cao tuổi ", content)
        save_filter(unit, "Ai cũng được", Filter(parts=(SIXTY,)))
        assert [line.name for line in saved_filters(unit)] == ["Ai cũng được", "Kinh cao tuổi"]
        assert saved_filters(unit)[1].filter == content
        rename_filter(unit, first, "Người Kinh")
        save_filter(unit, "Người Kinh", Filter(parts=(KINH,)), first)
        assert saved_filters(unit)[1].filter == Filter(parts=(KINH,))
        remove_filter(unit, first)
        assert [line.name for line in saved_filters(unit)] == ["Ai cũng được"]


@pytest.mark.parametrize(
    ("name", "parts", "code"),
    [
        (" ", (KINH,), "filter-name-missing"),
        ("kinh", (KINH,), "filter-name-taken"),
        ("Khác", (), "filter-empty"),
        ("Khác", (FieldCondition(field="gone", operator=Operator.EMPTY),), "filter-field-unknown"),
    ],
)
def test_what_keeps_a_filter_from_being_kept(
    session: Session, name: str, parts: tuple[FieldCondition, ...], code: str
) -> None:
    with session.unit() as unit:
        save_filter(unit, "Kính", Filter(parts=(KINH,)))
        with pytest.raises(DomainError, match=code):
            save_filter(unit, name, Filter(parts=parts))


def test_a_filter_of_a_newer_program_is_shown_but_not_applied(session: Session) -> None:
    gone = {"match": "all", "parts": [{"field": "later", "operator": "empty", "values": []}]}
    with session.unit() as unit:
        for number, content in enumerate(({"match": "maybe"}, gone)):
            one = SavedFilter(
                id=f"s{number}", org_id=session.author.org_id, name=f"Lạ {number}", content=content
            )
            unit.save(one, act="filter.create")
        lines = saved_filters(unit)
        assert [[one.code for one in line.problems] for line in lines] == [
            ["filter-field-unknown"],
            ["filter-field-unknown"],
        ]
        with pytest.raises(DomainError, match="filter-field-unknown"):
            count_members(unit, MemberFilters(condition=lines[1].filter))
