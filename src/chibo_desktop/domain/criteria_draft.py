"""The tree of criteria while it is being written: pure changes of a set's plain form.

A place is the path of indexes from the top, `(0, 1)` for the second line of the first group. Every
change returns a new plain form in which each group's maximum is the sum of its lines.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

Plain = dict[str, Any]
Place = tuple[int, ...]

_BESIDE_THE_SCALE = ("bonus", "deduction", "gate")
_OF_A_LEAF = ("kind", "step", "levels", "events", "formula", "source", "rating", "effect", "floor")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PATH = re.compile(r"criteria((?:\[\d+\](?:\.children)?)+)(?:\.(.*))?")


def lines_of(plain: Mapping[str, Any]) -> Iterator[tuple[Place, Plain]]:
    """Every line in print order with its place; what is no line is passed over."""
    yield from _walk(plain.get("criteria"), ())


def line_at(plain: Mapping[str, Any], place: Place) -> Plain | None:
    """The line at a place, None when there is none."""
    return next((line for where, line in lines_of(plain) if where == place), None)


def place_of(path: str) -> tuple[Place, str] | None:
    """The place and the rest that a problem's path names, None when it is not of the tree."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    numbers = tuple(int(number) for number in re.findall(r"\[(\d+)\]", found[1]))
    return numbers, found[2] or ""


def new_line(plain: Mapping[str, Any], place: Place, label: str) -> Plain:
    """A line to be put at a place: numbered by its depth, with a code nobody has."""
    number = _number(place)
    return {
        "code": fresh_code(plain, _code(plain, place, number)),
        "number": number,
        "label": label,
        "maximum": "10",
        "step": "0.5",
    }


def insert(plain: Mapping[str, Any], place: Place, *lines: Plain) -> Plain:
    """Put lines at a place; what stood there moves down. Under a leaf it becomes a group."""
    changed = _copy(plain)
    target = _siblings(changed, place[:-1])
    at = min(place[-1], len(target))
    target[at:at] = [copy.deepcopy(line) for line in lines]
    return settled(changed)


def remove(plain: Mapping[str, Any], place: Place) -> Plain:
    """Take a line with all below it away."""
    changed = _copy(plain)
    del _siblings(changed, place[:-1])[place[-1]]
    return settled(changed)


def move(plain: Mapping[str, Any], place: Place, target: Place) -> tuple[Plain, Place]:
    """Move a line before the place `target`; not into itself. Returns where it then stands."""
    line = line_at(plain, place)
    if line is None or target[: len(place)] == place:
        return _copy(plain), place
    changed = _copy(plain)
    marked = _siblings(changed, place[:-1])[place[-1]]
    anchor = line_at(changed, target)
    parent = line_at(changed, target[:-1]) if len(target) > 1 else None
    del _siblings(changed, place[:-1])[place[-1]]
    if parent is None:
        below = changed["criteria"]
    else:
        _make_group(parent)
        below = parent["children"]
    index = next((i for i, one in enumerate(below) if one is anchor), len(below))
    below.insert(index, marked)
    changed = settled(changed)
    where = next(where for where, one in lines_of(changed) if one["code"] == line["code"])
    return changed, where


def moved_by(plain: Mapping[str, Any], place: Place, steps: int) -> tuple[Plain, Place]:
    """Up or down among its neighbours."""
    changed = _copy(plain)
    below = _siblings(changed, place[:-1])
    to = place[-1] + steps
    if not 0 <= to < len(below):
        return changed, place
    below.insert(to, below.pop(place[-1]))
    return settled(changed), (*place[:-1], to)


def indented(plain: Mapping[str, Any], place: Place) -> tuple[Plain, Place]:
    """Under the line above it, as its last."""
    if place[-1] == 0:
        return _copy(plain), place
    above = (*place[:-1], place[-1] - 1)
    line = line_at(plain, above)
    count = len(line.get("children") or ()) if line else 0
    return move(plain, place, (*above, count))


