"""How marks are judged and added up: worked out once for each line of a criteria set.

A year of a Đảng bộ asks a million times; what a line is does not change meanwhile.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind

Adder = Callable[[Mapping[str, Decimal]], Decimal]
"""What a line comes to by the marks that count; a line without a mark comes to nothing."""
Fits = Callable[[Decimal], bool]
"""Whether a mark is surely right; Decimal's InvalidOperation for what is no number."""
_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_SMALLEST = Decimal("0.0001")
_OTHERWISE = frozenset({CriterionKind.PERCENT, CriterionKind.DEDUCTION, CriterionKind.GATE})


def highest_mark(leaf: Criterion) -> Decimal:
    """The most that can be typed: the maximum, for a percentage criterion 100."""
    return _HUNDRED if leaf.kind is CriterionKind.PERCENT else leaf.ceiling


def adder_of(line: Criterion) -> Adder:
    """The points of a line; a deduction's are negative.

    A group is the sum of its lines, never below nothing and never above its limit.
    """
    if not line.children:
        return _leaf_adder(line)
    limit = line.limit
    if any(child.children or child.kind in _OTHERWISE for child in line.children):
        adders = tuple(map(adder_of, line.children))

        def mixed(marks: Mapping[str, Decimal]) -> Decimal:
            return _within(limit, sum([adder(marks) for adder in adders], _ZERO))

        return mixed
    codes = tuple(child.code for child in line.children)

    def plain(marks: Mapping[str, Decimal]) -> Decimal:
        return _within(limit, sum([marks.get(code, _ZERO) for code in codes], _ZERO))

    return plain


def fits_of(leaf: Criterion) -> Fits:
    """Whether a mark lies within the bounds and on a step of its criterion, or is one of its few.

    A mark that does not surely fit is judged, with words, by `criteria_marks.wrong_mark`.
    """
    highest, step = highest_mark(leaf), leaf.step
    match leaf.kind:
        case CriterionKind.BINARY:
            return (_ZERO, highest).__contains__
        case CriterionKind.CHOICE:
            return tuple(level.points for level in leaf.levels).__contains__
    if step <= 0 or step % _SMALLEST:
        return lambda _mark: False
    return lambda mark: _ZERO <= mark <= highest and not mark % step


def _leaf_adder(leaf: Criterion) -> Adder:
    code, ceiling = leaf.code, leaf.ceiling
    match leaf.kind:
        case CriterionKind.PERCENT:
            return lambda marks: ceiling * marks.get(code, _ZERO) / _HUNDRED
        case CriterionKind.DEDUCTION:
            return lambda marks: -marks.get(code, _ZERO)
        case CriterionKind.GATE:
            return lambda _marks: _ZERO
        case _:
            return lambda marks: marks.get(code, _ZERO)


def _within(limit: Decimal | None, earned: Decimal) -> Decimal:
    return max(_ZERO, earned if limit is None else min(limit, earned))
