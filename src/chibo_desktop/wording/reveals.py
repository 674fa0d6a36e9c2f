"""How and when numbers were given in full, in words."""

from collections.abc import Mapping
from datetime import datetime

from chibo_desktop.wording.dates import date_text

_OCCASIONS: Mapping[str, str] = {
    "screen": "trên màn hình",
    "paper": "in ra giấy",
    "workbook": "ra bảng tính",
}


def occasion_text(occasion: str) -> str:
    """Where the numbers were given."""
    return _OCCASIONS.get(occasion, occasion)


def moment_text(at: str) -> str:
    """05/12/2026 14:30, from an instant in ISO form."""
    moment = datetime.fromisoformat(at)
    return f"{date_text(moment.date())} {moment:%H:%M}"
