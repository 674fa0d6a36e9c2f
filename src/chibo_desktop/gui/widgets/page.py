"""The shape every page has: title, context, at most three actions, the work, the keys that help."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.gui.theme import XL, L, M, S
from chibo_desktop.gui.widgets.banner import Banner
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.empty_state import EmptyState
from chibo_desktop.gui.widgets.labels import label

_MOST_ACTIONS = 3


class Page(QWidget):
    """Base of every page. Put the work into `body`; say what went wrong in `banner`."""

    go_requested = Signal(str, object)  # key of a place, what it should show on arrival
    badge_changed = Signal(int)  # how many things here want attention

    kinds: ClassVar[frozenset[str]] = frozenset()  # record types whose change reloads it; () = any

    def __init__(
        self,
        title: str = "",
        context: str = "",
        scrolling: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`scrolling` lets the body be taller than the window (forms, card pages)."""
        super().__init__(parent)
        self.setProperty("plane", "ground")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._buttons: list[QPushButton] = []
        self._empty: EmptyState | None = None
        self._build_page(scrolling)
        self.set_title(title)
        self.set_context(context)

    def set_title(self, title: str) -> None:
        """The title in the user's words, with the period."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_context(self, context: str) -> None:
        """The one line under the title: the figures that matter."""
        self._context.setText(context)
        self._context.setVisible(bool(context))

    def set_hint(self, hint: str) -> None:
        """The quiet line at the bottom: the keys that help."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def add_action(
        self,
        text: str,
        on_action: Callable[[], object],
        primary: bool = False,
        sign: str = "",
        keys: str = "",
    ) -> Button:
        """A button at the top right; the primary one stands last and is named after its result.

        Raises ValueError for a fourth action or a second primary one.
        """
        if len(self._buttons) == _MOST_ACTIONS:
            raise ValueError("a page has at most three actions")
        if primary and self._has_primary():
            raise ValueError("a page has one primary action")
        button = Button(text, "primary" if primary else "plain", sign)
        if keys:
            button.setShortcut(QKeySequence(keys))
            button.setToolTip(f"{text}  {keys}")
        button.clicked.connect(lambda _checked=False: on_action())
        end = self._actions.count() - int(self._has_primary())  # the primary one stays last
        self._buttons.append(button)
        self._actions.insertWidget(end, button)
        self._arrange_header()
        return button

    def show_empty(
        self,
        title: str,
        text: str = "",
        sign: str = "inbox",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show what belongs here and the first step in place of the body."""
        self._remove_empty()
        primary = not self._has_primary()
        self._empty = EmptyState(title, text, sign, action, on_action, primary)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)

    def show_body(self) -> None:
        """Show the body again after `show_empty`."""
        self._stack.setCurrentIndex(0)
        self._remove_empty()

    def announce(
        self, text: str, state: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Say what was done from outside the page, e.g. an undoing; pages in frames pass it on."""
        self.banner.say(text, state, action, on_action)

    def reload(self, changes: frozenset[str] | None) -> None:
        """Ask for fresh lines: on first show (None), or when records of these types changed."""

    def arrive(self, argument: object) -> None:
        """The user came here through `go_requested` with an argument."""

    def may_leave(self) -> bool:
        """Asked before the user leaves: False keeps them (a draft would be lost)."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_header()

    def _build_page(self, scrolling: bool) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(XL + 4, L + 2, XL + 4, M)
        outer.setSpacing(M)
        self._title = label(role="title", wraps=True)
        self._context = label(role="context", wraps=True)
        self._context.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action_row = QWidget()
        self._actions = QHBoxLayout(self._action_row)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.setSpacing(M)
        self._header = QGridLayout()
        self._header.setHorizontalSpacing(S)
        self._header.setVerticalSpacing(2)
        self._header.setColumnStretch(0, 1)
        self._header.addWidget(self._title, 0, 0)
        self._header.addWidget(self._context, 1, 0, 1, 2)
        outer.addLayout(self._header)
        self.banner = Banner()
        outer.addWidget(self.banner)
        content = QWidget()
        content.setProperty("plane", "clear")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(M)
        self._stack = QStackedWidget()
        self._stack.addWidget(_scrolled(content) if scrolling else content)
        outer.addWidget(self._stack, 1)
        self._hint = label(role="hint", wraps=True)
        self._hint.hide()
        outer.addWidget(self._hint)

    def _arrange_header(self) -> None:
        """Actions stand beside the title, or under it when the text is large."""
        wanted = self._action_row.sizeHint().width()
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        below = wanted + min(title, self.width() // 2) + 2 * XL > self.width() - 2 * XL
        row, column = (2, 0) if below else (0, 1)
        side = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight
        self._header.removeWidget(self._action_row)
        self._header.addWidget(self._action_row, row, column, side | Qt.AlignmentFlag.AlignTop)
        self._actions.setContentsMargins(0, S - 2 if below else 0, 0, 0)

    def _has_primary(self) -> bool:
        return any(button.property("kind") == "primary" for button in self._buttons)

    def _remove_empty(self) -> None:
        if self._empty is not None:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = None


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(content)
    return area
