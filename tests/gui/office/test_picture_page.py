"""The office's picture: sides, names behind lines, closing a period and what comes after."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.picture import picture_place
from chibo_desktop.gui.picture.forms import CloseForm, ReopenForm
from chibo_desktop.gui.picture.page import PicturePage
from chibo_desktop.gui.picture.tools import CHECKS, CLOSING, FIGURES, NOW
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.inbox import receive_one
from chibo_desktop.services.marks import override_rating
from chibo_desktop.services.rounds import close_round, load_sheet, reopen_round
from gui.exchange.people import context_of, shown, told
from gui.typing import press
from services.exchange_story import Story, live_month


def merge(story: Story, code: str) -> None:
    bundle = story.report(code)
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)


@pytest.fixture(scope="module")
def rounds() -> dict[str, str]:
    return {}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory, rounds: dict[str, str]) -> Iterator[Story]:
    with told(tmp_path_factory.mktemp("picture")) as one:
        for code in ("CB01", "CB02"):
            rounds[code] = live_month(one.enrolled(code))
            merge(one, code)
        one.add("CB03")
        one.wall.at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
        yield one


@pytest.fixture
def context(look: QApplication, story: Story, tmp_path: Path) -> Context:
    return context_of(story.office, tmp_path)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> PicturePage:
    made = shown(qtbot, picture_place(context), context)
    assert isinstance(made, PicturePage)
    return made


def row_of(page: PicturePage, code: str) -> int:
    return next(row for row, line in enumerate(page.figures.lines) if line.code == code)


def test_each_unit_stands_with_its_cap_and_the_whole_is_their_sum(page: PicturePage) -> None:
    whole, first, second, third = page.ratings.lines
    assert [one.name for one in (first, second, third)] == [
        f"Chi bộ CB0{number}" for number in (1, 2, 3)
    ]
    assert whole.shares.standing[Rating.EXCELLENT] == 2
    assert first.shares.over == 1
    assert "2 đơn vị vượt trần xuất sắc: Chi bộ CB01 (thừa 1)" in page.said.text()
    assert third.shares.rounds == 0


def test_enter_opens_who_is_counted_and_who_is_not(page: PicturePage) -> None:
    page.show_side(FIGURES)
    table = page.tables.currentWidget()
    page.open_line(row_of(page, "rated_excellent"))
    dialog = page.names.dialog
    assert dialog is not None
    assert "2 đồng chí được tính · 6 đồng chí không tính" in dialog.summary.text()
    dialog.accept()
    assert table is not None
    table.setCurrentIndex(page.figures.index(row_of(page, "members"), 0))  # type: ignore[attr-defined]
    page.open_units()
    assert page.names.dialog is not None
    assert [line.place for line in page.names.dialog.model.lines] == ["4", "4", "–", "–"]


def test_checks_say_that_they_hold(page: PicturePage) -> None:
    page.show_side(CHECKS)
    assert all(one.is_good for one in page.checks.lines)
    page.open_line(0)
    assert "không có ai làm nên chênh lệch" in page.banner.text()


def test_a_name_leads_to_the_member(qtbot: QtBot, page: PicturePage) -> None:
    page.open_line(1)
    dialog = page.names.dialog
    assert dialog is not None
    key = dialog.model.line(0).key
    with qtbot.waitSignal(page.go_requested) as went:
        dialog.table.selectRow(0)
        press(dialog.table, Qt.Key.Key_Return)
    assert went.args == ["members", key]


def test_a_period_is_closed_adjusted_computed_again_and_reopened(
    page: PicturePage, story: Story, rounds: dict[str, str]
) -> None:
    page.show_side(CLOSING)
    page.close_or_reopen()
    form = page.acts.form
    assert isinstance(form, CloseForm)
    form.on_submit()
    assert form.fields["closed_by"].problem.startswith("Chưa ghi người chốt")
    form.closed_by.setText("Nguyễn Văn Chốt")
    form.on_submit()
    assert page.board is not None
    assert page.board.closing.closed_by == "Nguyễn Văn Chốt"

    with story.units["CB01"].unit() as unit:
        reopen_round(unit, rounds["CB01"], "chấm nhầm")
        best = load_sheet(unit, rounds["CB01"]).rows[0].evaluation.id
        override_rating(unit, best, Rating.GOOD, "biểu quyết lại")
        close_round(unit, rounds["CB01"])
    merge(story, "CB01")
    page.reload(None)
    changed = {line.change.code for line in page.adjustments.lines}
    assert changed == {"rated_excellent", "rated_good"}
    assert page.ratings.lines[0].shares.standing[Rating.EXCELLENT] == 2
    page.tools.standing.set_value(NOW)
    page.tools.figures_chosen.emit()
    assert page.ratings.lines[0].shares.standing[Rating.EXCELLENT] == 1

    page.compute_again()
    assert "giống từng chữ số" in page.banner.text()

    page.close_or_reopen()
    again = page.acts.form
    assert isinstance(again, ReopenForm)
    again.reason.setPlainText("chốt lại sau khi CB01 sửa")
    again.on_submit()
    assert page.board.closed is None
    assert not page.adjustments.lines
