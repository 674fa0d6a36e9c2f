"""Bản đối chiếu: our record beside the superior system's list, differences only, on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chibo_desktop.documents.fonts import BOLD
from chibo_desktop.documents.letterhead import Letterhead, Signature, draw_ending, draw_letterhead
from chibo_desktop.documents.letterhead import draw_title as _draw_title
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.table import Cells, Column, Table

TITLE = "Bản đối chiếu"
SUBJECT = "thông tin đảng viên với danh sách của cấp trên"
HEADERS = ("TT", "Họ và tên", "Sinh ngày", "Mục khác nhau", "Chi bộ ghi", "Cấp trên ghi", "Chọn")
ONE_SIDED = ("TT", "Họ và tên", "Sinh ngày", "Số định danh", "Ghi chú")
ONLY_HERE = "Chỉ có ở chi bộ, không có trong danh sách của cấp trên"
ONLY_THERE = "Chỉ có trong danh sách của cấp trên"
_SHARES = (8, 40, 22, 38, 48, 48, 22)
_ONE_SHARES = (8, 50, 24, 36, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One field in which somebody differs; `chosen` is whose word counts, in words."""

    name: str
    born: str
    label: str
    ours: str
    theirs: str
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSided:
    """Somebody who stands on one side only."""

    name: str
    born: str
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationView:
    """What is printed: everything is text already."""

    letterhead: Letterhead
    file_name: str
    as_of: date
    same: int
    people: int
    differences: tuple[DifferenceLine, ...]
    only_here: tuple[OneSided, ...]
    only_there: tuple[OneSided, ...]
    signatures: tuple[Signature, ...] = ()
    is_practice: bool = False


def reconciliation_pdf(view: ReconciliationView) -> bytes:
    """The list as PDF, on pages that lie. Deterministic."""
    form = format_on(view.letterhead.dated)
    title = f"{TITLE} {SUBJECT}"
    paper = Paper(form, title=title, practice=view.is_practice, landscape=True)
    paper.start_document()
    paper.y = draw_letterhead(paper, view.letterhead, paper.y)
    note = f"(Đối chiếu với tệp {view.file_name})"
    paper.y = _draw_title(paper, paper.y - 10, TITLE, SUBJECT, note=note) - 6
    for sentence in sentences(view):
        paper.paragraph(sentence, first=form.indent)
    paper.y -= 6
    if view.differences:
        _differences(paper, view.differences)
    for heading, people in ((ONLY_HERE, view.only_here), (ONLY_THERE, view.only_there)):
        if people:
            paper.y -= 10
            paper.keep(60)
            paper.paragraph(f"{heading} ({len(people)} đồng chí):", font=BOLD)
            paper.y -= 4
            _one_sided(paper, people)
    draw_ending(paper, view.signatures, ())
    return paper.finish()


def sentences(view: ReconciliationView) -> list[str]:
    """How many agree, how many do not."""
    if not view.differences and not view.only_here and not view.only_there:
        return [f"Cả {view.same} đồng chí có trong hai danh sách đều khớp nhau."]
    return [
        f"{view.same} đồng chí khớp hoàn toàn; {view.people} đồng chí có {len(view.differences)} "
        f"mục khác nhau; {len(view.only_here)} đồng chí chỉ có ở chi bộ; {len(view.only_there)} "
        "người chỉ có trong danh sách của cấp trên."
    ]


def _differences(paper: Paper, lines: Sequence[DifferenceLine]) -> None:
    centred = frozenset({0, 2, 6})
    columns = [
        Column(title, share, Align.CENTRE if at in centred else Align.LEFT)
        for at, (title, share) in enumerate(zip(HEADERS, _SHARES, strict=True))
    ]
    table = Table(paper, columns, paper.form.table)
    rows: list[Cells] = []
    number, before = 0, ("", "")
    for line in lines:
        is_new = (line.name, line.born) != before
        number, before = number + is_new, (line.name, line.born)
        who = [str(number), line.name, line.born] if is_new else ["", "", ""]
        rows.append(
            table.measure([*who, line.label, line.ours, line.theirs, line.chosen], least=20)
        )
    table.flow(rows)


def _one_sided(paper: Paper, people: Sequence[OneSided]) -> None:
    centred = frozenset({0, 2, 3})
    columns = [
        Column(title, share, Align.CENTRE if at in centred else Align.LEFT)
        for at, (title, share) in enumerate(zip(ONE_SIDED, _ONE_SHARES, strict=True))
    ]
    table = Table(paper, columns, paper.form.table)
    table.flow(
        table.measure([str(number), one.name, one.born, one.number, one.note], least=20)
        for number, one in enumerate(people, start=1)
    )
