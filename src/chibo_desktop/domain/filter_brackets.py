"""Brackets of a filter: parts put into them, taken out of them, changed where they stand.

A place is a path: which part of the filter, which part of that bracket, and so on. The empty path
is the filter itself. Every function returns a new filter.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeAlias

from chibo_desktop.domain.filter import Combination, ConditionGroup, Filter, Part

Path: TypeAlias = tuple[int, ...]
_Parts: TypeAlias = tuple[Part, ...]


def part_at(given: Filter, path: Path) -> Part:
    """The part at a place. Raises LookupError where there is none."""
    parts, found = given.parts, None
    for place in path:
        found = parts[place]
        parts = found.parts if isinstance(found, ConditionGroup) else ()
    if found is None:
        raise LookupError(path)
    return found


def with_part(given: Filter, part: Part, group: Path = ()) -> Filter:
    """With one part more, at the end of a bracket."""
    return _changed(given, group, lambda parts: (*parts, part))


def with_other(given: Filter, path: Path, part: Part) -> Filter:
    """With another part in the place of one."""
    *group, place = path
    return _changed(given, tuple(group), lambda parts: _put(parts, place, (part,)))


def without(given: Filter, path: Path) -> Filter:
    """Without one part; a bracket that is left empty goes with it."""
    *group, place = path
    changed = _changed(given, tuple(group), lambda parts: _put(parts, place, ()))
    if group:
        left = part_at(changed, tuple(group))
        if isinstance(left, ConditionGroup) and not left.parts:
            return without(changed, tuple(group))
    return changed


def combined(given: Filter, group: Path, combination: Combination) -> Filter:
    """With the parts of a bracket, or of the whole filter, going together otherwise."""
    if not group:
        return replace(given, combination=combination)
    found = part_at(given, group)
    if not isinstance(found, ConditionGroup):
        raise LookupError(group)
    return with_other(given, group, replace(found, combination=combination))


def can_bracket(paths: Collection[Path]) -> bool:
    """Whether these parts can go into one bracket: they stand side by side in one."""
    return bool(paths) and all(paths) and len({path[:-1] for path in paths}) == 1


def bracketed(given: Filter, paths: Collection[Path], combination: Combination) -> Filter:
    """With these parts in a bracket of their own, where the first of them stood.

    Raises ValueError when they do not stand in one bracket.
    """
    if not can_bracket(paths):
        raise ValueError(paths)
    places = sorted(path[-1] for path in paths)
    group = next(iter(paths))[:-1]

    def change(parts: _Parts) -> _Parts:
        inner = ConditionGroup(
            combination=combination, parts=tuple(parts[place] for place in places)
        )
        return tuple(
            inner if place == places[0] else part
            for place, part in enumerate(parts)
            if place == places[0] or place not in places
        )

    return _changed(given, group, change)


def unbracketed(given: Filter, group: Path) -> Filter:
    """With the parts of a bracket standing where it stood. Raises LookupError for no bracket."""
    found = part_at(given, group)
    if not isinstance(found, ConditionGroup):
        raise LookupError(group)
    *outer, place = group
    return _changed(given, tuple(outer), lambda parts: _put(parts, place, found.parts))


def _put(parts: _Parts, place: int, instead: _Parts) -> _Parts:
    return (*parts[:place], *instead, *parts[place + 1 :])


def _changed(given: Filter, group: Path, change: Callable[[_Parts], _Parts]) -> Filter:
    if not group:
        return replace(given, parts=change(given.parts))

    def deeper(parts: _Parts, path: Path) -> _Parts:
        place, *rest = path
        inner = parts[place]
        if not isinstance(inner, ConditionGroup):
            raise LookupError(group)
        new = deeper(inner.parts, tuple(rest)) if rest else change(inner.parts)
        return _put(parts, place, (replace(inner, parts=new),))

    return replace(given, parts=deeper(given.parts, group))
