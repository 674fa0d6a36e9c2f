"""The dues of a branch: everybody's line of one month, from grounds, payments and dated rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.dues.book import BranchKey
from chibo_desktop.domain.dues.ledger import (
    DuesFacts,
    DuesLine,
    DuesSettings,
    DuesSpan,
    basis_on,
    ledger,
    months_between,
    payments_by_month,
)
from chibo_desktop.domain.dues.rates import DuesTable
from chibo_desktop.domain.dues.records import (
    DuesBasis,
    DuesExemption,
    DuesPayment,
    DuesSetting,
)
from chibo_desktop.domain.dues.spans import spans_of_line, spans_of_record
from chibo_desktop.domain.life_cycle import life_line
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.rules import RuleBook
from chibo_desktop.domain.text import name_sort_key
from chibo_desktop.services.dues_closed import closed_line
from chibo_desktop.services.rules import rule_book
from chibo_desktop.storage.dues import (
    adjustments,
    closed_months,
    last_closed,
    of_members,
    payments,
)
from chibo_desktop.storage.life_events import events_by_owner
from chibo_desktop.storage.member_dates import MemberDates, member_dates
from chibo_desktop.storage.reading import Connection
from chibo_desktop.storage.standing_rows import standing_rows
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import short_month_text

AREA = "dues"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """One person who owes dues here in some month, with all that is recorded of them."""

    dates: MemberDates
    facts: DuesFacts

    @property
    def full_name(self) -> str:
        """As on the lists."""
        return self.dates.full_name


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesRow:
    """One member's line of a month, for screen and paper. `payment` None: nothing was entered."""

    member_id: str
    full_name: str
    line: DuesLine
    basis: DuesBasis | None = None
    payment: DuesPayment | None = None

    @property
    def group(self) -> str:
        """The code of the group (đối tượng đóng); empty while unknown."""
        return self.basis.payer_group if self.basis else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesBoard:
    """A month's book of a branch. Without settings no book has been begun: `begin` is None."""

    key: BranchKey
    month: Month
    begin: Month | None
    setting: DuesSetting | None
    rows: tuple[DuesRow, ...]
    is_closed: bool = False
    closed_on: date | None = None
    may_close: bool = False  # every month before is closed
    last_closed: Month | None = None

    @property
    def lacking(self) -> tuple[DuesRow, ...]:
        """Members whose dues cannot be reckoned yet."""
        return tuple(row for row in self.rows if row.line.dues.lacks)

    @property
    def lines(self) -> tuple[DuesLine, ...]:
        """The bare lines."""
        return tuple(row.line for row in self.rows)


def settings_of(connection: Connection, key: BranchKey) -> DuesSettings:
    """How a branch keeps its dues, oldest first."""
    found = standing_rows(connection, DuesSetting, key.org_id)
    return DuesSettings.of(one for one in found if one.branch_id == key.branch_id)


def load_dues(unit: Unit, key: BranchKey, month: Month) -> DuesBoard:
    """The book of a month: as it was closed, or as it stands now.

    Raises DomainError: dues-before-book.
    """
    settings = settings_of(unit.connection, key)
    begin = settings.begin
    if begin is None:
        return DuesBoard(key=key, month=month, begin=None, setting=None, rows=())
    if month < begin:
        raise DomainError(
            Problem(code="dues-before-book", params={"month": short_month_text(begin)})
        )
    closed = closed_months(unit.connection, key, month, month).get(month)
    before = last_closed(unit.connection, key, month)
    last = before.month if before is not None else None
    board = DuesBoard(
        key=key,
        month=month,
        begin=begin,
        setting=settings.on(month),
        rows=(),
        last_closed=last,
        may_close=last == month.previous() or begin == month,
    )
    paid = {one.member_id: one for one in payments(unit.connection, key, month, month)}
    if closed is not None:
        return _closed(board, closed.lines, closed.closed_on, paid)
    first = last.next() if last is not None else begin
    found = ledgers(unit.connection, key, settings, first, month)
    rows = [
        DuesRow(
            member_id=payer.dates.id,
            full_name=payer.full_name,
            line=lines[-1],
            basis=basis_on(payer.facts.bases, month),
            payment=paid.get(payer.dates.id),
        )
        for payer, lines in found
        if lines and lines[-1].month == month
    ]
    return _with(board, rows)


