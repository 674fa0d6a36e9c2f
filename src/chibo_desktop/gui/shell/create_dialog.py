"""A new file: whose it is, where it lies, and a password typed twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.gui.runtime.dialogs import Dialogs
from chibo_desktop.gui.shell.door import Door
from chibo_desktop.gui.theme import S
from chibo_desktop.gui.widgets.banner import Banner
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.inputs import Choice
from chibo_desktop.gui.widgets.password_field import PasswordField

LEAST_PASSWORD = 10  # letters; protocol.md: the password is the only thing between a stick and data

_TEXT = "Sổ mới là một tệp được mã hóa trên máy này. Mật khẩu không ai cấp lại được, kể cả Đảng ủy."

_TEXT_ON_SERVER = (
    "Sổ mới nằm trên máy chủ, nhiều người mở được cùng lúc, mỗi người một tài khoản. Khóa của Đảng "
    "ủy được niêm phong bằng mật khẩu của từng người."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateField:
    """One question of the form. With `options` (key, label) it is a choice, else a line of text."""

    key: str
    text: str
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    required: bool = True
    value: str = ""


class CreateFileDialog(Door):
    """Announces the answers; whoever makes the file answers by `accept` or `show_problems`."""

    submitted = Signal(object, object, str)  # dict[str, str] of answers, Path, password

    def __init__(
        self,
        fields: Sequence[CreateField],
        suggestion: Path,
        kinds: str,
        dialogs: Dialogs,
        parent: QWidget | None = None,
        *,
        on_server: bool = False,
    ) -> None:
        """`suggestion` is the file offered; `kinds` the filter of the file box.

        `on_server`: it names a place on a server and stays; the password is that of the account.
        """
        text = _TEXT_ON_SERVER if on_server else _TEXT
        super().__init__("Tạo sổ mới", text, "building-2", parent)
        self._on_server = on_server
        self._specs = tuple(fields)
        self._suggestion = suggestion
        self._kinds = kinds
        self._dialogs = dialogs
        self._fields: dict[str, FormField] = {}
        self._build()
        self._connect()
        self.fit()

    def values(self) -> dict[str, str]:
        """The answers by key, normalised."""
        found = {}
        for spec in self._specs:
            editor = self._fields[spec.key].editor
            found[spec.key] = editor.value() if isinstance(editor, Choice) else _text(editor)
        return found

    def problems(self) -> dict[str, str]:
        """What the form says is wrong now, by key of the field."""
        return {key: field.problem for key, field in self._fields.items() if field.problem}

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        """Say what is wrong: beside the field that the problem names, else in the strip."""
        self._set_busy(False)
        self._clear()
        rest = []
        for problem in problems:
            if problem.field in self._fields:
                self._fields[problem.field].show_problem(say(problem))
            else:
                rest.append(problem)
        self.banner.show_problems(rest, say)
        self.fit()

    def _build(self) -> None:
        self.banner = Banner()
        self.form.addWidget(self.banner)
        for spec in self._specs:
            editor = Choice(spec.options) if spec.options else QLineEdit(spec.value)
            if isinstance(editor, Choice) and spec.value:
                editor.set_value(spec.value)
            field = FormField(spec.text, editor, spec.help, spec.required and not spec.options)
            self._fields[spec.key] = field
            self.form.addWidget(field)
        self._build_place()
        self._fields["path"].setVisible(not self._on_server)
        self.first, self.second = PasswordField(), PasswordField("Nhập lại mật khẩu")
        advice = f"Ít nhất {LEAST_PASSWORD} ký tự. Nên là một câu ngắn không dấu, dễ nhớ."
        if self._on_server:
            advice = "Đúng mật khẩu mà người phụ trách máy chủ đã đặt cho tài khoản này."
        self._fields["password"] = FormField("Mậ&t khẩu", self.first, advice, required=True)
        self._fields["again"] = FormField("&Nhập lại mật khẩu", self.second, required=True)
        self.form.addWidget(self._fields["password"])
        self.form.addWidget(self._fields["again"])
        self._create = Button("Tạo sổ và mở", "primary")
        self._create.setDefault(True)
        self.form.addWidget(self._create)

    def _build_place(self) -> None:
        self._path = QLineEdit(str(self._suggestion))
        self._path.setReadOnly(True)
        self._path.setToolTip(str(self._suggestion))
        self._choose = Button("&Chọn nơi lưu…")
        self._choose.setAutoDefault(False)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S)
        row.addWidget(self._path, 1)
        row.addWidget(self._choose)
        self._fields["path"] = FormField("Nơi lưu tệp", place)
        self.form.addWidget(self._fields["path"])

    def _connect(self) -> None:
        self._create.clicked.connect(self._on_submit)
        self._choose.clicked.connect(self._on_choose)

    def _on_choose(self) -> None:
        chosen = self._dialogs.save_file("Chọn nơi lưu sổ", self._kinds, Path(self._path.text()))
        if chosen is not None:
            self._path.setText(str(chosen))
            self._path.setToolTip(str(chosen))

    def _on_submit(self) -> None:
        self._clear()
        if self._mistakes():
            self.fit()
            return
        self._set_busy(True)
        self.submitted.emit(self.values(), Path(self._path.text()), self.first.text())

    def _mistakes(self) -> bool:
        values = self.values()
        found = {
            spec.key: "Mục này cần có để tạo sổ."
            for spec in self._specs
            if spec.required and not values[spec.key]
        }
        length = len(self.first.text())
        if length < LEAST_PASSWORD:
            found["password"] = (
                f"Mật khẩu mới có {length} ký tự, cần ít nhất {LEAST_PASSWORD} để khó đoán."
            )
        elif self.first.text() != self.second.text():
            found["again"] = "Hai lần nhập chưa giống nhau. Nhập lại mật khẩu."
        for key, sentence in found.items():
            self._fields[key].show_problem(sentence)
        if found:
            self._fields[next(iter(found))].editor.setFocus()
        return bool(found)

    def _clear(self) -> None:
        self.banner.clear()
        for field in self._fields.values():
            field.clear_problem()

    def _set_busy(self, is_busy: bool) -> None:
        self._create.setEnabled(not is_busy)
        self._create.setText("Đang tạo…" if is_busy else "Tạo sổ và mở")


def _text(editor: QWidget) -> str:
    return nfc(editor.text()) if isinstance(editor, QLineEdit) else ""
