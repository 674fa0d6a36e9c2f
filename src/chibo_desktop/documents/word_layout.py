"""What python-docx leaves to its users: paragraphs by one look, columns side by side, page numbers.

python-docx and lxml under it are loaded only when a document is written.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from chibo_desktop.documents.party_format import PartyFormat

FACE = "Times New Roman"  # the face that the Party's document format asks for (domain.md §10)
_GREY = (0xA0, 0xA0, 0xA0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph looks; sizes and distances in points. `kept` stays with the next one."""

    size: float
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    grey: bool = False
    centred: bool = False
    justified: bool = False
    kept: bool = False
    first: float = 0
    exact: float = 0
    before: float = 0
    after: float = 0


class Room(Protocol):
    """Where paragraphs stand: the body, a cell, a header."""

    def add_paragraph(self, text: str = "") -> "Paragraph": ...


def new_document(form: "PartyFormat") -> "Document":
    """An empty document of the Party's format: page, margins, face, no style of its own."""
    from docx import Document
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.oxml.ns import qn
    from docx.shared import Pt

    made = Document()
    package = made.part.package
    for key in [key for key, one in package.rels.items() if one.reltype == RT.THUMBNAIL]:
        package.rels.pop(key)  # a picture of the library's own template
    usual = made.styles["Normal"]
    usual.font.name, usual.font.size = FACE, Pt(form.body)
    usual.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    usual.paragraph_format.space_after = Pt(0)
    usual.paragraph_format.line_spacing = 1.0
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    section = made.sections[0]
    section.page_width, section.page_height = Pt(form.width), Pt(form.height)
    section.left_margin, section.right_margin = Pt(form.left), Pt(form.right)
    section.top_margin, section.bottom_margin = Pt(form.top), Pt(form.bottom)
    section.header_distance, section.footer_distance = Pt(form.top / 2), Pt(form.bottom / 2)
    section.different_first_page_header_footer = True
    return made


def write(room: Room, text: str, style: Style) -> "Paragraph":
    """A paragraph at the end; an empty text leaves an empty line."""
    return dress(room.add_paragraph(), text, style)


def dress(paragraph: "Paragraph", text: str, style: Style) -> "Paragraph":
    """Fill a paragraph that is there already, as the first of a cell or of a header."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.shared import Pt, RGBColor

    layout = paragraph.paragraph_format
    if style.centred or style.justified:
        sides = WD_ALIGN_PARAGRAPH
        layout.alignment = sides.CENTER if style.centred else sides.JUSTIFY
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.keep_with_next = style.kept
    if style.first:
        layout.first_line_indent = Pt(style.first)
    if style.exact:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(style.exact)
    run = paragraph.add_run(_printable(text))
    run.font.size = Pt(style.size)
    run.bold, run.italic, run.underline = style.bold, style.italic, style.underlined
    if style.grey:
        run.font.color.rgb = RGBColor(*_GREY)
    return paragraph


def dotted_line(room: Room, width: float, style: Style) -> None:
    """A line of dots over `width` points, to write on by hand."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Pt

    line = write(room, "\t", style)
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def columns(made: "Document", widths: Sequence[float]) -> "list[_Cell]":
    """One row of columns without lines, widths in points, never split between two pages."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    table = made.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    cells = list(table.rows[0].cells)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Pt(width)
    return cells


def fill(cell: "_Cell", lines: Sequence[tuple[str, Style]]) -> None:
    """Write into a cell, beginning with the paragraph that every cell has."""
    for place, (text, style) in enumerate(lines):
        dress(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), text, style)


def number_pages(section: "Section", style: Style) -> None:
    """The page number in the middle of the head, from the second page on."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = dress(section.header.paragraphs[0], "", style)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    field.append(paragraph.runs[0]._r)
    paragraph._p.append(field)


def _printable(text: str) -> str:
    return "".join(
        one for one in text if one == "\t" or not unicodedata.category(one).startswith("C")
    )
