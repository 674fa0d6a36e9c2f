"""Where the page of the chosen place stands."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class PageStack(QWidget):
    """Shows one page at a time. The others wait hidden, and are no part of the window's layout.

    A QStackedWidget asks every page for its size whenever the one in front changes: a page with
    much text, visited once, would slow down all the others.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None

    def add_page(self, page: QWidget) -> None:
        """Keep a page, hidden until it is shown."""
        page.hide()
        page.setParent(self)

    def show_page(self, page: QWidget) -> None:
        """Put a page in front of the others."""
        before = self._shown
        if page is before:
            return
        self._shown = page
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
        self._layout.addWidget(page)
        page.show()
