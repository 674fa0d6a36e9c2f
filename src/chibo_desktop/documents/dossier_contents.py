"""The front of a dossier in one PDF: whose it is, and every paper with the page it begins on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.fonts import BOLD
from chibo_desktop.documents.letterhead import Letterhead, draw_letterhead, draw_title
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.table import Column, Table

TITLE = "Mục lục"
SUBJECT = "giấy tờ trong hồ sơ đảng viên"
HEADERS = ("TT", "Loại", "Tên giấy tờ", "Số, ký hiệu", "Ngày", "Số trang", "Ở trang")
NOT_HERE = "không có tệp"
_SHARES = (9, 11, 66, 26, 24, 15, 19)
_MIDDLE = frozenset({0, 1, 4, 5, 6})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine:
    """A paper of the dossier; `pages` 0: there is no file of it to bind."""

    number: str
    title: str
    mark: str = ""
    written_on: str = ""
    pages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierContents:
    """The front of one member's dossier."""

    letterhead: Letterhead
    full_name: str
    facts: tuple[str, ...]
    lines: tuple[ContentsLine, ...]
    dated: date
    is_practice: bool = False


def dossier_front(view: DossierContents) -> tuple[bytes, int]:
    """The front as PDF and how many pages it has. Deterministic."""
    pages = _drawn(view, 1)[1]
    # The numbers have grown by the front itself; they hardly make it longer, but they may.
    data, again = _drawn(view, pages + 1)
    return (data, again) if again == pages else _drawn(view, again + 1)


def first_pages(lines: Sequence[ContentsLine], start: int) -> list[int]:
    """The page on which each paper begins; 0 for one that has no file."""
    found = []
    for line in lines:
        found.append(start if line.pages else 0)
        start += line.pages
    return found


def _drawn(view: DossierContents, start: int) -> tuple[bytes, int]:
    form = format_on(view.dated)
    paper = Paper(form, title=f"Hồ sơ đảng viên – {view.full_name}", practice=view.is_practice)
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    paper.y = draw_title(paper, paper.y - 10, TITLE, SUBJECT) - 10
    paper.paragraph(f"Đồng chí {view.full_name}", font=BOLD)
    for fact in view.facts:
        paper.paragraph(fact)
    paper.y -= 8
    columns = [
        Column(title, share, Align.CENTRE if index in _MIDDLE else Align.LEFT)
        for index, (title, share) in enumerate(zip(HEADERS, _SHARES, strict=True))
    ]
    table = Table(paper, columns, form.table)
    pages = first_pages(view.lines, start)
    table.flow(
        table.measure(
            [
                str(index),
                line.number,
                line.title,
                line.mark,
                line.written_on,
                str(line.pages) if line.pages else "",
                str(page) if page else NOT_HERE,
            ]
        )
        for index, (line, page) in enumerate(zip(view.lines, pages, strict=True), start=1)
    )
    return paper.finish(), paper.page
