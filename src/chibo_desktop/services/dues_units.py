"""Đảng phí at the office: the sums of every branch, kept by unit until its journal changes."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from chibo_desktop.domain.dues.book import BranchKey, DuesBookMonth, DuesBookSpan
from chibo_desktop.domain.organization import Branch
from chibo_desktop.domain.period import Month
from chibo_desktop.services.dues_year import UnitDues, branch_dues
from chibo_desktop.services.kept_parts import Keeping
from chibo_desktop.services.watched import Progress, unwatched
from chibo_desktop.storage.dues import branches_with_books
from chibo_desktop.storage.member_values import nodes_with_rows
from chibo_desktop.storage.picture import Part, plain_told
from chibo_desktop.storage.standing_rows import rows_of_nodes
from chibo_desktop.storage.unit_of_work import Unit

_AMOUNTS = tuple(one.name for one in fields(DuesBookMonth) if one.name != "month")


def load_units_dues(
    unit: Unit, first: Month, last: Month, progress: Progress = unwatched
) -> list[UnitDues]:
    """Every branch's sums between two months, by the same reckoning as its own book.

    What is missing of them is reckoned first. `progress` may stop it by raising.
    """

    def make(stale: Sequence[str]) -> Iterator[Part]:
        books, branches = branches_with_books(unit.connection), defaultdict(list)
        for one in rows_of_nodes(unit.connection, Branch, stale):
            branches[one.org_id].append(one)
        for org_id in stale:
            own = (_reckoned(unit, one, first, last, books) for one in branches[org_id])
            told = json.dumps([_plain(one) for one in own], ensure_ascii=False)
            yield Part(org_id=org_id, told=told)

    keeping = Keeping(name=f"dues/{first}/{last}", until=str(last))
    parts = keeping.fresh(unit, nodes_with_rows(unit.connection), make, progress)
    told = plain_told(parts.values())
    found = [_read(org_id, plain) for org_id, own in zip(parts, told, strict=True) for plain in own]
    return sorted(found, key=lambda one: one.name)


def _reckoned(
    unit: Unit, branch: Branch, first: Month, last: Month, books: frozenset[BranchKey]
) -> UnitDues:
    key = BranchKey(org_id=branch.org_id, branch_id=branch.id)
    if key in books:
        return branch_dues(unit, branch, first, last)
    return UnitDues(key=key, name=branch.name, span=None, retained_percent=None, closed_until=None)


def _plain(one: UnitDues) -> list[object]:
    months = one.span.months if one.span is not None else ()
    return [
        one.key.branch_id,
        one.name,
        None if one.retained_percent is None else str(one.retained_percent),
        None if one.closed_until is None else str(one.closed_until),
        [[str(month.month), *(getattr(month, name) for name in _AMOUNTS)] for month in months],
    ]


def _read(org_id: str, plain: Sequence[Any]) -> UnitDues:
    branch_id, name, percent, closed, months = plain
    read = tuple(
        DuesBookMonth(month=Month.parse(month), **dict(zip(_AMOUNTS, amounts, strict=True)))
        for month, *amounts in months
    )
    return UnitDues(
        key=BranchKey(org_id=org_id, branch_id=branch_id),
        name=name,
        span=DuesBookSpan(label="", months=read) if read else None,
        retained_percent=None if percent is None else Decimal(percent),
        closed_until=None if closed is None else Month.parse(closed),
    )
