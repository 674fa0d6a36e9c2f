"""Shortcomings on the screen: noted, followed, filtered, taken off when entered by mistake."""

from branch_files import BranchFile
from chibo_desktop.domain.shortcoming import ShortcomingState
from chibo_desktop.gui.widgets import EmptyState
from chibo_desktop.gui.year.page import SHORTCOMINGS, YearPage
from chibo_desktop.gui.year.shortcoming_dialogs import MendingDialog, ShortcomingDialog
from gui.answers import AnsweredDialogs


def add(page: YearPage, content: str, *, due: str = "", of: int = 0) -> None:
    page.shortcomings.add_button.click()
    form = page.mending.form
    assert isinstance(form, ShortcomingDialog)
    form.who.setCurrentIndex(of)
    form.content.setPlainText(content)
    form.on.setText("10/03/2026")
    form.due.setText(due)
    form.submit.click()


def contents(page: YearPage) -> list[str]:
    return [line.shortcoming.content for line in page.shortcomings.lines.lines]


def test_an_empty_side_offers_the_first_step(page: YearPage) -> None:
    page.arrive(SHORTCOMINGS)
    nothing = page.shortcomings.findChild(EmptyState)
    assert nothing is not None
    nothing.button.click()
    assert isinstance(page.mending.form, ShortcomingDialog)


def test_what_is_noted_stands_with_whose_it_is_and_is_late_after_its_day(page: YearPage) -> None:
    page.arrive(SHORTCOMINGS)
    add(page, "Nói dài", due="01/09/2026", of=1)
    add(page, "Họp chậm", due="01/12/2026")
    assert contents(page) == ["Nói dài", "Họp chậm"]
    people = [page.shortcomings._who(line) for line in page.shortcomings.lines.lines]
    assert people[0] == "Nguyễn Hoài An"
    assert people[1] == "Tập thể chi bộ"
    page.shortcomings.figures["late"].clicked.emit()
    assert contents(page) == ["Nói dài"]


def test_a_form_that_lacks_something_says_so_beside_the_field(page: YearPage) -> None:
    page.arrive(SHORTCOMINGS)
    page.shortcomings.add_button.click()
    form = page.mending.form
    assert isinstance(form, ShortcomingDialog)
    form.on.setText("tháng ba")
    form.submit.click()
    assert form.fields["pointed_out_on"].problem
    form.on.setText("10/03/2026")
    form.submit.click()
    assert form.fields["content"].problem


def test_mending_is_noted_step_by_step_and_kept(page: YearPage, branch: BranchFile) -> None:
    page.arrive(SHORTCOMINGS)
    add(page, "Nói dài")
    for state, percent in ((ShortcomingState.MENDING, "60"), (ShortcomingState.MENDED, "")):
        page.shortcomings.note_button.click()
        form = page.mending.form
        assert isinstance(form, MendingDialog)
        form.state.set_value(state.value)
        form.state.chosen.emit(state.value)
        form.percent.setText(percent)
        form.note.setPlainText("Đã làm")
        form.submit.click()
    line = page.shortcomings.lines.line(0)
    assert not line.is_open
    assert [step.percent for step in line.steps] == [None, 60]
    assert "Đang khắc phục 60" in page.shortcomings.detail.more.text()


def test_what_was_entered_by_mistake_is_taken_off(page: YearPage, dialogs: AnsweredDialogs) -> None:
    page.arrive(SHORTCOMINGS)
    add(page, "Nhầm")
    dialogs.text = "Ghi nhầm người"
    page.shortcomings.remove_button.click()
    assert contents(page) == []
