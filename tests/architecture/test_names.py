"""Code speaks English: no identifier is Vietnamese, with or without its marks.

Without marks `ky` is kỳ, ký and kỷ, three nouns of this very program; with them a name is one or
three code points, and nobody without an input method can type a call.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from architecture.repository import SOURCE, relative, source_files, syntax

_VIETNAMESE = re.compile(
    r"(?:^|_)(?:"
    "dang_vien|dang_bo|dang_uy|dang_phi|chi_bo|chi_uy|ho_ten|ho_va_ten|ngay_sinh|que_quan|"
    "danh_gia|xep_loai|kiem_diem|tieu_chi|muc_diem|diem_so|thang_nam|bi_thu|pho_bi_thu|"
    "to_dang|sinh_hoat|khen_thuong|ky_luat|khai_tru|bieu_quyet|phieu|so_the|can_cuoc|"
    "nghi_quyet|chuc_vu|don_vi|dan_toc|ton_giao|hoan_thanh|gop_y|bao_cao|mat_khau"
    r")(?:_|$)"
)
_CAMEL_STEP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def _identifiers(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name):
                yield name
            case ast.keyword(arg=str(name)) | ast.alias(asname=str(name)):
                yield name


def _is_vietnamese(name: str) -> bool:
    snake = _CAMEL_STEP.sub("_", name).lower()
    return not name.isascii() or _VIETNAMESE.search(snake) is not None


@pytest.mark.parametrize("name", ["dang_vien", "DangVien", "luu_ho_ten", "tên", "tao_chi_bo"])
def test_vietnamese_is_recognised(name: str) -> None:
    assert _is_vietnamese(name)


@pytest.mark.parametrize("name", ["chibo_desktop", "card_number", "Member", "phieudo", "to_bytes"])
def test_english_is_left_alone(name: str) -> None:
    assert not _is_vietnamese(name)


def test_identifiers_are_english() -> None:
    found = {
        f"{relative(path)}: {name}"
        for path in source_files()
        for name in _identifiers(syntax(path))
        if _is_vietnamese(name)
    }
    assert not found


def test_file_names_are_english() -> None:
    def speaks_vietnamese(path: Path) -> bool:
        return _is_vietnamese(path.stem) and path.name != "__pycache__"

    assert not [relative(path) for path in SOURCE.rglob("*") if speaks_vietnamese(path)]
