"""A member's page: its sides, rows of the tables, the unit's own fields, old provinces."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.gui.members.row_dialog import RowDialog
from chibo_desktop.gui.members.tables_tab import TablesTab
from chibo_desktop.gui.own_fields import DefinitionsDialog
from chibo_desktop.services.candidates import add_candidate, own_branches
from chibo_desktop.services.dossier import TABLES_BY_NAME, new_row_draft, save_row
from chibo_desktop.services.reveals import past_reveals
from chibo_desktop.services.session import Session
from gui.typing import commit_text, type_text
from services.member_book import AN, add, read


def tables(page: MembersPage) -> TablesTab:
    page.form.show_side("tables")
    tab = page.form.tab("tables")
    assert isinstance(tab, TablesTab)
    return tab


def write_row(session: Session, member_id: str, name: str, **written: str) -> None:
    with session.unit() as unit:
        draft = new_row_draft(unit, TABLES_BY_NAME[name], member_id)
        save_row(unit, replace(draft, written={**draft.written, **written}))


def in_dialog(kind: type[QDialog], do) -> None:
    """Do something with the dialog that the next act opens."""

    def act() -> None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
        shown = next(one for one in found if one.isVisible())
        do(shown)
        if shown.isVisible():
            shown.done(0)

    QTimer.singleShot(0, act)


def test_a_row_is_added_through_its_dialog(page: MembersPage, session: Session) -> None:
    page.open_member(add(session, **AN).id)
    card = tables(page).cards["career_step"]
    assert card.view is None
    assert card.said.text() == "Chưa ghi."

    def fill(dialog: RowDialog) -> None:
        type_text(dialog.editors["since"].widget, "9/1975")
        dialog.save()
        assert dialog.isVisible() is False

    in_dialog(RowDialog, fill)
    card.add.click()
    assert card.view is not None
    assert card.view.model().index(0, 0).data() == "09/1975"


def test_a_wrong_row_is_told_beside_its_field(page: MembersPage, session: Session) -> None:
    page.open_member(add(session, **AN).id)
    card = tables(page).cards["career_step"]
    said = []

    def fill(dialog: RowDialog) -> None:
        type_text(dialog.editors["since"].widget, "31/02/1975")
        dialog.save()
        assert dialog.isVisible()
        said.append(dialog.editors["since"].problem)
        dialog.editors["since"].set_text("")

    in_dialog(RowDialog, fill)
    card.add.click()
    assert "Không hiểu ngày" in said[0]
    assert card.view is None


def test_rows_about_other_people_are_shown_on_purpose(page: MembersPage, session: Session) -> None:
    member_id = add(session, **AN).id
    write_row(session, member_id, "relative", relation="father", full_name="Nguyễn Văn Minh")
    page.open_member(member_id)
    card = tables(page).cards["relative"]
    assert card.said.text() == "Đã ghi 1 người thân, đang che."
    assert card.view is None
    card.reveal.click()
    assert card.view is not None
    assert card.view.model().index(0, 1).data() == "Nguyễn Văn Minh"
    with session.unit() as unit:
        assert [one.about for one in past_reveals(unit)] == ["Nguyễn Hoài An – Quan hệ gia đình"]
    page.open_member(member_id)
    assert not tables(page).cards["relative"].said.isHidden()


def test_a_row_taken_off_leaves_the_table(page: MembersPage, session: Session) -> None:
    member_id = add(session, **AN).id
    write_row(session, member_id, "career_step", since="2001", work="Giáo viên")
    page.open_member(member_id)
    tab = tables(page)
    tab.cards["career_step"].remove.click()
    assert tab.cards["career_step"].said.text() == "Chưa ghi."
    assert "lịch sử" in tab.banner.text()


def test_a_new_member_is_saved_before_the_rest(page: MembersPage) -> None:
    page.open_new()
    page.form.show_side("tables")
    assert page.form.sides.value() == "form"
    assert "lưu hồ sơ trước" in page.form.banner.text()


def test_an_old_province_is_mapped_with_one_click_and_its_words_stay(
    page: MembersPage, session: Session
) -> None:
    member_id = add(session, **AN, birth_province="Nam Định", birth_detail="xã Yên Bình, Ý Yên").id
    page.open_member(member_id)
    editors = page.form.editors
    page.form.save.click()
    assert "30/06/2025" in editors["birth_province"].problem
    editors["birth_province"]._mend.click()
    page.form.save.click()
    member = read(session, member_id)
    assert member.birth_province == "Tỉnh Ninh Bình"
    assert member.birth_written == "xã Yên Bình, Ý Yên, Nam Định"


def test_a_written_address_is_offered_todays_units(page: MembersPage, session: Session) -> None:
    written = "thôn Đông, xã Yên Khánh, huyện Ý Yên, Nam Định"
    page.open_member(add(session, **AN, native_written=written).id)
    editors = page.form.editors
    page.form.save.click()
    assert "nay thuộc Xã Ý Yên, Tỉnh Ninh Bình" in editors["native_written"].problem
    editors["native_written"]._mend.click()
    assert editors["native_province"].text() == "Tỉnh Ninh Bình"
    assert editors["native_detail"].text() == "thôn Đông, Xã Ý Yên"
    assert editors["native_written"].text() == written
    assert editors["native_written"].problem == ""


def test_a_unit_defines_a_field_and_fills_it_at_once(page: MembersPage, session: Session) -> None:
    member_id = add(session, **AN).id
    page.open_member(member_id)

    def define(dialog: DefinitionsDialog) -> None:
        commit_text(dialog.name, "Nhóm máu")
        dialog.kind.set_value("choice")
        dialog.save()
        assert "mỗi dòng một giá trị" in dialog.banner.text()
        dialog.options.setPlainText("A\nB\nO")
        dialog.save()
        assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["Nhóm máu"]

    in_dialog(DefinitionsDialog, define)
    page.form.form.custom.define.click()
    (name,) = page.form.form.custom.editors
    page.form.form.custom.editors[name].set_text("B")
    page.form.save.click()
    assert list(read(session, member_id).extra.values()) == ["B"]


@pytest.mark.parametrize("side", ["tables", "history"])
def test_another_units_dossier_is_only_read(page: MembersPage, session: Session, side: str) -> None:
    member_id = add(session, **AN).id
    page.form.form.loaded.connect(lambda _form: None)
    page.open_member(member_id)
    page.form.tab(side).open_member(member_id, session.author.org_id, False)
    if side == "tables":
        assert all(card.add.isHidden() for card in page.form.tab(side).cards.values())


def test_papers_of_the_open_member_are_one_choice_away(page: MembersPage, session: Session) -> None:
    saved = add(session, **AN)
    page.open_new()
    assert page.form.print_menu() is None
    assert page.form.printing.isVisible() is False
    page.open_member(saved.id)
    asked: list[tuple[str, object]] = []
    page.go_requested.connect(lambda place, argument: asked.append((place, argument)))
    menu = page.form.print_menu()
    assert menu is not None
    for action in menu.actions():
        action.trigger()
    assert asked == [
        ("printing", ("dossiers", ("member", saved.id, "card"))),
        ("printing", ("dossiers", ("member", saved.id, "curriculum"))),
        ("printing", ("dossiers", ("member", saved.id, "supplement"))),
        ("printing", ("life", ("life", saved.id))),
    ]


def test_a_candidate_has_papers_of_a_step_only(page: MembersPage, session: Session) -> None:
    with session.unit() as unit:
        branch_id = next(iter(own_branches(unit)))
        known = {"full_name": "Lê Thị Hạnh", "branch_id": branch_id, "happened_on": "10/2026"}
        candidate = add_candidate(unit, known)
    page.open_member(candidate)
    menu = page.form.print_menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Kết nạp, chuyển đi…"]
