"""The rule books that ship with the program, read once."""

from functools import cache

from chibo_desktop import resources
from chibo_desktop.domain.rules import RuleBook, read_rules


@cache
def rule_book(area: str) -> RuleBook:
    """The rules of one area, e.g. `life-cycle`. Raises OSError for an area that has no file."""
    return read_rules(resources.path("rules", f"{area}.json").read_bytes())
