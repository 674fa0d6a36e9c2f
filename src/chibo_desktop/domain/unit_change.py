"""Changes of the tree by decision: merge, split, dissolve, rename, move (domain.md §1.1).

One act concerns several units; each gets a row of its own, which travels down to it and to nobody
else. What stood before is kept in the row: a past day is read backwards from today.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import choice, full_date, long_text, reference, text
from chibo_desktop.domain.records import Record, record, to_unit


class UnitChangeKind(StrEnum):
    """What was decided."""

    MERGE = "merge"  # sáp nhập
    SPLIT = "split"  # chia tách
    DISSOLVE = "dissolve"  # giải thể
    RENAME = "rename"  # đổi tên
    MOVE = "move"  # chuyển giao, chuyển trực thuộc


class UnitFate(StrEnum):
    """What an act does to one of its units."""

    ENDS = "ends"
    BEGINS = "begins"
    RECEIVES = "receives"  # takes over members and units of those that end
    SHEDS = "sheds"  # goes on after a part of it was split off
    RENAMED = "renamed"
    MOVED = "moved"


@record("unit_change", "Thay đổi tổ chức", sent_down=to_unit("unit_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange(Record):
    """What one act does to one unit; `act_id` names the act, `unit_id` the unit's node."""

    act_id: str = text("Lần thay đổi", internal=True)
    unit_id: str = text("Gửi cho", internal=True)
    subordinate_id: str = reference("Đơn vị", "subordinate", internal=True)
    unit_name: str = text("Đơn vị", required=True, width=40)
    kind: str = choice("Việc", "unit_change_kind", required=True)
    fate: str = choice("Đối với đơn vị", "unit_fate", required=True)
    effective_on: date | None = full_date("Có hiệu lực từ", required=True)
    decision_no: str = text("Số quyết định", required=True)
    decided_on: date | None = full_date("Ngày quyết định")
    decided_by: str = text("Cơ quan quyết định", width=40)
    from_units: str = long_text("Từ", width=60)
    to_units: str = long_text("Thành", width=60)
    name_before: str = text("Tên trước", width=40)
    name_after: str = text("Tên sau", width=40)
    parent_before: str = reference("Trực thuộc trước", "subordinate", internal=True)
    parent_after: str = reference("Trực thuộc sau", "subordinate", internal=True)
    until_before: date | None = full_date("Hiệu lực đến trước đó", internal=True)
    note: str = text("Ghi chú", width=60)
