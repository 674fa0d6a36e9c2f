"""Who has not paid for months: for the reminder that the rule asks for, and for evaluations.

Only what the book of the branch says: where no book was begun, nothing is said of anybody.
"""

from collections.abc import Collection, Mapping
from datetime import date

from chibo_desktop.domain.dues.ledger import DuesLine, unpaid_months
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.dues import ledgers, settings_of
from chibo_desktop.services.dues_closed import closed_line
from chibo_desktop.storage.dues import BranchKey, closed_months, payments
from chibo_desktop.storage.unit_of_work import Unit

Owner = tuple[str, str]
"""Member id and node."""


def unpaid_by_member(unit: Unit, today: date) -> dict[Owner, int]:
    """How many ended months of this year each member has not paid, over all books of the file."""
    last = Month.of(today).previous()
    found: dict[Owner, int] = {}
    for branch in unit.all(Branch):
        key = BranchKey(org_id=branch.org_id, branch_id=branch.id)
        for member_id, months in unpaid_in_branch(unit, key, last).items():
            found[(member_id, key.org_id)] = len(months)
    return found


def unpaid_in_branch(unit: Unit, key: BranchKey, last: Month) -> dict[str, tuple[Month, ...]]:
    """The months of the year up to `last` that members have not paid, the latest first.

    Everybody in the book has an entry; without a book, or before it, there is none.
    """
    settings = settings_of(unit, key)
    begin = settings.begin
    if begin is None or last < begin:
        return {}
    first = max(begin, Month(last.year, 1))
    closed = closed_months(unit.connection, key, first, last)
    lines: dict[str, dict[Month, DuesLine]] = {}
    for month, book in closed.items():
        for member_id, plain in book.lines.items():
            lines.setdefault(member_id, {})[month] = closed_line(plain, month)
    still_open = max(closed).next() if closed else first
    if still_open <= last:
        for payer, own in ledgers(unit, key, settings, still_open, last):
            for line in own:
                lines.setdefault(payer.dates.id, {})[line.month] = line
    found = {}
    for member_id, by_month in lines.items():
        in_order = [by_month[month] for month in sorted(by_month)]
        found[member_id] = unpaid_months(in_order, last.year)
    return found


def late_in_branch(
    unit: Unit, key: BranchKey, month: Month, member_ids: Collection[str]
) -> Mapping[str, date]:
    """Who paid a month's dues after the day by which they are due, and when.

    Nobody while the branch has no such day.
    """
    setting = settings_of(unit, key).on(month)
    if setting is None or setting.due_day is None:
        return {}
    due_on = month.first_day.replace(day=setting.due_day)
    return {
        one.member_id: one.paid_on
        for one in payments(unit.connection, key, month, month)
        if one.member_id in member_ids and one.paid_on is not None and one.paid_on > due_on
    }
