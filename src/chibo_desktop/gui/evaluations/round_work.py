"""What is done around the grid: self-marks gathered, votes counted, papers, decisions."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.widgets import Button


class WorkingPage(Protocol):
    """What this work needs of the page it stands on."""

    context: Context

    @property
    def round_id(self) -> str: ...


class RoundWork:
    """Opens the windows of that work, from the button `offer`; each is loaded when asked for."""

    def __init__(self, page: WorkingPage, widget: QWidget) -> None:
        """`widget` is the page as the owner of the windows."""
        self._page = page
        self._widget = widget
        self.offer = Button("Phiếu, biểu quyết")
        self.offer.setProperty("menu", "true")
        menu = QMenu(self.offer)
        menu.aboutToShow.connect(lambda: self.fill_menu(menu))
        self.offer.setMenu(menu)

    def fill_menu(self, menu: QMenu) -> None:
        """Every piece of work, in the order of a month."""
        menu.clear()
        entries: list[tuple[str, Callable[[], object]] | None] = [
            ("Biểu quyết, kiểm phiếu…", self.count_votes),
        ]
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            text, act = entry
            action = menu.addAction(text)
            action.setEnabled(bool(self._page.round_id))
            action.triggered.connect(lambda _checked=False, act=act: act())

    def count_votes(self) -> None:
        """Ballots, counts, results."""
        from chibo_desktop.gui.evaluations.vote_dialog import VoteDialog

        VoteDialog(self._page.context, self._page.round_id, self._widget).open()
