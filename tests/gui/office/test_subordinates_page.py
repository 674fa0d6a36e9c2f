"""The office's units: adding, inviting, what the tree says of each key."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.office import subordinates_place
from chibo_desktop.gui.office.decision_form import DecisionForm
from chibo_desktop.gui.office.subordinates import SubordinatesPage
from chibo_desktop.gui.office.unit_form import UnitForm
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.enrolment import add_subordinate
from chibo_desktop.services.inbox import pending_registrations, receive_one
from chibo_desktop.services.session import NewWorkplace
from gui.exchange.people import Spoken, context_of, shown, told
from services.exchange_story import Story, session_of


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
        yield one


@pytest.fixture
def context(look: QApplication, story: Story, tmp_path: Path) -> Context:
    return context_of(story.office, tmp_path)


def page_of(qtbot: QtBot, context: Context) -> SubordinatesPage:
    page = shown(qtbot, subordinates_place(context), context)
    assert isinstance(page, SubordinatesPage)
    return page


def spoken(context: Context) -> Spoken:
    assert isinstance(context.dialogs, Spoken)
    return context.dialogs


def test_units_are_added_with_their_mistakes_beside_the_field(
    qtbot: QtBot, context: Context
) -> None:
    page = page_of(qtbot, context)
    page.add_button.click()
    assert isinstance(page.acts.form, UnitForm)
    page.acts.form.name.setText("Chi bộ Văn phòng")
    page.acts.form.on_submit()
    assert "Mã đơn vị" in page.acts.form.fields["code"].problem
    page.acts.form.code.setText("CB01")
    page.acts.form.contact.setText("Trần Thị Mẫu, 0900 000 000")
    page.acts.form.on_submit()
    assert not page.acts.form.isVisible()
    (line,) = page.lines.lines
    assert (line.name, line.code, line.contact) == (
        "Chi bộ Văn phòng",
        "CB01",
        "Trần Thị Mẫu, 0900 000 000",
    )
    page.add_button.click()
    assert isinstance(page.acts.form, UnitForm)
    page.acts.form.name.setText("Chi bộ khác")
    page.acts.form.code.setText("CB01")
    page.acts.form.on_submit()
    assert "đã có đơn vị khác dùng" in page.acts.form.fields["code"].problem
    page.acts.form.reject()


def test_invitations_are_written_for_the_chosen_units(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    for code in ("CB01", "CB02", "CB03"):
        story.add(code)
    folder = tmp_path / "letters"
    folder.mkdir()
    page = page_of(qtbot, context)
    page.table.selectRow(1)
    spoken(context).choice, spoken(context).folder = 0, folder
    page.invite_button.click()
    assert [path.name for path in folder.iterdir()] == ["moi_CB02.cbi"]
    spoken(context).choice = 1
    page.invite_button.click()
    assert len(list(folder.iterdir())) == 3
    assert "3 thư mời" in page.banner.text()


def test_the_key_of_each_unit_is_told_in_a_word(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    story.enrolled("CB01")
    receive_one(story.office, story.registered("CB02"), "dangky.cbb", merge=True)
    story.add("CB03", WorkplaceKind.PARTY_ORGANIZATION)
    page = page_of(qtbot, context)
    badges: list[int] = []
    page.badge_changed.connect(badges.append)
    page.reload(None)
    keys = page.table.column_keys().index("trust")
    words = [page.lines.index(row, keys).data() for row in range(page.lines.rowCount())]
    assert words == ["✓ đã xác nhận", "chờ xác nhận", "chưa đăng ký"]
    assert badges == [1]
    (card,) = page.pending
    card.check.edit.setText("00000 00000")
    card.check.button.click()
    assert "không khớp" in card.check.field.problem
    assert len(page.pending) == 1


def test_a_second_key_says_what_it_ends_before_it_is_confirmed(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    story.enrolled("CB01").close()
    story.folder = story.folder / "second"
    story.folder.mkdir()
    receive_one(story.office, story.registered("CB01"), "dangky.cbb", merge=True)
    page = page_of(qtbot, context)
    (card,) = page.pending
    assert "chép tệp dữ liệu của máy cũ sang máy thứ hai" in card.ending.text()
    with story.office.unit() as unit:
        ((_, fingerprint),) = pending_registrations(unit)
    card.check.edit.setText(fingerprint[-11:])
    spoken(context).confirms = False
    card.check.button.click()
    assert len(page.pending) == 1
    spoken(context).confirms = True
    card.check.button.click()
    assert page.pending == []
    assert "Đã xác nhận khóa" in page.banner.text()


def test_an_office_without_a_code_is_asked_for_one(
    qtbot: QtBot, look: QApplication, tmp_path: Path
) -> None:
    office = session_of(
        tmp_path, "new", NewWorkplace(name="Đảng ủy Mới", kind=WorkplaceKind.HEADQUARTERS)
    )
    context = context_of(office, tmp_path)
    page = page_of(qtbot, context)
    assert "chưa có mã" in page.banner.text()
    spoken(context).text = "DU"
    page.ask_for_code()
    assert page.banner.text() == ""
    office.close()


def test_a_rescue_is_written_for_one_chosen_unit_that_has_sent_something(
    qtbot: QtBot, context: Context, story: Story, tmp_path: Path
) -> None:
    story.enrolled("CB07")
    spoken(context).folder, spoken(context).confirms = tmp_path, True
    page = page_of(qtbot, context)
    page.table.clearSelection()
    page.rescue_button.click()
    assert "chọn đúng một đơn vị" in page.banner.text()
    page.table.selectRow(0)
    page.rescue_button.click()
    assert "chưa nhận được gì" in page.banner.text()


def test_the_tree_folds_and_opens_and_shows_another_day(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    with story.office.unit() as unit:
        top = add_subordinate(
            unit, name="Đảng bộ X", code="X", kind=WorkplaceKind.PARTY_ORGANIZATION
        )
        add_subordinate(
            unit, name="Chi bộ Y", code="Y", kind=WorkplaceKind.BRANCH, parent_id=top.id
        )
        add_subordinate(
            unit, name="Chi bộ Z", code="Z", kind=WorkplaceKind.BRANCH, until=date(2026, 6, 30)
        )
    page = page_of(qtbot, context)

    def codes() -> list[str]:
        return [one.code or one.name for one in page.lines.lines]

    assert codes() == ["X", "Y", "Đã thôi hoạt động (1)"]
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert codes() == ["X", "Đã thôi hoạt động (1)"]
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    page.table.selectRow(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert codes() == ["X", "Y", "Đã thôi hoạt động (1)", "Z"]
    page.show_day(PartialDate(2026, 6, 30))
    assert codes() == ["X", "Y", "Z"]


def test_a_decision_is_looked_at_written_down_and_taken_back(
    qtbot: QtBot, context: Context, story: Story
) -> None:
    one = story.add("CB01")
    other = story.add("CB02")
    page = page_of(qtbot, context)
    page.table.selectRow(0)
    spoken(context).choice = 0  # the first of the kinds: a merge
    page.decide_button.click()
    form = page.acts.form
    assert isinstance(form, DecisionForm)
    assert form.several.ticked == [one.id]
    form.receiver.set_value(other.id)
    form.on_submit()
    assert "số quyết định" in form.fields["number"].problem
    form.decision_no.setText("12-QĐ/ĐU")
    form.effective_on.set_value(PartialDate(2026, 11, 1))
    form.look()
    assert "Chi bộ CB01 thôi hoạt động từ 01/11/2026" in form.preview.text()
    form.on_submit()
    assert [line.code for line in page.lines.lines if line.code] == ["CB02"]
    assert page.decisions.isVisible()
    page.decisions.table.selectRow(0)
    spoken(context).text = "Ghi nhầm"
    page.decisions.button.click()
    assert [line.code for line in page.lines.lines] == ["CB01", "CB02"]
    assert not page.decisions.isVisible()
