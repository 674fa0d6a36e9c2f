"""Each place has its help page, and the pages lead to one another."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from architecture.repository import RESOURCES
from chibo_desktop.gui.places import branch_places, office_places
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.help_window import CONTENTS, HelpWindow

HELP = RESOURCES / "help"
OF_THE_WINDOW = "steps"  # undoing and the journal belong to every place
OF_A_PERSON = "dossier"  # what opens from the list of members
OF_A_SERVER = "server"  # read from the contents and the page of the unit
PAGES = sorted(HELP.glob("*.md"))
_LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")


def _places() -> dict[str, str]:
    """Title by key. A place is only named here: its page, which needs a file, is never made."""
    nowhere = Context(
        session=None,  # type: ignore[arg-type]
        runner=None,  # type: ignore[arg-type]
        dialogs=None,  # type: ignore[arg-type]
        settings=None,  # type: ignore[arg-type]
        today=lambda: date(2026, 11, 23),
    )
    return {place.key: place.title for place in (*branch_places(nowhere), *office_places(nowhere))}


def _links(page: Path) -> Iterator[str]:
    yield from _LINK.findall(page.read_text(encoding="utf-8"))


def test_each_place_has_a_page_under_its_title() -> None:
    places = _places()
    assert {"home", "overview"} <= set(places)
    for key, title in places.items():
        first = (HELP / f"{key}.md").read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# {title}"


def test_each_page_belongs_to_a_place_or_is_the_contents() -> None:
    assert {page.stem for page in PAGES} == {
        *_places(),
        CONTENTS,
        OF_THE_WINDOW,
        OF_A_PERSON,
        OF_A_SERVER,
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_is_composed_and_its_links_lead_somewhere(page: Path) -> None:
    assert unicodedata.is_normalized("NFC", page.read_text(encoding="utf-8"))
    assert all((HELP / link).is_file() for link in _links(page))


def test_the_contents_list_every_page() -> None:
    assert set(_links(HELP / f"{CONTENTS}.md")) == {
        page.name for page in PAGES if page.stem != CONTENTS
    }


def test_one_gets_from_a_page_to_the_contents_and_on(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_topic("home")
    assert window.text().startswith("Bàn làm việc")
    window.contents.click()
    assert window.text().startswith("Mục lục")
    window.follow("members.md")
    assert window.text().startswith("Đảng viên")
