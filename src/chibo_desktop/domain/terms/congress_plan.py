"""The steps of preparing a congress as dated data: what, how many days before, by whom."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """One step: how many days before the congress it is due (0: on the day; below: after it)."""

    title: str
    days_before: int
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressPlan:
    """One version of the list, with its source and whether the source was compared."""

    title: str
    source: str
    effective_from: date
    is_verified: bool
    steps: tuple[PlannedStep, ...]


def read_congress_plan(data: bytes) -> CongressPlan:
    """Read a file of resources/forms. Raises ValueError or KeyError for a broken one: our data."""
    plain: Mapping[str, Any] = json.loads(data)
    return CongressPlan(
        title=plain["title"],
        source=plain["source"],
        effective_from=date.fromisoformat(plain["effective_from"]),
        is_verified=plain["verified"],
        steps=tuple(
            PlannedStep(title=one["title"], days_before=one["days"], owner=one.get("owner", ""))
            for one in plain["steps"]
        ),
    )
