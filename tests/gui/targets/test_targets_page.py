"""A secretary sets targets, enters what was done, and opens the figure to its lines."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.records import TargetState
from chibo_desktop.gui.printing.targets_group import TargetsGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.targets.forms import CopyForm, ResultForm, TargetForm
from chibo_desktop.gui.targets.page import TargetsPage
from chibo_desktop.gui.targets.programme_forms import ProgrammeForm, TaskForm
from chibo_desktop.gui.widgets.reading_form import read_number
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.services.practice_targets import live_targets
from chibo_desktop.services.targets import load_targets
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs
from gui.typing import press

TODAY = date(2026, 11, 28)
_Key = Qt.Key


class SpokenDialogs(AnsweredDialogs):
    """Problems in the words of the program."""

    def say(self, problem):
        return sentence(problem)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=3)
    yield made
    made.session.close()


@pytest.fixture
def said() -> SpokenDialogs:
    return SpokenDialogs()


@pytest.fixture
def context(branch: BranchFile, said: SpokenDialogs, look, qtbot, tmp_path) -> Context:
    return Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, said),
        dialogs=said,
        settings=Settings(tmp_path / "settings.ini"),
        today=lambda: TODAY,
    )


@pytest.fixture
def page(context: Context, qtbot) -> TargetsPage:
    made = TargetsPage(context)
    context.runner.setParent(made)  # type: ignore[attr-defined]
    context.runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.reload(None)
    made.show()
    return made


@pytest.fixture
def lived(page: TargetsPage, branch: BranchFile) -> TargetsPage:
    """The page of the practice branch's year."""
    with branch.unit() as unit:
        for number in range(1, 12):
            live_targets(unit, [branch.branch_id], Month(2026, number), PRACTICE_UNIT, 1)
    page.reload(None)
    return page


def form_of(page: TargetsPage, kind: type) -> object:
    form = page.acts.form
    assert isinstance(form, kind)
    return form


def states(page: TargetsPage) -> list[TargetState]:
    return [line.state for line in page.targets.lines.lines]


def stand_on(page: TargetsPage, code: str) -> None:
    codes = [line.target.code for line in page.targets.lines.lines]
    page.targets.table.selectRow(codes.index(code))


def test_an_empty_place_leads_to_the_first_programme_then_target_and_result(
    page: TargetsPage,
) -> None:
    assert page._empty is not None
    page._on_add_programme()
    programme = form_of(page, ProgrammeForm)
    programme.submit.click()
    assert "Chưa ghi tên" in programme.fields["title"].problem
    programme.title.setText("Kế hoạch năm 2026")
    programme.submit.click()
    assert page._empty is None
    page._on_add()
    target = form_of(page, TargetForm)
    assert target.programme.currentText() == "Kế hoạch năm 2026"
    target.title.setText("Kết nạp đảng viên")
    target.planned.setText("hai")
    target.submit.click()
    assert "số" in target.fields["planned"].problem
    target.planned.setText("2")
    target.due.setText("11/2026")
    target.owner.setEditText("Chi ủy")
    target.submit.click()
    assert states(page) == [TargetState.NOT_MET]
    press(page.targets.table, _Key.Key_Return)
    result = form_of(page, ResultForm)
    assert result.period.currentText() == "Tháng 11/2026"
    result.value.setText("3")
    result.submit.click()
    assert states(page) == [TargetState.EXCEEDED]
    assert "1/1 chỉ tiêu đạt và vượt" in page._context.text()
    assert page.targets.lines.line(0).target.owner_name == "Chi ủy"


def test_the_figure_opens_to_its_eight_lines_and_the_failed_one_is_explained(
    lived: TargetsPage,
) -> None:
    lived.tools.state.set_value("not_met")
    lived.targets.show_lines()
    assert len(states(lived)) == 1
    assert "Đang xem 1 trong 8" in lived.targets.shown.text()
    lived.targets.figure.clicked.emit()
    assert len(states(lived)) == 8
    assert lived.targets.figure.accessibleName().startswith("7/8 chỉ tiêu đạt và vượt")
    failed = lived.targets.failed.text().replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert failed.startswith("✕ Sinh hoạt chuyên đề: thực hiện 3 buổi")
    assert "còn thiếu 1 buổi" in failed


