"""The shape of the practice Đảng bộ: its units and its year's story, read from resources/practice.

All of it is invented; its size and its two kinds of units follow a Đảng bộ of 37 units.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from chibo_desktop import resources
from chibo_desktop.domain.organization import WorkplaceKind
from chibo_desktop.domain.period import Month

FIRST_MONTH = Month(2026, 1)
OPEN_MONTH = Month(2026, 11)
MONTHLY_SET = "thang-vi-du"
PRACTICE_UNIT = "CB01"  # the unit whose file people practise on


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchPlan:
    """One chi bộ: its name and how many members it begins with."""

    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """One of the 37 units. A chi bộ has one branch, itself."""

    code: str
    name: str
    kind: WorkplaceKind
    branches: tuple[BranchPlan, ...]
    below: str = ""  # code of the unit that it stands below in the tree
    is_retired: bool = False
    criteria_id: str = MONTHLY_SET


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferPlan:
    """A member who moves between units; `is_forgotten` when the old unit keeps them listed."""

    number: int
    source: str
    target: str
    month: Month
    is_forgotten: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePlan:
    """The office above the units."""

    name: str
    code: str
    place: str
    secretary_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePlan:
    """The whole practice Đảng bộ and what went unusually in its year.

    `late` gives days after the day due; the other parts name a unit's month.
    """

    office: OfficePlan
    units: tuple[UnitPlan, ...]
    transfers: tuple[TransferPlan, ...]
    late: Mapping[tuple[str, Month], int]
    missing: frozenset[tuple[str, Month]]
    faulty: frozenset[tuple[str, Month]]
    partial: frozenset[tuple[str, Month]]
    reopened: frozenset[tuple[str, Month]]

    def unit(self, code: str) -> UnitPlan:
        """The unit with that code. Raises KeyError."""
        return {one.code: one for one in self.units}[code]


def read_list(name: str) -> Any:
    """One list of resources/practice."""
    return json.loads(resources.path("practice", f"{name}.json").read_bytes())


@cache
def practice_plan() -> PracticePlan:
    """The practice Đảng bộ as the data file describes it."""
    plain = read_list("units")
    story = plain["story"]
    office = plain["office"]
    return PracticePlan(
        office=OfficePlan(
            name=office["name"],
            code=office["code"],
            place=office["place"],
            secretary_name=office["secretary"],
        ),
        units=(
            *map(_branch_unit, plain["branches"]),
            *map(_party_organization, plain["party_organizations"]),
        ),
        transfers=tuple(
            TransferPlan(
                number=number,
                source=one["from"],
                target=one["to"],
                month=Month.parse(one["month"]),
                is_forgotten=one.get("forgotten", False),
            )
            for number, one in enumerate(plain["transfers"])
        ),
        late={(code, Month.parse(month)): days for code, month, days in story["late"]},
        missing=_months(story["missing"]),
        faulty=_months(story["faulty"]),
        partial=_months(story["partial"]),
        reopened=_months(story["reopened"]),
    )


def practice_months() -> tuple[Month, ...]:
    """The closed months of the practice year, oldest first."""
    count = OPEN_MONTH.number - FIRST_MONTH.number
    return tuple(FIRST_MONTH.plus(number) for number in range(count))


def _branch_unit(plain: Mapping[str, Any]) -> UnitPlan:
    return UnitPlan(
        code=plain["code"],
        name=plain["name"],
        kind=WorkplaceKind.BRANCH,
        branches=(BranchPlan(name=plain["name"], size=plain["size"]),),
        below=plain.get("below", ""),
        is_retired=plain.get("retired", False),
        criteria_id=plain.get("criteria", MONTHLY_SET),
    )


def _party_organization(plain: Mapping[str, Any]) -> UnitPlan:
    return UnitPlan(
        code=plain["code"],
        name=plain["name"],
        kind=WorkplaceKind.PARTY_ORGANIZATION,
        branches=tuple(BranchPlan(name=name, size=size) for name, size in plain["branches"]),
    )


def _months(pairs: Sequence[Sequence[str]]) -> frozenset[tuple[str, Month]]:
    return frozenset((code, Month.parse(month)) for code, month in pairs)
