"""The conditions of the list as a row of buttons: add, change, remove, keep under a name."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chibo_desktop.domain.filter import Combination, ConditionGroup, Filter, Part, Statement
from chibo_desktop.gui.members.bracket_card import COMBINATIONS
from chibo_desktop.gui.theme import S
from chibo_desktop.gui.widgets import Button, Choice, LinkButton, ToolRow, label

Words = Callable[[Part], str]


class FilterBar(QWidget):
    """Shows a filter; announces what shall be done with it. It decides nothing."""

    add_requested = Signal()
    edit_requested = Signal(int)
    brackets_requested = Signal()
    changed = Signal(object)  # the filter with a condition less, or combined otherwise
    save_requested = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._filter = Filter()
        self.chips: list[Button] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(S)
        self._row: ToolRow | None = None
        self.hide()

    @property
    def filter(self) -> Filter:
        """The filter that it shows."""
        return self._filter

    def show_filter(self, given: Filter) -> None:
        """Show a filter; one without conditions hides the bar."""
        self._filter = given
        self.chips = []
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
        row = self._row = ToolRow()
        row.add(label("Lọc:", "strong"))
        if len(given.parts) > 1 or given.combination is Combination.NONE:
            row.add(self._combination())
        for place, part in enumerate(given.parts):
            row.add(self._chip(place, part))
        for text, on_click in (
            ("Thêm điều kiện…", self.add_requested.emit),
            ("Đặt ngoặc…", self.brackets_requested.emit),
            ("Lưu bộ lọc…", self.save_requested.emit),
            ("Bỏ lọc", lambda: self.changed.emit(Filter())),
        ):
            link = LinkButton(text)
            link.clicked.connect(on_click)
            row.add(link)
        self._layout.addWidget(row)
        self.setVisible(bool(given.parts))

    def with_part(self, part: Statement, place: int = -1) -> Filter:
        """The filter with a condition more, or with another in its place."""
        parts = list(self._filter.parts)
        if place < 0:
            parts.append(part)
        else:
            parts[place] = part
        return replace(self._filter, parts=tuple(parts))

    def without_part(self, place: int) -> Filter:
        """The filter without one condition."""
        parts = (*self._filter.parts[:place], *self._filter.parts[place + 1 :])
        return replace(self._filter, parts=parts)

    def _combination(self) -> Choice:
        choice = Choice(COMBINATIONS)
        choice.setAccessibleName("Cách ghép các điều kiện")
        choice.set_value(self._filter.combination)
        choice.chosen.connect(self._on_combined)
        return choice

    def _on_combined(self, key: str) -> None:
        self.changed.emit(replace(self._filter, combination=Combination(key)))

    def _chip(self, place: int, part: Part) -> QWidget:
        words = self._words(part)
        chip = Button(words, sign="pencil")
        chip.setToolTip(f"{words}\nEnter hoặc bấm: sửa hay bỏ điều kiện này")
        if isinstance(part, ConditionGroup):
            chip.clicked.connect(self.brackets_requested)
        else:
            chip.clicked.connect(lambda: self.edit_requested.emit(place))
        self.chips.append(chip)
        return chip
