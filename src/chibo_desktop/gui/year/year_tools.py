"""Branch and year above the sides of the year's end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.widgets import Choice, SearchBox, ToolRow
from chibo_desktop.services.year_board import YearBoard


class YearTools(ToolRow):
    """Announces what is chosen; the search is there where a side has people."""

    chosen = Signal(str, int)  # branch id, year

    def __init__(self, *, with_search: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.branch, self.year = Choice(), Choice()
        self.branch.setAccessibleName("Chi bộ")
        self.year.setAccessibleName("Năm")
        self.search = SearchBox()
        for choice in (self.branch, self.year):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            choice.chosen.connect(lambda _key: self._announce())
            self.add(choice)
        if with_search:
            self.add(self.search, stretching=True)

    def show_board(self, board: YearBoard) -> None:
        """Offer the branches and the years."""
        self.branch.set_options([(one.id, one.name) for one in board.branches])
        self.branch.set_value(board.branch_id)
        self.branch.setVisible(len(board.branches) > 1)
        self.year.set_options([(str(year), f"Năm {year}") for year in board.years])
        self.year.set_value(str(board.year))

    def _announce(self) -> None:
        self.chosen.emit(self.branch.value(), int(self.year.value() or 0))
