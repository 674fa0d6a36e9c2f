"""Records of the end of a year: reviews, ratings of years before, papers gathered.

Source: domain.md §4.1, §4.6, §8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    full_date,
    mapping,
    reference,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.span import Span


@record("review", "Bản kiểm điểm, tự đánh giá")
@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """What a member, or the branch when no member is named, wrote for a quarter or a year.

    `texts` holds the sections that were edited; a section not in it is written from what is known.
    `marks` and `facts` are the branch's own, by the criteria of collectives.
    """

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    span: str = choice("Loại kỳ", "round_span", internal=True)
    period: Month | None = declare(Kind.MONTH, "Tháng cuối kỳ", internal=True)
    form: str = text("Mẫu", width=6)
    texts: Mapping[str, str] = mapping("Nội dung đã sửa")
    marks: Mapping[str, str] = mapping("Điểm tự chấm")
    facts: Mapping[str, str] = mapping("Điều kiện")
    proposed: str = choice("Tự đề xuất xếp loại", "rating")
    decided: str = choice("Cấp trên quyết định", "rating", atom="decision")
    decision: str = text("Văn bản quyết định", atom="decision")


@record("past_rating", "Xếp loại năm trước")
@dataclass(frozen=True, slots=True, kw_only=True)
class PastRating(Record):
    """The rating of a year before the file began, entered by hand from its decision.

    Without a member it is the branch's own.
    """

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, width=6)
    rating: str = choice("Xếp loại", "rating", required=True)
    decision: str = text("Quyết định công nhận", width=30)


@record("year_paper", "Giấy tờ của hồ sơ cuối năm")
@dataclass(frozen=True, slots=True, kw_only=True)
class YearPaper(Record):
    """How many copies of a paper lie signed in the year's file, as counted by hand."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, width=6)
    paper: str = text("Giấy tờ", width=30)
    copies: int | None = declare(Kind.INTEGER, "Số bản đã ký", width=6)
    counted_on: date | None = full_date("Ngày kiểm")
    note: str = text("Ghi chú", width=30)


def review_id(branch_id: str, member_id: str, span: Span, period: Month, family: str) -> str:
    """The id of a review: `family` tells Mẫu 05 from the review of the year (Mẫu 01, 2A–2C)."""
    return derived_id("review", branch_id, member_id, span.value, str(period), family)
