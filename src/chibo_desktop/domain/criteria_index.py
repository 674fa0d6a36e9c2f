"""What is looked up for every mark of every member, gathered once for each criteria set.

A set is frozen, so its index never changes; it is found again by the identity of its criteria,
which the index keeps alive. A year of a đảng bộ would otherwise walk the same tree a million times.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from chibo_desktop.domain.criteria_lines import Adder, Fits, adder_of, fits_of
from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind

_MOST_SETS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaIndex:
    """The lines of a set by what they are for."""

    criteria: tuple[Criterion, ...]
    lines: tuple[tuple[int, Criterion], ...]
    leaves: tuple[Criterion, ...]
    codes: frozenset[str]
    required: frozenset[str]
    evident: tuple[Criterion, ...]  # events, a formula or a source may fill them
    shared: tuple[Criterion, ...]  # marked by some, taken over by others
    gates: tuple[Criterion, ...]
    bonuses: tuple[Criterion, ...]
    deductions: tuple[Criterion, ...]
    adders: tuple[tuple[str, Adder], ...]  # code and points of each top line
    judged: tuple[tuple[Criterion, str, bool, Fits], ...]  # code, whether required, what fits


_KNOWN: dict[int, CriteriaIndex] = {}


def index_of(criteria: tuple[Criterion, ...]) -> CriteriaIndex:
    """The index of a set's criteria."""
    found = _KNOWN.get(id(criteria))
    if found is None or found.criteria is not criteria:
        if len(_KNOWN) >= _MOST_SETS:
            _KNOWN.clear()
        found = _KNOWN[id(criteria)] = _made(criteria)
    return found


def _made(criteria: tuple[Criterion, ...]) -> CriteriaIndex:
    lines = tuple(_walk(criteria, 0))
    leaves = tuple(line for _, line in lines if not line.is_group)
    return CriteriaIndex(
        criteria=criteria,
        lines=lines,
        leaves=leaves,
        codes=frozenset(leaf.code for leaf in leaves),
        required=frozenset(leaf.code for leaf in leaves if leaf.is_required),
        evident=tuple(leaf for leaf in leaves if leaf.events or leaf.formula or leaf.source),
        shared=tuple(leaf for leaf in leaves if leaf.marked_by),
        gates=_of_kind(leaves, CriterionKind.GATE),
        bonuses=_of_kind(leaves, CriterionKind.BONUS),
        deductions=_of_kind(leaves, CriterionKind.DEDUCTION),
        adders=tuple((line.code, adder_of(line)) for line in criteria),
        judged=tuple((leaf, leaf.code, leaf.is_required, fits_of(leaf)) for leaf in leaves),
    )


def _of_kind(leaves: tuple[Criterion, ...], kind: CriterionKind) -> tuple[Criterion, ...]:
    return tuple(leaf for leaf in leaves if leaf.kind is kind)


def _walk(criteria: tuple[Criterion, ...], depth: int) -> Iterator[tuple[int, Criterion]]:
    for criterion in criteria:
        yield depth, criterion
        yield from _walk(criterion.children, depth + 1)
