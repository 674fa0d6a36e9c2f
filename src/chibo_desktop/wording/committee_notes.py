"""What the side Cấp ủy says of a term beside its table."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from chibo_desktop.domain.terms.committee import TermSpan
from chibo_desktop.domain.terms.records import CommitteePost, CommitteeSeat
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.terms import UNCHECKED, capitalised, decision_text, roman


class TermLike(Protocol):
    """A term as its place shows it."""

    @property
    def span(self) -> TermSpan | None: ...
    @property
    def seated(self) -> Sequence[CommitteeSeat]: ...
    @property
    def secretary(self) -> CommitteeSeat | None: ...
    @property
    def congress_due(self) -> date | None: ...
    @property
    def empty_seats(self) -> int: ...
    @property
    def full_members(self) -> int | None: ...
    @property
    def may_have_committee(self) -> bool: ...
    @property
    def least_members(self) -> int | None: ...
    @property
    def today(self) -> date: ...


def committee_facts(board: TermLike) -> str:
    """Which congress, which decision, when the next is due."""
    if board.span is None:
        return ""
    term = board.span.term
    parts = [f"Đại hội lần thứ {roman(term.number)}"] if term.number else []
    if approval := decision_text(term.decision_number, term.decision_on):
        by = f" của {term.decided_by}" if term.decided_by else ""
        parts.append(f"chuẩn y theo quyết định {approval}{by}")
    if term.size:
        parts.append(f"đại hội quyết định {term.size} cấp ủy viên")
    if board.congress_due is not None and board.span.last is None:
        parts.append(f"hết nhiệm kỳ ngày {date_text(board.congress_due)} ({UNCHECKED})")
    said = "; ".join(parts)
    return f"{capitalised(said)}." if said else ""


def committee_notes(board: TermLike) -> list[str]:
    """What a reader of the list should see to; nothing of a term that is over."""
    if board.span is None or not board.span.covers(board.today):
        return []
    notes = []
    if board.secretary is None:
        notes.append("Chưa có bí thư đương nhiệm: hãy thêm cấp ủy viên với chức vụ Bí thư.")
    if board.empty_seats:
        notes.append(
            f"Còn thiếu {board.empty_seats} cấp ủy viên so với số lượng đại hội quyết định: bầu bổ "
            "sung hoặc sửa số lượng của nhiệm kỳ."
        )
    plain = [one for one in board.seated if one.post == CommitteePost.COMMITTEE_MEMBER]
    if plain and not board.may_have_committee:
        notes.append(
            f"Chi bộ có {board.full_members} đảng viên chính thức: dưới {board.least_members} đồng "
            f"chí chỉ bầu bí thư, khi cần bầu phó bí thư ({UNCHECKED})."
        )
    if board.congress_due is not None and board.congress_due < board.today:
        notes.append(f"Đã quá ngày hết nhiệm kỳ {date_text(board.congress_due)}: chuẩn bị đại hội.")
    return notes
