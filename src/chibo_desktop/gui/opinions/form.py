"""The base of the forms of opinions: reads days and texts, says beside a field what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import M, current
from chibo_desktop.gui.widgets.reading_form import ReadingForm

_WIDTH = 520  # pixels at 100 %


class OpinionForm(ReadingForm):
    """Fields by name; Ctrl+Enter is the act, also from within a text."""

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, action, parent)
        self.setMinimumWidth(current().scaled(_WIDTH))
        self.submit.setToolTip(f"{action}  Ctrl+Enter")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | key), self)
            shortcut.activated.connect(self.on_submit)

    def beside(self, *names: str) -> None:
        """Put fields that are short beside one another, in the place of the first."""
        row = QHBoxLayout()
        row.setSpacing(M)
        self.body.insertLayout(self.body.indexOf(self.fields[names[0]]), row)
        for name in names:
            row.addWidget(self.fields[name], 1)

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field; the cursor goes to the first."""
        super().show_problems(problems, say)
        shown = [self.fields[one.field] for one in problems if one.field in self.fields]
        if shown:
            shown[0].editor.setFocus()
