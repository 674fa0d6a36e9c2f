"""WorkReport (báo cáo công tác): what people wrote in a periodic report, and what was issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
from chibo_desktop.domain.report_period import ReportPeriod


@record("work_report", "Báo cáo công tác")
@dataclass(frozen=True, slots=True, kw_only=True)
class WorkReport(Record):
    """The report of a branch, or of the whole node when no branch is named, for a period.

    `texts` holds the sections that were edited, with their figures in braces; `seen` what those
    figures said then, by `section/figure`. `issued` is the report as it was signed.
    """

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    period: str = text("Kỳ", internal=True)
    texts: Mapping[str, str] = mapping("Nội dung đã sửa")
    seen: Mapping[str, str] = mapping("Số liệu khi sửa", internal=True)
    number: str = text("Số, ký hiệu", atom="issue")
    issued_on: date | None = full_date("Ngày ban hành", atom="issue")
    issued: Mapping[str, Plain] = declare(
        Kind.DOCUMENT, "Bản đã ban hành", internal=True, atom="issue"
    )

    @property
    def is_issued(self) -> bool:
        """Whether it has been signed and sent out."""
        return self.issued_on is not None


def work_report_id(org_id: str, branch_id: str, period: ReportPeriod) -> str:
    """The id of a report, the same on every computer."""
    return derived_id("work_report", org_id, branch_id, str(period))
