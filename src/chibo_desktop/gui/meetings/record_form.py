"""Fields of a record by their declarations: what is typed is announced when a field is left."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.records import Record, type_of
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField, FormGrid
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.values import typed_text

_LINES = 3  # rows of a long text, unless said otherwise
_HINTS = {Kind.DATE: "ngày/tháng/năm", Kind.INTEGER: "số"}


class RecordForm(QWidget):
    """Editors for some fields of a record type; `edited(name, text)` when one is left changed."""

    edited = Signal(str, str)

    def __init__(
        self,
        cls: type[Record],
        names: Sequence[str],
        *,
        labels: Mapping[str, str] | None = None,
        helps: Mapping[str, str] | None = None,
        lines: Mapping[str, int] | None = None,
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        """`labels` may carry mnemonics; `lines` is the height of long texts."""
        super().__init__(parent)
        self._specs: dict[str, FieldSpec] = {name: type_of(cls).by_name[name] for name in names}
        self._kind = type_of(cls)
        self._shown: dict[str, str] = {}
        self.fields: dict[str, FormField] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        grid = FormGrid(columns)
        for name, spec in self._specs.items():
            editor = self._editor(spec, (lines or {}).get(name, _LINES))
            title = (labels or {}).get(name, spec.label)
            field = FormField(title, editor, (helps or {}).get(name, spec.help), spec.required)
            self.fields[name] = field
            grid.add(field, wide=spec.kind is Kind.LONG_TEXT)
        layout.addWidget(grid)

    def show_record(self, record: Record) -> None:
        """What stands; a field one is typing in is left alone."""
        plain = self._kind.plain(record)
        for name, spec in self._specs.items():
            text = typed_text(spec, plain[name])
            editor = self.fields[name].editor
            is_being_typed = editor.hasFocus() and self.text(name) != self._shown.get(name, "")
            self._shown[name] = text
            if not is_being_typed and self.text(name) != text:
                self._set(editor, text)
            if not is_being_typed:
                self.fields[name].clear_problem()

    def text(self, name: str) -> str:
        """What stands in a field."""
        editor = self.fields[name].editor
        if isinstance(editor, Choice):
            return editor.value()
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        return editor.text() if isinstance(editor, QLineEdit) else ""

    def texts(self) -> dict[str, str]:
        """What stands in every field."""
        return {name: self.text(name) for name in self._specs}

    def show_problems(self, problems: Sequence[Problem], say: Say) -> tuple[Problem, ...]:
        """Say what is wrong beside its field; returns what belongs to none."""
        for field in self.fields.values():
            field.clear_problem()
        rest = []
        for problem in problems:
            if problem.field in self.fields:
                self.fields[problem.field].show_problem(say(problem))
            else:
                rest.append(problem)
        return tuple(rest)

    def commit(self) -> None:
        """Announce what is being typed: the user goes elsewhere."""
        for name in self._specs:
            self._leave(name)

    def set_read_only(self, is_closed: bool) -> None:
        """What is closed is only looked at."""
        for field in self.fields.values():
            if isinstance(field.editor, QLineEdit | QPlainTextEdit):
                field.editor.setReadOnly(is_closed)
            else:
                field.editor.setEnabled(not is_closed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A long text is left when the cursor leaves it."""
        if event.type() == QEvent.Type.FocusOut:
            for name, field in self.fields.items():
                if field.editor is watched:
                    self._leave(name)
        return super().eventFilter(watched, event)

    def _editor(self, spec: FieldSpec, lines: int) -> QWidget:
        name = spec.name
        if spec.kind is Kind.CHOICE:
            choice = Choice(list(catalogues()[spec.catalogue].labels.items()))
            choice.chosen.connect(lambda _key: self._leave(name))
            return choice
        if spec.kind is Kind.LONG_TEXT:
            area = QPlainTextEdit()
            area.setTabChangesFocus(True)
            area.setFixedHeight(round(current().row * 0.75 * lines) + 12)
            area.installEventFilter(self)
            return area
        line = QLineEdit()
        line.setPlaceholderText(_HINTS.get(spec.kind, ""))
        line.editingFinished.connect(lambda: self._leave(name))
        return line

    def _leave(self, name: str) -> None:
        text = self.text(name)
        if name in self._shown and text != self._shown[name]:
            self._shown[name] = text
            self.edited.emit(name, text)

    @staticmethod
    def _set(editor: QWidget, text: str) -> None:
        if isinstance(editor, Choice):
            editor.set_value(text)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
