"""Reads the update sheet as users have it; writes nothing, decides nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from chibo_desktop.documents.bounded import Cell, RawSheet, read_workbook
from chibo_desktop.documents.sheets.cell_values import reader, text_of
from chibo_desktop.documents.sheets.header_search import Header, find_header
from chibo_desktop.documents.sheets.member_sheet import known_headers, sheet_columns
from chibo_desktop.documents.sheets.row_kinds import reason_to_skip
from chibo_desktop.domain.fields import FieldSpec
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.problems import DomainError, Problem, Severity
from chibo_desktop.domain.records import type_of

_LEGACY_SIGNS = frozenset("§¶®¸µ¹¬©ª«¨")  # letters of TCVN3 fonts when read as Western text


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A member's row: its line in the sheet (from 1), plain text by field name, problems.

    `values` are what `Member`'s declarations accept in plain form, except `branch_id`, which
    holds the branch's name as written. An empty text is an empty cell; a field that is missing
    had no column or could not be read.
    """

    number: int
    values: Mapping[str, str]
    problems: tuple[Problem, ...]


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
    """Read an xlsx, xls or ods file in a bounded process.

    Raises DomainError with one problem when the file cannot be opened (see `read_workbook`) or
    holds no list of members (`sheet-header-missing`).
    """
    return read_member_rows(read_workbook(data))


def read_member_rows(sheets: Sequence[RawSheet]) -> SheetReading:
    """The same from cells already read: the sheet with the most known columns counts."""
    known = known_headers()
    found = [(find_header(sheet.rows, known), sheet) for sheet in sheets]
    best: tuple[Header, RawSheet] | None = None
    for header, sheet in found:
        if header is not None and (best is None or len(header.fields) > len(best[0].fields)):
            best = (header, sheet)
    if best is None:
        raise DomainError(Problem(code="sheet-header-missing"))
    return _read(*best)


def _read(header: Header, sheet: RawSheet) -> SheetReading:
    specs = type_of(Member).by_name
    start = header.last_row + 1
    name_column = next(c for c, field in header.fields.items() if field == "full_name")
    by_field = {field: column for column, field in header.fields.items()}
    evidence = [by_field[field] for field in _EVIDENCE if field in by_field]
    skipped: list[SkippedRow] = []
    numbers: list[int] = []
    kept: list[list[Cell]] = []
    for number, row in enumerate(sheet.rows[start:], start=start + 1):
        reason = reason_to_skip(row, name_column, evidence)
        if reason is None:
            numbers.append(number)
            kept.append(row)
        elif reason:
            words = (text_of(cell) for cell in row if cell != "")
            skipped.append(SkippedRow(number, reason, " ".join(words)[:120]))
    names = tuple(header.fields.values())
    columns = [
        _column(specs[field], [row[column] for row in kept])
        for column, field in header.fields.items()
    ]
    rows = _rows(names, numbers, columns)
    return SheetReading(
        sheet_name=sheet.name,
        fields=names,
        rows=_with_duplicates(rows),
        skipped=tuple(skipped),
        problems=_sheet_problems(header, rows),
    )


_EVIDENCE = ("identity_number", "born_on", "admitted_on", "card_number", "central_id", "gender")

_Column = tuple[list[str], Mapping[int, tuple[Problem, ...]], frozenset[int]]
"""The texts of a column, problems by place, and the places that could not be read."""


def _column(spec: FieldSpec, cells: list[Cell]) -> _Column:
    """Equal cells are read once: most columns repeat a few texts thousands of times."""
    read = reader(spec)
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
    texts = zip(*(column[0] for column in columns), strict=True)
    for place, (number, of_row) in enumerate(zip(numbers, texts, strict=True)):
        values = dict(zip(names, of_row, strict=True))
        for name in unread.get(place, ()):
            del values[name]
        rows.append(SheetRow(number, MappingProxyType(values), told.get(place, ())))
    return tuple(rows)


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
            marked[place] = SheetRow(row.number, row.values, (*row.problems, problem))
    return tuple(marked)


def _sheet_problems(header: Header, rows: tuple[SheetRow, ...]) -> tuple[Problem, ...]:
    found = []
    if not rows:
        found.append(Problem(code="sheet-no-rows"))
    missing = [
        column.header if not column.group else f"{column.group} – {column.header}"
        for column in sheet_columns()
        if column.spec is not None and column.spec.name not in header.fields.values()
    ]
    if missing:
        found.append(_note("sheet-columns-missing", missing))
    if header.unknown:
        found.append(_note("sheet-columns-unknown", header.unknown))
    legacy = sum(bool(_LEGACY_SIGNS & set(row.values.get("full_name", ""))) for row in rows)
    if legacy:
        found.append(Problem(code="sheet-legacy-letters", params={"count": legacy}))
    return tuple(found)


def _note(code: str, headers: Sequence[str]) -> Problem:
    params: dict[str, str | int] = {"count": len(headers), "headers": "; ".join(headers)}
    return Problem(code=code, params=params, severity=Severity.WARNING)
