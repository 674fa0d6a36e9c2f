"""The vertical sheets: everything of one member, and the cells in which markers differ."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from chibo_desktop.domain.criteria import CriteriaSet, all_criteria, leaf_criteria
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.gui.evaluations.board import Board
from chibo_desktop.gui.evaluations.columns import columns_of
from chibo_desktop.gui.evaluations.grid_column import Figure, GridColumn, Kind
from chibo_desktop.gui.evaluations.layouts import Layout, Line, LinesLayout, MembersLayout
from chibo_desktop.gui.evaluations.slots import (
    ballots,
    event_columns,
    fact_column,
    gap,
    gap_column,
    group_points,
    limit_text,
    mark_column,
    marker_total,
    note_column,
    results,
    without_verb,
)
from chibo_desktop.gui.evaluations.views import arrangement_of, criterion_title, detail_of
from chibo_desktop.services.sheet import Sheet

_NAMES, _CRITERIA = (150, 210), (200, 380)
_MARK = 78


def layout_of(board: Board, sheet: Sheet, view: str) -> Layout:
    """What stands where in a view of a round."""
    criteria_set, detail = sheet.criteria_set, detail_of(view)
    match arrangement_of(view):
        case "member":
            return member_layout(board, criteria_set, detail)
        case "differences":
            return differences_layout(board, criteria_set, Decimal(detail))
        case _:
            return MembersLayout(board, columns_of(criteria_set, view), sheet.not_rated)


def member_layout(board: Board, criteria_set: CriteriaSet, evaluation: str) -> LinesLayout:
    """One member from top to bottom: criteria × markers, conditions, ballots, the result."""
    columns = (
        _head("Tối đa", 62),
        *(_head(without_verb(one.short_label), _MARK) for one in criteria_set.markers),
        _head("Lệch", 56),
        _head("Lý do, nhận xét", 250, Kind.NOTE, 130),
    )
    lines = [
        *_criteria_lines(criteria_set, evaluation),
        *_event_lines(criteria_set, evaluation),
        *_fact_lines(criteria_set, evaluation),
        *_vote_lines(criteria_set, evaluation),
        *_result_lines(criteria_set, evaluation),
    ]
    return LinesLayout(board, columns, lines, "Tiêu chí", _CRITERIA)


def differences_layout(board: Board, criteria_set: CriteriaSet, step: Decimal) -> LinesLayout:
    """The marks of which the highest and the lowest are at least a step apart."""
    columns = (
        _head("Tiêu chí", 240, Kind.NOTE, 150),
        _head("Tối đa", 62),
        *(_head(without_verb(one.short_label), _MARK) for one in criteria_set.markers),
        _head("Lệch", 56),
        _head("Lý do, nhận xét", 250, Kind.NOTE, 130),
    )
    lines = []
    for number, row in enumerate(board.rows, start=1):
        first = True
        for leaf in leaf_criteria(criteria_set):
            apart = gap(row, criteria_set, leaf.code)
            if apart is None or apart < step:
                continue
            lines.append(
                Line(
                    evaluation=row.evaluation.id,
                    name=row.evaluation.full_name,
                    number=str(number) if first else "",
                    slots=(_text(criterion_title(leaf)), *_leaf_slots(criteria_set, leaf)),
                )
            )
            first = False
    return LinesLayout(board, columns, lines, "Họ và tên", _NAMES)


def _criteria_lines(criteria_set: CriteriaSet, evaluation: str) -> Iterator[Line]:
    for depth, one in all_criteria(criteria_set):
        if not one.is_group:
            slots = _leaf_slots(criteria_set, one)
        elif depth == 0:
            slots = (
                _text(limit_text(one) if one.maximum is not None else ""),
                *(
                    _figure(f"group.{one.code}.{marker.code}", group_points(one.code, marker.code))
                    for marker in criteria_set.markers
                ),
            )
        else:
            slots = ()
        yield Line(
            evaluation=evaluation,
            name=one.label,
            number=one.number,
            slots=slots,
            is_strong=one.is_group,
        )


def _leaf_slots(criteria_set: CriteriaSet, leaf: Criterion) -> tuple[GridColumn, ...]:
    return (
        _text(limit_text(leaf)),
        *(mark_column(leaf, marker) for marker in criteria_set.markers),
        gap_column(criteria_set, leaf.code),
        note_column(leaf),
    )


def _event_lines(criteria_set: CriteriaSet, evaluation: str) -> Iterator[Line]:
    events = list(event_columns(criteria_set))
    if events:
        yield Line(evaluation=evaluation, name="Sự việc", slots=(), is_strong=True)
    for slot in events:
        line = _spanned(criteria_set, evaluation, slot.head, slot)
        number = slot.leaf.number if slot.leaf is not None else ""
        yield replace(line, number=number, slots=(_text(slot.limit), slot))


def _fact_lines(criteria_set: CriteriaSet, evaluation: str) -> Iterator[Line]:
    if criteria_set.facts:
        yield Line(evaluation=evaluation, name="Điều kiện", slots=(), is_strong=True)
    for fact in criteria_set.facts:
        yield _spanned(criteria_set, evaluation, fact.label, fact_column(fact))


def _vote_lines(criteria_set: CriteriaSet, evaluation: str) -> Iterator[Line]:
    yield Line(evaluation=evaluation, name="Biểu quyết", slots=(), is_strong=True)
    for ballot in ballots():
        is_result = ballot.kind is Kind.VOTE
        name = ballot.head if is_result else f"Phiếu “{ballot.head}”"
        yield _spanned(criteria_set, evaluation, name, ballot)


def _result_lines(criteria_set: CriteriaSet, evaluation: str) -> Iterator[Line]:
    yield Line(evaluation=evaluation, name="Kết quả", slots=(), is_strong=True)
    totals = (
        _figure(f"all.total.{marker.code}", marker_total(marker.code))
        for marker in criteria_set.markers
    )
    yield Line(evaluation=evaluation, name="Tổng điểm", slots=(_text(""), *totals))
    for result in results():
        if result.kind is not Kind.WHY:
            yield _spanned(criteria_set, evaluation, result.head, result)


def _spanned(criteria_set: CriteriaSet, evaluation: str, name: str, slot: GridColumn) -> Line:
    count = len(criteria_set.markers)
    return Line(evaluation=evaluation, name=name, slots=(_text(""), slot), span=(1, count))


def _head(text: str, width: int, kind: Kind = Kind.FIGURE, least: int = 0) -> GridColumn:
    return GridColumn(key=f"head.{text}", head=text, kind=kind, width=width, least=least)


def _text(words: str) -> GridColumn:
    return GridColumn(key="text", head="", kind=Kind.TEXT, width=0, words=words)


def _figure(key: str, figure: Figure) -> GridColumn:
    return GridColumn(key=key, head="", kind=Kind.FIGURE, width=0, figure=figure)
