"""Head and foot of a document: issuer, motto, place and date, signatures, Nơi nhận."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo_desktop.documents.fonts import BOLD, ITALIC, REGULAR, balance, width, wrap
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.wording.dates import blank_date_on_paper, date_on_paper

MOTTO = "ĐẢNG CỘNG SẢN VIỆT NAM"
SIGN_HERE = "(Ký, ghi rõ họ tên)"
_SIGNING_LINES = 2.7  # lines left free for the signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues: names as written, upper-cased here. `dated` None leaves the day to be written.

    `number` is like `05-BC/CB`, without the word "Số", which depends on the format in force;
    empty when the form carries no number.
    """

    superior: str
    issuer: str
    place: str
    dated: date | None = None
    year: int = 0
    number: str = ""

    def numbered(self, number: str) -> "Letterhead":
        """The same head with a number, e.g. `……-NQ/CB` to be completed by hand."""
        return replace(self, number=number)

    @property
    def date_line(self) -> str:
        """Hà Nội, ngày 05 tháng 02 năm 2026."""
        place = self.place or "……………"
        if self.dated is not None:
            return f"{place}, {date_on_paper(self.dated)}"
        return f"{place}, {blank_date_on_paper(self.year)}" if self.year else f"{place}, ngày ……"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature block, e.g. lines `("T/M CHI BỘ", "BÍ THƯ")`.

    `of_member` puts the name of the member whose sheet it is.
    """

    lines: tuple[str, ...]
    name: str = ""
    of_member: bool = False


def branch_signature(name: str = "") -> Signature:
    """T/M CHI BỘ – BÍ THƯ. A branch signs no K/T and has no seal."""
    return Signature(lines=("T/M CHI BỘ", "BÍ THƯ"), name=name)


def committee_signature(name: str = "") -> Signature:
    """T/M CHI ỦY – BÍ THƯ."""
    return Signature(lines=("T/M CHI ỦY", "BÍ THƯ"), name=name)


def office_signature(name: str = "", position: str = "NGƯỜI TỔNG HỢP") -> Signature:
    """The person of the office who drew up a list."""
    return Signature(lines=(position,), name=name)


MEMBER_SIGNATURE = Signature(lines=("NGƯỜI TỰ ĐÁNH GIÁ",), of_member=True)


def draw_letterhead(paper: Paper, head: Letterhead, y: float) -> float:
    """Both columns with their tops at `y`; returns where the deeper one ends."""
    size, leading = paper.form.body, paper.form.line
    left_room, right_room = paper.room * 0.46, paper.room * 0.54
    x = paper.left + left_room / 2
    below = y
    for text, font in ((head.superior, REGULAR), (head.issuer, BOLD)):
        names = balance(text.upper(), font, size, left_room - 6) if text else ()
        below = paper.lines(names, x=x, y=below, leading=leading, font=font, align=Align.CENTRE)
    if head.number:
        marks = ("*", f"{paper.form.number_prefix}{head.number}")
        below = paper.lines(marks, x=x, y=below, leading=leading - 2, align=Align.CENTRE)

    x = paper.right - right_room / 2
    motto = paper.form.motto
    right = paper.lines(
        [MOTTO], x=x, y=y, leading=leading, font=BOLD, size=motto, align=Align.CENTRE
    )
    half = width(MOTTO, BOLD, motto) / 2
    right -= 2
    paper.rule(x - half, x + half, right)
    right = paper.lines(
        wrap(head.date_line, ITALIC, size, right_room),
        x=x,
        y=right - 8,
        leading=leading,
        font=ITALIC,
        align=Align.CENTRE,
    )
    return min(below, right)


def draw_title(paper: Paper, y: float, title: str, *below: str, note: str = "") -> float:
    """The document's kind in capitals, its subject in bold, a note in italics, the short rule."""
    x = (paper.left + paper.right) / 2
    size, leading = paper.form.title, paper.form.line + 2
    kind = balance(title.upper(), BOLD, size, paper.room)
    y = paper.lines(kind, x=x, y=y, leading=leading, font=BOLD, size=size, align=Align.CENTRE)
    for subject in below:
        lines = balance(subject, BOLD, paper.form.body, paper.room - 40)
        y = paper.lines(lines, x=x, y=y, leading=paper.form.line, font=BOLD, align=Align.CENTRE)
    if note:
        lines = wrap(note, ITALIC, paper.form.table, paper.room - 40)
        leading = paper.leading(paper.form.table)
        y = paper.lines(
            lines,
            x=x,
            y=y,
            leading=leading,
            font=ITALIC,
            size=paper.form.table,
            align=Align.CENTRE,
        )
    return paper.lines(["-----"], x=x, y=y, leading=12, align=Align.CENTRE)


