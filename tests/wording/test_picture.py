"""What is said of many units at once."""

from chibo_desktop.wording.picture import over_units_text


def test_of_many_units_over_their_caps_some_are_named() -> None:
    units = [(f"Chi bộ {number}", 1) for number in range(1, 5)]
    assert over_units_text(units[:2], most=2) == over_units_text(units[:2])
    assert over_units_text(units, most=2) == (
        "4 đơn vị vượt trần xuất sắc: Chi bộ 1 (thừa 1); Chi bộ 2 (thừa 1); "
        "và 2 đơn vị khác có ▲ trong bảng."
    )
    assert over_units_text([], most=2) == "Không đơn vị nào vượt trần xuất sắc."
