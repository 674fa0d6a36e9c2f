"""Shortcoming (hạn chế, khuyết điểm): pointed out once, followed until it is mended.

Source: domain.md §4.2: each review tells of every one pointed out before whether it is mended,
being mended and how far, or not mended; "100 % khắc phục" is a condition of the highest rating.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from chibo_desktop.domain.fields import Kind, choice, declare, full_date, long_text, reference, text
from chibo_desktop.domain.records import Record, record

_WHOLE = 100


class ShortcomingState(StrEnum):
    """How far the mending has come."""

    NOT_MENDED = "not-mended"
    MENDING = "mending"
    MENDED = "mended"


@record("shortcoming", "Hạn chế, khuyết điểm")
@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming(Record):
    """One shortcoming of a member, or of the branch itself when no member is named."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    member_id: str = reference("Của ai", "member", atom="of", internal=True)
    full_name: str = text("Họ và tên", atom="of", internal=True)
    year: int | None = declare(Kind.INTEGER, "Năm", required=True, width=6)
    content: str = long_text("Hạn chế, khuyết điểm", required=True, width=50)
    cause: str = long_text("Nguyên nhân", width=40)
    pointed_out_by: str = text("Ai chỉ ra", width=30)
    pointed_out_on: date | None = full_date("Ngày chỉ ra", required=True)
    remedy: str = long_text("Cách khắc phục", width=40)
    due_on: date | None = full_date("Hạn khắc phục")

    @property
    def is_of_branch(self) -> bool:
        """True when it is the branch's own."""
        return not self.member_id


@record("shortcoming_step", "Tình trạng khắc phục")
@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingStep(Record):
    """What was found of a shortcoming on a day; the steps together are its history."""

    shortcoming_id: str = reference("Hạn chế", "shortcoming", internal=True)
    noted_on: date | None = full_date("Ngày ghi nhận", required=True)
    state: str = choice("Tình trạng", "shortcoming_state", required=True, atom="state")
    percent: int | None = declare(Kind.INTEGER, "Mức độ (%)", width=6, atom="state")
    note: str = long_text("Đã làm gì, kết quả", width=40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """Where a shortcoming stands on a day; `percent` is 0 when not mended, 100 when mended."""

    state: ShortcomingState
    percent: int
    since: date | None = None


def mending_on(steps: Iterable[ShortcomingStep], day: date) -> Mending:
    """What the last step up to a day says; without one, nothing has been mended.

    Of several steps of one day the one entered last counts: `steps` stand in order of entry.
    """
    known = [one for one in steps if one.noted_on is not None and one.noted_on <= day]
    if not known:
        return Mending(state=ShortcomingState.NOT_MENDED, percent=0)
    last = max(enumerate(known), key=lambda pair: (pair[1].noted_on, pair[0]))[1]
    state = ShortcomingState(last.state)
    percent = {ShortcomingState.MENDED: _WHOLE, ShortcomingState.NOT_MENDED: 0}.get(state)
    return Mending(
        state=state,
        percent=(last.percent or 0) if percent is None else percent,
        since=last.noted_on,
    )


def counts_in(one: Shortcoming, steps: Sequence[ShortcomingStep], first: date, last: date) -> bool:
    """Whether a review of `first` … `last` has to tell of it.

    It was pointed out before the period began, and was not yet mended then. What is pointed out in
    the period itself is told of by the next review.
    """
    if one.pointed_out_on is None or one.pointed_out_on >= first:
        return False
    before = date.fromordinal(first.toordinal() - 1)
    return first <= last and mending_on(steps, before).state is not ShortcomingState.MENDED


def mended_share(mendings: Sequence[Mending]) -> Decimal:
    """How much is mended, in percent, each shortcoming weighing the same; never rounded up."""
    total = sum(one.percent for one in mendings)
    share = Decimal(total) / len(mendings) if mendings else Decimal(_WHOLE)
    return share.quantize(Decimal("0.01"), ROUND_FLOOR)
