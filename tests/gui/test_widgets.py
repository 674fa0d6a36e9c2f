"""Widgets, typed into and clicked as people do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui import theme
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.widgets import (
    Banner,
    Button,
    Choice,
    DataTable,
    FigureCard,
    FormField,
    LinesModel,
    Page,
    PartialDateEdit,
    PasswordField,
    SearchBox,
    Segmented,
)
from gui.sample_pages import COLUMNS, LINES
from gui.typing import commit_text, press, type_text

pytestmark = pytest.mark.usefixtures("look")


@pytest.mark.parametrize("type_in", [type_text, commit_text], ids=["key by key", "input method"])
def test_vietnamese_reaches_the_search_box_whole_and_normalised(qtbot: QtBot, type_in) -> None:  # type: ignore[no-untyped-def]
    box = SearchBox()
    qtbot.addWidget(box)
    heard: list[str] = []
    box.searched.connect(heard.append)
    type_in(box, "Nguye\u0302\u0303n Thị Hường ")
    assert heard[-1] == "Nguyễn Thị Hường"


def test_a_text_being_composed_is_not_searched_yet(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    heard: list[str] = []
    box.searched.connect(heard.append)
    commit_text(box, "Đạt")
    assert heard == ["Đạt"]


def test_escape_empties_the_search_and_down_goes_to_the_list(qtbot: QtBot) -> None:
    box = SearchBox()
    qtbot.addWidget(box)
    type_text(box, "lan")
    press(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    with qtbot.waitSignal(box.list_requested):
        press(box, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("typed", "shown", "value"),
    [
        ("5/2/1957", "05/02/1957", PartialDate(1957, 2, 5)),
        ("02/1957", "02/1957", PartialDate(1957, 2)),
        ("1957", "1957", PartialDate(1957)),
        ("", "", None),
    ],
)
def test_a_partial_date_keeps_the_precision_it_was_given(
    qtbot: QtBot, typed: str, shown: str, value: PartialDate | None
) -> None:
    edit = PartialDateEdit()
    qtbot.addWidget(edit)
    type_text(edit, typed)
    press(edit, Qt.Key.Key_Return)
    assert edit.text() == shown
    assert edit.value() == value


def test_a_date_that_does_not_exist_stays_as_typed(qtbot: QtBot) -> None:
    edit = PartialDateEdit()
    qtbot.addWidget(edit)
    type_text(edit, "31/2/1957")
    press(edit, Qt.Key.Key_Return)
    assert edit.text() == "31/2/1957"
    assert not edit.is_readable()
    with pytest.raises(ValueError, match="out of range"):
        edit.value()


def test_a_choice_keeps_its_value_when_the_options_change(qtbot: QtBot) -> None:
    choice = Choice([("a", "Một"), ("b", "Hai")])
    qtbot.addWidget(choice)
    choice.set_value("b")
    choice.set_options([("b", "Hai"), ("c", "Ba")])
    assert choice.value() == "b"
    choice.set_options([("c", "Ba")])
    assert choice.value() == "c"


def test_a_segment_is_announced_only_when_the_user_takes_it(qtbot: QtBot) -> None:
    switch = Segmented([("self", "Tự chấm"), ("committee", "Chi ủy chấm")])
    qtbot.addWidget(switch)
    heard: list[str] = []
    switch.chosen.connect(heard.append)
    switch.set_value("committee")
    assert switch.value() == "committee"
    assert heard == []
    switch.findChildren(type(switch.layout().itemAt(0).widget()))[0].click()
    assert heard == ["self"]


def test_a_problem_stands_beside_its_field_and_goes_away(qtbot: QtBot) -> None:
    field = FormField("&Họ và tên", QLineEdit(), "Như trong giấy khai sinh", required=True)
    qtbot.addWidget(field)
    field.show()
    field.show_problem("Chưa có họ và tên. Ghi đủ họ, chữ đệm và tên.")
    assert field.problem.startswith("Chưa có họ và tên")
    assert field.editor.accessibleDescription() == field.problem
    field.clear_problem()
    assert field.problem == ""
    assert field.editor.accessibleDescription() == "Như trong giấy khai sinh"


def test_the_banner_says_everything_and_leads_to_the_field(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    problems = (Problem(code="one", field="full_name"), Problem(code="two <b>"))
    banner.show_problems(problems, lambda problem: f"Câu {problem.code}.")
    assert banner.text() == "Câu one.\nCâu two <b>."
    assert banner.isVisibleTo(None)
    banner.show_problems((), str)
    assert not banner.isVisibleTo(None)


def test_a_page_has_one_primary_action_standing_last_and_three_at_most(qtbot: QtBot) -> None:
    page = Page("Đánh giá")
    qtbot.addWidget(page)
    pressed: list[str] = []
    primary = page.add_action("Chốt kỳ…", lambda: pressed.append("close"), primary=True)
    plain = page.add_action("In phiếu", lambda: pressed.append("print"))
    page.resize(900, 600)
    page.show()
    assert primary.x() > plain.x()
    press(primary, Qt.Key.Key_Return)
    plain.click()
    assert pressed == ["close", "print"]
    with pytest.raises(ValueError, match="one primary"):
        page.add_action("Gửi", lambda: None, primary=True)
    page.add_action("Cột", lambda: None)
    with pytest.raises(ValueError, match="three"):
        page.add_action("Nữa", lambda: None)


def test_an_empty_page_offers_the_first_step(qtbot: QtBot) -> None:
    page = Page("Sinh hoạt")
    qtbot.addWidget(page)
    body = FigureCard("0", "cuộc họp")
    page.body.addWidget(body)
    page.show_empty("Chưa có cuộc họp", action="Chuẩn bị", on_action=page.show_body)
    page.show()
    assert not body.isVisible()
    page.findChild(type(page._empty)).button.click()
    assert body.isVisible()


def test_a_figure_opens_its_names_by_mouse_and_by_key(qtbot: QtBot) -> None:
    card = FigureCard("3", "mâu thuẫn", opens=True)
    qtbot.addWidget(card)
    heard: list[bool] = []
    card.clicked.connect(lambda: heard.append(True))
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    press(card, Qt.Key.Key_Return)
    assert len(heard) == 2
    assert card.accessibleName() == "3 mâu thuẫn"


def test_the_lines_model_keeps_qts_contract(qtmodeltester: ModelTester) -> None:
    model = LinesModel(COLUMNS)
    model.set_lines(LINES)
    qtmodeltester.check(model)


def test_lines_sort_by_given_name_and_stay_sorted_when_reloaded() -> None:
    model = LinesModel(COLUMNS)
    model.set_lines(LINES[:6])
    assert model.sort_by("name", descending=False)
    names = [line.name for line in model.lines]
    assert names[:3] == ["Nguyễn Hoài An", "Trần Thị Ánh", "Lê Văn Đạt"]
    model.set_lines(LINES[:6])
    assert [line.name for line in model.lines] == names
    assert not model.sort_by("why", descending=False)


def _table(qtbot: QtBot, settings: Settings, cells: bool = False) -> DataTable:
    table = DataTable("sample", settings, cells)
    qtbot.addWidget(table)
    model = LinesModel(COLUMNS, table)
    model.set_lines(LINES[:6])
    table.setModel(model)
    table.resize(1300, 400)
    table.show()
    return table


def test_a_selection_is_copied_as_excel_reads_it(qtbot: QtBot, settings: Settings) -> None:
    table = _table(qtbot, settings)
    table.show_columns(["name", "m0", "rating"])
    table.selectRow(1)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Trần Thị Ánh\t89\tHoàn thành tốt"


def test_enter_opens_the_row(qtbot: QtBot, settings: Settings) -> None:
    table = _table(qtbot, settings)
    table.selectRow(2)
    with qtbot.waitSignal(table.opened) as heard:
        press(table, Qt.Key.Key_Return)
    assert heard.args == [2]


def test_widths_and_columns_are_remembered_at_any_text_size(
    qtbot: QtBot, settings: Settings, look
) -> None:  # type: ignore[no-untyped-def]
    first = _table(qtbot, settings)
    first.setColumnWidth(0, 233)
    first.show_columns(["name", "rating"])
    second = _table(qtbot, settings)
    assert second.columnWidth(0) == 233
    assert second.shown_columns() == ["name", "rating"]
    theme.apply(look, theme.Theme(theme.LIGHT, 150))
    assert second.columnWidth(0) == 350
    assert second.rowHeight(0) == theme.current().row


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_round(
    qtbot: QtBot, settings: Settings
) -> None:
    table = _table(qtbot, settings)
    header = table.horizontalHeader()
    heard: list[tuple[str, bool]] = []
    table.sort_requested.connect(lambda key, descending: heard.append((key, descending)))
    for _ in range(2):
        header.sectionClicked.emit(1)
    assert heard == [("m0", False), ("m0", True)]
    assert table.model().index(0, 1).data() == "99"


@pytest.mark.parametrize("percent", theme.SCALES)
def test_no_heading_is_cut_at_any_text_size(
    qtbot: QtBot, settings: Settings, look, percent: int
) -> None:  # type: ignore[no-untyped-def]
    theme.apply(look, theme.Theme(theme.LIGHT, percent))
    header = _table(qtbot, settings).horizontalHeader()
    for section in range(header.count()):
        assert header.sectionSize(section) >= header.sectionSizeFromContents(section).width()
        assert header.height() >= header.sectionSizeFromContents(section).height()


def test_a_password_warns_of_the_input_method_and_of_caps_lock(qtbot: QtBot) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    type_text(field.editor, "abc")
    assert field.warning == ""
    type_text(field.editor, "ă")
    assert "Bộ gõ tiếng Việt đang bật" in field.warning
    field.clear()
    type_text(field.editor, "A")
    assert "Caps Lock" in field.warning
    field.clear()
    type_text(field.editor, "A", Qt.KeyboardModifier.ShiftModifier)
    assert field.warning == ""


def test_the_eye_shows_the_password_and_hides_it_again(qtbot: QtBot) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    assert field.editor.echoMode() is QLineEdit.EchoMode.Password
    eye = field.editor.actions()[0]
    eye.trigger()
    assert field.editor.echoMode() is QLineEdit.EchoMode.Normal
    eye.trigger()
    assert field.editor.echoMode() is QLineEdit.EchoMode.Password


def test_a_button_that_becomes_plain_keeps_an_icon_that_can_be_seen(qtbot, look):
    button = Button("Ghi lại gói", "primary", "hard-drive")
    qtbot.addWidget(button)
    plain = Button("Ghi lại gói", "plain", "hard-drive")
    qtbot.addWidget(plain)
    button.set_kind("plain")
    assert button.property("kind") == "plain"
    images = [one.icon().pixmap(16, 16).toImage() for one in (button, plain)]
    assert images[0] == images[1]
