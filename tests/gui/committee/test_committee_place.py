"""A secretary keeps the committee, prepares and counts a congress, sees what is missing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from branch_files import NAMES, BranchFile, new_branch
from chibo_desktop.domain.terms.congress import CongressList
from chibo_desktop.domain.terms.documents import DocumentState
from chibo_desktop.gui.committee.committee_forms import PostForm, SeatForm, TermForm
from chibo_desktop.gui.committee.committee_page import CommitteePage
from chibo_desktop.gui.committee.congress_forms import (
    CongressForm,
    ElectionForm,
    ResultForm,
    StepForm,
    read_votes,
)
from chibo_desktop.gui.committee.congress_page import CongressPage
from chibo_desktop.gui.committee.documents_page import DocumentForm, DocumentsPage
from chibo_desktop.gui.committee.inspection_forms import InspectionForm, OutcomeForm
from chibo_desktop.gui.committee.inspections_page import InspectionsPage
from chibo_desktop.gui.committee.page import CommitteePlacePage
from chibo_desktop.gui.committee.units_page import UnitsTermsPage
from chibo_desktop.gui.printing.committee_group import CommitteeGroup
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.committee import load_committee
from chibo_desktop.services.term_papers import (
    TermPaper,
    Where,
    term_paper_pdf,
    term_paper_workbook,
)
from chibo_desktop.wording.problems import sentence
from documents.papers import text_of
from gui.answers import AnsweredDialogs
from gui.typing import press

TODAY = date(2026, 11, 28)
_ENTER = Qt.Key.Key_Return


class SpokenDialogs(AnsweredDialogs):
    """Problems in the words of the program."""

    def say(self, problem):
        return sentence(problem)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=10)
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
def place(context: Context, qtbot) -> CommitteePlacePage:
    made = CommitteePlacePage(context)
    context.runner.setParent(made)  # type: ignore[attr-defined]
    context.runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.reload(None)
    made.show()
    return made


def form_of(page, kind):
    form = page.acts.form
    assert isinstance(form, kind)
    return form


def begin_term(page: CommitteePage) -> None:
    page._on_new_term()
    form = form_of(page, TermForm)
    form.title.setText("2025–2030")
    form.starts_on.setText("10/03/2025")
    form.size_decided.setText("2")
    form.submit.click()


def test_the_committee_is_written_and_changes_within_the_term(place, branch, said, tmp_path):
    page = place.shown
    assert isinstance(page, CommitteePage)
    assert page.seats.isHidden()
    page._on_new_term()
    form = form_of(page, TermForm)
    form.submit.click()
    assert "Chưa ghi nhiệm kỳ" in form.fields["title"].problem
    form.reject()
    begin_term(page)
    assert "Chưa có bí thư" in page.notes.text()
    page._on_new_seat()
    seat = form_of(page, SeatForm)
    assert seat.from_on.text() == "10/03/2025"
    seat.person.setEditText(NAMES[0])
    seat.post.set_value("deputy_secretary")
    seat.submit.click()
    page.acts.change_post(page.seats.lines.line(0))
    post = form_of(page, PostForm)
    post.from_on.setText("01/05/2026")
    post.submit.click()
    assert f"Bí thư: {NAMES[0]}" in page._context.text()
    assert [one.full_name for one in page.seats.lines.lines] == [NAMES[0], NAMES[0]]
    press(page.seats.table, _ENTER)
    assert form_of(page, SeatForm).person.currentText() == NAMES[0]
    with branch.unit() as unit:
        text = text_of(term_paper_pdf(unit, TermPaper.COMMITTEE, where(branch)), tmp_path)
    assert "DANH SÁCH CẤP ỦY" in text
    assert "chuyển chức vụ trong cấp ủy" in text


def where(branch: BranchFile) -> Where:
    return Where(branch_id=branch.branch_id, year=2026, today=TODAY)


def test_a_congress_is_prepared_counted_and_begins_the_term(place, branch, said, tmp_path):
    place.arrive("congress")
    page = place.shown
    assert isinstance(page, CongressPage)
    page._on_new()
    form = form_of(page, CongressForm)
    form.title.setText("2026–2031")
    form.held_on.setText("20/11/2026")
    form.submit.click()
    assert "0/15" in page.prepared.text()
    assert page.counts[CongressList.COMMITTEE].isHidden()
    press(page.steps.table, _ENTER)
    step = form_of(page, StepForm)
    step.state.set_value("done")
    step.submit.click()
    assert "1/15" in page.prepared.text()
    page.result.click()
    result = form_of(page, ResultForm)
    result.convened.setText("10")
    result.present.setText("12")
    result.submit.click()
    assert result.fields["present"].problem
    result.present.setText("9")
    result.submit.click()
    assert "đủ số dự" in page.told.text()
    for kind, seats, names in (
        (CongressList.COMMITTEE, "2", f"1. {NAMES[0]} – 9\n2. {NAMES[1]} 8\n3. {NAMES[2]} 4"),
        (CongressList.SECRETARY, "1", f"{NAMES[0]}\t9"),
    ):
        page.counts[kind].click()
        count = form_of(page, ElectionForm)
        count.seats.setText(seats)
        count.issued.setText("9")
        count.collected.setText("9")
        count.names.setPlainText(names)
        count.submit.click()
    assert f"không trúng cử {NAMES[2]} (4)" in page.elected.text()
    said.confirms = True
    page.begin.click()
    assert page.begin.isHidden()
    with branch.unit() as unit:
        board = load_committee(unit, branch.branch_id, "", TODAY)
        assert [one.full_name for one in board.seated] == [NAMES[0], NAMES[1]]
        text = text_of(term_paper_pdf(unit, TermPaper.CONGRESS, where(branch)), tmp_path)
        assert "có mặt 9/10" in text
        assert "trúng cử" in text
        for paper in TermPaper:
            assert term_paper_workbook(unit, paper, where(branch)).startswith(b"PK")
    place.arrive("committee")
    assert f"Bí thư: {NAMES[0]}" in place.shown._context.text()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Nguyễn Văn An 18", ("Nguyễn Văn An", 18)),
        ("1. Nguyễn Văn An – 18", ("Nguyễn Văn An", 18)),
        ("Nguyễn Văn An\t18", ("Nguyễn Văn An", 18)),
        ("2) Nguyễn Văn An: 18 ", ("Nguyễn Văn An", 18)),
        ("Nguyễn Văn An", ("Nguyễn Văn An", None)),
    ],
)
def test_names_and_votes_are_read_as_they_are_typed(line, found):
    assert read_votes([line, "  "]) == [found]


def test_a_missing_document_is_written_down(place, branch, tmp_path):
    begin_term(place.shown)
    place.open_side("documents")
    page = place.shown
    assert isinstance(page, DocumentsPage)
    assert "Quy chế làm việc" in page.missing.text()
    page.lines.select(next(page.lines._key(one) for one in page.lines.lines.lines
                           if one.kind.code == "working-rules"))  # fmt: skip
    press(page.lines.table, _ENTER)
    form = form_of(page, DocumentForm)
    form.submit.click()
    assert form.fields["issued_on"].problem
    form.symbol.setText("05-QC/CB")
    form.issued_on.setText("12/06/2025")
    form.submit.click()
    line = page.lines.selected()
    assert line is not None
    assert line.state is DocumentState.PRESENT
    with branch.unit() as unit:
        text = text_of(term_paper_pdf(unit, TermPaper.DOCUMENTS, where(branch)), tmp_path)
    assert "05-QC/CB" in text


def test_an_inspection_goes_from_the_programme_to_its_conclusion(place, branch, tmp_path):
    place.arrive("inspections")
    page = place.shown
    assert isinstance(page, InspectionsPage)
    page._on_add()
    form = form_of(page, InspectionForm)
    form.title.setText("Việc chấp hành quy chế")
    form.planned_in.setText("06/2026")
    form.subject.setEditText(NAMES[3])
    form.submit.click()
    assert "Quá tháng: Việc chấp hành quy chế" in page.told.text()
    press(page.lines.table, _ENTER)
    outcome = form_of(page, OutcomeForm)
    outcome.done_on.setText("20/06/2026")
    outcome.outcome.setPlainText("Chấp hành tốt")
    outcome.submit.click()
    assert "1/1 cuộc theo chương trình đã kết luận" in page._context.text()
    with branch.unit() as unit:
        text = text_of(term_paper_pdf(unit, TermPaper.INSPECTIONS, where(branch)), tmp_path)
    assert "Chấp hành tốt" in text


def test_the_papers_stand_among_the_forms(context, qtbot):
    group = CommitteeGroup(context, Desk(context, None))  # type: ignore[arg-type]
    qtbot.addWidget(group)
    group.reload(None)
    assert "Danh sách cấp ủy" in group.entry_titles()
    assert group._branch_field.isHidden()


def test_the_units_are_told_to_come_when_there_are_none(context, qtbot):
    page = UnitsTermsPage(context)
    qtbot.addWidget(page)
    page.reload(None)
    assert page._empty is not None
