"""Papers looked at, printed and saved from the window, on a real encrypted file."""

import io
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from branch_files import BranchFile
from chibo_desktop.gui.evaluations.grid_model import GridModel
from chibo_desktop.gui.printing.evaluation_group import EvaluationGroup
from chibo_desktop.gui.printing.page import PrintingPage
from chibo_desktop.gui.printing.preview import PreviewDialog, suggested_name
from chibo_desktop.services.printing import SheetMode, evaluation_sheets_pdf, summary_pdf
from gui.answers import AnsweredDialogs


@pytest.fixture
def papers(page: PrintingPage) -> EvaluationGroup:
    made = page.group("evaluations")
    assert isinstance(made, EvaluationGroup)
    return made


def _marked(branch: BranchFile) -> str:
    round_id = branch.open_round()
    branch.give_all(round_id, III="31.5")
    return round_id


def _words(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_without_a_round_the_way_to_open_one_is_shown(
    page: PrintingPage, papers: EvaluationGroup
) -> None:
    page.reload(None)
    assert page.preview is None
    assert papers.is_barred


def test_every_row_opens_its_paper(
    page: PrintingPage, papers: EvaluationGroup, branch: BranchFile
) -> None:
    round_id = _marked(branch)
    page.arrive(round_id)
    names = [row.evaluation.full_name for row in branch.sheet(round_id).rows]
    expected = (
        (papers.show_blank_sheet, 0, 1),
        (papers.show_prefilled_sheets, 3, 3),
        (papers.show_filled_sheets, 3, 3),
        (papers.show_summary, 3, 1),
    )
    for show, named, pages in expected:
        show()
        assert page.preview is not None
        assert page.preview.document.pageCount() >= pages
        words = _words(page.preview.data)
        assert sum(name in words for name in names) == named
        page.preview.close()
        page.desk.preview = None


def test_one_member_alone_can_be_printed(
    page: PrintingPage, papers: EvaluationGroup, branch: BranchFile
) -> None:
    round_id = _marked(branch)
    page.arrive(round_id)
    rows = branch.sheet(round_id).rows
    papers._member.set_value(rows[1].evaluation.member_id)
    papers.show_filled_sheets()
    assert page.preview is not None
    words = _words(page.preview.data)
    assert [row.evaluation.full_name in words for row in rows] == [False, True, False]


def test_screen_paper_and_workbook_show_the_same_total(
    page: PrintingPage,
    papers: EvaluationGroup,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    round_id = _marked(branch)
    page.arrive(round_id)
    model = GridModel()
    model.show(branch.sheet(round_id), "self")
    total = next(i for i, column in enumerate(model.columns) if column.key == "total")
    on_screen = str(model.index(0, total).data())
    papers.show_summary()
    assert page.preview is not None
    assert on_screen == "91,5"
    assert on_screen in _words(page.preview.data)
    dialogs.saved_as = tmp_path / "bang.xlsx"
    page.preview.workbook_requested.emit()
    rows = openpyxl.load_workbook(dialogs.saved_as).active.iter_rows(values_only=True)
    assert {row[6] for row in rows if isinstance(row[0], int)} == {91.5}


def test_a_paper_is_saved_under_its_own_name(
    page: PrintingPage,
    papers: EvaluationGroup,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    page.arrive(_marked(branch))
    papers.show_summary()
    assert page.preview is not None
    dialogs.saved_as = tmp_path / "bang.pdf"
    page.preview.save_requested.emit()
    assert dialogs.saved_as.read_bytes() == page.preview.data
    assert "Bảng tổng hợp đánh giá tháng 11 năm 2026.pdf" in dialogs.asked[-1][1]
    assert page.context.settings.folder("documents") == tmp_path


def test_a_folder_that_cannot_be_written_is_said(
    page: PrintingPage,
    papers: EvaluationGroup,
    branch: BranchFile,
    dialogs: AnsweredDialogs,
    tmp_path: Path,
) -> None:
    page.arrive(_marked(branch))
    dialogs.saved_as = tmp_path / "gone" / "bang.xlsx"
    papers.save_workbook()
    assert dialogs.asked[-1] == ("problems", "[document-not-saved]")


def test_a_search_finds_papers_of_every_group_without_marks(
    page: PrintingPage, papers: EvaluationGroup, branch: BranchFile
) -> None:
    page.arrive(_marked(branch))
    everything = papers.entry_titles()
    page.search.setText("bang tong")
    assert papers.entry_titles() == ["Bảng tổng hợp"]
    page.search.setText("không có tên ấy")
    assert papers.isHidden()
    page.search.clear()
    assert papers.entry_titles() == everything
    assert papers.isVisible()


def test_pages_go_to_the_printer_as_they_are(
    look: QApplication, qtbot: QtBot, branch: BranchFile, tmp_path: Path
) -> None:
    round_id = _marked(branch)
    with branch.unit() as unit:
        data = evaluation_sheets_pdf(unit, round_id, SheetMode.FILLED)
    target = tmp_path / "printed.pdf"

    def choose(_parent: QWidget, pages: int) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFromTo(2, pages)
        return printer

    preview = PreviewDialog("Phiếu", data, choose_printer=choose)
    qtbot.addWidget(preview)
    preview.print()
    printed = PdfReader(target).pages
    assert len(printed) == preview.document.pageCount() - 1
    assert [round(float(side)) for side in printed[0].mediabox[2:]] == [595, 842]


def test_turning_and_zooming_stay_within_the_document(
    look: QApplication, qtbot: QtBot, branch: BranchFile
) -> None:
    round_id = _marked(branch)
    with branch.unit() as unit:
        data = summary_pdf(unit, round_id)
    preview = PreviewDialog("Bảng", data)
    qtbot.addWidget(preview)
    preview.show()
    preview.turn(-1)
    assert preview.page() == 0
    for _ in range(30):
        preview.zoom(1.2)
    assert preview.view.zoomFactor() == 4.0
    preview.zoom(0)
    assert preview.view.zoomMode() is preview.view.ZoomMode.FitToWidth


def test_a_title_becomes_a_file_name_everywhere() -> None:
    assert suggested_name('Phiếu: "A/B" tháng 11', "pdf") == Path("Phiếu A B tháng 11.pdf")
