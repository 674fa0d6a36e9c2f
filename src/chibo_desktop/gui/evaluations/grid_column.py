"""What a cell of the grid holds, and how it is headed."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from chibo_desktop.domain.criteria_parts import Criterion, CriterionKind, EventRule
from chibo_desktop.services.sheet import SheetRow

EVENTS, FACTS, NOTES, VOTES = "events", "facts", "notes", "votes"


class Kind(StrEnum):
    """What a column holds."""

    MARK = "mark"
    BINARY = "binary"  # the whole of the mark or nothing
    CHOICE = "choice"  # one of the levels
    PERCENT = "percent"
    FLAG = "flag"
    COUNT = "count"
    FIGURE = "figure"  # computed
    RATING = "rating"
    VOTE = "vote"  # what the vote came to
    WHY = "why"
    NOTE = "note"  # words of people
    TEXT = "text"  # words of the form


Figure = Callable[[SheetRow], Decimal | None]
_MARKS = frozenset({Kind.MARK, Kind.BINARY, Kind.CHOICE})
_NUMBERS = frozenset({Kind.MARK, Kind.CHOICE, Kind.PERCENT, Kind.COUNT, Kind.FIGURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    """One column, or one cell of a vertical sheet.

    `area` is a marker, events, facts, notes or votes; empty for what is computed. `head` is drawn
    above the column with `limit` under it, `full` is said in full below the grid, `group` names
    the band that neighbours share. `width` is in pixels at 100 %; where room is scarce the column
    gives way down to `least` (0: not at all).
    """

    key: str
    head: str
    kind: Kind
    width: int
    least: int = 0
    area: str = ""
    code: str = ""
    limit: str = ""
    full: str = ""
    guidance: str = ""
    group: str = ""
    maximum: Decimal | None = None
    leaf: Criterion | None = None
    event: EventRule | None = None
    figure: Figure | None = None
    words: str = ""

    @property
    def is_entered(self) -> bool:
        """True when people type into it."""
        return bool(self.area)

    @property
    def is_mark(self) -> bool:
        """Whether it is somebody's mark for a criterion."""
        return self.kind in _MARKS

    @property
    def is_number(self) -> bool:
        """Whether figures stand in it, aligned right."""
        return self.kind in _NUMBERS


def kind_of(leaf: Criterion) -> Kind:
    """How a criterion is marked; a gate that only knows yes and no is answered like one."""
    match leaf.kind:
        case CriterionKind.BINARY:
            return Kind.BINARY
        case CriterionKind.GATE if leaf.ceiling == 1 and not leaf.events:
            return Kind.BINARY
        case CriterionKind.CHOICE:
            return Kind.CHOICE
        case _:
            return Kind.MARK
