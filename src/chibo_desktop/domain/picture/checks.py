"""Đối chiếu: two figures that must agree, and the names that make them differ.

Each check is declared once and is the same at a unit and at its office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from chibo_desktop.domain.name_line import NameLine


class Relation(StrEnum):
    """How the two figures of a check stand to each other when nothing is wrong."""

    SAME = "same"  # the same names
    WITHIN = "within"  # everybody on the left is on the right too
    NOBODY = "nobody"  # nobody is on the left


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossCheck:
    """Two figures by their codes; of `NOBODY` there is no right one."""

    code: str
    left: str
    right: str = ""
    relation: Relation = Relation.SAME


CROSS_CHECKS: tuple[CrossCheck, ...] = (
    CrossCheck(code="list-statistics", left="listed_by_steps", right="members"),
    CrossCheck(code="standing-sum", left="standing", right="members"),
    CrossCheck(code="evaluation-list", left="judged", right="to_be_judged"),
    CrossCheck(code="attendance-roster", left="present", right="known", relation=Relation.WITHIN),
    CrossCheck(code="dues-members", left="payers", right="known", relation=Relation.WITHIN),
    CrossCheck(code="awards-persons", left="awarded", right="known", relation=Relation.WITHIN),
    CrossCheck(code="confirmed-early", left="confirmed_early", relation=Relation.NOBODY),
    CrossCheck(code="listed-twice", left="listed_twice", relation=Relation.NOBODY),
)
"""Every check, in the order in which it is shown."""

COMPARED = tuple(
    dict.fromkeys(code for one in CROSS_CHECKS for code in (one.left, one.right) if code)
)
"""The figures that checks compare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Both figures, and who is on one side alone. `right` None: there is no second figure."""

    check: CrossCheck
    left: int
    right: int | None
    only_left: tuple[NameLine, ...] = ()
    only_right: tuple[NameLine, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether nothing needs to be looked at."""
        return not self.only_left and not self.only_right


def compare(check: CrossCheck, left: Sequence[NameLine], right: Sequence[NameLine]) -> CheckResult:
    """Hold two figures against each other; only counted names count, each once."""
    lefts = {one.identity: one for one in left if one.is_counted}
    rights = {one.identity: one for one in right if one.is_counted}
    only_left = tuple(one for key, one in lefts.items() if key not in rights)
    only_right: tuple[NameLine, ...] = ()
    if check.relation is Relation.SAME:
        only_right = tuple(one for key, one in rights.items() if key not in lefts)
    return CheckResult(
        check=check,
        left=len(lefts),
        right=len(rights) if check.right else None,
        only_left=only_left,
        only_right=only_right,
    )


def together(results: Sequence[CheckResult]) -> CheckResult:
    """The same check of several units as one. Raises IndexError for none."""
    first = results[0]
    return CheckResult(
        check=first.check,
        left=sum([one.left for one in results]),
        right=None if first.right is None else sum([one.right or 0 for one in results]),
        only_left=tuple(name for one in results for name in one.only_left),
        only_right=tuple(name for one in results for name in one.only_right),
    )
