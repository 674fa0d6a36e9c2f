"""The task list of a member in a round: enter, paste, take over what last month left undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from chibo_desktop.domain.criteria import CriteriaSet, leaf_criteria
from chibo_desktop.domain.criteria_parts import Criterion
from chibo_desktop.domain.evaluation import Evaluation, Round
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.domain.span import months_of
from chibo_desktop.domain.task_formula import TaskFormula
from chibo_desktop.domain.text import fold, nfc
from chibo_desktop.domain.work_item import (
    FIGURES,
    FollowUp,
    WorkItem,
    WorkShares,
    WorkSource,
    is_possible,
    read_figure,
    work_shares,
)
from chibo_desktop.services.rounds import load_sheet, open_round_of
from chibo_desktop.services.sheet import SheetRow
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.storage.work_items import follow_ups_of, work_items_of

_YES = frozenset({"1", "x", "co", "c", "v", "vuot"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBoard:
    """The tasks of one member in a round, what meetings added, and what they come to."""

    row: SheetRow
    criteria_set: CriteriaSet
    period: Month
    items: tuple[WorkItem, ...]
    follow_ups: tuple[FollowUp, ...]
    shares: WorkShares
    is_read_only: bool

    @property
    def computed(self) -> tuple[Criterion, ...]:
        """The criteria that are computed from tasks."""
        return tuple(leaf for leaf in leaf_criteria(self.criteria_set) if leaf.formula)

    @property
    def formulas(self) -> tuple[TaskFormula, ...]:
        """The formulas in use, each once."""
        found = {leaf.formula: self.criteria_set.formula(leaf.formula) for leaf in self.computed}
        return tuple(one for one in found.values() if one is not None)


def load_work(unit: Unit, round_id: str, evaluation: str) -> WorkBoard:
    """The task list of a rated member. Raises DomainError: round-unknown, evaluation-unknown."""
    sheet = load_sheet(unit, round_id)
    row = next((one for one in sheet.rows if one.evaluation.id == evaluation), None)
    if row is None or sheet.round.period is None:
        raise DomainError(Problem(code="evaluation-unknown"))
    one, member = sheet.round, row.evaluation.member_id
    first, last = _months(one)
    items = work_items_of(unit.connection, one.branch_id, first, last).get(member, [])
    days = (first.first_day, last.last_day)
    follow_ups = follow_ups_of(unit.connection, one.branch_id, [member], *days).get(member, [])
    return WorkBoard(
        row=row,
        criteria_set=sheet.criteria_set,
        period=last,
        items=tuple(items),
        follow_ups=tuple(follow_ups),
        shares=work_shares(items, follow_ups),
        is_read_only=sheet.is_closed or sheet.is_foreign,
    )


def set_work(
    unit: Unit, round_id: str, evaluation: str, item: str, written: Mapping[str, str]
) -> str:
    """Enter fields of a task, a new one when `item` is empty; returns its id.

    An empty text takes a value away. Raises DomainError: work-not-a-number, work-day,
    work-content-missing, work-unknown, round-closed, evaluation-unknown.
    """
    one = open_round_of(unit, round_id)
    found = unit.get(WorkItem, item) if item else _new(unit, one, evaluation)
    if found is None:
        raise DomainError(Problem(code="work-unknown"))
    changed = _with(found, written)
    if not changed.content:
        raise DomainError(Problem(code="work-content-missing", field="content"))
    unit.save(changed, act="work.edit" if item else "work.create")
    return changed.id


def add_work(unit: Unit, round_id: str, evaluation: str, rows: Sequence[Mapping[str, str]]) -> int:
    """Enter pasted tasks in one step; how many. Raises DomainError as `set_work`, all at once."""
    one = open_round_of(unit, round_id)
    problems: list[Problem] = []
    made: list[WorkItem] = []
    for number, written in enumerate(rows, start=1):
        try:
            item = _with(_new(unit, one, evaluation), written)
        except DomainError as refused:
            problems += [
                replace(problem, params={**problem.params, "row": number})
                for problem in refused.problems
            ]
            continue
        if item.content:
            made.append(item)
    if problems:
        raise DomainError(*problems)
    return unit.save_all(made, act="work.create")


def void_work(unit: Unit, round_id: str, items: Sequence[str]) -> None:
    """Take tasks off the list. Raises DomainError: round-closed."""
    open_round_of(unit, round_id)
    for item in unit.get_many(WorkItem, list(items)).values():
        unit.void(item, reason="mistake", act="work.void")


def take_over_unfinished(unit: Unit, round_id: str, evaluations: Sequence[str] = ()) -> int:
    """Bring what the month before left undone into this round; how many tasks came.

    For some members, or for all. What was taken over already does not come twice. Raises
    DomainError: round-closed.
    """
    one = open_round_of(unit, round_id)
    first, last = _months(one)
    before = first.previous()
    here = work_items_of(unit.connection, one.branch_id, first, last)
    there = work_items_of(unit.connection, one.branch_id, before, before)
    taken = {item.source_id for some in here.values() for item in some if item.source_id}
    rows = load_sheet(unit, round_id).rows
    members = {
        row.evaluation.member_id
        for row in rows
        if not evaluations or row.evaluation.id in evaluations
    }
    made = [
        _carried(unit, item, last)
        for member in members
        for item in there.get(member, ())
        if not item.is_done and item.id not in taken
    ]
    return unit.save_all(made, act="work.carry")


def _carried(unit: Unit, item: WorkItem, month: Month) -> WorkItem:
    planned = (Decimal(1) if item.planned is None else item.planned) - (item.done or Decimal(0))
    return replace(
        item,
        id=unit.new_id(),
        month=month,
        source=WorkSource.CARRIED,
        source_id=item.id,
        planned=planned,
        done=None,
        quality=None,
        progress=None,
        leadership=None,
        errors=None,
        days_late=None,
        is_exceeding=False,
        evidence="",
    )


def _months(one: Round) -> tuple[Month, Month]:
    """The first and the last month of a round."""
    if one.period is None:
        raise DomainError(Problem(code="round-unknown"))
    months = months_of(one.lasts, one.period)
    return months[0], months[-1]


def _new(unit: Unit, one: Round, evaluation: str) -> WorkItem:
    of = unit.get(Evaluation, evaluation)
    if of is None or of.round_id != one.id:
        raise DomainError(Problem(code="evaluation-unknown"))
    return WorkItem(
        id=unit.new_id(),
        org_id=unit.author.org_id,
        branch_id=one.branch_id,
        member_id=of.member_id,
        full_name=of.full_name,
        month=one.period,
        source=WorkSource.BRANCH,
    )


def _with(item: WorkItem, written: Mapping[str, str]) -> WorkItem:
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name in written.keys() & _NAMES:
        try:
            values[name] = _value(name, nfc(written[name]).strip())
        except DomainError as refused:
            problems += refused.problems
    if problems:
        raise DomainError(*problems)
    return replace(item, **values)


_NAMES = {one.name for one in fields(WorkItem)} - {"id", "org_id", "member_id", "month"}


def _value(name: str, text: str) -> object:
    if name in FIGURES:
        return _figure(name, text)
    if name == "is_exceeding":
        return fold(text) in _YES
    if name == "due_on":
        return _day(text)
    return text


def _figure(name: str, text: str) -> Decimal | int | None:
    if not text:
        return None
    value = read_figure(text)
    if value is None or not is_possible(name, value):
        params = {"text": text, "label": FIGURES[name]}
        raise DomainError(Problem(code="work-not-a-number", field=name, params=params))
    return int(value) if name in ("errors", "days_late") else value


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = PartialDate.read(text)
    except ValueError:
        day = PartialDate(1)
    if not day.is_full:
        raise DomainError(Problem(code="work-day", field="due_on", params={"text": text}))
    return day.earliest
