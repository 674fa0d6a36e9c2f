"""Phiếu chấm điểm chất lượng buổi sinh hoạt as a record: what two scorers chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import (
    Kind,
    Plain,
    declare,
    full_date,
    mapping,
    reference,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.records import Record, record


class Scorer(StrEnum):
    """Who scores a meeting."""

    COMMITTEE = "committee"  # chi ủy, bí thư
    SUPERIOR = "superior"  # cấp ủy viên cấp trên dự


@record("meeting_score", "Điểm chất lượng sinh hoạt")
@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingScore(Record):
    """The sheet of one meeting: by criterion the code of the option that was chosen.

    Once closed, the sheet, its settings and its result are written down as they were.
    """

    meeting_id: str = reference("Buổi sinh hoạt", "meeting", internal=True)
    committee_choices: Mapping[str, str] = mapping("Chi ủy, bí thư chấm")
    superior_choices: Mapping[str, str] = mapping("Cấp ủy viên cấp trên chấm")
    notes: Mapping[str, str] = mapping("Ghi chú theo tiêu chí")
    superior_name: str = text("Cấp ủy viên cấp trên", width=30)
    closed_on: date | None = full_date("Ngày chốt điểm", atom="final")
    sheet: Mapping[str, Plain] = declare(
        Kind.DOCUMENT, "Bảng điểm khi chốt", internal=True, atom="final"
    )
    final: Mapping[str, str] = mapping("Điểm khi chốt", internal=True, atom="final")
    final_total: str = text("Tổng điểm", atom="final")
    final_grade: str = text("Xếp loại", atom="final")

    def choices(self, scorer: Scorer) -> Mapping[str, str]:
        """What one scorer chose."""
        return self.committee_choices if scorer is Scorer.COMMITTEE else self.superior_choices


def score_id(meeting_id: str) -> str:
    """The id of a meeting's score."""
    return derived_id("meeting_score", meeting_id)
