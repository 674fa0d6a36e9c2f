"""The year's file, reviews and commendations on the screen, over one real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import BranchFile
from chibo_desktop.gui.printing.page import PrintingPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.year.collective_dialog import CollectiveDialog
from chibo_desktop.gui.year.merit_dialogs import CopiesDialog, PastRatingDialog, ProposeDialog
from chibo_desktop.gui.year.page import MERITS, PACKAGE, YearPage
from chibo_desktop.gui.year.review_dialog import ReviewDialog
from gui.answers import AnsweredDialogs
from gui.typing import press
from services.year_branch import TODAY, year_branch


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Iterator[tuple[BranchFile, str, str]]:
    made = year_branch(tmp_path_factory.mktemp("year"))
    yield made
    made[0].session.close()


@pytest.fixture
def context(look: QApplication, told, dialogs: AnsweredDialogs, settings: Settings) -> Context:
    session = told[0].session
    return Context(
        session=session,
        runner=SyncRunner(session.unit, dialogs),
        dialogs=dialogs,
        settings=settings,
        today=lambda: TODAY,
    )


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> YearPage:
    made = YearPage(context)
    context.runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    return made


def stand_on(page: YearPage, code: str) -> None:
    codes = [line.paper.code for line in page.package.lines.lines]
    page.package.table.selectRow(codes.index(code))


def reviews(page: YearPage) -> ReviewDialog:
    found = page.year_acts.reviews
    assert found is not None
    return found


def test_the_file_shows_what_is_missing_and_copies_are_counted(page: YearPage) -> None:
    page.arrive(PACKAGE)
    stand_on(page, "review-minutes")
    assert page.package.buttons["show"].isHidden()  # made at another place
    assert not page.package.buttons["go"].isHidden()
    page.package.buttons["count"].click()
    form = page.year_acts.form
    assert isinstance(form, CopiesDialog)
    form.copies.setText("một")
    form.submit.click()
    assert form.field.problem
    form.copies.setText("1")
    form.submit.click()
    line = page.package.selected()
    assert line is not None
    assert line.is_complete
    assert line.paper.code == "review-minutes"


def test_enter_shows_the_paper_one_stands_on(page: YearPage) -> None:
    page.arrive(PACKAGE)
    stand_on(page, "inventory")
    press(page.package.table, Qt.Key.Key_Return)
    assert page.desk.preview is not None
    page.desk.preview.close()


def test_a_paper_of_another_place_is_reached_from_its_line(page: YearPage, qtbot: QtBot) -> None:
    page.arrive(PACKAGE)
    stand_on(page, "supplements")
    with qtbot.waitSignal(page.go_requested) as gone:
        page.package.buttons["go"].click()
    assert gone.args == ["printing", ("dossiers", None)]


def test_what_is_written_in_a_review_is_kept_when_one_goes_on(page: YearPage) -> None:
    page.arrive(PACKAGE)
    stand_on(page, "staff")
    page.package.buttons["write"].click()
    window = reviews(page)
    texts = [window.people.item(row).text() for row in range(window.people.count())]
    assert texts[-1] == "Tập thể chi bộ · Mẫu 01"
    window.people.setCurrentRow(1)
    edit = next(one for one in window.sections if one.section.code == "plan")
    edit.box.setPlainText("Sẽ gọn hơn.")
    window.people.setCurrentRow(2)
    assert "soạn 1 mục" in window.people.item(1).text()
    window.people.setCurrentRow(1)
    edit = next(one for one in window.sections if one.section.code == "plan")
    assert edit.box.toPlainText() == "Sẽ gọn hơn."
    assert not edit.back.isHidden() or not edit.section.known
    edit.box.setPlainText(edit.section.known)
    edit.keep()
    assert "soạn" not in window.people.item(1).text()
    window.accept()


def test_the_branch_marks_itself_and_sees_what_it_comes_to(page: YearPage) -> None:
    page.arrive(PACKAGE)
    stand_on(page, "collective")
    page.package.buttons["write"].click()
    window = reviews(page)
    window.people.setCurrentRow(window.people.count() - 1)
    assert not window.marks.isHidden()
    window.marks.click()
    form = window.findChild(CollectiveDialog)
    assert form is not None
    for code, edit in form.marks.items():
        edit.setText({"I.1": "9", "I.2": "9", "I.3": "9", "II.1": "30"}.get(code, "8"))
    assert "Mức đề nghị" in form.outcome.text()
    form.submit.click()
    window.accept()
    assert "đã tự chấm điểm" in page.package.lines.line(0).state


def test_a_member_is_proposed_once_the_years_before_are_known(page: YearPage) -> None:
    page.arrive(MERITS)
    line = page.merits.lines.line(0)
    assert line.best is not None  # those who may be proposed stand first
    page.merits.table.selectRow(0)
    page.merits.buttons["past"].click()
    form = page.year_acts.form
    assert isinstance(form, PastRatingDialog)
    form.decision.setText("12-QĐ/ĐU")
    form.submit.click()
    assert page.merits.lines.line(0).checks[1].in_a_row == 2
    page.merits.buttons["propose"].click()
    propose = page.year_acts.form
    assert isinstance(propose, ProposeDialog)
    assert propose.form.count() == 1
    propose.merit.setPlainText("Có sáng kiến")
    propose.submit.click()
    assert [one.merit for one in page.merits.lines.line(0).proposals] == ["Có sáng kiến"]
    assert "đã đề nghị 1" in page._context.text()


def test_who_does_not_meet_a_standard_cannot_be_proposed(page: YearPage) -> None:
    page.arrive(MERITS)
    last = len(page.merits.lines.lines) - 1
    page.merits.table.selectRow(last)
    assert page.merits.buttons["propose"].isHidden()
    assert "chưa đủ" in page.merits.detail.more.text()


def test_the_papers_of_a_period_are_among_all_forms(
    context: Context, told, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs
) -> None:
    made = PrintingPage(context)
    qtbot.addWidget(made)
    made.show()
    made.arrive(("periods", told[1]))
    group = made.group("periods")
    assert group.context_line == "Quý III năm 2026 · đã chốt"
    dialogs.saved_as = tmp_path / "mau-05.xlsx"
    group.save_reviews("05")
    group.save_list("Tổng hợp", "summary")
    assert dialogs.saved_as.stat().st_size > 5000
