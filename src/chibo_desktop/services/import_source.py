"""A workbook opened and a proposal for reading it: shown to the user, corrected, remembered.

What was chosen for a list of some headers is remembered as a small fact of this file, under the
fingerprint of the headers: the same list next quarter needs no choosing. See decision 0410.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from chibo_desktop.documents.bounded import RawSheet
from chibo_desktop.documents.sheets.header_search import HeaderPlace
from chibo_desktop.documents.sheets.header_words import SPECIAL, header_key, member_targets
from chibo_desktop.documents.sheets.layout import Layout, Plan, SeenColumn, find_layout, usual_plan
from chibo_desktop.documents.sheets.lettering import Letters, LetterSample
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.services.custom_fields import CustomField, custom_fields
from chibo_desktop.storage.meta import read_meta, write_meta
from chibo_desktop.storage.unit_of_work import Unit

__all__ = [
    "SPECIAL",
    "HeaderPlace",
    "Layout",
    "LetterSample",
    "Letters",
    "Plan",
    "Proposal",
    "SeenColumn",
    "Workbook",
    "member_targets",
    "open_workbook",
    "propose",
    "read_file",
    "remember",
]

_KEY = "import-plan:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A workbook that has been read; nothing of it is understood yet."""

    file_name: str
    sheets: tuple[RawSheet, ...]

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of its visible sheets; one empty name for a text file."""
        return tuple(sheet.name for sheet in self.sheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """How the list would be read. `is_remembered`: as this user read such a list before.

    `own` are the fields that the unit keeps itself: columns may go into them too.
    """

    workbook: Workbook
    layout: Layout
    plan: Plan
    is_remembered: bool = False
    own: tuple[CustomField, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """False for a list that the program or this user already knows: the preview may follow."""
        if self.is_remembered:
            return False
        return not (self.layout.is_sure or (self.layout.known_as and not self.layout.samples))


def read_file(path: Path) -> bytes:
    """The bytes of a chosen workbook. Raises DomainError: workbook-not-opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem(code="workbook-not-opened", params={"name": path.name})
        raise DomainError(problem) from error


def open_workbook(data: bytes, file_name: str) -> Workbook:
    """Read every sheet in the bounded process. Raises DomainError: what `read_workbook` refuses."""
    from chibo_desktop.documents.bounded import read_workbook

    name = Path(file_name).name
    return Workbook(file_name=name, sheets=read_workbook(data))


def propose(
    unit: Unit, workbook: Workbook, sheet: int | None = None, place: HeaderPlace | None = None
) -> Proposal:
    """The sheet, the header and the columns as they seem, or as the user read such a list before.

    Raises DomainError: sheet-header-missing.
    """
    own = custom_fields(unit)
    layout = find_layout(workbook.sheets, sheet, place, own)
    usual = usual_plan(layout)
    kept = read_meta(unit.connection, _KEY + layout.fingerprint)
    if not kept:
        return Proposal(workbook=workbook, layout=layout, plan=usual, own=own)
    plan = _recalled(layout, usual, json.loads(kept), own)
    return Proposal(workbook=workbook, layout=layout, plan=plan, is_remembered=True, own=own)


def remember(unit: Unit, layout: Layout, plan: Plan) -> None:
    """Keep how this list was read, for the next one with the same headers."""
    columns = [
        {"at": column.index, "key": header_key(column.header), "target": target}
        for column in layout.columns
        for target in (plan.targets.get(column.index, ""),)
    ]
    kept = {
        "columns": columns,
        "letters": plan.letters,
        "month_first": sorted(plan.month_first),
    }
    write_meta(unit.connection, _KEY + layout.fingerprint, json.dumps(kept, ensure_ascii=False))


def _recalled(
    layout: Layout, usual: Plan, kept: Mapping[str, object], own: Sequence[CustomField]
) -> Plan:
    """The remembered plan on today's columns; what is no longer declared is left out."""
    known = {spec.name for spec in member_targets()} | {one.spec.name for one in own}
    known |= set(SPECIAL)
    columns = kept["columns"]
    by_key: dict[tuple[str, int], str] = {}
    for one in columns if isinstance(columns, list) else ():
        by_key[(one["key"], -1 if one["key"] else one["at"])] = one["target"]
    targets: dict[int, str] = {}
    for column in layout.columns:
        key = header_key(column.header)
        target = by_key.get((key, -1 if key else column.index))
        if target is None:  # a column that was not there: as guessed
            target = usual.targets.get(column.index, "")
        if target in known and target not in targets.values():
            targets[column.index] = target
    months = kept.get("month_first")
    return replace(
        usual,
        targets=MappingProxyType(targets),
        letters=Letters(str(kept["letters"])),
        month_first=frozenset(months if isinstance(months, list) else ()),
    )