def outdented(plain: Mapping[str, Any], place: Place) -> tuple[Plain, Place]:
    """Out of its group, behind it."""
    if len(place) < 2:
        return _copy(plain), place
    return move(plain, place, (*place[:-2], place[-2] + 1))


def with_line(plain: Mapping[str, Any], place: Place, line: Plain) -> Plain:
    """Another line in the place of one."""
    changed = _copy(plain)
    _siblings(changed, place[:-1])[place[-1]] = copy.deepcopy(line)
    return settled(changed)


def copies(plain: Mapping[str, Any], lines: Sequence[Plain]) -> list[Plain]:
    """Lines of another set with codes that are free in this one."""
    taken = {str(line.get("code")) for _, line in lines_of(plain)}

    def renamed(line: Plain) -> Plain:
        one = copy.deepcopy(line)
        one["code"] = _free(str(one.get("code") or "M"), taken)
        taken.add(one["code"])
        if one.get("children"):
            one["children"] = [renamed(child) for child in one["children"]]
        return one

    return [renamed(line) for line in lines]


def renumbered(plain: Mapping[str, Any]) -> Plain:
    """The printed numbers anew by place: I, 1, 1.1; codes stay, marks are kept under them."""
    changed = _copy(plain)
    for place, line in lines_of(changed):
        line["number"] = _number(place)
    return changed


def fresh_code(plain: Mapping[str, Any], wanted: str) -> str:
    """The wanted code, or the next like it that no line has."""
    return _free(wanted, {str(line.get("code")) for _, line in lines_of(plain)})


def points_of_scale(plain: Mapping[str, Any]) -> Decimal:
    """What the lines that must be marked add up to; what is no number counts as nothing."""
    return sum((_points(line) for line in _list(plain.get("criteria"))), Decimal(0))


def settled(plain: Mapping[str, Any]) -> Plain:
    """Every group's maximum is the sum of its lines; a group keeps nothing that is a leaf's."""
    changed = dict(plain)
    for _, line in lines_of(changed):
        if not line.get("children"):
            line.pop("children", None)
            continue
        for name in _OF_A_LEAF:
            line.pop(name, None)
        total = _points(line)
        if total:
            line["maximum"] = f"{total.normalize():f}"
        else:
            line.pop("maximum", None)
    return changed


def _points(line: Mapping[str, Any]) -> Decimal:
    if line.get("children"):
        return sum((_points(child) for child in _list(line["children"])), Decimal(0))
    if line.get("kind") in _BESIDE_THE_SCALE:
        return Decimal(0)
    try:
        value = Decimal(str(line.get("maximum") or 0))
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() and abs(value) < Decimal(10**9) else Decimal(0)


def _walk(lines: Any, above: Place) -> Iterator[tuple[Place, Plain]]:
    for index, line in enumerate(_list(lines)):
        yield (*above, index), line
        yield from _walk(line.get("children"), (*above, index))


def _list(lines: Any) -> list[Plain]:
    return [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []


def _copy(plain: Mapping[str, Any]) -> Plain:
    return copy.deepcopy(dict(plain))


def _siblings(plain: Plain, parent: Place) -> list[Plain]:
    if not parent:
        found: list[Plain] = plain.setdefault("criteria", [])
        return found
    line = line_at(plain, parent)
    if line is None:
        raise IndexError(parent)
    _make_group(line)
    below: list[Plain] = line["children"]
    return below


def _make_group(line: Plain) -> None:
    if not line.get("children"):
        line["children"] = []


def _number(place: Place) -> str:
    if len(place) == 1:
        return _ROMAN[place[0]] if place[0] < len(_ROMAN) else str(place[0] + 1)
    return ".".join(str(index + 1) for index in place[1:])


def _code(plain: Mapping[str, Any], place: Place, number: str) -> str:
    parent = line_at(plain, place[:-1]) if len(place) > 1 else None
    return f"{parent.get('code')}.{place[-1] + 1}" if parent else number


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
