"""Changing the password of the file: the old one, the new one twice."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.widgets import Button, Card, FormField, FormGrid, label
from chibo_desktop.gui.widgets.password_field import PasswordField

_DIFFERS = "Hai lần nhập không giống nhau. Hãy nhập lại mật khẩu mới."


class PasswordCard(Card):
    """Announces old and new password; answered by `clear` or `show_problems`."""

    submitted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Mật khẩu mở tệp", parent=parent)
        text = "Không ai cấp lại được mật khẩu. Ghi ra giấy, cất trong két; đừng để cạnh máy."
        self.body.addWidget(label(text, "secondary", wraps=True))
        self.old, self.new, self.again = PasswordField(), PasswordField(), PasswordField()
        self._fields = {
            "old": FormField("Mật khẩu đang dùng", self.old),
            "new": FormField("Mật khẩu mới", self.new),
            "again": FormField("Nhập lại mật khẩu mới", self.again),
        }
        grid = FormGrid()
        for field in self._fields.values():
            grid.add(field)
        self.body.addWidget(grid)
        self.change = Button("Đổi mật khẩu")
        self.change.clicked.connect(self._on_change)
        self.body.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        """Forget what was typed."""
        for editor in (self.old, self.new, self.again):
            editor.clear()
        self._clear_problems()

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        """Say beside the field why the password was not changed."""
        for problem in problems:
            name = problem.field if problem.field in self._fields else "old"
            self._fields[name].show_problem(say(problem))

    def _clear_problems(self) -> None:
        for field in self._fields.values():
            field.clear_problem()

    def _on_change(self) -> None:
        self._clear_problems()
        if self.new.text() != self.again.text():
            self._fields["again"].show_problem(_DIFFERS)
            return
        self.submitted.emit(self.old.text(), self.new.text())
