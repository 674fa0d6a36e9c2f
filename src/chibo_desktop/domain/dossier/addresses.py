"""The addresses (items 05–07): as the dossier wrote them, and mapped to the units of today.

`…_written` keeps the words of the dossier, with units that may be gone; province, commune and
detail are the units in force. Source: domain.md §2.3, §13.8.
"""

from dataclasses import dataclass

from chibo_desktop.domain.dossier.groups import BIRTH, NATIVE, RESIDENCE, STAY
from chibo_desktop.domain.dossier.numbers import NumbersPart
from chibo_desktop.domain.fields import long_text, text

_AS_WRITTEN = "Đúng chữ trong lý lịch, kể cả tên huyện, xã trước khi sắp xếp năm 2025."


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressPart(NumbersPart):
    """Where the person was born, comes from, lives and stays."""

    birth_country: str = text(
        "Quốc gia", group=BIRTH, atom="birth_place", sheet="Nơi đăng ký khai sinh/Quốc gia *"
    )
    birth_province: str = text(
        "Tỉnh", group=BIRTH, atom="birth_place", sheet="Nơi đăng ký khai sinh/Tỉnh *"
    )
    birth_detail: str = text(
        "Địa chỉ chi tiết",
        group=BIRTH,
        width=40,
        atom="birth_place",
        sheet="Nơi đăng ký khai sinh/Địa chỉ chi tiết *",
    )
    birth_commune: str = text(
        "Xã, phường", group=BIRTH, atom="birth_place", sheet="Temp_XaPhuong_KhaiSinh"
    )
    birth_hamlet: str = text(
        "Thôn, tổ", group=BIRTH, atom="birth_place", sheet="Temp_ThonTo_KhaiSinh"
    )
    birth_written: str = long_text(
        "Nơi sinh như lý lịch ghi", group=BIRTH, width=40, help=_AS_WRITTEN, item="05"
    )
    native_country: str = text(
        "Quốc gia", group=NATIVE, atom="native_place", sheet="Quê quán/Quốc gia *"
    )
    native_province: str = text(
        "Tỉnh",
        group=NATIVE,
        atom="native_place",
        short="Quê quán",
        sheet="Quê quán/Tỉnh *",
    )
    native_detail: str = text(
        "Địa chỉ chi tiết",
        group=NATIVE,
        width=40,
        atom="native_place",
        sheet="Quê quán/Địa chỉ chi tiết *",
    )
    native_written: str = long_text(
        "Quê quán như lý lịch ghi", group=NATIVE, width=40, help=_AS_WRITTEN, item="06"
    )
    residence_country: str = text(
        "Quốc gia", group=RESIDENCE, atom="residence", sheet="Thường trú/Quốc gia *"
    )
    residence_province: str = text(
        "Tỉnh", group=RESIDENCE, atom="residence", sheet="Thường trú/Tỉnh *"
    )
    residence_detail: str = text(
        "Địa chỉ chi tiết",
        group=RESIDENCE,
        width=40,
        atom="residence",
        short="Thường trú",
        sheet="Thường trú/Địa chỉ chi tiết *",
    )
    residence_commune: str = text(
        "Xã, phường", group=RESIDENCE, atom="residence", sheet="Temp_XaPhuong_ThuongTru"
    )
    residence_hamlet: str = text(
        "Thôn, tổ", group=RESIDENCE, atom="residence", sheet="Temp_ThonTo_ThuongTru"
    )
    residence_written: str = long_text(
        "Thường trú như lý lịch ghi", group=RESIDENCE, width=40, help=_AS_WRITTEN, item="07"
    )
    stay_province: str = text("Tỉnh", group=STAY, atom="stay")
    stay_commune: str = text("Xã, phường", group=STAY, atom="stay")
    stay_detail: str = text(
        "Địa chỉ chi tiết", group=STAY, width=40, atom="stay", short="Tạm trú", item="07"
    )
