"""The columns of the grid for each view of a round: what they hold and how they are headed."""

import re
from collections.abc import Iterator
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind, kind_of
from chibo_desktop.gui.evaluations.slots import (
    ballots,
    event_columns,
    fact_column,
    full_text,
    gap_column,
    group_points,
    guidance_text,
    limit_text,
    mark_column,
    marker_total,
    note_column,
    results,
    without_verb,
)
from chibo_desktop.gui.evaluations.views import arrangement_of, detail_of
from chibo_desktop.services.sheet import SheetRow
from chibo_desktop.wording.numbers import decimal_text

_WORDED = 8  # up to so many criteria there is room for words above the columns
_NARROW, _WORDY, _LEAST = 53, 88, 68
_CLAUSE = re.compile(r"[,;(:]")
_SHORT_CLAUSE = re.compile(r"[,;(:]| và ")


def columns_of(criteria_set: CriteriaSet, view: str) -> tuple[GridColumn, ...]:
    """The columns of a view whose rows are members, the results last."""
    match arrangement_of(view), view:
        case "all", _:
            columns = list(_side_by_side(criteria_set))
        case "criterion", _:
            return (*criterion_columns(criteria_set, detail_of(view)), *results()[:2])
        case _, "facts":
            columns = [fact_column(fact) for fact in criteria_set.facts]
        case _, "events":
            columns = list(event_columns(criteria_set))
        case _, "votes":
            columns = list(ballots())
        case _:
            columns = [*_marks(criteria_set, view), _sum_of(view)]
    return (*columns, *results())


def criterion_columns(criteria_set: CriteriaSet, code: str) -> Iterator[GridColumn]:
    """One criterion: what each marker gave, how far they are apart, and why."""
    leaf = next((one for one in leaf_criteria(criteria_set) if one.code == code), None)
    if leaf is None:
        return
    for marker in criteria_set.markers:
        yield mark_column(leaf, marker)
    yield gap_column(criteria_set, code)
    yield note_column(leaf)


def _marks(criteria_set: CriteriaSet, marker: str) -> Iterator[GridColumn]:
    worded = len(leaf_criteria(criteria_set)) <= _WORDED
    for top in criteria_set.criteria:
        for leaf in _leaves(top):
            head = f"{leaf.number}. {_lead(leaf.label, _SHORT_CLAUSE)}" if worded else leaf.number
            yield GridColumn(
                key=f"{marker}.{leaf.code}",
                head=head,
                kind=kind_of(leaf),
                width=_WORDY if worded else _NARROW,
                least=_LEAST if worded else 0,
                area=marker,
                code=leaf.code,
                limit=limit_text(leaf),
                full=full_text(leaf),
                guidance=guidance_text(leaf),
                group=_band(top) if top.is_group else "",
                maximum=leaf.maximum,
                leaf=leaf,
            )


def _side_by_side(criteria_set: CriteriaSet) -> Iterator[GridColumn]:
    for top in criteria_set.criteria:
        for marker in criteria_set.markers:
            yield GridColumn(
                key=f"all.{top.code}.{marker.code}",
                head=without_verb(marker.short_label),
                kind=Kind.FIGURE,
                width=_NARROW + 3,
                full=f"{top.number}. {top.label} – {marker.label}",
                group=_band(top),
                figure=group_points(top.code, marker.code),
            )
    for marker in criteria_set.markers:
        yield GridColumn(
            key=f"all.total.{marker.code}",
            head=without_verb(marker.short_label),
            kind=Kind.FIGURE,
            width=_NARROW,
            full=f"Tổng điểm – {marker.label}",
            group="Tổng từng cột chấm",
            figure=marker_total(marker.code),
        )


def _sum_of(marker: str) -> GridColumn:
    def figure(row: SheetRow) -> Decimal | None:
        total = row.outcome.totals.get(marker)
        return total.total if total is not None and total.is_marked else None

    return GridColumn(
        key="sum",
        head="Cộng",
        kind=Kind.FIGURE,
        width=54,
        full="Tổng các điểm đang xem, của riêng người chấm này",
        figure=figure,
    )


def _leaves(line: Criterion) -> Iterator[Criterion]:
    if not line.is_group:
        yield line
    for child in line.children:
        yield from _leaves(child)


def _band(top: Criterion) -> str:
    """Longest words first, divided by line breaks: the header takes the first that fit."""
    maximum = f" ({decimal_text(top.maximum)})" if top.maximum is not None else ""
    longer, shorter = (_lead(top.label, ends) for ends in (_CLAUSE, _SHORT_CLAUSE))
    return "\n".join((f"{top.number}. {longer}{maximum}", f"{top.number}. {shorter}", top.number))


def _lead(label: str, ends: re.Pattern[str] = _CLAUSE) -> str:
    """What comes before the first comma or bracket: enough to know the line by."""
    return ends.split(label, maxsplit=1)[0].strip()
