"""Who has not paid for months: for the reminder that the rule asks for, and for evaluations.

Only what the book of the branch says: where no book was begun, nothing is said of anybody.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.ledger import DuesLine, months_between, unpaid_months
from chibo_desktop.domain.known_value import KnownValue
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.dues import ledgers, settings_of
from chibo_desktop.services.dues_closed import closed_line
from chibo_desktop.storage.dues import (
    branches_with_books,
    closed_months,
    key_of_branch,
    payments,
)
from chibo_desktop.storage.reading import Connection
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text

Known = Mapping[str, KnownValue]
Owner = tuple[str, str]
"""Member id and node."""


def unpaid_by_member(unit: Unit, today: date) -> dict[Owner, int]:
    """How many ended months of this year each member has not paid, over all books of the file."""
    last = Month.of(today).previous()
    found: dict[Owner, int] = {}
    books = branches_with_books(unit.connection)
    for branch in unit.all(Branch) if books else ():
        key = BranchKey(org_id=branch.org_id, branch_id=branch.id)
        if key not in books:
            continue
        for member_id, months in unpaid_in_branch(unit.connection, key, last).items():
            found[(member_id, key.org_id)] = len(months)
    return found


def unpaid_in_branch(
    connection: Connection, key: BranchKey, last: Month
) -> dict[str, tuple[Month, ...]]:
    """The months of the year up to `last` that members have not paid, the latest first.

    Everybody in the book has an entry; without a book, or before it, there is none.
    """
    settings = settings_of(connection, key)
    begin = settings.begin
    if begin is None or last < begin:
        return {}
    first = max(begin, Month(last.year, 1))
    closed = closed_months(connection, key, first, last)
    lines: dict[str, dict[Month, DuesLine]] = {}
    for month, book in closed.items():
        for member_id, plain in book.lines.items():
            lines.setdefault(member_id, {})[month] = closed_line(plain, month)
    still_open = max(closed).next() if closed else first
    if still_open <= last:
        for payer, own in ledgers(connection, key, settings, still_open, last):
            for line in own:
                lines.setdefault(payer.dates.id, {})[line.month] = line
    found = {}
    for member_id, by_month in lines.items():
        in_order = [by_month[month] for month in sorted(by_month)]
        found[member_id] = unpaid_months(in_order, last.year)
    return found


def late_in_branch(
    connection: Connection, key: BranchKey, month: Month, member_ids: Collection[str]
) -> Mapping[str, date]:
    """Who paid a month's dues after the day by which they are due, and when.

    Nobody while the branch has no such day.
    """
    setting = settings_of(connection, key).on(month)
    if setting is None or setting.due_day is None:
        return {}
    due_on = month.first_day.replace(day=setting.due_day)
    return {
        one.member_id: one.paid_on
        for one in payments(connection, key, month, month)
        if one.member_id in member_ids and one.paid_on is not None and one.paid_on > due_on
    }


def unpaid_months_known(
    connection: Connection, branch_id: str, member_ids: Sequence[str], _first: date, last: date
) -> Known:
    """How many months of the year each member has not paid by the end of a period."""
    key = key_of_branch(connection, branch_id)
    if key is None:
        return {}
    found = unpaid_in_branch(connection, key, Month.of(last))
    wanted = set(member_ids)
    return {
        member: KnownValue(value=Decimal(len(months)), explanation=_unpaid_words(months))
        for member, months in found.items()
        if member in wanted
    }


def late_known(
    connection: Connection, branch_id: str, member_ids: Sequence[str], first: date, last: date
) -> Known:
    """How many times each member paid after the day due in a period; nothing without such a day."""
    key = key_of_branch(connection, branch_id)
    if key is None:
        return {}
    days: dict[str, list[date]] = {}
    settings = settings_of(connection, key)
    months = months_between(Month.of(first), Month.of(last))
    dated = [month for month in months if (one := settings.on(month)) and one.due_day is not None]
    for month in dated:
        for member, day in late_in_branch(connection, key, month, member_ids).items():
            days.setdefault(member, []).append(day)
    if not dated:
        return {}
    return {
        member: KnownValue(
            value=Decimal(len(days.get(member, ()))), explanation=_late_words(days.get(member, []))
        )
        for member in member_ids
    }


def _unpaid_words(months: Sequence[Month]) -> str:
    if not months:
        return "đã đóng đủ, theo sổ đảng phí"
    named = ", ".join(f"{month.number:02}" for month in reversed(months))
    return f"chưa đóng {len(months)} tháng ({named}), theo sổ đảng phí"


def _late_words(days: Sequence[date]) -> str:
    if not days:
        return "đóng đúng hạn, theo sổ đảng phí"
    return f"đóng sau hạn: {', '.join(date_text(day) for day in days)}, theo sổ đảng phí"
