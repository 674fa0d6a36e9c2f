"""Member (đảng viên): the whole record of a dossier, from its parts.

Sources: the 34 columns of the update sheet (domain.md §2.2), the items of Phiếu đảng viên
(§2.3), statuses of §2.2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chibo_desktop.domain.dossier.background import BackgroundPart
from chibo_desktop.domain.dossier.groups import OTHER
from chibo_desktop.domain.fields import Kind, declare, long_text, mapping
from chibo_desktop.domain.records import record


class ActivityStatus(StrEnum):
    """Trạng thái hoạt động: the words of the update sheet, then those it does not know.

    It follows from what happened to somebody (`domain/life_cycle.py`) and is never typed.
    """

    ACTIVE = "active"
    DECEASED = "deceased"
    LEFT = "left"
    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    INTERRUPTED = "interrupted"
    AWAY = "away"  # ours, for a time elsewhere
    GUEST = "guest"  # another branch's, for a time here
    TRANSFERRED = "transferred"
    CANDIDATE = "candidate"  # not yet admitted
    WITHDRAWN = "withdrawn"  # no longer considered for admission


class MemberStatus(StrEnum):
    """Tư cách đảng viên."""

    FULL = "full"  # chính thức
    PROBATIONARY = "probationary"  # dự bị


@record("member", "Đảng viên")
@dataclass(frozen=True, slots=True, kw_only=True)
class Member(BackgroundPart):
    """Đảng viên. Nobody is ever deleted: the status changes."""

    removal_requested: bool = declare(
        Kind.FLAG,
        "Đề nghị xóa khỏi danh sách (không thuộc chi bộ)",
        group=OTHER,
        width=6,
        short="Đề nghị xóa",
        sheet="Đề nghị xóa (do đang viên không thuộc chi bộ)/ "
        '(Nếu muốn xóa chọn "có", còn không bỏ qua)',
    )
    note: str = long_text("Ghi chú", group=OTHER, width=40, sheet="Ghi chú")

    extra: Mapping[str, str] = mapping("Mục riêng của đơn vị", group=OTHER, internal=True)

    @property
    def status(self) -> MemberStatus:
        """Full once the date of confirmation is known, probationary before."""
        return MemberStatus.FULL if self.confirmed_on else MemberStatus.PROBATIONARY

    @property
    def is_active(self) -> bool:
        """Counted in the branch: active, exempted and suspended members are, the others are not."""
        return self.activity_status in COUNTED


COUNTED = frozenset(
    {
        "",
        ActivityStatus.ACTIVE,
        ActivityStatus.EXEMPT,
        ActivityStatus.SUSPENDED,
        ActivityStatus.AWAY,
    }
)
"""Whom a branch counts as its members. Source: domain.md §1.2 (who is away counts at home)."""

OUTSIDERS = frozenset(
    {ActivityStatus.CANDIDATE, ActivityStatus.WITHDRAWN, ActivityStatus.TRANSFERRED}
)
"""People with a record here who are no members here: in no list of members, on no sheet."""

NEVER_RATED = OUTSIDERS | {ActivityStatus.GUEST, ActivityStatus.LEFT, ActivityStatus.DECEASED}
"""Who is in no round of this branch; a guest is rated where they belong."""

SHEET_STATUSES = (
    ActivityStatus.ACTIVE,
    ActivityStatus.DECEASED,
    ActivityStatus.LEFT,
    ActivityStatus.EXEMPT,
    ActivityStatus.SUSPENDED,
    ActivityStatus.INTERRUPTED,
)
"""The words of the update sheet (domain.md §2.2); who is away for a time is active there."""
