"""RegisterLine (dòng ghi sổ): what a branch notes in the registers that no other record feeds.

Registers 6, 7 and 8 of the thirteen. Source: domain.md §2.10.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo_desktop.domain.fields import choice, long_text, partial_date, reference, text
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import Record, record


class RegisterLineKind(StrEnum):
    """Into which register a line goes."""

    CARD_HANDOVER = "card_handover"
    DOSSIER_HANDOVER = "dossier_handover"
    DOCUMENT_LOAN = "document_loan"


@record("register_line", "Dòng ghi sổ")
@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine(Record):
    """One line written into a register."""

    kind: str = choice("Sổ", "register_line", required=True, internal=True)
    happened_on: PartialDate | None = partial_date("Ngày", required=True)
    member_id: str = reference("Đảng viên", "member", internal=True)
    content: str = long_text("Nội dung, tài liệu, số bản", required=True, width=40)
    giver: str = text("Người giao hoặc cho mượn", width=28)
    receiver: str = text("Người nhận hoặc mượn", width=28)
    due_on: PartialDate | None = partial_date("Hẹn trả")
    returned_on: PartialDate | None = partial_date("Ngày trả")
    note: str = text("Ghi chú", width=30)


def register_line_problems(line: RegisterLine, *, today: date) -> Iterable[Problem]:
    """What keeps a line from being written."""
    if line.happened_on is None:
        yield Problem(code="register-line-undated", field="happened_on")
    elif line.happened_on.earliest > today:
        yield Problem(code="register-line-ahead", field="happened_on")
    if not line.content:
        yield Problem(code="register-line-empty", field="content")
    if (
        line.happened_on
        and line.returned_on
        and line.returned_on.latest < line.happened_on.earliest
    ):
        yield Problem(code="register-line-returned-before", field="returned_on")
