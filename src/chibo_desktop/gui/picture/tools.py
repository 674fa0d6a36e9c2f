"""The row above the picture: which side, how long a period, which one, closed or of now."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.report_period import PeriodKind, ReportPeriod
from chibo_desktop.gui.widgets import Choice, Segmented, ToolRow
from chibo_desktop.wording.statistics import PERIOD_KINDS, period_text
from chibo_desktop.wording.terms import capitalised

RATINGS, FIGURES, CHECKS, CLOSING = "ratings", "figures", "checks", "closing"
CLOSED, NOW = "closed", "now"
_SIDES = (
    (RATINGS, "Xếp loại"),
    (FIGURES, "Số liệu"),
    (CHECKS, "Đối chiếu"),
    (CLOSING, "Chốt kỳ"),
)
_KINDS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
_YEARS_BACK = 3


class PictureTools(ToolRow):
    """`side_chosen` asks for another side, `wanted` for another period or other figures of it."""

    side_chosen = Signal(str)
    wanted = Signal()
    figures_chosen = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.sides = Segmented(_SIDES)
        self.kinds = Segmented([(kind.value, PERIOD_KINDS[kind]) for kind in _KINDS])
        self.periods = Choice()
        self.periods.setAccessibleName("Kỳ")
        self.standing = Segmented([(CLOSED, "Số đã chốt"), (NOW, "Số hiện nay")])
        for widget in (self.sides, self.kinds, self.periods, self.standing):
            self.add(widget)
        self.standing.hide()
        month_before = Month.of(today).previous().first_day
        self.show_period(ReportPeriod.of(PeriodKind.MONTH, month_before))
        self.sides.chosen.connect(self.side_chosen)
        self.kinds.chosen.connect(self._on_kind)
        self.periods.chosen.connect(lambda _key: self.wanted.emit())
        self.standing.chosen.connect(lambda _key: self.figures_chosen.emit())

    @property
    def period(self) -> ReportPeriod:
        """The period chosen."""
        return ReportPeriod.parse(self.periods.value())

    @property
    def is_closed_shown(self) -> bool:
        """Whether the figures as closed are asked for."""
        return self.standing.value() == CLOSED

    def show_period(self, period: ReportPeriod) -> None:
        """Stand on a period; one long past is offered as well."""
        self.kinds.set_value(period.kind.value)
        known = ReportPeriod.begun(period.kind, self._today, _YEARS_BACK)
        found = known if period in known else [period, *known]
        self.periods.set_options([(str(one), capitalised(period_text(one))) for one in found])
        self.periods.set_value(str(period))

    def show_closed(self, is_closed: bool) -> None:
        """Offer the figures as closed where there are any; they come first."""
        if not is_closed or not self.standing.isVisibleTo(self):
            self.standing.set_value(CLOSED)
        self.standing.setVisible(is_closed)

    def _on_kind(self, key: str) -> None:
        self.show_period(ReportPeriod.of(PeriodKind(key), self._today))
        self.wanted.emit()
