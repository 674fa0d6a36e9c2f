"""The practice office closes October, and a unit corrects one rating afterwards."""

from datetime import date

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.services.marks import override_rating
from chibo_desktop.services.period_closings import close_period
from chibo_desktop.services.rounds import close_round, load_sheet, reopen_round
from chibo_desktop.storage.evaluations import rounds_of
from chibo_desktop.storage.unit_of_work import Unit

_CLERK = "Trần Minh Tâm"
_REASON = "Kiểm tra lại phiếu: nhiệm vụ III.2 hoàn thành chậm hạn, chi bộ biểu quyết lại"


def close_practice_month(unit: Unit, month: Month, today: date) -> None:
    """The office closes a month."""
    period = ReportPeriod(PeriodKind.MONTH, month.year, month.number)
    close_period(unit, period, _CLERK, today)


def correct_after_closing(unit: Unit, branch_id: str, month: Month) -> None:
    """The branch opens its round again for one who was rated too high, and closes it."""
    (one,) = rounds_of(unit.connection, branch_id=branch_id, period=month)
    high = next(row for row in load_sheet(unit, one.id).rows if row.rating is Rating.EXCELLENT)
    reopen_round(unit, one.id, _REASON)
    override_rating(unit, high.evaluation.id, Rating.GOOD, _REASON)
    close_round(unit, one.id)
