"""What dues rest on: how a branch keeps them, members' bases and exemptions.

A closed month is never touched: grounds corrected afterwards become a difference in the first month
still open, with its reason.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.ledger import DuesFacts, is_exempt, recalculated
from chibo_desktop.domain.dues.rates import DuesTable
from chibo_desktop.domain.dues.records import (
    DuesAdjustment,
    DuesBasis,
    DuesExemption,
    DuesMonth,
    DuesSetting,
)
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.services.dues import AREA, payers, settings_of
from chibo_desktop.services.dues_closed import closed_line
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.dues import closed_months, last_closed, of_members
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import short_month_text

MOST = 10**9  # đồng: more is a slip of the keyboard
LAST_OF_ALL = Month(9999, 12)


def exemption_reasons(today: date) -> tuple[str, ...]:
    """Reasons to choose from when a member is exempted, by the rules of a day."""
    return tuple(filter(None, rule_book(AREA).on(today).word("dues-exemption-reasons").split("|")))


def standing_exemption(unit: Unit, member_id: str, month: Month) -> DuesExemption | None:
    """The exemption that covers a member's month; None when there is none."""
    found = of_members(unit.connection, DuesExemption, unit.author.org_id).get(member_id, [])
    return next((one for one in found if is_exempt([one], month)), None)


def save_setting(unit: Unit, setting: DuesSetting) -> None:
    """Write how dues are kept from a month on; the first one begins the book.

    Raises DomainError: dues-since-missing, dues-share-range, dues-due-day, dues-month-closed.
    """
    problems = []
    if setting.since is None:
        problems.append(Problem(code="dues-since-missing", field="since"))
    share = setting.retained_percent
    if share is not None and not 0 <= share <= 100:
        problems.append(Problem(code="dues-share-range", field="retained_percent"))
    if setting.due_day is not None and not 1 <= setting.due_day <= 28:
        problems.append(Problem(code="dues-due-day", field="due_day"))
    if problems:
        raise DomainError(*problems)
    key = BranchKey(org_id=unit.author.org_id, branch_id=setting.branch_id)
    if setting.since is not None:
        refuse_closed(unit, key, setting.since, "since")
    is_first = settings_of(unit.connection, key).begin is None
    unit.save(
        replace(setting, source=nfc(setting.source)),
        act="dues.begin" if is_first else "dues.setting",
    )


def save_basis(unit: Unit, key: BranchKey, basis: DuesBasis) -> int:
    """Write a member's basis; returns the difference it makes for closed months, in đồng.

    Raises DomainError: dues-since-missing, dues-group-missing, dues-amount-range.
    """
    problems = []
    if basis.since is None:
        problems.append(Problem(code="dues-since-missing", field="since"))
    if not basis.payer_group:
        problems.append(Problem(code="dues-group-missing", field="payer_group"))
    for name in ("income", "stated_amount", "voluntary_amount"):
        amount = getattr(basis, name)
        if amount is not None and not 0 <= amount <= MOST:
            problems.append(Problem(code="dues-amount-range", field=name))
    if problems:
        raise DomainError(*problems)
    batch = unit.new_id()
    known = unit.get(DuesBasis, basis.id) is not None
    unit.save(
        replace(basis, document=nfc(basis.document)),
        act="dues.basis.edit" if known else "dues.basis",
        batch=batch,
    )
    return recalculate(unit, key, [basis.member_id], "do sửa căn cứ đóng", batch)


def remove_basis(unit: Unit, key: BranchKey, basis: DuesBasis) -> int:
    """Take a basis off; the one before it counts again. Returns the difference as above."""
    batch = unit.new_id()
    unit.void(basis, reason="Bỏ căn cứ đóng", act="dues.basis.void", batch=batch)
    return recalculate(unit, key, [basis.member_id], "do bỏ căn cứ đóng", batch)


def save_exemption(unit: Unit, key: BranchKey, exemption: DuesExemption) -> int:
    """Exempt a member; returns the difference for closed months (below 0: paid too much).

    Raises DomainError: dues-since-missing, dues-until-early, dues-reason-missing.
    """
    problems = []
    if exemption.since is None:
        problems.append(Problem(code="dues-since-missing", field="since"))
    elif exemption.until is not None and exemption.until < exemption.since:
        problems.append(Problem(code="dues-until-early", field="until"))
    if not nfc(exemption.reason):
        problems.append(Problem(code="dues-reason-missing", field="reason"))
    if problems:
        raise DomainError(*problems)
    batch = unit.new_id()
    tidy = replace(exemption, reason=nfc(exemption.reason), document=nfc(exemption.document))
    known = unit.get(DuesExemption, exemption.id) is not None
    act = "dues.exempt.edit" if known else "dues.exempt"
    unit.save(tidy, act=act, batch=batch)
    return recalculate(unit, key, [exemption.member_id], "do miễn đóng", batch)


def remove_exemption(unit: Unit, key: BranchKey, exemption: DuesExemption) -> int:
    """Take an exemption back that was entered by mistake."""
    batch = unit.new_id()
    unit.void(exemption, reason="Thôi miễn", act="dues.exempt.void", batch=batch)
    return recalculate(unit, key, [exemption.member_id], "do thôi miễn đóng", batch)


def recalculate(
    unit: Unit, key: BranchKey, member_ids: Iterable[str], why: str, batch: str = ""
) -> int:
    """Enter what closed months would be by today's grounds as a difference in the open month.

    Returns the sum of the differences; 0 when no closed month is concerned.
    """
    closed = closed_months(unit.connection, key)
    if not closed:
        return 0
    months = sorted(closed)
    first, last = months[0], months[-1]
    settings, table = settings_of(unit.connection, key), DuesTable(rule_book(AREA))
    wanted = set(member_ids)
    found = []
    for payer in payers(unit.connection, key, first, last):
        if payer.dates.id not in wanted:
            continue
        amount = recalculated(payer.facts, _owed(payer.facts, closed), settings, table)
        if amount:
            found.append(
                DuesAdjustment(
                    id=unit.new_id(),
                    org_id=unit.author.org_id,
                    branch_id=key.branch_id,
                    member_id=payer.dates.id,
                    month=last.next(),
                    amount=amount,
                    reason=f"Tính lại các tháng đã khóa sổ {why}",
                    is_recalculation=True,
                )
            )
    unit.save_all(found, act="dues.recalculate", batch=batch)
    return sum(one.amount or 0 for one in found)


def _owed(facts: DuesFacts, closed: Mapping[Month, DuesMonth]) -> dict[Month, int]:
    owed = {}
    for month, book in closed.items():
        plain = book.lines.get(facts.member_id)
        owed[month] = closed_line(plain, month).owed if plain is not None else 0
    return owed


def refuse_closed(unit: Unit, key: BranchKey, month: Month, field: str) -> None:
    """Raise when a month's book is closed. Raises DomainError: dues-month-closed."""
    last = last_closed(unit.connection, key, LAST_OF_ALL)
    if last is not None and last.month is not None and month <= last.month:
        until = short_month_text(last.month)
        raise DomainError(Problem(code="dues-month-closed", field=field, params={"month": until}))
