"""What the page of shortcomings shows: every line, and of whom one may be noted."""

from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.organization import Branch
from chibo_desktop.services.rounds import branch_lines
from chibo_desktop.services.shortcomings import ShortcomingLine, shortcoming_lines
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.unit_of_work import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingBoard:
    """The lines of this file as of a day; `people` are (member id, full name, branch id)."""

    today: date
    lines: tuple[ShortcomingLine, ...]
    branches: tuple[Branch, ...]
    people: tuple[tuple[str, str, str], ...]

    def branch_name(self, branch_id: str) -> str:
        """The name of a branch."""
        return next((one.name for one in self.branches if one.id == branch_id), "")


def load_shortcoming_board(unit: Unit, today: date) -> ShortcomingBoard:
    """Every shortcoming of this file's own branches, the open ones that are due first."""
    branches = tuple(one for one in branch_lines(unit) if one.org_id == unit.author.org_id)
    lines = [
        line
        for line in shortcoming_lines(unit, today)
        if line.shortcoming.org_id == unit.author.org_id
    ]
    lines.sort(key=lambda line: (not line.is_open, line.shortcoming.due_on or date.max))
    return ShortcomingBoard(
        today=today,
        lines=tuple(lines),
        branches=branches,
        people=tuple(
            (member.id, member.full_name, branch.id)
            for branch in branches
            for member in members_to_evaluate(unit.connection, branch.id)
        ),
    )
