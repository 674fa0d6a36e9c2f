"""Báo cáo công tác: periodic reports of the branch or of the whole, on paper and for Word."""

from functools import partial

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.printing.body_group import BodyGroup
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import PaperEntry
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import FormField
from chibo_desktop.services.work_report_papers import work_report_pdf, work_report_word
from chibo_desktop.wording.work_reports import report_name

WORK_REPORTS = "work-reports"
_KINDS = {
    PeriodKind.MONTH: ("Báo cáo tháng", "Kết quả công tác của tháng, nhiệm vụ tháng sau."),
    PeriodKind.QUARTER: ("Báo cáo quý", "Như báo cáo tháng, thêm chỉ tiêu, kiểm tra, giám sát."),
    PeriodKind.HALF_YEAR: ("Báo cáo 6 tháng", "Sáu tháng đầu hoặc cuối năm."),
    PeriodKind.NINE_MONTHS: ("Báo cáo 9 tháng", "Chín tháng đầu năm."),
    PeriodKind.YEAR: ("Báo cáo tổng kết năm", "Cả năm, với khen thưởng và phương hướng năm sau."),
}


class WorkReportGroup(BodyGroup):
    """Choose whose report; each is drafted from the data, and goes to its page to be edited."""

    key = "work-reports"
    title = "Báo cáo công tác"
    asked = "&Của"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.month = self.month_choice()
        self.tools.add(FormField("Kỳ có &tháng", self.month))
        self.add_entries(
            [
                PaperEntry(
                    title=title,
                    text=text,
                    acts=(
                        ("Soạn, sửa…", partial(self._write, kind)),
                        ("Xem và in…", partial(self._show, kind)),
                        ("Lưu tệp Word…", partial(self._save, kind)),
                    ),
                    words="báo cáo định kỳ kết quả công tác phương hướng word docx",
                )
                for kind, (title, text) in _KINDS.items()
            ]
        )

    def _write(self, kind: PeriodKind) -> None:
        self.go_requested.emit(WORK_REPORTS, str(self._period(kind)))

    def _show(self, kind: PeriodKind) -> None:
        branch_id, period, today = self.branch.value(), self._period(kind), self.context.today()
        self.desk.show_long(
            report_name(period),
            lambda unit, progress: work_report_pdf(unit, branch_id, period, today, progress.step),
            long_word=lambda unit, progress: work_report_word(
                unit, branch_id, period, today, progress.step
            ),
        )

    def _save(self, kind: PeriodKind) -> None:
        branch_id, period, today = self.branch.value(), self._period(kind), self.context.today()
        self.desk.save_long_word(
            report_name(period),
            lambda unit, progress: work_report_word(unit, branch_id, period, today, progress.step),
        )

    def _period(self, kind: PeriodKind) -> ReportPeriod:
        return ReportPeriod.of(kind, Month.parse(self.month.value()).first_day)
