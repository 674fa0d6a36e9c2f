"""Danh sách hồ sơ còn thiếu giấy tờ: who misses which papers, as a view and as PDF."""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.letterhead import Letterhead, draw_letterhead, draw_title
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.table import Column, Table
from chibo_desktop.wording.dates import date_text

TITLE = "Danh sách"
SUBJECT = "hồ sơ đảng viên còn thiếu giấy tờ"
HEADERS = ("TT", "Họ và tên", "Đảng viên", "Số giấy tờ thiếu", "Giấy tờ còn thiếu")
_SHARES = (9, 38, 20, 16, 87)
_MIDDLE = frozenset({0, 2, 3})


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRow:
    """A member and the papers that the dossier misses, as they are called."""

    full_name: str
    branch_name: str
    standing: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPapersList:
    """The list of one branch or of a whole unit; `checked` dossiers were looked at."""

    letterhead: Letterhead
    scope: str
    dated: date
    checked: int
    rows: tuple[MissingRow, ...]
    rule_source: str
    is_practice: bool = False


def missing_papers_list(view: MissingPapersList) -> bytes:
    """The list as PDF. Deterministic."""
    form = format_on(view.dated)
    paper = Paper(
        form,
        title=f"{TITLE} {SUBJECT}",
        practice=view.is_practice,
        footnote=f"Căn cứ: {view.rule_source}",
    )
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    paper.y = draw_title(paper, paper.y - 10, TITLE, SUBJECT, view.scope) - 6
    paper.paragraph(counted(view), first=form.indent)
    paper.y -= 6
    if view.rows:
        columns = [
            Column(title, share, Align.CENTRE if index in _MIDDLE else Align.LEFT)
            for index, (title, share) in enumerate(zip(HEADERS, _SHARES, strict=True))
        ]
        table = Table(paper, columns, form.table)
        table.flow(
            table.measure(
                [
                    str(number),
                    row.full_name,
                    row.standing,
                    str(len(row.papers)),
                    "\n".join(f"- {title}" for title in row.papers),
                ]
            )
            for number, row in enumerate(view.rows, start=1)
        )
    return paper.finish()


def counted(view: MissingPapersList) -> str:
    """How many of how many, in words."""
    whole = view.checked - len(view.rows)
    if not view.rows:
        return f"Cả {view.checked} hồ sơ đã đủ giấy tờ phải có (tính đến {date_text(view.dated)})."
    papers = sum(len(row.papers) for row in view.rows)
    return (
        f"Trong {view.checked} hồ sơ: {whole} hồ sơ đủ giấy tờ phải có, {len(view.rows)} hồ sơ còn "
        f"thiếu, tổng cộng {papers} giấy tờ (tính đến {date_text(view.dated)})."
    )
