"""The XML that a .docx is made of: paragraphs, tables without lines, the parts always the same."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
FACE = "Times New Roman"  # the face that the Party's document format asks for (domain.md §10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph looks. Sizes in points, distances in twentieths of one.

    `kept` stays on one page with the next; `field` is a code such as PAGE that Word fills in.
    """

    size: float
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    grey: bool = False
    centred: bool = False
    justified: bool = False
    kept: bool = False
    field: bool = False
    first: int = 0
    exact: int = 0
    before: int = 0
    after: int = 0


def paragraph(text: str, style: Style) -> str:
    """One paragraph; an empty text leaves an empty line."""
    kept = "<w:keepNext/>" if style.kept else ""
    line = f' w:line="{style.exact}" w:lineRule="exact"' if style.exact else ""
    spacing = f'<w:spacing w:before="{style.before}" w:after="{style.after}"{line}/>'
    first = f'<w:ind w:firstLine="{style.first}"/>' if style.first else ""
    side = "center" if style.centred else "both" if style.justified else "left"
    return (
        f'<w:p><w:pPr>{kept}{spacing}{first}<w:jc w:val="{side}"/></w:pPr>{_run(text, style)}</w:p>'
    )


def dotted_line(room: int, style: Style) -> str:
    """A line of dots over `room` twips, to write on by hand."""
    return (
        f'<w:p><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{room}"/></w:tabs>'
        f"</w:pPr><w:r><w:rPr>{_look(style)}</w:rPr><w:tab/></w:r></w:p>"
    )


def table(columns: Sequence[tuple[int, Sequence[str]]], *, before: bool = False) -> str:
    """Columns of paragraphs side by side without lines, widths in twips; one row, never split.

    `before` sets an empty line above it, which keeps it from the text.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width, _ in columns)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(lines)}</w:tc>'
        for width, lines in columns
    )
    total = sum(width for width, _ in columns)
    gap = paragraph("", Style(size=6, kept=True)) if before else ""
    return (
        f'{gap}<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _run(text: str, style: Style) -> str:
    if not text:
        return ""
    look = _look(style)
    if style.field:
        return (
            f'<w:fldSimple w:instr=" {escape(text)} "><w:r><w:rPr>{look}</w:rPr>'
            "<w:t>2</w:t></w:r></w:fldSimple>"
        )
    words = escape("".join(one for one in text if not unicodedata.category(one).startswith("C")))
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def _look(style: Style) -> str:
    return "".join(
        mark
        for mark, is_so in (
            ("<w:b/>", style.bold),
            ("<w:i/>", style.italic),
            ('<w:color w:val="A0A0A0"/>', style.grey),
            (f'<w:sz w:val="{round(2 * style.size)}"/>', True),
            ('<w:u w:val="single"/>', style.underlined),
        )
        if is_so
    )


def _relations(*lines: tuple[str, str, str]) -> str:
    found = "".join(
        f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'
        for identity, kind, target in lines
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        "/word/styles.xml": f"{_TYPES}.styles+xml",
        "/word/header1.xml": f"{_TYPES}.header+xml",
        "/word/header2.xml": f"{_TYPES}.header+xml",
        "/word/footer1.xml": f"{_TYPES}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


_STYLES = (
    f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
    '<w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style></w:styles>"
)
FIXED_PARTS: Mapping[str, str] = {
    "[Content_Types].xml": _content_types(),
    "_rels/.rels": _relations(
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        (
            "rId2",
            f"{_PACKAGE}/relationships/metadata/core-properties",
            "docProps/core.xml",
        ),
    ),
    "word/_rels/document.xml.rels": _relations(
        ("rId1", f"{_OFFICE}/header", "header1.xml"),
        ("rId2", f"{_OFFICE}/header", "header2.xml"),
        ("rId3", f"{_OFFICE}/footer", "footer1.xml"),
        ("rId4", f"{_OFFICE}/styles", "styles.xml"),
    ),
    "word/styles.xml": _STYLES,
}
"""What every .docx of this program has alike."""
