"""The list one sees: order, search, filters, columns, what is masked, what an empty one says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from builders import OTHER_ORG, author, member
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.organization import Workplace, WorkplaceKind
from chibo_desktop.gui.members.list_model import PAGE
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.custom_fields import new_custom_field, save_custom_field
from chibo_desktop.services.members import MemberFilters, Standing
from chibo_desktop.services.session import Session
from chibo_desktop.storage.unit_of_work import unit_of_work
from gui.members.conftest import Spoken
from gui.typing import commit_text, press
from services.member_book import AN, BINH, add, open_branch


def shown(page: MembersPage, column: int = 0) -> list[str]:
    model = page.list.model
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def place(page: MembersPage, key: str) -> int:
    return page.list.table.column_keys().index(key)


def context_line(page: MembersPage) -> str:
    return page.list._context.text()


def test_an_empty_place_offers_both_ways_in(page: MembersPage) -> None:
    page.reload(None)
    assert page.list._empty is not None
    page.list._empty.button.click()
    assert page.shown is page.importing
    assert page.importing.front.choose.isVisible()


def test_people_stand_in_the_order_of_given_names(page: MembersPage, session: Session) -> None:
    add(session, **BINH)
    add(session, **AN)
    page.reload(None)
    assert shown(page) == ["Nguyễn Hoài An", "Trần Văn Bình"]
    assert context_line(page) == "2 đảng viên"


def test_each_letter_typed_narrows_the_list(page: MembersPage, session: Session) -> None:
    add(session, **AN)
    add(session, **BINH)
    page.reload(None)
    commit_text(page.list.search, "bình")
    assert shown(page) == ["Trần Văn Bình"]
    assert context_line(page) == "1 trong 2 đảng viên"
    commit_text(page.list.search, " không có ai")
    assert shown(page) == []
    page.list._nobody.button.click()
    assert len(shown(page)) == 2


def test_a_status_narrows_the_list(page: MembersPage, session: Session) -> None:
    add(session, **AN)
    add(session, **BINH)
    page.reload(None)
    page.arrive(MemberFilters(status=Standing.PROBATIONARY))
    assert shown(page) == ["Trần Văn Bình"]


def test_identity_numbers_are_masked(page: MembersPage, session: Session) -> None:
    add(session, **AN)
    page.reload(None)
    page.list.table.show_columns(["full_name", "identity_number"])
    assert shown(page, place(page, "identity_number")) == ["•••• 0011"]


def test_a_click_on_a_heading_orders_by_it(page: MembersPage, session: Session) -> None:
    add(session, **AN)
    add(session, **{**BINH, "born_on": "1950"})
    page.reload(None)
    header = page.list.table.horizontalHeader()
    header.sectionClicked.emit(place(page, "born_on"))
    assert shown(page) == ["Trần Văn Bình", "Nguyễn Hoài An"]
    header.sectionClicked.emit(place(page, "native_province"))
    assert "không sắp xếp" in page.list.banner.text()
    assert header.sortIndicatorSection() == place(page, "born_on")


def test_chosen_columns_are_remembered(page: MembersPage, context: Context, qtbot: QtBot) -> None:
    page.list.table.show_columns(["full_name", "note"])
    again = MembersPage(context)
    qtbot.addWidget(again)
    assert again.list.table.shown_columns() == ["full_name", "note"]


def test_pages_beyond_the_first_come_when_they_are_looked_at(
    page: MembersPage, session: Session, qtbot: QtBot
) -> None:
    many = 2 * PAGE + 50
    with session.unit() as unit:
        org = session.author.org_id
        people = [member(n, org_id=org, full_name=f"Lê Số {n:04}") for n in range(many)]
        unit.save_all(people, act="member.create")
    page.reload(None)
    model = page.list.model
    assert model.rowCount() == many
    last = model.index(many - 1, 0)
    assert last.data() == "…"
    qtbot.waitUntil(lambda: last.data() == f"Lê Số {many - 1:04}")
    assert model.index(PAGE, 0).data() == "…"


def test_enter_opens_the_form_and_the_way_back_keeps_the_list(
    page: MembersPage, session: Session
) -> None:
    add(session, **AN)
    page.reload(None)
    press(page.list.search, Qt.Key.Key_Down)
    press(page.list.table, Qt.Key.Key_Return)
    assert page.shown is page.form
    assert page.form.editors["full_name"].text() == "Nguyễn Hoài An"
    QTest.mouseClick(page.form.back, Qt.MouseButton.LeftButton)
    assert page.shown is page.list


def test_after_a_save_the_list_stands_where_it_was(page: MembersPage, session: Session) -> None:
    add(session, **AN)
    add(session, **BINH)
    page.reload(None)
    page.list.table.selectRow(1)
    press(page.list.table, Qt.Key.Key_Return)
    commit_text(page.form.editors["note"].widget, "đã xem")
    page.form.save.click()
    page.form.back.click()
    assert page.list.table.currentIndex().row() == 1


def test_the_office_reads_and_exports_only(
    qtbot: QtBot, tmp_path: Path, settings: Settings, dialogs: Spoken
) -> None:
    (tmp_path / "office").mkdir()
    office = open_branch(tmp_path / "office", WorkplaceKind.HEADQUARTERS)
    around = office.surroundings
    with unit_of_work(office.store, author("s9", OTHER_ORG), around) as unit:
        unit.save(Workplace(id=OTHER_ORG, org_id=OTHER_ORG, name="Chi bộ Thôn 1"), act="x")
        unit.save(member(1, org_id=OTHER_ORG, full_name="Lê Văn Đạt"), act="member.create")
    runner = SyncRunner(office.unit, dialogs)
    page = MembersPage(
        Context(session=office, runner=runner, dialogs=dialogs, settings=settings, today=date.today)
    )
    qtbot.addWidget(page)
    page.reload(None)
    assert shown(page, place(page, "org_id")) == ["Chi bộ Thôn 1"]
    assert [button.text() for button in page.list._buttons] == ["Xuất, in"]
    page.arrive("new")
    assert page.shown is page.list
    page.list.table.opened.emit(0)
    assert page.form.save.isHidden()
    assert "Chi bộ Thôn 1" in page.form.banner.text()
    assert not page.form.is_dirty
    office.close()


def test_a_list_is_written_to_the_chosen_file(
    page: MembersPage, session: Session, dialogs: Spoken
) -> None:
    add(session, **AN)
    page.reload(None)
    dialogs.saved_as = session.path.parent / "ds.xlsx"
    page.list.more.export_sheet()
    assert dialogs.saved_as.read_bytes().startswith(b"PK")
    assert "ds.xlsx" in page.list.banner.text()


def test_papers_of_the_person_marked_are_in_the_menu(page: MembersPage, session: Session) -> None:
    add(session, **AN)
    binh = add(session, **BINH)
    page.reload(None)
    page.list.table.selectRow(1)
    asked: list[object] = []
    page.go_requested.connect(lambda _place, argument: asked.append(argument))
    papers = page.list.more.export_menu().actions()[-1]
    assert papers.text() == "Hồ sơ của Trần Văn Bình"
    papers.menu().actions()[0].trigger()
    assert asked == [("dossiers", ("member", binh.id, "card"))]


def test_a_units_own_field_is_a_column_once_chosen(
    page: MembersPage, session: Session, context: Context
) -> None:
    saved = add(session, **AN)
    page.reload(None)
    with session.unit() as unit:
        field = replace(new_custom_field(unit), label="Ca trực")
        save_custom_field(unit, field)
        seen = unit.edit(Member, saved.id)
        assert seen is not None
        changed = replace(seen.record, extra={field.id: "Sáng"})
        unit.save(changed, act="member.edit", base=seen)
    page.reload(frozenset({"custom_field", "member"}))
    table = page.list.table
    name = field.spec.name
    assert name in table.column_keys()
    assert name not in table.shown_columns()
    table.show_columns([*table.shown_columns(), name])
    assert shown(page, place(page, name)) == ["Sáng"]
    assert (name, "Ca trực") in page.list.seen().columns
    page.reload(None)
    assert shown(page, place(page, name)) == ["Sáng"]


def test_ages_are_columns_that_are_reckoned(page: MembersPage, session: Session) -> None:
    add(session, **AN)
    page.reload(None)
    table = page.list.table
    table.show_columns(["full_name", "age", "party_age"])
    assert shown(page, place(page, "age"))[0].isdigit()
    assert "năm" in shown(page, place(page, "party_age"))[0]
