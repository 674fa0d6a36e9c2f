"""What a cell says and how it is drawn: text, colour, ground, and the signs at its corners."""

from dataclasses import dataclass

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.problems import Severity
from chibo_desktop.gui.evaluations.board import Board, Cell
from chibo_desktop.gui.evaluations.cell_words import (
    default_text,
    entered_text,
    rating_text,
    vote_text,
    why_in_view,
)
from chibo_desktop.gui.evaluations.filled_cells import filled_text
from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind
from chibo_desktop.services.sheet import SheetRow
from chibo_desktop.wording.numbers import decimal_text


@dataclass(frozen=True, slots=True)
class CellState:
    """The colour tokens of text and ground (none: ""); whether words stand beside a mark.

    `is_filled`: the value was not typed but follows from what the program counted or knew.
    """

    tone: str = "text"
    ground: str = ""
    has_note: bool = False
    is_strong: bool = False
    is_filled: bool = False


_PLAIN = CellState()
_QUIET = CellState("secondary")
BELOW = CellState("secondary", "ground")
HEADING = CellState("text", "ground", is_strong=True)


def cell_text(row: SheetRow, slot: GridColumn, board: Board, set_: CriteriaSet, view: str) -> str:
    """What a cell says."""
    match slot.kind:
        case Kind.TEXT:
            return slot.words
        case Kind.RATING:
            return rating_text(row)[0]
        case Kind.WHY:
            return why_in_view(row, set_, view)[0]
        case Kind.VOTE:
            return vote_text(row)[0]
        case Kind.FIGURE:
            figure = slot.figure(row) if slot.figure else None
            return "" if figure is None else decimal_text(figure)
        case _:
            value = board.value(Cell(row.evaluation.id, slot.area, slot.code))
            value = value or filled_text(row, slot, set_)
            return entered_text(value, slot, set_) if value else default_text(slot, set_)


def cell_state(
    row: SheetRow, slot: GridColumn, board: Board, set_: CriteriaSet, view: str
) -> CellState:
    """How a cell of a rated member is drawn."""
    match slot.kind:
        case Kind.TEXT:
            return _QUIET
        case Kind.RATING:
            return CellState(rating_text(row)[1])
        case Kind.WHY:
            return CellState(why_in_view(row, set_, view)[1])
        case Kind.VOTE:
            return CellState(vote_text(row)[1])
        case Kind.FIGURE:
            if slot.key == "total":
                return CellState("text" if row.outcome.is_complete else "secondary", is_strong=True)
            return _PLAIN
        case Kind.NOTE:
            return _PLAIN
    cell = Cell(row.evaluation.id, slot.area, slot.code)
    has_note = slot.is_mark and slot.code in row.evaluation.notes
    problem = board.problem(cell) if row.problems else None
    if problem is not None:
        if problem.severity is Severity.ERROR:
            return CellState("accent", "accent_soft", has_note)
        return CellState("text", "attention_soft", has_note)
    if board.value(cell):
        return CellState("text", "", has_note)
    is_filled = bool(filled_text(row, slot, set_))
    return CellState("information" if is_filled else "secondary", "", has_note, False, is_filled)
