"""CriteriaSet (bộ tiêu chí): what a month is marked by, as dated, sourced data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from chibo_desktop.domain.applicability import Applicability
from chibo_desktop.domain.criteria_checks import CHECKS
from chibo_desktop.domain.criteria_index import index_of
from chibo_desktop.domain.criteria_parts import (
    LATEST,
    Band,
    CapRule,
    Criterion,
    Fact,
    FallThrough,
    ForcedRating,
    MarkerColumn,
    NotRatedRule,
    RoundingRule,
    ScopeLevel,
    Source,
    VoteRule,
)
from chibo_desktop.domain.criteria_plain import FAULTY, later, read_fields, write
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.roll_up_rule import RollUpRule
from chibo_desktop.domain.task_formula import TaskFormula


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaSet:
    """Bộ tiêu chí. A round freezes its plain form, so old months keep the rules of their time.

    `scale` is the full number of points, `report_due_day` the day of the following month by which
    the month's report is due, `final_marker` a marker's code, "latest": the last one in order who
    has marked, or "mean": the mean of `mean_of` (of all when empty).
    `version` is free text, e.g. "1" or "2026-03".
    """

    id: str
    version: str
    title: str
    area: str
    scope_level: ScopeLevel
    applies_to: str
    sources: tuple[Source, ...]
    effective_from: date
    effective_to: date | None = None
    is_example: bool = False
    example_note: str = ""
    report_due_day: int
    scale: Decimal = Decimal(100)
    markers: tuple[MarkerColumn, ...]
    final_marker: str = LATEST
    criteria: tuple[Criterion, ...]
    facts: tuple[Fact, ...] = ()
    bands: tuple[Band, ...]
    forced: tuple[ForcedRating, ...] = ()
    fall_through: FallThrough
    rounding: RoundingRule = RoundingRule()
    cap: CapRule | None = None
    not_rated: NotRatedRule
    votes: VoteRule
    mean_of: tuple[str, ...] = later(())
    formulas: tuple[TaskFormula, ...] = later(())
    applicability: Applicability = later(Applicability())
    roll_ups: tuple[RollUpRule, ...] = later(())

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """Read the plain form. Raises DomainError with every problem, fields named by path."""
        problems: list[Problem] = []
        values = read_fields(cls, plain, "", problems)
        for names, check in CHECKS:
            arguments = [values[name] for name in names]
            if FAULTY not in arguments:
                problems += check(*arguments)
        if problems:
            raise DomainError(*problems)
        return cls(**values)

    def to_plain(self) -> dict[str, Any]:
        """The plain form: JSON without floats; `from_plain` gives back an equal set."""
        plain: dict[str, Any] = write(self)
        return plain

    def covers(self, period: Month) -> bool:
        """Whether it is in force on the last day of a month."""
        day = period.last_day
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )

    def due_on(self, period: Month) -> date:
        """The day by which the report of a month is due (hạn gửi)."""
        return period.deadline(self.report_due_day)

    def fact(self, code: str) -> Fact | None:
        """The declared fact of that code."""
        for fact in self.facts:  # asked for every condition of every member
            if fact.code == code:
                return fact
        return None

    def formula(self, code: str) -> TaskFormula | None:
        """The declared formula of that code."""
        return next((formula for formula in self.formulas if formula.code == code), None)

    def marker(self, code: str) -> MarkerColumn | None:
        """The declared marker of that code."""
        return next((marker for marker in self.markers if marker.code == code), None)


def all_criteria(criteria_set: CriteriaSet) -> tuple[tuple[int, Criterion], ...]:
    """Every line of the sheet in print order, with its depth (0 for the top)."""
    return index_of(criteria_set.criteria).lines


def leaf_criteria(criteria_set: CriteriaSet) -> tuple[Criterion, ...]:
    """The criteria that are marked, in print order."""
    return index_of(criteria_set.criteria).leaves


def load_criteria_file(data: bytes) -> CriteriaSet:
    """Read a criteria file (UTF-8 JSON). Raises DomainError with every problem found in it."""
    return CriteriaSet.from_plain(read_json(data, object_pairs_hook=_without_repeats))


def read_json(data: bytes, **options: Any) -> Any:
    """What a JSON file holds; `options` are those of `json.loads`.

    Raises DomainError: criteria-unreadable, with the line.
    """
    try:
        return json.loads(data.decode("utf-8-sig"), **options)
    except json.JSONDecodeError as error:
        raise DomainError(
            Problem(code="criteria-unreadable", params={"line": error.lineno})
        ) from error
    except (ValueError, RecursionError) as error:
        raise DomainError(Problem(code="criteria-unreadable", params={"line": 1})) from error


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise DomainError(Problem(code="criteria-field-repeated", field=repeated))
    return found
