"""Documents for Word: well-formed, the same bytes twice, read by an independent program."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from chibo_desktop.documents.letter import LetterPart, LetterView, letter
from chibo_desktop.documents.letterhead import branch_signature
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.word_document import word_document
from chibo_desktop.domain.letter_form import PartKind
from documents.libre_office import resaved
from documents.papers import LETTERHEAD, text_of
from documents.word_files import assert_same_words, words_of_docx

LONG = "Chi bộ duy trì nền nếp sinh hoạt hằng tháng, thẳng thắn tự phê bình và phê bình. " * 6
VIEW = LetterView(
    letterhead=LETTERHEAD.numbered("12-BC/CB"),
    title="Báo cáo",
    subject="Kết quả công tác năm 2026",
    address="Kính gửi: Đảng ủy Khối Thử nghiệm",
    parts=(
        LetterPart(kind=PartKind.HEADING, text="I- TÌNH HÌNH"),
        LetterPart(kind=PartKind.TEXT, text="Thu 3.527.100\N{NARROW NO-BREAK SPACE}đồng & <hết>."),
        LetterPart(kind=PartKind.NOTE, text="Số liệu đến ngày lập."),
        LetterPart(kind=PartKind.FIELD, text="Số đảng viên", value="41"),
        *(LetterPart(kind=PartKind.TEXT, text=f"{place}. {LONG}") for place in range(1, 12)),
        LetterPart(kind=PartKind.BLANK, text="", lines=2),
    ),
    signatures=(branch_signature("Trần Thị Mẫu"),),
    recipients=("Đảng ủy", "Lưu Chi bộ"),
    footnote="Cần kiểm tra với văn bản gốc.",
    is_practice=True,
)
needs_writer = pytest.mark.skipif(not shutil.which("lowriter"), reason="needs LibreOffice Writer")


def test_every_part_is_well_formed_and_the_same_twice() -> None:
    data = word_document(VIEW)
    assert word_document(VIEW) == data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))  # noqa: S314 - written by us


def test_it_says_what_the_paper_says(tmp_path: Path) -> None:
    view = replace(VIEW, is_practice=False)
    assert_same_words(word_document(view), text_of(letter(view), tmp_path))
    marked = word_document(VIEW)
    assert words_of_docx(marked, "word/footer1.xml") == [VIEW.footnote]
    assert words_of_docx(marked, "word/header1.xml") == ["BẢN TẬP DƯỢT"]


def test_a_table_is_refused_rather_than_lost() -> None:
    table = VIEW.with_table((ListColumn(title="TT", width=5),), [ListRow(cells=("1",))])
    box = replace(VIEW, parts=(LetterPart(kind=PartKind.BOX, text="Ô"),))
    for view in (table, box):
        with pytest.raises(ValueError, match="not written for Word"):
            word_document(view)


@needs_writer
def test_another_program_reads_the_same_words_on_pages_of_the_same_format(tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(word_document(replace(VIEW, is_practice=False)))
    paper = resaved(path, "pdf", tmp_path)
    assert_same_words(path.read_bytes(), text_of(paper.read_bytes(), tmp_path))
    size = subprocess.run(["pdfinfo", paper], check=True, capture_output=True, text=True)
    assert "(A4)" in size.stdout
