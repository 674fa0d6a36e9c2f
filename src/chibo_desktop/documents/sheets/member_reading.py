"""Reads a list of members as users have it; writes nothing, decides nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from chibo_desktop.documents.bounded import Cell, RawSheet, read_workbook
from chibo_desktop.documents.sheets.cell_values import Value, reader, text_of
from chibo_desktop.documents.sheets.header_words import RECORD_ID, SPECIAL
from chibo_desktop.documents.sheets.known_layouts import UPDATE_SHEET
from chibo_desktop.documents.sheets.layout import Layout, Plan, find_layout, usual_plan
from chibo_desktop.documents.sheets.lettering import Letters, turned
from chibo_desktop.documents.sheets.member_sheet import sheet_columns
from chibo_desktop.documents.sheets.parts_of_a_person import joined
from chibo_desktop.documents.sheets.row_kinds import reason_to_skip
from chibo_desktop.domain.dossier.custom_field import CustomField, CustomKind
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem, Severity
from chibo_desktop.domain.records import type_of


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A member's row: its line in the sheet (from 1), plain text by field name, problems.

    `values` are what `Member`'s declarations accept in plain form, except `branch_id`, which
    holds the branch's name as written. An empty text is an empty cell; a field that is missing
    had no column or could not be read. `implied` holds what an empty cell means for a new member
    only (no mark under “Nữ”); `record_id` is the member whom a sheet of ours names.
    """

    number: int
    values: Mapping[str, str]
    problems: tuple[Problem, ...]
    implied: Mapping[str, str] = field(default_factory=dict)
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A line that is no member, why (a code with a sentence in wording), and its first words."""

    number: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a workbook holds: nothing is left out in silence."""

    sheet_name: str
    fields: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    skipped: tuple[SkippedRow, ...]
    problems: tuple[Problem, ...]


def read_member_sheet(data: bytes) -> SheetReading:
    """Read an xlsx, xls, ods or csv file in a bounded process, as it is guessed to lie.

    Raises DomainError with one problem when the file cannot be opened (see `read_workbook`) or
    holds no list of members (`sheet-header-missing`).
    """
    return read_member_rows(read_workbook(data))


def read_member_rows(sheets: Sequence[RawSheet]) -> SheetReading:
    """The same from cells already read."""
    layout = find_layout(sheets)
    return read_planned(sheets[layout.sheet], layout, usual_plan(layout))


def read_planned(
    sheet: RawSheet, layout: Layout, plan: Plan, own: Sequence[CustomField] = ()
) -> SheetReading:
    """The rows of a sheet as a plan says. Raises DomainError: plan-without-name.

    `own` are the fields that the unit keeps itself; their texts are as `Member.extra` has them.
    """
    specs = {**type_of(Member).by_name, **{one.spec.name: one.spec for one in own}}
    offered = {one.spec.name: one.offered for one in own if one.kind == CustomKind.CHOICE}
    start = layout.place.start
    column_of = {target: column for column, target in plan.targets.items()}
    name_column = column_of.get("full_name", column_of.get("given_name"))
    if name_column is None:
        raise DomainError(Problem(code="plan-without-name"))
    evidence = [column_of[target] for target in _EVIDENCE if target in column_of]
    width = max(plan.targets, default=0) + 1
    skipped: list[SkippedRow] = []
    numbers: list[int] = []
    kept: list[list[Cell]] = []
    for number, row in enumerate(sheet.rows[start:], start=start + 1):
        if len(row) < width:
            row = row + [""] * (width - len(row))
        reason = reason_to_skip(row, name_column, evidence)
        if reason is None:
            numbers.append(number)
            kept.append(row)
        elif reason:
            words = (text_of(cell) for cell in row if cell != "")
            skipped.append(SkippedRow(number, reason, " ".join(words)[:120]))
    names: list[str] = []
    columns: list[_Column] = []
    parts: dict[str, list[Cell]] = {}
    for column, target in sorted(plan.targets.items()):
        cells = [row[column] for row in kept]
        if layout.samples or plan.letters is not Letters.BY_ITSELF:
            fonts = [sheet.font(number - 1, column) for number in numbers]
            cells = turned(cells, fonts, plan.letters, layout.lettering)
        if target in SPECIAL:
            parts[target] = cells
        elif target in specs:
            names.append(target)
            read = reader(
                specs[target],
                month_first=target in plan.month_first,
                offered=offered.get(target),
            )
            columns.append(_column(read, cells))
    rows = _rows(tuple(names), numbers, columns)
    if parts:
        rows = _with_parts(rows, parts)
    return SheetReading(
        sheet_name=sheet.name,
        fields=tuple(names),
        rows=_with_duplicates(rows),
        skipped=tuple(skipped),
        problems=_sheet_problems(layout, plan, rows, specs),
    )


_EVIDENCE = (
    "identity_number", "born_on", "admitted_on", "card_number", "central_id", "gender",
    "female_mark", "male_mark",
)  # fmt: skip

_Column = tuple[list[str], Mapping[int, tuple[Problem, ...]], frozenset[int]]
"""The texts of a column, problems by place, and the places that could not be read."""


