"""Việc tháng này: what falls due, for the wall of the branch, as a view and as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.fonts import BOLD
from chibo_desktop.documents.letterhead import (
    Letterhead,
    Signature,
    draw_ending,
    draw_letterhead,
    draw_title,
)
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.table import Column, Table
from chibo_desktop.domain.period import Month
from chibo_desktop.wording.dates import date_text, month_text

TITLE = "Việc tháng này"
HEADERS = ("TT", "Hạn", "Việc cần làm", "Đồng chí", "Chi tiết", "Căn cứ", "Đã xong")
_SHARES = (9, 23, 42, 34, 46, 27, 14)
_MIDDLE = frozenset({0, 1})
_BAND = 20.0  # points
NOTHING = "Không có việc nào đến hạn trong tháng."
SOURCES = "Căn cứ:"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTask:
    """One line: `due` with its days in words, `place` the branch where there are several."""

    due_on: date
    days: str
    what: str
    who: str
    detail: str
    rule: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTasks:
    """The whole paper: groups in their order, then the documents that the deadlines rest on."""

    letterhead: Letterhead
    month: Month
    as_of: date
    groups: tuple[tuple[str, tuple[MonthTask, ...]], ...]
    sources: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    is_practice: bool = False

    @property
    def count(self) -> int:
        """How many lines all groups have together."""
        return sum(len(tasks) for _, tasks in self.groups)


def month_tasks(view: MonthTasks) -> bytes:
    """The list as PDF, overdue first. Deterministic."""
    form = format_on(view.as_of)
    paper = Paper(
        form, title=f"{TITLE} – {month_text(view.month)}", landscape=True, practice=view.is_practice
    )
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    paper.y = draw_title(
        paper, paper.y - 6, TITLE, month_text(view.month), note=f"({summary(view)})"
    )
    paper.y -= 6
    if view.count:
        _table(paper, view)
    else:
        paper.paragraph(NOTHING, first=form.indent)
    _sources(paper, view.sources)
    if view.signatures:
        draw_ending(paper, view.signatures)
    return paper.finish()


def summary(view: MonthTasks) -> str:
    """How many of each group, as of which day."""
    counts = [f"{title.lower()} {len(tasks)}" for title, tasks in view.groups if tasks]
    words = ", ".join(counts) if counts else "không có việc đến hạn"
    return f"Tính đến {date_text(view.as_of)}: {words}"


def cells_of(number: int, task: MonthTask) -> list[str]:
    """The texts of one row, the same on paper and in the workbook."""
    who = f"{task.who} ({task.place})" if task.place else task.who
    due = f"{date_text(task.due_on)}\n{task.days}"
    return [str(number), due, task.what, who, task.detail, task.rule, ""]


def _table(paper: Paper, view: MonthTasks) -> None:
    columns = [
        Column(title, share, Align.CENTRE if index in _MIDDLE else Align.LEFT)
        for index, (title, share) in enumerate(zip(HEADERS, _SHARES, strict=True))
    ]
    table = Table(paper, columns, paper.form.table)
    paper.keep(table.header.height + _BAND + 2 * table.leading)
    paper.y = table.draw_header(paper.y)
    number = 0
    for title, tasks in view.groups:
        for place, task in enumerate(tasks):
            number += 1
            row = table.measure(cells_of(number, task), least=24)
            needed = row.height + (0 if place else _BAND)
            if paper.y - needed < paper.bottom:
                paper.new_page()
                paper.y = table.draw_header(paper.y)
            if not place:
                _band(paper, f"{title} ({len(tasks)})")
            paper.y = table.draw_row(row, paper.y)


def _band(paper: Paper, title: str) -> None:
    """The heading of a group, over the whole width of the table."""
    size, top, bottom = paper.form.table, paper.y, paper.y - _BAND
    paper.text(paper.left + 4, bottom + (_BAND - size) / 2 + 2, title, font=BOLD, size=size)
    sides = ((x, top, x, bottom) for x in (paper.left, paper.right))
    paper.canvas.lines([(paper.left, bottom, paper.right, bottom), *sides])
    paper.y = bottom


def _sources(paper: Paper, sources: Sequence[str]) -> None:
    if not sources:
        return
    size = paper.form.note
    paper.y -= 10
    paper.paragraph(SOURCES, size=size)
    for source in sources:
        paper.paragraph(f"- {source}", size=size)
