"""A document of running text as .docx, for those who must edit it: the same words as on paper.

Written with the standard library: a .docx is a zip of a few XML parts (ECMA-376), and of these the
Party's document format needs very little (docs/decisions/0432). The same view makes the same bytes.
"""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from chibo_desktop.documents.letter import LetterPart, LetterView
from chibo_desktop.documents.letterhead import MOTTO, SIGN_HERE, Letterhead, Signature
from chibo_desktop.documents.paper import PRACTICE_MARK
from chibo_desktop.documents.party_format import PartyFormat, format_on
from chibo_desktop.documents.word_parts import (
    FIXED_PARTS,
    NAMESPACES,
    Style,
    dotted_line,
    paragraph,
    table,
)
from chibo_desktop.domain.letter_form import DOTS, PartKind

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SIGNING_LINES = 3
_TWIPS = 20  # in a point
_NOT_IN_WORD = frozenset({PartKind.BOX})


def word_document(view: LetterView) -> bytes:
    """The document as .docx. Raises ValueError for one with a table or a box of a form."""
    if view.rows or any(part.kind in _NOT_IN_WORD for part in (*view.parts, *view.closing)):
        raise ValueError("tables and boxes are not written for Word")
    form = format_on(view.letterhead.dated)
    body = [
        _head(form, view.letterhead),
        *_title(form, view),
        *(line for part in (*view.parts, *view.closing) for line in _part(form, part)),
        _ending(form, view.signatures, view.recipients),
        _section(form),
    ]
    inside = f"<w:body>{''.join(body)}</w:body>"
    parts = {
        **FIXED_PARTS,
        "word/document.xml": f"<w:document {NAMESPACES}>{inside}</w:document>",
        "word/header1.xml": _header(form, view, numbered=False),
        "word/header2.xml": _header(form, view, numbered=True),
        "word/footer1.xml": _footer(form, view),
        "docProps/core.xml": _core(f"{view.title} {view.subject}".strip()),
    }
    return _zipped(parts)


def _head(form: PartyFormat, head: Letterhead) -> str:
    """Both columns: who issues and the number; the motto over its rule, place and day."""
    left = [
        paragraph(head.superior.upper(), Style(size=form.body, centred=True)),
        paragraph(head.issuer.upper(), Style(size=form.body, centred=True, bold=True)),
    ]
    if head.number:
        number = f"{form.number_prefix}{head.number}"
        left += [paragraph(one, Style(size=form.body, centred=True)) for one in ("*", number)]
    right = [
        paragraph(MOTTO, Style(size=form.motto, centred=True, bold=True, underlined=True)),
        paragraph(
            head.date_line, Style(size=form.body, centred=True, italic=True, before=6 * _TWIPS)
        ),
    ]
    room = _room(form)
    return table([(round(room * 0.46), left), (room - round(room * 0.46), right)])


def _title(form: PartyFormat, view: LetterView) -> Iterable[str]:
    bold = Style(size=form.body, centred=True, bold=True)
    yield paragraph(
        view.title.upper(), Style(size=form.title, centred=True, bold=True, before=12 * _TWIPS)
    )
    if view.subject:
        yield paragraph(view.subject, bold)
    plain = Style(size=form.body, centred=True, after=6 * _TWIPS)
    yield paragraph("-----", plain)
    if view.address:
        yield paragraph(view.address, plain)


def _part(form: PartyFormat, part: LetterPart) -> Iterable[str]:
    first, exact = round(form.indent * _TWIPS), round(form.line * _TWIPS)
    text = Style(size=form.body, first=first, exact=exact, justified=True, after=3 * _TWIPS)
    match part.kind:
        case PartKind.HEADING:
            yield paragraph(
                part.text,
                Style(size=form.body, first=first, exact=exact, bold=True, kept=True, before=100),
            )
        case PartKind.NOTE:
            yield paragraph(part.text, Style(size=form.table, first=first, italic=True))
        case PartKind.FIELD:
            yield paragraph(f"{part.text}: {part.value or DOTS}", text)
        case PartKind.BLANK:
            for _ in range(part.lines):
                yield dotted_line(_room(form), Style(size=form.body))
        case _:
            for line in part.text.splitlines():
                yield paragraph(line, text)


def _ending(form: PartyFormat, signatures: Sequence[Signature], recipients: Sequence[str]) -> str:
    """Nơi nhận at the left, who signs at the right, kept together."""
    left = [paragraph("Nơi nhận:", Style(size=form.table, underlined=True, kept=True))]
    ends = [";"] * (len(recipients) - 1) + ["."]
    left += [
        paragraph(f"- {name}{end}", Style(size=form.note, kept=True))
        for name, end in zip(recipients, ends, strict=True)
    ]
    room = _room(form)
    columns = [(room // 2, left if recipients else [paragraph("", Style(size=form.note))])]
    share = (room - room // 2) // max(1, len(signatures))
    columns += [(share, _signature(form, one)) for one in signatures]
    return table(columns, before=True)


def _signature(form: PartyFormat, one: Signature) -> list[str]:
    lines = [
        paragraph(line, Style(size=form.body, centred=True, bold=place == 0, kept=True))
        for place, line in enumerate(one.lines)
    ]
    hint = Style(size=form.table, centred=True, italic=True, kept=True)
    lines.append(paragraph(SIGN_HERE, hint))
    lines += [paragraph("", Style(size=form.body, kept=True))] * _SIGNING_LINES
    lines.append(paragraph(one.name, Style(size=form.body, centred=True, bold=True)))
    return lines


def _header(form: PartyFormat, view: LetterView, *, numbered: bool) -> str:
    """The page number in the middle from the second page on; the mark of practice on each."""
    lines = [paragraph("PAGE", Style(size=form.body, centred=True, field=True))] if numbered else []
    if view.is_practice:
        mark = Style(size=form.note, centred=True, bold=True, grey=True)
        lines.append(paragraph(PRACTICE_MARK, mark))
    lines = lines or [paragraph("", Style(size=form.note))]
    return f"<w:hdr {NAMESPACES}>{''.join(lines)}</w:hdr>"


def _footer(form: PartyFormat, view: LetterView) -> str:
    line = paragraph(view.footnote, Style(size=form.note - 1, italic=True))
    return f"<w:ftr {NAMESPACES}>{line}</w:ftr>"


def _section(form: PartyFormat) -> str:
    def twips(points: float) -> int:
        return round(points * _TWIPS)

    margins = (
        f'w:top="{twips(form.top)}" w:right="{twips(form.right)}" '
        f'w:bottom="{twips(form.bottom)}" w:left="{twips(form.left)}" '
        f'w:header="{twips(form.top) // 2}" w:footer="{twips(form.bottom) // 2}" w:gutter="0"'
    )
    return (
        '<w:sectPr><w:headerReference w:type="first" r:id="rId1"/>'
        '<w:headerReference w:type="default" r:id="rId2"/>'
        '<w:footerReference w:type="first" r:id="rId3"/>'
        '<w:footerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{twips(form.width)}" w:h="{twips(form.height)}"/>'
        f"<w:pgMar {margins}/><w:titlePg/></w:sectPr>"
    )


def _room(form: PartyFormat) -> int:
    return round((form.width - form.left - form.right) * _TWIPS)


def _core(title: str) -> str:
    return (
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Sổ tay chi bộ</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            archive.writestr(info, f"{head}{text}")
    return buffer.getvalue()
