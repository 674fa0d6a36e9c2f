"""Rows of a dossier and the unit's own fields, over a real file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.dossier.custom_field import CustomKind
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.custom_fields import (
    custom_fields,
    custom_specs,
    new_custom_field,
    save_custom_field,
    void_custom_field,
)
from chibo_desktop.services.dossier import (
    TABLES_BY_NAME,
    RowDraft,
    dossier_rows,
    load_row,
    new_row_draft,
    save_row,
    void_row,
)
from chibo_desktop.services.members import MemberDraft, load_member, save_member
from chibo_desktop.services.session import Session
from services.member_book import AN, add, open_branch, read

CAREER = TABLES_BY_NAME["career_step"]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def write_row(session: Session, member_id: str, **written: str) -> RowDraft:
    with session.unit() as unit:
        draft = new_row_draft(unit, CAREER, member_id)
        draft = replace(draft, written={**draft.written, **written})
        save_row(unit, draft)
    return draft


def works(session: Session, member_id: str) -> list[object]:
    with session.unit() as unit:
        return [row.values["work"] for row in dossier_rows(unit, member_id)["career_step"]]


def test_rows_stand_in_their_own_order_and_belong_to_their_member(session: Session) -> None:
    an, other = add(session, **AN).id, add(session, full_name="Trần Văn Bình").id
    write_row(session, an, since="9/2001", work="Giáo viên")
    write_row(session, an, since="1995", until="08/2001", work="Sinh viên")
    write_row(session, other, since="1990", work="Bộ đội")
    assert works(session, an) == ["Sinh viên", "Giáo viên"]
    assert works(session, other) == ["Bộ đội"]


def test_a_row_is_edited_over_what_its_author_saw(session: Session) -> None:
    an = add(session, **AN).id
    made = write_row(session, an, since="2001", work="Giáo viên")
    with session.unit() as unit:
        draft = load_row(unit, CAREER, made.id)
        assert draft.written["since"] == "2001"
        assert save_row(unit, replace(draft, written={**draft.written, "work": "Hiệu trưởng"}))
    assert works(session, an) == ["Hiệu trưởng"]


def test_a_wrong_row_changes_nothing(session: Session) -> None:
    an = add(session, **AN).id
    with pytest.raises(DomainError) as refused:
        write_row(session, an, since="31/02/2001", work="Giáo viên")
    assert [problem.code for problem in refused.value.problems] == ["date-unreadable"]
    assert works(session, an) == []


def test_a_row_taken_off_is_gone_from_the_dossier_only(session: Session) -> None:
    an = add(session, **AN).id
    made = write_row(session, an, since="2001", work="Giáo viên")
    with session.unit() as unit:
        void_row(unit, CAREER, made.id)
    assert works(session, an) == []
    with session.unit() as unit:
        assert unit.get(CAREER.cls, made.id) is not None


def test_a_row_of_nobody_here_is_refused(session: Session) -> None:
    with pytest.raises(DomainError) as refused:
        write_row(session, "nobody", since="2001", work="Giáo viên")
    assert [problem.code for problem in refused.value.problems] == ["row-not-ours"]
    with session.unit() as unit, pytest.raises(DomainError):
        load_row(unit, CAREER, "nothing")


def define(session: Session, label: str, kind: CustomKind, options: str = "") -> str:
    with session.unit() as unit:
        field = replace(new_custom_field(unit), label=label, kind=kind, options=options)
        save_custom_field(unit, field)
    return field.id


def fill(session: Session, member_id: str, **written: str) -> tuple[str, ...]:
    with session.unit() as unit:
        form = load_member(unit, member_id)
        texts = {**form.draft.written, **{f"extra.{k}": v for k, v in written.items()}}
        saved = save_member(unit, MemberDraft(id=member_id, written=texts), form.base)
    return tuple(problem.code for problem in saved.doubts if problem.field.startswith("extra."))


def test_a_unit_adds_a_field_and_fills_it(session: Session) -> None:
    blood = define(session, "Nhóm máu", CustomKind.CHOICE, "A\nB\nO")
    joined = define(session, "Ngày vào Công đoàn", CustomKind.DATE)
    an = add(session, **AN).id
    fill(session, an, **{blood: "o", joined: "5/2001"})
    assert read(session, an).extra == {blood: "O", joined: "2001-05"}
    with session.unit() as unit:
        written = load_member(unit, an).draft.written
        assert [spec.label for spec in custom_specs(unit)] == ["Nhóm máu", "Ngày vào Công đoàn"]
    assert (written[f"extra.{blood}"], written[f"extra.{joined}"]) == ("O", "05/2001")


def test_a_value_that_cannot_be_read_is_refused_and_one_not_listed_is_doubted(
    session: Session,
) -> None:
    blood = define(session, "Nhóm máu", CustomKind.CHOICE, "A\nB")
    joined = define(session, "Ngày vào Công đoàn", CustomKind.DATE)
    an = add(session, **AN).id
    assert fill(session, an, **{blood: "AB"}) == ("choice-unknown",)
    with pytest.raises(DomainError):
        fill(session, an, **{joined: "hôm qua"})
    assert read(session, an).extra == {blood: "AB"}


def test_values_outlive_their_definition(session: Session) -> None:
    blood = define(session, "Nhóm máu", CustomKind.TEXT)
    an = add(session, **AN).id
    fill(session, an, **{blood: "O"})
    with session.unit() as unit:
        void_custom_field(unit, blood)
        assert custom_fields(unit) == ()
    fill(session, an)
    assert read(session, an).extra == {blood: "O"}
