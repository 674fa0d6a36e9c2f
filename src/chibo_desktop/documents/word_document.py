"""A document of running text as .docx, for those who must edit it: the same words as on paper.

The same view makes the same bytes.
"""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from chibo_desktop.documents.letter import LetterPart, LetterView
from chibo_desktop.documents.letterhead import MOTTO, SIGN_HERE, Letterhead, Signature
from chibo_desktop.documents.paper import PRACTICE_MARK
from chibo_desktop.documents.party_format import PartyFormat, format_on
from chibo_desktop.documents.word_layout import (
    Style,
    columns,
    dotted_line,
    dress,
    fill,
    new_document,
    number_pages,
    write,
)
from chibo_desktop.domain.letter_form import DOTS, PartKind

if TYPE_CHECKING:
    from docx.document import Document

_EPOCH = (1980, 1, 1, 0, 0, 0)
_SIGNING_LINES = 3
_NOT_IN_WORD = frozenset({PartKind.BOX})


def word_document(view: LetterView) -> bytes:
    """The document as .docx. Raises ValueError for one with a table or a box of a form."""
    if view.rows or any(part.kind in _NOT_IN_WORD for part in (*view.parts, *view.closing)):
        raise ValueError("tables and boxes are not written for Word")
    form = format_on(view.letterhead.dated)
    made = new_document(form)
    _head(made, form, view.letterhead)
    _title(made, form, view)
    for part in (*view.parts, *view.closing):
        _part(made, form, part)
    _ending(made, form, view.signatures, view.recipients)
    _margins(made, form, view)
    about = made.core_properties
    about.title, about.author = f"{view.title} {view.subject}".strip(), "Sổ tay chi bộ"
    about.language, about.comments = "vi-VN", ""
    about.created = about.modified = datetime(*_EPOCH)  # noqa: DTZ001 - says nothing of when
    return _saved(made)


def _head(made: "Document", form: PartyFormat, head: Letterhead) -> None:
    """Both columns: who issues and the number; the motto over its rule, place and day."""
    plain = Style(size=form.body, centred=True)
    left = [
        (head.superior.upper(), plain),
        (head.issuer.upper(), Style(size=form.body, centred=True, bold=True)),
    ]
    if head.number:
        left += [(one, plain) for one in ("*", f"{form.number_prefix}{head.number}")]
    right = [
        (MOTTO, Style(size=form.motto, centred=True, bold=True, underlined=True)),
        (head.date_line, Style(size=form.body, centred=True, italic=True, before=6)),
    ]
    room = _room(form)
    for cell, lines in zip(columns(made, (room * 0.46, room * 0.54)), (left, right), strict=True):
        fill(cell, lines)


def _title(made: "Document", form: PartyFormat, view: LetterView) -> None:
    write(made, view.title.upper(), Style(size=form.title, centred=True, bold=True, before=12))
    if view.subject:
        write(made, view.subject, Style(size=form.body, centred=True, bold=True))
    plain = Style(size=form.body, centred=True, after=6)
    write(made, "-----", plain)
    if view.address:
        write(made, view.address, plain)


def _part(made: "Document", form: PartyFormat, part: LetterPart) -> None:
    text = Style(size=form.body, first=form.indent, exact=form.line, justified=True, after=3)
    match part.kind:
        case PartKind.HEADING:
            heading = Style(
                size=form.body, first=form.indent, exact=form.line, bold=True, kept=True, before=5
            )
            write(made, part.text, heading)
        case PartKind.NOTE:
            write(made, part.text, Style(size=form.table, first=form.indent, italic=True))
        case PartKind.FIELD:
            write(made, f"{part.text}: {part.value or DOTS}", text)
        case PartKind.BLANK:
            for _ in range(part.lines):
                dotted_line(made, _room(form), Style(size=form.body))
        case _:
            for line in part.text.splitlines():
                write(made, line, text)


def _ending(
    made: "Document", form: PartyFormat, signatures: Sequence[Signature], recipients: Sequence[str]
) -> None:
    """Nơi nhận at the left, who signs at the right, kept together."""
    write(made, "", Style(size=6, kept=True))
    ends = [";"] * (len(recipients) - 1) + ["."]
    left = [("Nơi nhận:", Style(size=form.table, underlined=True, kept=True))]
    left += [
        (f"- {name}{end}", Style(size=form.note, kept=True))
        for name, end in zip(recipients, ends, strict=True)
    ]
    half = _room(form) / 2
    share = half / max(1, len(signatures))
    cells = columns(made, (half, *(share for _ in signatures)))
    if recipients:
        fill(cells[0], left)
    for cell, one in zip(cells[1:], signatures, strict=True):
        fill(cell, _signature(form, one))


def _signature(form: PartyFormat, one: Signature) -> list[tuple[str, Style]]:
    lines = [
        (line, Style(size=form.body, centred=True, bold=place == 0, kept=True))
        for place, line in enumerate(one.lines)
    ]
    lines.append((SIGN_HERE, Style(size=form.table, centred=True, italic=True, kept=True)))
    lines += [("", Style(size=form.body, kept=True))] * _SIGNING_LINES
    lines.append((one.name, Style(size=form.body, centred=True, bold=True)))
    return lines


def _margins(made: "Document", form: PartyFormat, view: LetterView) -> None:
    """Page numbers from the second page on; the mark of practice and the foot on each."""
    section = made.sections[0]
    mark = Style(size=form.note, centred=True, bold=True, grey=True)
    said = PRACTICE_MARK if view.is_practice else ""
    dress(section.first_page_header.paragraphs[0], said, mark)
    number_pages(section, Style(size=form.body, centred=True))
    if said:
        write(section.header, said, mark)
    foot = Style(size=form.note - 1, italic=True)
    for one in (section.first_page_footer, section.footer):
        dress(one.paragraphs[0], view.footnote, foot)


def _room(form: PartyFormat) -> float:
    return form.width - form.left - form.right


def _saved(made: "Document") -> bytes:
    """The file with the same moment on each of its parts, whenever it is written."""
    written, buffer = BytesIO(), BytesIO()
    made.save(written)
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, source.read(name))
    return buffer.getvalue()
