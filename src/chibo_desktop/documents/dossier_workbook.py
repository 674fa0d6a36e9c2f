"""Phiếu đảng viên, Lý lịch đảng viên as a workbook: one sheet a person, same items as on paper."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO

from chibo_desktop.documents.dossier_form import DossierForm, FormItem, FormPart, Line, Withheld
from chibo_desktop.documents.dossier_sheet import NOT_PRINTED, PersonOnPaper, Texts, own_lines
from chibo_desktop.documents.letterhead import MOTTO, Signature
from chibo_desktop.documents.paper_workbook import PaperSheet, PaperWorkbook
from chibo_desktop.documents.sheet_room import COLUMN, COLUMNS, SheetCell
from chibo_desktop.documents.sheet_styles import Style

_HALF = COLUMNS // 2
_PHOTO_SPAN, _PHOTO_ROWS = 4, 5
_PHOTO_ROW = 23.0  # points: five rows hold a photo of 3 × 4 cm
_WITH_TITLE = 90.0  # points: a title, its table's header and two rows
_INSET = 3  # pixels between a photo and its frame


def dossier_workbook(
    form: DossierForm,
    persons: Iterable[PersonOnPaper],
    *,
    created: datetime,
    withheld: frozenset[Withheld] = frozenset(),
    is_practice: bool = False,
    has_contents: bool = False,
    on_person: Callable[[int], object] = lambda _done: None,
) -> bytes:
    """All persons in one xlsx. Same input, same bytes. `on_person(done)` may stop it by raising."""
    book = PaperWorkbook(form.title, created, is_practice=is_practice)
    if has_contents:
        book.add_contents()
    for done, person in enumerate(persons, start=1):
        sheet = book.sheet(
            person.name or form.title, header=f"{form.title} – {person.name}".rstrip(" –")
        )
        _Writer(sheet, form, withheld).write(person)
        on_person(done)
    return book.finish()


class _Writer:
    """Writes one person."""

    def __init__(self, sheet: PaperSheet, form: DossierForm, withheld: frozenset[Withheld]) -> None:
        self.sheet, self.form, self.withheld = sheet, form, withheld

    def write(self, person: PersonOnPaper) -> None:
        """Head, items, signatures, where the form comes from."""
        sheet, form = self.sheet, self.form
        self._head(person)
        for item in form.items:
            self._item(item, person)
        if form.own_title and person.own:
            sheet.keep(_WITH_TITLE)
            sheet.skip(4)
            sheet.paragraph(form.own_title, Style.STRONG)
            for label, text in own_lines(person.own, self.withheld):
                sheet.line([SheetCell(label=f"– {label}:", value=text)])
        for ending in form.endings:
            sheet.skip()
            if ending.text:
                style = Style.STRONG if ending.is_heading else Style.NOTE
                sheet.paragraph(ending.text, style)
            sheet.signatures(
                [Signature(lines=one.lines, of_member=one.of_member) for one in ending.blocks],
                person.name,
            )
        sheet.skip()
        sheet.paragraph(f"{form.note}. {form.code}; {form.source}.", Style.NOTE)

    def _head(self, person: PersonOnPaper) -> None:
        sheet, form = self.sheet, self.form
        sheet.write(_HALF, _HALF, MOTTO, Style.MOTTO)
        for level in form.levels:
            value = level.text(person.texts)
            sheet.half(SheetCell(label=f"{level.label}:", value=value))
        sheet.skip()
        top = sheet.row
        left = _PHOTO_SPAN + 1 if form.has_photo else 0
        if form.has_photo:
            words = "" if person.photo else "Ảnh\n3 × 4 cm"
            sheet.write(0, _PHOTO_SPAN, words, Style.PHOTO, rows=_PHOTO_ROWS)
            self._photo(person.photo, top)
        sheet.write(left, COLUMNS - left, form.title.upper(), Style.TITLE)
        sheet.advance(_PHOTO_ROW)
        note = f"({form.code} – {form.note.lower()})"
        sheet.write(left, COLUMNS - left, note, Style.NOTE_CENTRE)
        sheet.advance(_PHOTO_ROW)
        for number in form.boxes:
            hidden = number.withheld in self.withheld
            value = NOT_PRINTED if hidden else person.texts.get(number.value, "")
            sheet.write(left, 8, f"{number.label}:", Style.PROSE)
            sheet.write(left + 8, COLUMNS - left - 8, value, Style.ANSWER)
            sheet.advance(_PHOTO_ROW)
        while form.has_photo and sheet.row < top + _PHOTO_ROWS:
            sheet.advance(_PHOTO_ROW)
        sheet.skip()

    def _photo(self, photo: bytes, top: int) -> None:
        """A photo inside its frame, not stretched. An unknown kind of picture stays off."""
        size = _pixels(photo)
        if size is None:
            return
        room_wide = _PHOTO_SPAN * COLUMN / 0.75 - 2 * _INSET
        room_high = _PHOTO_ROWS * _PHOTO_ROW / 0.75 - 2 * _INSET
        scale = min(room_wide / size[0], room_high / size[1])
        self.sheet.sheet.insert_image(
            top,
            0,
            "photo",
            {
                "image_data": BytesIO(photo),
                "x_scale": scale,
                "y_scale": scale,
                "x_offset": _INSET + (room_wide - size[0] * scale) / 2,
                "y_offset": _INSET + (room_high - size[1] * scale) / 2,
                "object_position": 1,
                "description": "Ảnh 3 × 4 cm",
            },
        )

    def _item(self, item: FormItem, person: PersonOnPaper) -> None:
        number = f"{item.number}) " if item.number else ""
        hidden = item.withheld in self.withheld
        if item.title:
            title = f"{number}{item.title}"
            self.sheet.keep(_WITH_TITLE)
            self.sheet.skip(4)
            self.sheet.paragraph(f"{title} {NOT_PRINTED}" if hidden else title, Style.STRONG)
            number = ""
            if hidden:
                return
        for part in item.parts:
            if hidden:
                self._lines([line[:1] for line in part.lines[:1]], {}, number, NOT_PRINTED)
            elif part.table:
                self._table(part, person)
            elif part.repeat:
                for row in person.rows.get(part.repeat) or [{}] * part.blank:
                    self._lines(part.lines, row, "– ")
            else:
                self._lines(part.lines, person.texts, number)

    def _lines(self, lines: Sequence[Line], texts: Texts, number: str, filler: str = "") -> None:
        """`number` stands before the first line."""
        for line in lines:
            self.sheet.line(
                [
                    SheetCell(
                        label=f"{'' if place else number}{cell.label}{':' if cell.label else ''}",
                        value=filler or cell.text(texts),
                        share=cell.share,
                    )
                    for place, cell in enumerate(line)
                ]
            )
            number = ""

    def _table(self, part: FormPart, person: PersonOnPaper) -> None:
        rows = person.rows.get(part.table) or [{}] * part.blank
        self.sheet.table(
            [column.label for column in part.columns],
            [column.share for column in part.columns],
            [[column.text(row) for column in part.columns] for row in rows],
        )
        self.sheet.skip(4)


def _pixels(photo: bytes) -> tuple[float, float] | None:
    """How large a workbook would show a picture at 96 to the inch: it heeds the picture's own."""
    if not photo:
        return None
    from xlsxwriter.exceptions import UnsupportedImageFormat
    from xlsxwriter.image import Image

    try:
        image = Image(BytesIO(photo))
    except (UnsupportedImageFormat, ValueError):
        return None
    return image.width * 96 / image.x_dpi, image.height * 96 / image.y_dpi
