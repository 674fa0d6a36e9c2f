"""Names of scans in and of dossiers out, and what a file is by its first bytes."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import DomainError
from chibo_desktop.domain.scan_file import ScanKind, claimed_pixels, kind_of
from chibo_desktop.domain.scan_names import (
    MOST_ROOT,
    ScanName,
    check_path,
    check_root,
    file_name_of,
    person_folder,
    photo_name,
    plain_name,
    read_scan_name,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A.ID01.65.pdf", ScanName(person="01", number=65)),
        ("a.id12.5.2.PDF", ScanName(person="12", number=5, part=2)),
        ("A.ID01.165.pdf", ScanName(person="01")),
        ("065.Ban_tu_kiem_diem.1.pdf", ScanName(number=65, title="Ban tu kiem diem", part=1)),
        ("065.Ten.1_CHO_CHUYEN_PDF.jpg", ScanName(number=65, title="Ten", part=1)),
        ("000.Ten.1.pdf", ScanName(title="000.Ten.1")),
        ("Quyết định kết nạp.pdf", ScanName(title="Quyết định kết nạp")),
        ("IMG_2031.jpg", ScanName(title="IMG 2031")),
        (".pdf", ScanName(title=".pdf")),
    ],
)
def test_a_name_says_what_it_says(name: str, expected: ScanName) -> None:
    assert read_scan_name(name) == expected


@given(st.text(max_size=80))
def test_any_name_can_be_read(name: str) -> None:
    assert 0 <= read_scan_name(name).number <= 104


@given(st.integers(1, 104), st.text(max_size=300), st.integers(1, 99), st.sampled_from(ScanKind))
def test_what_goes_out_is_a_name_everywhere_and_comes_in_again(
    number: int, title: str, part: int, kind: ScanKind
) -> None:
    name = file_name_of(number, title, part, kind)
    assert name.isascii()
    assert not set(name) & set('\\/:*?"<>| ')
    assert len(name) <= 100
    again = read_scan_name(name)
    assert (again.number, again.part) == (number, part)


@given(st.text(max_size=60))
def test_plain_names_are_plain_and_stay_so(text: str) -> None:
    once = plain_name(text)
    assert once
    assert plain_name(once) in (once, once.strip("_"), f"{once.strip('_')}_")


def test_names_of_a_dossier() -> None:
    assert plain_name("Đỗ Đức Đạt") == "Do_Duc_Dat"
    assert plain_name("con") == "con_"
    assert file_name_of(65, "Bản tự kiểm điểm", 1, ScanKind.PDF) == "065.Ban_tu_kiem_diem.1.pdf"
    assert (
        file_name_of(3, "Phiếu đảng viên", 2, ScanKind.JPEG)
        == "003.Phieu_dang_vien.2_CHO_CHUYEN_PDF.jpg"
    )
    assert person_folder("099 001 110001", "Nguyễn Văn A") == "099001110001_NguyenVanA"
    assert person_folder("", "Đặng Thị Ước") == "DangThiUoc"


def test_the_photo_is_named_by_its_rule() -> None:
    born, admitted = PartialDate(1990, 10, 20), PartialDate(2024, 11, 30)
    assert (
        photo_name("000000000012", "Nguyễn Văn A", born, admitted)
        == "000000000012_Nguyễn Văn A_20101990_30112024"
    )
    with pytest.raises(DomainError) as refused:
        photo_name("", "Nguyễn Văn A", PartialDate(1990), admitted)
    assert refused.value.problems[0].params == {"what": "số định danh, ngày sinh"}


def test_long_paths_are_refused() -> None:
    check_root("C:" + "x" * (MOST_ROOT - 2))
    with pytest.raises(DomainError, match="dossier-root-too-long"):
        check_root("C:" + "x" * (MOST_ROOT - 1))
    check_path("x" * 259)
    with pytest.raises(DomainError, match="dossier-path-too-long"):
        check_path("x" * 260)


_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def test_kinds_are_told_by_bytes_not_by_names() -> None:
    assert kind_of(b"\n\n%PDF-1.4") is ScanKind.PDF
    assert kind_of(_PNG) is ScanKind.PNG
    assert kind_of(b"\xff\xd8\xff\xe0") is ScanKind.JPEG
    assert kind_of(b"II*\0") is ScanKind.TIFF
    for other in (b"", b"PK\3\4", b"MZ", b"<html>", b"GIF89a", b"x" * 2000 + b"%PDF-"):
        assert kind_of(other) is None


def test_the_claimed_size_is_read_without_decoding() -> None:
    assert claimed_pixels(_PNG + struct.pack(">II", 60000, 60000)) == 3_600_000_000
    jpeg = b"\xff\xd8\xff\xe0\0\4ab" + b"\xff\xc0\0\x11\x08" + struct.pack(">HH", 3508, 2480)
    assert claimed_pixels(jpeg + bytes(20)) == 3508 * 2480


@given(st.binary(max_size=400))
def test_no_header_stops_the_reading(data: bytes) -> None:
    for start in (b"", _PNG, b"\xff\xd8\xff"):
        assert claimed_pixels(start + data) >= 0
        kind_of(start + data)
