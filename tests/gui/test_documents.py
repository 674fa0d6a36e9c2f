"""A double click on a file: the running program shows it, once a book is open."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chibo_desktop import bootstrap
from chibo_desktop.gui.single import Listener, hand_over
from chibo_desktop.gui.start import Start, channels
from chibo_desktop.gui.window import Program
from gui.answers import AnsweredDialogs
from services.exchange_story import Story, live_month, reopened
from storage.on_disk import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office, a unit and its bundle, all closed."""
    made = tmp_path_factory.mktemp("documents")
    story = Story(made)
    live_month(story.enrolled("CB07"))
    story.report("CB07")
    story.close()
    return made


class Attached(AnsweredDialogs):
    def attach(self, _window: QWidget | None) -> None:
        """Dialogs of a test belong to no window."""


def program_of(file: Path, settings, look) -> Program:  # type: ignore[no-untyped-def]
    start = Start(
        arguments=["chibo"],
        surroundings=None,  # type: ignore[arg-type]  # nothing is opened by password here
        settings_file=file.with_suffix(".ini"),
        data_folder=file.parent,
        log_file=file.with_suffix(".log"),
        today=lambda: date(2026, 11, 28),
        file=file,
    )
    made = Program(start, settings)
    made.dialogs = Attached()  # type: ignore[assignment]
    return made


@pytest.fixture
def office(folder: Path, settings, look) -> Iterator[Program]:  # type: ignore[no-untyped-def]
    made = program_of(folder / "office.chibo", settings, look)
    yield made
    if made.window is not None:
        made._leave()
    if made._door is not None:
        made._door.blockSignals(True)
        made._door.close()


def bundle_of(folder: Path) -> Path:
    return next((folder / "usb").glob("*.cbb"))


def test_a_bundle_waits_for_the_password_and_is_shown_in_the_inbox(
    office: Program, folder: Path, qtbot: QtBot
) -> None:
    office.knock()
    office.documents.open(bundle_of(folder))
    assert office._door is not None
    assert bundle_of(folder).name in office._door.banner.text()
    window = office.enter(reopened(folder / "office.chibo"))
    assert window.current_key == "inbox"
    page = window.page("inbox")
    qtbot.waitUntil(lambda: bool(page._files), timeout=10_000)
    assert page.receive_button.text() == "Nhận 1 gói"


def test_what_is_no_file_of_ours_or_gone_is_said(office: Program, folder: Path) -> None:
    office.knock()
    for name, code in (("anh.png", "document-unknown"), ("mat.cbb", "document-missing")):
        office.documents.open(folder / name)
        assert office.dialogs.asked[-1] == ("problems", f"[{code}]")  # type: ignore[attr-defined]
    assert office.documents.waiting is None


def test_another_book_is_asked_about_first(office: Program, folder: Path) -> None:
    office.enter(reopened(folder / "office.chibo"))
    office.documents.open(folder / "CB07.chibo")
    assert office.session is not None, "not answered with yes"
    office.dialogs.confirms = True  # type: ignore[attr-defined]
    office.documents.open(folder / "CB07.chibo")
    assert office.session is None
    assert office._door is not None


def test_a_killed_program_leaves_no_deaf_socket(qtbot: QtBot) -> None:
    channel = f"chibo-test-{os.getpid()}"
    code = (
        "import os, sys; from PySide6.QtCore import QCoreApplication;"
        "app = QCoreApplication([]); from chibo_desktop.gui.single import Listener;"
        "one = Listener(sys.argv[1]); assert one.is_listening; os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, channel], env=environment(), check=False)
    assert not hand_over(channel, Path("/a/b.cbb"))
    listener = Listener(channel)
    assert listener.is_listening
    listener.deleteLater()


def test_a_second_start_hands_its_file_over_and_ends(folder: Path, qtbot: QtBot) -> None:
    """Two real processes: the path goes from the one to the other."""
    settings = folder / "config" / "chibo" / "chibo.ini"
    own = environment() | {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    places = bootstrap.folders(own, folder, is_windows=False)
    assert places.settings_file == settings
    listener = Listener(channels(places.settings_file, is_practice=False)[0])
    with qtbot.waitSignal(listener.opened, timeout=20_000) as opened:
        second = subprocess.Popen(
            [sys.executable, "-m", "chibo_desktop", str(bundle_of(folder))], env=own
        )
    assert opened.args == [bundle_of(folder)]
    assert second.wait(20) == 0
    listener.deleteLater()


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"}
