"""What is wrong with something a person typed or brought, as codes; sentences live in wording."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"  # refused until mended
    WARNING = "warning"  # accepted, but shown
    OFFER = "offer"  # a mended value is at hand: see `Problem.mended`


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: a code with a sentence in wording, the field, its parameters."""

    code: str
    field: str = ""
    params: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    severity: Severity = Severity.ERROR
    mended: str = ""


class DomainError(Exception):
    """Refused by a rule. Carries problems, never a sentence; nothing has been changed."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that keep something from being saved."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
