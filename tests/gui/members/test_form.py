"""The form: typing with an input method, all problems at once, one click to mend, the guard."""

from PySide6.QtWidgets import QLabel

from chibo_desktop.domain.member import Member
from chibo_desktop.gui.members.page import MembersPage
from chibo_desktop.services.session import Session
from gui.members.conftest import Spoken
from gui.typing import commit_text, type_text
from services.member_book import AN, add, day, read


def members(session: Session) -> list[Member]:
    with session.unit() as unit:
        return unit.all(Member)


def test_a_member_typed_with_an_input_method_is_saved(page: MembersPage, session: Session) -> None:
    page.open_new()
    form = page.form
    commit_text(form.editors["full_name"].widget, "Đỗ Thị Hường")
    type_text(form.editors["born_on"].widget, "5/2/1957")
    form.editors["gender"].set_text("female")
    form.save.click()
    (saved,) = members(session)
    assert (saved.full_name, saved.born_on, saved.gender) == (
        "Đỗ Thị Hường", day(1957, 2, 5), "female",
    )  # fmt: skip
    assert form.banner.text().startswith("Đã lưu lúc")
    assert not form.is_dirty


def test_all_problems_stand_beside_their_fields_at_once(
    page: MembersPage, session: Session
) -> None:
    page.open_new()
    form = page.form
    type_text(form.editors["born_on"].widget, "31/02/1957")
    type_text(form.editors["identity_number"].widget, "12345")
    form.save.click()
    assert not members(session)
    assert "Không hiểu ngày" in form.editors["born_on"].problem
    assert "12 chữ số" in form.editors["identity_number"].problem
    assert "Chưa có" in form.editors["full_name"].problem
    assert len(form.banner.text().splitlines()) == 3
    assert form.editors["born_on"].text() == "31/02/1957"


def test_one_click_puts_lost_zeros_back(page: MembersPage) -> None:
    page.open_new()
    form = page.form
    type_text(form.editors["identity_number"].widget, "36157000011")
    form.save.click()
    form.editors["identity_number"]._mend.click()
    assert form.editors["identity_number"].text() == "036157000011"
    assert "12 chữ số" not in form.editors["identity_number"].problem


def test_nine_digits_are_moved_to_the_old_card(page: MembersPage) -> None:
    page.open_new()
    form = page.form
    type_text(form.editors["identity_number"].widget, "161234567")
    form.save.click()
    form.editors["identity_number"]._mend.click()
    assert form.editors["identity_number"].text() == ""
    assert form.editors["old_identity_number"].text() == "161234567"


def test_a_correction_of_identity_asks_for_its_document(
    page: MembersPage, session: Session
) -> None:
    member_id = add(session, **AN).id
    page.open_member(member_id)
    form = page.form
    assert form.form.reason.isHidden()
    form.editors["born_on"].widget.clear()
    type_text(form.editors["born_on"].widget, "05/03/1957")
    assert not form.form.reason.isHidden()
    form.save.click()
    assert "quyết định" in form.editors["born_on"].problem
    reason = form.form.reason
    assert "Sinh ngày" in reason.about.text()
    commit_text(reason.number, "12-QĐ/ĐU")
    commit_text(reason.issuer, "Đảng ủy phường")
    form.save.click()
    assert "Chưa ghi ngày của văn bản" in reason.fields["correction_issued_on"].problem
    form.banner.field_requested.emit("correction_issued_on")
    assert reason.issued_on.hasFocus()
    type_text(reason.issued_on, "01/11/2026")
    form.save.click()
    assert read(session, member_id).born_on == day(1957, 3, 5)
    form.show_side("history")
    said = "\n".join(label.text() for label in form.tab("history").findChildren(QLabel))
    assert "Căn cứ: số 12-QĐ/ĐU ngày 01/11/2026 của Đảng ủy phường." in said


def test_nobody_leaves_an_unsaved_form_unasked(
    page: MembersPage, session: Session, dialogs: Spoken
) -> None:
    member_id = add(session, **AN).id
    page.open_member(member_id)
    assert page.may_leave()
    commit_text(page.form.editors["note"].widget, "ghi thêm")
    assert not page.may_leave()
    assert dialogs.asked[-1][0] == "confirm"
    page.form.back.click()
    assert page.shown is page.form
    dialogs.confirms = True
    page.form.back.click()
    assert page.shown is page.list
    assert read(session, member_id).note == ""


def test_a_value_outside_the_catalogue_is_kept(page: MembersPage, session: Session) -> None:
    member_id = add(session, **{**AN, "religion": "Đạo lạ"}).id
    page.open_member(member_id)
    commit_text(page.form.editors["note"].widget, "x")
    page.form.save.click()
    assert read(session, member_id).religion == "Đạo lạ"
