"""Money is written on receipts as it is spoken."""

import pytest

from chibo_desktop.wording.money_in_words import money_in_words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (1_000, "Một nghìn đồng"),
        (1_005, "Một nghìn không trăm lẻ năm đồng"),
        (15_930, "Mười lăm nghìn chín trăm ba mươi đồng"),
        (80_000, "Tám mươi nghìn đồng"),
        (100_000, "Một trăm nghìn đồng"),
        (1_000_001, "Một triệu không trăm lẻ một đồng"),
        (2_345_671, "Hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi mốt đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (1_000_050_000, "Một tỷ không trăm năm mươi nghìn đồng"),
    ],
)
def test_every_group_is_spoken(amount: int, words: str) -> None:
    assert money_in_words(amount) == words
