"""Bộ tiêu chí on a real file: begin a set, write it, mend what is wrong, put it in force."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.gui.criteria.dialogs import CopyLinesDialog, NewSetDialog
from chibo_desktop.gui.criteria.page import CriteriaPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.services.criteria_sets import copy_set, issue_set
from chibo_desktop.services.kept_sets import kept_set, kept_sets
from domain.criteria_examples import APPENDIX_5, MONTHLY
from gui.answers import AnsweredDialogs
from gui.typing import press


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BranchFile]:
    made = new_branch(tmp_path_factory.mktemp("criteria"), 1)
    yield made
    made.session.close()


@pytest.fixture
def page(
    qtbot: QtBot, look: QApplication, branch: BranchFile, dialogs: AnsweredDialogs, tmp_path: Path
) -> CriteriaPage:
    context = Context(
        session=branch.session,
        runner=SyncRunner(branch.session.unit, dialogs),
        dialogs=dialogs,
        settings=Settings(tmp_path / "settings.ini"),
        today=lambda: TODAY,
    )
    made = CriteriaPage(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.reload)
    made.resize(1060, 700)
    made.show()
    made.reload(None)
    return made


def draft(branch: BranchFile, page: CriteriaPage, title: str = "Phiếu thử") -> str:
    """A draft copied from the monthly example, open in the editor."""
    with branch.unit() as unit:
        identity = copy_set(unit, MONTHLY.to_plain(), title=title, today=TODAY)
    page.open_set(identity)
    return identity


def kept(branch: BranchFile, identity: str) -> dict[str, object]:
    with branch.unit() as unit:
        return dict(kept_set(unit, identity).record.plain)


def type_into(page: CriteriaPage, key: str, text: str) -> None:
    editor = page.editor.tree.side.form.editor(key)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    editor.editingFinished.emit()


def test_the_examples_are_listed_and_only_read(page: CriteriaPage) -> None:
    example = next(line for line in page.lines if line.key == APPENDIX_5.id)
    page.open_line(example)
    assert page.editor.is_locked
    assert page.editor.plain == APPENDIX_5.to_plain()
    before = page.editor.tree.tree.topLevelItemCount()
    press(page.editor.tree.tree, Qt.Key.Key_Insert)
    assert page.editor.tree.tree.topLevelItemCount() == before


def test_a_set_begins_from_an_example(page: CriteriaPage, branch: BranchFile) -> None:
    page.acts.begin(MONTHLY.id)
    dialog = page.findChild(NewSetDialog)
    assert isinstance(dialog, NewSetDialog)
    dialog.on_submit()
    assert page.line is None
    dialog.name.setText("Phiếu chấm của chi bộ")
    dialog.on_submit()
    assert page.line is not None
    assert page.line.title == "Phiếu chấm của chi bộ"
    assert not page.editor.is_locked


def test_what_is_typed_is_checked_and_kept(page: CriteriaPage, branch: BranchFile) -> None:
    identity = draft(branch, page)
    type_into(page, "maximum", "15,5")
    assert {problem.code for problem in page.editor.problems} == {"criteria-scale-differs"}
    assert "95,5/100" in page.editor.sum.text()
    page.save()
    assert kept(branch, identity)["criteria"][0]["maximum"] == "15.5"
    page.editor.go_to("scale")
    assert page.editor.chooser.value() == "about"
    type_into(page, "maximum", "20")
    assert page.editor.problems == ()


def test_lines_are_added_and_moved_by_keys(page: CriteriaPage, branch: BranchFile) -> None:
    identity = draft(branch, page)
    tree = page.editor.tree
    press(tree.tree, Qt.Key.Key_Insert)
    assert tree.tree.place == (1,)
    press(tree.tree, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert tree.tree.place == (0, 0)
    press(tree.tree, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    press(tree.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert tree.tree.place == (0,)
    press(tree.tree, Qt.Key.Key_Delete)
    page.save()
    codes = [line["code"] for line in kept(branch, identity)["criteria"]]
    assert codes == [line.code for line in MONTHLY.criteria]


def test_another_kind_asks_for_what_it_needs(page: CriteriaPage, branch: BranchFile) -> None:
    identity = draft(branch, page)
    side = page.editor.tree.side
    kind = side.form.editor("kind")
    kind.set_value("choice")
    kind.chosen.emit("choice")
    assert side.levels.isVisibleTo(side)
    assert not side.events.isVisibleTo(side)
    side.levels.add_row()
    assert {problem.code for problem in page.editor.problems} >= {"criteria-levels-unclear"}
    page.save()
    assert len(kept(branch, identity)["criteria"][0]["levels"]) == 4


def test_an_event_is_added_with_its_points(page: CriteriaPage, branch: BranchFile) -> None:
    draft(branch, page)
    page.editor.tree.side.events.add_row()
    page.editor.show_tab("try")
    trying = page.editor.trying
    trying.fill_up()
    assert trying.outcome is not None
    assert trying.outcome.total == 100
    trying.events.set_rows([{**row, "value": "2"} for row in trying.events.rows])
    assert trying.outcome.total == Decimal(98)


def test_a_set_is_put_in_force_and_renewed(
    page: CriteriaPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    identity = draft(branch, page, "Phiếu đưa vào dùng")
    dialogs.confirms = True
    page.acts.main(page.line)
    assert page.line is not None
    assert page.editor.is_locked
    page.acts.main(page.line)
    assert page.line.version == "2"
    assert not page.editor.is_locked
    with branch.unit() as unit:
        assert not kept_set(unit, identity).record.is_draft


def test_a_faulty_set_is_not_put_in_force_and_the_place_is_shown(
    page: CriteriaPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    draft(branch, page)
    type_into(page, "step", "7")
    dialogs.confirms = True
    page.acts.main(page.line)
    assert dialogs.asked == []
    assert "1 chỗ" in page.banner.text()
    assert page.editor.chooser.value() == "criteria"


def test_undoing_brings_the_text_back(page: CriteriaPage, branch: BranchFile) -> None:
    identity = draft(branch, page)
    before = kept(branch, identity)
    type_into(page, "number", "A")
    page.save()
    with branch.unit() as unit:
        from chibo_desktop.services.criteria_sets import write_set

        write_set(unit, identity, before)
    page.reload(frozenset({"criteria_set"}))
    assert page.editor.tree.tree.topLevelItem(0).text(0) == "I"


def test_lines_of_another_set_are_copied(page: CriteriaPage, branch: BranchFile) -> None:
    draft(branch, page)
    page.acts.copy_lines()
    dialog = page.findChild(CopyLinesDialog)
    assert isinstance(dialog, CopyLinesDialog)
    dialog.source.set_value(APPENDIX_5.id)
    dialog.source.chosen.emit(APPENDIX_5.id)
    dialog.items.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.items.item(1).setCheckState(Qt.CheckState.Checked)
    assert len(dialog.chosen) == 1
    dialog.on_submit()
    assert page.editor.tree.tree.topLevelItemCount() == len(MONTHLY.criteria) + 1


def test_a_set_goes_out_and_comes_back_as_a_file(
    page: CriteriaPage, branch: BranchFile, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    draft(branch, page, "Phiếu xuất ra")
    dialogs.saved_as = tmp_path / "phieu.json"
    page.acts.give_file(page.line)
    assert dialogs.saved_as.exists()
    page.show_list()
    dialogs.files = (dialogs.saved_as,)
    with branch.unit() as unit:
        before = len(kept_sets(unit))
    page.acts.take_file()
    assert page.line is not None
    assert page.line.title == "Phiếu xuất ra"
    with branch.unit() as unit:
        assert len(kept_sets(unit)) == before + 1


def test_a_set_in_force_that_nobody_used_is_withdrawn_or_dropped(
    page: CriteriaPage, branch: BranchFile, dialogs: AnsweredDialogs
) -> None:
    identity = draft(branch, page, "Phiếu bỏ")
    with branch.unit() as unit:
        issue_set(unit, identity)
    page.open_set(identity)
    page.acts.withdraw()
    with branch.unit() as unit:
        assert kept_set(unit, identity).record.is_draft
    dialogs.text = "Không dùng nữa"
    page.acts.drop()
    assert page.line is None
    with branch.unit() as unit:
        assert identity not in {one.record.id for one in kept_sets(unit)}
