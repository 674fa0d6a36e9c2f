"""Backups in words: why each was written, what going back to one means."""

from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.numbers import count_text

REASONS: dict[str, str] = {
    "cuoi-phien": "Khi đóng sổ",
    "thu-cong": "Tự tay sao lưu",
    "truoc-khi-nhap": "Trước khi nhập danh sách",
    "truoc-khi-nhan-goi": "Trước khi nhận gói",
    "truoc-khi-go": "Trước khi gỡ gói",
    "truoc-nang-cap": "Trước khi nâng cấp",
}
OTHER_REASON = "Bản sao lưu"
NONE_HERE = (
    "Không thấy bản sao lưu nào ở {folder}. Nếu đã sao lưu ra USB, hãy cắm USB rồi bấm “Tìm ở thư "
    "mục khác…”."
)


def backed_up_text(name: str, folder: str, members: int, size: int) -> str:
    """Said after a backup by hand."""
    return (
        f"Đã sao lưu và kiểm tra: {name} ({count_text(members)} đảng viên, "
        f"{size_text(size)}), trong {folder}."
    )


def restored_text(when: str, kept: str) -> str:
    """Said once, on the first page after a backup took the place of the file."""
    said = f"Đã khôi phục bản sao lưu {when}. Những gì ghi sau đó không có trong sổ này."
    if kept:
        said += f" Sổ trước khi khôi phục còn nguyên trong thư mục “{kept}” cạnh tệp."
    return said
