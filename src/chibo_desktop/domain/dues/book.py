"""Phần II of the dues book: a branch's months, quarters and year, and what goes upward (§9.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from chibo_desktop.domain.dues.ledger import DuesLine
from chibo_desktop.domain.period import Month

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchKey:
    """A branch and the node whose journal speaks of it."""

    org_id: str
    branch_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesBookMonth:
    """One row of Phần II. Money is whole đồng.

    `retained` and `to_remit` are None while no share is set; what is retained is rounded to whole
    đồng, half up, and the rest goes upward, so that both always make up what was collected.
    """

    month: Month
    members: int
    exempt: int
    unpaid_members: int
    lacking: int  # members whose dues cannot be reckoned yet
    owed: int
    collected: int
    unpaid: int
    retained: int | None
    to_remit: int | None
    remitted: int
    owed_upward_before: int = 0  # not passed on by the end of the month before

    @property
    def owed_upward(self) -> int | None:
        """Chưa nộp cấp trên at the end of the month; negative: passed on ahead."""
        if self.to_remit is None:
            return None
        return self.owed_upward_before + self.to_remit - self.remitted


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesBookSpan:
    """Quarter or year: sums of its months; members and debts as at its end."""

    label: str
    months: tuple[DuesBookMonth, ...]

    @property
    def last(self) -> DuesBookMonth:
        """The month whose end the span ends with."""
        return self.months[-1]

    @property
    def collected(self) -> int:
        """Đã thu."""
        return sum(one.collected for one in self.months)

    @property
    def retained(self) -> int | None:
        """Trích giữ lại; None when it is unknown in any month."""
        return _sum([one.retained for one in self.months])

    @property
    def to_remit(self) -> int | None:
        """Phải nộp; None when it is unknown in any month."""
        return _sum([one.to_remit for one in self.months])

    @property
    def remitted(self) -> int:
        """Đã nộp."""
        return sum(one.remitted for one in self.months)


def retained_of(collected: int, percent: Decimal | None) -> int | None:
    """The share of what was collected that stays with the branch."""
    if percent is None:
        return None
    return int((collected * percent / _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP))


def branch_month(
    month: Month,
    lines: Sequence[DuesLine],
    *,
    percent: Decimal | None,
    remitted: int,
    owed_upward_before: int = 0,
) -> DuesBookMonth:
    """Sum up a month's lines."""
    collected = sum(line.paid for line in lines)
    retained = retained_of(collected, percent)
    return DuesBookMonth(
        month=month,
        members=len(lines),
        exempt=sum(line.is_exempt for line in lines),
        unpaid_members=sum(line.unpaid > 0 for line in lines),
        lacking=sum(bool(line.dues.lacks) for line in lines),
        owed=sum(line.owed for line in lines),
        collected=collected,
        unpaid=sum(max(line.unpaid, 0) for line in lines),
        retained=retained,
        to_remit=None if retained is None else collected - retained,
        remitted=remitted,
        owed_upward_before=owed_upward_before,
    )


def _sum(amounts: Sequence[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if len(known) == len(amounts) else None
