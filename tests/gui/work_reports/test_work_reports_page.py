"""A secretary reads a report, edits a sentence, opens a figure, issues it and looks again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.printing.work_report_group import WorkReportGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.work_reports.figure_box import FigureBox
from chibo_desktop.gui.work_reports.issue_form import IssueForm
from chibo_desktop.gui.work_reports.page import WorkReportsPage
from chibo_desktop.services.home import load_home
from chibo_desktop.services.home_tasks import Step, TaskState
from chibo_desktop.services.practice_plan import PRACTICE_UNIT
from chibo_desktop.services.practice_targets import live_targets
from chibo_desktop.wording.problems import sentence
from documents.word_files import words_of_docx
from gui.answers import AnsweredDialogs
from gui.typing import press, type_text

TODAY = date(2026, 11, 28)
FIGURES = {"members": "41", "full": "39"}
CTRL = Qt.KeyboardModifier.ControlModifier


class SpokenDialogs(AnsweredDialogs):
    """Problems in the words of the program."""

    def say(self, problem):
        return sentence(problem)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=3)
    with made.unit() as unit:
        for number in (1, 3, 6, 9, 11):
            live_targets(unit, [made.branch_id], Month(2026, number), PRACTICE_UNIT, 1)
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
def page(context: Context, qtbot) -> WorkReportsPage:
    made = WorkReportsPage(context)
    context.runner.setParent(made)  # type: ignore[attr-defined]
    context.runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.arrive("year-2026-1")
    made.show()
    return made


@pytest.fixture
def box(look, qtbot) -> FigureBox:
    made = FigureBox()
    qtbot.addWidget(made)
    made.set_figures(FIGURES)
    made.show_text("Có {members} đồng chí, {full} chính thức.")
    made.show()
    return made


def text_of(page: WorkReportsPage, code: str) -> str:
    return page.card.sections[code].figures.toPlainText()


def stand_before(box: FigureBox, words: str) -> QTextCursor:
    cursor = box.textCursor()
    cursor.setPosition(box.toPlainText().index(words))
    box.setTextCursor(cursor)
    return cursor


def test_words_typed_beside_a_figure_are_no_part_of_it(box: FigureBox) -> None:
    assert box.toPlainText() == "Có 41 đồng chí, 39 chính thức."
    stand_before(box, " đồng")
    type_text(box, "/50")
    stand_before(box, "39")
    type_text(box, "cả ")
    assert box.written() == "Có {members}/50 đồng chí, cả {full} chính thức."


def test_a_figure_typed_over_becomes_words(box: FigureBox) -> None:
    cursor = stand_before(box, "41")
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 2)
    box.setTextCursor(cursor)
    type_text(box, "42")
    assert box.written() == "Có 42 đồng chí, {full} chính thức."


def test_a_figure_opens_by_key_and_may_be_put_in(box: FigureBox, qtbot) -> None:
    stand_before(box, "41")
    with qtbot.waitSignal(box.figure_opened) as opened:
        press(box, Qt.Key.Key_Return, CTRL)
    assert opened.args == ["members"]
    stand_before(box, " chính")
    box.insert_figure("members")
    assert box.written() == "Có {members} đồng chí, {full}{members}  chính thức."


def test_the_page_shows_the_draft_and_opens_a_figure(page: WorkReportsPage) -> None:
    assert "có 3 đảng viên" in text_of(page, "members")
    page.open_figure("targets_good")
    assert page.names is not None
    assert page.names.windowTitle().startswith("Chỉ tiêu đạt và vượt:")
    assert page.names.model.rowCount() == 8


def test_an_edited_sentence_is_kept_and_says_when_its_figures_change(
    page: WorkReportsPage, branch: BranchFile
) -> None:
    edit = page.card.sections["members"]
    edit.figures.show_text("Cả chi bộ {members} người.")
    edit.keep()
    assert page.draft is not None
    assert (page.draft.edited, text_of(page, "members")) == (1, "Cả chi bộ 3 người.")
    with branch.unit() as unit:
        unit.save(
            Member(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                branch_id=branch.branch_id,
                full_name="Nguyễn Thị Mới",
                activity_status="active",
                admitted_on=PartialDate(2026, 11, 5),
            ),
            act="member.create",
        )
    page.reload(None)
    edit = page.card.sections["members"]
    assert text_of(page, "members") == "Cả chi bộ 4 người."
    assert "Đảng viên cuối kỳ: 3 → 4" in edit._said.text()
    edit._accept.click()
    assert not page.card.sections["members"]._said.isVisible()
    page.card.sections["members"].back.click()
    assert page.draft.edited == 0
    assert "có 4 đảng viên" in text_of(page, "members")


def test_what_one_is_writing_is_not_lost_when_the_page_reads_again(page: WorkReportsPage) -> None:
    page.card.sections["plan"].figures.setPlainText("Đang gõ dở")
    page.reload(None)
    assert text_of(page, "plan") == "Đang gõ dở"


def test_an_issued_report_stands_and_is_reopened_by_an_act(
    page: WorkReportsPage, said: SpokenDialogs
) -> None:
    page._on_issue()
    form = page.acts.form
    assert isinstance(form, IssueForm)
    form.submit.click()
    assert "Chưa ghi số" in form.fields["number"].problem
    form.symbol.setText("12-BC/CB")
    form.submit.click()
    assert page.draft is not None
    assert page.draft.issued is not None
    assert page.card.sections["members"].figures.isReadOnly()
    assert "12-BC/CB" in page._context.text()
    page._on_issue()
    assert said.asked[-1][0] == "confirm"
    assert page.draft.issued is not None
    said.confirms = True
    page._on_issue()
    assert page.draft.issued is None
    assert not page.card.sections["members"].figures.isReadOnly()


def test_another_report_is_chosen_and_saved_for_word(
    page: WorkReportsPage, said: SpokenDialogs, tmp_path: Path
) -> None:
    page.tools.kinds.set_value("quarter")
    page.tools._on_kind("quarter")
    assert page.draft is not None
    assert page.draft.key.period == ReportPeriod(PeriodKind.QUARTER, 2026, 4)
    said.saved_as = tmp_path / "bao-cao.docx"
    page.save_word()
    words = " ".join(words_of_docx(said.saved_as.read_bytes()))
    assert "quý IV năm 2026" in words
    page.show_paper()
    assert page.desk.preview is not None
    page.desk.preview.word_requested.emit()


def test_the_papers_lead_to_the_page(context: Context, page: WorkReportsPage, qtbot) -> None:
    group = WorkReportGroup(context, page.desk)
    qtbot.addWidget(group)
    group.reload(None)
    with qtbot.waitSignal(group.go_requested) as gone:
        group._write(PeriodKind.NINE_MONTHS)
    assert gone.args == ["work-reports", "nine_months-2026-1"]


def test_the_report_of_the_month_is_a_task_where_reports_are_written(
    page: WorkReportsPage, branch: BranchFile
) -> None:
    def steps() -> dict[Step, TaskState]:
        with branch.unit() as unit:
            home = load_home(unit, Month(2026, 11), date(2026, 11, 20))
        return {task.step: task.state for task in home.branches[0].tasks}

    assert Step.REPORT not in steps()
    page.arrive("month-2026-11")
    page.card.sections["plan"].figures.show_text("Họp cuối tháng.")
    page.card.keep()
    assert steps()[Step.REPORT] is TaskState.NOW
    page._on_issue()
    form = page.acts.form
    assert isinstance(form, IssueForm)
    form.symbol.setText("13-BC/CB")
    form.submit.click()
    assert steps()[Step.REPORT] is TaskState.DONE
