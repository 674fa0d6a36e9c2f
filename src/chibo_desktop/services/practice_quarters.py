"""The practice branch closes its quarters, and follows what was pointed out to it."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import PartState
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.shortcoming import Shortcoming, ShortcomingStep
from chibo_desktop.domain.span import Span, span_end
from chibo_desktop.services.collective import write_collective
from chibo_desktop.services.commendation_acts import propose_merit
from chibo_desktop.services.merits import load_merits, note_past_rating
from chibo_desktop.services.practice_plan import read_list
from chibo_desktop.services.reviews import YEARLY, load_reviews, write_section
from chibo_desktop.services.rounds import set_cap_decision
from chibo_desktop.services.span_rounds import close_span, explain_gap, open_span
from chibo_desktop.services.span_sheet import load_span
from chibo_desktop.storage.evaluations import members_to_evaluate
from chibo_desktop.storage.unit_of_work import Unit

_MERIT = "Chủ trì hai đề án hoàn thành trước hạn; có sáng kiến được công nhận"
_PLAN = "- Dành thời gian đọc tài liệu trước mỗi kỳ sinh hoạt; phát biểu ít nhất một ý kiến."
_MARKS = {"I.1": "9.5", "I.2": "9", "I.3": "8.5", "II.1": "37", "II.2": "18", "II.3": "9"}
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


def prepare_year(unit: Unit, branch_id: str, today: date) -> None:
    """Years before from their decisions, one proposal, and what the branch has written so far."""
    year = today.year
    able = [line for line in load_merits(unit, branch_id, year).lines if line.best is not None]
    for place, line in enumerate(able):
        for before in range(year - 1, year - (5 if place == 0 else 3), -1):
            decision = f"{40 + before % 10}-QĐ/ĐU ngày 15/01/{before + 1}"
            note_past_rating(
                unit, branch_id, line.member_id, before, Rating.EXCELLENT, decision, today=today
            )
    if able:
        first = able[0].member_id
        propose_merit(unit, branch_id, first, year, "merit-certificate", _MERIT)
    drafts = load_reviews(unit, branch_id, Span.YEAR, Month(year, 12), YEARLY)
    if drafts:
        write_section(unit, drafts[0], "plan", _PLAN)
        write_collective(unit, drafts[-1], _MARKS, {"tasks_exceeding": "30"})


def _whose(members: Sequence[Member], number: int | None) -> Member | None:
    return None if number is None else members[number % len(members)]
