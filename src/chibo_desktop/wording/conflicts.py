"""Fields with more than one value, in words."""

from chibo_desktop.wording.numbers import count_text

SENTENCES: dict[str, str] = {
    "conflict-not-ours": (
        "Ô này của {name} nên chỉ đơn vị ấy chọn được giá trị đúng. Hãy gọi điện cho đơn vị; lựa "
        "chọn của đơn vị đến cùng gói sau."
    ),
    "conflict-settled": "Ô này đã được chọn giá trị ở nơi khác. Hãy tải lại danh sách bằng F5.",
}
TAKEN_OFF = "Bỏ khỏi danh sách"
STILL_LISTED = "Còn trong danh sách"
EMPTY = "(để trống)"


def count_words(count: int) -> str:
    """How many there are."""
    return f"{count_text(count)} ô có hai giá trị trở lên"


def unsettled_note(count: int) -> str:
    """Said at the foot of a paper made while values disagree; empty when none do."""
    if not count:
        return ""
    return f"{count_text(count)} trường chưa thống nhất giữa các máy; in theo giá trị đang hiện."


def settled_text(subject: str, label: str, value: str) -> str:
    """Said when one was chosen."""
    return f"{subject}: {label} là “{value}”. Ctrl+Z để hoàn tác."
