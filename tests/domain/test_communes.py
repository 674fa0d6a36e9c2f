"""Addresses as dossiers write them, in the communes of today."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop import resources
from chibo_desktop.domain.catalogue import read_catalogue
from chibo_desktop.domain.communes import Commune, CommuneTable, listed, read_communes
from chibo_desktop.domain.text import fold

TABLE = read_communes(resources.path("places", "communes-2025.json").read_bytes())


def mapped(written: str) -> tuple[list[str], str] | None:
    found = TABLE.mapped(written)
    return None if found is None else ([str(one) for one in found.communes], found.rest)


def test_the_table_has_every_commune_under_a_province_of_the_catalogue() -> None:
    provinces = read_catalogue(resources.path("catalogues", "province.json").read_bytes())
    assert set(TABLE.by_province) == set(provinces.labels.values())
    assert sum(map(len, TABLE.by_province.values())) == 3321


@pytest.mark.parametrize(
    ("written", "communes", "rest"),
    [
        (
            "thôn Đông, xã Yên Khánh, huyện Ý Yên, tỉnh Nam Định",
            ["Xã Ý Yên, Tỉnh Ninh Bình"],
            "thôn Đông",
        ),
        ("Yên Khánh, Ý Yên, Nam Định", ["Xã Ý Yên, Tỉnh Ninh Bình"], ""),
        ("XÃ YÊN KHÁNH, H. Ý YÊN, TỈNH NAM ĐỊNH", ["Xã Ý Yên, Tỉnh Ninh Bình"], ""),
        ("Phường Trúc Bạch, quận Ba Đình, Hà Nội", ["Phường Ba Đình, Thành phố Hà Nội"], ""),
        ("Phường Ba Đình, Hà Nội", ["Phường Ba Đình, Thành phố Hà Nội"], ""),
        ("xã Không Có, huyện Ý Yên, Nam Định", None, ""),
        ("Nam Định", None, ""),
        ("", None, ""),
    ],
)
def test_an_address(written: str, communes: list[str] | None, rest: str) -> None:
    found = mapped(written)
    assert found == (None if communes is None else (communes, rest))


def test_a_divided_commune_is_listed_not_chosen() -> None:
    found = TABLE.mapped("phường Vĩnh Niệm, quận Lê Chân, Hải Phòng")
    assert found is not None
    assert {one.name for one in found.communes} == {"Phường An Biên", "Phường Lê Chân"}
    assert "Phường An Biên, Thành phố Hải Phòng" in listed(found.communes)


def test_a_long_choice_is_cut_and_counted() -> None:
    many = tuple(Commune(f"Xã {number}", "Tỉnh An Giang") for number in range(6))
    assert listed(many).endswith("và 2 nơi khác")


@given(st.data())
def test_every_commune_of_today_maps_to_itself(data: st.DataObject) -> None:
    province = data.draw(st.sampled_from(sorted(TABLE.by_province)))
    name = data.draw(st.sampled_from(TABLE.by_province[province]))
    found = TABLE.mapped(f"{name}, {province}")
    assert found is not None
    assert Commune(name, province) in found.communes
    assert all(fold(one.name) == fold(name) for one in found.communes)


@given(st.text(alphabet="xã phường,.-–ĐđÝý 0123456789\n", max_size=60))
def test_no_text_is_too_odd(written: str) -> None:
    TABLE.mapped(written)


def test_an_empty_table_knows_nothing() -> None:
    assert CommuneTable({}, {}, {}).mapped("Xã A, Tỉnh B") is None
