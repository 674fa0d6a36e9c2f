"""What is said of many units at once."""

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.work_reports.issued import FigureChange
from chibo_desktop.wording.picture import over_units_text
from chibo_desktop.wording.work_reports import moved_text


def test_of_many_units_over_their_caps_some_are_named() -> None:
    units = [(f"Chi bộ {number}", 1) for number in range(1, 5)]
    assert over_units_text(units[:2], most=2) == over_units_text(units[:2])
    assert over_units_text(units, most=2) == (
        "4 đơn vị vượt trần xuất sắc: Chi bộ 1 (thừa 1); Chi bộ 2 (thừa 1) "
        "và 2 đơn vị khác có ▲ trong bảng."
    )
    assert over_units_text([], most=2) == "Không đơn vị nào vượt trần xuất sắc."


def test_of_long_words_that_changed_only_who_came_and_went_is_said() -> None:
    came = (NameLine(name="Chi bộ 4", place=""),)
    long = "Chi bộ 1; Chi bộ 2; Chi bộ 3; Chi bộ khu phố 12"
    for change, said in (
        (FigureChange(code="units", before="3", now="4"), "Đảng bộ, chi bộ trực thuộc: 3 → 4"),
        (
            FigureChange(code="units", before="3", now="4", came=came),
            "Đảng bộ, chi bộ trực thuộc: 3 → 4 (thêm: Chi bộ 4)",
        ),
        (
            FigureChange(code="units", before="3", now="3", came=came),
            "Đảng bộ, chi bộ trực thuộc nay đã khác (thêm: Chi bộ 4)",
        ),
        (
            FigureChange(code="documents_missing_list", before="Sổ", now=long, came=came),
            "Tên văn bản còn thiếu nay đã khác (thêm: Chi bộ 4)",
        ),
        (
            FigureChange(code="documents_missing_list", before="Sổ", now=long),
            f"Tên văn bản còn thiếu: Sổ → {long}",
        ),
    ):
        assert moved_text(change) == said
