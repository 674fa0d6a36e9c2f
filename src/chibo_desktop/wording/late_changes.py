"""Changes that a unit wrote in a dossier after it had given the member away, in words."""

from collections.abc import Sequence
from datetime import datetime

from chibo_desktop.domain.transfers.records import LateFate
from chibo_desktop.wording.dates import date_text

TAKEN_OFF = "Bỏ khỏi hồ sơ"
_EMPTY = "để trống"
_NOT_ASKED = "removed"  # what stands for a reason where a row goes without one
SENTENCES: dict[str, str] = {
    "late-not-a-value": (
        "Việc này không ghi thẳng vào hồ sơ đồng chí {name} được. Hãy gọi đơn vị đang quản lý để "
        "ghi, rồi bấm Bỏ ở đây."
    ),
    "late-done": (
        "Đơn vị đang quản lý đồng chí {name} đã trả lời nên không xem lại được nữa. Cần đổi thì "
        "gọi đơn vị sửa trong hồ sơ."
    ),
    "late-gone": (
        "Việc này đã giải quyết hoặc Đảng ủy đã rút lại. Hãy mở lại danh sách để xem tình trạng."
    ),
}


def late_news(full_name: str, unit_name: str) -> str:
    """The former unit wrote something of a member too late, and the office hands it on."""
    return (
        f"{unit_name} còn ghi vào hồ sơ đồng chí {full_name} sau khi đã chuyển đi. Vào Đảng viên – "
        "Chuyển sinh hoạt xem rồi ghi vào hồ sơ hoặc bỏ."
    )


def taken_off_text(row: str, reason: str) -> str:
    """Which row is taken off a dossier, and why if anybody was asked."""
    return row if reason == _NOT_ASKED else f"{row} (lý do: {reason})"


def late_at_text(at: datetime) -> str:
    """When a unit wrote something."""
    return f"{at:%H:%M} {date_text(at.date())}"


def late_state_text(fate: str, at_unit: str, *, can_be_taken: bool) -> str:
    """What the office decided on a late change, and what became of it."""
    if not fate:
        return "Chờ quyết định" if can_be_taken else "Chờ quyết định, không nhận thẳng được"
    if fate == LateFate.DROPPED:
        return "Đã bỏ"
    if not at_unit:
        return "Nhận vào, chờ đơn vị ghi"
    return "Đơn vị đã ghi vào hồ sơ" if at_unit == LateFate.TAKEN else "Đơn vị đã bỏ"


def late_changes_text(changes: Sequence[tuple[str, str, str]]) -> str:
    """What a late change would do to the dossier, field by field."""
    said = (
        f"{name}: {old} → {new or _EMPTY}" if old else f"{name}: {new or _EMPTY}"
        for name, old, new in changes
    )
    return "; ".join(said) or "Không còn gì khác"
