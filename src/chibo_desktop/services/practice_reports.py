"""Reports of the practice branch: two months issued, the present one begun."""

from collections.abc import Sequence
from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.practice_plan import OPEN_MONTH, PRACTICE_UNIT
from chibo_desktop.services.work_reports import issue_report, load_report, write_section
from chibo_desktop.storage.unit_of_work import Unit

_ISSUED_FROM = 9
_TASKS = (
    "Chi bộ lãnh đạo hoàn thành khối lượng công việc chuyên môn của tháng, nhất là đợt cao điểm số "
    "hóa hồ sơ. Các buổi sinh hoạt kết luận {items} việc, đã xong {items_done}."
)
_PROPOSALS = "Đề nghị Đảng ủy sớm hướng dẫn việc tổng kết công tác Đảng năm {year}."


def live_reports(unit: Unit, branch_ids: Sequence[str], month: Month, code: str) -> None:
    """The report of a month, signed on its last day; of the open month a text begun."""
    if code != PRACTICE_UNIT or month.number < _ISSUED_FROM:
        return
    period = ReportPeriod(PeriodKind.MONTH, month.year, month.number)
    for branch_id in branch_ids:
        day = unit.now.date()
        draft = load_report(unit, branch_id, period, day)
        write_section(unit, draft, "tasks", _TASKS)
        if month == OPEN_MONTH:
            _begin_year(unit, branch_id, month.year, day)
            continue
        signed = load_report(unit, branch_id, period, day, figures=draft.figures)
        issue_report(unit, signed, f"{10 + month.number}-BC/CB", day)


def _begin_year(unit: Unit, branch_id: str, year: int, day: date) -> None:
    draft = load_report(unit, branch_id, ReportPeriod(PeriodKind.YEAR, year), day)
    write_section(unit, draft, "proposals", _PROPOSALS.replace("{year}", str(year)))
