"""What is missing per branch: counted, by name, opened, printed, exported."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from chibo_desktop.gui.members.missing_page import MissingPapersPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.session import Session
from gui.members.conftest import Spoken
from services.member_book import AN, BINH, add


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> MissingPapersPage:
    made = MissingPapersPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


def test_the_count_opens_to_the_names(
    qtbot: QtBot, page: MissingPapersPage, session: Session
) -> None:
    an = add(session, **AN).id
    add(session, **BINH)
    page.begin()
    assert [page.model.index(row, 0).data() for row in range(2)] == [
        "Nguyễn Hoài An",
        "Trần Văn Bình",
    ]
    assert page.found is not None
    assert page.found.papers == 9
    with qtbot.waitSignal(page.member_requested) as opened:
        page.table.opened.emit(0)
    assert opened.args == [an, session.author.org_id]


def test_the_list_is_printed_and_exported(
    page: MissingPapersPage, session: Session, dialogs: Spoken, tmp_path: Path
) -> None:
    add(session, **AN)
    page.begin()
    page.printing.click()
    assert page.preview is not None
    dialogs.saved_as = tmp_path / "thieu.pdf"
    page.preview.save_requested.emit()
    assert dialogs.saved_as.read_bytes().startswith(b"%PDF-")
    dialogs.saved_as = tmp_path / "thieu.xlsx"
    page.preview.workbook_requested.emit()
    assert load_workbook(dialogs.saved_as).active is not None
    page.preview.close()


def test_nobody_misses_anything(page: MissingPapersPage) -> None:
    page.begin()
    assert page.found is not None
    assert not page.found.lines
    assert not page.table.isVisible()


def test_it_is_reached_from_the_list_and_leads_to_the_person(
    qtbot: QtBot, context: Context, session: Session
) -> None:
    from chibo_desktop.gui.members.page import MembersPage

    add(session, **AN)
    place = MembersPage(context)
    qtbot.addWidget(place)
    place.reload(None)
    place.list.more.missing_requested.emit()
    assert place.shown is place.missing
    place.missing.table.opened.emit(0)
    assert place.form.sides.value() == "papers"
    assert place.form.tab("papers").isVisibleTo(place)
