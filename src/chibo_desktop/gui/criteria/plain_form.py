"""A form over a piece of the plain form: fields by name, what is typed goes straight back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.criteria.plain_values import Holds, shown, written
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField, FormGrid
from chibo_desktop.wording.problems import sentence

Options = Callable[[], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field: its name in the plain form (`cap.rate` goes into an object), and how it looks."""

    key: str
    label: str
    holds: Holds = Holds.TEXT
    options: Options | None = None
    help: str = ""
    wide: bool = False
    long: bool = False


class PlainForm(QWidget):
    """`changed(key, value)`: a field was left with another value; None takes the field away."""

    changed = Signal(str, object)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in entries}
        self._editors: dict[str, QWidget] = {}
        self._fields: dict[str, FormField] = {}
        self._values: dict[str, str] = {}
        grid = FormGrid()
        for entry in entries:
            editor = self._editor(entry)
            field = FormField(entry.label, editor, entry.help)
            self._editors[entry.key], self._fields[entry.key] = editor, field
            grid.add(field, entry.wide or entry.long)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # help that wraps needs its lines
        grid.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(grid)

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of its fields."""
        return tuple(self._entries)

    def show_values(self, plain: Mapping[str, Any]) -> None:
        """Show what stands there now; the field one types in keeps what is typed."""
        for key, entry in self._entries.items():
            text = shown(_get(plain, key), entry.holds)
            editor = self._editors[key]
            if self._values.get(key) == text and not isinstance(editor, Choice):
                continue
            self._values[key] = text
            self._put(editor, entry, text)

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Say under each field what is wrong with it, by the field's name."""
        for key, field in self._fields.items():
            problem = problems.get(key)
            if problem is None:
                field.clear_problem()
            else:
                field.show_problem(sentence(problem))

    def show_only(self, keys: Sequence[str]) -> None:
        """Hide the fields that mean nothing now."""
        for key, field in self._fields.items():
            field.setVisible(key in keys)

    def set_locked(self, is_locked: bool) -> None:
        """Only to be read."""
        for editor in self._editors.values():
            if isinstance(editor, QLineEdit | QPlainTextEdit):
                editor.setReadOnly(is_locked)
            else:
                editor.setEnabled(not is_locked)

    def focus_field(self, key: str) -> bool:
        """Put the cursor into a field; False when there is none of that name."""
        editor = self._editors.get(key)
        if editor is None:
            return False
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def editor(self, key: str) -> QWidget:
        """The widget of a field."""
        return self._editors[key]

    def take_all(self) -> None:
        """Take what is still being typed: the form is about to show something else."""
        for key in self._entries:
            self._take(key)

    def _editor(self, entry: Entry) -> QWidget:
        key = entry.key
        if entry.holds is Holds.FLAG:
            box = QCheckBox("Có")
            box.toggled.connect(lambda _on: self._take(key))
            return box
        if entry.options is not None:
            choice = Choice(entry.options())
            choice.chosen.connect(lambda _key: self._take(key))
            return choice
        if entry.long:
            area = _Area()
            area.left.connect(lambda: self._take(key))
            return area
        line = QLineEdit()
        line.editingFinished.connect(lambda: self._take(key))
        return line

    def _put(self, editor: QWidget, entry: Entry, text: str) -> None:
        with QSignalBlocker(editor):
            if isinstance(editor, Choice):
                editor.set_options(entry.options() if entry.options else ())
                editor.set_value(text)
            elif isinstance(editor, QCheckBox):
                editor.setChecked(text == "1")
            elif isinstance(editor, QPlainTextEdit):
                editor.setPlainText(text)
            elif isinstance(editor, QLineEdit):
                editor.setText(text)

    def _take(self, key: str) -> None:
        entry, editor = self._entries[key], self._editors[key]
        text = _text(editor)
        before = self._values.get(key, "")
        if text == before:
            return
        value = written(text, entry.holds)
        self._values[key] = text
        if shown(value, entry.holds) == before:
            return
        self.changed.emit(key, value)


class _Area(QPlainTextEdit):
    """Three lines of text; left with Tab, which goes on to the next field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(current().scaled(62))

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def _text(editor: QWidget) -> str:
    if isinstance(editor, Choice):
        return editor.value()
    if isinstance(editor, QCheckBox):
        return "1" if editor.isChecked() else ""
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _get(plain: Mapping[str, Any], key: str) -> Any:
    value: Any = plain
    for name in key.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def put(plain: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    """The plain form with one field changed; None takes it away."""
    head, _, rest = key.partition(".")
    changed = dict(plain)
    if rest:
        inner = changed.get(head)
        changed[head] = put(inner if isinstance(inner, Mapping) else {}, rest, value)
    elif value is None:
        changed.pop(head, None)
    else:
        changed[head] = value
    return changed
