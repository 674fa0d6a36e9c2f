"""What people do with a month's dues: collect, adjust, close the book, pass money on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.records import (
    DuesAdjustment,
    DuesMonth,
    DuesMonthState,
    DuesPayment,
    DuesRemittance,
    dues_month_id,
    payment_id,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.records import Record
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.services.dues import DuesBoard, load_dues
from chibo_desktop.services.dues_closed import plain_lines
from chibo_desktop.services.dues_grounds import LAST_OF_ALL, MOST, refuse_closed
from chibo_desktop.storage.dues import closed_months, last_closed
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import short_month_text


def adjust(
    unit: Unit, key: BranchKey, month: Month, member_id: str, amount: int, reason: str
) -> None:
    """Add to (below 0: take off) what a member owes in a month: debts of the old book, slips.

    Raises DomainError: dues-amount-missing, dues-reason-missing, dues-month-closed.
    """
    problems = []
    if not amount or abs(amount) > MOST:
        problems.append(Problem(code="dues-amount-missing", field="amount"))
    if not nfc(reason):
        problems.append(Problem(code="dues-reason-missing", field="reason"))
    if problems:
        raise DomainError(*problems)
    refuse_closed(unit, key, month, "amount")
    unit.save(
        DuesAdjustment(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=key.branch_id,
            member_id=member_id,
            month=month,
            amount=amount,
            reason=nfc(reason),
        ),
        act="dues.adjust",
    )


def collect(
    unit: Unit,
    key: BranchKey,
    month: Month,
    amounts: Mapping[str, int | None],
    paid_on: date,
) -> int:
    """Enter what members paid in a month's collection; None takes an entry back.

    Returns how many entries changed. Raises DomainError: dues-month-closed, dues-amount-range.
    """
    refuse_closed(unit, key, month, "amount")
    if any(amount is not None and not 0 <= amount <= MOST for amount in amounts.values()):
        raise DomainError(Problem(code="dues-amount-range", field="amount"))
    known = unit.get_many(DuesPayment, [payment_id(one, month) for one in amounts])
    changed: list[Record] = []
    for member_id, amount in amounts.items():
        identity = payment_id(member_id, month)
        before = known.get(identity)
        if before is None and amount is None:
            continue
        if before is not None and (before.amount or 0) == (amount or 0):
            continue
        changed.append(
            DuesPayment(
                id=identity,
                org_id=unit.author.org_id,
                branch_id=key.branch_id,
                member_id=member_id,
                month=month,
                amount=amount or None,
                paid_on=paid_on if amount else None,
                note=before.note if before is not None else "",
            )
        )
    return unit.save_all(changed, act="dues.collect") if changed else 0


def collect_in_full(
    unit: Unit, key: BranchKey, month: Month, member_ids: Iterable[str], paid_on: date
) -> int:
    """Enter for these members whatever they still owe; those who owe nothing are passed over."""
    board = load_dues(unit, key, month)
    wanted = set(member_ids)
    amounts = {
        row.member_id: row.line.total
        for row in board.rows
        if row.member_id in wanted and row.line.unpaid > 0 and not row.line.dues.lacks
    }
    return collect(unit, key, month, amounts, paid_on)


def note_payment(
    unit: Unit, key: BranchKey, month: Month, member_id: str, paid_on: date | None, note: str
) -> None:
    """Say when a member paid, and a word about it. Raises DomainError: dues-month-closed."""
    refuse_closed(unit, key, month, "note")
    known = unit.get(DuesPayment, payment_id(member_id, month))
    if known is not None:
        unit.save(replace(known, paid_on=paid_on, note=nfc(note)), act="dues.collect.note")


def remit(unit: Unit, remittance: DuesRemittance) -> None:
    """Enter money passed on to the level above.

    Raises DomainError: dues-amount-missing, dues-day-missing.
    """
    problems = []
    if not remittance.amount or not 0 < remittance.amount <= MOST:
        problems.append(Problem(code="dues-amount-missing", field="amount"))
    if remittance.paid_on is None:
        problems.append(Problem(code="dues-day-missing", field="paid_on"))
    if problems:
        raise DomainError(*problems)
    known = unit.get(DuesRemittance, remittance.id) is not None
    unit.save(
        replace(remittance, document=nfc(remittance.document), note=nfc(remittance.note)),
        act="dues.remit.edit" if known else "dues.remit",
    )


def remove_remittance(unit: Unit, remittance: DuesRemittance) -> None:
    """Take an entry back that was a mistake; it stays in the journal."""
    unit.void(remittance, reason="Ghi nhầm", act="dues.remit.void")


def close_month(unit: Unit, key: BranchKey, month: Month) -> DuesBoard:
    """Close the book of a month (khóa sổ): its lines are kept as they stand.

    Raises DomainError: dues-month-closed, dues-earlier-open, dues-lacking.
    """
    board = load_dues(unit, key, month)
    if board.is_closed:
        raise DomainError(_about("dues-month-closed", month))
    problems = []
    if not board.may_close:
        first = board.last_closed.next() if board.last_closed else board.begin or month
        problems.append(_about("dues-earlier-open", first))
    if board.lacking:
        names = ", ".join(row.full_name for row in board.lacking[:3])
        problems.append(
            Problem(code="dues-lacking", params={"count": len(board.lacking), "names": names})
        )
    if problems:
        raise DomainError(*problems)
    rows = [(row.member_id, row.full_name, row.group, row.line) for row in board.rows]
    unit.save(
        DuesMonth(
            id=dues_month_id(key.branch_id, month),
            org_id=unit.author.org_id,
            branch_id=key.branch_id,
            month=month,
            state=DuesMonthState.CLOSED,
            closed_on=unit.now.date(),
            lines=plain_lines(rows),
        ),
        act="dues.close",
    )
    return load_dues(unit, key, month)


def reopen_month(unit: Unit, key: BranchKey, month: Month, reason: str) -> None:
    """Open the last closed month again, with a reason.

    Raises DomainError: dues-not-closed, dues-later-closed, dues-reason-missing.
    """
    closed = closed_months(unit.connection, key, month, month).get(month)
    if closed is None:
        raise DomainError(Problem(code="dues-not-closed"))
    if not nfc_lines(reason):
        raise DomainError(Problem(code="dues-reason-missing", field="reason"))
    last = last_closed(unit.connection, key, LAST_OF_ALL)
    if last is not None and last.month is not None and last.month != month:
        raise DomainError(_about("dues-later-closed", last.month))
    unit.save(
        replace(
            closed,
            state=DuesMonthState.OPEN,
            closed_on=None,
            lines={},
            reopen_reason=nfc_lines(reason),
        ),
        act="dues.reopen",
        note=nfc_lines(reason),
    )


def _about(code: str, month: Month) -> Problem:
    return Problem(code=code, params={"month": short_month_text(month)})
