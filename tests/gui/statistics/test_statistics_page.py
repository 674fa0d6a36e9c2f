"""The statistics page on a real file: choose, look behind a figure, print."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.domain.member import ActivityStatus, Member
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.jobs import Progress
from chibo_desktop.gui.runtime.runner import LongWork, SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.statistics.page import StatisticsPage
from chibo_desktop.services.session import Unit
from gui.answers import AnsweredDialogs
from services.exchange_story import office_session


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 5, late=1)
    with made.unit() as unit:
        gone = unit.all(Member)[-1]
        unit.save(replace(gone, activity_status=ActivityStatus.LEFT), act="member.status")
    yield made
    made.session.close()


@pytest.fixture
def page(
    look: QApplication,
    qtbot: QtBot,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    settings: Settings,
) -> StatisticsPage:
    made = StatisticsPage(
        Context(
            session=branch.session,
            runner=SyncRunner(branch.session.unit, dialogs),
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.reload(None)
    made.show()
    return made


def row_of(page: StatisticsPage, label: str) -> int:
    return [line.label.strip() for line in page.model.lines].index(label)


def test_the_identity_stands_above_the_table_and_what_is_apart_opens_to_its_name(
    page: StatisticsPage,
) -> None:
    assert page.sum_line.text() == "A + B − C = D:  6 + 0 − 0 = 6"
    assert "1 đồng chí" in page.apart_link.text()
    page.apart_link.click()
    assert page.names is not None
    assert next(line.note for line in page.names.model.lines).startswith("Rời khỏi Đảng")


def test_enter_on_a_figure_opens_its_names(page: StatisticsPage, qtbot: QtBot) -> None:
    row = row_of(page, "Đảng viên có đến đầu kỳ")
    page.table.setCurrentIndex(page.model.index(row, 2))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.names is not None
    assert len(page.names.model.lines) == 6
    page.names.close()
    before = page.table.column_keys().index("before")
    page.table.setCurrentIndex(page.model.index(row, before))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert len(page.names.model.lines) == 5
    assert "năm 2025" in page.names.windowTitle()


def test_another_table_and_another_period(page: StatisticsPage) -> None:
    page.forms.set_value("composition")
    page.kind.set_value("year")
    page.kind.chosen.emit("year")
    assert page.periods.value() == "year-2026-1"
    line = page.model.line(row_of(page, "Tổng số đảng viên"))
    assert (line.now, line.before) == ("5", "4")
    assert page.sum_line.isHidden()


def test_the_table_is_previewed_and_saved_with_its_names(
    page: StatisticsPage, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    page.show_paper()
    assert page.desk.preview is not None
    assert page.desk.preview.document.pageCount() == 1
    dialogs.saved_as = tmp_path / "bieu.xlsx"
    page.save_workbook()
    book = openpyxl.load_workbook(io.BytesIO(dialogs.saved_as.read_bytes()))
    assert book.sheetnames == ["Số liệu", "Tên trong từng dòng"]


class StoppableRunner(SyncRunner):
    """As if the user pressed Dừng as soon as the window of a long work shows."""

    stops = False

    def run_long(self, work: LongWork, title: str, *rest: Any, **more: Any) -> None:
        def stopped(unit: Unit, progress: Progress) -> object:
            if self.stops:
                progress.cancel()
            return work(unit, progress)

        super().run_long(stopped, title, *rest, **more)


def test_a_stopped_count_leaves_the_table_and_what_was_chosen_for_it(
    look: QApplication,
    qtbot: QtBot,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    settings: Settings,
) -> None:
    runner = StoppableRunner(branch.session.unit, dialogs)
    page = StatisticsPage(
        Context(
            session=branch.session,
            runner=runner,
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    qtbot.addWidget(page)
    page.show()
    runner.stops = True
    page.reload(None)
    assert "chưa đếm gì" in page.banner.text()
    assert not page.model.lines
    runner.stops = False
    page.reload(None)
    shown = page.model.lines
    runner.stops = True
    page.kind.set_value("year")
    page.kind.chosen.emit("year")
    assert page.model.lines == shown
    assert page.kind.value() == "quarter"
    assert "đã đếm trước đó" in page.banner.text()
    page.show_paper()
    assert page.desk.preview is None
    runner.stops = False
    page.show_paper()
    assert page.desk.preview is not None


def test_an_offices_figures_open_to_the_names_kept_of_its_units(
    look: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    dialogs: AnsweredDialogs,
    settings: Settings,
) -> None:
    session = office_session(tmp_path)
    with session.unit() as unit:
        member = Member(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            full_name="Nguyễn Thị Văn Phòng",
            activity_status="active",
            admitted_on=PartialDate(2010, 2, 3),
        )
        unit.save(member, act="member.create")
    page = StatisticsPage(
        Context(
            session=session,
            runner=SyncRunner(session.unit, dialogs),
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    qtbot.addWidget(page)
    page.reload(None)
    page.table.setCurrentIndex(page.model.index(row_of(page, "Đảng viên có đến đầu kỳ"), 2))
    page.open_names(page.table.currentIndex().row())
    assert page.names is not None
    assert [line.name for line in page.names.model.lines] == ["Nguyễn Thị Văn Phòng"]
    session.close()
