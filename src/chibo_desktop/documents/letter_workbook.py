"""Documents of running text as a workbook: the same parts in the same order, to be completed."""

from datetime import datetime

from chibo_desktop.documents.letter import LetterPart, LetterView
from chibo_desktop.documents.list_view import cell_text
from chibo_desktop.documents.paper import Align
from chibo_desktop.documents.paper_workbook import PaperSheet, PaperWorkbook
from chibo_desktop.documents.sheet_room import COLUMNS, SheetCell
from chibo_desktop.documents.sheet_styles import Style
from chibo_desktop.domain.letter_form import PartKind

_FIRST = "       "  # the indent of a paragraph's first line
_STYLES = {
    PartKind.HEADING: Style.STRONG,
    PartKind.NOTE: Style.NOTE,
    PartKind.BOX: Style.BOX,
    PartKind.TEXT: Style.PROSE,
}


def letter_workbook(view: LetterView, *, name: str, created: datetime) -> bytes:
    """The document as xlsx, its sheet called `name`. Same input, same bytes."""
    title = f"{view.title} {view.subject}".strip()
    book = PaperWorkbook(title, created, is_practice=view.is_practice)
    sheet = book.sheet(name)
    sheet.letterhead(view.letterhead)
    sheet.heading(view.title, view.subject)
    if view.address:
        sheet.paragraph(view.address, Style.CENTRE)
    sheet.skip()
    for part in view.parts:
        _write(sheet, part)
    if view.rows:
        sheet.skip()
        sheet.table(
            [column.title for column in view.columns],
            [column.width for column in view.columns],
            [[cell_text(cell) for cell in row.cells] for row in view.rows],
            centred=frozenset(
                place for place, column in enumerate(view.columns) if column.align is not Align.LEFT
            ),
        )
        sheet.skip()
    for part in view.closing:
        _write(sheet, part)
    sheet.skip()
    sheet.signatures(view.signatures)
    if view.recipients:
        sheet.recipients(view.recipients)
    if view.footnote:
        sheet.skip()
        sheet.paragraph(view.footnote, Style.NOTE)
    return book.finish()


def _write(sheet: PaperSheet, part: LetterPart) -> None:
    match part.kind:
        case PartKind.FIELD:
            sheet.line([SheetCell(label=f"{part.text}:", value=part.value)])
        case PartKind.BLANK:
            for _ in range(part.lines):
                sheet.write(0, COLUMNS, "", Style.BLANK)
                sheet.skip(20)
        case PartKind.BOX:
            sheet.skip(4)
            sheet.paragraph(part.text, Style.BOX)
            sheet.skip(4)
        case _:
            if part.kind is PartKind.HEADING:
                sheet.skip(4)
            sheet.paragraph(part.text, _STYLES[part.kind], first=_FIRST)
