"""Columns of a list besides the declared fields: ages of a day, and the unit's own fields."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chibo_desktop.domain.dossier.custom_field import CustomField, CustomKind
from chibo_desktop.domain.filter import (
    Combination,
    ConditionGroup,
    FieldCondition,
    Filter,
    Operator,
)
from chibo_desktop.domain.life_cycle import opening_events
from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.services.custom_fields import new_custom_field, save_custom_field
from chibo_desktop.services.list_export import ListRequest, list_workbook
from chibo_desktop.services.listed_fields import AGE, PARTY_AGE
from chibo_desktop.services.member_list_papers import ListWish, NumbersOnPaper, member_list_workbook
from chibo_desktop.services.members import (
    MemberFilters,
    MemberOrder,
    Unit,
    count_members,
    member_lines,
)
from chibo_desktop.services.session import Session
from services.member_book import AN, add, cells_of, day, open_branch


@pytest.fixture
def session(tmp_path: Path):
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def values(unit: Unit, *columns: str) -> list[object]:
    line = member_lines(unit, MemberFilters(), MemberOrder(), columns, offset=0, limit=10)[0]
    return [line.values[name] for name in columns]


def change(session: Session, member_id: str, **fields: object) -> None:
    with session.unit() as unit:
        seen = unit.edit(Member, member_id)
        assert seen is not None
        unit.save(replace(seen.record, **fields), act="member.edit", base=seen)


def own_field(session: Session, **fields: object) -> CustomField:
    with session.unit() as unit:
        made = replace(new_custom_field(unit), **fields)
        save_custom_field(unit, made)
    return made


def today(session: Session) -> date:
    with session.unit() as unit:
        return unit.now.date()


def test_ages_are_those_of_the_day(session: Session) -> None:
    saved = add(session, **AN)
    on = today(session)
    change(
        session,
        saved.id,
        born_on=PartialDate(on.year - 70, on.month, on.day),
        admitted_on=PartialDate(on.year - 40, on.month, on.day),
    )
    with session.unit() as unit:
        assert values(unit, AGE, PARTY_AGE) == [70, "40 năm"]


def test_a_day_known_in_part_says_so(session: Session) -> None:
    saved = add(session, **AN)
    change(session, saved.id, admitted_on=day(today(session).year - 30))
    with session.unit() as unit:
        assert str(values(unit, PARTY_AGE)[0]).startswith("≈ 30 năm")


def test_ages_of_the_dead_are_those_of_the_day_of_death(session: Session) -> None:
    saved = add(session, **AN)
    change(
        session, saved.id, activity_status=ActivityStatus.DECEASED.value, left_on=day(2000, 1, 6)
    )
    with session.unit() as unit:
        assert values(unit, AGE, PARTY_AGE) == [42, "20 năm"]
    change(session, saved.id, left_on=None)
    with session.unit() as unit:
        assert values(unit, AGE, PARTY_AGE) == [None, ""]


def test_time_outside_the_party_is_deducted(session: Session) -> None:
    saved = add(session, **AN)
    on = today(session)
    change(
        session,
        saved.id,
        admitted_on=PartialDate(on.year - 40, on.month, on.day),
        confirmed_on=PartialDate(on.year - 39, on.month, on.day),
    )
    with session.unit() as unit:
        unit.save_all(list(opening_events(unit.get(Member, saved.id))), act="life.record")
        for kind, year in (
            (LifeEventKind.RESIGNED, 2005),
            (LifeEventKind.READMITTED, 2008),
            (LifeEventKind.CEREMONY, 2008),
        ):
            unit.save(
                LifeEvent(
                    id=unit.new_id(),
                    org_id=unit.author.org_id,
                    member_id=saved.id,
                    kind=kind.value,
                    happened_on=day(year, 6, 1),
                ),
                act="life.record",
            )
        assert values(unit, PARTY_AGE) == ["37 năm"]
        assert [filtered(unit, Operator.YEARS_FROM, years) for years in ("37", "38")] == [1, 0]
        assert [filtered(unit, Operator.YEARS_UNTIL, years) for years in ("36", "37")] == [0, 1]
        assert filtered(unit, Operator.YEARS_BETWEEN, "38", "50") == 0
        group = ConditionGroup(combination=Combination.ANY, parts=(party_age("38"),))
        assert count_members(unit, MemberFilters(condition=Filter(parts=(group,)))) == 0


def party_age(*years: str, operator: Operator = Operator.YEARS_FROM) -> FieldCondition:
    return FieldCondition(field="admitted_on", operator=operator, values=years)


def filtered(unit: Unit, operator: Operator, *years: str) -> int:
    """How many a composed filter on Party age finds."""
    condition = Filter(parts=(party_age(*years, operator=operator),))
    return count_members(unit, MemberFilters(condition=condition))


def test_a_filter_counts_party_age_from_the_day_that_the_column_counts_from(
    session: Session,
) -> None:
    saved = add(session, **AN)
    on = today(session)
    decided = PartialDate(on.year - 30, on.month, on.day)
    later = date(on.year - 30, on.month, on.day) + timedelta(days=20)
    change(session, saved.id, admitted_on=PartialDate.of(later), admission_decided_on=decided)
    with session.unit() as unit:
        (column,) = values(unit, PARTY_AGE)
        years = int(str(column).split()[0])
        assert filtered(unit, Operator.YEARS_FROM, str(years)) == 1
        assert filtered(unit, Operator.YEARS_FROM, str(years + 1)) == 0
        assert filtered(unit, Operator.YEARS_UNTIL, str(years - 1)) == 0


def test_nobody_without_dates_has_an_age(session: Session) -> None:
    add(session, full_name="Lê Văn Cường")
    with session.unit() as unit:
        assert values(unit, AGE, PARTY_AGE) == [None, ""]


def test_own_fields_are_columns_and_are_masked_when_sensitive(session: Session) -> None:
    shift = own_field(session, label="Ca trực", kind=CustomKind.TEXT.value)
    secret = own_field(session, label="Số tài khoản", kind=CustomKind.TEXT.value, is_sensitive=True)
    saved = add(session, **AN)
    change(session, saved.id, extra={shift.id: "Sáng", secret.id: "0123456789"})
    with session.unit() as unit:
        assert values(unit, "full_name", shift.spec.name) == ["Nguyễn Hoài An", "Sáng"]
        columns = (
            ("full_name", "Họ và tên"),
            (shift.spec.name, "Ca trực"),
            (secret.spec.name, "Số tài khoản"),
            (PARTY_AGE, "Tuổi Đảng"),
            ("extra.no-longer-there", "Mục đã bỏ"),
        )
        request = ListRequest(
            title="Danh sách", filters=MemberFilters(), order=MemberOrder(), columns=columns
        )
        text = str(cells_of(list_workbook(unit, request)))
        wish = ListWish(columns=tuple(key for key, _ in columns))
        paper = str(cells_of(member_list_workbook(unit, wish)))
        without = str(
            cells_of(member_list_workbook(unit, replace(wish, numbers=NumbersOnPaper.NONE)))
        )
    for words in (text, paper):
        assert "Sáng" in words
        assert "•••• 6789" in words
        assert "0123456789" not in words
        assert "Tuổi Đảng" in words
        assert "Mục đã bỏ" not in words
    assert "Số tài khoản" not in without
