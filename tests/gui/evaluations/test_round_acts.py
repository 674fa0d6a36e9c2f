"""Opening, closing and reopening from the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile, criteria, new_branch
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.evaluations.open_dialog import OpenRoundDialog
from chibo_desktop.gui.evaluations.page import EvaluationsPage
from chibo_desktop.gui.evaluations.round_forms import CapDialog, MeetingDialog, OverrideDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.rounds import close_round, closing_obstacles
from gui.answers import AnsweredDialogs


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 4, late=1)
    yield made
    made.session.close()


@pytest.fixture
def page(
    look: QApplication,
    qtbot: QtBot,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    settings: Settings,
) -> EvaluationsPage:
    runner = SyncRunner(branch.session.unit, dialogs)
    made = EvaluationsPage(
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
    made.resize(1000, 700)
    made.show()
    return made


def test_a_month_is_opened_with_its_sources_and_who_is_left_out(
    page: EvaluationsPage, branch: BranchFile
) -> None:
    page.reload(None)
    page.acts.open_round()
    dialog = page.findChild(OpenRoundDialog)
    assert dialog is not None
    words = [one.text() for one in dialog.findChildren(type(dialog._people))]
    assert "Sẽ lập 4 phiếu; không đánh giá 1 đồng chí:" in words
    assert any("Nguyễn Hoài An: Đảng viên mới kết nạp" in text for text in words)
    dialog._set.set_value("thang-vi-du")
    dialog._on_set()
    assert criteria().example_note in [
        one.text() for one in dialog.findChildren(type(dialog._people))
    ]
    dialog.on_submit()
    assert page.sheet is not None
    assert page.sheet.round.period == Month(2026, 11)
    assert page.panel.model.rowCount() == 5
    assert page.panel.model.not_rated_reason(4).startswith("Đảng viên mới kết nạp")


def test_closing_says_every_obstacle_and_asks_nothing(
    page: EvaluationsPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    round_id = branch.open_round()
    branch.give_all(round_id)
    first, second, *_ = branch.ids(round_id)
    with branch.unit() as unit:
        set_marks(unit, round_id, "self", {first: {"III": "43"}, second: {"I": ""}})
    page.reload(None)
    page.acts.close_round()
    said = page.banner.text().splitlines()
    assert len(said) == 3
    assert page.panel.model.name(0) in said[0]
    assert page.panel.model.name(1) in said[1]
    assert "xuất sắc 2" in said[2]
    assert dialogs.asked == []
    page.banner.field_requested.emit(second)
    assert page.panel.view.currentIndex().row() == 1


def test_closing_asks_once_with_the_count_and_locks(
    page: EvaluationsPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    round_id = branch.open_round()
    branch.give_all(round_id, III="25")
    page.reload(None)
    page.acts.close_round()
    assert not branch.sheet(round_id).is_closed
    dialogs.confirms = True
    page.acts.close_round()
    assert branch.sheet(round_id).is_closed
    assert [kind for kind, _ in dialogs.asked] == ["confirm", "confirm"]
    assert "4 kết quả sẽ khóa lại (hoàn thành tốt nhiệm vụ: 4)" in dialogs.asked[0][1]
    assert "4 kết quả tính theo điểm trước bước" in dialogs.asked[0][1], (
        "only self-marks were given"
    )
    assert "Chưa nhập phiếu biểu quyết nào" in dialogs.asked[0][1]
    assert page.panel.model.board.is_read_only
    assert page.panel.model.cell(page.panel.model.index(0, 0)) is None
    assert "đã chốt ngày 28/11/2026" in page.banner.text()


def test_reopening_asks_for_the_reason(
    page: EvaluationsPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    round_id = branch.open_round()
    branch.give_all(round_id, III="25")
    with branch.unit() as unit:
        close_round(unit, round_id)
    page.reload(None)
    page.acts.reopen()
    assert branch.sheet(round_id).is_closed
    dialogs.text = "Nhập nhầm điểm của một đồng chí"
    page.acts.reopen()
    assert not branch.sheet(round_id).is_closed
    assert "Nhập nhầm điểm của một đồng chí" in page.banner.text()


def test_a_decision_of_the_branch_needs_its_reason(
    page: EvaluationsPage, branch: BranchFile
) -> None:
    round_id = branch.open_round()
    branch.give_all(round_id)
    page.reload(None)
    page.acts.override()
    dialog = page.findChild(OverrideDialog)
    assert dialog is not None
    dialog._rating.set_value(Rating.GOOD.value)
    dialog.on_submit()
    assert dialog._field.problem
    dialog._reason.setPlainText("Nghị quyết 12-NQ/CB")
    dialog.on_submit()
    assert branch.sheet(round_id).rows[0].rating is Rating.GOOD
    model = page.panel.model
    assert "Nghị quyết 12-NQ/CB" in str(model.index(0, model.columnCount() - 1).data())


def test_the_meeting_is_checked_where_it_is_typed(
    page: EvaluationsPage, branch: BranchFile
) -> None:
    round_id = branch.open_round()
    page.reload(None)
    page.acts.edit_meeting()
    dialog = page.findChild(MeetingDialog)
    assert dialog is not None
    dialog._day.setText("31/2/2026")
    dialog._present.setText("9")
    dialog.on_submit()
    assert all(dialog._fields[place].problem for place in (0, 2))
    dialog._day.setText("27/11/2026")
    dialog._present.setText("3")
    dialog.on_submit()
    kept = branch.sheet(round_id).round
    assert (str(kept.meeting_on), kept.summoned, kept.present) == ("2026-11-27", 4, 3)


def test_leave_to_exceed_the_share_is_written_down(
    page: EvaluationsPage, branch: BranchFile
) -> None:
    round_id = branch.open_round()
    branch.give_all(round_id)
    page.reload(None)
    page.acts.edit_cap()
    dialog = page.findChild(CapDialog)
    assert dialog is not None
    dialog._decision.setText("15-CV/ĐU")
    dialog.on_submit()
    assert branch.sheet(round_id).round.cap_decision == "15-CV/ĐU"
    assert "Văn bản cho phép: 15-CV/ĐU." in page.panel.strip._cap.text()


def test_an_empty_branch_is_offered_its_first_month(
    page: EvaluationsPage, dialogs: AnsweredDialogs
) -> None:
    page.reload(None)
    assert page.sheet is None
    assert page.round_id == ""
    assert page._nothing is not None
    assert page._nothing.button.text() == "Mở kỳ tháng 11 năm 2026"


def test_arriving_with_a_round_shows_it(page: EvaluationsPage, branch: BranchFile) -> None:
    october = branch.open_round(Month(2026, 10))
    november = branch.open_round()
    page.reload(None)
    assert page.round_id == november
    page.arrive(october)
    assert page.round_id == october
    page.arrive(branch.branch_id)
    assert page.round_id == november


def test_a_party_organization_chooses_among_its_branches(
    look: QApplication, qtbot: QtBot, tmp_path: Path, dialogs: AnsweredDialogs, settings: Settings
) -> None:
    made = new_branch(tmp_path, 2)
    with made.unit() as unit:
        other = Branch(id=unit.new_id(), org_id=unit.author.org_id, name="Chi bộ Đào tạo")
        unit.save(other, act="branch.create")
    page = EvaluationsPage(
        Context(
            session=made.session,
            runner=SyncRunner(made.session.unit, dialogs),
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    qtbot.addWidget(page)
    page.show()
    round_id = made.open_round()
    page.reload(None)
    assert page.tools.branch.isVisible()
    assert page.round_id == round_id
    page.tools.branch.chosen.emit(other.id)
    assert page.branch == other
    assert page.round_id == ""
    assert not page.panel.isVisible()
    page.tools.branch.chosen.emit(made.branch_id)
    assert page.round_id == round_id
    assert page.panel.isVisible()
    made.session.close()


def test_many_obstacles_are_counted_and_named(
    page: EvaluationsPage, branch: BranchFile, tmp_path: Path
) -> None:
    branch.open_round()
    page.reload(None)
    page.acts._say_obstacles([*closing_obstacles(page.panel.model.sheet)] * 3)
    assert "12 đồng chí chưa có đủ điểm" in page.banner.text()
    assert page.panel.model.name(0) in page.banner.text()
