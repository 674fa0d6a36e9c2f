"""What the office writes for its units: documents, deadlines, remarks, answers to opinions.

Each becomes a row that travels with the next directive; a row that is withdrawn travels too, so
that the unit hears of it.
"""

from dataclasses import replace

from chibo_desktop.domain.directives import (
    Instruction,
    MonthDeadline,
    OfficeRemark,
    RemarkKind,
    month_deadline_id,
)
from chibo_desktop.domain.evaluation import Evaluation, Round, RoundState
from chibo_desktop.domain.opinions.records import ForwardedOpinion, OpinionReply
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.storage.unit_of_work import Unit

WITHDRAWABLE = (Instruction, MonthDeadline, OfficeRemark, OpinionReply)
"""What is taken back where it is listed; sets and targets are taken back in their own places."""


def issue_instruction(unit: Unit, draft: Instruction) -> str:
    """Write a document for a unit or for all; returns its id.

    Raises DomainError: instruction-title, instruction-text, instruction-day, instruction-due.
    """
    problems = []
    if not nfc(draft.title):
        problems.append(Problem(code="instruction-title", field="title"))
    if not nfc_lines(draft.content):
        problems.append(Problem(code="instruction-text", field="content"))
    if draft.issued_on is None:
        problems.append(Problem(code="instruction-day", field="issued_on"))
    elif draft.due_on is not None and draft.due_on < draft.issued_on:
        problems.append(Problem(code="instruction-due", field="due_on"))
    if problems:
        raise DomainError(*problems)
    one = replace(
        draft,
        id=unit.new_id(),
        org_id=unit.author.org_id,
        title=nfc(draft.title),
        number=nfc(draft.number),
        content=nfc_lines(draft.content),
    )
    unit.save(one, act="instruction.issue")
    return one.id


def set_deadline(unit: Unit, draft: MonthDeadline) -> None:
    """Say by when a month's bundle is due, of one unit or of all; the last word of a month counts.

    Raises DomainError: deadline-month, deadline-day, deadline-early.
    """
    period, due_on = draft.period, draft.due_on
    problems = []
    if period is None:
        problems.append(Problem(code="deadline-month", field="period"))
    if due_on is None:
        problems.append(Problem(code="deadline-day", field="due_on"))
    elif period is not None and due_on < period.first_day:
        problems.append(Problem(code="deadline-early", field="due_on"))
    if period is None or problems:
        raise DomainError(*problems)
    unit.save(
        replace(
            draft,
            id=month_deadline_id(draft.unit_id, period),
            org_id=unit.author.org_id,
            note=nfc(draft.note),
        ),
        act="deadline.set",
    )


def write_remark(
    unit: Unit, round_id: str, content: str, *, evaluation_id: str = "", returns: bool = False
) -> None:
    """Remark on a unit's round or on one evaluation in it; a return asks to open it again.

    Raises DomainError: round-unknown, remark-text, return-not-closed, evaluation-unknown.
    """
    of = unit.get(Round, round_id)
    if of is None or of.org_id == unit.author.org_id:
        raise DomainError(Problem(code="round-unknown"))
    if not nfc_lines(content):
        raise DomainError(Problem(code="remark-text", field="content"))
    if returns and of.state != RoundState.CLOSED:
        raise DomainError(Problem(code="return-not-closed"))
    about = unit.get(Evaluation, evaluation_id) if evaluation_id else None
    if evaluation_id and (about is None or about.round_id != round_id):
        raise DomainError(Problem(code="evaluation-unknown"))
    unit.save(
        OfficeRemark(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            round_id=round_id,
            evaluation_id=evaluation_id,
            kind=RemarkKind.RETURN if returns else RemarkKind.REMARK,
            written_on=unit.now.date(),
            content=nfc_lines(content),
        ),
        act="round.return" if returns else "remark.write",
    )


def reply_to_opinion(unit: Unit, forwarded_id: str, by_whom: str, content: str) -> None:
    """Answer an opinion that a branch has routed up.

    Raises DomainError: opinion-unknown, opinion-by-whom-missing, opinion-answer-missing.
    """
    if unit.get(ForwardedOpinion, forwarded_id) is None:
        raise DomainError(Problem(code="opinion-unknown"))
    problems = []
    if not nfc(by_whom):
        problems.append(Problem(code="opinion-by-whom-missing", field="by_whom"))
    if not nfc_lines(content):
        problems.append(Problem(code="opinion-answer-missing", field="content"))
    if problems:
        raise DomainError(*problems)
    unit.save(
        OpinionReply(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            forwarded_id=forwarded_id,
            replied_on=unit.now.date(),
            by_whom=nfc(by_whom),
            content=nfc_lines(content),
        ),
        act="opinion.reply",
    )


def withdraw_letter(unit: Unit, record: Record) -> None:
    """Take back what was written for units. Raises DomainError: withdraw-elsewhere."""
    if not isinstance(record, WITHDRAWABLE) or record.org_id != unit.author.org_id:
        raise DomainError(Problem(code="withdraw-elsewhere"))
    unit.void(record, reason="Thôi gửi", act="letter.withdraw")
