"""How wide the columns of the grid are where room is scarce."""

from collections.abc import Sequence
from math import ceil

from chibo_desktop.gui.evaluations.grid_column import GridColumn
from chibo_desktop.gui.theme import current


def fitted_widths(columns: Sequence[GridColumn], room: int) -> list[int]:
    """Widths in pixels: as wanted; where that brings all into sight, wordy columns give way alike.

    Where it would not (large text), one scrolls anyway and words keep their room.
    """
    wanted = [current().scaled(column.width) for column in columns]
    spare = [
        width - current().scaled(column.least) if column.least else 0
        for width, column in zip(wanted, columns, strict=True)
    ]
    lacking = sum(wanted) - room
    share = lacking / sum(spare) if 0 < lacking <= sum(spare) else 0.0
    return [width - ceil(gives * share) for width, gives in zip(wanted, spare, strict=True)]
