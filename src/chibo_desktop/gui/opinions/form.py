"""The base of the forms of opinions: reads days and texts, says beside a field what is wrong."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets import FormField, PartialDateEdit
from chibo_desktop.gui.widgets.act_dialog import ActDialog

_NO_DAY = "Hãy ghi đủ ngày, tháng, năm, ví dụ 05/12/2026."
_LINES = 4
LARGE = 150
_WIDTH = 520  # pixels at 100 %


class WordsEdit(QPlainTextEdit):
    """A text of some lines; Tab goes on to the next field."""

    def __init__(self, text: str = "", lines: int = _LINES, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        if current().percent >= LARGE:
            lines = min(lines, _LINES - 1)  # the whole form stays on a small screen
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + current().scaled(16))


class OpinionForm(ActDialog):
    """Fields by name; Ctrl+Enter is the act, also from within a text."""

    submitted = Signal(object)

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, action, parent)
        self.fields: dict[str, FormField] = {}
        self._is_read = True
        self.setMinimumWidth(current().scaled(_WIDTH))
        self.submit.setToolTip(f"{action}  Ctrl+Enter")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self.on_submit)

    def add(self, name: str, title: str, editor: QWidget, help: str = "") -> FormField:
        """A field at the end of the form."""
        field = FormField(title, editor, help)
        self.fields[name] = field
        self.body.addWidget(field)
        return field

    def beside(self, *names: str) -> None:
        """Put fields that are short beside one another, in the place of the first."""
        row = QHBoxLayout()
        row.setSpacing(M)
        self.body.insertLayout(self.body.indexOf(self.fields[names[0]]), row)
        for name in names:
            row.addWidget(self.fields[name], 1)

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field; the cursor goes to the first."""
        shown = []
        for problem in problems:
            field = self.fields.get(problem.field) or next(iter(self.fields.values()))
            field.show_problem(say(problem))
            shown.append(field)
        if shown:
            shown[0].editor.setFocus()
        self.fit()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        for field in self.fields.values():
            field.clear_problem()
        self._is_read = True
        found = self.read()
        if self._is_read:
            self.submitted.emit(found)

    def read(self) -> object:
        """What the form says; to be overridden."""
        raise NotImplementedError

    def day(self, name: str, editor: PartialDateEdit) -> date | None:
        """A whole day, None when empty; what is none is said beside its field."""
        try:
            value = editor.value()
            if value is not None and not value.is_full:
                raise ValueError(editor.text())
        except ValueError:
            self.fields[name].show_problem(_NO_DAY)
            self._is_read = False
            return None
        return value.earliest if value is not None else None
