"""What the review of a year of a branch (Mẫu 01) tells of targets: how many were met, which not."""

from collections.abc import Mapping, Sequence
from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.targets.records import TargetState
from chibo_desktop.services.targets import load_targets
from chibo_desktop.storage.unit_of_work import Unit
from chibo_desktop.wording.targets import headline

_BRANCH = ""


def targets_told(
    unit: Unit, branch_id: str, _member_ids: Sequence[str], _first: date, last: date
) -> Mapping[str, Sequence[str]]:
    """“7/8 chỉ tiêu đạt và vượt kế hoạch”, and the names of those that were not met."""
    board = load_targets(unit, branch_id, last.year, Month.of(last))
    if board.branch_id != branch_id or not board.count.counted:
        return {}
    failed = [line.target.title for line in board.standing(TargetState.NOT_MET)]
    sentences = [f"{headline(board.count)}."]
    if failed:
        sentences.append(f"Chỉ tiêu chưa đạt: {'; '.join(failed)}.")
    return {_BRANCH: sentences}
