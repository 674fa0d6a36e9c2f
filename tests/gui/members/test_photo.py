"""The photo at the head of the form: chosen, cut, shown, exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

import scan_samples as samples
from chibo_desktop.gui.members.photo import PhotoFrame, read_image, upright_size
from chibo_desktop.gui.members.photo_dialog import PhotoDialog
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.session import Session
from gui.members.conftest import Spoken
from services.member_book import AN, BINH, add


@pytest.fixture
def frame(qtbot: QtBot, context: Context, session: Session) -> PhotoFrame:
    made = PhotoFrame(context)
    qtbot.addWidget(made)
    made.open_member(add(session, **AN).id, session.author.org_id, True, "Nguyễn Hoài An")
    made.show()
    return made


def test_a_photo_is_kept_shown_and_exported(
    frame: PhotoFrame, dialogs: Spoken, tmp_path: Path
) -> None:
    assert not frame.has_photo
    data = samples.image("PNG", (900, 1000))
    frame.keep(data, (100, 0, 900, 960), QSize(900, 1000))
    assert frame.has_photo
    dialogs.folder = tmp_path
    dialogs.choice = 0
    frame.offer()
    assert [path.name for path in tmp_path.glob("*.jpg")] == [
        "036157000011_Nguyễn Hoài An_05021957_06011980.jpg"
    ]


def test_what_is_no_picture_is_refused(frame: PhotoFrame, dialogs: Spoken, tmp_path: Path) -> None:
    file = tmp_path / "anh.jpg"
    file.write_bytes(samples.pdf("x"))
    dialogs.files = (file,)
    frame.offer()
    assert dialogs.asked[-1][0] == "problems"
    assert "tệp ảnh" in dialogs.asked[-1][1]


def test_another_members_photo_is_another_photo(frame: PhotoFrame, session: Session) -> None:
    frame.keep(samples.image("PNG", (900, 1000)), (100, 0, 900, 960), QSize(900, 1000))
    frame.open_member(add(session, **BINH).id, session.author.org_id, True, "Trần Văn Bình")
    assert not frame.has_photo


def test_the_frame_keeps_its_ratio_and_stays_inside(qtbot: QtBot, context: Context) -> None:
    data = samples.image("JPEG", (1200, 900))
    assert upright_size(data) == QSize(1200, 900)
    dialog = PhotoDialog(read_image(data), "Nguyễn Hoài An")
    qtbot.addWidget(dialog)
    dialog.slider.setValue(50)
    for _ in range(200):
        qtbot.keyClick(dialog.frame, Qt.Key.Key_Right)
    left, top, right, bottom = dialog.box()
    assert right == 1000
    width, height = (right - left) * 1.2, (bottom - top) * 0.9
    assert abs(width / height - 0.75) < 0.01
    dialog.slider.setValue(20)
    assert not dialog.go.isEnabled() or dialog.frame.pixels()[0] >= 177


def test_the_photo_stands_at_the_head_of_the_form_and_in_the_papers(
    qtbot: QtBot, context: Context, session: Session, dialogs: Spoken, tmp_path: Path
) -> None:
    from chibo_desktop.gui.members.member_page import MemberPage
    from chibo_desktop.gui.members.papers_tab import PapersTab

    page = MemberPage(context)
    qtbot.addWidget(page)
    context.runner.changed.connect(page.reload)
    page.resize(1280, 800)
    page.show()
    page.open_member(add(session, **AN).id, session.author.org_id, "papers")
    tab = page.tab("papers")
    assert isinstance(tab, PapersTab)
    assert not page.form.photo.has_photo
    page.form.photo.keep(samples.image("PNG", (900, 1000)), (100, 0, 900, 960), QSize(900, 1000))
    assert page.form.photo.has_photo
    assert not [row for row in tab.model.lines if row.paper]
    dialogs.choice, dialogs.folder = 0, tmp_path
    tab.photo.click()
    assert list(tmp_path.glob("036157000011_*.jpg"))
    page.show_side("form")
    assert page.form.photo.isVisible()
