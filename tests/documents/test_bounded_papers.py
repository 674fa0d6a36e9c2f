"""PDFs and images of strangers: looked at in a process that may die; refused within seconds."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

import scan_samples as samples
from chibo_desktop.documents.bounded_papers import PaperReader
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.scan_file import MOST_BYTES, ScanKind


@pytest.fixture(scope="module")
def reader() -> Iterator[PaperReader]:
    with PaperReader() as one:
        yield one


def test_kinds_and_pages(reader: PaperReader) -> None:
    look = reader.look(samples.pdf("mot", "hai", "ba"))
    assert (look.kind, look.pages) == (ScanKind.PDF, 3)
    look = reader.look(samples.image("PNG", (200, 300)))
    assert (look.kind, look.pages, look.width, look.height) == (ScanKind.PNG, 1, 200, 300)
    assert reader.look(samples.image("JPEG")).kind is ScanKind.JPEG
    assert reader.look(samples.tiff(4)).pages == 4


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"", "paper-empty"),
        (lambda: b"PK\3\4 a workbook", "paper-kind-unknown"),
        (lambda: b"%PDF-1.4" + bytes(MOST_BYTES), "paper-too-big"),
        (lambda: samples.png_claiming(60_000, 60_000), "paper-too-heavy"),
        (lambda: samples.png_claiming(4_000, 4_000), "paper-unreadable"),
        (lambda: samples.image("PNG")[:-400], "paper-unreadable"),
        (lambda: samples.image("JPEG")[:600], "paper-unreadable"),
        (lambda: samples.pdf("mot", "hai")[:300], "paper-unreadable"),
        (lambda: b"%PDF-1.7\n%%EOF", "paper-unreadable"),
        (samples.locked_pdf, "paper-encrypted"),
    ],
)
def test_what_is_wrong_is_refused(reader: PaperReader, make: object, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        reader.look(make())  # type: ignore[operator]
    assert refused.value.problems[0].code == code


@pytest.mark.parametrize("make", [samples.looping_pdf, samples.pdf_bomb])
def test_loops_and_bombs_are_refused(reader: PaperReader, make: object) -> None:
    with pytest.raises(DomainError):
        reader.look(make())  # type: ignore[operator]
    assert reader.look(samples.pdf("sau do")).pages == 1


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read() -> None:
    with PaperReader(look_seconds=0.001) as hurried:
        with pytest.raises(DomainError, match="paper-too-heavy"):
            hurried.look(samples.image("PNG", (3000, 4000)))
        hurried._look_seconds = 10
        assert hurried.look(samples.pdf("mot")).pages == 1


def test_images_become_pages(reader: PaperReader) -> None:
    data = reader.bind([samples.image(), samples.image("PNG", (900, 600)), samples.tiff(2)])
    boxes = [page.mediabox for page in PdfReader(BytesIO(data)).pages]
    assert len(boxes) == 4
    assert [box.width > box.height for box in boxes] == [False, True, False, False]


def test_merging_keeps_the_order_and_marks_each_paper(reader: PaperReader) -> None:
    sources = [
        ("Lý lịch đảng viên", samples.pdf("ly lich 1", "ly lich 2")),
        ("Hỏng", b"%PDF-1.4 nothing"),
        ("Ảnh quét", samples.image()),
        ("Quyết định", samples.pdf("quyet dinh")),
    ]
    data, given = reader.merge("Hồ sơ", samples.pdf("muc luc"), sources)
    assert given == (2, 0, 1, 1)
    merged = PdfReader(BytesIO(data))
    texts = [page.extract_text().strip() for page in merged.pages]
    assert texts == ["muc luc", "ly lich 1", "ly lich 2", "", "quyet dinh"]
    marks = [
        (str(one["/Title"]), merged.get_destination_page_number(one)) for one in merged.outline
    ]
    assert marks == [("Lý lịch đảng viên", 1), ("Ảnh quét", 3), ("Quyết định", 4)]


def test_a_part_of_an_image_is_cut_to_its_size(reader: PaperReader) -> None:
    data = reader.cut(samples.image("PNG", (1000, 2000)), (0, 0, 500, 333), 600, 800)
    with Image.open(BytesIO(data)) as cut:
        assert (cut.format, cut.size) == ("JPEG", (600, 800))
