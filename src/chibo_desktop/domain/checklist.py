"""What the bundle of a month should bring: each thing there, missing, or none of this unit's."""

from dataclasses import dataclass
from enum import StrEnum


class CheckState(StrEnum):
    """How one thing of the month stands when the bundle is written."""

    DONE = "done"
    MISSING = "missing"
    NOT_APPLICABLE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One thing of one branch's month. `step` is the code of the month's step."""

    branch: str
    step: str
    state: CheckState
    done: int = 0
    total: int = 0

    def plain(self) -> list[str | int]:
        """As a bundle carries it."""
        return [self.branch, self.step, self.state.value, self.done, self.total]


def read_line(plain: object) -> CheckLine | None:
    """A line from a bundle; None when it is of a kind this program does not know."""
    match plain:
        case [str(branch), str(step), str(state), int(done), int(total)] if state in _STATES:
            return CheckLine(
                branch=branch, step=step, state=CheckState(state), done=done, total=total
            )
    return None


_STATES = frozenset(one.value for one in CheckState)
