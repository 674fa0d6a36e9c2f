"""What is said about keys: a unit's, the office's, their letters and their changes."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text

LETTER_PROVED = "Có mã đúng trên thư niêm phong."
LETTER_NOT_PROVED = (
    "Đơn vị đã được in thư niêm phong nhưng tệp đăng ký không kèm mã: hãy hỏi kỹ trước khi xác "
    "nhận."
)
LETTER_WORDS = {
    "": "chưa in",
    "open": "đã in, chưa dùng",
    "used": "đã dùng",
    "revoked": "đã hủy",
    "burned": "hỏng vì sai mã",
}
WITH_LETTER = "Có thư niêm phong"
"""Noted of a key that was confirmed."""
VOUCHED = "Khóa cũ bảo đảm, xác nhận tự động"
"""Noted of a key that follows another."""


def letter_note(number: int) -> str:
    """Noted of an act about a sealed letter."""
    return f"Thư số {number}"


def keyset_note(version: int) -> str:
    """Noted of an act that signed a set of the office's keys."""
    return f"Bộ khóa số {version}"


def ending_key(name: str, since: date, last: Sequence[tuple[int, date]]) -> str:
    """What confirming another key ends; `last`: number and day of each computer's newest bundle."""
    sent = "; ".join(f"gói gần nhất số {seq}, nhận ngày {date_text(day)}" for seq, day in last)
    where = f" ở {count_text(len(last))} máy ({sent})" if last else ""
    return (
        f"{name} đang dùng khóa đăng ký ngày {date_text(since)}{where}. Xác nhận khóa mới thì khóa "
        "ấy hết dùng: gói ghi tiếp ở máy cũ bị giữ lại, chưa tính; máy cũ không mở được chỉ đạo "
        "mới. Chỉ xác nhận khi máy cũ đã mất, hỏng hoặc bỏ. Nếu máy cũ vẫn dùng thì từ chối khóa "
        "này và bảo đơn vị chép tệp dữ liệu của máy cũ sang máy thứ hai."
    )


def key_confirmed(since: str) -> str:
    """The unit's key is confirmed, with the day."""
    return f"Đảng ủy đã xác nhận khóa của đơn vị{_on(since)}."


def roots_made(version: int, fingerprint: str) -> str:
    """The office has root keys now."""
    return (
        f"Đảng ủy đã lập khóa gốc (bộ khóa số {version}). Dấu kiểm tra từ nay: {fingerprint}. "
        "Có thể gọi Đảng ủy đọc lại sáu nhóm số này cho chắc."
    )


def keys_changed(version: int) -> str:
    """A root has made another set of keys known."""
    return (
        f"Đảng ủy đã đổi khóa (bộ khóa số {version}), khóa gốc đã bảo đảm. Không cần làm gì thêm."
    )


def keys_unknown(version: int) -> str:
    """A set of keys came for which no root that is known here speaks."""
    return (
        f"Bộ khóa số {version} trong chỉ đạo không được khóa gốc nào mà đơn vị biết bảo đảm nên "
        "chưa dùng. Hãy gọi Đảng ủy; nếu Đảng ủy đã mất cả hai khóa gốc, xin thư mời mới và kết "
        "nối lại."
    )


def _on(day: str) -> str:
    try:
        return f" ngày {date_text(date.fromisoformat(day))}"
    except ValueError:
        return ""
