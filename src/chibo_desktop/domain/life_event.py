"""LifeEvent (sự kiện): one thing that happened on somebody's way into, through or out of the Party.

Source of the kinds: domain.md §1.2 and §2.8. A member's standing follows from these and is never
typed (decision 0130).
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    long_text,
    partial_date,
    reference,
    text,
)
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.records import Record, record


class LifeEventKind(StrEnum):
    """What happened, in the order in which things happen when they share a day."""

    NOMINATED = "nominated"
    SYMPATHISER = "sympathiser"
    CERTIFIED = "certified"
    APPLIED = "applied"
    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    ADMITTED = "admitted"
    READMITTED = "readmitted"
    CEREMONY = "ceremony"
    CONFIRMED = "confirmed"
    TRANSFERRED_IN = "transferred_in"
    HOSTED = "hosted"
    SENT_AWAY = "sent_away"
    EXEMPTED = "exempted"
    SUSPENDED = "suspended"
    INTERRUPTED = "interrupted"
    CORRECTED = "corrected"
    EXEMPTION_ENDED = "exemption_ended"
    SUSPENSION_LIFTED = "suspension_lifted"
    RECONNECTED = "reconnected"
    CAME_BACK = "came_back"
    HOSTING_ENDED = "hosting_ended"
    TRANSFERRED_OUT = "transferred_out"
    CONFIRMATION_CANCELLED = "confirmation_cancelled"
    ADMISSION_CANCELLED = "admission_cancelled"
    NOT_CONFIRMED = "not_confirmed"
    STRUCK_OFF = "struck_off"
    EXPELLED = "expelled"
    RESIGNED = "resigned"
    LEFT = "left"  # only known from a list: how is not said
    DECEASED = "deceased"
    RESTORED = "restored"


@record("life_event", "Sự kiện")
@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent(Record):
    """One event. `is_opening`: not an act of its own but what the first list or dossier says.

    `elsewhere` is the node that recorded it, of what came with a dossier that was handed over.
    """

    member_id: str = reference("Người", "member", internal=True)
    kind: str = choice("Sự kiện", "life_event", required=True, width=40)
    happened_on: PartialDate | None = partial_date("Ngày", required=True)
    until: PartialDate | None = partial_date(
        "Đến ngày", help="Ngày hết hạn ghi trong giấy; chưa rõ thì để trống."
    )
    decision_number: str = text("Số văn bản", width=20)
    decided_on: PartialDate | None = partial_date("Ngày văn bản")
    decided_by: str = text("Cơ quan ban hành", width=40)
    received_on: PartialDate | None = partial_date(
        "Ngày chi bộ nhận được", help="Ngày nhận được quyết định, nếu khác ngày ban hành."
    )
    place: str = text("Nơi", width=40)
    reason: str = long_text("Lý do", width=40)
    summoned: int | None = declare(
        Kind.INTEGER, "Đảng viên chính thức được triệu tập", short="Triệu tập", atom="votes"
    )
    votes_for: int | None = declare(Kind.INTEGER, "Số tán thành", atom="votes")
    votes_against: int | None = declare(Kind.INTEGER, "Số không tán thành", atom="votes")
    note: str = long_text("Ghi chú", width=40)
    is_opening: bool = declare(Kind.FLAG, "Theo danh sách ban đầu", internal=True)
    elsewhere: str = text("Ghi ở đơn vị trước", internal=True)

    @property
    def is_of_another_unit(self) -> bool:
        """Happened at the unit from which the member came by a hand-over: told, not counted."""
        return self.elsewhere not in ("", self.org_id)

    def handed_over(self, source: str, to: str) -> "LifeEvent":
        """As the node that takes the member over keeps it: with the node that recorded it."""
        recorded_at = self.elsewhere or source
        return replace(self, elsewhere="" if recorded_at == to else recorded_at)

    @property
    def earliest(self) -> date:
        """The earliest day it can have happened."""
        return self.happened_on.earliest if self.happened_on else date.min

    @property
    def latest(self) -> date:
        """The latest day it can have happened."""
        return self.happened_on.latest if self.happened_on else date.max


CANDIDATE_KINDS = frozenset(
    {
        LifeEventKind.NOMINATED,
        LifeEventKind.SYMPATHISER,
        LifeEventKind.CERTIFIED,
        LifeEventKind.APPLIED,
        LifeEventKind.PROPOSED,
    }
)
"""The way to admission, before any decision."""

LEAVING_KINDS = frozenset(
    {
        LifeEventKind.NOT_CONFIRMED,
        LifeEventKind.STRUCK_OFF,
        LifeEventKind.EXPELLED,
        LifeEventKind.RESIGNED,
        LifeEventKind.LEFT,
    }
)
"""Ways out of the Party in life."""

KIND_RANK = {kind: rank for rank, kind in enumerate(LifeEventKind)}
