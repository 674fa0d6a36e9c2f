"""A list or table as a document: head, columns, rows, sentences, signatures. Nothing is drawn here.

The same view becomes a PDF (`list_paper`) and a workbook (`list_workbook`), so both say the same.
"""

from dataclasses import dataclass
from decimal import Decimal

from chibo_desktop.documents.charts import Chart
from chibo_desktop.documents.letterhead import Letterhead, Signature
from chibo_desktop.documents.paper import Align
from chibo_desktop.wording.numbers import count_text, decimal_text

Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column: its header, its width in characters, where its texts stand."""

    title: str
    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row of cells. A heading has one text over the whole width; `is_strong` is set bold."""

    cells: tuple[Cell, ...]
    is_heading: bool = False
    is_strong: bool = False
    level: int = 0  # how far the first text is moved in


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """The whole document. `sheet` is the name of its sheet in a workbook."""

    letterhead: Letterhead
    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[ListRow, ...]
    subjects: tuple[str, ...] = ()
    note: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    footnote: str = ""
    sheet: str = "Danh sách"
    is_lying: bool = True
    is_practice: bool = False
    chart: Chart | None = None  # drawn above the table; a workbook has the table alone


def heading(text: str) -> ListRow:
    """A row over the whole width."""
    return ListRow(cells=(text,), is_heading=True)


def cell_text(cell: Cell) -> str:
    """A cell as it is printed."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return decimal_text(cell)
    return count_text(cell) if isinstance(cell, int) else cell
