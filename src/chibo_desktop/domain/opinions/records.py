"""What of opinions leaves the branch: counts without names, and what it routes to Đảng ủy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.fields import (
    Kind,
    Plain,
    choice,
    declare,
    full_date,
    long_text,
    reference,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.records import Record, record, to_owner_of


@record("forwarded_opinion", "Kiến nghị gửi Đảng ủy")
@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardedOpinion(Record):
    """An opinion that a branch has routed to Đảng ủy, in the words in which it sends it.

    `full_name` stands only where the member gave his name and agreed that it goes along.
    """

    branch_id: str = reference("Chi bộ", "branch", required=True)
    sent_on: date | None = full_date("Ngày gửi", required=True)
    area: str = choice("Lĩnh vực", "opinion_area", required=True)
    content: str = long_text("Nội dung", required=True, width=60)
    full_name: str = text("Người kiến nghị", width=28)
    due_on: date | None = full_date("Đề nghị trả lời trước ngày")
    state: str = choice("Trạng thái", "opinion_state", atom="answer")
    answered_on: date | None = full_date("Ngày chi bộ trả lời", atom="answer")


@record("opinion_reply", "Trả lời kiến nghị", sent_down=to_owner_of("forwarded_id"))
@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionReply(Record):
    """What the office answers to an opinion that a branch has routed up; there may be several."""

    forwarded_id: str = reference("Kiến nghị", "forwarded_opinion", atom="about", internal=True)
    replied_on: date | None = full_date("Ngày trả lời", required=True)
    by_whom: str = text("Người trả lời", required=True, width=30)
    content: str = long_text("Nội dung trả lời", required=True, width=60)


@record("opinion_count", "Số liệu ý kiến, kiến nghị")
@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionCount(Record):
    """How many opinions a branch received in a year, by area and state: area → state → number."""

    branch_id: str = reference("Chi bộ", "branch", required=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, width=6)
    counts: Mapping[str, Plain] = declare(Kind.DOCUMENT, "Số lượng", internal=True)


def opinion_count_id(branch_id: str, year: int) -> str:
    """The id of a branch's counts of a year, the same on every computer."""
    return derived_id("opinion_count", branch_id, str(year))
