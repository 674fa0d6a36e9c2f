"""Phiếu đảng viên, Lý lịch đảng viên: the data of persons on plain paper, one document each.

The pre-printed forms are not imitated: no pattern, no frame, and every page says what it is.
Source: domain.md §2.3, §10.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from chibo_desktop.documents.dossier_form import (
    DossierForm,
    FormCell,
    FormItem,
    FormPart,
    Line,
    Withheld,
)
from chibo_desktop.documents.dossier_head import draw_head
from chibo_desktop.documents.fonts import BOLD, ITALIC
from chibo_desktop.documents.letterhead import (
    Signature,
    draw_signature_names,
    draw_signature_titles,
    signature_height,
)
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import format_on
from chibo_desktop.documents.rich_text import draw_rich, end_of, rich_lines
from chibo_desktop.documents.table import Cells, Column, Table

NOT_PRINTED = "(không in)"
_GAP = 8.0  # points between two cells of a line
_BLANK_ROW = 20.0
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """What a unit keeps of a person besides the official items."""

    label: str
    text: str
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOnPaper:
    """One person as printed: texts by name, rows by table, a 3×4 photo (JPEG or PNG)."""

    name: str = ""
    texts: Texts = field(default_factory=dict)
    rows: Mapping[str, Sequence[Texts]] = field(default_factory=dict)
    photo: bytes = b""
    own: tuple[OwnAnswer, ...] = ()


BLANK = PersonOnPaper()


def dossier_sheets(
    form: DossierForm,
    persons: Iterable[PersonOnPaper],
    *,
    withheld: frozenset[Withheld] = frozenset(),
    is_practice: bool = False,
    on_person: Callable[[int], object] = lambda _done: None,
) -> bytes:
    """All persons in one PDF. Same input, same bytes. `on_person(done)` may stop it by raising."""
    paper = Paper(
        format_on(None),
        title=form.title,
        practice=is_practice,
        footnote=f"{form.note}. {form.code}; {form.source}.",
        counts_pages=True,
    )
    sheet = _Sheet(paper, form, withheld)
    for done, person in enumerate(persons, start=1):
        sheet.draw(person)
        on_person(done)
    return paper.finish()


class _Sheet:
    """Draws one person after the other."""

    def __init__(self, paper: Paper, form: DossierForm, withheld: frozenset[Withheld]) -> None:
        self.paper, self.form, self.withheld = paper, form, withheld
        self.size = paper.form.table
        self.leading = paper.leading(self.size)
        self.tables: dict[tuple[FormCell, ...], Table] = {}

    def draw(self, person: PersonOnPaper) -> None:
        """The whole document of one person."""
        self.paper.start_document()
        draw_head(self.paper, self.form, person.texts, _image(person.photo), self.withheld)
        for item in self.form.items:
            self._item(item, person)
        if self.form.own_title and person.own:
            self._own(person.own)
        for ending in self.form.endings:
            blocks = [
                Signature(lines=block.lines, of_member=block.of_member) for block in ending.blocks
            ]
            height = signature_height(self.paper, blocks) + 3 * self.leading
            self.paper.keep(height)
            self.paper.y -= 8
            if ending.text:
                face = BOLD if ending.is_heading else ITALIC
                first = 0 if ending.is_heading else self.paper.form.indent
                self.paper.paragraph(ending.text, font=face, size=self.size, first=first)
                self.paper.y -= 4
            draw_signature_titles(self.paper, blocks, self.paper.y)
            draw_signature_names(self.paper, blocks, self.paper.y, person.name)
            self.paper.y -= signature_height(self.paper, blocks)

    def _item(self, item: FormItem, person: PersonOnPaper) -> None:
        number = f"{item.number}) " if item.number else ""
        hidden = item.withheld in self.withheld
        if item.title:
            below = 0 if hidden else self._beginning(item.parts[0], person)
            self.paper.keep(self.leading + 5 + below)
            self.paper.y -= 3
            title = f"{number}{item.title}"
            self.paper.paragraph(f"{title} {NOT_PRINTED}" if hidden else title, size=self.size)
            number = ""
        if hidden and item.title:
            return
        for part in item.parts:
            if hidden:
                self._lines(_emptied(part.lines), {}, number, filler=NOT_PRINTED)
            elif part.table:
                self._table(part, person)
            elif part.repeat:
                for row in person.rows.get(part.repeat) or [{}] * part.blank:
                    self._lines(part.lines, row, "– ")
            else:
                self._lines(part.lines, person.texts, number)

    def _own(self, answers: Sequence[OwnAnswer]) -> None:
        """What the unit keeps besides the official items: only what is known."""
        self.paper.keep(3 * self.leading)
        self.paper.y -= 3
        self.paper.paragraph(self.form.own_title, size=self.size, font=BOLD)
        for label, text in own_lines(answers, self.withheld):
            cell = FormCell(label=label, values=("own",))
            self._line((cell,), {"own": text}, "– ", "")

    def _lines(self, lines: Sequence[Line], texts: Texts, number: str, filler: str = "") -> None:
        """`number` stands before the first line; the others begin below its label."""
        for line in lines:
            self._line(line, texts, number, filler)
            number = ""

    def _line(self, line: Line, texts: Texts, number: str, filler: str) -> None:
        paper = self.paper
        room = paper.room - _GAP * (len(line) - 1)
        total = sum(cell.share for cell in line)
        placed = []
        x = paper.left
        for index, cell in enumerate(line):
            share = room * cell.share / total
            label = f"{'' if index else number}{cell.label}{':' if cell.label else ''}"
            text = filler or cell.text(texts)
            placed.append((x, share, rich_lines(label, text, self.size, share), bool(text)))
            x += share + _GAP
        deepest = max(len(lines) for _, _, lines, _ in placed)
        if deepest * self.leading > (paper.top - paper.bottom) / 2:
            self._long(line, texts, number)
            return
        paper.keep(deepest * self.leading)
        for x, share, lines, is_filled in placed:
            draw_rich(paper, lines, x, self.size)
            if not is_filled:
                y = paper.y - len(lines) * self.leading + self.leading * 0.27
                paper.dots(x + end_of(lines, self.size) + 3, x + share, y)
        paper.y -= deepest * self.leading

    def _long(self, line: Line, texts: Texts, number: str) -> None:
        """Answers of half a page and more go over pages as paragraphs."""
        for cell in line:
            self.paper.paragraph(f"{number}{cell.label}: {cell.text(texts)}", size=self.size)
            number = ""

    def _beginning(self, part: FormPart, person: PersonOnPaper) -> float:
        """What of a part may not stand on another page than its title."""
        if not part.table:
            return 2 * self.leading
        table, rows = self._measured(part, person)
        return table.header.height + rows[0].height

    def _table(self, part: FormPart, person: PersonOnPaper) -> None:
        table, rows = self._measured(part, person)
        self.paper.keep(table.header.height + rows[0].height)
        self.paper.y -= 2
        table.flow(rows)
        self.paper.y -= 5

    def _measured(self, part: FormPart, person: PersonOnPaper) -> tuple[Table, list[Cells]]:
        table = self.tables.get(part.columns)
        if table is None:
            columns = [Column(cell.label, cell.share, Align.LEFT) for cell in part.columns]
            table = self.tables[part.columns] = Table(self.paper, columns, self.size - 1)
        rows = person.rows.get(part.table) or [{}] * part.blank
        return table, [
            table.measure([cell.text(row) for cell in part.columns], least=_BLANK_ROW)
            for row in rows
        ]


def own_lines(answers: Sequence[OwnAnswer], withheld: frozenset[Withheld]) -> list[tuple[str, str]]:
    """Labels and what stands after them; what is withheld is named, not told."""
    return [(one.label, NOT_PRINTED if one.withheld in withheld else one.text) for one in answers]


def _emptied(lines: Sequence[Line]) -> list[Line]:
    return [tuple(line[:1]) for line in lines[:1]]


def _image(photo: bytes) -> BytesIO | None:
    return BytesIO(photo) if photo else None
