"""The window around the pages, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui import theme
from chibo_desktop.gui.gallery import render_gallery
from chibo_desktop.gui.runtime.question import Question, TextQuestion
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.shell.create_dialog import CreateField, CreateFileDialog
from chibo_desktop.gui.shell.help_window import HelpWindow
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.gui.shell.place import Heading
from chibo_desktop.gui.shell.qt_words import QtWords
from chibo_desktop.gui.shell.sidebar import PlaceButton
from chibo_desktop.gui.shell.unlock_dialog import UnlockDialog
from gui.answers import AnsweredDialogs
from gui.sample_pages import PLACES, HomePage, ListPage
from gui.typing import commit_text, press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(
    qtbot: QtBot, runner: SyncRunner, settings: Settings, dialogs: AnsweredDialogs
) -> MainWindow:
    heading = Heading(unit="Chi bộ Văn phòng", person="Bí thư: Trần Thị Mẫu")
    made = MainWindow(PLACES, runner, settings, dialogs, heading)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _place(window: MainWindow, key: str) -> PlaceButton:
    return next(button for button in window.findChildren(PlaceButton) if button.key == key)


def test_pages_are_made_on_the_first_visit(window: MainWindow) -> None:
    assert window.current_key == "home"
    assert len(window.findChildren(HomePage)) == 1
    assert window.findChildren(ListPage) == []
    window.go("evaluation")
    assert len(window.findChildren(ListPage)) == 1
    window.go("home")
    window.go("evaluation")
    assert len(window.findChildren(ListPage)) == 1


def test_a_page_visited_before_is_no_part_of_the_window(window: MainWindow) -> None:
    least = window.minimumSizeHint().width()
    window.page("home").setMinimumWidth(least + 500)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() > least + 500
    window.go("evaluation")
    QApplication.processEvents()
    assert window.page("evaluation").isVisible()
    assert not window.page("home").isVisible()
    assert window.minimumSizeHint().width() < least + 500
    window.go("home")
    assert window.page("home").isVisible()
    assert not window.page("evaluation").isVisible()


def test_ctrl_and_a_digit_goes_to_a_place(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.current_key == "evaluation"
    assert _place(window, "evaluation").isChecked()
    qtbot.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.current_key == "home"


def test_arrows_move_in_the_list_and_enter_goes_there(window: MainWindow) -> None:
    first, second = _place(window, "home"), _place(window, "members")
    first.setFocus()
    press(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    press(second, Qt.Key.Key_Return)
    assert window.current_key == "members"


def test_pages_reload_only_for_what_they_show_and_only_when_seen(
    window: MainWindow, runner: SyncRunner
) -> None:
    home = window.page("home")
    listing = window.page("evaluation")
    assert isinstance(home, HomePage)
    assert isinstance(listing, ListPage)
    assert home.reloads == [None]
    assert listing.reloads == []
    window.go("evaluation")
    runner.run(lambda unit: unit.touched.add("round"))
    runner.run(lambda unit: unit.touched.add("member"))
    assert home.reloads == [None]
    assert listing.reloads == [None, frozenset({"member"})]
    window.go("home")
    assert home.reloads == [None, frozenset({"round"})]


def test_a_page_can_send_the_user_elsewhere_with_an_argument(window: MainWindow) -> None:
    window.page("home").go_requested.emit("evaluation", "huong")
    assert window.current_key == "evaluation"
    listing = window.page("evaluation")
    assert isinstance(listing, ListPage)
    assert listing.arrivals == ["huong"]


def test_a_draft_keeps_the_user_where_they_are(window: MainWindow) -> None:
    window.go("evaluation")
    listing = window.page("evaluation")
    assert isinstance(listing, ListPage)
    listing.holds = True
    assert not window.go("home")
    assert window.current_key == "evaluation"
    assert _place(window, "evaluation").isChecked()
    assert not window.close()
    listing.holds = False
    assert window.close()


def test_a_badge_counts_and_says_what(window: MainWindow) -> None:
    window.set_badge("opinions", 4, "ý kiến chưa trả lời")
    button = _place(window, "opinions")
    assert button.accessibleDescription() == "4 ý kiến chưa trả lời"
    assert "4 ý kiến chưa trả lời" in button.toolTip()


def test_text_size_by_keyboard_is_remembered(
    window: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert theme.current().percent == 115
    assert settings.theme.percent == 115
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert theme.current().percent == 100


def test_the_dark_theme_is_one_button_away(window: MainWindow, settings: Settings) -> None:
    window.status.theme_requested.emit()
    assert theme.current().tokens is theme.DARK
    assert settings.theme.tokens is theme.DARK


def test_ctrl_l_locks(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_requested):
        qtbot.keyClick(window, Qt.Key.Key_L, CTRL)


def test_f1_opens_help_for_the_place(window: MainWindow, qtbot: QtBot) -> None:
    window.go("study")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    help_window = window.findChild(HelpWindow)
    assert help_window is not None
    assert help_window.isVisible()
    assert help_window.text()


@pytest.mark.parametrize("size", [(1280, 800, 100), (1366, 768, 175)])
def test_the_window_fits_the_screens_people_have(
    window: MainWindow, size: tuple[int, int, int]
) -> None:
    width, height, percent = size
    window.set_theme(theme.Theme(theme.LIGHT, percent))
    for key in ("home", "members", "evaluation", "meetings"):
        window.go(key)
        QApplication.processEvents()
        least = window.minimumSizeHint()
        assert least.width() <= width, key
        assert least.height() <= height, key
    for button in window.findChildren(PlaceButton):
        assert button.width() >= button.sizeHint().width()


def test_everything_on_a_page_is_reached_by_tab(window: MainWindow) -> None:
    window.go("members")
    wanted = {
        widget
        for kind in (QLineEdit, QCheckBox, QPushButton)
        for widget in window.page("members").findChildren(kind)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    seen = set()
    for _ in range(120):
        window.focusNextChild()
        seen.add(window.focusWidget())
    assert wanted <= seen


def _say(problem: Problem) -> str:
    return f"Câu cho {problem.code}."


@pytest.fixture
def unlock(qtbot: QtBot, look: QApplication, tmp_path: Path) -> UnlockDialog:
    made = UnlockDialog([tmp_path / "Chi bộ Văn phòng.chibo", tmp_path / "khác.chibo"])
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_sends_file_and_password_exactly_as_typed(
    unlock: UnlockDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    type_text(unlock.password.editor, " mot cau de nho ")
    with qtbot.waitSignal(unlock.submitted) as heard:
        press(unlock.password.editor, Qt.Key.Key_Return)
    assert heard.args == [tmp_path / "Chi bộ Văn phòng.chibo", " mot cau de nho "]
    assert not unlock.password.isEnabled()


def test_an_empty_password_is_not_sent(unlock: UnlockDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(unlock.submitted):
        press(unlock.password.editor, Qt.Key.Key_Return)


def test_a_refusal_is_said_in_place_and_can_be_tried_again(
    unlock: UnlockDialog, qtbot: QtBot
) -> None:
    type_text(unlock.password.editor, "sai mat khau")
    press(unlock.password.editor, Qt.Key.Key_Return)
    unlock.refuse([Problem(code="password-wrong")], _say)
    assert unlock.banner.text() == "Câu cho password-wrong."
    assert unlock.password.isEnabled()
    assert unlock.password.editor.selectedText()
    type_text(unlock.password.editor, "dung mat khau")
    with qtbot.waitSignal(unlock.submitted) as heard:
        press(unlock.password.editor, Qt.Key.Key_Return)
    assert heard.args[1] == "dung mat khau"
    assert not unlock.banner.isVisible()


def test_other_files_are_not_offered_while_locked(
    qtbot: QtBot, look: QApplication, tmp_path: Path
) -> None:
    made = UnlockDialog([tmp_path / "a.chibo"], is_locked=True)
    qtbot.addWidget(made)
    made.show()
    texts = {button.text() for button in made.findChildren(QPushButton) if button.isVisible()}
    assert texts == {"Mở sổ", "Khôi phục từ bản sao lưu…"}


FIELDS = (
    CreateField(key="unit", text="&Tên chi bộ"),
    CreateField(key="kind", text="&Loại", options=(("branch", "Chi bộ"), ("office", "Đảng ủy"))),
    CreateField(key="person", text="&Bí thư", required=False),
)


@pytest.fixture
def create(
    qtbot: QtBot, look: QApplication, dialogs: AnsweredDialogs, tmp_path: Path
) -> CreateFileDialog:
    made = CreateFileDialog(FIELDS, tmp_path / "Sổ.chibo", "Sổ (*.chibo)", dialogs)
    qtbot.addWidget(made)
    made.show()
    return made


def _button(dialog: CreateFileDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if text in b.text())


def test_a_new_file_needs_a_name_and_the_password_twice(
    create: CreateFileDialog, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(create.submitted):
        _button(create, "Tạo sổ").click()
        assert create.problems().keys() == {"unit", "password"}
        commit_text(create.findChildren(QLineEdit)[0], "Chi bộ Văn phòng")
        type_text(create.first.editor, "mot cau de nho")
        type_text(create.second.editor, "mot cau de nhO", Qt.KeyboardModifier.ShiftModifier)
        _button(create, "Tạo sổ").click()
        assert create.problems().keys() == {"again"}


def test_a_complete_form_is_announced_once(
    create: CreateFileDialog, qtbot: QtBot, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    dialogs.saved_as = tmp_path / "stick" / "Sổ 2.chibo"
    _button(create, "nơi lưu").click()
    commit_text(create.findChildren(QLineEdit)[0], "  Chi bộ  Văn phòng ")
    for field in (create.first, create.second):
        type_text(field.editor, "mot cau de nho")
    with qtbot.waitSignal(create.submitted) as heard:
        _button(create, "Tạo sổ").click()
    values, path, password = heard.args
    assert values == {"unit": "Chi bộ Văn phòng", "kind": "branch", "person": ""}
    assert path == tmp_path / "stick" / "Sổ 2.chibo"
    assert password == create.first.text()
    create.show_problems([Problem(code="taken", field="unit"), Problem(code="disk-full")], _say)
    assert create.problems() == {"unit": "Câu cho taken."}
    assert create.banner.text() == "Câu cho disk-full."


def test_enter_by_habit_does_not_do_the_formal_act(qtbot: QtBot, look: QApplication) -> None:
    question = Question("Chốt kỳ?", "39 kết quả sẽ khóa lại.", ["Chốt kỳ"], "Để sau")
    qtbot.addWidget(question)
    question.show()
    default = next(b for b in question.findChildren(QPushButton) if b.isDefault())
    assert default.text() == "Để sau"


def test_a_reason_must_be_written(qtbot: QtBot, look: QApplication) -> None:
    question = TextQuestion("Mở lại kỳ?", "Lý do:", "Mở lại", "")
    qtbot.addWidget(question)
    question.show()
    action = next(b for b in question.findChildren(QPushButton) if b.text() == "Mở lại")
    assert not action.isEnabled()
    commit_text(question.editor, "Nhập nhầm điểm của đồng chí Hường")
    assert action.isEnabled()
    assert question.text() == "Nhập nhầm điểm của đồng chí Hường"


def test_qts_own_words_are_vietnamese(look: QApplication, qtbot: QtBot) -> None:
    words = QtWords(look)
    look.installTranslator(words)
    edit = QLineEdit("chữ")
    qtbot.addWidget(edit)
    menu = edit.createStandardContextMenu()
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    look.removeTranslator(words)
    menu.deleteLater()
    assert texts == ["&Hoàn tác", "&Làm lại", "&Cắt", "&Sao chép", "&Dán", "Xóa", "Chọn tất cả"]


def test_the_gallery_draws_every_page_in_every_view(look: QApplication, tmp_path: Path) -> None:
    written = render_gallery({"home": HomePage}, tmp_path)
    assert [path.name for path in written] == [
        "home-light.png",
        "home-dark.png",
        "home-large.png",
    ]
    assert all(path.stat().st_size > 5_000 for path in written)
    assert theme.current() == theme.Theme()
