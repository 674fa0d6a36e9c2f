"""Mâu thuẫn on a real file that two computers wrote to."""

import pytest
from PySide6.QtCore import Qt

from branch_files import new_branch
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.gui.conflicts import conflicts_place
from chibo_desktop.services.conflicts import load_conflicts
from gui.exchange.people import context_of, shown
from storage.two_computers import disagree


@pytest.fixture
def page(qtbot, look, tmp_path):
    made = new_branch(tmp_path)
    context = context_of(made.session, tmp_path)
    one = shown(qtbot, conflicts_place(context), context)
    one.session = made.session
    yield one
    made.session.close()


def place_of(page):
    with page.session.unit() as unit:
        return unit.get(Workplace, unit.author.org_id).place


def test_without_a_conflict_the_page_says_what_it_is_for(page):
    assert page.model.rowCount() == 0
    assert not page.values.isVisible()


def test_each_value_is_shown_and_a_key_lets_one_stand(page, qtbot):
    disagree(page.session, "place", "Đà Nẵng", "Huế")
    page.reload(None)
    (line,) = page.model.lines
    assert [value.text for value in line.values] == ["Huế", "Đà Nẵng"]
    assert [value.who for value in line.values] == ["Máy khác", "Máy này"]
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert "Đà Nẵng" in page.banner.text()
    assert place_of(page) == "Đà Nẵng"
    with page.session.unit() as unit:
        assert load_conflicts(unit) == ()


def test_the_conflict_of_another_unit_is_shown_but_not_settled_here(page):
    disagree(page.session, "place", "Đà Nẵng", "Huế", org_id="0" * 32)
    page.reload(None)
    assert page.model.rowCount() == 1
    assert page.values.buttons == []
