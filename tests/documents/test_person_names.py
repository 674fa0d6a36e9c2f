import pytest

from chibo_desktop.documents.sheets.person_names import name_as_on_paper


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("NGUYỄN THỊ ÁNH NGUYỆT", "Nguyễn Thị Ánh Nguyệt"),
        ("đỗ văn đạt", "Đỗ Văn Đạt"),
        ("Đỗ văn Đạt", "Đỗ văn Đạt"),
        ("H'BLA NIÊ", "H'Bla Niê"),
        ("H’BLA NIÊ", "H’Bla Niê"),
        ("K'BRỂU", "K'Brểu"),
        ("Y BLIÊU ÊBAN", "Y Bliêu Êban"),
        ("KPĂ-KLƠNG", "Kpă-Klơng"),
        ("TRẦN VĂN VI", "Trần Văn Vi"),
        ("TRẦN VĂN II", "Trần Văn II"),
        ("LÊ VĂN XÍ", "Lê Văn Xí"),
        ("", ""),
    ],
)
def test_capitals_become_a_name_as_on_paper(written: str, shown: str) -> None:
    assert name_as_on_paper(written) == shown
