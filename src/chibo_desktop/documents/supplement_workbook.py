"""Phiếu bổ sung hồ sơ đảng viên as a workbook: one sheet a person, then those without changes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from chibo_desktop.documents.letterhead import Letterhead
from chibo_desktop.documents.paper_workbook import PaperWorkbook
from chibo_desktop.documents.sheet_room import SheetCell
from chibo_desktop.documents.sheet_styles import Style
from chibo_desktop.documents.supplement_form import SupplementForm
from chibo_desktop.documents.supplement_sheet import (
    NO_CHANGE,
    ROMAN,
    UNCHANGED_TITLE,
    SupplementOfPerson,
    Unchanged,
)


def supplement_workbook(
    form: SupplementForm,
    letterhead: Letterhead,
    people: Iterable[SupplementOfPerson],
    unchanged: Callable[[], Sequence[Unchanged]],
    *,
    created: datetime,
    is_practice: bool = False,
) -> bytes:
    """A sheet for everybody with changes, then the list of those without, asked for at the end.

    Same input, same bytes.
    """
    book = PaperWorkbook(form.title, created, is_practice=is_practice)
    for person in people:
        _person(book, form, replace(letterhead, issuer=person.issuer), person)
    if lines := unchanged():
        sheet = book.sheet("Không có bổ sung")
        sheet.letterhead(letterhead)
        sheet.heading(UNCHANGED_TITLE)
        sheet.skip()
        header = sheet.table(
            ("TT", "Họ và tên", "Lý do"),
            (2, 9, 13),
            [(str(number), one.name, one.reason) for number, one in enumerate(lines, start=1)],
            centred=frozenset({0}),
        )
        sheet.sheet.repeat_rows(header)
    return book.finish()


def _person(
    book: PaperWorkbook, form: SupplementForm, letterhead: Letterhead, person: SupplementOfPerson
) -> None:
    sheet = book.sheet(person.name, header=f"{form.title} – {person.name}")
    sheet.letterhead(letterhead)
    sheet.heading(form.title, note=f"({form.code}) {person.span}")
    sheet.skip()
    for label, value in person.facts:
        sheet.line([SheetCell(label=f"{label}:", value=value)])
    if person.remark:
        sheet.paragraph(person.remark, Style.NOTE)
    for number, (title, sentences) in zip(ROMAN, person.groups, strict=False):
        sheet.skip(5)
        sheet.paragraph(f"{number}- {title}", Style.STRONG)
        for sentence in sentences:
            sheet.paragraph(sentence, first="- ")
        if not sentences:
            sheet.paragraph(NO_CHANGE)
    sheet.skip()
    sheet.signatures(person.signatures, person.name)
    sheet.skip()
    sheet.paragraph(f"{form.note}. {form.code}; {form.source}.", Style.NOTE)
