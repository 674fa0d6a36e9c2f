"""Members' workbooks as they come back, in words."""

from collections.abc import Sequence

from chibo_desktop.wording.names import first_names

_MOST = 5
STATES: dict[str, str] = {
    "new": "Có điểm mới",
    "different": "Khác điểm đang có",
    "same": "Không có gì mới",
    "empty": "Chưa ghi điểm nào",
    "twice": "Hai tệp của một đồng chí",
    "altered": "Phần khóa bị sửa",
    "refused": "Không lấy được",
}
CHOICES: dict[str, str] = {
    "take": "Lấy",
    "keep": "Giữ điểm cũ, thêm ô trống",
    "leave": "Bỏ qua",
    "ask": "Cần chọn",
}
SHORT_CHOICES: dict[str, str] = {**CHOICES, "keep": "Giữ cũ"}


def differences_text(differences: Sequence[tuple[str, str, str]]) -> str:
    """`Mục I: đang có 20, trong tệp 18.`"""
    said = [
        f"Mục {where}: đang có {old.replace('.', ',')}, trong tệp {new.replace('.', ',')}"
        for where, old, new in differences
    ]
    return f"{first_names(said, _MOST, 'mục khác', between='; ')}."


def brought_text(fresh: int, differing: int) -> str:
    """`8 điểm mới, 2 điểm khác`."""
    said = []
    if fresh:
        said.append(f"{fresh} điểm mới")
    if differing:
        said.append(f"{differing} điểm khác")
    return ", ".join(said)


def summary_text(files: int, bringing: int, asking: int, missing: int) -> str:
    """What was found in a folder."""
    said = [f"Đã đọc {files} tệp: {bringing} tệp có điểm để lấy"]
    if asking:
        said.append(f"{asking} tệp cần chọn")
    said.append(f"còn thiếu {missing} đồng chí")
    return ", ".join(said) + "."


def gathered_text(count: int) -> str:
    """What was written."""
    return f"Đã ghi điểm tự chấm của {count} đồng chí. Ctrl+Z ở bảng để hoàn tác cả lần thu."


def written_text(count: int, folder: str, kept: int) -> str:
    """What was made for members."""
    left = f" {kept} tệp đã có sẵn thì giữ nguyên." if kept else ""
    return f"Đã tạo {count} tệp tự chấm trong thư mục {folder}.{left}"
