"""What the history of a record says of one change."""

from chibo_desktop.wording.numbers import count_text

NOTHING = "(trống)"
SENTENCES: dict[str, str] = {
    "restore-elsewhere": (
        "Ô này không lấy lại từ lịch sử được, vì nó theo việc đã ghi ở nơi khác. Hãy sửa ở Diễn "
        "biến của đảng viên, hoặc ở Đánh giá."
    ),
}


def count_words(shown: int, total: int) -> str:
    """E.g. “50 trong 312 lần thay đổi”."""
    if shown >= total:
        return f"{count_text(total)} lần thay đổi"
    return f"{count_text(shown)} trong {count_text(total)} lần thay đổi"


def journal_count_words(shown: int, total: int) -> str:
    """E.g. “100 việc gần nhất, trong 12.345 việc của tệp”."""
    return f"{count_text(shown)} việc gần nhất, trong {count_text(total)} việc của tệp"
