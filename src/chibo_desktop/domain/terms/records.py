"""Nhiệm kỳ and cấp ủy: a term of a Party organisation, and who sits on its committee when.

A record without a branch is of the node as a whole: the đảng ủy of a đảng bộ. domain.md §1.1.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import (
    Kind,
    choice,
    declare,
    full_date,
    long_text,
    reference,
    text,
)
from chibo_desktop.domain.records import Record, record


class CommitteePost(StrEnum):
    """What somebody is on a committee, in the order of lists."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    STANDING_MEMBER = "standing_member"
    COMMITTEE_MEMBER = "committee_member"


class SeatEntry(StrEnum):
    """How somebody came to a post."""

    ELECTED = "elected"  # by the congress
    BY_ELECTION = "by_election"
    APPOINTED = "appointed"
    POST_CHANGED = "post_changed"


class SeatExit(StrEnum):
    """Why somebody left a post before the term ended."""

    RELEASED = "released"
    MOVED = "moved"
    POST_CHANGED = "post_changed"
    DISCIPLINED = "disciplined"
    DECEASED = "deceased"


@record("term", "Nhiệm kỳ")
@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A term between two congresses. Without a last day it lasts until the next one begins."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    title: str = text("Nhiệm kỳ", required=True, width=14)
    number: int | None = declare(Kind.INTEGER, "Đại hội lần thứ", width=6)
    congress_id: str = reference("Đại hội", "congress", internal=True)
    starts_on: date | None = full_date("Từ ngày", required=True, atom="days")
    ends_on: date | None = full_date("Đến ngày", atom="days")
    size: int | None = declare(Kind.INTEGER, "Số lượng cấp ủy viên đại hội quyết định", width=6)
    decision_number: str = text("Số quyết định chuẩn y", width=20, atom="decision")
    decision_on: date | None = full_date("Ngày quyết định", atom="decision")
    decided_by: str = text("Cơ quan quyết định", width=40, atom="decision")
    note: str = long_text("Ghi chú")


@record("committee_seat", "Cấp ủy viên")
@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeSeat(Record):
    """Somebody in one post of a committee, from a day until another or until the term ends."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    term_id: str = reference("Nhiệm kỳ", "term", required=True, internal=True)
    member_id: str = reference("Đảng viên", "member", atom="person", internal=True)
    full_name: str = text("Họ và tên", required=True, width=30, atom="person")
    post: str = choice("Chức vụ", "committee_post", required=True)
    from_on: date | None = full_date("Từ ngày", required=True, atom="entry")
    entry: str = choice("Hình thức", "seat_entry", atom="entry")
    decision_number: str = text("Số quyết định chuẩn y", width=20, atom="decision")
    decision_on: date | None = full_date("Ngày quyết định", atom="decision")
    until_on: date | None = full_date("Đến hết ngày", atom="exit")
    exit: str = choice("Lý do thôi", "seat_exit", atom="exit")
    exit_decision: str = text("Văn bản cho thôi", width=20, atom="exit")
    duties: str = text("Nhiệm vụ được phân công", width=40)
    note: str = text("Ghi chú", width=30)
