"""A criteria set that a unit keeps (bộ tiêu chí của đơn vị), one version: draft, then in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import Kind, Plain, choice, declare, full_date, reference, text
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.records import Record, record, to_unit


class CriteriaState(StrEnum):
    """Whether a kept set is still being written or is offered for rounds."""

    DRAFT = "draft"
    ISSUED = "issued"


@record("criteria_set", "Bộ tiêu chí")
@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSetRecord(Record):
    """One version of a unit's set. `family` is the set's own id, the same in all versions.

    `plain` is the plain form of docs/criteria-format.md; of a draft it may be faulty. The other
    fields repeat what lists and the choice of a version need.
    """

    family: str = text("Mã bộ tiêu chí", atom="identity", internal=True)
    version: str = text("Phiên bản", atom="identity")
    title: str = text("Tên bộ tiêu chí")
    state: str = choice("Trạng thái", "criteria_state")
    effective_from: date | None = full_date("Có hiệu lực từ", atom="effect")
    effective_to: date | None = full_date("Hết hiệu lực", atom="effect")
    copied_from: str = text("Sao chép từ", internal=True)
    plain: Mapping[str, Plain] = declare(Kind.DOCUMENT, "Nội dung", internal=True)

    @property
    def is_draft(self) -> bool:
        """True while it is not offered for rounds."""
        return self.state != CriteriaState.ISSUED


@record("published_criteria", "Bộ tiêu chí ban hành", sent_down=to_unit("unit_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCriteria(Record):
    """A version of a set as an office hands it down: to one unit, or to all.

    It is a copy made for this: drafts and what is written later never leave the office.
    """

    unit_id: str = text("Gửi cho", atom="address", internal=True)
    set_id: str = reference("Bộ tiêu chí", "criteria_set", atom="address", internal=True)
    family: str = text("Mã bộ tiêu chí", atom="identity", internal=True)
    version: str = text("Phiên bản", atom="identity")
    title: str = text("Tên bộ tiêu chí")
    published_on: date | None = full_date("Ngày ban hành")
    effective_from: date | None = full_date("Có hiệu lực từ", atom="effect")
    effective_to: date | None = full_date("Hết hiệu lực", atom="effect")
    plain: Mapping[str, Plain] = declare(Kind.DOCUMENT, "Nội dung", internal=True)


def published_criteria_id(set_id: str, unit_id: str) -> str:
    """The id of a set's copy for a unit, the same on every computer of the office."""
    return derived_id("published_criteria", set_id, unit_id)
