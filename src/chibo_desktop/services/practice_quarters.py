"""The practice branch closes its quarters, and follows what was pointed out to it."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import PartState
from chibo_desktop.domain.shortcoming import Shortcoming, ShortcomingStep
from chibo_desktop.domain.span import Span, span_end
from chibo_desktop.services.practice_plan import read_list
from chibo_desktop.services.rounds import set_cap_decision
from chibo_desktop.services.span_rounds import close_span, explain_gap, open_span
from chibo_desktop.services.span_sheet import load_span
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.unit_of_work import Unit

_LATE = "Được bổ sung vào danh sách sau khi tháng đã chốt"
_CAP_DECISION = "Công văn số 52-CV/ĐU của Đảng ủy Cơ quan"


def live_quarter(
    unit: Unit, branch_ids: Sequence[str], month: Month, criteria_set: CriteriaSet
) -> None:
    """At the end of a quarter: open it from its months, say what is missing, close it."""
    if month.number % Span.QUARTER.months:
        return
    for branch_id in branch_ids:
        identity = open_span(unit, branch_id, Span.QUARTER, month, criteria_set)
        sheet = load_span(unit, identity)
        for row in sheet.rows:
            for part in row.unexplained:
                if part.state is PartState.MISSING:
                    explain_gap(unit, row.evaluation.id, part.period, _LATE)
        if sheet.cap is not None and sheet.cap.over:
            set_cap_decision(unit, identity, is_outstanding=False, decision=_CAP_DECISION)
        close_span(unit, identity)


def begin_year(
    unit: Unit, branch_ids: Sequence[str], month: Month, criteria_set: CriteriaSet
) -> None:
    """The year's round is opened while its last quarter still runs, to prepare the reviews."""
    for branch_id in branch_ids:
        open_span(unit, branch_id, Span.YEAR, span_end(Span.YEAR, month), criteria_set)


def point_out(unit: Unit, branch_id: str) -> None:
    """What was pointed out last year and this year, and how far it is mended."""
    members = members_to_evaluate(unit.connection, branch_id)
    ones, steps = [], []
    for plain in read_list("shortcomings"):
        member = _whose(members, plain["of"])
        on = date.fromisoformat(plain["on"])
        one = Shortcoming(
            id=unit.new_id(),
            org_id=unit.author.org_id,
            branch_id=branch_id,
            member_id=member.id if member else "",
            full_name=member.full_name if member else "",
            year=on.year,
            content=plain["content"],
            cause=plain.get("cause", ""),
            remedy=plain.get("remedy", ""),
            pointed_out_by=plain["by"],
            pointed_out_on=on,
            due_on=date.fromisoformat(plain["due"]) if "due" in plain else None,
        )
        ones.append(one)
        steps += [
            ShortcomingStep(
                id=unit.new_id(),
                org_id=unit.author.org_id,
                shortcoming_id=one.id,
                noted_on=date.fromisoformat(step["on"]),
                state=step["state"],
                percent=step.get("percent"),
                note=step["note"],
            )
            for step in plain.get("steps", ())
        ]
    unit.save_all(ones, act="shortcoming.create")
    unit.save_all(steps, act="shortcoming.step")


def _whose(members: Sequence[Member], number: int | None) -> Member | None:
    return None if number is None else members[number % len(members)]
