"""A page that is only the frame of others: a list, and the page of one thing on it."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from chibo_desktop.gui.widgets.page import Page


class FramedPage(Page):
    """Base of places with inner pages, each with its own head. The first one added is in front."""

    def __init__(self) -> None:
        super().__init__()
        self._inner = QStackedWidget()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._title.hide()
        self._action_row.hide()
        self.body.addWidget(self._inner, 1)

    @property
    def shown(self) -> Page:
        """The page one sees; before one is added, the frame itself."""
        page = self._inner.currentWidget()
        return page if isinstance(page, Page) else self

    def announce(
        self, text: str, state: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        self.shown.announce(text, state, action, on_action)

    def may_leave(self) -> bool:
        return self.shown.may_leave()
