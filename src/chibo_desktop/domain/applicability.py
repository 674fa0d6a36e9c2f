"""Whom a criteria set is for, as data: kind of member, status, months since admission, leave."""

from dataclasses import dataclass
from enum import StrEnum


class MemberKind(StrEnum):
    """Whom a set speaks of (Điều 10, 366-QĐ/TW): what somebody does in the political system."""

    LEADER = "leader"  # giữ chức vụ lãnh đạo, quản lý
    STAFF = "staff"  # trong hệ thống chính trị, không giữ chức vụ
    OUTSIDE = "outside"  # không làm việc trong hệ thống chính trị


class LeaveRule(StrEnum):
    """What becomes of members on long leave (ốm đau, thai sản)."""

    RATED = "rated"  # rated on real results (43-HD/BTCTW, 7.5)
    NOT_RATED = "not_rated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicability:
    """Whom a set is for. An empty list of kinds or statuses sets no bound.

    `minimum_months` counts months since admission. Somebody the set is not for is rated by
    another one, which is why this is kept apart from who is not rated at all.
    """

    member_kinds: tuple[MemberKind, ...] = ()
    statuses: tuple[str, ...] = ()
    minimum_months: int = 0
    leave: LeaveRule = LeaveRule.RATED

    def covers_kind(self, kind: MemberKind | None) -> bool:
        """Whether it is for that kind; somebody of whom the kind is not known is covered."""
        return not self.member_kinds or kind is None or kind in self.member_kinds

    def covers_status(self, status: str) -> bool:
        """Whether it is for somebody of that activity status."""
        return not self.statuses or status in self.statuses
