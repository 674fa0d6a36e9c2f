"""A tab of cards: forms and small tables over pieces of the plain form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from chibo_desktop.domain.criteria_draft import Plain
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.criteria.plain_form import Entry, PlainForm, put
from chibo_desktop.gui.criteria.rows_editor import Cell, Row, RowsEditor
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Card, label
from chibo_desktop.wording.problems import sentence

Read = Callable[[Mapping[str, Any]], Sequence[Row]]
Write = Callable[[Mapping[str, Any], Sequence[Row]], Plain]
Find = Callable[[Mapping[str, Any], str], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPart:
    """A card with fields; `area` are the fields of the set whose problems are shown here."""

    title: str
    entries: Sequence[Entry]
    text: str = ""
    area: Sequence[str] = ()
    settle: Callable[[Plain, str], Plain] = field(default=lambda plain, _key: plain)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsPart:
    """A card with a table; `find` gives the row that a problem's path names."""

    title: str
    cells: Sequence[Cell]
    new_row: Callable[[], Row]
    add_text: str
    empty_text: str
    read: Read
    write: Write
    area: Sequence[str]
    find: Find
    text: str = ""


class CardsTab(QWidget):
    """`edited(plain)` after every change."""

    edited = Signal(object)

    def __init__(self, parts: Sequence[FormPart | RowsPart], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain: Plain = {}
        self._forms: list[tuple[FormPart, PlainForm]] = []
        self._tables: list[tuple[RowsPart, RowsEditor, QWidget]] = []
        content = QWidget()
        content.setProperty("plane", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        for part in parts:
            card = Card(part.title)
            if part.text:
                card.body.addWidget(label(part.text, "secondary", wraps=True))
            if isinstance(part, FormPart):
                self._add_form(part, card)
            else:
                self._add_table(part, card)
            column.addWidget(card)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_plain(self, plain: Mapping[str, Any], problems: Sequence[Problem]) -> None:
        """Show the set as it stands."""
        self._plain = dict(plain)
        by_path = {problem.field: problem for problem in reversed(problems)}
        for _, form in self._forms:
            form.show_values(plain)
            form.show_problems(by_path)
        for part, table, note in self._tables:
            table.set_rows(part.read(plain))
            said = [problem for problem in problems if _is_of(problem.field, part.area)]
            self._say(note, said)

    def set_locked(self, is_locked: bool) -> None:
        """Only to be read."""
        for _, form in self._forms:
            form.set_locked(is_locked)
        for _, table, _ in self._tables:
            table.set_locked(is_locked)

    def focus_path(self, path: str) -> bool:
        """Go to what a problem names; False when it is not on this tab."""
        for part, form in self._forms:
            if form.focus_field(path):
                self._area.ensureWidgetVisible(form.editor(path))
                return True
            if _is_of(path, part.area):
                form.focus_field(form.keys[0])
                return True
        for rows, table, _ in self._tables:
            if _is_of(path, rows.area):
                self._area.ensureWidgetVisible(table)
                table.focus_row(rows.find(self._plain, path) or 0, path.rpartition(".")[2])
                return True
        return False

    def _add_form(self, part: FormPart, card: Card) -> None:
        form = PlainForm(part.entries)
        form.changed.connect(lambda key, value, part=part: self._on_field(part, key, value))
        card.body.addWidget(form)
        self._forms.append((part, form))

    def _add_table(self, part: RowsPart, card: Card) -> None:
        table = RowsEditor(part.cells, part.new_row, part.add_text, part.empty_text)
        table.changed.connect(lambda part=part, table=table: self._on_rows(part, table))
        note = label(role="problem", wraps=True)
        card.body.addWidget(note)
        card.body.addWidget(table)
        self._tables.append((part, table, note))

    def _on_field(self, part: FormPart, key: str, value: Any) -> None:
        self._plain = part.settle(put(self._plain, key, value), key)
        self.edited.emit(self._plain)

    def _on_rows(self, part: RowsPart, table: RowsEditor) -> None:
        self._plain = part.write(self._plain, table.rows)
        self.edited.emit(self._plain)

    def _say(self, note: Any, problems: Sequence[Problem]) -> None:
        words = dict.fromkeys(sentence(problem) for problem in problems)
        note.setText("\n".join(words))
        note.setVisible(bool(words))


def _is_of(path: str, area: Sequence[str]) -> bool:
    return any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in area)
