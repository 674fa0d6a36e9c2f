"""The row above the grid: branch, month, how to look at it, search, everything else one can do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from chibo_desktop.gui.evaluations.views import (
    ALL,
    ARRANGEMENTS,
    TABLE,
    arrangement_of,
    detail_of,
    view_of,
)
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Button, Choice, SearchBox, Segmented, ToolRow
from chibo_desktop.services.rounds import RoundLine
from chibo_desktop.wording.dates import short_month_text

_SEARCH_WIDTH = 90  # pixels at 100 %
_DETAIL_LETTERS, _FEW_LETTERS = 20, 9
_SHORT = Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_SIDE_BY_SIDE = 5  # so many choices lie side by side; more hang in a list
Options = Sequence[tuple[str, str]]


class RoundTools(ToolRow):
    """Chooses what the grid shows; knows nothing of rounds but their names."""

    view_chosen = Signal(str)

    def __init__(self, fill_menu: Callable[[QMenu], object], parent: QWidget | None = None) -> None:
        """`fill_menu` is asked each time the menu opens."""
        super().__init__(parent)
        self._options: dict[str, Options] = {}
        self._taken: dict[str, str] = {}
        self._is_compact = False
        self._view = ""
        self.branch, self.month = Choice(), Choice()
        self.branch.setAccessibleName("Chi bộ")
        self.month.setAccessibleName("Tháng đánh giá")
        self.arrangement = Choice(ARRANGEMENTS)
        self.arrangement.setAccessibleName("Cách xem")
        self.arrangement.setToolTip("Cách xem bảng  Alt+1 … Alt+5")
        self.arrangement.chosen.connect(self.take_arrangement)
        self.detail = _ShortChoice()
        self.detail.setToolTip("Đổi nhanh: Ctrl+Page Up, Ctrl+Page Down")
        self.detail.chosen.connect(self._on_detail)
        self.detail.setSizeAdjustPolicy(_SHORT)
        self.detail.setMinimumContentsLength(_DETAIL_LETTERS)
        self.search = _NameSearch("Tìm tên")
        self.search.left.connect(self._on_search_left)
        self._find = QShortcut(QKeySequence.StandardKey.Find, self)
        self._find.setEnabled(False)  # the box has the key itself while it is shown
        self._find.activated.connect(self.start_search)
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
        for widget in (self.branch, self.month, self.arrangement, self._holder, self.detail):
            self.add(widget)
        self.add(self.search, stretching=True)
        self.add(self.menu_button)

    def show_branches(self, branches: Options, chosen: str) -> None:
        """Offer the branches, if there is more than one to choose from."""
        self.branch.set_options(branches)
        self.branch.set_value(chosen)
        self.branch.setVisible(len(branches) > 1)

    def show_round_tools(self, shown: bool) -> None:
        """Without a round only the branch can be chosen."""
        for widget in (self.month, self.arrangement, self.menu_button, self._holder, self.detail):
            widget.setVisible(shown)
        self._show_search(shown and not self._is_compact)

    def show_rounds(self, rounds: Sequence[RoundLine], chosen: str) -> None:
        """Offer the months, newest first."""
        self.month.set_options([(one.id, _label(one)) for one in rounds])
        self.month.set_value(chosen)

    def show_views(self, options: dict[str, Options], view: str) -> None:
        """Offer what each arrangement has to choose from: markers, criteria, members, steps."""
        if options.get(TABLE) != self._options.get(TABLE):
            fresh = Segmented(options[TABLE])
            fresh.chosen.connect(self._on_detail)
            self._room.replaceWidget(self.views, fresh)
            self.views.hide()
            self.views.deleteLater()
            self.views = fresh
        self._options = options
        known = [(key, text) for key, text in ARRANGEMENTS if key in (TABLE, ALL) or options[key]]
        self.arrangement.set_options(known)
        self.take_view(view)

    def take_view(self, view: str) -> None:
        """Show which view is taken."""
        arrangement, detail = arrangement_of(view), detail_of(view)
        self._view = view
        self._taken[arrangement] = detail
        self.arrangement.set_value(arrangement)
        offered = self._options.get(arrangement, ())
        is_listed = arrangement != TABLE or self._is_compact or len(offered) > _SIDE_BY_SIDE
        self._holder.setVisible(arrangement == TABLE and not is_listed)
        self.detail.setVisible(is_listed and bool(offered))
        self.detail.set_options(offered)
        self.detail.set_value(detail)
        self.views.set_value(detail)
        self._show_search(not self._is_compact or bool(self.search.text()))

    def take_arrangement(self, arrangement: str) -> None:
        """Ask for an arrangement, at the detail last looked at in it."""
        offered = [key for key, _ in self._options.get(arrangement, ())]
        taken = self._taken.get(arrangement, "")
        detail = taken if taken in offered else (offered[0] if offered else "")
        if detail or arrangement == ALL:
            self.view_chosen.emit(view_of(arrangement, detail))

    def prefer(self, arrangement: str, detail: str) -> None:
        """What to show when an arrangement is next taken, e.g. the member the cursor is on."""
        self._taken[arrangement] = detail

    def step(self, by: int) -> None:
        """Ask for the next or the one before within the arrangement."""
        arrangement = arrangement_of(self._view)
        offered = [key for key, _ in self._options.get(arrangement, ())]
        detail = detail_of(self._view)
        if detail in offered:
            at = offered.index(detail) + by
            if 0 <= at < len(offered):
                self.view_chosen.emit(view_of(arrangement, offered[at]))

    def set_compact(self, compact: bool) -> None:
        """At large text what lies side by side hangs in a list: one row of tools."""
        self._is_compact = compact
        self.detail.setMinimumContentsLength(_FEW_LETTERS if compact else _DETAIL_LETTERS)
        if self._options:
            self.take_view(self._view)

    def start_search(self) -> None:
        """Put the cursor into the search; at large text it appears for that."""
        self._show_search(True)
        self.search.setFocus()
        self.search.selectAll()

    def _show_search(self, shown: bool) -> None:
        self.search.setVisible(shown)
        self._find.setEnabled(not shown)

    def _on_search_left(self) -> None:
        if self._is_compact and not self.search.text():
            self._show_search(False)

    def _on_detail(self, detail: str) -> None:
        self.view_chosen.emit(view_of(arrangement_of(self._view), detail))


class _ShortChoice(Choice):
    """Qt keeps the least width of its first length; this one follows the length."""

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _NameSearch(SearchBox):
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.setMinimumWidth(_SEARCH_WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(current().scaled(_SEARCH_WIDTH), super().sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _label(line: RoundLine) -> str:
    state = " · chốt" if line.closed_on is not None else ""
    return f"{short_month_text(line.period)}{state}"
