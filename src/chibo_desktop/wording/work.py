"""The task list of a member in words."""

from decimal import Decimal

from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.domain.known_value import Filled
from chibo_desktop.domain.work_item import WorkShares
from chibo_desktop.wording.numbers import THIN_SPACE, decimal_text

SENTENCES: dict[str, str] = {
    "work-not-a-number": "Không đọc được “{text}” ở cột {label}: cần một số không âm; phần trăm "
    "từ 0 đến 100, số lỗi và số ngày là số nguyên. Hãy sửa rồi nhập lại.",
    "work-day": "Không đọc được ngày “{text}”. Hãy ghi đủ ngày/tháng/năm, ví dụ 25/11/2026.",
    "work-content-missing": "Chưa ghi nội dung nhiệm vụ. Hãy gõ nội dung ở cột đầu rồi nhập tiếp "
    "các cột khác.",
    "work-unknown": "Nhiệm vụ này không còn trong danh mục. Hãy mở lại danh mục để xem như đang "
    "có.",
}


def shares_sentence(shares: WorkShares) -> str:
    """8 nhiệm vụ · hoàn thành 7 (87,5 %) · chậm 1 (12,5 %) · vượt mức 2 (25 %)."""
    if not shares.total:
        return "Chưa có nhiệm vụ nào trong kỳ."
    parts = (
        ("hoàn thành", shares.done),
        ("chậm tiến độ", shares.late),
        ("vượt mức yêu cầu", shares.exceeding),
    )
    said = [
        f"{words} {count} ({decimal_text(shares.share(count))}{THIN_SPACE}%)"
        for words, count in parts
    ]
    return f"{shares.total} nhiệm vụ · {' · '.join(said)}."


def computed_sentence(leaf: Criterion, mark: Decimal | None, filled: Filled) -> str:
    """II.1: 64,75/70 điểm – Số lượng 9/10 = 90 % …"""
    name = leaf.number or leaf.code
    if mark is None:
        return f"Tiêu chí {name}: chưa tính được vì chưa có nhiệm vụ nào."
    words = filled.share_words.get(leaf.code, "")
    points = f"{decimal_text(mark)}/{decimal_text(leaf.ceiling)} điểm"
    return f"Tiêu chí {name}: {points} – {words}"