def _column(read: Callable[[Cell], Value], cells: list[Cell]) -> _Column:
    """Equal cells are read once: most columns repeat a few texts thousands of times."""
    texts: dict[Cell, str] = {}
    told: dict[Cell, tuple[Problem, ...]] = {}
    unread: set[Cell] = set()
    for cell in set(cells):
        text, problems = read(cell)
        texts[cell] = text or ""
        if problems:
            told[cell] = problems
        if text is None:
            unread.add(cell)
    values = [texts[cell] for cell in cells]
    if not told:
        return values, {}, frozenset()
    return (
        values,
        {place: told[cell] for place, cell in enumerate(cells) if cell in told},
        frozenset(place for place, cell in enumerate(cells) if cell in unread),
    )


def _rows(
    names: tuple[str, ...], numbers: list[int], columns: Sequence[_Column]
) -> tuple[SheetRow, ...]:
    told: dict[int, tuple[Problem, ...]] = {}
    unread: dict[int, set[str]] = {}
    for name, (_, problems, unread_places) in zip(names, columns, strict=True):
        for place, of_cell in problems.items():
            told[place] = (*told.get(place, ()), *of_cell)
        for place in unread_places:
            unread.setdefault(place, set()).add(name)
    rows = []
    texts = zip(*(column[0] for column in columns), strict=True) if columns else [()] * len(numbers)
    for place, (number, of_row) in enumerate(zip(numbers, texts, strict=True)):
        values = dict(zip(names, of_row, strict=True))
        for name in unread.get(place, ()):
            del values[name]
        rows.append(SheetRow(number, MappingProxyType(values), told.get(place, ())))
    return tuple(rows)


def _with_parts(
    rows: tuple[SheetRow, ...], parts: Mapping[str, Sequence[Cell]]
) -> tuple[SheetRow, ...]:
    """Halves of names joined, marks under Nam and Nữ understood, members named by our own ids."""
    by_row = [
        {target: cells[place] for target, cells in parts.items()} for place in range(len(rows))
    ]
    marks_women = any(text_of(cells.get("female_mark", "")) for cells in by_row)
    found = []
    for row, cells in zip(rows, by_row, strict=True):
        values, implied = joined(row.values, cells, marks_women=marks_women)
        record_id = text_of(cells.get(RECORD_ID, ""))
        found.append(SheetRow(row.number, values, row.problems, implied, record_id))
    return tuple(found)


def _with_duplicates(rows: tuple[SheetRow, ...]) -> tuple[SheetRow, ...]:
    """Rows whose identity number stands in an earlier row say so."""
    first: dict[str, int] = {}
    marked = list(rows)
    for place, row in enumerate(rows):
        number = row.values.get("identity_number", "")
        if not number:
            continue
        earlier = first.setdefault(number, row.number)
        if earlier != row.number:
            problem = Problem(
                code="sheet-identity-twice", field="identity_number", params={"row": earlier}
            )
            marked[place] = SheetRow(
                row.number, row.values, (*row.problems, problem), row.implied, row.record_id
            )
    return tuple(marked)


def _sheet_problems(
    layout: Layout, plan: Plan, rows: tuple[SheetRow, ...], specs: Mapping[str, FieldSpec]
) -> tuple[Problem, ...]:
    found = []
    if not rows:
        found.append(Problem(code="sheet-no-rows"))
    if layout.known_as == UPDATE_SHEET:
        missing = [
            column.header if not column.group else f"{column.group} – {column.header}"
            for column in sheet_columns()
            if column.spec is not None and column.spec.name not in plan.targets.values()
        ]
        if missing:
            found.append(_note("sheet-columns-missing", missing))
    unknown = [
        column.title
        for column in layout.columns
        if column.index not in plan.targets and (not column.is_known or column.target)
    ]
    if unknown:
        found.append(_note("sheet-columns-unknown", unknown))
    if layout.samples and plan.letters is Letters.AS_THEY_ARE:
        found.append(Problem(code="sheet-legacy-letters", severity=Severity.WARNING))
    elif layout.samples:
        sample = layout.samples[0]
        params: dict[str, str | int] = {"before": sample.before, "after": sample.after}
        found.append(Problem(code="sheet-letters-turned", params=params, severity=Severity.WARNING))
    return (*found, *_month_first(rows, specs))


def _month_first(rows: Sequence[SheetRow], specs: Mapping[str, FieldSpec]) -> list[Problem]:
    """Columns where some dates can only be month-day-year: then the others may be so too."""
    counts: dict[str, int] = {}
    for row in rows:
        for problem in row.problems:
            if problem.code == "sheet-date-us-order":
                counts[problem.field] = counts.get(problem.field, 0) + 1
    return [
        Problem(
            code="sheet-dates-month-first",
            field=name,
            params={"label": specs[name].label, "count": count},
            severity=Severity.WARNING,
        )
        for name, count in counts.items()
    ]


def _note(code: str, headers: Sequence[str]) -> Problem:
    params: dict[str, str | int] = {"count": len(headers), "headers": "; ".join(headers)}
    return Problem(code=code, params=params, severity=Severity.WARNING)
