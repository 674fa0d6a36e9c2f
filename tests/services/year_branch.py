"""A branch with four closed months, their quarter closed and the year opened: shared by tests."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from branch_files import BranchFile, criteria, new_branch
from chibo_desktop.domain.member import Member
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.shortcoming import ShortcomingState
from chibo_desktop.domain.span import Span
from chibo_desktop.services.marks import set_marks
from chibo_desktop.services.rounds import close_round, set_cap_decision
from chibo_desktop.services.shortcomings import new_shortcoming, note_mending, save_shortcoming
from chibo_desktop.services.span_rounds import close_span, explain_gap, open_span
from chibo_desktop.services.span_sheet import load_span

TODAY = date(2026, 11, 28)
SEPTEMBER, DECEMBER = Month(2026, 9), Month(2026, 12)


def year_branch(folder: Path) -> tuple[BranchFile, str, str]:
    """The file, the id of the closed third quarter, the id of the open year.

    Four full members and one newly admitted; the first excels; one shortcoming of the second
    stands half mended, one of the branch is mended, one of the third was pointed out this year.
    """
    branch = new_branch(folder, 4, late=1)
    with branch.unit() as unit:
        first, second, third, *_ = [one for one in unit.all(Member) if one.confirmed_on]
        unit.save(replace(second, outside_political_system=True), act="member.edit")
        unit.save(replace(third, job_title="Trưởng phòng"), act="member.edit")
    for number in (7, 8, 9):
        identity = branch.open_round(Month(2026, number))
        branch.give_all(identity, "self", I="17", II="17", III="34", IV="17", V="")
        branch.give_all(identity, "branch", I="16", II="16", III="32", IV="16", V="")
        rows = branch.sheet(identity).rows
        best = next(row for row in rows if row.evaluation.member_id == first.id)
        with branch.unit() as unit:
            marks = {"I": "19", "II": "19", "III": "38", "IV": "19"}
            set_marks(unit, identity, "branch", {best.evaluation.id: marks})
            set_cap_decision(unit, identity, is_outstanding=False, decision="5-CV/ĐU")
            close_round(unit, identity)
    with branch.unit() as unit:
        quarter = open_span(unit, branch.branch_id, Span.QUARTER, SEPTEMBER, criteria())
        set_cap_decision(unit, quarter, is_outstanding=False, decision="5-CV/ĐU")
        close_span(unit, quarter)
    with branch.unit() as unit:
        year = open_span(unit, branch.branch_id, Span.YEAR, DECEMBER, criteria())
        for row in load_span(unit, year).rows:
            for part in row.unexplained:
                explain_gap(unit, row.evaluation.id, part.period, "Chi bộ không mở kỳ")
    _point_out(branch, second.id, date(2025, 12, 20), ShortcomingState.MENDING)
    _point_out(branch, "", date(2025, 12, 20), ShortcomingState.MENDED)
    _point_out(branch, third.id, date(2026, 5, 2), None)
    return branch, quarter, year


def _point_out(
    branch: BranchFile, member_id: str, day: date, state: ShortcomingState | None
) -> None:
    with branch.unit() as unit:
        one = replace(
            new_shortcoming(unit, branch.branch_id, TODAY),
            member_id=member_id,
            content=f"Hạn chế ngày {day.day}",
            cause="Chưa sát sao",
            remedy="Làm ngay",
            pointed_out_by="Hội nghị",
            pointed_out_on=day,
        )
        save_shortcoming(unit, one)
        if state is not None:
            percent = 40 if state is ShortcomingState.MENDING else None
            note_mending(
                unit, one.id, state, percent, "Đã làm", noted_on=date(2026, 6, 1), today=TODAY
            )
