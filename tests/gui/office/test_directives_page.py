"""The office hands down a set and a target on screen; the unit looks, takes in, takes back."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.gui.criteria.page import CriteriaPage
from chibo_desktop.gui.criteria.place import criteria_place
from chibo_desktop.gui.criteria.publish_dialog import PublishDialog
from chibo_desktop.gui.directives import directives_place
from chibo_desktop.gui.directives.page import LACKING, DirectivesPage
from chibo_desktop.gui.exchange import exchange_place
from chibo_desktop.gui.exchange.page import ExchangePage
from chibo_desktop.gui.targets import targets_place
from chibo_desktop.gui.targets.assign_form import AssignForm
from chibo_desktop.gui.targets.page import TargetsPage
from gui.exchange.people import Spoken, context_of, shown, told
from services.exchange_story import Story
from services.test_directive_content import office_set, office_target


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with told(tmp_path_factory.mktemp("directives")) as one:
        one.enrolled("CB07")
        one.add("CB08")
        yield one


def test_from_the_offices_pages_to_the_units(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    with story.office.unit() as unit:
        office_set(unit)
        office_target(unit)
    office = context_of(story.office, tmp_path)
    board = shown(qtbot, directives_place(office), office)
    assert isinstance(board, DirectivesPage)
    assert not board.rows.isVisible()

    sets = shown(qtbot, criteria_place(office), office)
    assert isinstance(sets, CriteriaPage)
    sets.arrive("own")
    sets.acts.publish()
    (dialog,) = sets.findChildren(PublishDialog)
    dialog.units.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.submit.click()
    assert "cùng chỉ đạo kế tiếp" in sets.banner.text()

    targets = shown(qtbot, targets_place(office), office)
    assert isinstance(targets, TargetsPage)
    targets.targets.assign.click()
    form = targets.acts.form
    assert isinstance(form, AssignForm)
    form.figures[0].setText("hai")
    form.submit.click()
    assert "không phải là số" in form.fields["plans"].problem
    form.figures[0].setText("2")
    form.submit.click()
    assert "Đã giao chỉ tiêu cho 1 đơn vị" in targets.banner.text()
    assert targets.targets.lines.line(0).assigned_units == 1

    assert [line.rows for line in board.unit_lines.lines] == [2, 1]
    assert board.whose.value() == LACKING
    board.units.selectRow(1)
    assert [line.unit_name for line in board.row_lines.lines] == [""]
    stick = tmp_path / "usb"
    stick.mkdir()
    assert isinstance(office.dialogs, Spoken)
    office.dialogs.folder = stick
    board.write_button.click()
    (written,) = stick.iterdir()
    assert "1 tệp chỉ đạo" in board.banner.text()
    assert board.unit_lines.line(0).state == "written"

    unit_context = context_of(story.units["CB07"], tmp_path)
    assert isinstance(unit_context.dialogs, Spoken)
    unit_context.dialogs.files = (written,)
    page = shown(qtbot, exchange_place(unit_context), unit_context)
    assert isinstance(page, ExchangePage)
    page.receive_button.click()
    looking = page.looking
    assert looking is not None
    assert looking.summary.text() == "Nội dung: 2 mới."
    assert "Chưa nhận chỉ đạo nào" in page.directives.text()
    looking.submit.click()
    assert "Đã nhận chỉ đạo số 1" in page.banner.text()
    assert "1 bộ tiêu chí ban hành, 1 chỉ tiêu được giao" in page.directives.text()

    own = shown(qtbot, targets_place(unit_context), unit_context)
    assert isinstance(own, TargetsPage)
    assert not own.targets.assign.isVisible()
    (line,) = own.targets.lines.lines
    assert line.target.planned == Decimal(2)
    kept = shown(qtbot, criteria_place(unit_context), unit_context)
    assert isinstance(kept, CriteriaPage)
    assert kept.lines[0].state == "Của Đảng ủy"
    kept.open_line(kept.lines[0])
    assert kept.editor.is_locked
    assert kept.acts.main_text(kept.line) == "Lập bộ của đơn vị từ bộ này…"

    unit_context.dialogs.confirms = True
    page.directives.take_back.click()
    assert "Đã gỡ chỉ đạo" in page.banner.text()
    assert own.board is not None
    assert own.board.lines == ()
    assert not kept.lines[0].is_handed_down
