"""How a round lies in rows and columns: members down and criteria across, or lines down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chibo_desktop.domain.eligibility import NotRated
from chibo_desktop.domain.evaluation import Evaluation
from chibo_desktop.gui.evaluations.board import Board, Cell
from chibo_desktop.gui.evaluations.grid_column import GridColumn, Kind
from chibo_desktop.services.sheet import SheetRow
from chibo_desktop.wording.evaluation import not_rated_sentence

Span = tuple[int, int, int]  # row, first column, how many columns
_BLANK = GridColumn(key="", head="", kind=Kind.TEXT, width=0)


class Layout:
    """What stands where. Rows and columns are counted from 0."""

    title = "Họ và tên"
    name_widths = (150, 230)  # pixels at 100 %: narrowest, widest

    def __init__(self, board: Board, columns: Sequence[GridColumn]) -> None:
        self.board = board
        self.columns = tuple(columns)

    def count(self) -> int:
        """How many rows."""
        raise NotImplementedError

    def slot(self, place: int, column: int) -> GridColumn:
        """What a cell holds."""
        raise NotImplementedError

    def is_entered(self, column: int) -> bool:
        """Whether a column has cells that people type into."""
        return any(self.slot(place, column).is_entered for place in range(self.count()))

    def row(self, place: int) -> SheetRow | None:
        """The rated member a row is of."""
        raise NotImplementedError

    def places(self, evaluation: str) -> Sequence[int]:
        """The rows of a member, from the top."""
        raise NotImplementedError

    def name(self, place: int) -> str:
        """What stands at the left of a row."""
        raise NotImplementedError

    def number(self, place: int) -> str:
        """The number before it."""
        return str(place + 1)

    def is_strong(self, _place: int) -> bool:
        """Whether a row is a heading."""
        return False

    def not_rated_reason(self, _place: int) -> str:
        """Why the member of a row is not rated; empty for those who are."""
        return ""

    def spans(self) -> Iterator[Span]:
        """Cells that take the room of their neighbours."""
        yield from ()

    def find(self, cell: Cell) -> tuple[int, int] | None:
        """Where a value is shown."""
        for place in self.places(cell.evaluation):
            for column in range(len(self.columns)):
                slot = self.slot(place, column)
                if (slot.area, slot.code) == (cell.area, cell.code):
                    return place, column
        return None


class MembersLayout(Layout):
    """A row for each member, rated ones first, those not rated below."""

    def __init__(
        self,
        board: Board,
        columns: Sequence[GridColumn],
        not_rated: Sequence[tuple[Evaluation, NotRated]],
    ) -> None:
        super().__init__(board, columns)
        self._not_rated = not_rated

    def count(self) -> int:
        return len(self.board.rows) + len(self._not_rated)

    def slot(self, _place: int, column: int) -> GridColumn:
        return self.columns[column]

    def is_entered(self, column: int) -> bool:
        return self.columns[column].is_entered

    def row(self, place: int) -> SheetRow | None:
        rows = self.board.rows
        return rows[place] if 0 <= place < len(rows) else None

    def places(self, evaluation: str) -> Sequence[int]:
        place = self.board.place(evaluation)
        return () if place is None else (place,)

    def name(self, place: int) -> str:
        row = self.row(place)
        if row is not None:
            return row.evaluation.full_name
        return self._not_rated[place - len(self.board.rows)][0].full_name

    def number(self, place: int) -> str:
        return str(place + 1) if self.row(place) is not None else ""

    def not_rated_reason(self, place: int) -> str:
        below = place - len(self.board.rows)
        return not_rated_sentence(self._not_rated[below][1]) if below >= 0 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a vertical sheet: whose it is, how it is called, its cells from the left."""

    evaluation: str
    name: str
    slots: tuple[GridColumn, ...]
    number: str = ""
    is_strong: bool = False
    span: tuple[int, int] | None = None  # first column, how many


class LinesLayout(Layout):
    """A row for each line given; every cell is of its own."""

    def __init__(
        self,
        board: Board,
        columns: Sequence[GridColumn],
        lines: Sequence[Line],
        title: str,
        name_widths: tuple[int, int],
    ) -> None:
        super().__init__(board, columns)
        self._lines, self.title, self.name_widths = lines, title, name_widths

    def count(self) -> int:
        return len(self._lines)

    def slot(self, place: int, column: int) -> GridColumn:
        slots = self._lines[place].slots
        return slots[column] if column < len(slots) else _BLANK

    def row(self, place: int) -> SheetRow | None:
        if not 0 <= place < len(self._lines):
            return None
        at = self.board.place(self._lines[place].evaluation)
        return None if at is None else self.board.rows[at]

    def places(self, evaluation: str) -> Sequence[int]:
        return [at for at, line in enumerate(self._lines) if line.evaluation == evaluation]

    def name(self, place: int) -> str:
        return self._lines[place].name

    def number(self, place: int) -> str:
        return self._lines[place].number

    def is_strong(self, place: int) -> bool:
        return self._lines[place].is_strong

    def spans(self) -> Iterator[Span]:
        for place, line in enumerate(self._lines):
            if line.span is not None:
                yield (place, *line.span)
