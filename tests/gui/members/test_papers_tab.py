"""The papers tab on a real file: what is there, what is missing, every way in, and out again."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

import scan_samples as samples
from chibo_desktop.gui.members.add_papers_dialog import AddPapersDialog
from chibo_desktop.gui.members.paper_viewer import PaperViewer
from chibo_desktop.gui.members.papers_tab import PapersTab
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.services.incoming_scans import ScanSource
from chibo_desktop.services.session import Session
from gui.members.conftest import Spoken
from services.member_book import AN, add


@pytest.fixture
def an(session: Session) -> str:
    return add(session, **AN).id


@pytest.fixture
def tab(qtbot: QtBot, context: Context, session: Session, an: str) -> PapersTab:
    made = PapersTab(context)
    qtbot.addWidget(made)
    context.runner.changed.connect(made.reload)
    made.resize(1100, 700)
    made.show()
    made.open_member(an, session.author.org_id, True)
    return made


def _adding(tab: PapersTab) -> AddPapersDialog:
    dialog = tab.acts.dialog
    assert isinstance(dialog, AddPapersDialog)
    return dialog


def _put(tab: PapersTab, name: str, data: bytes) -> None:
    tab.take([ScanSource(name=name, data=data)])
    _adding(tab).accept()


def _titles(tab: PapersTab) -> list[str]:
    return [row.title for row in tab.model.lines if row.paper is not None]


def test_an_empty_dossier_shows_what_is_missing(tab: PapersTab) -> None:
    assert [row.state_text for row in tab.model.lines] == ["○ còn thiếu"] * 5
    assert "còn thiếu 5" in tab._about.text()


def test_a_scan_is_named_by_its_file_and_stands_in_the_list(tab: PapersTab) -> None:
    _put(tab, "A.ID01.5.pdf", samples.pdf("x"))
    assert _titles(tab) == ["Quyết định kết nạp đảng viên"]
    assert "đủ 1 trong 5" in tab._about.text()
    assert "Đã đưa 1 giấy tờ" in tab.banner.text()


def test_a_scan_of_no_known_name_asks_for_its_type(tab: PapersTab) -> None:
    tab.take([ScanSource(name="IMG_1.jpg", data=samples.image())])
    dialog = _adding(tab)
    dialog.accept()
    assert dialog.isVisible()
    assert "Chưa chọn loại" in dialog.form.fields["document_type"].problem
    dialog.form.type.search.setText("ly lich dang vien")
    assert dialog.form.type.value() == "2"
    assert dialog.form.title.text() in ("IMG 1", "Lý lịch đảng viên")
    dialog.form.written_on.setText("31/02/2020")
    dialog.form.edited.emit()
    dialog.accept()
    assert "không đọc được" in dialog.form.fields["written_on"].problem
    dialog.form.written_on.setText("2020")
    dialog.form.edited.emit()
    dialog.accept()
    (row,) = [row for row in tab.model.lines if row.paper]
    assert row.paper is not None
    assert (row.number, row.paper.date_text, row.state_text) == (2, "2020", "✓ JPG")


def test_broken_and_known_scans_are_not_taken(tab: PapersTab) -> None:
    _put(tab, "A.ID01.5.pdf", samples.pdf("x"))
    tab.take(
        [
            ScanSource(name="A.ID01.5.1.pdf", data=samples.pdf("x")),
            ScanSource(name="hong.pdf", data=b"%PDF-1.4"),
            ScanSource(name="word.docx", data=b"PK\3\4"),
        ]
    )
    dialog = _adding(tab)
    assert not dialog.papers()
    assert not dialog.go.isEnabled()
    texts = [dialog.model.index(row, 4).data() for row in range(3)]
    assert texts[0].startswith("Đã có trong sổ")
    assert texts[1].startswith("Tệp hỏng")
    assert texts[2].startswith("Chỉ nhận tệp PDF và ảnh")
    dialog.take(0, True)
    dialog.take(1, True)
    assert len(dialog.papers()) == 1
    dialog.reject()


def test_several_images_become_one_paper(tab: PapersTab) -> None:
    tab.take(
        [
            ScanSource(name="2.1.jpg", data=samples.image()),
            ScanSource(name="2.2.png", data=samples.image("PNG")),
        ],
        "2",
    )
    dialog = _adding(tab)
    dialog.table.selectAll()
    dialog.binding.click()
    dialog.accept()
    (row,) = [row for row in tab.model.lines if row.paper]
    assert row.paper is not None
    assert (row.paper.pages, row.state_text) == (2, "✓ PDF")


def test_files_are_dropped_and_pictures_pasted(tab: PapersTab, tmp_path: Path) -> None:
    file = tmp_path / "A.ID01.7.pdf"
    file.write_bytes(samples.pdf("chinh thuc"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    tab.dropEvent(
        QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    _adding(tab).accept()
    image = QImage(300, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    QGuiApplication.clipboard().setImage(image)
    tab.paste()
    dialog = _adding(tab)
    assert dialog.model.line(0).scan.kind == "image/png"
    dialog.reject()
    QGuiApplication.clipboard().clear()
    tab.paste()
    assert "không có ảnh hay tệp nào" in tab.banner.text()
    assert _titles(tab) == ["Quyết định công nhận đảng viên chính thức"]


def test_a_missing_paper_is_added_under_its_type(
    tab: PapersTab, dialogs: Spoken, tmp_path: Path
) -> None:
    file = tmp_path / "quet.pdf"
    file.write_bytes(samples.pdf("ly lich"))
    dialogs.files = (file,)
    tab._on_opened(1)
    dialog = _adding(tab)
    assert dialog.form.type.value() == "2"
    dialog.accept()
    assert _titles(tab) == ["Lý lịch đảng viên"]


def test_new_scans_of_the_watched_folder_are_offered_once(
    tab: PapersTab, dialogs: Spoken, tmp_path: Path
) -> None:
    folder = tmp_path / "máy quét"
    folder.mkdir()
    dialogs.folder = folder
    tab.watching.click()
    growing = folder / "A.ID01.1.pdf"
    growing.write_bytes(samples.pdf("x")[:50])
    (folder / "ghi chu.txt").write_text("x")
    tab.watch.look()
    assert "bản quét mới" not in tab.banner.text()
    growing.write_bytes(samples.pdf("x"))
    tab.watch.look()
    assert "bản quét mới" not in tab.banner.text()
    tab.watch.look()
    assert "Có 1 bản quét mới" in tab.banner.text()
    tab._take_paths(list(tab._offered))
    _adding(tab).accept()
    assert _titles(tab) == ["Lý lịch của người xin vào Đảng"]
    tab.watch.look()
    tab.watch.look()
    assert not tab._offered
    (folder / "A.ID01.3.pdf").write_bytes(samples.pdf("y"))
    tab.watch.look()
    tab.watch.look()
    assert [path.name for path in tab._offered] == ["A.ID01.3.pdf"]


def test_a_paper_is_described_anew_and_taken_off_and_back(tab: PapersTab, dialogs: Spoken) -> None:
    _put(tab, "A.ID01.5.pdf", samples.pdf("x"))
    row = next(at for at, one in enumerate(tab.model.lines) if one.paper)
    tab.table.selectRow(row)
    tab.editing.click()
    dialog = tab.acts.dialog
    assert dialog is not None
    dialog.form.number.setText("12-QĐ/ĐU")  # type: ignore[attr-defined]
    dialog.go.click()  # type: ignore[attr-defined]
    (paper,) = [one.paper for one in tab.model.lines if one.paper]
    assert paper.draft.number == "12-QĐ/ĐU"
    dialogs.text = "quét nhầm người"
    tab.removing.click()
    assert not _titles(tab)
    assert "Đưa trở lại" in [button.text() for button in _links(tab)]
    next(button for button in _links(tab) if button.text() == "Đưa trở lại").click()
    assert len(_titles(tab)) == 1


def _links(tab: PapersTab) -> list[object]:
    from chibo_desktop.gui.widgets import LinkButton

    return list(tab.banner.findChildren(LinkButton))


@pytest.mark.parametrize(
    ("name", "data", "pages"),
    [
        ("A.ID01.5.pdf", samples.pdf("mot", "hai", "ba"), 3),
        ("A.ID01.5.jpg", samples.image(), 1),
        ("A.ID01.5.tif", samples.tiff(3), 3),
    ],
)
def test_pages_are_looked_at_inside_the_program(
    qtbot: QtBot, tab: PapersTab, name: str, data: bytes, pages: int
) -> None:
    _put(tab, name, data)
    paper = next(one.paper for one in tab.model.lines if one.paper)
    tab.acts.view(paper.id)
    viewer = tab.acts.dialog
    assert isinstance(viewer, PaperViewer)
    assert viewer.pages.count() == pages
    qtbot.waitUntil(lambda: not viewer.picture.pixmap().isNull())
    upright = viewer.picture.pixmap().size()
    assert upright.height() > upright.width()
    viewer.turn()
    qtbot.waitUntil(lambda: viewer.picture.pixmap().height() < viewer.picture.pixmap().width())
    viewer.go(1)
    assert viewer.page == min(1, pages - 1)
    viewer.go(99)
    assert viewer.page == pages - 1
    viewer.zoom(2)
    assert viewer.scale == 2
    viewer.close()


def test_who_only_reads_cannot_change_anything(tab: PapersTab, session: Session, an: str) -> None:
    _put(tab, "A.ID01.5.pdf", samples.pdf("x"))
    tab.open_member(an, session.author.org_id, False)
    assert not tab.adding.isVisible()
    tab.table.selectRow(next(at for at, one in enumerate(tab.model.lines) if one.paper))
    assert tab.viewing.isVisible()
    assert not tab.editing.isVisible()
    tab.acts.dialog = None
    tab.take([ScanSource(name="A.ID01.7.pdf", data=samples.pdf("y"))])
    assert tab.acts.dialog is None


def test_the_dossier_goes_out_both_ways(tab: PapersTab, dialogs: Spoken, tmp_path: Path) -> None:
    _put(tab, "A.ID01.5.pdf", samples.pdf("x"))
    dialogs.choice = 1
    dialogs.saved_as = tmp_path / "ho so.pdf"
    tab.exporting.click()
    assert dialogs.saved_as.read_bytes().startswith(b"%PDF-")
    assert "Đã xuất 2 trang" in tab.banner.text()
    dialogs.choice = 0
    dialogs.folder = tmp_path
    dialogs.text = "38.168.053.000.001"
    tab.exporting.click()
    assert list((tmp_path / "38.168.053").rglob("005.*.pdf"))
