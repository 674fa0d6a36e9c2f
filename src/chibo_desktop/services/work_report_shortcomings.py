"""What a report tells of the branch's own shortcomings: pointed out, mended, still open."""

from chibo_desktop.domain.name_line import NameLine
from chibo_desktop.services.shortcomings import ShortcomingLine, shortcoming_lines
from chibo_desktop.services.work_report_scope import KnownFigure, ReportScope, Told, counted, worded
from chibo_desktop.wording.shortcomings import mending_text


def shortcomings_told(scope: ReportScope) -> Told:
    """Those of the branch as a whole; a member's own belong to nobody's report."""
    if not scope.branch_id:
        return {}
    lines = [
        one
        for one in shortcoming_lines(
            scope.unit, scope.until, branch_id=scope.branch_id, member_ids=("",)
        )
        if one.shortcoming.pointed_out_on is None or one.shortcoming.pointed_out_on <= scope.until
    ]
    still = [one for one in lines if one.is_open]
    mended = [
        one
        for one in lines
        if not one.is_open
        and one.mending.since is not None
        and scope.first <= one.mending.since <= scope.until
    ]
    return {
        "shortcomings_open": _counted(still),
        "shortcomings_list": worded(
            "; ".join(one.shortcoming.content.strip().rstrip(".;") for one in still),
            _counted(still).names,
        ),
        "shortcomings_mended": _counted(mended),
    }


def _counted(lines: list[ShortcomingLine]) -> KnownFigure:
    return counted(
        [
            NameLine(
                name=one.shortcoming.content,
                place="",
                note=mending_text(one.mending).lower(),
            )
            for one in lines
        ]
    )
