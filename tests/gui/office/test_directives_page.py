"""The office hands down a set and a target on screen; the unit looks, takes in, takes back."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chibo_desktop.domain.directives import Instruction
from chibo_desktop.domain.evaluation import Round
from chibo_desktop.gui.criteria.page import CriteriaPage
from chibo_desktop.gui.criteria.place import criteria_place
from chibo_desktop.gui.criteria.publish_dialog import PublishDialog
from chibo_desktop.gui.directives import directives_place
from chibo_desktop.gui.directives.forms import DeadlineForm, InstructionForm
from chibo_desktop.gui.directives.page import LACKING, LAGGING, DirectivesPage
from chibo_desktop.gui.evaluations import evaluations_place
from chibo_desktop.gui.evaluations.page import EvaluationsPage
from chibo_desktop.gui.exchange import exchange_place
from chibo_desktop.gui.exchange.page import ExchangePage
from chibo_desktop.gui.results.results_dialog import ResultsDialog
from chibo_desktop.gui.targets import targets_place
from chibo_desktop.gui.targets.assign_form import AssignForm
from chibo_desktop.gui.targets.page import TargetsPage
from chibo_desktop.services.directives import write_directive
from chibo_desktop.services.directives_received import receive_directive
from chibo_desktop.services.inbox import receive_one
from gui.exchange.people import Spoken, context_of, shown, told
from services.exchange_story import Story, live_month
from services.test_directive_content import office_set, office_target


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with told(tmp_path) as one:
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
    keys = board.units.column_keys().index("taken")
    assert board.unit_lines.index(0, keys).data() == "chưa nhận lần nào"
    board.whose.set_value(LAGGING)
    assert [one.subordinate.code for one in board.wanted] == ["CB07"]

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
    assert "Chỉ đạo gần nhất: số 1, nhận" in page.directives.text()
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


def test_documents_and_deadlines_are_written_and_withdrawn(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    office = context_of(story.office, tmp_path)
    assert isinstance(office.dialogs, Spoken)
    page = shown(qtbot, directives_place(office), office)
    assert isinstance(page, DirectivesPage)
    before = len(page.row_lines.lines)
    page.acts.instruct([one.subordinate for one in page.board.units] if page.board else [])
    form = page.acts.form
    assert isinstance(form, InstructionForm)
    form.submit.click()
    assert "Chưa ghi trích yếu" in form.fields["title"].problem
    form.title.setText("Chuẩn bị kiểm điểm")
    form.content.setPlainText("Nộp danh sách")
    form.unit.set_value(story.subordinates["CB07"].node_id)
    form.submit.click()
    assert "Đã ghi văn bản" in page.banner.text()
    page.acts.set_deadline([])
    deadline = page.acts.form
    assert isinstance(deadline, DeadlineForm)
    deadline.submit.click()
    assert "Đã đặt hạn nộp" in page.banner.text()
    lines = page.row_lines.lines
    assert len(lines) == before + 2
    row = next(at for at, one in enumerate(lines) if isinstance(one.record, Instruction))
    assert lines[row].unit_name == "Chi bộ CB07"
    page.rows.selectRow(row)
    assert not page.withdraw.isHidden()
    office.dialogs.confirms = True
    page.withdraw.click()
    assert len(page.row_lines.lines) == before + 1


def test_a_return_is_written_at_the_office_and_answered_at_the_unit(
    qtbot: QtBot, look: QApplication, story: Story, tmp_path: Path
) -> None:
    live_month(story.units["CB07"])
    bundle = story.report("CB07")
    receive_one(story.office, bundle.read_bytes(), bundle.name, merge=True)
    with story.office.unit() as unit:
        (of,) = unit.all(Round)
    office = context_of(story.office, tmp_path)
    dialog = ResultsDialog(office, of.id)
    qtbot.addWidget(dialog)
    dialog.remark(returns=True)
    form = dialog.remarking
    assert form is not None
    form.content.setPlainText("Thiếu biên bản họp")
    form.submit.click()
    assert "đề nghị mở lại kỳ" in dialog.remarks.text()
    with story.office.unit() as unit:
        letter = write_directive(unit, story.subordinates["CB07"].id)
    with story.units["CB07"].unit() as unit:
        receive_directive(unit, letter.data, letter.name)
    context = context_of(story.units["CB07"], tmp_path)
    assert isinstance(context.dialogs, Spoken)
    page = shown(qtbot, evaluations_place(context), context)
    assert isinstance(page, EvaluationsPage)
    assert "Thiếu biên bản họp" in page.banner.text()
    context.dialogs.text = "Thiếu biên bản họp"
    page.acts.reopen("Thiếu biên bản họp")
    assert page.sheet is not None
    assert not page.sheet.is_closed
    assert "Thiếu biên bản họp" in page.banner.text()
