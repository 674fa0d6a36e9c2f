"""A review as a document: words, tables, boxes to tick. Nothing is drawn here."""

from dataclasses import dataclass

from chibo_desktop.documents.letter import LetterPart
from chibo_desktop.documents.letterhead import Letterhead, Signature
from chibo_desktop.documents.list_view import ListColumn, ListRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleLine:
    """A line in bold in the middle: A. NỘI DUNG KIỂM ĐIỂM."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPart:
    """What people write under a title: their text, or dotted lines."""

    title: str
    text: str
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePart:
    """A table; without rows, its `nothing` is said instead."""

    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Boxes of which at most one is ticked."""

    options: tuple[str, ...]
    chosen: int | None = None


ReviewPart = TitleLine | WrittenPart | TablePart | Ticks | LetterPart


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """One whole review. `owner` is whose it is; `sheet` the name of its sheet in a workbook."""

    letterhead: Letterhead
    title: str
    subjects: tuple[str, ...] = ()
    below: str = ""
    parts: tuple[ReviewPart, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    footnote: str = ""
    owner: str = ""
    sheet: str = "Bản kiểm điểm"
    is_practice: bool = False
