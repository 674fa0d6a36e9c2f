"""A secretary proposes, has it voted, submitted and decided; cases of discipline stay closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from branch_files import BranchFile, new_branch
from chibo_desktop.domain.commendation import DECLINED, CommendedKind, ProposalState
from chibo_desktop.domain.discipline import DisciplineStage
from chibo_desktop.domain.dossier.merit_rows import Commendation, Discipline
from chibo_desktop.domain.meeting import MeetingKind, MeetingState
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.year_end import PastRating
from chibo_desktop.gui.commendations.discipline_forms import CaseForm, StepForm
from chibo_desktop.gui.commendations.forms import DecideForm, ProposalForm, SubmitForm, VoteForm
from chibo_desktop.gui.commendations.page import AWARDED, DISCIPLINE, PROPOSALS, CommendationsPage
from chibo_desktop.gui.commendations.report_form import ReportForm
from chibo_desktop.gui.printing.commendation_group import CommendationGroup
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.meetings import new_meeting, save_meeting
from chibo_desktop.services.merit_vote_papers import vote_minutes_pdf
from chibo_desktop.services.reminders import load_reminders
from chibo_desktop.services.reveals import past_reveals
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs

TODAY = date(2026, 11, 28)


class SpokenDialogs(AnsweredDialogs):
    """Problems in the words of the program."""

    def say(self, problem):
        return sentence(problem)


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, count=4)
    with made.unit() as unit:
        meeting = new_meeting(unit, made.branch_id, date(2026, 11, 5), MeetingKind.REGULAR)
        save_meeting(unit, replace(meeting, state=MeetingState.HELD))
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
def page(context: Context, qtbot) -> CommendationsPage:
    made = CommendationsPage(context)
    context.runner.setParent(made)  # type: ignore[attr-defined]
    context.runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.reload(None)
    made.show()
    return made


def propose(page: CommendationsPage, kind: str, standard: str, name: str = "") -> None:
    page._on_add()
    form = page.acts.form
    assert isinstance(form, ProposalForm)
    form.kind.set_value(kind)
    form._on_kind()
    if kind == CommendedKind.MEMBER:
        form.member.setCurrentIndex(1)
    form.name.setText(name)
    form.standard.set_value(standard)
    form.merit.setPlainText("Cứu người trong lũ")
    form.on_submit()


def act(page: CommendationsPage, name: str) -> object:
    page.proposals.buttons[name].click()
    return page.acts.form


def test_an_extraordinary_merit_goes_from_the_proposal_to_the_dossier(page, branch, said):
    assert "Đề nghị khen" in page._add.text()
    propose(page, "member", "extra-letter")
    (line,) = page.proposals.lines.lines
    assert line.state is ProposalState.PROPOSED
    assert "Xét theo thành tích" in page.proposals.detail.more.text()
    assert "06-HD/TW" in page.proposals.detail.more.text()
    vote = act(page, "vote")
    assert isinstance(vote, VoteForm)
    for editor, count in ((vote.base, 4), (vote.in_favour, 4), (vote.against, 0)):
        editor.setText(str(count))
    vote.on_submit()
    assert page.proposals.selected().state is ProposalState.CARRIED
    with branch.unit() as unit:
        kinds = [one.reminder.kind.value for one in load_reminders(unit, TODAY).lines]
    assert "commendation" in kinds
    submit = act(page, "submit")
    assert isinstance(submit, SubmitForm)
    submit.number_edit.setText("5-TTr/CB")
    submit.day_edit.set_value(PartialDate(2026, 11, 27))
    submit.on_submit()
    decided = act(page, "decide")
    assert isinstance(decided, DecideForm)
    decided.on_submit()
    assert "Chưa ghi số quyết định" in decided.fields["number"].problem
    decided.number_edit.setText("12-QĐ/ĐU")
    decided.day_edit.set_value(PartialDate(2026, 11, 28))
    decided.on_submit()
    with branch.unit() as unit:
        (row,) = unit.all(Commendation)
    assert (row.decision_number, row.merit) == ("12-QĐ/ĐU", "Cứu người trong lũ")
    with branch.unit() as unit:
        paper = PdfReader(BytesIO(vote_minutes_pdf(unit, branch.branch_id, 2026))).pages[0]
    text = " ".join(paper.extract_text().split())
    assert "Thông qua" in text
    assert "1 đề nghị được thông qua" in text
    page.show_view(AWARDED)
    assert "khen thưởng 1 cá nhân" in page.awarded.headline.text()
    page.awarded.persons.clicked.emit()
    assert [one.name for one in page.awarded.names.lines] == [line.name]
    page.awarded.open_kind("collectives")
    assert not page.awarded.names.lines


def test_the_branch_itself_and_a_group_can_be_proposed_and_declined(page, branch):
    propose(page, "branch", "unit-letter")
    propose(page, "party_group", "unit-extra-letter", "Tổ đảng 1")
    names = {line.name for line in page.proposals.lines.lines}
    assert names == {"Chi bộ Văn phòng", "Tổ đảng 1"}
    page.proposals.table.selectRow(
        next(at for at, line in enumerate(page.proposals.lines.lines) if "Chi bộ" in line.name)
    )
    assert "chưa có mức xếp loại" in page.proposals.detail.more.text()
    past = act(page, "past")
    past.year_choice.set_value("2025")
    past.decision.setText("40-QĐ/ĐU")
    past.on_submit()
    with branch.unit() as unit:
        assert [(one.member_id, one.year) for one in unit.all(PastRating)] == [("", 2025)]
    page.proposals.table.selectAll()
    assert "2 đề nghị" in page.proposals.detail.title.text()
    form = act(page, "decide")
    form.number_edit.setText("13-QĐ/ĐU")
    form.day_edit.set_value(PartialDate(2026, 11, 28))
    form.outcome.set_value(DECLINED)
    form.on_submit()
    states = {line.state for line in page.proposals.lines.lines}
    assert states == {ProposalState.DECLINED}


def test_a_report_stands_drafted_and_keeps_what_is_written(page, branch):
    propose(page, "member", "extra-letter")
    form = act(page, "report")
    assert isinstance(form, ReportForm)
    assert form.texts["merit"].toPlainText() == "Cứu người trong lũ"
    assert "không bị thi hành kỷ luật" in form.texts["conduct"].toPlainText()
    form.texts["work"].setPlainText("Làm tốt.")
    form.on_submit()
    assert page.proposals.selected().proposal.texts == {"work": "Làm tốt."}


def test_cases_are_shown_when_asked_for_written_down_and_closed_when_left(page, branch, said):
    page.show_view(DISCIPLINE)
    assert not page.discipline.is_open
    assert page._add.isHidden()
    said.confirms = False
    page.discipline.gate.button.click()
    assert not page.discipline.is_open
    said.confirms = True
    page.discipline.gate.button.click()
    assert page.discipline.is_open
    with branch.unit() as unit:
        assert [one.about for one in past_reveals(unit)] == ["Kỷ luật"]
    page._on_add()
    case = page.discipline_acts.form
    assert isinstance(case, CaseForm)
    case.member.setCurrentIndex(1)
    case.matter.setPlainText("Thiếu trách nhiệm")
    case.on_submit()
    page.discipline.buttons["step"].click()
    step = page.discipline_acts.form
    assert isinstance(step, StepForm)
    step.day_edit.set_value(PartialDate(2026, 11, 28))
    step.on_submit()
    (line,) = page.discipline.lines.lines
    assert line.stage is DisciplineStage.REVIEWED
    with branch.unit() as unit:
        of_old = Discipline(
            id=unit.new_id(),
            org_id=branch.session.author.org_id,
            member_id=line.case.member_id,
            decided_on=PartialDate(2019),
            form="warning",
            kind="government",
        )
        unit.save(of_old, act="row.add")
    page.reload(None)
    assert [one.form for one in page.discipline.decided.lines] == ["warning"]
    page.show_view(PROPOSALS)
    assert not page.discipline.lines.lines
    page.show_view(DISCIPLINE)
    assert not page.discipline.is_open


def test_its_papers_stand_among_the_forms(context, qtbot):
    from chibo_desktop.gui.printing.desk import Desk

    group = CommendationGroup(context, Desk(context, None))
    qtbot.addWidget(group)
    group.reload(None)
    title, make, workbook = group._commended()
    assert "2026" in title
    with context.session.unit() as unit:
        assert make(unit).startswith(b"%PDF")
        assert workbook(unit).startswith(b"PK")
    title, make, _ = group._list()
    with context.session.unit() as unit:
        assert make(unit).startswith(b"%PDF")