def signature_height(paper: Paper, blocks: Sequence[Signature]) -> float:
    """Room that `draw_signature_titles` and the names below it take."""
    deepest = max((len(block.lines) for block in blocks), default=0)
    return (deepest + 2 + _SIGNING_LINES) * paper.form.line


def signature_centres(paper: Paper, blocks: Sequence[Signature]) -> list[tuple[float, float]]:
    """Middle and room of every block, spread over the width; one alone stands right."""
    if len(blocks) == 1:
        room = paper.room / 2
        return [(paper.right - room / 2, room)]
    room = paper.room / len(blocks)
    return [(paper.left + room * (index + 0.5), room) for index in range(len(blocks))]


def draw_signature_titles(paper: Paper, blocks: Sequence[Signature], y: float) -> None:
    """Who signs: first line bold, the position line not, then the hint."""
    size = paper.form.body if len(blocks) < 3 else paper.form.table
    deepest = max(len(block.lines) for block in blocks)
    for block, (x, _) in zip(blocks, signature_centres(paper, blocks), strict=True):
        below = y
        for index, line in enumerate(block.lines):
            below = paper.lines(
                [line],
                x=x,
                y=below,
                leading=paper.form.line,
                font=BOLD if index == 0 else REGULAR,
                size=size,
                align=Align.CENTRE,
            )
        paper.lines(
            [SIGN_HERE],
            x=x,
            y=y - deepest * paper.form.line,
            leading=paper.leading(paper.form.table),
            font=ITALIC,
            size=paper.form.table,
            align=Align.CENTRE,
        )


def draw_signature_names(paper: Paper, blocks: Sequence[Signature], y: float, member: str) -> None:
    """The names under the room for signing, in bold."""
    base = y - signature_height(paper, blocks) + 6
    for block, (x, room) in zip(blocks, signature_centres(paper, blocks), strict=True):
        name = member if block.of_member else block.name
        if name:
            size = (
                paper.form.body if width(name, BOLD, paper.form.body) < room else paper.form.table
            )
            names = balance(name, BOLD, size, room - 4)
            leading = paper.leading(size)
            for above, line in enumerate(reversed(names)):
                y = base + above * leading
                paper.text(x, y, line, font=BOLD, size=size, align=Align.CENTRE)


def ending_height(
    paper: Paper, blocks: Sequence[Signature], recipients: Sequence[str] = ()
) -> float:
    """Room that `draw_ending` takes."""
    height = signature_height(paper, blocks) if blocks else 0
    if recipients:
        listed = paper.form.line + paper.leading(paper.form.note) * (len(recipients) + 1)
        height = max(height, listed)
    return height + 8


def draw_ending(paper: Paper, blocks: Sequence[Signature], recipients: Sequence[str] = ()) -> None:
    """Signatures right, "Nơi nhận" left when there are recipients; kept together on one page."""
    height = ending_height(paper, blocks, recipients)
    paper.keep(height)
    top = paper.y - 8
    if recipients:
        draw_recipients(paper, recipients, top, paper.leading(paper.form.note))
    if blocks:
        draw_signature_titles(paper, blocks, top)
        draw_signature_names(paper, blocks, top, "")
    paper.y -= height


def draw_recipients(paper: Paper, recipients: Sequence[str], y: float, leading: float) -> None:
    """Nơi nhận, underlined, then a list that ends with a full stop."""
    size = paper.form.table
    y = paper.lines(["Nơi nhận:"], x=paper.left, y=y, leading=leading + 2, size=size)
    paper.rule(paper.left, paper.left + width("Nơi nhận", REGULAR, size), y + 2)
    ends = [";"] * (len(recipients) - 1) + ["."]
    listed = [f"- {name}{end}" for name, end in zip(recipients, ends, strict=True)]
    paper.lines(listed, x=paper.left, y=y, leading=leading, size=paper.form.note)