def due_on_of(board: DuesBoard) -> date | None:
    """The day by which the month's dues are due; None where the branch has set none."""
    day = board.setting.due_day if board.setting is not None else None
    return board.month.first_day.replace(day=day) if day is not None else None


def ledgers(
    connection: Connection, key: BranchKey, settings: DuesSettings, first: Month, last: Month
) -> list[tuple[Payer, list[DuesLine]]]:
    """Everybody's lines from one month to another, in the order of given names.

    Debts before the first month are those of the last closed book.
    """
    months = months_between(first, last)
    table = DuesTable(rule_book(AREA))
    before = last_closed(connection, key, first)
    debts = {
        member_id: closed_line(plain, first).unpaid
        for member_id, plain in (before.lines if before is not None else {}).items()
    }
    return [
        (payer, ledger(payer.facts, months, settings, table, debts.get(payer.dates.id, 0)))
        for payer in payers(connection, key, first, last)
    ]


def payers(connection: Connection, key: BranchKey, first: Month, last: Month) -> list[Payer]:
    """Everybody on a branch's lists, also who left, with what concerns their dues.

    Payments are those of the months asked for; everything else is whole.
    """
    book = rule_book(AREA)
    bases = of_members(connection, DuesBasis, key.org_id)
    exemptions = of_members(connection, DuesExemption, key.org_id)
    added = adjustments(connection, key)
    paid = payments_by_month(payments(connection, key, first, last))
    spans = member_spans(connection, key, book)
    found = []
    for dates, months in spans:
        identity = dates.id
        found.append(
            Payer(
                dates=dates,
                facts=DuesFacts(
                    member_id=identity,
                    spans=months,
                    bases=tuple(bases.get(identity, ())),
                    exemptions=tuple(exemptions.get(identity, ())),
                    adjustments=tuple(added.get(identity, ())),
                    payments=paid.get(identity, {}),
                ),
            )
        )
    return found


def member_spans(
    connection: Connection, key: BranchKey, book: RuleBook
) -> list[tuple[MemberDates, tuple[DuesSpan, ...]]]:
    """In which months each person of a branch owes dues here, in the order of given names."""
    events = events_by_owner(connection, (key.org_id,), key.branch_id)
    found = []
    for one in member_dates(connection, key.org_id, key.branch_id):
        own = events.get(one.owner)
        spans = (
            spans_of_line(life_line(own), book)
            if own
            else spans_of_record(one.activity_status, one.admitted_on, one.left_on, book)
        )
        found.append((one, spans))
    return found


def _closed(
    board: DuesBoard,
    lines: Mapping[str, Mapping[str, object]],
    closed_on: date | None,
    paid: Mapping[str, DuesPayment],
) -> DuesBoard:
    rows = [
        DuesRow(
            member_id=member_id,
            full_name=str(plain.get("name", "")),
            line=closed_line(plain, board.month),
            basis=DuesBasis(
                id="", org_id="", member_id=member_id, payer_group=str(plain.get("group", ""))
            ),
            payment=paid.get(member_id),
        )
        for member_id, plain in lines.items()
    ]
    rows.sort(key=lambda row: name_sort_key(row.full_name))
    return _with(board, rows, is_closed=True, closed_on=closed_on)


def _with(
    board: DuesBoard,
    rows: Sequence[DuesRow],
    *,
    is_closed: bool = False,
    closed_on: date | None = None,
) -> DuesBoard:
    return DuesBoard(
        key=board.key,
        month=board.month,
        begin=board.begin,
        setting=board.setting,
        rows=tuple(rows),
        is_closed=is_closed,
        closed_on=closed_on,
        may_close=board.may_close,
        last_closed=board.last_closed,
    )
