"""The row above: branch, month with the way back and forward, what is shown."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.widgets import Button, Choice, Segmented, ToolRow
from chibo_desktop.wording.dates import short_month_text

MONTH, YEAR = "month", "year"


class DuesTools(ToolRow):
    """Chooses month and view; knows nothing of dues."""

    month_chosen = Signal(object)  # Month
    view_chosen = Signal(str)
    branch_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: list[Month] = []
        self.branch, self.month = Choice(), Choice()
        self.branch.setAccessibleName("Chi bộ")
        self.month.setAccessibleName("Sổ tháng")
        self.back = Button("", "quiet", "chevron-left")
        self.back.setAccessibleName("Tháng trước")
        self.back.setToolTip("Tháng trước  Alt+Left")
        self.back.setShortcut(QKeySequence("Alt+Left"))
        self.ahead = Button("", "quiet", "chevron-right")
        self.ahead.setAccessibleName("Tháng sau")
        self.ahead.setToolTip("Tháng sau  Alt+Right")
        self.ahead.setShortcut(QKeySequence("Alt+Right"))
        self.views = Segmented([(MONTH, "Thu tháng"), (YEAR, "Sổ năm – nộp cấp trên")])
        for widget in (self.branch, self.back, self.month, self.ahead, self.views):
            self.add(widget)
        self.branch.chosen.connect(self.branch_chosen)
        self.month.chosen.connect(lambda key: self.month_chosen.emit(Month.parse(key)))
        self.views.chosen.connect(self.view_chosen)
        self.back.clicked.connect(lambda _checked=False: self._step(-1))
        self.ahead.clicked.connect(lambda _checked=False: self._step(1))

    def show_branches(self, branches: list[tuple[str, str]], chosen: str) -> None:
        """Offer the branches, if there is more than one."""
        self.branch.set_options(branches)
        self.branch.set_value(chosen)
        self.branch.setVisible(len(branches) > 1)

    def show_months(self, months: list[Month], chosen: Month) -> None:
        """Offer the months of the book, newest first."""
        self._months = months
        self.month.set_options([(str(one), f"Tháng {short_month_text(one)}") for one in months])
        self.month.set_value(str(chosen))
        at = months.index(chosen) if chosen in months else 0
        self.back.setEnabled(at + 1 < len(months))
        self.ahead.setEnabled(at > 0)

    def _step(self, way: int) -> None:
        at = self._months.index(Month.parse(self.month.value())) - way
        if 0 <= at < len(self._months):
            self.month_chosen.emit(self._months[at])
