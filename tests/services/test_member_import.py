"""A brought list: nothing before it is looked at, no guess, one batch, taken back as one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chibo_desktop.domain.life_event import LifeEvent, LifeEventKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.import_source import open_workbook, propose
from chibo_desktop.services.member_import import (
    Decision,
    ImportPreview,
    ImportRow,
    RowChoice,
    RowKind,
    apply_import,
    decide_all,
    export_members,
    past_imports,
    planned,
    preview_import,
    preview_proposal,
    undo_import,
)
from chibo_desktop.services.members import MemberFilters, count_members
from chibo_desktop.services.session import Session
from documents.list_books import sheet_of
from services.member_book import AN, BINH, add, cells_of, day, open_branch, read, with_cells
from services.test_members import correct

FIRST, SECOND, THIRD = 8, 9, 10  # lines of the sheet
NAME, BORN, IDENTITY, OTHER_NAME, NOTE = "C", "F", "I", "D", "AH"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


def export(session: Session) -> bytes:
    with session.unit() as unit:
        return export_members(unit, MemberFilters())


def preview(session: Session, sheet: bytes) -> ImportPreview:
    with session.unit() as unit:
        return preview_import(unit, sheet, "danh-sach.xlsx")


def bring(session: Session, sheet: bytes, **choices: Decision) -> str:
    with session.unit() as unit:
        shown = preview_import(unit, sheet, "danh-sach.xlsx")
        chosen = {int(row[1:]): RowChoice(decision=what) for row, what in choices.items()}
        return apply_import(unit, shown, chosen)


def count(session: Session) -> int:
    with session.unit() as unit:
        return count_members(unit, MemberFilters())


def only(shown: ImportPreview) -> ImportRow:
    (row,) = shown.rows
    return row


def test_importing_an_export_changes_nothing(session: Session) -> None:
    for person in (AN, BINH):
        add(session, **{**person, "note": "hai\ndòng", "native_province": "Tỉnh Ninh Bình"})
    shown = preview(session, export(session))
    assert [row.kind for row in shown.rows] == [RowKind.UNCHANGED] * 2
    assert planned(shown, {}).added == planned(shown, {}).changed == 0
    with pytest.raises(DomainError, match="import-nothing"):
        bring(session, export(session))


def test_an_exported_list_fills_an_empty_file(session: Session, tmp_path: Path) -> None:
    add(session, **AN)
    (tmp_path / "other").mkdir()
    other = open_branch(tmp_path / "other")
    sheet = export(session)
    shown = preview(other, sheet)
    assert only(shown).kind is RowKind.NEW
    bring(other, sheet)
    assert cells_of(export(other)) == cells_of(sheet)
    other.close()


def test_changes_are_shown_field_by_field_and_taken(session: Session) -> None:
    member_id = add(session, **AN).id
    sheet = with_cells(export(session), {f"{OTHER_NAME}{FIRST}": "Út", f"{NOTE}{FIRST}": None})
    row = only(preview(session, sheet))
    assert row.kind is RowKind.CHANGED
    assert [(change.spec.name, change.old, change.new) for change in row.changes] == [
        ("other_name", "", "Út")
    ]
    bring(session, sheet)
    assert read(session, member_id).other_name == "Út"


def test_an_empty_cell_changes_nothing(session: Session) -> None:
    member_id = add(session, **AN, note="giữ lại").id
    before = read(session, member_id)
    cells = {f"{column}{FIRST}": None for column in "DEGHJKLMXYZ"}
    shown = preview(session, with_cells(export(session), cells))
    assert only(shown).kind is RowKind.UNCHANGED
    assert read(session, member_id) == before


def test_identity_is_never_overwritten_unasked(session: Session) -> None:
    member_id = add(session, **AN).id
    sheet = with_cells(
        export(session), {f"{NAME}{FIRST}": "NGUYỄN HOÀI ANH", f"{OTHER_NAME}{FIRST}": "Út"}
    )
    row = only(preview(session, sheet))
    assert (row.kind, row.reason and row.reason.code) == (
        RowKind.CHANGED, "import-fixed-differs",
    )  # fmt: skip
    with pytest.raises(DomainError, match="import-nothing"):
        bring(session, sheet)
    bring(session, sheet, r8=Decision.TAKE)
    member = read(session, member_id)
    assert (member.full_name, member.other_name) == ("Nguyễn Hoài An", "Út")
    bring(session, sheet, r8=Decision.TAKE_ALL)
    assert read(session, member_id).full_name == "Nguyễn Hoài Anh"


@pytest.mark.parametrize("name", ["NGUYỄN HOÀI AN", "nguyễn hoài an", "Nguyễn  Hoài An"])
def test_the_same_name_in_other_letters_is_no_difference(session: Session, name: str) -> None:
    add(session, **AN)
    shown = preview(session, with_cells(export(session), {f"{NAME}{FIRST}": name}))
    assert only(shown).kind is RowKind.UNCHANGED


def test_a_number_that_lost_its_zero_finds_its_member(session: Session) -> None:
    add(session, **AN)
    cells = {f"{IDENTITY}{FIRST}": 36157000011, f"J{FIRST}": 36157000011}
    shown = preview(session, with_cells(export(session), cells))
    assert only(shown).kind is RowKind.UNCHANGED


def test_name_and_birth_date_together_find_a_member(session: Session) -> None:
    member_id = add(session, **{**AN, "identity_number": "", "card_number": ""}).id
    cells = {f"{IDENTITY}{FIRST}": "036157000011"}
    row = only(preview(session, with_cells(export(session), cells)))
    assert (row.kind, row.member_id) == (RowKind.CHANGED, member_id)


def test_a_namesake_is_asked_about_and_may_be_another_person(session: Session) -> None:
    member_id = add(session, **AN).id
    cells = {f"{IDENTITY}{FIRST}": None, f"J{FIRST}": None, f"{BORN}{FIRST}": None}
    sheet = with_cells(export(session), {**cells, f"{OTHER_NAME}{FIRST}": "Út"})
    row = only(preview(session, sheet))
    assert (row.kind, row.reason and row.reason.code) == (RowKind.UNMATCHED, "import-namesake")
    bring(session, sheet, r8=Decision.AS_NEW)
    assert count(session) == 2
    assert read(session, member_id).other_name == ""


def test_a_namesake_with_another_number_is_a_new_person(session: Session) -> None:
    add(session, **AN)
    cells = {
        f"{IDENTITY}{FIRST}": "036158000099", f"J{FIRST}": "036158000099",
        f"{BORN}{FIRST}": "01/01/1958",
    }  # fmt: skip
    assert only(preview(session, with_cells(export(session), cells))).kind is RowKind.NEW


def test_numbers_of_two_people_in_one_row_are_a_doubt(session: Session) -> None:
    add(session, **AN)
    add(session, **BINH)
    with session.unit() as unit:
        listed = [member.full_name for member in unit.all(Member)]
    assert listed == [AN["full_name"], BINH["full_name"]]
    cells = {f"J{SECOND}": AN["card_number"]}
    row = preview(session, with_cells(export(session), cells)).rows[1]
    assert (row.kind, row.reason and row.reason.code) == (
        RowKind.UNMATCHED, "import-match-contradicts",
    )  # fmt: skip
    assert row.options == (Decision.SKIP, Decision.AS_NEW)


def test_an_unreadable_date_is_left_as_it_was(session: Session) -> None:
    member_id = add(session, **AN).id
    sheet = with_cells(export(session), {f"X{FIRST}": "lâu rồi", f"{OTHER_NAME}{FIRST}": "Út"})
    row = only(preview(session, sheet))
    assert (row.kind, row.reason and row.reason.code) == (RowKind.CHANGED, "import-cells-wrong")
    bring(session, sheet, r8=Decision.TAKE)
    member = read(session, member_id)
    assert (member.admitted_on, member.other_name) == (day(1980, 1, 6), "Út")


def test_an_import_is_taken_back_whole_and_keeps_what_was_edited_since(session: Session) -> None:
    member_id = add(session, **AN).id
    other = add(session, **BINH).id
    sheet = with_cells(
        export(session),
        {
            f"{OTHER_NAME}{FIRST}": "Út", f"{OTHER_NAME}{SECOND}": "Ba",
            f"{NAME}{THIRD}": "LÊ THỊ CÚC", f"E{THIRD}": "Nữ", f"{BORN}{THIRD}": "03/04/1970",
        },
    )  # fmt: skip
    batch = bring(session, sheet)
    assert count(session) == 3
    correct(session, other, other_name="Tư")
    with session.unit() as unit:
        undone = undo_import(unit, batch)
    assert count(session) == 2
    assert read(session, member_id).other_name == ""
    assert read(session, other).other_name == "Tư"
    assert [kept.record_id for kept in undone.kept] == [other]
    with session.unit() as unit:
        (past,) = past_imports(unit)
    assert (past.batch, past.members, past.undone) == (batch, 3, True)


def test_nobody_comes_in_twice_when_the_list_changed_meanwhile(session: Session) -> None:
    add(session, **BINH)
    cells = {f"{NAME}{SECOND}": AN["full_name"], f"{IDENTITY}{SECOND}": AN["identity_number"],
             f"E{SECOND}": "Nữ", f"{BORN}{SECOND}": "05/02/1957"}  # fmt: skip
    shown = preview(session, with_cells(export(session), cells))
    add(session, **AN)
    with pytest.raises(DomainError, match="import-outdated"), session.unit() as unit:
        apply_import(unit, shown, {})
    assert count(session) == 2


def test_a_status_of_the_sheet_becomes_an_event_and_goes_with_the_import(session: Session) -> None:
    member_id = add(session, **AN).id
    cells = {f"AA{FIRST}": "Từ trần", f"AB{FIRST}": "01/03/2026"}
    batch = bring(session, with_cells(export(session), cells))
    member = read(session, member_id)
    assert (member.activity_status, member.left_on) == ("deceased", day(2026, 3, 1))
    with session.unit() as unit:
        kinds = {event.kind for event in unit.all(LifeEvent) if event.member_id == member_id}
        assert LifeEventKind.DECEASED in kinds
        undo_import(unit, batch)
    assert read(session, member_id).activity_status == "active"
    with session.unit() as unit:
        assert not [event for event in unit.all(LifeEvent) if event.member_id == member_id]


def test_one_decision_for_many_rows_takes_what_each_is_open_to(session: Session) -> None:
    add(session, **AN)
    add(session, **BINH)
    sheet = with_cells(export(session), {f"{NAME}{FIRST}": "NGUYỄN HOÀI ANH", f"{NOTE}9": "x"})
    shown = preview(session, sheet)
    every = decide_all(shown.rows, Decision.TAKE)
    assert {number: choice.decision for number, choice in every.items()} == {
        FIRST: Decision.TAKE_ALL, SECOND: Decision.TAKE,
    }  # fmt: skip
    assert planned(shown, every).changed == 2
    assert planned(shown, decide_all(shown.rows, Decision.SKIP)).changed == 0


def test_a_field_may_stay_as_it_is_while_the_others_are_taken(session: Session) -> None:
    member_id = add(session, **AN).id
    sheet = with_cells(export(session), {f"{OTHER_NAME}{FIRST}": "Út", f"{NOTE}{FIRST}": "mới"})
    with session.unit() as unit:
        shown = preview_import(unit, sheet, "ds.xlsx")
        choice = RowChoice(decision=Decision.TAKE, without=frozenset({"note"}))
        apply_import(unit, shown, {FIRST: choice})
    member = read(session, member_id)
    assert (member.other_name, member.note) == ("Út", "")


def test_what_speaks_for_a_match_is_told(session: Session) -> None:
    add(session, **AN)
    match = only(preview(session, export(session))).match
    assert set(match.agrees) == {"identity_number", "card_number", "full_name", "born_on"}
    assert match.score == 100


def test_a_number_of_somebody_with_another_name_and_birthday_waits(session: Session) -> None:
    add(session, **AN)
    cells = {f"{NAME}{FIRST}": "LÊ THỊ CÚC", f"{BORN}{FIRST}": "03/04/1970"}
    row = only(preview(session, with_cells(export(session), cells)))
    assert row.reason is not None
    assert (row.kind, row.reason.code) == (RowKind.UNMATCHED, "import-match-other-person")
    assert Decision.AS_NEW not in row.options


def test_a_name_without_marks_and_the_same_birthday_is_asked_about(session: Session) -> None:
    add(session, **AN)
    sheet = sheet_of(
        [["Họ và tên", "Ngày sinh", "Dân tộc"], ["Nguyen Hoai An", "5/2/1957", "Kinh"]]
    )
    row = only(preview(session, sheet))
    assert row.reason is not None
    assert (row.kind, row.reason.code) == (RowKind.UNMATCHED, "import-name-alike")
    assert row.options == (Decision.SKIP, Decision.TAKE, Decision.TAKE_ALL, Decision.AS_NEW)


def test_another_spelling_of_a_name_is_no_difference_and_stays(session: Session) -> None:
    member_id = add(
        session, **{**AN, "full_name": "Nguyễn Thuý Hoà", "residence_detail": "Hoà An"}
    ).id
    cells = {f"{NAME}{FIRST}": "NGUYỄN THÚY HÒA", "W8": "Hòa An"}
    assert only(preview(session, with_cells(export(session), cells))).kind is RowKind.UNCHANGED
    assert read(session, member_id).full_name == "Nguyễn Thuý Hoà"


def test_offers_may_be_taken_for_the_whole_list(session: Session) -> None:
    sheet = sheet_of([["Họ và tên", "Ngày sinh", "Dân tộc"], ["Lê Thị Cúc", "3/4/65", "Kinh"]])
    with session.unit() as unit:
        proposal = propose(unit, open_workbook(sheet, "ds.xlsx"))
        before = preview_proposal(unit, proposal)
        assert before.offers == {"sheet-date-short-year": 1}
        assert "born_on" not in only(before).record
        after = preview_proposal(unit, proposal, frozenset(before.offers))
    assert only(after).record["born_on"] == "1965-04-03"


def test_what_a_column_was_taken_for_is_remembered_for_the_next_such_list(
    session: Session,
) -> None:
    header = ["Họ và tên", "Ngày sinh", "Dân tộc", "Biệt danh nhỏ"]
    first = sheet_of([header, ["Lê Thị Cúc", "3/4/1965", "Kinh", "Bé"]])
    with session.unit() as unit:
        proposal = propose(unit, open_workbook(first, "ds.xlsx"))
        assert proposal.needs_a_look
        plan = replace(proposal.plan, targets={**proposal.plan.targets, 3: "other_name"})
        preview_proposal(unit, replace(proposal, plan=plan), keep=True)
    later = sheet_of([["DANH SÁCH"], header, ["Trần Văn Bình", "1960", "Kinh", "Tý"]])
    with session.unit() as unit:
        again = propose(unit, open_workbook(later, "ds-2.xlsx"))
        assert (again.is_remembered, again.needs_a_look) == (True, False)
        assert only(preview_proposal(unit, again)).record["other_name"] == "Tý"
