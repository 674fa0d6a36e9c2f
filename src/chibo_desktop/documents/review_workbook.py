"""Reviews and self-assessments as a workbook: a sheet each, to be written on further in Excel."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from chibo_desktop.documents.letter import LetterPart
from chibo_desktop.documents.list_view import ListColumn, ListRow, ListView, cell_text, heading
from chibo_desktop.documents.list_workbook import list_workbook
from chibo_desktop.documents.review_view import (
    ReviewPart,
    ReviewView,
    TablePart,
    Ticks,
    TitleLine,
    WrittenPart,
)
from chibo_desktop.domain.letter_form import PartKind

_COLUMNS = (ListColumn(title="Mục", width=38), ListColumn(title="Nội dung", width=72))
_SHEET_NAME = 31  # letters that a sheet's name may have
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def review_workbook(views: Sequence[ReviewView], *, created: datetime) -> bytes:
    """The same reviews, the same words, as sheets of one xlsx."""
    names = _names(views)
    sheets = [_sheet(view, name) for view, name in zip(views, names, strict=True)]
    return list_workbook(sheets, created=created)


def _sheet(view: ReviewView, name: str) -> ListView:
    return ListView(
        letterhead=view.letterhead,
        title=view.title,
        subjects=view.subjects,
        note=view.below,
        columns=_COLUMNS,
        rows=tuple(row for part in view.parts for row in _rows(part)),
        signatures=view.signatures,
        recipients=view.recipients,
        footnote=view.footnote,
        sheet=name,
        is_lying=False,
        is_practice=view.is_practice,
    )


def _rows(part: ReviewPart) -> Iterator[ListRow]:
    match part:
        case TitleLine():
            yield heading(part.text)
        case WrittenPart():
            lines = part.text.splitlines() or [""]
            yield ListRow(cells=(part.title, lines[0]))
            for line in lines[1:]:
                yield ListRow(cells=("", line))
        case TablePart():
            if not part.rows:
                yield ListRow(cells=("", part.nothing))
            for row in part.rows:
                yield _flat(part, row)
        case Ticks():
            for place, option in enumerate(part.options):
                yield ListRow(cells=(option, "x" if place == part.chosen else ""))
        case LetterPart():
            is_head = part.kind is PartKind.HEADING
            yield heading(part.text) if is_head else ListRow(cells=(part.text, part.value))


def _flat(part: TablePart, row: ListRow) -> ListRow:
    """A row of a table inside a text: its first words left, the others with their headings."""
    if row.is_heading:
        return row
    texts = [cell_text(cell) for cell in row.cells]
    place = next(n for n, column in enumerate(part.columns) if column.title != "TT")
    others = [
        f"{column.title}: {text}"
        for n, (column, text) in enumerate(zip(part.columns, texts, strict=True))
        if n > place and text
    ]
    return ListRow(cells=(texts[place], "; ".join(others)), is_strong=row.is_strong)


def _names(views: Sequence[ReviewView]) -> list[str]:
    """Names of sheets: short enough, without forbidden signs, no two alike."""
    found: list[str] = []
    for number, view in enumerate(views, start=1):
        front = f"{number}. " if len(views) > 1 else ""
        words = (view.owner or view.sheet).translate(_FORBIDDEN)
        found.append(f"{front}{words}"[:_SHEET_NAME].strip())
    return found
