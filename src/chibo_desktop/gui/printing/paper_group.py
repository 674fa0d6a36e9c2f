"""A group of papers on the page: what they have in common is chosen once, then each has its row."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.text import fold
from chibo_desktop.gui.printing.desk import Desk
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L, M, S, current
from chibo_desktop.gui.widgets import Button, Card, Choice, label
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import short_month_text

_NARROW = 620  # pixels at 100 %: below it the buttons stand under the words
_LOOK, _SAVE = "Xem và in…", "Lưu bảng Excel…"
_MONTHS_BACK = 24
Act = tuple[str, Callable[[], object]]
Make = Callable[[Unit], bytes]
Paper = tuple[str, Make, Make]
"""Title, and how the PDF and the workbook are made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """One paper: its name, when one wants it, and buttons in the order of use.

    `words` are other names by which people look for it.
    """

    title: str
    text: str
    acts: tuple[Act, ...]
    words: str = ""


class PaperGroup(QWidget):
    """Base of the groups. Put what is chosen for all papers into `options`, then `add_entries`.

    `kinds` are the record types whose change reloads it.
    """

    key: ClassVar[str] = ""
    title: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()
    for_office: ClassVar[bool] = False  # also of use to the office, over its units' members

    context_changed = Signal(str)
    go_requested = Signal(str, object)

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.desk = context, desk
        self.context_line = ""
        self._rows: list[_EntryRow] = []
        self._is_barred = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        self._heading = label(self.title, "heading", wraps=True)
        self._heading.hide()
        layout.addWidget(self._heading)
        self._choices = QWidget()
        self.options = QVBoxLayout(self._choices)
        self.options.setContentsMargins(0, 0, 0, 0)
        self.options.setSpacing(M)
        layout.addWidget(self._choices)
        self._bar = Card()
        self._bar.hide()
        layout.addWidget(self._bar)
        self._card = Card()
        self._card.body.setSpacing(0)
        layout.addWidget(self._card)

    def add_entries(self, entries: Sequence[PaperEntry]) -> None:
        """Add papers at the end of the list."""
        for entry in entries:
            row = _EntryRow(entry, is_first=not self._rows)
            self._rows.append(row)
            self._card.body.addWidget(row)

    def both(self, paper: Callable[[], Paper]) -> tuple[Act, ...]:
        """The two buttons of a paper: looked at and printed, or saved as a workbook."""

        def save() -> None:
            title, _, workbook = paper()
            self.desk.save_workbook(title, workbook)

        return ((_LOOK, lambda: self.desk.show(*paper())), (_SAVE, save))

    def month_choice(self) -> Choice:
        """The months up to the present one, newest first."""
        today = Month.of(self.context.today())
        months = [today.plus(-back) for back in range(_MONTHS_BACK)]
        return Choice([(str(one), short_month_text(one)) for one in months])

    def reload(self, changes: frozenset[str] | None) -> None:
        """Ask for what the options show; None on the first visit."""

    def arrive(self, argument: object) -> bool:
        """The user comes with an argument; True when it was meant for this group."""
        return False

    def set_context(self, text: str) -> None:
        """The line under the page's title."""
        self.context_line = text
        self.context_changed.emit(text)

    def bar(self, title: str, text: str, action: str, on_action: Callable[[], object]) -> None:
        """Say why nothing here can be printed, and offer the first step."""
        while (item := self._bar.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._bar.set_title(title)
        self._bar.body.addWidget(label(text, "secondary", wraps=True))
        step = Button(action, "primary")
        step.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        step.clicked.connect(lambda _checked=False: on_action())
        self._bar.body.addWidget(step)
        self._is_barred = True
        self._arrange()

    def unbar(self) -> None:
        """Papers can be printed again."""
        self._is_barred = False
        self._arrange()

    def narrow(self, words: Sequence[str]) -> int:
        """Show the papers that have all these words, under the group's heading; how many.

        No words: all of them, without the heading.
        """
        found = 0
        for row in self._rows:
            row.setVisible(row.has(words))
            row.set_first(not found)
            found += row.has(words)
        self._heading.setVisible(bool(words))
        return found

    @property
    def is_barred(self) -> bool:
        """Whether the step that comes first is offered in place of the papers."""
        return self._is_barred

    def entry_titles(self) -> list[str]:
        """The papers in sight, from top to bottom."""
        return [row.entry.title for row in self._rows if not row.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < current().scaled(_NARROW)
        for row in self._rows:
            row.stack(is_narrow)

    def _arrange(self) -> None:
        self._bar.setVisible(self._is_barred)
        self._choices.setVisible(not self._is_barred)
        self._card.setVisible(not self._is_barred)


class _EntryRow(QFrame):
    """A paper's name and text, its buttons beside or below them."""

    def __init__(self, entry: PaperEntry, is_first: bool) -> None:
        super().__init__()
        self.entry = entry
        said = fold(f"{entry.title} {entry.text} {entry.words}")
        self._found_by = frozenset((*said.split(), *re.split(r"\W+", said)))
        self._line = QFrame()
        self._line.setProperty("plane", "line")
        self._line.setFixedHeight(1)
        self._line.setVisible(not is_first)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout.setContentsMargins(0, M, 0, M)
        self._layout.setSpacing(L)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._line)
        outer.addLayout(self._layout)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(entry.title, "strong", wraps=True))
        words.addWidget(label(entry.text, "secondary", wraps=True))
        self._layout.addLayout(words, 1)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(S)
        for title, act in entry.acts:
            button = Button(title)
            button.setAccessibleName(f"{entry.title}: {title}")
            button.clicked.connect(lambda _checked=False, act=act: act())
            buttons.addWidget(button)
        buttons.addStretch(0)
        self._layout.addLayout(buttons)

    def has(self, words: Sequence[str]) -> bool:
        """Whether every word (folded) begins a word of it."""
        return all(any(known.startswith(word) for known in self._found_by) for word in words)

    def set_first(self, is_first: bool) -> None:
        """The first row in sight has no line above it."""
        self._line.setVisible(not is_first)

    def stack(self, is_narrow: bool) -> None:
        """Buttons below the words, or beside them."""
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._layout.setSpacing(S if is_narrow else L)
