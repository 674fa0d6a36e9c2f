"""The list of members as it is seen: filter, order and columns, on paper and as a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from chibo_desktop.documents.letterhead import Letterhead
from chibo_desktop.documents.member_list import (
    ListColumn,
    ListView,
    member_list,
    member_list_workbook,
)
from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.organization import Workplace
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.custom_fields import catalogues_with, custom_fields, custom_specs
from chibo_desktop.services.filters import words_of
from chibo_desktop.services.listed_fields import listed_fields
from chibo_desktop.services.members import MemberOrder, member_lines
from chibo_desktop.services.reveals import Occasion, log_reveal
from chibo_desktop.storage.member_filter import UNIT
from chibo_desktop.storage.member_lines import (
    MemberFilters,
    MemberLine,
    branch_names,
    unit_names,
)
from chibo_desktop.storage.meta import read_meta
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.values import value_text

MOST_ON_PAPER = 5_000
_MOST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """What is to be written: `columns` are (key, title) as on the screen."""

    title: str
    filters: MemberFilters
    order: MemberOrder
    columns: tuple[tuple[str, str], ...]
    reveals: bool = False
    chosen: str = ""  # what stands in the search box and the drop-downs, in words


def list_pdf(unit: Unit, request: ListRequest) -> bytes:
    """The list as PDF. Raises DomainError: nobody-to-print, list-too-long."""
    return member_list(_view(unit, request, Occasion.PAPER, MOST_ON_PAPER))


def list_workbook(unit: Unit, request: ListRequest) -> bytes:
    """The list as a workbook. Raises DomainError: nobody-to-print."""
    created = datetime.combine(unit.now.date(), time())
    view = _view(unit, request, Occasion.WORKBOOK, _MOST)
    return member_list_workbook(view, created=created)


def _view(unit: Unit, request: ListRequest, occasion: Occasion, most: int) -> ListView:
    specs = {spec.name: spec for spec in listed_fields(custom_specs(unit))}
    columns = [(key, title) for key, title in request.columns if key in specs or key == UNIT]
    keys = [key for key, _ in columns]
    asked = [key for key in keys if key in specs]
    lines = member_lines(unit, request.filters, request.order, asked, offset=0, limit=most + 1)
    if not lines:
        raise DomainError(Problem(code="nobody-to-print"))
    if len(lines) > most:
        raise DomainError(Problem(code="list-too-long", params={"most": most}))
    if request.reveals and any(specs[key].sensitive for key in asked):
        log_reveal(unit, occasion, request.filters)
    workplace = unit.get(Workplace, unit.author.org_id)
    words = words_of(unit, request.filters.condition)
    return ListView(
        letterhead=Letterhead(
            superior=workplace.superior_name if workplace else "",
            issuer=workplace.name if workplace else "",
            place=workplace.place if workplace else "",
            dated=unit.now.date(),
        ),
        title=request.title,
        chosen="; ".join(part for part in (request.chosen, words) if part),
        columns=tuple(
            ListColumn(title=title, width=specs[key].width if key in specs else 24)
            for key, title in columns
        ),
        rows=tuple(_texts(unit, lines, keys, specs, reveals=request.reveals)),
        is_practice=bool(read_meta(unit.connection, "practice")),
    )


def _texts(
    unit: Unit,
    lines: Sequence[MemberLine],
    keys: Sequence[str],
    specs: dict[str, FieldSpec],
    *,
    reveals: bool,
) -> list[tuple[str, ...]]:
    known = catalogues_with(custom_fields(unit))
    branches, units = branch_names(unit.connection), unit_names(unit.connection)

    def text(line: MemberLine, key: str) -> str:
        if key == UNIT:
            return units.get(line.org_id, "")
        spec, plain = specs[key], line.values.get(key)
        if spec.kind is Kind.FLAG and not plain:
            return ""
        return value_text(spec, plain, known, branches, revealed=reveals).replace("\n", " ")

    return [tuple(text(line, key) for key in keys) for line in lines]
