"""What the page shows when it is visited: the branches, their rounds, the sheet of one."""

from dataclasses import dataclass

from chibo_desktop.domain.directives import OfficeRemark
from chibo_desktop.domain.organization import Branch
from chibo_desktop.services.office_received import remarks_on
from chibo_desktop.services.rounds import (
    RoundLine,
    branch_lines,
    branch_of_round,
    load_sheet,
    round_lines,
)
from chibo_desktop.services.session import Unit
from chibo_desktop.services.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The rounds of one branch, newest first, and the sheet of the one to show."""

    branches: list[Branch]
    branch_id: str
    rounds: list[RoundLine]
    sheet: Sheet | None
    remarks: tuple[OfficeRemark, ...] = ()  # of the level above on that round, the newest first


def load(unit: Unit, branch_id: str, round_id: str) -> Loaded:
    """The round asked for, else the newest of the branch asked for, else of the first branch."""
    branches = branch_lines(unit)
    known = {branch.id for branch in branches}
    branch = branch_of_round(unit, round_id)
    branch = branch or (branch_id if branch_id in known else "")
    branch = branch or (branches[0].id if branches else "")
    rounds = round_lines(unit, branch) if branch else []
    newest = rounds[0] if rounds else None
    chosen = next((line for line in rounds if line.id == round_id), newest)
    return Loaded(
        branches=branches,
        branch_id=branch,
        rounds=rounds,
        sheet=load_sheet(unit, chosen.id) if chosen else None,
        remarks=tuple(remarks_on(unit, chosen.id)) if chosen else (),
    )
