"""What the book of meetings tells the branch's own report."""

from collections.abc import Mapping, Sequence
from datetime import date

from chibo_desktop.domain.meeting import MeetingKind, MeetingState
from chibo_desktop.storage.meetings import meetings_between
from chibo_desktop.storage.unit_of_work import Unit

_BRANCH = ""


def meetings_told(
    unit: Unit, branch_id: str, _member_ids: Sequence[str], first: date, last: date
) -> Mapping[str, Sequence[str]]:
    """How many meetings were held in the period, regular and thematic; nothing of none."""
    held = [
        one
        for one in meetings_between(unit.connection, branch_id, first, last)
        if one.state == MeetingState.HELD
    ]
    if not held:
        return {}
    regular = sum(1 for one in held if one.kind == MeetingKind.REGULAR)
    thematic = sum(1 for one in held if one.kind == MeetingKind.THEMATIC)
    parts = [f"{regular} kỳ sinh hoạt thường kỳ"] if regular else []
    parts += [f"{thematic} kỳ sinh hoạt chuyên đề"] if thematic else []
    others = len(held) - regular - thematic
    parts += [f"{others} cuộc họp khác"] if others else []
    return {_BRANCH: [f"Trong kỳ đã tổ chức {', '.join(parts)}."]}
