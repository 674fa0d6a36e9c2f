"""Rules of Party work as dated, sourced data: limits, durations and deadlines by area.

The Party replaces its rules often, some twice in a year (domain.md §0): each rule has its own days
of effect, and what happened on a day is judged by the rules of that day, never by today's.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from chibo_desktop.domain.criteria_parts import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole that a document asks for: more than a half, at least two thirds."""

    numerator: int
    denominator: int
    is_at_least: bool

    def is_reached(self, part: int, whole: int) -> bool:
        """Exact: 20 of 30 are at least, and not more than, two thirds. Nothing reaches of none."""
        have, needed = part * self.denominator, whole * self.numerator
        return whole > 0 and (have >= needed if self.is_at_least else have > needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One value that a document lays down for a time.

    `unit` says what a number counts: month, year, working-day, percent … ; `article` where in the
    document it stands. `is_strict` False: the competent body may decide otherwise, so the program
    asks instead of refusing.
    """

    code: str
    value: int | str | bool
    unit: str = ""
    source: Source
    article: str = ""
    effective_from: date
    effective_to: date | None = None
    is_strict: bool = True
    note: str = ""

    @property
    def share(self) -> Share | None:
        """`more 1/2` or `least 2/3` as a share; None for a rule that says something else."""
        how, _, parts = str(self.value).partition(" ")
        if self.unit != "share":
            return None
        numerator, _, denominator = parts.partition("/")
        return Share(
            numerator=int(numerator), denominator=int(denominator), is_at_least=how == "least"
        )

    def covers(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.effective_from <= day and (
            self.effective_to is None or day <= self.effective_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules of one area that are in force on one day, by code."""

    area: str
    on: date
    rules: Mapping[str, Rule]

    def get(self, code: str) -> Rule | None:
        """The rule of that code; None where no document known to the program says anything."""
        return self.rules.get(code)

    def whole(self, code: str) -> int | None:
        """The whole number a rule gives, or None when there is no such rule on that day."""
        rule = self.rules.get(code)
        return rule.value if rule is not None and type(rule.value) is int else None

    def share(self, code: str) -> Share | None:
        """The share a rule asks for, or None when there is no such rule on that day."""
        rule = self.rules.get(code)
        return rule.share if rule is not None else None

    def word(self, code: str) -> str:
        """The word a rule gives; empty when there is no such rule on that day."""
        rule = self.rules.get(code)
        return rule.value if rule is not None and isinstance(rule.value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All rules of one area through time, oldest first within a code."""

    area: str
    title: str
    rules: tuple[Rule, ...]

    def on(self, day: date) -> RuleSet:
        """The rules in force on a day."""
        found = {rule.code: rule for rule in self.rules if rule.covers(day)}
        return RuleSet(area=self.area, on=day, rules=found)

    def overlapping(self) -> tuple[str, ...]:
        """Codes that two documents would decide on the same day: a fault of the data."""
        by_code: dict[str, list[Rule]] = {}
        for rule in self.rules:
            by_code.setdefault(rule.code, []).append(rule)
        return tuple(code for code, rules in by_code.items() if _overlap(rules))


def read_rules(data: bytes) -> RuleBook:
    """Read a file of resources/rules. Raises ValueError or KeyError for a broken one: our data."""
    plain = json.loads(data)
    sources = {key: _source(one) for key, one in plain["sources"].items()}
    rules = [_rule(one, sources) for one in plain["rules"]]
    rules.sort(key=lambda rule: (rule.code, rule.effective_from))
    return RuleBook(area=plain["area"], title=plain["title"], rules=tuple(rules))


def _source(plain: Mapping[str, Any]) -> Source:
    return Source(**{**plain, "issued_on": date.fromisoformat(plain["issued_on"])})


def _rule(plain: Mapping[str, Any], sources: Mapping[str, Source]) -> Rule:
    until = plain.get("to")
    return Rule(
        code=plain["code"],
        value=plain["value"],
        unit=plain.get("unit", ""),
        source=sources[plain["source"]],
        article=plain.get("article", ""),
        effective_from=date.fromisoformat(plain["from"]),
        effective_to=date.fromisoformat(until) if until else None,
        is_strict=plain.get("strict", True),
        note=plain.get("note", ""),
    )


def _overlap(rules: Sequence[Rule]) -> bool:
    return any(
        earlier.effective_to is None or earlier.effective_to >= later.effective_from
        for earlier, later in pairwise(rules)
    )
