from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from chibo_desktop.documents.branch_summary import branch_summary
from chibo_desktop.documents.late_units import LateUnit, LateUnits, late_units
from chibo_desktop.documents.letterhead import Letterhead
from chibo_desktop.documents.party_format import all_formats, format_on
from chibo_desktop.domain.period import Month
from documents.papers import LETTERHEAD, fonts_of, page_count, summary, text_of


def test_the_summary_lists_everyone_counts_and_says_who_is_not_rated(tmp_path: Path) -> None:
    text = text_of(branch_summary(summary(5)), tmp_path)
    for expected in (
        "BẢNG TỔNG HỢP",
        "kết quả đánh giá, xếp loại đảng viên",
        "Nguyễn Thị Ước 5",
        "92,5",
        "Tổng số đảng viên: 6; được đánh giá, xếp loại: 5; chưa đánh giá: 1.",
        "Hoàn thành tốt nhiệm vụ: 5 (100 %)",
        "20 % × 5 đảng viên = 1.",
        "Vũ Đức Ổn",
        "chưa đủ 6 tháng",
        "Nơi nhận",
        "- Lưu Chi bộ.",
        "BÍ THƯ",
    ):
        assert expected in text


def test_the_summary_repeats_its_header_and_numbers_its_pages(tmp_path: Path) -> None:
    data = branch_summary(summary(120))
    text = text_of(data, tmp_path)
    assert page_count(data) > 2
    assert text.count("Họ và tên") >= page_count(data)
    assert "Nguyễn Thị Ước 120" in text


def test_signatures_never_stand_alone_on_a_page() -> None:
    for count in range(1, 60):
        for view in (summary(count), replace(summary(count), not_rated=())):
            pages = PdfReader(BytesIO(branch_summary(view))).pages
            last = pages[len(pages) - 1].extract_text()
            assert "chưa đủ 6 tháng" in last if view.not_rated else "20 %" in last


def test_crowded_columns_turn_the_page() -> None:
    def is_lying(data: bytes) -> bool:
        box = PdfReader(BytesIO(data)).pages[0].mediabox
        return box.width > box.height

    view = summary(5)
    note = "Nghỉ thai sản từ ngày 15/11/2026, chi bộ cho phép vắng mặt tại hội nghị"
    crowded = replace(view, rows=tuple(replace(row, note=note) for row in view.rows))
    assert not is_lying(branch_summary(view))
    assert is_lying(branch_summary(crowded))


def test_lists_are_the_same_bytes_twice_and_embed_their_fonts() -> None:
    assert branch_summary(summary(40)) == branch_summary(summary(40))
    assert all(embedded for _, embedded in fonts_of(branch_summary(summary(3))))


def _late(*units: LateUnit) -> LateUnits:
    return LateUnits(
        letterhead=LETTERHEAD,
        month=Month(2026, 11),
        due_on=date(2026, 12, 5),
        as_of=date(2026, 12, 8),
        unit_count=37,
        units=units,
    )


def test_units_that_sent_nothing_stand_before_those_that_were_late(tmp_path: Path) -> None:
    came = LateUnit(name="Chi bộ Một", received_on=date(2026, 12, 7), days=2)
    never = LateUnit(name="Chi bộ Hai", days=3)
    text = text_of(late_units(_late(came, never)), tmp_path)
    assert text.index("Chi bộ Hai") < text.index("Chi bộ Một")
    assert "35 đơn vị gửi đúng hạn, 1 đơn vị gửi muộn, 1 đơn vị chưa gửi" in text
    assert "07/12/2026" in text


def test_a_month_without_delay_is_said_in_one_sentence(tmp_path: Path) -> None:
    text = text_of(late_units(_late()), tmp_path)
    assert "Cả 37 đơn vị trực thuộc đã gửi đúng hạn." in text


def test_the_word_before_the_number_follows_the_rules_of_its_day(tmp_path: Path) -> None:
    view = replace(summary(2), letterhead=replace(LETTERHEAD, number="05-BC/CB"))
    assert "Số 05-BC/CB" in text_of(branch_summary(view), tmp_path)
    old = replace(view, letterhead=replace(view.letterhead, dated=date(2020, 3, 1)))
    assert "Số: 05-BC/CB" in text_of(branch_summary(old), tmp_path)


def test_a_paper_not_yet_dated_leaves_the_day_to_be_written() -> None:
    head = Letterhead(superior="", issuer="Chi bộ", place="Hà Nội", year=2026)
    assert head.date_line == "Hà Nội, ngày …… tháng …… năm 2026"
    assert format_on(None) is all_formats()[-1]
