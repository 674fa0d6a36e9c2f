"""Where Enter and Tab lead in the grid."""

from collections.abc import Callable, Sequence

from chibo_desktop.gui.evaluations.grid_model import GridModel
from chibo_desktop.gui.evaluations.layouts import MembersLayout

Place = tuple[int, int]  # row, column


def next_stop(
    model: GridModel,
    entered: Sequence[int],
    at: Place,
    by: Place,
    is_hidden: Callable[[int], bool],
) -> Place | None:
    """So many rows down and columns right; past the last column typed into, the next row.

    In a vertical sheet headings and figures are passed over. None at the end of the grid.
    """
    place, column = at
    down, right = by
    if right and not down:
        if right > 0 and entered and column >= entered[-1]:
            down, column = 1, entered[0]
        elif right < 0 and entered and column <= entered[0]:
            down, column = -1, entered[-1]
        else:
            column += right
    while down:
        place += 1 if down > 0 else -1
        if not 0 <= place < model.rowCount():
            return None
        if not is_hidden(place) and _is_stop(model, entered, place, column):
            down -= 1 if down > 0 else -1
    return (place, column) if 0 <= column < model.columnCount() else None


def _is_stop(model: GridModel, entered: Sequence[int], place: int, column: int) -> bool:
    is_table = isinstance(model.layout_shown, MembersLayout)
    return is_table or column not in entered or model.slot(place, column).is_entered
