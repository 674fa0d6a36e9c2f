"""Lists and papers of one person, chosen and previewed from the window on a real file."""

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from branch_files import TODAY, BranchFile, new_branch
from chibo_desktop.gui.printing.life_group import LifeGroup
from chibo_desktop.gui.printing.list_group import ListGroup
from chibo_desktop.gui.printing.page import PrintingPage
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.runtime.runner import SyncRunner
from chibo_desktop.gui.runtime.settings import Settings
from gui.answers import AnsweredDialogs
from services.exchange_story import office_session


@pytest.fixture
def branch(tmp_path: Path) -> Iterator[BranchFile]:
    made = new_branch(tmp_path, 4, late=1)
    yield made
    made.session.close()


@pytest.fixture
def lists(page: PrintingPage) -> ListGroup:
    page.show_group("lists")
    made = page.group("lists")
    assert isinstance(made, ListGroup)
    return made


@pytest.fixture
def life(page: PrintingPage) -> LifeGroup:
    page.show_group("life")
    made = page.group("life")
    assert isinstance(made, LifeGroup)
    return made


def words(page: PrintingPage) -> str:
    assert page.preview is not None
    pages = PdfReader(io.BytesIO(page.preview.data)).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


def test_the_list_of_members_follows_what_is_chosen(page: PrintingPage, lists: ListGroup) -> None:
    lists.who.set_value("probationary")
    lists.set_columns(["full_name", "admitted_on"])
    lists.show_members()
    text = words(page)
    assert "Nguyễn Hoài An" in text
    assert "Trần Thị Ánh" not in text
    assert "Danh sách có 1 đồng chí" in text


def test_the_columns_are_remembered(lists: ListGroup, settings: Settings) -> None:
    lists.set_columns(["position", "full_name"])
    assert lists.columns == ["full_name", "position"]
    assert list(settings.columns("list-paper")) == ["full_name", "position"]


def test_every_list_opens_and_saves(
    page: PrintingPage, lists: ListGroup, dialogs: AnsweredDialogs, tmp_path: Path
) -> None:
    assert lists.rounds.value() == "2027-02-03"
    for show, title in (
        (lists.show_probation, "đảng viên dự bị"),
        (lists.show_badges, "Huy hiệu Đảng đợt 03/02/2027"),
        (lists.show_foreign, "đi nước ngoài"),
    ):
        show()
        assert title in words(page)
    for number, save in enumerate(
        (lists.save_members, lists.save_probation, lists.save_badges, lists.save_foreign)
    ):
        dialogs.saved_as = tmp_path / f"{number}.xlsx"
        save()
        assert openpyxl.load_workbook(dialogs.saved_as).sheetnames


def test_one_arrives_at_a_round_of_the_badge(page: PrintingPage, lists: ListGroup) -> None:
    page.arrive(("lists", "2026-11-07"))
    assert lists.rounds.value() == "2026-11-07"
    page.arrive(("lists", ""))
    assert lists.rounds.value() == "2026-11-07"


def test_a_letter_for_nobody_is_refused_in_words(
    page: PrintingPage, lists: ListGroup, dialogs: AnsweredDialogs
) -> None:
    lists.show_badge_letter()
    assert page.preview is None
    assert dialogs.asked == [("problems", "[badge-nobody-proposed]")]


def test_a_paper_of_a_person_is_filled_and_one_for_others_says_for_whom(
    page: PrintingPage, life: LifeGroup, dialogs: AnsweredDialogs
) -> None:
    options = [life.who.itemText(place) for place in range(life.who.count())]
    assert "Nguyễn Hoài An – đảng viên dự bị" in options
    late = next(one.id for one in life.people.values() if "probationary" in one.groups)
    life.arrive(("life", late))
    life.show_letter("helper-remark", "Bản nhận xét", "probationary")
    assert "Nguyễn Hoài An" in words(page)
    life.show_letter("admission-resolution", "Nghị quyết", "candidate")
    ((kind, said),) = dialogs.asked
    assert kind == "inform"
    assert "người đang xem xét kết nạp" in said


def test_without_a_name_every_paper_is_printed_blank(page: PrintingPage, life: LifeGroup) -> None:
    titles = life.entry_titles()
    assert len(titles) == 12
    life.show_packet("admission-packet", "Kiểm tra", "candidate")
    assert "1-KNĐ" in words(page)


def test_the_office_has_only_what_it_reads_of_its_units(
    look: QApplication,
    qtbot: QtBot,
    dialogs: AnsweredDialogs,
    settings: Settings,
    tmp_path: Path,
) -> None:
    session = office_session(tmp_path)
    page = PrintingPage(
        Context(
            session=session,
            runner=SyncRunner(session.unit, dialogs),
            dialogs=dialogs,
            settings=settings,
            today=lambda: TODAY,
        )
    )
    qtbot.addWidget(page)
    page.reload(None)
    assert list(page.groups) == [
        "lists", "committee", "opinions", "dues", "targets", "commendations", "work-reports",
        "exchange",
    ]  # fmt: skip
    assert page.group("lists").is_barred
    session.close()
