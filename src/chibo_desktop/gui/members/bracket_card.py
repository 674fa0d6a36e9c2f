"""One bracket of a filter as a card: how its parts go together, and a line for each of them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.filter import (
    Combination,
    ConditionGroup,
    Filter,
    Part,
    RowsCondition,
)
from chibo_desktop.domain.filter_brackets import Path
from chibo_desktop.gui.theme import L, M, S
from chibo_desktop.gui.widgets import Choice, LinkButton, ToolRow, label

COMBINATIONS = (
    (Combination.ALL, "thỏa mọi điều kiện"),
    (Combination.ANY, "thỏa ít nhất một điều kiện"),
    (Combination.NONE, "không thỏa điều kiện nào"),
)
Words = Callable[[Part], str]


class BracketCard(QFrame):
    """The whole filter (path ()) or a bracket in it. Announces by place what is wanted."""

    combine_requested = Signal(object, object)  # path, Combination
    add_requested = Signal(object)
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    open_requested = Signal(object)  # its parts shall stand where the bracket stands

    def __init__(
        self, group: Filter | ConditionGroup, path: Path, words: Words, box: QCheckBox | None = None
    ) -> None:
        """`box` marks this bracket among its neighbours."""
        super().__init__()
        self.setProperty("plane", "card")
        self.path = path
        self._words = words
        self._marks: dict[Path, QCheckBox] = {} if box is None else {path: box}
        self._firsts: dict[Path, QWidget] = {}
        self.inner: list[BracketCard] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(L, M, L, M)
        self._lines.setSpacing(S)
        self._lines.addWidget(self._head(group.combination, box))
        for place, part in enumerate(group.parts):
            self._add(part, (*path, place))
        more = LinkButton("Thêm điều kiện vào ngoặc này…" if path else "Thêm điều kiện…")
        more.clicked.connect(lambda: self.add_requested.emit(self.path))
        row = QHBoxLayout()
        row.addWidget(more)
        row.addStretch(1)
        self._lines.addLayout(row)

    def marks(self) -> dict[Path, QCheckBox]:
        """The boxes by which parts are marked, by place, from top to bottom."""
        found = dict(self._marks)
        for card in self.inner:
            found.update(card.marks())
        return found

    def choices(self) -> dict[Path, Choice]:
        """How the parts go together, by place of the bracket."""
        found = {self.path: self.combination}
        for card in self.inner:
            found.update(card.choices())
        return found

    def focus_on(self, path: Path) -> None:
        """Put the cursor on the part at a place, or on the head when there is none any more."""
        choices, marks = self.choices(), self.marks()
        (choices.get(path) or marks.get(path) or self.combination).setFocus()

    def _head(self, combination: Combination, box: QCheckBox | None) -> QWidget:
        row = ToolRow()
        if box is not None:
            row.add(box)
        row.add(label("Trong ngoặc:" if self.path else "Người trong danh sách:", "strong"))
        self.combination = Choice(COMBINATIONS)
        self.combination.setAccessibleName("Cách ghép các điều kiện")
        self.combination.set_value(combination)
        self.combination.chosen.connect(
            lambda key: self.combine_requested.emit(self.path, Combination(key))
        )
        row.add(self.combination)
        if self.path:
            for text, signal in (
                ("Bỏ dấu ngoặc", self.open_requested),
                ("Bỏ cả ngoặc", self.remove_requested),
            ):
                link = LinkButton(text)
                link.clicked.connect(lambda _on=False, signal=signal: signal.emit(self.path))
                row.add(link)
        return row

    def _add(self, part: Part, path: Path) -> None:
        words = self._words(part)
        box = QCheckBox()
        box.setAccessibleName(f"Đánh dấu: {words}")
        if isinstance(part, ConditionGroup):
            box.setToolTip("Đánh dấu cả ngoặc này")
            card = BracketCard(part, path, self._words, box)
            for mine, its in (
                (self.combine_requested, card.combine_requested),
                (self.add_requested, card.add_requested),
                (self.edit_requested, card.edit_requested),
                (self.remove_requested, card.remove_requested),
                (self.open_requested, card.open_requested),
            ):
                its.connect(mine)
            self.inner.append(card)
            row = QHBoxLayout()
            row.setContentsMargins(L, 0, 0, 0)
            row.addWidget(card)
            self._lines.addLayout(row)
            return
        self._marks[path] = box
        row = QHBoxLayout()
        row.setSpacing(M)
        text = label(words, wraps=True)
        text.setBuddy(box)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 1)
        acts = [("Bỏ", self.remove_requested)]
        # The editor shows one inner condition; of several it would drop the others.
        if not isinstance(part, RowsCondition) or len(part.conditions) <= 1:
            acts.insert(0, ("Sửa…", self.edit_requested))
        for word, signal in acts:
            link = LinkButton(word)
            link.setAccessibleName(f"{word.rstrip('…')} điều kiện: {words}")
            link.clicked.connect(lambda _on=False, signal=signal: signal.emit(path))
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addLayout(row)
