"""A quarter on the screen: opened, a gap explained, decided, closed, computed anew."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from branch_files import BranchFile
from chibo_desktop.domain.period_parts import PartState
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.widgets import EmptyState
from chibo_desktop.gui.year.dialogs import DecideDialog, GapDialog, OpenSpanDialog
from chibo_desktop.gui.year.page import YearPage
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.rounds import close_round, reopen_round
from gui.answers import AnsweredDialogs
from gui.year.conftest import QUARTER, close_month


def open_quarter(page: YearPage) -> None:
    page.reload(None)
    page.periods.period.set_value("quarter 2026-09")
    page.periods.period_chosen.emit("quarter 2026-09")
    page.periods.acts["open"].click()
    form = page.acts.form
    assert isinstance(form, OpenSpanDialog)
    form.submit.click()


def rows(page: YearPage):
    sheet = page.board.sheet if page.board else None
    assert sheet is not None
    return sheet.rows


def shown(button: QPushButton) -> bool:
    return not button.isHidden()


def test_without_closed_months_the_page_says_what_comes_first(page: YearPage, qtbot) -> None:
    page.reload(None)
    nothing = page.findChild(EmptyState)
    assert nothing is not None
    with qtbot.waitSignal(page.go_requested) as gone:
        nothing.button.click()
    assert gone.args[0] == "evaluations"


def test_a_quarter_is_opened_and_shows_its_months_and_what_they_come_to(page, branch) -> None:
    for period, points in zip(QUARTER, ("30", "32", "34"), strict=True):
        close_month(branch, period, points)
    open_quarter(page)
    model = page.periods.table.model()
    texts = [
        model.index(0, column).data(Qt.ItemDataRole.DisplayRole)
        for column in range(model.columnCount())
    ]
    assert texts[1:6] == [
        "78 · HTTNV",
        "80 · HTTNV",
        "82 · HTTNV",
        "80",
        "Hoàn thành tốt nhiệm vụ",
    ]
    assert [link.text() for link in page.periods.links] == ["Tháng 7", "Tháng 8", "Tháng 9"]


def test_a_month_opens_from_the_quarter(page: YearPage, branch: BranchFile, qtbot) -> None:
    july = close_month(branch, QUARTER[0])
    open_quarter(page)
    with qtbot.waitSignal(page.go_requested) as gone:
        page.periods.links[0].click()
    assert gone.args == ["evaluations", july]


def test_a_gap_is_explained_before_the_quarter_closes(
    page: YearPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    close_month(branch, QUARTER[0])
    close_month(branch, QUARTER[2])
    open_quarter(page)
    page.periods.acts["close"].click()
    assert page.banner.text().count("chưa có kết quả của tháng 8 năm 2026") == 3
    for place in range(3):
        page.periods.table.selectRow(place)
        page.periods.gap_button.click()
        form = page.acts.form
        assert isinstance(form, GapDialog)
        if not place:
            form.reason.setText("Chi bộ Y đánh giá")
            form.rating.set_value("good")
            form.rating.chosen.emit("good")
            form.total.setText("86")
            form.submit.click()
            continue
        form.reason.setText("Chi bộ không mở kỳ")
        form.submit.click()
    states = [row.parts[1].state for row in rows(page)]
    assert states == [PartState.OUTSIDE, PartState.EXPLAINED, PartState.EXPLAINED]
    dialogs.confirms = True
    page.periods.acts["close"].click()
    assert "đã chốt ngày" in page.banner.text()
    assert not shown(page.periods.acts["close"])


def test_the_branch_decides_otherwise_only_with_a_reason(page, branch) -> None:
    for period in QUARTER:
        close_month(branch, period)
    open_quarter(page)
    page.periods.decide_button.click()
    form = page.acts.form
    assert isinstance(form, DecideDialog)
    form.rating.set_value("fulfilled")
    form.submit.click()
    assert form.field.problem
    form.reason.setPlainText("Còn việc chậm hạn")
    form.submit.click()
    assert rows(page)[0].rating is Rating.FULFILLED
    assert "Còn việc chậm hạn" in page.periods.selected().note


def test_a_reopened_month_is_said_and_the_quarter_computed_anew(
    page: YearPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    rounds = [close_month(branch, period) for period in QUARTER]
    open_quarter(page)
    dialogs.confirms = True
    page.periods.acts["close"].click()
    with branch.unit() as unit:
        reopen_round(unit, rounds[1], "Xem lại")
    page.reload(None)
    assert "Tháng 8 đã thay đổi sau khi kỳ này chốt" in page.banner.text()
    first = branch.ids(rounds[1])[0]
    with branch.unit() as unit:
        set_marks(unit, rounds[1], "branch", {first: {"III": "26"}})
        close_round(unit, rounds[1])
    page.reload(None)
    dialogs.confirms = True
    page.periods.acts["recompute"].click()
    assert "80 (hoàn thành tốt nhiệm vụ) → 78 (hoàn thành tốt nhiệm vụ)" in dialogs.asked[-1][1]
    assert [float(row.total_text) for row in rows(page)] == [78, 80, 80]
    assert "đã thay đổi" not in page.banner.text()
