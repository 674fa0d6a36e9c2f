"""Đơn vị on a real file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import new_branch
from chibo_desktop.gui.unit import unit_place
from chibo_desktop.gui.unit.page import UnitPage
from gui.exchange.people import context_of, shown
from gui.typing import type_text


@pytest.fixture
def page(qtbot: QtBot, look: QApplication, tmp_path: Path):
    made = new_branch(tmp_path)
    context = context_of(made.session, tmp_path)
    one = shown(qtbot, unit_place(context), context)
    assert isinstance(one, UnitPage)
    yield one
    made.session.close()


def test_leaving_a_field_saves_it(page):
    editor = page.fields["secretary_name"].editor
    editor.clear()
    type_text(editor, "Ngô Bảo Quỳnh")
    editor.editingFinished.emit()
    assert page._of_file.session.workplace.secretary_name == "Ngô Bảo Quỳnh"


def test_an_empty_name_is_refused_beside_the_field(page):
    editor = page.fields["name"].editor
    editor.clear()
    editor.editingFinished.emit()
    assert page.fields["name"].problem
    assert page._of_file.session.workplace.name == "Chi bộ Văn phòng"


def test_a_chi_bo_has_no_list_of_branches(page):
    assert not page.branches.isVisible()


def test_two_different_new_passwords_are_said(page, qtbot):
    page.password.old.editor.setText("mật khẩu thử")
    page.password.new.editor.setText("song tre mua hen lua")
    page.password.again.editor.setText("song tre mua hen gio")
    with qtbot.assertNotEmitted(page.password.submitted):
        page.password.change.click()


def test_a_changed_password_is_told_with_what_it_does_not_change(page):
    page.password.old.editor.setText("mật khẩu thử")
    page.password.new.editor.setText("song tre mua hen lua")
    page.password.again.editor.setText("song tre mua hen lua")
    page.password.change.click()
    assert "bản sao lưu" in page.banner.text()


def test_a_backup_by_hand_says_where_it_is(page, tmp_path):
    page.backup.here.click()
    assert "Đã sao lưu và kiểm tra" in page.banner.text()
    (copy,) = (tmp_path / "sao-luu").glob("*.chibo-sao-luu")
    assert copy.name in page.banner.text()
