"""Supplement (phiếu bổ sung hồ sơ đảng viên, mẫu 3-HSĐV): that one was written, and up to when.

Source: domain.md §2.1: at the end of each year and on an official transfer.
"""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.fields import full_date, reference, text
from chibo_desktop.domain.records import Record, record


@record("supplement", "Phiếu bổ sung hồ sơ")
@dataclass(frozen=True, slots=True, kw_only=True)
class Supplement(Record):
    """One supplement to one dossier. The next begins where it ends: at `covers_until`."""

    member_id: str = reference("Đảng viên", "member", internal=True)
    written_on: date | None = full_date("Ngày lập phiếu", required=True)
    since: date | None = full_date("Bổ sung từ ngày")
    covers_until: str = text("Đến thời điểm", internal=True)
