"""The conditions of a filter as indented cards: put into brackets, joined, changed, taken out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.filter import Combination, ConditionGroup, Filter, Part
from chibo_desktop.domain.filter_brackets import (
    Path,
    bracketed,
    can_bracket,
    combined,
    part_at,
    unbracketed,
    with_other,
    with_part,
    without,
)
from chibo_desktop.domain.filter_checks import FilterFields, filter_problems
from chibo_desktop.gui.members.bracket_card import BracketCard
from chibo_desktop.gui.members.condition_dialog import ConditionDialog
from chibo_desktop.gui.members.value_editors import Options
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import XL, M, S, current
from chibo_desktop.gui.widgets import Banner, Button, label

_HINT = (
    "Đánh dấu các điều kiện đi với nhau rồi bấm “Đặt vào ngoặc”. Trong một dấu ngoặc, các điều "
    "kiện được ghép theo một cách."
)


class BracketsDialog(QDialog):
    """`submitted(filter)` with what was composed. Everything by Tab, Space and Enter."""

    submitted = Signal(object)

    def __init__(
        self,
        given: Filter,
        known: FilterFields,
        options: Options,
        say: Say,
        words: Callable[[Part], str],
        phrase: Callable[[Filter], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ghép điều kiện lọc")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._filter, self._known, self._options, self._say = given, known, options, say
        self._words, self._phrase = words, phrase
        self._before: list[Filter] = []
        self._build()
        self._show(())

    @property
    def filter(self) -> Filter:
        """What has been composed so far."""
        return self._filter

    def mark(self, *paths: Path) -> None:
        """Mark the parts at these places, and no others."""
        for path, box in self.root.marks().items():
            box.setChecked(path in paths)

    def put_in_brackets(self) -> None:
        """Put what is marked into brackets of its own."""
        marked = self._marked()
        if not can_bracket(marked):
            words = (
                "Chưa đánh dấu điều kiện nào. Hãy đánh dấu ít nhất hai điều kiện đi với nhau."
                if not marked
                else "Các điều kiện đã đánh dấu nằm ở các ngoặc khác nhau. Chỉ đặt chung ngoặc "
                "được những điều kiện đứng cùng một chỗ; hãy bỏ đánh dấu ở các ngoặc khác."
            )
            self.banner.say(words, "attention")
            return
        outer = self._combination(next(iter(marked))[:-1])
        inner = Combination.ALL if outer is Combination.ANY else Combination.ANY
        first = min(marked)
        self._change(bracketed(self._filter, marked, inner), first)

    def take_out_of_brackets(self, path: Path) -> None:
        """Let the conditions of a bracket stand where it stood."""
        self._change(unbracketed(self._filter, path), path)

    def combine(self, path: Path, combination: Combination) -> None:
        """Join the parts of a bracket, or of all, otherwise."""
        self._change(combined(self._filter, path, combination), path)

    def remove(self, path: Path) -> None:
        """Take a condition, or a bracket with all in it, away."""
        self._change(without(self._filter, path), path[:-1])

    def add(self, group: Path) -> None:
        """Ask for one more condition in a bracket."""
        self._ask(None, lambda part: self._change(with_part(self._filter, part, group), group))

    def edit(self, path: Path) -> None:
        """Change a condition, or take it away."""
        part = part_at(self._filter, path)
        self._ask(part, lambda new: self._change(with_other(self._filter, path, new), path))

    def undo(self) -> None:
        """Take the last change back."""
        if self._before:
            self._filter = self._before.pop()
            self._show(())

    def submit(self) -> None:
        """Announce the filter."""
        self.submitted.emit(self._filter)
        self.accept()

    def _combination(self, group: Path) -> Combination:
        found = part_at(self._filter, group) if group else self._filter
        return found.combination if isinstance(found, Filter | ConditionGroup) else Combination.ALL

    def _marked(self) -> list[Path]:
        return [path for path, box in self.root.marks().items() if box.isChecked()]

    def _change(self, new: Filter, focus: Path) -> None:
        if problems := filter_problems(new, self._known):
            self.banner.show_problems(problems, self._say)
            return
        if new != self._filter:
            self._before.append(self._filter)
        self._filter = new
        self._show(focus)

    def _ask(self, part: Part | None, on_submitted: Callable[[Part], None]) -> None:
        if isinstance(part, ConditionGroup):
            raise TypeError(part)
        dialog = ConditionDialog(self._known, self._options, self._say, part, self)
        dialog.remove.hide()  # taken away here, where one sees from where
        dialog.submitted.connect(on_submitted)
        dialog.open()

    def _build(self) -> None:
        self.banner = Banner()
        self._sentence = label("", "strong", wraps=True)
        self._sentence.setAccessibleName("Bộ lọc bằng lời")
        content = QWidget()
        content.setProperty("plane", "clear")
        self._cards = QVBoxLayout(content)
        self._cards.setContentsMargins(0, 0, S, 0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        self.root = BracketCard(self._filter, (), self._words)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(self._sentence)
        layout.addWidget(label(_HINT, "secondary", wraps=True))
        layout.addWidget(self.banner)
        layout.addWidget(self._area, 1)
        layout.addLayout(self._buttons())
        room = self.screen().availableGeometry().size()
        self.resize(
            min(current().scaled(840), round(room.width() * 0.92)),
            min(current().scaled(560), round(room.height() * 0.88)),
        )

    def _buttons(self) -> QHBoxLayout:
        self.bracket = Button("Đặt vào ngoặc", sign="list-checks")
        self.back = Button("Hoàn tác", sign="undo-2")
        away = Button("Để sau")
        self.apply = Button("Lọc danh sách", "primary")
        for button, act in (
            (self.bracket, self.put_in_brackets),
            (self.back, self.undo),
            (away, self.reject),
            (self.apply, self.submit),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        row = QHBoxLayout()
        row.setSpacing(M)
        for button in (self.bracket, self.back):
            row.addWidget(button)
        row.addStretch(1)
        for button in (away, self.apply):
            row.addWidget(button)
        return row

    def _show(self, focus: Path) -> None:
        """Draw everything anew; the cursor stays where the last change was."""
        self.banner.clear()
        self._sentence.setText(self._phrase(self._filter) or "Chưa có điều kiện: mọi người.")
        self.back.setEnabled(bool(self._before))
        self.root.hide()
        self.root.deleteLater()
        self.root = BracketCard(self._filter, (), self._words)
        self.root.combine_requested.connect(self.combine)
        self.root.add_requested.connect(self.add)
        self.root.edit_requested.connect(self.edit)
        self.root.remove_requested.connect(self.remove)
        self.root.open_requested.connect(self.take_out_of_brackets)
        while self._cards.count():
            self._cards.takeAt(0)
        self._cards.addWidget(self.root)
        self._cards.addStretch(1)
        self.root.focus_on(focus)
