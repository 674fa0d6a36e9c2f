"""The rule books that ship with the program, read once."""

from datetime import date
from functools import cache, lru_cache

from chibo_desktop import resources
from chibo_desktop.domain.rules import RuleBook, RuleSet, read_rules


@cache
def rule_book(area: str) -> RuleBook:
    """The rules of one area, e.g. `life-cycle`. Raises OSError for an area that has no file."""
    return read_rules(resources.path("rules", f"{area}.json").read_bytes())


@lru_cache(maxsize=64)
def rules_on(area: str, day: date) -> RuleSet:
    """The rules of one area in force on a day: what is asked once a unit is put together once."""
    return rule_book(area).on(day)
