"""What a unit keeps itself comes in like any declared field: guessed, compared, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chibo_desktop.domain.dossier.custom_field import CustomField
from chibo_desktop.domain.member import Member
from chibo_desktop.services.custom_fields import new_custom_field, save_custom_field
from chibo_desktop.services.import_files import save_template
from chibo_desktop.services.import_source import open_workbook, propose
from chibo_desktop.services.list_export import ListRequest, list_workbook
from chibo_desktop.services.member_import import (
    ImportPreview,
    ImportRow,
    RowKind,
    apply_import,
    preview_import,
    preview_proposal,
    undo_import,
)
from chibo_desktop.services.members import MemberFilters, MemberOrder
from chibo_desktop.services.session import Session
from documents.list_books import sheet_of
from services.member_book import AN, add, open_branch, read

HEAD = ["Họ và tên", "Ngày sinh", "Nhóm máu", "Số con", "Có xe máy", "Ngày vào Công đoàn"]
ROW = [AN["full_name"], AN["born_on"], "ab", "2", "x", "5/1999"]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def own(session: Session) -> dict[str, CustomField]:
    """Fields of every kind, by label."""
    given = [
        {"label": "Nhóm máu", "kind": "choice", "options": "A\nB\nAB\nO"},
        {"label": "Số con", "kind": "number"},
        {"label": "Có xe máy", "kind": "flag"},
        {"label": "Ngày vào Công đoàn", "kind": "date"},
        {"label": "Ghi riêng", "kind": "text", "is_sensitive": True},
    ]
    with session.unit() as unit:
        made = []
        for one in given:
            made.append(replace(new_custom_field(unit), **one))  # type: ignore[arg-type]
            save_custom_field(unit, made[-1])
    return {one.label: one for one in made}


def seen(session: Session, *rows: list[str]) -> ImportPreview:
    with session.unit() as unit:
        return preview_import(unit, sheet_of([HEAD, *rows]), "ds.xlsx")


def bring(session: Session, row: list[str]) -> None:
    shown = seen(session, row)
    with session.unit() as unit:
        apply_import(unit, shown, {})


def only(shown: ImportPreview) -> ImportRow:
    (row,) = shown.rows
    return row


def extras(session: Session, member_id: str, own: dict[str, CustomField]) -> dict[str, str]:
    extra = read(session, member_id).extra
    return {label: extra[one.id] for label, one in own.items() if one.id in extra}


KNOWN = {"Nhóm máu": "AB", "Số con": "2", "Có xe máy": "1", "Ngày vào Công đoàn": "1999-05"}


def test_a_column_is_known_by_the_name_of_the_field_and_goes_into_it(
    session: Session, own: dict[str, CustomField]
) -> None:
    member = add(session, **AN).id
    shown = seen(session, ROW)
    assert shown.proposal.layout.is_sure
    row = only(shown)
    assert row.kind is RowKind.CHANGED
    assert {change.spec.label: change.new for change in row.changes} == KNOWN
    with session.unit() as unit:
        batch = apply_import(unit, shown, {})
    assert extras(session, member, own) == KNOWN
    assert only(seen(session, ROW)).kind is RowKind.UNCHANGED
    with session.unit() as unit:
        undo_import(unit, batch)
    assert extras(session, member, own) == {}


def test_a_new_member_brings_them_along(session: Session, own: dict[str, CustomField]) -> None:
    add(session, full_name="Trần Văn Bình", born_on="1960")
    bring(session, ROW)
    with session.unit() as unit:
        new = next(one.id for one in unit.all(Member) if one.full_name == AN["full_name"])
    assert extras(session, new, own) == KNOWN


def test_an_empty_cell_keeps_what_stands_and_the_others_stay(
    session: Session, own: dict[str, CustomField]
) -> None:
    member = add(session, **AN).id
    bring(session, ROW)
    bring(session, [*ROW[:2], "O", "", "", ""])
    assert extras(session, member, own) == {**KNOWN, "Nhóm máu": "O"}


def test_a_cell_that_cannot_be_read_is_said_and_not_taken(
    session: Session, own: dict[str, CustomField]
) -> None:
    add(session, **AN)
    row = only(seen(session, [*ROW[:3], "hai con", "x", "ngày nào đó"]))
    assert {change.spec.label for change in row.changes} == {"Nhóm máu", "Có xe máy"}
    assert {problem.params["label"] for problem in row.problems} == {
        "Số con",
        "Ngày vào Công đoàn",
    }


def test_another_column_may_be_chosen_for_it_and_is_remembered(
    session: Session, own: dict[str, CustomField]
) -> None:
    add(session, **AN)
    sheet = sheet_of([["Họ và tên", "Ngày sinh", "Máu", "Giới tính"], [*ROW[:2], "O", "Nữ"]])
    blood = own["Nhóm máu"].spec.name
    with session.unit() as unit:
        proposal = propose(unit, open_workbook(sheet, "ds.xlsx"))
        assert 2 not in proposal.plan.targets
        plan = replace(proposal.plan, targets={**proposal.plan.targets, 2: blood})
        preview_proposal(unit, replace(proposal, plan=plan), keep=True)
    with session.unit() as unit:
        again = propose(unit, open_workbook(sheet, "ds.xlsx"))
        assert again.plan.targets[2] == blood
        assert only(preview_proposal(unit, again)).changes[0].new == "O"


def test_the_template_asks_for_them_and_comes_in_again(
    session: Session, own: dict[str, CustomField], tmp_path: Path
) -> None:
    target = tmp_path / "mau.xlsx"
    with session.unit() as unit:
        save_template(unit, target, whole=False)
    sheet = load_workbook(target).worksheets[0]
    titles = [str(cell.value or "").rstrip(" *") for cell in sheet[5]]
    assert titles[-5:] == list(own)
    with session.unit() as unit:
        layout = propose(unit, open_workbook(target.read_bytes(), "mau.xlsx")).layout
    assert layout.is_sure
    assert [column.target for column in layout.columns[-5:]] == [
        one.spec.name for one in own.values()
    ]


def test_a_list_of_ours_with_them_comes_in_again_and_masks_are_no_values(
    session: Session, own: dict[str, CustomField]
) -> None:
    member = add(session, **AN).id
    bring(session, ROW)
    with session.unit() as unit:
        person = unit.get(Member, member)
        assert person is not None
        extra = {**person.extra, own["Ghi riêng"].id: "đang điều trị"}
        unit.save(replace(person, extra=extra), act="member.edit")
    keys = ("full_name", "born_on", "identity_number", *(o.spec.name for o in own.values()))
    labels = ("Họ và tên", "Ngày sinh", "Số định danh cá nhân", *own)
    with session.unit() as unit:
        data = list_workbook(
            unit,
            ListRequest(
                title="Danh sách",
                filters=MemberFilters(),
                order=MemberOrder(),
                columns=tuple(zip(keys, labels, strict=True)),
            ),
        )
        shown = preview_import(unit, data, "danh-sach.xlsx")
    row = only(shown)
    assert row.kind is RowKind.UNCHANGED, row
    assert {problem.code for problem in row.problems} == {"sheet-value-masked"}
    assert extras(session, member, own)["Ghi riêng"] == "đang điều trị"
