"""Ruled tables: columns of fixed width, cells that wrap, the header again on every page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chibo_desktop.documents.fonts import BOLD, REGULAR, wrap
from chibo_desktop.documents.paper import Align, Paper

_SIDE = 3.0  # points between a border and its text
_LEADING = 1.2  # of the type size: tables are set closer than prose
_ABOVE = 2.0  # points between a border and the first line


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width as a share of the table, where its texts stand."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cells:
    """A row measured: the lines of every cell and the height they need."""

    lines: tuple[tuple[str, ...], ...]
    height: float
    font: str


class Table:
    """Draws on one paper over its whole width."""

    def __init__(self, paper: Paper, columns: Sequence[Column], size: float) -> None:
        self.paper, self.columns, self.size = paper, tuple(columns), size
        self.leading = size * _LEADING
        total = sum(column.share for column in columns)
        self.edges = [paper.left]
        for column in columns:
            self.edges.append(self.edges[-1] + paper.room * column.share / total)
        self.header = self.measure([column.title for column in columns], font=BOLD)

    def room(self, index: int) -> float:
        """What a text may take in a column."""
        return self.edges[index + 1] - self.edges[index] - 2 * _SIDE

    def measure(self, texts: Iterable[str], *, font: str = REGULAR, least: float = 0) -> Cells:
        """Wrap a row's texts; `least` is a height below which the row may not fall."""
        lines = tuple(
            wrap(text, font, self.size, self.room(index)) for index, text in enumerate(texts)
        )
        deepest = max(len(cell) for cell in lines)
        return Cells(lines, max(least, self.height_of(deepest)), font)

    def height_of(self, lines: int) -> float:
        """The height of a row whose deepest cell has that many lines."""
        return lines * self.leading + 2 * _ABOVE + 1

    def draw_row(self, cells: Cells, y: float, aligns: Sequence[Align] | None = None) -> float:
        """One row with its top at `y`, borders included; returns its bottom."""
        bottom = y - cells.height
        paper = self.paper
        for index, lines in enumerate(cells.lines):
            align = aligns[index] if aligns else self.columns[index].align
            self.draw_cell(index, lines, y, cells.height, align=align, font=cells.font)
        left, right = self.edges[0], self.edges[-1]
        paper.canvas.lines(
            [
                (left, y, right, y),
                (left, bottom, right, bottom),
                *((x, y, x, bottom) for x in self.edges),
            ]
        )
        return bottom

    def measure_wide(self, text: str, *, least: float = 0) -> Cells:
        """A row of one bold text over all columns."""
        lines = wrap(text, BOLD, self.size, self.edges[-1] - self.edges[0] - 2 * _SIDE)
        return Cells((lines,), max(least, self.height_of(len(lines))), BOLD)

    def draw_wide(self, cells: Cells, y: float) -> float:
        """A row of one text over all columns, with its top at `y`; returns its bottom."""
        bottom = y - cells.height
        self.draw_cell(0, cells.lines[0], y, cells.height, align=Align.LEFT, font=cells.font)
        left, right = self.edges[0], self.edges[-1]
        sides = [(x, y, x, bottom) for x in (left, right)]
        self.paper.canvas.lines([(left, y, right, y), (left, bottom, right, bottom), *sides])
        return bottom

    def draw_header(self, y: float) -> float:
        """The header row; returns its bottom."""
        return self.draw_row(self.header, y, [Align.CENTRE] * len(self.columns))

    def draw_cell(
        self,
        index: int,
        lines: Sequence[str],
        y: float,
        height: float,
        *,
        align: Align,
        font: str = REGULAR,
    ) -> None:
        """The lines of one cell, in the middle of the row's height."""
        if lines == ("",):
            return
        x = {
            Align.LEFT: self.edges[index] + _SIDE,
            Align.CENTRE: (self.edges[index] + self.edges[index + 1]) / 2,
            Align.RIGHT: self.edges[index + 1] - _SIDE,
        }[align]
        top = y - (height - len(lines) * self.leading) / 2
        self.paper.lines(
            lines, x=x, y=top, leading=self.leading, font=font, size=self.size, align=align
        )

    def flow(self, rows: Iterable[Cells]) -> None:
        """Header and rows from the paper's cursor on, over as many pages as they take."""
        paper = self.paper
        paper.keep(self.header.height + 2 * self.leading)
        paper.y = self.draw_header(paper.y)
        for row in rows:
            if paper.y - row.height < paper.bottom:
                paper.new_page()
                paper.y = self.draw_header(paper.y)
            paper.y = self.draw_row(row, paper.y)