def test_what_was_not_yet_due_in_june_is_left_out_and_said_so(lived: TargetsPage) -> None:
    lived.tools.until.set_value("2026-06")
    lived.tools.until.chosen.emit("2026-06")
    assert "0/0 chỉ tiêu" in lived._context.text()
    assert "8 chỉ tiêu chưa đến kỳ, không tính vào mẫu số" in lived._context.text()


def test_a_result_is_corrected_and_taken_back(lived: TargetsPage, said: SpokenDialogs) -> None:
    stand_on(lived, "CĐ")
    detail = lived.targets.detail
    assert [line.until for line in detail.periods.lines] == [1, 2, 3]
    detail.edit.click()
    form = form_of(lived, ResultForm)
    assert form.value.text() == "1"
    form.value.setText("2")
    form.submit.click()
    assert "8/8" in lived._context.text()
    stand_on(lived, "CĐ")
    said.confirms = True
    lived.targets.detail.remove.click()
    assert "7/8" in lived._context.text()


def test_the_tree_takes_a_task_and_keeps_a_programme_in_use(
    lived: TargetsPage, said: SpokenDialogs
) -> None:
    lived.show_view("programmes")
    tree = lived.programmes
    titles = [tree.lines.index(row, 0).data().strip() for row in range(tree.lines.rowCount())]
    assert titles[0].startswith("01-NQ/ĐH")
    tree.table.selectRow(1)
    tree.task.click()
    form = form_of(lived, TaskForm)
    form.title.setText("Sơ kết sáu tháng")
    form.submit.click()
    assert "Sơ kết sáu tháng" in [line.task.title for line in tree.lines.lines if line.task]
    said.confirms = True
    tree.table.selectRow(1)
    tree.remove.click()
    assert "8 chỉ tiêu" in said.asked[-1][1]


def test_targets_are_copied_into_the_next_year(lived: TargetsPage, branch: BranchFile) -> None:
    lived.tools.year.set_value("2027")
    lived.tools.year.chosen.emit("2027")
    assert states(lived) == []
    lived._on_copy()
    form = form_of(lived, CopyForm)
    form.submit.click()
    with branch.unit() as unit:
        board = load_targets(unit, branch.branch_id, 2027, Month(2027, 12))
    assert len(board.lines) == len(states(lived)) == 8


def test_a_line_of_periods_opens_its_results_and_bars_open_their_target(
    lived: TargetsPage,
) -> None:
    stand_on(lived, "CĐ")
    detail = lived.targets.detail
    assert detail.chart.drawing is not None
    first = detail.chart.drawing.spots[0]
    assert "kế hoạch" in first.words
    detail.chart.opened.emit(first.key)
    form = form_of(lived, ResultForm)
    assert form.value.text() == "1"
    form.close()
    detail.print_chart.click()
    assert lived.papers.desk.preview is not None
    lived.papers.desk.preview.close()
    lived.show_view("progress")
    assert lived.progress.chart.drawing is not None
    spots = lived.progress.chart.drawing.spots
    assert 0 < len(spots) <= 8
    lived.progress.chart.opened.emit(spots[-1].key)
    assert lived.tools.views.value() == "targets"
    standing = lived.targets.selected()
    assert standing is not None
    assert standing.target.id == spots[-1].key


def test_both_papers_open_from_the_page_and_from_the_papers(
    lived: TargetsPage, context: Context, qtbot
) -> None:
    for view in ("targets", "progress", "programmes"):
        lived.show_view(view)
        lived._on_print()
        preview = lived.papers.desk.preview
        assert preview is not None
        preview.close()
    group = TargetsGroup(context, lived.papers.desk)
    qtbot.addWidget(group)
    group.reload(None)
    look = "Báo cáo kết quả thực hiện chỉ tiêu: Xem và in…"
    next(one for one in group.findChildren(QPushButton) if one.accessibleName() == look).click()
    assert lived.papers.desk.preview is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("92,5", "92.5"), ("92.5", "92.5"), ("1.250", "1250"), ("1.250,5", "1250.5")],
)
def test_numbers_are_read_as_people_type_them(text: str, value: str | None) -> None:
    assert read_number(text) == (Decimal(value) if value is not None else None)


@pytest.mark.parametrize("text", ["hai", "-1", "1,2,3", "1e5", "1.2.3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidOperation):
        read_number(text)
