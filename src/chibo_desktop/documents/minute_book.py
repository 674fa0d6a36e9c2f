"""Sổ biên bản: a year's papers bound into one PDF, an index in front, pages numbered through."""

from dataclasses import dataclass

from chibo_desktop.documents.letter import LetterView, draw_letter
from chibo_desktop.documents.letterhead import Letterhead, draw_letterhead, draw_title
from chibo_desktop.documents.list_paper import draw_rows
from chibo_desktop.documents.list_view import ListColumn, ListRow
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on

_COLUMNS = (
    ListColumn(title="TT", width=5, align=Align.CENTRE),
    ListColumn(title="Ngày", width=13, align=Align.CENTRE),
    ListColumn(title="Số", width=14, align=Align.CENTRE),
    ListColumn(title="Văn bản", width=50),
    ListColumn(title="Trang", width=8, align=Align.CENTRE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """One paper of the book, as the index names it."""

    title: str
    dated: str
    number: str
    view: LetterView


@dataclass(frozen=True, slots=True, kw_only=True)
class MinuteBook:
    """The whole book."""

    letterhead: Letterhead
    title: str
    subject: str
    entries: tuple[BookEntry, ...]
    is_practice: bool = False


def minute_book(book: MinuteBook) -> bytes:
    """The book as PDF. Drawn twice: the index names pages that are known only afterwards."""
    pages = _draw(book, [0] * len(book.entries))[1]
    return _draw(book, pages)[0]


def _draw(book: MinuteBook, pages: list[int]) -> tuple[bytes, list[int]]:
    form = format_on(book.letterhead.dated)
    paper = Paper(form, title=f"{book.title} {book.subject}", practice=book.is_practice)
    paper.start_document()
    paper.y = draw_letterhead(paper, book.letterhead, paper.y)
    paper.y = draw_title(paper, paper.y - 10, book.title, book.subject) - 6
    rows = [
        ListRow(cells=(place, entry.dated, entry.number, entry.title, page))
        for place, (entry, page) in enumerate(zip(book.entries, pages, strict=True), start=1)
    ]
    draw_rows(paper, _COLUMNS, rows)
    found = []
    for entry in book.entries:
        paper.new_page()
        found.append(paper.page)
        draw_letter(paper, entry.view)
    return paper.finish(), found
