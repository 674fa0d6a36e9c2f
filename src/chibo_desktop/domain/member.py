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
    """Trạng thái hoạt động, as the update sheet has it."""

    ACTIVE = "active"
    DECEASED = "deceased"
    LEFT = "left"
    EXEMPT = "exempt"
    SUSPENDED = "suspended"
    INTERRUPTED = "interrupted"


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
        return self.activity_status in _COUNTED


_COUNTED = frozenset({"", ActivityStatus.ACTIVE, ActivityStatus.EXEMPT, ActivityStatus.SUSPENDED})
