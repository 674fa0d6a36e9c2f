"""Papers of a dossier: put in, named, missing, taken off, and out again, on a real file."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

import scan_samples as samples
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.services.backups import BackupReason, back_up
from chibo_desktop.services.dossier_export import export_dossier_folder, export_dossier_pdf
from chibo_desktop.services.incoming_scans import (
    IncomingScan,
    ScanSource,
    bind_images,
    look_at_scans,
    scans_in,
)
from chibo_desktop.services.missing_papers import (
    missing_papers,
    missing_papers_pdf,
    missing_papers_sheet,
)
from chibo_desktop.services.papers import (
    PaperDraft,
    PaperToAdd,
    add_papers,
    edit_paper,
    member_papers,
    open_paper,
    remove_papers,
    restore_papers,
)
from chibo_desktop.services.photos import export_photo, middle_box, photo_of, set_photo
from chibo_desktop.services.session import Session
from chibo_desktop.storage.scans import scans_of
from services.member_book import AN, BINH, add, open_branch


def _quiet(_done: int, _total: int, _text: str) -> None:
    return


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_branch(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def an(session: Session) -> str:
    return add(session, **AN).id


def _look(session: Session, *sources: ScanSource) -> tuple[IncomingScan, ...]:
    with session.unit() as unit:
        return look_at_scans(unit, sources, _quiet)


def _put(session: Session, member_id: str, name: str, data: bytes, **more: str) -> str:
    (scan,) = _look(session, ScanSource(name=name, data=data))
    draft = PaperDraft(**{"document_type": scan.document_type, "title": scan.title, **more})
    with session.unit() as unit:
        return add_papers(unit, member_id, [PaperToAdd(scan=scan, draft=draft)], _quiet)[0]


def test_a_paper_is_named_by_its_file_and_opened_again(session: Session, an: str) -> None:
    data = samples.pdf("quyet dinh")
    paper_id = _put(session, an, "A.ID01.5.pdf", data, number="12-QĐ/ĐU", written_on="06/01/1980")
    with session.unit() as unit:
        papers = member_papers(unit, an)
        content = open_paper(unit, paper_id)
    (line,) = papers.lines
    assert (line.type_number, line.title) == (5, "Quyết định kết nạp đảng viên")
    assert (line.draft.number, line.date_text, line.pages) == ("12-QĐ/ĐU", "06/01/1980", 1)
    assert line.is_here
    assert content.data == data


def test_what_is_missing_goes_by_the_rule_and_by_what_is_there(session: Session, an: str) -> None:
    with session.unit() as unit:
        before = member_papers(unit, an)
        assert (before.required, len(before.missing)) == (5, 5)
    _put(session, an, "085.Phieu.1.pdf", samples.pdf("cu"))
    with session.unit() as unit:
        after = member_papers(unit, an)
        everyone = missing_papers(unit)
    assert [paper.types for paper in after.missing] == [("1",), ("2",), ("5", "6"), ("7",)]
    assert (everyone.checked, everyone.papers) == (1, 4)
    assert everyone.lines[0].full_name == "Nguyễn Hoài An"


def test_the_list_of_what_is_missing_on_paper_and_in_a_workbook(session: Session, an: str) -> None:
    add(session, **BINH)
    with session.unit() as unit:
        paper = missing_papers_pdf(unit)
        sheet = missing_papers_sheet(unit)
        papers = missing_papers(unit).papers
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    assert "Trần Văn Bình" in text
    assert "2 hồ sơ còn" in " ".join(text.split())
    cells = load_workbook(BytesIO(sheet)).active
    assert cells is not None
    assert cells.max_row == 4 + papers


def test_files_are_looked_at_and_what_is_wrong_is_kept_beside_them(
    session: Session, an: str, tmp_path: Path
) -> None:
    folder = tmp_path / "quét"
    folder.mkdir()
    (folder / "A.ID01.61.1.pdf").write_bytes(samples.pdf("kiem diem"))
    (folder / "b.png").write_bytes(samples.image("PNG")[:-300])
    (folder / "ghi chú.txt").write_text("không phải bản quét")
    _put(session, an, "A.ID01.61.pdf", samples.pdf("kiem diem"))
    with session.unit() as unit:
        looked = look_at_scans(unit, scans_in([folder]), _quiet)
    assert [scan.source.name for scan in looked] == ["A.ID01.61.1.pdf", "b.png"]
    assert looked[0].same_as == "Bản tự kiểm điểm hằng năm (3 năm gần nhất)"
    assert looked[1].problem is not None
    assert looked[1].problem.code == "paper-unreadable"


def test_images_are_bound_into_one_paper(session: Session, an: str) -> None:
    source = bind_images(
        [
            ScanSource(name="1.jpg", data=samples.image()),
            ScanSource(name="2", data=samples.tiff(2)),
        ],
        "Lý lịch đảng viên",
    )
    (scan,) = _look(session, source)
    assert (scan.pages, scan.document_type) == (3, "2")


def test_a_paper_is_described_anew_taken_off_and_put_back(session: Session, an: str) -> None:
    paper_id = _put(session, an, "A.ID01.5.pdf", samples.pdf("x"))
    with session.unit() as unit:
        assert edit_paper(unit, paper_id, PaperDraft(document_type="7", written_on="1981"))
        with pytest.raises(DomainError, match="paper-date-unreadable"):
            edit_paper(unit, paper_id, PaperDraft(document_type="7", written_on="31/02/1981"))
        with pytest.raises(DomainError, match="paper-type-missing"):
            edit_paper(unit, paper_id, PaperDraft())
        remove_papers(unit, [paper_id], "quét nhầm")
        assert not member_papers(unit, an).lines
        restore_papers(unit, [paper_id])
        (line,) = member_papers(unit, an).lines
    assert (line.type_number, line.date_text) == (7, "1981")


def test_a_lost_scan_comes_back_from_the_backup_or_is_named(session: Session, an: str) -> None:
    paper_id = _put(session, an, "A.ID01.5.pdf", samples.pdf("x"))
    back_up(session, BackupReason.BY_HAND)
    scans = scans_of(session.store)
    for name in scans.names():
        scans.remove(name)
    with session.unit() as unit:
        assert not member_papers(unit, an).lines[0].is_here
        assert open_paper(unit, paper_id).data == samples.pdf("x")
        assert member_papers(unit, an).lines[0].is_here
    other = _put(session, an, "A.ID01.7.pdf", samples.pdf("y"))
    scans.remove(scans.sealer.name_of(next(iter(_digests(session, other)))))
    with session.unit() as unit, pytest.raises(DomainError, match="scan-missing"):
        open_paper(unit, other)


def _digests(session: Session, paper_id: str) -> Iterator[str]:
    from chibo_desktop.domain.attachment import Attachment

    with session.unit() as unit:
        paper = unit.get(Attachment, paper_id)
    assert paper is not None
    yield paper.content_digest


def test_a_dossier_goes_out_as_named_files(session: Session, an: str, tmp_path: Path) -> None:
    _put(session, an, "A.ID01.5.pdf", samples.pdf("x"))
    _put(session, an, "A.ID01.61.jpg", samples.image())
    _put(session, an, "A.ID01.61.1.pdf", samples.pdf("2025"))
    root = tmp_path / "H"
    with session.unit() as unit:
        done = export_dossier_folder(unit, an, root, "38.168.053.000.001", _quiet)
        again = export_dossier_folder(unit, an, root, "38.168.053.000.001", _quiet)
    assert done.path == root / "38.168.053" / "38.168.053.000.001" / "036157000011_NguyenHoaiAn"
    assert sorted(path.name for path in done.path.iterdir()) == [
        "005.Quyet_dinh_ket_nap_dang_vien.1.pdf",
        "061.Ban_tu_kiem_diem_hang_nam_3_nam_gan_nhat.1.pdf",
        "061.Ban_tu_kiem_diem_hang_nam_3_nam_gan_nhat.1_CHO_CHUYEN_PDF.jpg",
    ]
    assert again.path.name == "036157000011_NguyenHoaiAn_2"
    assert (done.path / "005.Quyet_dinh_ket_nap_dang_vien.1.pdf").read_bytes() == samples.pdf("x")
    with session.unit() as unit, pytest.raises(DomainError, match="dossier-root-too-long"):
        export_dossier_folder(unit, an, root / ("x" * 80), "", _quiet)
    assert not list(root.rglob("*.part"))


def test_a_dossier_that_is_stopped_leaves_nothing(
    session: Session, an: str, tmp_path: Path
) -> None:
    _put(session, an, "A.ID01.5.pdf", samples.pdf("x"))
    _put(session, an, "A.ID01.7.pdf", samples.pdf("y"))

    def stop(done: int, _total: int, _text: str) -> None:
        if done:
            raise KeyboardInterrupt

    root = tmp_path / "H"
    with session.unit() as unit:
        with pytest.raises(KeyboardInterrupt):
            export_dossier_folder(unit, an, root, "", stop)
        with pytest.raises(KeyboardInterrupt):
            export_dossier_pdf(unit, an, root / "mot.pdf", stop)
    assert not list(root.rglob("*.p*"))


def test_a_dossier_goes_out_as_one_file_with_contents(
    session: Session, an: str, tmp_path: Path
) -> None:
    _put(session, an, "A.ID01.61.pdf", samples.pdf("kiem diem"))
    _put(session, an, "A.ID01.2.pdf", samples.pdf("ly lich 1", "ly lich 2"), title="Lý lịch")
    _put(session, an, "A.ID01.5.jpg", samples.image())
    path = tmp_path / "ho so.pdf"
    with session.unit() as unit:
        done = export_dossier_pdf(unit, an, path, _quiet)
    merged = PdfReader(path)
    assert done.count == len(merged.pages) == 5
    front = " ".join(merged.pages[0].extract_text().split())
    assert "Nguyễn Hoài An" in front
    assert "036157000011" not in front
    pages = [merged.get_destination_page_number(one) for one in merged.outline]
    assert pages == [1, 3, 4]
    assert "kiem diem" in merged.pages[4].extract_text()
    assert all(f" {page + 1}" in front for page in pages)


def test_one_photo_a_member_cut_and_named(session: Session, an: str, tmp_path: Path) -> None:
    box = middle_box(900, 900)
    assert box == (125, 0, 875, 1000)
    with session.unit() as unit:
        set_photo(unit, an, samples.image("PNG", (900, 900)), box, (900, 900))
        set_photo(unit, an, samples.image("PNG", (900, 900), 90), box, (900, 900))
        photo = photo_of(unit, an)
        papers = member_papers(unit, an)
        path = export_photo(unit, an, tmp_path)
    assert photo.startswith(b"\xff\xd8\xff")
    assert papers.photo_id
    assert not papers.lines
    assert path.name == "036157000011_Nguyễn Hoài An_05021957_06011980.jpg"
    assert path.read_bytes() == photo


@pytest.mark.parametrize(
    ("box", "size", "code"),
    [
        ((0, 0, 100, 133), (900, 900), "photo-too-small"),
        ((0, 0, 1000, 1000), (900, 900), "photo-wrong-ratio"),
    ],
)
def test_a_photo_that_cannot_be_one(
    session: Session, an: str, box: tuple[int, int, int, int], size: tuple[int, int], code: str
) -> None:
    with session.unit() as unit, pytest.raises(DomainError, match=code):
        set_photo(unit, an, samples.image("PNG", size), box, size)
