"""How a workbook's list lies: which sheet, where its header is, what every column seems to hold.

Only a proposal: the user sees it and may change every part of it before a cell is taken.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from chibo_desktop.documents.bounded import RawSheet
from chibo_desktop.documents.sheets.cell_values import text_of
from chibo_desktop.documents.sheets.column_guess import (
    SAMPLE,
    guess,
    mended_target,
    share_of_names,
)
from chibo_desktop.documents.sheets.header_search import (
    ROWS_SEARCHED,
    HeaderPlace,
    find_header,
    labels,
    target_of,
)
from chibo_desktop.documents.sheets.header_words import (
    FAMILY_NAME,
    GIVEN_NAME,
    HeaderWords,
    header_key,
    header_words,
)
from chibo_desktop.documents.sheets.known_layouts import known_layout
from chibo_desktop.documents.sheets.lettering import (
    Letters,
    LetterSample,
    letters_of,
    read_letters,
    usual_letters,
)
from chibo_desktop.documents.sheets.member_sheet import RESULT_HEADERS
from chibo_desktop.domain.dossier.custom_field import CustomField
from chibo_desktop.domain.legacy_letters import Lettering
from chibo_desktop.domain.problems import DomainError, Problem
from chibo_desktop.wording.import_files import RECORD_HEADER

_SAMPLES = 3
_NAMES = 0.6
_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenColumn:
    """A column as it stands. `target` is guessed; `why` is "header", "values" or empty."""

    index: int
    header: str
    samples: tuple[str, ...]
    target: str
    why: str
    is_known: bool  # also a column known to hold nothing to bring in
    us_dates: int = 0  # dates among the first that only make sense with the month first

    @property
    def title(self) -> str:
        """Its header, or the letter that Excel gives it."""
        return self.header or f"(cột {letter_of(self.index)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A proposal for one sheet. `fingerprint` is the same for lists of the same headers."""

    sheet: int
    sheet_name: str
    place: HeaderPlace
    columns: tuple[SeenColumn, ...]
    samples: tuple[LetterSample, ...]
    fingerprint: str
    known_as: str = ""
    lettering: Lettering = Lettering.UNICODE

    @property
    def is_sure(self) -> bool:
        """True when every filled column is understood by its header and the letters are today's."""
        return not self.samples and all(
            column.is_known and not column.us_dates for column in self.columns
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a sheet is to be read: target by column, letters, dates written month first."""

    targets: Mapping[int, str]
    letters: Letters = Letters.BY_ITSELF
    month_first: frozenset[str] = field(default_factory=frozenset)


def letter_of(index: int) -> str:
    """The letter of a column as spreadsheets show it: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def usual_plan(layout: Layout) -> Plan:
    """What is guessed, each target once."""
    targets = {column.index: column.target for column in layout.columns if column.target}
    return Plan(targets=MappingProxyType(targets))


def find_layout(
    sheets: Sequence[RawSheet],
    sheet: int | None = None,
    place: HeaderPlace | None = None,
    own: Sequence[CustomField] = (),
) -> Layout:
    """The list in a workbook, in the sheet and at the header that the user says, if any.

    `own` are the fields that the unit keeps itself: their columns are known by their names.

    Raises DomainError: sheet-header-missing when nothing in it looks like a list of people.
    """
    words = header_words().with_own(own)
    if sheet is not None and place is not None:
        return _layout(sheets, sheet, place, words)
    wanted = range(len(sheets)) if sheet is None else [sheet]
    found = [(*find_header(sheets[at].rows, words, usual_letters(sheets[at])), at) for at in wanted]
    known, count, best = max(found, key=lambda one: one[1])
    if count:
        return _layout(sheets, best, known, words)
    for at in wanted:
        shaped = _by_shape(sheets[at], words)
        if shaped is not None:
            return _layout(sheets, at, shaped, words)
    if sheet is not None:  # the user insists on this sheet
        return _layout(sheets, sheet, HeaderPlace(0, 0), words)
    raise DomainError(Problem(code="sheet-header-missing"))


def _by_shape(sheet: RawSheet, words: HeaderWords) -> HeaderPlace | None:
    """The header over a column of people's names, though it says nothing that anybody knows."""
    width = max((len(row) for row in sheet.rows[:ROWS_SEARCHED]), default=0)
    usual = usual_letters(sheet)
    for column in range(min(width, 12)):
        rows = [
            (at, read_letters(text_of(row[column]), usual=usual))
            for at, row in enumerate(sheet.rows[: ROWS_SEARCHED + SAMPLE])
            if column < len(row) and row[column] != ""
        ]
        names = [at for at, text in rows if share_of_names([text], words) == 1]
        if len(names) < 2:
            continue
        below = [text for at, text in rows if at >= names[0]]
        if share_of_names(below, words) < _NAMES:
            continue
        above = names[0] - 1
        filled = above >= 0 and sum(cell != "" for cell in sheet.rows[above]) > 1
        return HeaderPlace(above, above) if filled else HeaderPlace(names[0], names[0] - 1)
    return None


def _layout(sheets: Sequence[RawSheet], at: int, place: HeaderPlace, words: HeaderWords) -> Layout:
    sheet = sheets[at]
    data = sheet.rows[place.start :]
    usual = usual_letters(sheet)
    headers = labels(sheet.rows, place, usual)
    width = max((len(row) for row in data[:SAMPLE]), default=0)
    headers += [("", "")] * (width - len(headers))
    texts = [_texts(sheet, place.start, column, usual) for column in range(len(headers))]
    targets = _targets(headers, texts, words)
    columns = tuple(
        SeenColumn(
            index=index,
            header=" ".join(grouped.split()),
            samples=tuple(dict.fromkeys(texts[index]))[:_SAMPLES],
            target=target,
            why=why,
            is_known=bool(target and why == "header") or words.target(own) == "",
            us_dates=sum(_only_us(text) for text in texts[index]),
        )
        for index, ((own, grouped), (target, why)) in enumerate(zip(headers, targets, strict=True))
        if grouped or texts[index]
    )
    return Layout(
        sheet=at,
        sheet_name=sheet.name,
        place=place,
        columns=columns,
        samples=letters_of(sheet, place.start, usual),
        lettering=usual,
        fingerprint=_fingerprint(headers),
        known_as=known_layout(sheet.rows, headers, {target for target, _ in targets}),
    )


def _targets(
    headers: Sequence[tuple[str, str]], texts: Sequence[Sequence[str]], words: HeaderWords
) -> list[tuple[str, str]]:
    """Target and reason by column: exact headers first, then phrases in them, then the values."""
    found: dict[int, tuple[str, str]] = {}
    taken: set[str] = set()

    def take(index: int, target: str, why: str) -> None:
        if target and target not in taken:
            taken.add(target)
            found[index] = (target, why)

    said = [target_of(label, words) for label in headers]
    silent = {at for at, target in enumerate(said) if target == ""}
    for index, target in enumerate(said):
        mended = mended_target(target or "", texts[index])
        # A column whose own header says that number keeps it, whatever another column holds.
        take(index, (target or "") if mended in said else mended, "header")
    for index, (_, grouped) in enumerate(headers):
        if index not in found and index not in silent:
            inside = words.target_within(grouped) or ""
            take(index, mended_target(inside, texts[index]), "header")
    for index in range(len(headers)):
        if index not in found and index not in silent:
            take(index, guess(texts[index], taken, words), "values")
    _split_name(headers, texts, found, taken)
    return [found.get(index, ("", "")) for index in range(len(headers))]


def _split_name(
    headers: Sequence[tuple[str, str]],
    texts: Sequence[Sequence[str]],
    found: dict[int, tuple[str, str]],
    taken: set[str],
) -> None:
    """One header over two columns: family and middle names, then the given name."""
    if GIVEN_NAME in taken and FAMILY_NAME not in taken and "full_name" not in taken:
        at = next(index for index, (target, _) in found.items() if target == GIVEN_NAME)
        found[at] = ("full_name", "header")  # a column “Tên” by itself holds whole names
        return
    at = next((index for index, (target, _) in found.items() if target == "full_name"), -1)
    beside = at + 1
    if at < 0 or GIVEN_NAME in taken or not 0 < beside < len(headers) or headers[beside][1]:
        return
    given = texts[beside]
    if given and sum(" " not in text and text.isalpha() for text in given) >= 0.8 * len(given):
        found[at] = (FAMILY_NAME, "header")
        found[beside] = (GIVEN_NAME, "header")


def _texts(sheet: RawSheet, start: int, column: int, usual: Lettering) -> list[str]:
    """The first texts of a column, in today's letters; empty cells are passed over."""
    found: list[str] = []
    for at, row in enumerate(sheet.rows[start:], start=start):
        if column < len(row) and row[column] != "":
            text = text_of(row[column])
            found.append(read_letters(text, sheet.font(at, column), usual=usual))
            if len(found) == SAMPLE:
                break
    return [text for text in found if text]


def _only_us(text: str) -> bool:
    match = _NUMERIC_DATE.fullmatch(text)
    return match is not None and int(match[1]) <= 12 < int(match[2])


def _fingerprint(headers: Sequence[tuple[str, str]]) -> str:
    results = {header_key(text) for text in (*RESULT_HEADERS, RECORD_HEADER)}
    keys = [header_key(grouped) for _, grouped in headers]
    told = "\n".join(key for key in keys if key and key not in results)
    return hashlib.sha256((told or f"none {len(headers)}").encode()).hexdigest()[:16]
