"""A secretary enters opinions without the mouse, empties the box, routes, answers, closes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from branch_files import NAMES, BranchFile, new_branch
from chibo_desktop.domain.opinions.opinion import OpinionAct, OpinionRoute, OpinionState
from chibo_desktop.domain.opinions.records import ForwardedOpinion
from chibo_desktop.gui.opinions.dialogs import AnswerForm, EnterForm, RouteForm, WordForm
from chibo_desktop.gui.opinions.page import LATE, OPEN, OpinionsPage
from chibo_desktop.gui.opinions.slips_dialog import SlipsDialog
from chibo_desktop.gui.opinions.units_page import UnitsOpinionsPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.opinion_figures import put_opinion_counts
from chibo_desktop.services.opinion_forwarding import put_forwarded
from chibo_desktop.wording.problems import sentence
from gui.answers import AnsweredDialogs
from gui.typing import press, type_text

TODAY = date(2026, 11, 28)
_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


class SpokenDialogs(AnsweredDialogs):
    """Problems in the words of the program."""

    def say(self, problem):
        return sentence(problem)


@pytest.fixture(scope="module")
def branch(tmp_path_factory) -> Iterator[BranchFile]:
    made = new_branch(tmp_path_factory.mktemp("opinions"), count=4)
    yield made
    made.session.close()


@pytest.fixture
def said() -> SpokenDialogs:
    return SpokenDialogs()


@pytest.fixture
def context(branch: BranchFile, said: SpokenDialogs, look, qtbot, tmp_path: Path) -> Context:
    with branch.unit() as unit:
        for table in ("opinion", "opinion_step"):
            unit.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own names
        for one in unit.all(ForwardedOpinion):
            unit.void(one, reason="của lần thử trước", act="opinion.withdraw")
    return Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, said),
        dialogs=said,
        settings=Settings(tmp_path / "settings.ini"),
        today=lambda: TODAY,
    )


@pytest.fixture
def page(context: Context, qtbot) -> OpinionsPage:
    made = OpinionsPage(context)
    context.runner.setParent(made)  # type: ignore[attr-defined]
    context.runner.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.reload(None)
    made.show()
    return made


def enter(page: OpinionsPage, content: str, name: str = NAMES[0]) -> None:
    page._enter.click()
    form = page.acts.form
    assert isinstance(form, EnterForm)
    form.member.setCurrentText(name)
    form.area.set_value("benefits")
    type_text(form.content, content)
    press(form.content, _Key.Key_Return, _CTRL)
    form.on_submit()


def listed(page: OpinionsPage) -> list[tuple[str, str]]:
    return [(one.full_name, one.case.opinion.content) for one in page.lines.lines]


def test_an_empty_page_says_what_belongs_there(page: OpinionsPage) -> None:
    assert page._empty is not None
    assert not page._print.isVisible()


def test_an_opinion_is_entered_and_what_lacks_is_said_beside_its_field(
    page: OpinionsPage,
) -> None:
    page._enter.click()
    form = page.acts.form
    assert isinstance(form, EnterForm)
    form.on_submit()
    assert "Chưa chọn đồng chí" in form.fields["member_id"].problem
    assert "Chưa ghi nội dung" in form.fields["content"].problem
    form.due.setText("khi nào tiện")
    form.on_submit()
    assert "05/12/2026" in form.fields["due_on"].problem
    form.reject()
    enter(page, "Sửa phòng họp.")
    assert listed(page) == [(NAMES[0], "Sửa phòng họp.")]
    assert page.detail.content.text() == "Sửa phòng họp."


def test_slips_are_typed_one_after_the_other_and_entered_together(
    page: OpinionsPage, said: SpokenDialogs
) -> None:
    page._slips.click()
    form = page.acts.form
    assert isinstance(form, SlipsDialog)
    assert set(form.fields) == {"month", "channel", "area", "content", "slips"}  # and no name
    form.on_put()
    assert "lĩnh vực" in form.fields["area"].problem
    for words in ("Nhà để xe dột.", "Nên họp sớm."):
        form.area.set_value("other")
        type_text(form.content, words)
        form.on_put()
        assert form.content.toPlainText() == ""
    form.area.set_value("other")
    type_text(form.content, f"Tôi là {NAMES[1]}.")
    form.on_put()
    assert said.asked[-1][0] == "confirm"  # a name was seen, and the slip is not taken yet
    assert len(form.slips) == 2
    form.content.clear()
    assert form.submit.text() == "Ghi 2 phiếu"
    form.on_submit()
    assert sorted(listed(page)) == [("", "Nhà để xe dột."), ("", "Nên họp sớm.")]
    assert page.table.model().index(0, 1).data() == "Không ghi tên"
    assert page.table.model().index(0, 0).data() == "tháng 11/2026"


def test_an_opinion_is_routed_answered_closed_and_a_step_taken_back(
    page: OpinionsPage, said: SpokenDialogs
) -> None:
    enter(page, "Sửa phòng họp.")
    press(page.table, _Key.Key_Return)
    route = page.acts.form
    assert isinstance(route, RouteForm)
    assert not route.text.isVisible()
    route.route.set_value(OpinionRoute.COMMITTEE)
    route.on_submit()
    page.detail.buttons[OpinionAct.ANSWER].click()
    answer = page.acts.form
    assert isinstance(answer, AnswerForm)
    assert answer.by_whom.text() == "Chi ủy"
    answer.on_submit()
    assert "Chưa ghi nội dung trả lời" in answer.fields["text"].problem
    type_text(answer.text, "Sẽ sửa.")
    answer.on_submit()
    page.detail.buttons[OpinionAct.CLOSE].click()
    close = page.acts.form
    assert isinstance(close, WordForm)
    close.on_submit()
    assert page.lines.lines[0].case.state is OpinionState.CLOSED
    assert not page.detail.buttons[OpinionAct.ANSWER].isVisible()
    page.detail.buttons[OpinionAct.TAKE_BACK].click()
    assert page.lines.lines[0].case.state is OpinionState.CLOSED  # asked, and not agreed
    said.confirms = True
    page.detail.buttons[OpinionAct.TAKE_BACK].click()
    assert page.lines.lines[0].case.state is OpinionState.ANSWERED
    assert "đã lấy lại" in page.detail.way.text()


def test_what_goes_to_the_office_is_written_in_the_form(
    page: OpinionsPage, branch: BranchFile
) -> None:
    enter(page, "Lời gốc.", NAMES[2])
    page.detail.buttons[OpinionAct.ROUTE].click()
    form = page.acts.form
    assert isinstance(form, RouteForm)
    form.route.set_value(OpinionRoute.SUPERIOR)
    assert form.text.isVisible()
    assert form.with_name.isVisible()
    form.text.setPlainText("Lời gửi.")
    form.on_submit()
    with branch.unit() as unit:
        assert unit.all(ForwardedOpinion) == []  # until a bundle is written
        put_forwarded(unit)
        (record,) = unit.all(ForwardedOpinion)
    assert (record.content, record.full_name) == ("Lời gửi.", "")
    assert page.table.model().index(0, 5).data() == "Đảng ủy"


def test_the_list_is_narrowed_by_state_area_and_words(page: OpinionsPage) -> None:
    enter(page, "Sửa phòng họp.")
    enter(page, "Gửi tài liệu sớm.", NAMES[1])
    page.search.setText("tai lieu")
    assert [words for _, words in listed(page)] == ["Gửi tài liệu sớm."]
    page.search.clear()
    page.states.set_value(OPEN)
    page.refresh()
    assert len(listed(page)) == 2
    page.states.set_value(LATE)
    page.refresh()
    assert listed(page) == []
    assert page.nothing.isVisible()
    page.arrive(page.board.lines[1].case.opinion.id)  # type: ignore[union-attr]
    page.reload(None)
    assert page.selected() is not None
    assert page.selected().case.opinion.id == page.board.lines[1].case.opinion.id  # type: ignore[union-attr]


def test_the_register_is_looked_at_before_it_is_printed(page: OpinionsPage) -> None:
    enter(page, "Sửa phòng họp.")
    page._print.click()
    assert page.papers.dialog is not None
    page.papers.dialog.accept()
    preview = page.papers.desk.preview
    assert preview is not None
    preview.close()


def test_the_office_sees_figures_and_what_came_up(
    page: OpinionsPage, context: Context, branch: BranchFile, qtbot
) -> None:
    enter(page, "Lời gốc.")
    page.detail.buttons[OpinionAct.ROUTE].click()
    form = page.acts.form
    assert isinstance(form, RouteForm)
    form.route.set_value(OpinionRoute.SUPERIOR)
    form.with_name.setChecked(True)
    form.on_submit()
    with branch.unit() as unit:
        put_opinion_counts(unit)
        put_forwarded(unit)
    office = UnitsOpinionsPage(context)
    qtbot.addWidget(office)
    office.show()
    office.reload(None)
    assert office.units_table.model().index(0, 5).data() == "1"
    assert office.words.text() == f"{NAMES[0]}: Lời gốc."
