"""The deciding document of a correction, in words, and what is wrong with what was typed of it."""

from chibo_desktop.domain.correction import Correction
from chibo_desktop.wording.dates import date_text

SENTENCES: dict[str, str] = {
    "correction-number-missing": (
        "Chưa ghi số, ký hiệu của văn bản cho phép sửa. Ghi như trên văn bản, ví dụ 12-QĐ/ĐU."
    ),
    "correction-number-odd": (
        "“{value}” chưa có số. Ghi số, ký hiệu như trên văn bản, ví dụ 12-QĐ/ĐU."
    ),
    "correction-day-missing": "Chưa ghi ngày của văn bản. Ghi như 05/02/2026.",
    "correction-in-future": "Ngày của văn bản chưa đến. Hãy xem lại ngày, tháng, năm.",
    "correction-issuer-missing": (
        "Chưa ghi cơ quan ban hành văn bản. Ghi như trên văn bản, ví dụ Đảng ủy phường."
    ),
}


def correction_note(one: Correction) -> str:
    """What the history says: “Căn cứ: số 12-QĐ/ĐU ngày 05/03/2026 của Đảng ủy phường. …”."""
    words = f"Căn cứ: số {one.number} ngày {date_text(one.issued_on)} của {one.issuer}."
    return f"{words} Lý do: {one.reason}" if one.reason else words
