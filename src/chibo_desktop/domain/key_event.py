"""What an office did about keys: a line for each act, so that the log tells it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import choice, full_date, text
from chibo_desktop.domain.records import Record, record


class KeyAct(StrEnum):
    """An act about a unit's key, its sealed letter, or the office's own keys."""

    LETTER_PRINTED = "letter_printed"
    LETTER_REVOKED = "letter_revoked"
    LETTER_BURNED = "letter_burned"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ROTATED = "rotated"
    REVOKED = "revoked"
    HELD_ACCEPTED = "held_accepted"
    HELD_REFUSED = "held_refused"
    ROOTS_MADE = "roots_made"
    ROOT_REPLACED = "root_replaced"
    OFFICE_ROTATED = "office_rotated"


@record("key_event", "Việc về khóa")
@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEvent(Record):
    """One act. `subject` is the unit as it was called then; `key_id` the short name of the key."""

    node_id: str = text("Mã tệp dữ liệu", internal=True)
    subject: str = text("Đơn vị", width=40)
    kind: str = choice("Việc", "key_act", required=True)
    on: date | None = full_date("Ngày", required=True)
    key_id: str = text("Khóa", width=18)
    note: str = text("Ghi chú", width=40)
