"""How the preview of an import speaks: what a row comes to, what can be done with it."""

from collections.abc import Mapping

from chibo_desktop.domain.catalogue import Catalogue
from chibo_desktop.domain.fields import FieldSpec, Plain
from chibo_desktop.wording.values import value_text

KINDS: dict[str, str] = {
    "new": "Mới",
    "changed": "Thay đổi",
    "unmatched": "Không khớp",
    "unchanged": "Không đổi",
    "skipped": "Không phải đảng viên",
}
SKIP = "Bỏ qua"
KEEP = "Giữ cũ"
AS_NEW = "Giữ cả hai: thêm người mới"
TAKE = "Nhập"
TAKE_NEW = "Lấy mới"
TAKE_ALL = "Lấy mới, kể cả mục cần quyết định"
TAKE_SAFE = "Lấy phần không cần quyết định"
TAKE_WITHOUT_FAULTS = "Nhập, trừ ô không dùng được"
TAKE_NAMESAKE = "Đúng người này: lấy mới"
TAKE_SOME = "Lấy một phần"
WAITING = "Chờ quyết định"
EMPTY = "(trống)"


def change_text(
    spec: FieldSpec,
    old: Plain,
    new: Plain,
    catalogues: Mapping[str, Catalogue],
    names: Mapping[str, str],
) -> str:
    """Sinh ngày: 1957 → 05/02/1957."""
    before, after = (value_text(spec, plain, catalogues, names) for plain in (old, new))
    return f"{field_text(spec)}: {before or EMPTY} → {after or EMPTY}"


def field_text(spec: FieldSpec) -> str:
    """A field's name by itself; parts of an address say of which address."""
    return f"{spec.group} – {spec.label}" if spec.atom and spec.label in _PARTS else spec.label


_PARTS = frozenset({"Quốc gia", "Tỉnh", "Địa chỉ chi tiết", "Xã, phường", "Thôn, tổ"})


def bulk_text(count: int, *, selected: bool) -> str:
    """For how many rows the buttons beside it decide."""
    if selected:
        return f"Với {count} dòng đã chọn:"
    return f"Với cả {count} dòng đang hiện:" if count > 1 else "Với dòng đang hiện:"


def notes_text(count: int) -> str:
    """That several things are to be said of a workbook."""
    return f"Có {count} điều cần biết về tệp này."


def waiting_text(count: int) -> str:
    """How many rows nobody has decided on."""
    return f"{count} dòng chờ quyết định"


def button_text(added: int, changed: int) -> str:
    """What the primary button will do."""
    match added, changed:
        case 0, 0:
            return "Chưa có gì để nhập"
        case 0, _:
            return f"Sửa {changed} hồ sơ"
        case _, 0:
            return f"Nhập {added} người mới"
        case _:
            return f"Nhập {added} người mới, sửa {changed} hồ sơ"


def done_text(added: int, changed: int, file_name: str) -> str:
    """What an import has done."""
    parts = [
        *([f"thêm {added} đảng viên"] if added else []),
        *([f"sửa {changed} hồ sơ"] if changed else []),
    ]
    return f"Đã {' và '.join(parts)} theo tệp {file_name}. Đã sao lưu trước khi nhập."


def undone_text(restored: int, kept: int) -> str:
    """What undoing an import has done."""
    if not restored and not kept:
        return "Lần nhập này đã được hoàn tác trước đó; không có gì thay đổi."
    words = f"Đã hoàn tác: {restored} hồ sơ trở lại như trước lần nhập."
    if kept:
        words += f" {kept} hồ sơ đã được sửa sau đó nên giữ nguyên phần đã sửa."
    return words


def mend_button(count: int) -> str:
    """The button that saves the rows with something wrong."""
    return f"Lưu {count} dòng cần sửa ra tệp…"


def mend_text(count: int, name: str) -> str:
    """Where those rows are, and what to do with them."""
    return (
        f"Đã lưu {count} dòng vào tệp {name}. Sửa các ô tô vàng rồi nhập chính tệp đó; các dòng "
        "không vướng vẫn nhập được ngay bây giờ."
    )


def saved_text(name: str) -> str:
    """A template has been saved."""
    return f"Đã lưu tệp mẫu {name}. Gõ vào trang “Danh sách” rồi nhập chính tệp đó."
