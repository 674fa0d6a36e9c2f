"""Chương trình – Chỉ tiêu: the report on targets, the programme table with its tasks."""

from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.printing.body_group import BodyGroup
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.printing.paper_group import Paper, PaperEntry
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import FormField
from chibo_desktop.services.target_papers import (
    programme_table_pdf,
    programme_table_workbook,
    target_report_pdf,
    target_report_workbook,
)


class TargetsGroup(BodyGroup):
    """Choose whose targets and until which month; each paper is one press."""

    key = "targets"
    title = "Chương trình – Chỉ tiêu"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.month = self.month_choice()
        self.tools.add(FormField("Tính đến hết &tháng", self.month))
        self.add_entries(
            [
                PaperEntry(
                    title="Báo cáo kết quả thực hiện chỉ tiêu",
                    text="Kế hoạch, thực hiện, đánh giá từng chỉ tiêu của năm; bao nhiêu đạt và "
                    "vượt, vì sao không đạt.",
                    acts=self.both(self._report),
                    words="7/8 đạt và vượt kế hoạch",
                ),
                PaperEntry(
                    title="Bảng chương trình, chỉ tiêu, nhiệm vụ",
                    text="Từ nghị quyết, chương trình đến chỉ tiêu, nhiệm vụ, người phụ trách.",
                    acts=self.both(self._programmes),
                    words="chương trình hành động kế hoạch phân công",
                ),
            ]
        )

    def _report(self) -> Paper:
        where = self._where()
        return (
            f"Kết quả thực hiện chỉ tiêu {where[1]}",
            lambda unit: target_report_pdf(unit, *where),
            lambda unit: target_report_workbook(unit, *where),
        )

    def _programmes(self) -> Paper:
        where = self._where()
        return (
            f"Chương trình, chỉ tiêu, nhiệm vụ {where[1]}",
            lambda unit: programme_table_pdf(unit, *where),
            lambda unit: programme_table_workbook(unit, *where),
        )

    def _where(self) -> tuple[str, int, Month]:
        month = Month.parse(self.month.value())
        return self.branch.value(), month.year, month
