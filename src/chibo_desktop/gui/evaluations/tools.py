"""The row above the grid: branch, month, view, search, everything else one can do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from chibo_desktop.gui.widgets import Button, Choice, SearchBox, Segmented, ToolRow
from chibo_desktop.services.rounds import RoundLine
from chibo_desktop.wording.dates import short_month_text

_SEARCH_WIDTH = 140  # pixels: the least


class RoundTools(ToolRow):
    """Chooses what the grid shows; knows nothing of rounds but their names."""

    view_chosen = Signal(str)

    def __init__(self, fill_menu: Callable[[QMenu], object], parent: QWidget | None = None) -> None:
        """`fill_menu` is asked each time the menu opens."""
        super().__init__(parent)
        self._options: Sequence[tuple[str, str]] = ()
        self.branch, self.month = Choice(), Choice()
        self.branch.setAccessibleName("Chi bộ")
        self.month.setAccessibleName("Tháng đánh giá")
        self.search = SearchBox("Tìm tên")
        self.search.setMinimumWidth(_SEARCH_WIDTH)
        self.views = Segmented([])
        self._holder = QWidget()
        self._room = QHBoxLayout(self._holder)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.addWidget(self.views)
        self.menu_button = Button("Thao tác")
        self.menu_button.setProperty("menu", "true")
        self._menu = QMenu(self.menu_button)
        self._menu.aboutToShow.connect(lambda: fill_menu(self._menu))
        self.menu_button.setMenu(self._menu)
        for widget in (self.branch, self.month, self._holder):
            self.add(widget)
        self.add(self.search, stretching=True)
        self.add(self.menu_button)

    def show_branches(self, branches: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the branches, if there is more than one to choose from."""
        self.branch.set_options(branches)
        self.branch.set_value(chosen)
        self.branch.setVisible(len(branches) > 1)

    def show_round_tools(self, shown: bool) -> None:
        """Without a round only the branch can be chosen."""
        for widget in (self.month, self._holder, self.search, self.menu_button):
            widget.setVisible(shown)

    def show_rounds(self, rounds: Sequence[RoundLine], chosen: str) -> None:
        """Offer the months, newest first."""
        self.month.set_options([(one.id, _label(one)) for one in rounds])
        self.month.set_value(chosen)

    def show_views(self, views: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the views of a round."""
        if views != self._options:
            self._options = views
            fresh = Segmented(views)
            fresh.chosen.connect(self.view_chosen)
            self._room.replaceWidget(self.views, fresh)
            self.views.hide()
            self.views.deleteLater()
            self.views = fresh
        self.take_view(chosen)

    def take_view(self, view: str) -> None:
        """Show which view is taken."""
        self.views.set_value(view)


def _label(line: RoundLine) -> str:
    state = " · đã chốt" if line.closed_on is not None else ""
    return f"{short_month_text(line.period)}{state}"
