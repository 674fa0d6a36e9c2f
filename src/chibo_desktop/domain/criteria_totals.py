"""Whose marks decide: each marker's total, and the one, or the mean of several, that counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.criteria_evidence import Evidence, filled_marks
from chibo_desktop.domain.criteria_index import index_of
from chibo_desktop.domain.criteria_marks import MarkTotal, round_total, total_marks, wrong_mark
from chibo_desktop.domain.criteria_parts import LATEST, MEAN

_SMALLEST = Decimal("0.0001")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisive:
    """What decides: the total (None while somebody has not marked), those in it, the absent."""

    total: MarkTotal | None
    counted: tuple[MarkTotal, ...]
    absent: tuple[str, ...]


def all_totals(
    criteria_set: CriteriaSet,
    marks_by_marker: Mapping[str, Mapping[str, Decimal]],
    evidence: Evidence,
) -> dict[str, MarkTotal]:
    """The total of every marker of the set, in order of marking.

    A line that only some markers mark (`marked_by`) is taken over by the others from the last of
    these. Where a set leaves nothing to type, evidence alone counts as having marked.
    """
    filled = filled_marks(criteria_set, evidence)
    index = index_of(criteria_set.criteria)
    types_nothing = not evidence.is_empty and index.required <= filled.keys()
    totals: dict[str, MarkTotal] = {}
    for marker in criteria_set.markers:
        marks, given = marks_by_marker.get(marker.code, {}), filled
        if index.shared:
            given = {**filled, **taken_over(criteria_set, marker.code, marks_by_marker)}
        is_marked = bool(marks) or types_nothing
        totals[marker.code] = total_marks(
            criteria_set, marker.code, marks, given, is_marked=is_marked
        )
    return totals


def taken_over(
    criteria_set: CriteriaSet, marker: str, marks_by_marker: Mapping[str, Mapping[str, Decimal]]
) -> dict[str, Decimal]:
    """The marks a marker takes over from those who alone mark a line; faulty ones are not taken."""
    found: dict[str, Decimal] = {}
    for leaf in index_of(criteria_set.criteria).shared:
        if marker in leaf.marked_by:
            continue
        for other in criteria_set.markers:
            mark = marks_by_marker.get(other.code, {}).get(leaf.code)
            if mark is None or other.code not in leaf.marked_by:
                continue
            if wrong_mark(leaf, mark) is None:
                found[leaf.code] = mark
    return found


def decisive_total(criteria_set: CriteriaSet, totals: Mapping[str, MarkTotal]) -> Decisive:
    """What decides by the set: the named marker, the latest who marked, or the mean of several."""
    if criteria_set.final_marker == MEAN:
        return _mean(criteria_set, totals)
    if criteria_set.final_marker != LATEST:
        one = totals[criteria_set.final_marker]
        return _of_one(one if one.is_marked else None, one.marker)
    marked = [total for total in totals.values() if total.is_marked]
    return _of_one(marked[-1] if marked else None, LATEST)


def markers_of_mean(criteria_set: CriteriaSet) -> tuple[str, ...]:
    """The markers whose mean decides: those the set names, else all of them."""
    return criteria_set.mean_of or tuple(marker.code for marker in criteria_set.markers)


def _of_one(total: MarkTotal | None, marker: str) -> Decisive:
    if total is None:
        return Decisive(total=None, counted=(), absent=(marker,))
    return Decisive(total=total, counted=(total,), absent=())


def _mean(criteria_set: CriteriaSet, totals: Mapping[str, MarkTotal]) -> Decisive:
    """The mean of printed totals, so that it can be checked by hand."""
    named = [totals[code] for code in markers_of_mean(criteria_set)]
    marked = tuple(total for total in named if total.is_marked)
    absent = tuple(total.marker for total in named if not total.is_marked)
    if absent:
        return Decisive(total=None, counted=marked, absent=absent)
    count = len(marked)
    total = MarkTotal(
        marker=MEAN,
        total=round_total(criteria_set, sum((one.total for one in marked), Decimal(0)) / count),
        unlimited=_shown(one.unlimited for one in marked),
        groups={code: _shown(one.groups[code] for one in marked) for code in marked[0].groups},
        bonus=_shown(one.bonus for one in marked),
        deducted=_shown(one.deducted for one in marked),
        is_marked=True,
        missing=_each_once(one.missing for one in marked),
        faulty=_each_once(one.faulty for one in marked),
        counted=_highest(marked),
        filled=_each_once(one.filled for one in marked),
    )
    return Decisive(total=total, counted=marked, absent=())


def _shown(values: Iterable[Decimal]) -> Decimal:
    found = list(values)
    mean = sum(found, Decimal(0)) / len(found)
    return mean if mean == mean.quantize(_SMALLEST) else mean.quantize(_SMALLEST)


def _each_once(codes: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for some in codes for code in some))


def _highest(totals: tuple[MarkTotal, ...]) -> dict[str, Decimal]:
    """By criterion the highest mark given: a gate holds when any of the markers says so."""
    found: dict[str, Decimal] = {}
    for total in totals:
        for code, mark in total.counted.items():
            found[code] = max(mark, found.get(code, mark))
    return found
