"""What must be true of the tree of criteria: codes, sums, and what each kind of line needs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind
from chibo_desktop.domain.problems import Problem

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_HUNDRED = Decimal(100)
_MOST_LEVELS = 9  # a digit chooses one
_ONLY_FOR: Mapping[str, tuple[CriterionKind, ...]] = {
    "levels": (CriterionKind.CHOICE,),
    "formula": (CriterionKind.TASKS,),
    "rating": (CriterionKind.GATE,),
    "floor": (CriterionKind.NUMERIC,),
    "events": (
        CriterionKind.NUMERIC,
        CriterionKind.BONUS,
        CriterionKind.DEDUCTION,
        CriterionKind.GATE,
    ),
}


def check_tree(criteria: tuple[Criterion, ...], scale: Decimal) -> Iterator[Problem]:
    """Everything wrong with the tree by itself: codes, sums, what each kind of line needs."""
    if not criteria:
        yield Problem(code="criteria-list-empty", field="criteria")
    yield from check_codes("criteria", [line.code for _, line in paths(criteria, "criteria")])
    for path, line in paths(criteria, "criteria"):
        yield from _check_group(path, line) if line.is_group else _check_leaf(path, line)
    keys = [f"{line.code}.{event.code}" for _, line in paths(criteria, "") for event in line.events]
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield Problem(code="criteria-code-repeated", field="criteria", params={"code": key})
    total = _points(criteria)
    if criteria and total != scale:
        yield Problem(
            code="criteria-scale-differs",
            field="scale",
            params={"declared": f"{scale:f}", "sum": f"{total:f}"},
        )


def _check_group(path: str, group: Criterion) -> Iterator[Problem]:
    total = _points(group.children)
    if group.maximum is not None and group.maximum != total:
        yield Problem(
            code="criteria-sum-differs",
            field=f"{path}.maximum",
            params={"declared": f"{group.maximum:f}", "sum": f"{total:f}"},
        )
    if group.limit is not None and group.limit <= 0:
        yield Problem(code="criteria-not-positive", field=f"{path}.limit")
    for name in (*_ONLY_FOR, "source"):
        if getattr(group, name):
            yield Problem(code="criteria-not-for-a-group", field=f"{path}.{name}")


def _check_leaf(path: str, leaf: Criterion) -> Iterator[Problem]:
    if leaf.maximum is None:
        yield Problem(code="criteria-field-missing", field=f"{path}.maximum")
    elif leaf.maximum <= 0:
        yield Problem(code="criteria-not-positive", field=f"{path}.maximum")
    if leaf.kind not in (CriterionKind.BINARY, CriterionKind.CHOICE):
        yield from _check_step(path, leaf)
    if leaf.limit is not None:
        yield Problem(code="criteria-only-for-a-group", field=f"{path}.limit")
    for name, kinds in _ONLY_FOR.items():
        if getattr(leaf, name) and leaf.kind not in kinds:
            yield Problem(code="criteria-not-for-this-kind", field=f"{path}.{name}")
    match leaf.kind:
        case CriterionKind.CHOICE:
            yield from _check_levels(path, leaf)
        case CriterionKind.TASKS if not leaf.formula and not leaf.source:
            yield Problem(code="criteria-field-missing", field=f"{path}.formula")
        case CriterionKind.GATE if leaf.rating is None:
            yield Problem(code="criteria-field-missing", field=f"{path}.rating")
    yield from _check_events(path, leaf)


def _check_step(path: str, leaf: Criterion) -> Iterator[Problem]:
    highest = _HUNDRED if leaf.kind is CriterionKind.PERCENT else leaf.maximum
    if leaf.step <= 0:
        yield Problem(code="criteria-not-positive", field=f"{path}.step")
    elif highest is not None and highest % leaf.step:
        yield Problem(code="criteria-step-misses-maximum", field=f"{path}.step")


def _check_levels(path: str, leaf: Criterion) -> Iterator[Problem]:
    points = [level.points for level in leaf.levels]
    if not 2 <= len(points) <= _MOST_LEVELS:
        yield Problem(code="criteria-levels-count", field=f"{path}.levels")
    if len(set(points)) < len(points) or any(one < 0 for one in points):
        yield Problem(code="criteria-levels-unclear", field=f"{path}.levels")
    if points and leaf.maximum is not None and max(points) != leaf.maximum:
        yield Problem(
            code="criteria-levels-miss-maximum",
            field=f"{path}.levels",
            params={"declared": f"{leaf.maximum:f}", "highest": f"{max(points):f}"},
        )


def _check_events(path: str, leaf: Criterion) -> Iterator[Problem]:
    if leaf.events and leaf.source:
        yield Problem(code="criteria-source-beside-events", field=f"{path}.source")
    if leaf.maximum is not None and not 0 <= leaf.floor <= leaf.maximum:
        yield Problem(code="criteria-floor", field=f"{path}.floor")
    codes = [event.code for event in leaf.events]
    yield from check_codes(f"{path}.events", codes)
    for index, event in enumerate(leaf.events):
        for name in ("points", "limit"):
            value = getattr(event, name)
            if value is not None and value <= 0:
                yield Problem(code="criteria-not-positive", field=f"{path}.events[{index}].{name}")


def check_codes(path: str, codes: list[str]) -> Iterator[Problem]:
    """Codes must be well formed and used once."""
    for code in dict.fromkeys(codes):
        if not _CODE.fullmatch(code):
            yield Problem(code="criteria-code-malformed", field=path, params={"code": code})
        if codes.count(code) > 1:
            yield Problem(code="criteria-code-repeated", field=path, params={"code": code})


def paths(criteria: tuple[Criterion, ...], path: str) -> Iterator[tuple[str, Criterion]]:
    """Every line in print order with the path that problems name it by."""
    for index, line in enumerate(criteria):
        where = f"{path}[{index}]"
        yield where, line
        yield from paths(line.children, f"{where}.children")


def _points(criteria: Iterable[Criterion]) -> Decimal:
    """What can be earned without bonus: the sum of the lines that must be marked."""
    total = Decimal(0)
    for line in criteria:
        if line.is_group:
            total += _points(line.children)
        elif line.is_required:
            total += line.ceiling
    return total
