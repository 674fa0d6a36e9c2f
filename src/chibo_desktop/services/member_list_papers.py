"""Danh sách đảng viên as a paper and a workbook: chosen columns, an order, a filter.

Numbers that identify a person stay off the list unless asked for, and are masked unless asked for
in full. Source: wants.md §1 (26), domain.md §2.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chibo_desktop.documents.list_paper import list_paper
from chibo_desktop.documents.list_view import Cell, ListColumn, ListRow, ListView
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.paper import Align
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.services.custom_fields import custom_specs
from chibo_desktop.services.filters import prepared, words_of
from chibo_desktop.services.issuers import created_at, issuer_of
from chibo_desktop.services.listed_fields import listed_fields
from chibo_desktop.services.listed_people import Scope
from chibo_desktop.services.members import (
    MemberFilters,
    MemberLine,
    MemberOrder,
    branches,
    count_members,
    member_lines,
    units,
)
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.numbers import count_text
from chibo_desktop.wording.values import value_text

USUAL = ("full_name", "born_on", "gender", "position", "admitted_on", "confirmed_on", "card_number")
"""The columns of a list of which nobody has said more."""
_CENTRED = frozenset({Kind.DATE, Kind.PARTIAL_DATE, Kind.MONTH, Kind.FLAG})
_NARROWEST, _WIDEST = 12, 40  # characters
_PAGE = 2000
_FLAG = "x"


class NumbersOnPaper(StrEnum):
    """What of the numbers that identify a person is printed."""

    NONE = "none"
    MASKED = "masked"
    FULL = "full"


class ListOrder(StrEnum):
    """In which order the names stand."""

    NAME = "full_name"
    POST = "position"
    ADMITTED = "admitted_on"
    BRANCH = "branch_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWish:
    """What a list shall look like."""

    filters: MemberFilters = field(default_factory=MemberFilters)
    columns: tuple[str, ...] = USUAL
    order: ListOrder = ListOrder.NAME
    numbers: NumbersOnPaper = NumbersOnPaper.MASKED
    title: str = ""
    dated: date | None = None


def list_columns(own: Sequence[FieldSpec] = ()) -> tuple[FieldSpec, ...]:
    """The fields that may stand in a list, in the order of the form, the unit's `own` last."""
    return tuple(
        spec
        for spec in listed_fields(own)
        if spec.kind not in (Kind.LONG_TEXT, Kind.MAPPING, Kind.DOCUMENT)
    )


def member_list_pdf(unit: Unit, wish: ListWish) -> bytes:
    """The list as PDF. Raises DomainError: list-of-nobody."""
    return list_paper(_view(unit, wish))


def member_list_workbook(unit: Unit, wish: ListWish) -> bytes:
    """The same list as a workbook. Raises DomainError: list-of-nobody."""
    return list_workbook([_view(unit, wish)], created=created_at(unit, wish.dated))


def _view(unit: Unit, wish: ListWish) -> ListView:
    filters = prepared(unit, wish.filters)
    specs = _specs(unit, wish)
    lines = _all_lines(unit, filters, wish.order, specs)
    if not lines:
        raise DomainError(Problem(code="list-of-nobody"))
    scope = Scope(org_id=filters.org_id, branch_id=filters.branch_id)
    issuer = issuer_of(unit, wish.dated, scope)
    names = {**units(unit), **branches(unit)}
    several_units = len({line.org_id for line in lines}) > 1
    columns = [ListColumn(title="TT", width=5, align=Align.CENTRE)]
    columns += [_column(spec) for spec in specs]
    columns += [ListColumn(title="Đơn vị", width=24)] if several_units else []
    columns.append(ListColumn(title="Ghi chú", width=12))
    rows = []
    for number, line in enumerate(lines, start=1):
        cells: list[Cell] = [number]
        cells += [_cell(spec, line, names, wish) for spec in specs]
        cells += [names.get(line.org_id, "")] if several_units else []
        rows.append(ListRow(cells=(*cells, "")))
    return ListView(
        letterhead=issuer.letterhead,
        title="Danh sách",
        subjects=tuple(filter(None, (wish.title or "đảng viên", issuer.subject))),
        note=_note(unit, filters, wish),
        columns=tuple(columns),
        rows=tuple(rows),
        after=(f"Danh sách có {count_text(len(lines))} đồng chí.",),
        signatures=(issuer.signature,),
        footnote=issuer.noted(),
        sheet="Danh sách",
        is_lying=sum(column.width for column in columns) > _UPRIGHT,
        is_practice=issuer.is_practice,
    )


_UPRIGHT = 96  # characters that an upright page has room for


def _specs(unit: Unit, wish: ListWish) -> list[FieldSpec]:
    known = {spec.name: spec for spec in list_columns(custom_specs(unit))}
    chosen = [known[name] for name in wish.columns if name in known]
    if wish.numbers is NumbersOnPaper.NONE:
        chosen = [spec for spec in chosen if not spec.sensitive]
    return chosen


def _all_lines(
    unit: Unit, filters: MemberFilters, order: ListOrder, specs: Sequence[FieldSpec]
) -> list[MemberLine]:
    wanted = MemberOrder(column=order.value)
    columns = [spec.name for spec in specs]
    found: list[MemberLine] = []
    for offset in range(0, count_members(unit, filters), _PAGE):
        found += member_lines(unit, filters, wanted, columns, offset=offset, limit=_PAGE)
    return found


def _column(spec: FieldSpec) -> ListColumn:
    title = spec.title
    if spec.kind in _CENTRED or spec.sensitive:
        least = max(_NARROWEST, spec.width + 3 if spec.sensitive else 0)
        return ListColumn(title=title, width=least, align=Align.CENTRE)
    return ListColumn(title=title, width=max(7, min(_WIDEST, spec.width)))


def _cell(spec: FieldSpec, line: MemberLine, names: dict[str, str], wish: ListWish) -> str:
    if spec.kind is Kind.FLAG:
        return _FLAG if line.values[spec.name] else ""
    return value_text(
        spec,
        line.values[spec.name],
        catalogues(),
        names,
        revealed=wish.numbers is NumbersOnPaper.FULL,
    )


def _note(unit: Unit, filters: MemberFilters, wish: ListWish) -> str:
    day = wish.dated or unit.now.date()
    parts = [f"Tính đến {date_text(day)}", words_of(unit, filters.condition)]
    return f"({'; '.join(part for part in parts if part)})"
