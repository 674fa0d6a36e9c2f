"""Sentences drafted from figures, and texts in which figures stay live."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.work_reports.form import numbered_titles
from chibo_desktop.domain.work_reports.issued import IssuedReport, changes_between
from chibo_desktop.domain.work_reports.text import (
    Figure,
    codes_in,
    drafted,
    drafted_paragraphs,
    pieces_of,
    said,
)

FIGURES = {
    "members": Figure(text="41"),
    "probationary": Figure(text="0", is_nothing=True),
    "done": Figure(text="0", is_nothing=True),
    "due": Figure(text="8"),
}
WORDS = {"period": "năm 2026"}
CODES = frozenset({"a", "b", "c"})


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("{period} có {members} đồng chí.", "năm 2026 có {members} đồng chí."),
        ("Có {members}[, dự bị {probationary}].", "Có {members}."),
        ("Có {members}[, hạn {due}].", "Có {members}, hạn {due}."),
        ("Có {probationary} dự bị.", ""),
        ("Có {unknown} dự bị.", ""),
        ("Có {members}[, không rõ {unknown}].", "Có {members}."),
        ("{done:0}/{due} chỉ tiêu đạt.", "{done}/{due} chỉ tiêu đạt."),
        ("{unknown:0}/{due} chỉ tiêu đạt.", ""),
        ("Duy trì nền nếp.", "Duy trì nền nếp."),
    ],
)
def test_what_has_nothing_to_say_is_not_said(sentence: str, text: str) -> None:
    assert drafted(sentence, FIGURES, WORDS) == text


def test_an_empty_paragraph_leaves_no_line() -> None:
    paragraphs = [["Có {members}.", "Thêm {unknown}."], ["Còn {probationary}."], ["Hết."]]
    assert drafted_paragraphs(paragraphs, FIGURES, WORDS) == "Có {members}.\nHết."


@given(
    st.lists(st.sampled_from(["Có {a} đồng chí", "[, thêm {b}]", "[; {c:0}]", " rồi ", "{b:0}"])),
    st.dictionaries(st.sampled_from(sorted(CODES)), st.integers(0, 3)),
)
def test_a_draft_names_only_what_is_known_and_keeps_no_bracket(
    parts: list[str], values: dict[str, int]
) -> None:
    figures = {code: Figure(text=str(one), is_nothing=not one) for code, one in values.items()}
    text = drafted("".join(parts), figures, {})
    assert set(codes_in(text)) <= set(values)
    assert "[" not in text
    assert ":0}" not in text


@given(
    st.lists(st.sampled_from(["{a}", "{b}", "{d}", "{", "}", "đồng chí", " "])).map("".join),
    st.dictionaries(st.sampled_from(sorted(CODES)), st.sampled_from(["1", "38/40", "x y"])),
)
def test_pieces_are_the_text_with_its_figures(text: str, figures: dict[str, str]) -> None:
    pieces = pieces_of(text, figures, CODES)
    assert "".join(piece.text for piece in pieces) == said(text, figures, CODES)
    again = "".join(f"{{{piece.code}}}" if piece.code else piece.text for piece in pieces)
    assert said(again, figures, CODES) == said(text, figures, CODES)


def test_braces_that_name_no_figure_are_words() -> None:
    assert said("Tập {hợp} {a} {b}", {"a": "3"}, CODES) == "Tập {hợp} 3 ……"


def test_numbers_follow_what_is_there() -> None:
    parts = [("Đảng viên", "Tổng số"), ("Xây dựng Đảng", "Học"), ("Xây dựng Đảng", "Họp")]
    assert numbered_titles(parts) == [
        ("I- ĐẢNG VIÊN", ""),
        ("II- XÂY DỰNG ĐẢNG", "1. Học"),
        ("", "2. Họp"),
    ]


def test_what_another_file_wrote_is_read_only_where_it_has_the_right_shape() -> None:
    issued = IssuedReport.from_plain({"texts": {"a": "x", "b": 3}, "figures": ["?"], "head": None})
    assert (dict(issued.texts), dict(issued.figures), dict(issued.head)) == ({"a": "x"}, {}, {})
    assert IssuedReport.from_plain(issued.to_plain()) == issued


def test_changes_are_named_with_before_and_now() -> None:
    changes = changes_between({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "5"})
    assert [(one.code, one.before, one.now) for one in changes] == [("b", "2", "5"), ("c", "3", "")]
