"""The row above a report: whose, how long a period, which one."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.widgets import Choice, FormField, Segmented, ToolRow
from chibo_desktop.services.work_reports import ReportDraft
from chibo_desktop.wording.statistics import PERIOD_KINDS, period_text
from chibo_desktop.wording.terms import capitalised

_YEARS_BACK = 5


class ReportTools(ToolRow):
    """Announces `wanted` when another report is chosen."""

    wanted = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.kinds = Segmented([(kind.value, words) for kind, words in PERIOD_KINDS.items()])
        self.periods, self.branch = Choice(), Choice()
        self.add(FormField("&Loại báo cáo", self.kinds))
        self.add(FormField("&Kỳ", self.periods))
        self._branch_field = FormField("&Của", self.branch)
        self.add(self._branch_field)
        self._branch_field.hide()
        self.show_period(ReportPeriod.of(PeriodKind.MONTH, today))
        self.kinds.chosen.connect(self._on_kind)
        self.periods.chosen.connect(lambda _key: self.wanted.emit())
        self.branch.chosen.connect(lambda _key: self.wanted.emit())

    @property
    def period(self) -> ReportPeriod:
        """The period chosen."""
        return ReportPeriod.parse(self.periods.value())

    def show_period(self, period: ReportPeriod) -> None:
        """Stand on a period; one that has not begun or is long past is offered as well."""
        self.kinds.set_value(period.kind.value)
        known = ReportPeriod.begun(period.kind, self._today, _YEARS_BACK)
        found = known if period in known else [period, *known]
        options = [(str(one), capitalised(period_text(one))) for one in found]
        self.periods.set_options(options)
        self.periods.set_value(str(period))

    def show_draft(self, draft: ReportDraft) -> None:
        """Offer the branches there are."""
        self.branch.set_options(list(draft.branches.items()))
        self.branch.set_value(draft.key.branch_id)
        self._branch_field.setVisible(len(draft.branches) > 1)

    def _on_kind(self, key: str) -> None:
        self.show_period(ReportPeriod.of(PeriodKind(key), self._today))
        self.wanted.emit()
