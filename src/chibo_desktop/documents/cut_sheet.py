"""Sheets that are cut: one, two or four papers on A4, with dashed lines to cut along."""

from dataclasses import dataclass
from enum import IntEnum

from chibo_desktop.documents.paper import Paper

_GUTTER = 22.0  # points on both sides of a cut
_OUTER = 28.0


class PerSheet(IntEnum):
    """How many stand on one sheet of A4; two stand beside one another on a lying sheet."""

    ONE = 1
    TWO = 2
    FOUR = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """The room of one of them on the sheet, in points."""

    left: float
    right: float
    top: float
    bottom: float


def slots_of(paper: Paper, per_sheet: PerSheet) -> list[Slot]:
    """The rooms of a sheet that is cut, row by row."""
    middle, half = paper.width / 2, paper.height / 2
    sides = [(_OUTER, middle - _GUTTER), (middle + _GUTTER, paper.width - _OUTER)]
    if per_sheet is PerSheet.TWO:
        return [Slot(left, right, paper.height - _OUTER, _OUTER) for left, right in sides]
    heights = [(paper.height - _OUTER, half + _GUTTER), (half - _GUTTER, _OUTER)]
    return [Slot(left, right, top, low) for top, low in heights for left, right in sides]


def enter(paper: Paper, slot: Slot) -> None:
    """Draw within a slot from now on."""
    paper.left, paper.right, paper.top, paper.bottom = slot.left, slot.right, slot.top, slot.bottom
    paper.y = slot.top


def cut_lines(paper: Paper, per_sheet: PerSheet) -> None:
    """Dashed lines between the slots."""
    canvas = paper.canvas
    canvas.setDash(3, 3)
    canvas.line(paper.width / 2, 12, paper.width / 2, paper.height - 12)
    if per_sheet is PerSheet.FOUR:
        canvas.line(12, paper.height / 2, paper.width - 12, paper.height / 2)
    canvas.setDash()
