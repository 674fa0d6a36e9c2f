"""What the book page reads in one go, and which rows its filter leaves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.study import Participation
from chibo_desktop.domain.study_state import StudyState
from chibo_desktop.gui.study.month_columns import Lines
from chibo_desktop.services.commitments import commitment_lines
from chibo_desktop.services.session import Unit
from chibo_desktop.services.study import MonthRow, StudyRow, StudyYear, load_study_year
from chibo_desktop.services.study import load_study_month as load_month
from chibo_desktop.services.study_meeting import StudyMeeting, load_study_meeting

YEAR, MONTH, MEETING = "year", "month", "meeting"
FILTERS: Mapping[str, str] = {
    "": "Tất cả",
    "unregistered": "Chưa đăng ký",
    "unreported": "Chưa thu hoạch",
    "unremarked": "Chưa nhận xét",
    "absent": "Vắng học",
    "model": "Nêu gương",
    "uncommitted": "Chưa cam kết",
}
_ABSENT = (Participation.ABSENT, Participation.EXCUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The year, and of the month one works on what the view in front needs.

    Only with the year in front are the cells of its other months read (`is_whole`).
    """

    year: StudyYear
    month: Month
    is_whole: bool = False
    rows: list[MonthRow] | None = None
    lines: Lines | None = None
    meeting: StudyMeeting | None = None


def load_book(unit: Unit, branch_id: str, month: Month, view: str, today: date) -> Book:
    """Read what a view shows."""
    only = None if view == YEAR else month
    year = load_study_year(unit, branch_id, month.year, today, only=only)
    if view == MONTH:
        rows = load_month(unit, year.branch_id, month, today)
        lines = commitment_lines(unit, [row.member_id for row in rows], month.year)
        return Book(year=year, month=month, rows=rows, lines=lines)
    if view == MEETING:
        meeting = load_study_meeting(unit, year.branch_id, month, today)
        return Book(year=year, month=month, meeting=meeting)
    return Book(year=year, month=month, is_whole=True)


def is_left(row: StudyRow, month: Month, wanted: str) -> bool:
    """Whether a filter leaves a member, by the month one works on."""
    if not wanted:
        return True
    cell = row.cells[month.number - 1]
    if not row.is_followed or cell.state in (StudyState.OUTSIDE, StudyState.AHEAD):
        return wanted == "uncommitted" and row.is_followed and row.commitment is None
    tests: Mapping[str, Callable[[], bool]] = {
        "unregistered": lambda: not cell.is_registered,
        "unreported": lambda: not cell.has_report,
        "unremarked": lambda: not cell.remark,
        "absent": lambda: cell.participation in _ABSENT,
        "model": lambda: cell.state is StudyState.MODEL,
        "uncommitted": lambda: row.commitment is None,
    }
    return tests[wanted]()
