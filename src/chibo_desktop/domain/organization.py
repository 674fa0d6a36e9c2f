"""Organisations: the workplace of this file, its branches, the office's subordinate units."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import choice, full_date, reference, text
from chibo_desktop.domain.records import Record, record


class WorkplaceKind(StrEnum):
    """What kind of node of the tree a file belongs to."""

    BRANCH = "branch"  # chi bộ
    PARTY_ORGANIZATION = "party_organization"  # đảng bộ có chi bộ trực thuộc
    HEADQUARTERS = "headquarters"  # Đảng ủy cấp trên


@record("workplace", "Đơn vị")
@dataclass(frozen=True, slots=True, kw_only=True)
class Workplace(Record):
    """Đơn vị dùng tệp này: a chi bộ, a đảng bộ or the office. Its id is the node's id."""

    name: str = text("Tên đơn vị", required=True, width=40)
    code: str = text("Mã đơn vị", width=10)
    kind: str = choice("Loại hình", "workplace_kind", required=True)
    superior_name: str = text("Tổ chức đảng cấp trên", width=40)
    place: str = text("Địa danh ghi trên văn bản", width=24)
    secretary_name: str = text("Bí thư", width=30)
    term: str = text("Nhiệm kỳ", width=14)


@record("branch", "Chi bộ")
@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Record):
    """Chi bộ: where members belong. A chi bộ's file has one, a đảng bộ's file has several."""

    name: str = text("Tên chi bộ", required=True, width=40)
    code: str = text("Mã chi bộ", width=10)
    secretary_name: str = text("Bí thư", width=30)


class TrustState(StrEnum):
    """How far the office trusts the key of a subordinate unit."""

    NONE = "none"  # no registration seen
    PENDING = "pending"  # registered, fingerprint not yet compared
    CONFIRMED = "confirmed"
    REPLACED = "replaced"  # another key came after it; counts for what was signed before
    REVOKED = "revoked"  # counts up to a position, or not at all
    REJECTED = "rejected"  # never confirmed


@record("subordinate", "Đơn vị trực thuộc")
@dataclass(frozen=True, slots=True, kw_only=True)
class Subordinate(Record):
    """Đơn vị trực thuộc, as the office's tree knows it; `node_id` is the unit's own workplace."""

    name: str = text("Tên đơn vị", required=True, width=40, listed=True)
    code: str = text("Mã đơn vị", required=True, width=10, listed=True)
    kind: str = choice("Loại hình", "workplace_kind", required=True, listed=True)
    parent_id: str = reference("Trực thuộc", "subordinate")
    node_id: str = text("Mã tệp dữ liệu", internal=True)
    phone_contact: str = text("Người liên hệ", width=30)
    since: date | None = full_date("Hiệu lực từ")
    until: date | None = full_date("Hiệu lực đến")
    joined_on: date | None = full_date("Ghi vào sổ ngày", internal=True)

    @property
    def is_office(self) -> bool:
        """Whether the unit itself receives from units below it and sends on what they say."""
        return self.kind == WorkplaceKind.HEADQUARTERS
