"""The steps of the month in the order a branch chose, and those it put away.

A step that the branch has not placed stays behind the step it follows by custom, so a step of a
later version of the program is never lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo_desktop.domain.fields import reference, text
from chibo_desktop.domain.ids import derived_id
from chibo_desktop.domain.records import Record, record


@record("month_order", "Thứ tự việc của tháng")
@dataclass(frozen=True, slots=True, kw_only=True)
class MonthOrder(Record):
    """Codes of steps between blanks: in their order, and those not shown."""

    branch_id: str = reference("Chi bộ", "branch", internal=True)
    steps: str = text("Thứ tự các việc", width=40)
    hidden: str = text("Việc không hiện", width=40)


def month_order_id(branch_id: str) -> str:
    """The id of a branch's order, the same on every computer of the branch."""
    return derived_id("month-order", branch_id)


def arranged(usual: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """The usual steps in the chosen order; each step not chosen follows its usual predecessor."""
    known = set(usual)
    found = [one for one in dict.fromkeys(chosen) if one in known]
    placed = set(found)
    for at, one in enumerate(usual):
        if one in placed:
            continue
        before = usual[at - 1] if at else None
        found.insert(found.index(before) + 1 if before is not None else 0, one)
        placed.add(one)
    return found


def moved(steps: Sequence[str], one: str, to: int) -> list[str]:
    """The steps with one taken to a place among them, no further than the ends."""
    rest = [step for step in steps if step != one]
    to = max(0, min(to, len(rest)))
    return [*rest[:to], one, *rest[to:]]
