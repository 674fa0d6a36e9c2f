"""The head of a form of one person: organisations, title, photo, numbers in boxes."""

from collections.abc import Mapping
from io import BytesIO

from chibo_desktop.documents.dossier_form import BoxedNumber, DossierForm, Withheld
from chibo_desktop.documents.fonts import BOLD, ITALIC, printable, width
from chibo_desktop.documents.letterhead import MOTTO
from chibo_desktop.documents.paper import Align, Paper
from chibo_desktop.documents.party_format import POINTS_PER_MM
from chibo_desktop.documents.rich_text import draw_rich, end_of, rich_lines

_PHOTO_WIDE, _PHOTO_HIGH = 30 * POINTS_PER_MM, 40 * POINTS_PER_MM
_BOX = 5.6 * POINTS_PER_MM
_LEFT_SHARE = 0.52


def draw_head(
    paper: Paper,
    form: DossierForm,
    texts: Mapping[str, str],
    photo: BytesIO | None,
    withheld: frozenset[Withheld],
) -> None:
    """Draw at the cursor and move it below."""
    top = paper.y
    below = _levels(paper, form, texts)
    half = width(MOTTO, BOLD, paper.form.body) / 2
    middle = paper.right - half
    y = paper.lines(
        [MOTTO], x=middle, y=top, leading=paper.form.line, font=BOLD, align=Align.CENTRE
    )
    paper.rule(middle - half, middle + half, y - 2)
    paper.y = min(below, y - 8) - 6
    photo_top = paper.y
    x = paper.left
    if form.has_photo:
        _photo(paper, photo, photo_top)
        x += _PHOTO_WIDE + 14
    middle = (x + paper.right) / 2
    size = paper.form.title + 2
    y = paper.lines(
        [form.title.upper()],
        x=middle,
        y=photo_top,
        leading=size * 1.4,
        font=BOLD,
        size=size,
        align=Align.CENTRE,
    )
    y = paper.lines(
        [f"({form.code} – {form.note.lower()})"],
        x=middle,
        y=y,
        leading=14,
        font=ITALIC,
        size=paper.form.note,
        align=Align.CENTRE,
    )
    y -= 6
    for number in form.boxes:
        text = "" if number.withheld in withheld else texts.get(number.value, "")
        y = _boxes(paper, number, text, x, y, is_hidden=number.withheld in withheld)
    paper.y = min(y, photo_top - _PHOTO_HIGH if form.has_photo else y) - 8


def _levels(paper: Paper, form: DossierForm, texts: Mapping[str, str]) -> float:
    size = paper.form.note
    room = paper.room * _LEFT_SHARE
    leading = paper.leading(size)
    start = paper.y
    for cell in form.levels:
        text = cell.text(texts)
        lines = rich_lines(f"{cell.label}:", text, size, room)
        draw_rich(paper, lines, paper.left, size)
        paper.y -= len(lines) * leading
        if not text:
            dotted = paper.left + end_of(lines, size) + 3
            paper.dots(dotted, paper.left + room, paper.y + leading * 0.27)
    end, paper.y = paper.y, start
    return end


def _photo(paper: Paper, photo: BytesIO | None, top: float) -> None:
    bottom = top - _PHOTO_HIGH
    if photo is not None:
        from reportlab.lib.utils import ImageReader

        paper.canvas.drawImage(
            ImageReader(photo),
            paper.left,
            bottom,
            _PHOTO_WIDE,
            _PHOTO_HIGH,
            preserveAspectRatio=True,
            anchor="c",
        )
    paper.canvas.rect(paper.left, bottom, _PHOTO_WIDE, _PHOTO_HIGH)
    if photo is None:
        paper.lines(
            ["Ảnh", "3 × 4 cm"],
            x=paper.left + _PHOTO_WIDE / 2,
            y=top - _PHOTO_HIGH / 2 + 14,
            leading=14,
            size=paper.form.note,
            align=Align.CENTRE,
        )


def _boxes(
    paper: Paper, number: BoxedNumber, text: str, x: float, y: float, *, is_hidden: bool
) -> float:
    size = paper.form.table
    bottom = y - _BOX
    base = bottom + _BOX / 2 - size * 0.34
    label = f"{number.label}{' (không in)' if is_hidden else ''}:"
    paper.text(x, base, label, size=size)
    signs = printable(text).replace(" ", "")
    count = max(number.count, len(signs))
    side = min(_BOX, (paper.right - x - 118) / count)
    left = paper.right - count * side
    if left < x + width(label, "Tinos", size) + 4:
        bottom -= _BOX
        base -= _BOX
        left = x
    canvas = paper.canvas
    canvas.lines([(left, bottom, left + count * side, bottom)])
    canvas.lines([(left, bottom + _BOX, left + count * side, bottom + _BOX)])
    canvas.lines(
        [(left + i * side, bottom, left + i * side, bottom + _BOX) for i in range(count + 1)]
    )
    for index, sign in enumerate(signs):
        paper.text(left + (index + 0.5) * side, base, sign, font=BOLD, align=Align.CENTRE)
    return bottom - 5
