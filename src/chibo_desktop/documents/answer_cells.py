"""What stands printed in the cell of a mark: boxes for đảm bảo / không đảm bảo, a per cent sign."""

from chibo_desktop.documents.evaluation_view import SheetItem
from chibo_desktop.documents.fonts import REGULAR, width
from chibo_desktop.documents.paper import Align
from chibo_desktop.documents.table import Table
from chibo_desktop.domain.typed_mark import AnswerKind

_BOX = 7.5  # points
_GAP = 1.2
_SIZE = 7.5
_LETTERS = ("Đ", "K")


def ticks(item: SheetItem) -> bool:
    """Whether a line is answered by a tick."""
    return item.answer is AnswerKind.YES_NO


def draw_answer(table: Table, column: int, item: SheetItem, top: float, height: float) -> None:
    """What waits in an empty cell."""
    paper = table.paper
    middle = top - height / 2
    if ticks(item):
        for x, letter in zip(_places(table, column), _LETTERS, strict=True):
            paper.canvas.rect(x, middle - _BOX / 2, _BOX, _BOX)
            paper.text(x + _BOX + _GAP, middle - _SIZE / 3, letter, size=_SIZE)
    elif item.answer is AnswerKind.PERCENT:
        right = table.edges[column + 1] - 3
        paper.text(right, middle - _SIZE / 3, "%", size=_SIZE, align=Align.RIGHT)


def draw_tick(table: Table, column: int, top: float, height: float, *, is_yes: bool) -> None:
    """An X in the box that was chosen."""
    canvas = table.paper.canvas
    x = _places(table, column)[0 if is_yes else 1]
    y = top - height / 2 - _BOX / 2
    canvas.lines(
        [
            (x + _GAP, y + _GAP, x + _BOX - _GAP, y + _BOX - _GAP),
            (x + _GAP, y + _BOX - _GAP, x + _BOX - _GAP, y + _GAP),
        ]
    )


def _places(table: Table, column: int) -> tuple[float, float]:
    """Where the two boxes begin: both with their letters in the middle of the cell."""
    letters = [width(letter, REGULAR, _SIZE) for letter in _LETTERS]
    whole = 2 * (_BOX + _GAP) + sum(letters) + 2 * _GAP
    left = (table.edges[column] + table.edges[column + 1] - whole) / 2
    return left, left + _BOX + _GAP + letters[0] + 2 * _GAP
