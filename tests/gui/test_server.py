"""A sổ on a server from the door on: asked for, made, opened, seen change by another's work."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

import postgres
from builders import BUILT_MS, CHEAP, Dice, Wall
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.surroundings import Surroundings
from chibo_desktop.gui.others import OthersKeeper
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.server_door import server_with_dialog
from chibo_desktop.gui.shell.create_dialog import CreateFileDialog
from chibo_desktop.gui.shell.server_dialog import ServerDialog
from chibo_desktop.gui.shell.unlock_dialog import UnlockDialog
from chibo_desktop.gui.unit.operators_card import OperatorDialog
from chibo_desktop.gui.unit.page import UnitPage
from chibo_desktop.services.session import NewWorkplace, Session, create_file, open_file
from gui.members.conftest import Spoken

PASSWORD = "mật khẩu thử"
needs_server = pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not())


class _Window(QWidget):
    def announce(self, *_said: object) -> None:
        """Nobody listens."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """An office on a server."""
    place = postgres.server().bookmark(tmp_path_factory.mktemp("office") / "dang-uy")
    around = Surroundings(now=Wall(), randomness=Dice("server"), built_ms=BUILT_MS)
    workplace = NewWorkplace(name="Đảng ủy Thử nghiệm", code="DU", kind=WorkplaceKind.HEADQUARTERS)
    session = create_file(place, PASSWORD, workplace, around, cost=CHEAP)
    yield session
    session.close()


@pytest.fixture
def context(office, settings, look) -> Context:
    return Context(
        session=office,
        runner=SyncRunner(office.unit, Spoken(), open_in_turn=office.unit_in_turn),
        dialogs=Spoken(),
        settings=settings,
        today=lambda: date(2026, 11, 28),
    )


def test_what_is_left_out_is_said_beside_its_field(look, qtbot):
    dialog = ServerDialog()
    qtbot.addWidget(dialog)
    asked = []
    dialog.submitted.connect(lambda place, is_new: asked.append((place, is_new)))
    dialog.set_values(host="may-chu", port="năm")
    dialog.existing.click()
    assert set(dialog.problems()) == {"database", "user", "port"}
    dialog.set_values(port="5433", database="so", user="lan")
    dialog.existing.click()
    ((place, is_new),) = asked
    assert (place.host, place.port, place.encrypted, is_new) == ("may-chu", "5433", True, False)


def test_a_bookmark_is_offered_at_the_door_without_restoring(look, qtbot, tmp_path):
    door = UnlockDialog([tmp_path / "a.chibo", tmp_path / "b.chibo-may-chu"])
    qtbot.addWidget(door)
    assert door._restore.isVisibleTo(door)
    door._choice.setCurrentIndex(1)
    assert not door._restore.isVisibleTo(door)


@needs_server
def test_a_new_one_is_made_on_the_server(look, qtbot, tmp_path):
    server = postgres.server()
    database = server.ready_database()

    def answer() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, ServerDialog) and window.isVisible():
                window.set_values(
                    host=str(server.folder), port="", database=database, user="postgres"
                )
                QTimer.singleShot(0, create)
                window.anew.click()

    def create() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, CreateFileDialog) and window.isVisible():
                assert not window._fields["path"].isVisible()
                window.submitted.emit(
                    {
                        "kind": WorkplaceKind.HEADQUARTERS.value,
                        "name": "Đảng ủy Thử nghiệm",
                        "code": "DU",
                        "superior_name": "",
                        "place": "",
                        "secretary_name": "",
                    },
                    Path(window._path.text()),
                    PASSWORD,
                )

    QTimer.singleShot(0, answer)
    around = Surroundings(now=Wall(), randomness=Dice("made"), built_ms=BUILT_MS)
    made = server_with_dialog(Spoken(), tmp_path, around)
    assert isinstance(made, Session)
    assert made.is_on_server
    assert made.path.is_relative_to(tmp_path)
    made.close()


@needs_server
def test_another_persons_work_is_told_to_the_pages(context, qtbot):
    window = _Window()
    qtbot.addWidget(window)
    keeper = OthersKeeper(context, window)
    told = []
    context.runner.changed.connect(told.append)
    other = open_file(context.session.path, PASSWORD, context.session.surroundings)
    other.author = replace(other.author, stream="another")
    with other.unit() as unit:
        unit.save(replace(other.workplace, place="Huế"), act="workplace.edit")
    other.close()
    keeper.look()
    assert any("workplace" in types for types in told)


@needs_server
def test_the_page_of_the_unit_shows_who_works_here(context, qtbot):
    page = UnitPage(context)
    qtbot.addWidget(page)
    page.reload(None)
    assert page.operators.isVisibleTo(page)
    assert [one.name for one in page.operators.lines.lines] == ["postgres"]
    dialog = OperatorDialog(context)
    qtbot.addWidget(dialog)
    dialog.name.setText("Lan Nguyễn")
    dialog.on_submit()
    assert "chữ thường" in dialog.fields["name"].problem
