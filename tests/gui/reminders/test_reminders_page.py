"""The board on a real file: figures filter, a reason puts away, the month goes on paper."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import BranchFile
from chibo_desktop.domain.attachment import Attachment
from chibo_desktop.domain.badges import ProposalKind
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.reminders import ReminderKind, Urgency
from chibo_desktop.gui.reminders.dialogs import AGAIN, PutAwayDialog, RequestDialog
from chibo_desktop.gui.reminders.page import BADGES, RemindersPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.session import Unit
from gui.answers import AnsweredDialogs
from gui.typing import press
from services.dated_branch import add, empty_branch

TODAY = date(2026, 11, 25)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = empty_branch(tmp_path)
    add(made, "Vũ Thị Muộn", admitted_on="03/06/2025")
    add(made, "Trần Thị Dự", admitted_on="10/12/2025")
    add(made, "Lê Thị Xa", admitted_on="25/01/2026")
    add(made, "Ngô Cao", admitted_on="20/01/1977", confirmed_on="20/01/1978")
    add(made, "Cao Sớm", admitted_on="05/09/1957", confirmed_on="05/09/1958")
    yield made
    made.session.close()


@pytest.fixture
def page(
    look: QApplication,
    qtbot: QtBot,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    settings: Settings,
) -> RemindersPage:
    runner = SyncRunner(branch.session.unit, dialogs)
    made = RemindersPage(
        Context(
            session=branch.session,
            runner=runner,
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.reload(None)
    return made


def names(page: RemindersPage) -> list[str]:
    return [line.reminder.full_name for line in page.board.lines.lines]


def put_away(page: RemindersPage, reason: str, again: str = "") -> PutAwayDialog:
    page.board.away_button.click()
    form = page.form
    assert isinstance(form, PutAwayDialog)
    form.reason.setText(reason)
    if again:
        form.how.set_value(AGAIN)
        form.how.chosen.emit(AGAIN)
        form.day.setText(again)
    form.submit.click()
    return form


def test_the_board_shows_the_nearest_first_with_its_rule(page: RemindersPage) -> None:
    assert names(page) == ["Vũ Thị Muộn", "Trần Thị Dự", "Ngô Cao", "", "Lê Thị Xa"]
    assert page.board.detail.title.text() == "Xét công nhận chính thức: Vũ Thị Muộn"
    shown = [one.text() for one in (page.board._about, page.board._rule)]
    assert "quá hạn 133 ngày" in shown[0]
    assert "20-QĐ/TW" in shown[1]
    assert "chưa đối chiếu với văn bản gốc" in shown[1]


def test_a_figure_filters_and_asked_again_shows_all(page: RemindersPage) -> None:
    cards = page.board.figures
    cards[Urgency.OVERDUE].clicked.emit()
    assert names(page) == ["Vũ Thị Muộn"]
    assert page.board.heading.text() == "Quá hạn: 1 việc"
    cards[Urgency.LATER].clicked.emit()
    assert names(page) == ["", "Lê Thị Xa"]
    page.board.all.click()
    assert len(names(page)) == 5
    page.board.kind.set_value(ReminderKind.PROBATION)
    page.board.kind.chosen.emit(ReminderKind.PROBATION)
    assert names(page) == ["Trần Thị Dự", "Lê Thị Xa"]


def test_enter_opens_the_member(page: RemindersPage, qtbot: QtBot, branch: BranchFile) -> None:
    page.board.table.selectRow(0)
    page.board.table.setFocus()
    with qtbot.waitSignal(page.go_requested) as asked:
        press(page.board.table, Qt.Key.Key_Return)
    line = page.board.lines.line(0)
    assert asked.args == ["members", line.reminder.member_id]


def test_put_away_with_a_reason_it_can_be_seen_and_taken_out(page: RemindersPage) -> None:
    put_away(page, "Đã nộp hồ sơ ngày 20/11")
    assert "Vũ Thị Muộn" not in names(page)
    page.board.away.clicked.emit()
    assert names(page) == ["Vũ Thị Muộn"]
    assert "Đã nộp hồ sơ ngày 20/11 · đã xong" in page.board._about.text()
    page.board.away_button.click()
    page.board.show_group("away")
    assert "Vũ Thị Muộn" in names(page)


def test_without_a_reason_or_with_half_a_day_nothing_is_put_away(page: RemindersPage) -> None:
    form = put_away(page, "")
    assert form.fields["reason"].problem == "[reminder-reason-missing]"
    form.reason.setText("Chờ Đảng ủy")
    form.how.set_value(AGAIN)
    form.day.setText("12/2026")
    form.submit.click()
    assert form.fields["again_on"].problem
    form.day.setText("25/11/2026")
    form.submit.click()
    assert form.fields["again_on"].problem == "[reminder-again-past]"
    assert len(names(page)) == 5
    form.day.setText("05/12/2026")
    form.submit.click()
    assert len(names(page)) == 4


def test_the_round_of_badges_and_a_request_for_an_early_award(page: RemindersPage) -> None:
    page.arrive(BADGES)
    panel = page.badges
    assert panel.round.currentText() == "Đợt 3/2/2027"
    regular = panel.sections[ProposalKind.REGULAR]
    assert [line.full_name for line in regular.lines.lines] == ["Ngô Cao"]
    early = panel.sections[ProposalKind.EARLY]
    assert early.isVisible()
    assert not panel.sections[ProposalKind.POSTHUMOUS].isVisible()
    early.ask.click()
    form = page.form
    assert isinstance(form, RequestDialog)
    form.submit.click()
    assert form.field.problem == "[badge-reason-missing]"
    form.reason.setText("Bệnh nặng, có bệnh án")
    form.submit.click()
    assert early.lines.line(0).is_proposed
    assert early.ask.text() == "Thôi đề nghị"


def test_taking_a_request_back_asks_first(page: RemindersPage, dialogs: AnsweredDialogs) -> None:
    test_the_round_of_badges_and_a_request_for_an_early_award(page)
    early = page.badges.sections[ProposalKind.EARLY]
    early.ask.click()
    assert dialogs.asked[-1][0] == "confirm"
    assert early.lines.line(0).is_proposed
    dialogs.confirms = True
    early.ask.click()
    assert not early.lines.line(0).is_proposed


def test_another_round_shows_other_names(page: RemindersPage) -> None:
    page.arrive(BADGES)
    page.badges.round.set_value("2026-11-07")
    page.badges.round.chosen.emit("2026-11-07")
    assert page.badges.about.text().startswith("Đủ tuổi Đảng từ 01/10/2026 đến 30/11/2026")
    assert page.badges.sections[ProposalKind.REGULAR].isHidden()


def test_the_month_is_looked_at_and_saved(
    page: RemindersPage, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    page.print_month()
    assert page.paper is not None
    assert page.paper.preview is not None
    dialogs.saved_as = tmp_path / "viec.pdf"
    page.paper.preview.save_requested.emit()
    text = "\n".join(one.extract_text() for one in PdfReader(tmp_path / "viec.pdf").pages)
    assert "VIỆC THÁNG NÀY" in text
    assert "Vũ Thị Muộn" in text
    dialogs.saved_as = tmp_path / "viec.xlsx"
    page.paper.preview.workbook_requested.emit()
    assert (tmp_path / "viec.xlsx").stat().st_size > 1000
    page.paper.preview.close()


def test_a_day_off_is_written_and_the_board_reckons_anew(page: RemindersPage) -> None:
    before = page.board.lines.line(2).reminder.due_on
    page.open_holidays()
    dialog = page.holidays
    assert dialog is not None
    dialog.add.click()
    assert dialog.fields["day"].problem == "[holiday-day-missing]"
    assert dialog.fields["name"].problem == "[holiday-name-missing]"
    dialog.day.setText("05/01/2027")
    dialog.name.setText("Nghỉ bù của tỉnh")
    dialog.add.click()
    own = [line for line in dialog.lines.lines if line.own_id]
    assert [line.name for line in own] == ["Nghỉ bù của tỉnh"]
    assert page.board.lines.line(2).reminder.due_on < before
    dialog.table.selectRow(dialog.lines.lines.index(own[0]))
    dialog.remove.click()
    assert not [line for line in dialog.lines.lines if line.own_id]
    assert page.board.lines.line(2).reminder.due_on == before
    dialog.accept()


def test_missing_papers_lead_to_the_papers_of_the_member_or_to_the_list(
    page: RemindersPage, branch: BranchFile, qtbot: QtBot
) -> None:
    def opened() -> object:
        lines = page.board.lines.lines
        at = next(n for n, one in enumerate(lines) if one.reminder.kind is ReminderKind.PAPERS)
        page.board.table.selectRow(at)
        with qtbot.waitSignal(page.go_requested) as asked:
            page.board.open_button.click()
        return asked.args[1]

    with branch.unit() as unit:
        first = unit.all(Member)[0].id
        _scan(unit, first)
    page.reload(None)
    wanted = opened()
    assert isinstance(wanted, tuple)
    place, member_id = wanted
    assert place == "papers"
    assert page.board.open_button.text() == "Mở thẻ Giấy tờ"
    assert member_id
    for number in range(3):
        add(branch, f"Lê Thiếu {number}", admitted_on="03/02/1999", confirmed_on="03/02/2000")
    page.reload(None)
    assert opened() == "missing-papers"
    assert page.board.open_button.text() == "Mở danh sách giấy tờ còn thiếu"


def _scan(unit: Unit, member_id: str) -> None:
    paper = Attachment(
        id=unit.new_id(), org_id=unit.author.org_id, member_id=member_id, document_type="1"
    )
    unit.save(paper, act="paper.add")
