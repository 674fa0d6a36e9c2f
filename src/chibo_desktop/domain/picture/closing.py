"""PeriodClosing (chốt kỳ): the office's figures of a period as they were handed on.

What it was computed from – how far each unit's journal reached, and what stood then – is kept
beside it, so the figures can be had again to the digit; what came later shows as an adjustment.
Source: protocol.md §3.16.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.fields import (
    Kind,
    Plain,
    declare,
    full_date,
    long_text,
    text,
)
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.domain.records import Record, record
from chibo_desktop.domain.report_period import ReportPeriod


@record("period_closing", "Chốt kỳ số liệu")
@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodClosing(Record):
    """Of one period; each closing of it has the next number. `figures` are the totals as closed.

    `fingerprint` is the hash over what every unit's figures were computed from.
    """

    period: str = text("Kỳ", internal=True)
    number: int | None = declare(Kind.INTEGER, "Lần chốt", atom="closing")
    closed_on: date | None = full_date("Ngày chốt", atom="closing")
    closed_by: str = text("Người chốt", width=30, atom="closing")
    figures: Mapping[str, Plain] = declare(
        Kind.DOCUMENT, "Số liệu khi chốt", internal=True, atom="closing"
    )
    fingerprint: str = text("Dấu số liệu", internal=True, atom="closing")
    reopened_on: date | None = full_date("Ngày mở lại", atom="reopening")
    reopen_reason: str = long_text("Lý do mở lại", width=40, atom="reopening")

    @property
    def is_closed(self) -> bool:
        """Whether the figures stand as they were closed."""
        return self.closed_on is not None


def period_closing_id(org_id: str, period: ReportPeriod) -> str:
    """The id of a period's closing, the same on every computer."""
    return derived_id("period_closing", org_id, str(period))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One figure of one unit that says something else since the closing, and whom it is about."""

    code: str
    before: int
    after: int
    came: tuple[NameLine, ...] = ()
    went: tuple[NameLine, ...] = ()


def adjusted(
    code: str,
    before: tuple[int, Sequence[NameLine]],
    after: tuple[int, Sequence[NameLine]],
) -> Adjustment | None:
    """How a figure differs from what it was, each as its number and names; None: not at all."""
    was = {one.identity: one for one in before[1] if one.is_counted}
    now = {one.identity: one for one in after[1] if one.is_counted}
    came = tuple(one for key, one in now.items() if key not in was)
    went = tuple(one for key, one in was.items() if key not in now)
    if before[0] == after[0] and not came and not went:
        return None
    return Adjustment(code=code, before=before[0], after=after[0], came=came, went=went)
