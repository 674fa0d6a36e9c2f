"""Pages being drawn: a cursor going down, page breaks, page numbers, stamps drawn once.

Drawn straight on reportlab's canvas with cached widths: laying out a paragraph object for every
member was most of the time of a file of two hundred sheets (docs/decisions/0401).
"""

from collections.abc import Callable, Hashable, Iterable
from enum import Enum
from io import BytesIO

from chibo_desktop.documents import fonts
from chibo_desktop.documents.fonts import BOLD, REGULAR, printable, width, wrap
from chibo_desktop.documents.party_format import PartyFormat

PRACTICE_MARK = "BẢN TẬP DƯỢT"
_RULE = 0.5  # points; the thinnest line that a laser printer draws evenly
_DESCENT = 0.27  # of the type size: how far below the base line the next thing starts


class Align(Enum):
    """Where a text stands in its room."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Paper:
    """A PDF being written. `y` is the cursor: the top of what is still free on the page."""

    def __init__(
        self,
        form: PartyFormat,
        *,
        title: str,
        landscape: bool = False,
        practice: bool = False,
        footnote: str = "",
        counts_pages: bool = False,
    ) -> None:
        """With `counts_pages` a page says "Trang 2/5" instead of its bare number."""
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0  # bytes as they are: a fifth smaller, and no time to write them out
        fonts.register()
        self.form = form
        self.width, self.height = form.width, form.height
        if landscape:
            self.width, self.height = self.height, self.width
        self.left, self.right = form.left, self.width - form.right
        self.top, self.bottom = self.height - form.top, form.bottom
        self._practice, self._footnote = practice, footnote
        self._counts_pages, self._documents = counts_pages, 0
        self._buffer = BytesIO()
        self.canvas = Canvas(
            self._buffer,
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,
            lang="vi-VN",
        )
        self.canvas.setTitle(printable(title))
        self.canvas.setAuthor("Sổ tay chi bộ")
        self.canvas.setSubject(form.source)
        self._stamps: dict[Hashable, str] = {}
        self._page = 0
        self._is_open = False
        self.on_next_page: Callable[[], None] | None = None  # drawn on every page but the first
        self.y = self.top

    @property
    def page(self) -> int:
        """The number of the page being drawn, within its document."""
        return self._page

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    def start_document(self) -> None:
        """Begin on a new page numbered 1: a file may hold many documents."""
        self._end_document()
        self._page = 0
        self.new_page()

    def new_page(self) -> None:
        """Turn the page; from the second on its number stands top centre."""
        if self._is_open:
            self.canvas.showPage()
        self._is_open = True
        self._page += 1
        self.y = self.top
        self.canvas.setLineWidth(_RULE)
        if self._practice or self._footnote:
            self.stamp("page", self._page_marks, 0)
        if self._page > 1:
            if self.on_next_page is not None:
                self.on_next_page()
            self._number_page(self.top + self.form.top / 2 - self.form.body / 3)

    def keep(self, height: float) -> None:
        """Turn the page unless `height` points are still free."""
        if self.y - height < self.bottom and self.y < self.top:
            self.new_page()

    def finish(self) -> bytes:
        """The whole file. Nothing may be drawn afterwards."""
        self._end_document()
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        font: str = REGULAR,
        size: float = 0,
        align: Align = Align.LEFT,
    ) -> None:
        """One line with its base line at `y`; `size` 0 means body size."""
        if not text:
            return
        size = size or self.form.body
        text = printable(text)
        if align is not Align.LEFT:
            span = width(text, font, size)
            x -= span / 2 if align is Align.CENTRE else span
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def lines(
        self,
        texts: Iterable[str],
        *,
        x: float,
        y: float,
        leading: float,
        font: str = REGULAR,
        size: float = 0,
        align: Align = Align.LEFT,
    ) -> float:
        """Lines below one another, the first one's top at `y`; returns where they end."""
        size = size or self.form.body
        for line in texts:
            y -= leading
            self.text(x, y + leading * _DESCENT, line, font=font, size=size, align=align)
        return y

    def paragraph(
        self,
        text: str,
        *,
        font: str = REGULAR,
        size: float = 0,
        indent: float = 0,
        first: float = 0,
    ) -> None:
        """A paragraph between the margins at the cursor, over as many pages as it takes.

        `indent` moves every line to the right, `first` the first line.
        """
        size = size or self.form.body
        leading = self.leading(size)
        lines = wrap(text, font, size, self.room - indent - first)
        if first and len(lines) > 1:
            rest = printable(text)[len(lines[0]) :].lstrip()
            lines = (lines[0], *wrap(rest, font, size, self.room - indent))
        x = self.left + indent
        for index, line in enumerate(lines):
            self.keep(leading)
            start = x if index else x + first
            self.y = self.lines([line], x=start, y=self.y, leading=leading, font=font, size=size)

    def leading(self, size: float) -> float:
        """Distance of base lines: the format's at body size, in proportion below it."""
        return self.form.line * size / self.form.body

    def rule(self, x1: float, x2: float, y: float) -> None:
        """A level line."""
        self.canvas.line(x1, y, x2, y)

    def dots(self, x1: float, x2: float, y: float) -> None:
        """A dotted line to write on by hand."""
        if x2 - x1 < 4:
            return
        self.canvas.setDash(0.6, 2)
        self.canvas.line(x1, y - 1, x2, y - 1)
        self.canvas.setDash()

    def stamp(self, key: Hashable, draw: Callable[[], None], y: float) -> None:
        """Draw what many pages share; recorded at its first use, placed with its top at `y`.

        `draw` uses heights from 0 downwards and may not turn the page.
        """
        name = self._stamps.get(key)
        if name is None:
            name = self._stamps[key] = f"stamp{len(self._stamps)}"
            cursor = self.y
            self.canvas.beginForm(name, 0, -self.height, self.width, self.height)
            self.canvas.setLineWidth(_RULE)
            draw()
            self.canvas.endForm()
            self.y = cursor
        if y:
            self.canvas.saveState()
            self.canvas.translate(0, y)
            self.canvas.doForm(name)
            self.canvas.restoreState()
        else:
            self.canvas.doForm(name)

    def _number_page(self, y: float) -> None:
        if not self._counts_pages:
            self.text(self.width / 2, y, str(self._page), align=Align.CENTRE)
            return
        self.text(self.width / 2, y, f"Trang {self._page}", align=Align.RIGHT)
        self.canvas.saveState()
        self.canvas.translate(self.width / 2, y)
        self.canvas.doForm(f"pages{self._documents}")  # drawn when the last page is known
        self.canvas.restoreState()

    def _end_document(self) -> None:
        if self._counts_pages and self._page > 1:
            self.canvas.beginForm(f"pages{self._documents}", 0, -self.height, self.width, 99)
            self.text(0, 0, f"/{self._page}")
            self.canvas.endForm()
        self._documents += 1

    def _page_marks(self) -> None:
        if self._practice:
            canvas = self.canvas
            canvas.saveState()
            canvas.setFillGray(0.88)
            canvas.translate(self.width / 2, self.height / 2)
            canvas.rotate(52 if self.height > self.width else 32)
            self.text(0, -20, PRACTICE_MARK, font=BOLD, size=64, align=Align.CENTRE)
            canvas.restoreState()
        if self._footnote:
            size = self.form.note - 1
            noted = wrap(self._footnote, fonts.ITALIC, size, self.room)
            y = self.bottom - 7
            self.rule(self.left, self.left + 120, y)
            self.lines(noted, x=self.left, y=y - 2, leading=size + 2, font=fonts.ITALIC, size=size)
