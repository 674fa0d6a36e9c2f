"""Blocks of cells: to the clipboard, from it, and down from the cell above."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication

from chibo_desktop.gui.evaluations.board import Cell
from chibo_desktop.gui.evaluations.grid_model import GridModel, Index
from chibo_desktop.gui.evaluations.pasting import Aim, aim_block, read_block


def copy_block(model: GridModel, chosen: Sequence[Index]) -> None:
    """Put cells on the clipboard as Excel reads them: a rectangle around those chosen."""
    rows = sorted({index.row() for index in chosen})
    columns = sorted({index.column() for index in chosen})
    lines = [
        "\t".join(str(model.index(row, column).data() or "") for column in columns) for row in rows
    ]
    QGuiApplication.clipboard().setText("\n".join(lines))


def aim_clipboard(chosen: Sequence[Index], rows: Sequence[int], column: int) -> list[Aim]:
    """Where the copied block goes; one copied value goes into every chosen cell."""
    block = read_block(QGuiApplication.clipboard().text())
    if len(block) == 1 and len(block[0]) == 1 and len(chosen) > 1:
        return [(index.row(), index.column(), block[0][0]) for index in chosen]
    return aim_block(block, rows, column)


def filled_down(
    model: GridModel, chosen: Sequence[Index], above: Callable[[int], int]
) -> dict[Cell, str]:
    """Each chosen column filled with its first value; one cell alone takes the one `above` it."""
    values: dict[Cell, str] = {}
    by_column: dict[int, list[int]] = {}
    for index in chosen:
        by_column.setdefault(index.column(), []).append(index.row())
    for column, rows in by_column.items():
        rows.sort()
        source = above(rows[0]) if len(rows) == 1 else rows.pop(0)
        cell = model.cell(model.index(source, column)) if source >= 0 else None
        if cell is None:
            continue
        text = model.board.value(cell)
        below = [model.cell(model.index(row, column)) for row in rows]
        values |= {one: text for one in below if one is not None}
    return values
