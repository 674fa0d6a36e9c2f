"""Where an office's data lies on a PostgreSQL server, asked before the password."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.text import nfc
from chibo_desktop.gui.shell.door import Door
from chibo_desktop.gui.widgets.banner import Banner
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.form_field import FormField

_TEXT = (
    "Dành cho văn phòng Đảng ủy có nhiều người cùng làm. Người phụ trách máy chủ cho biết các mục "
    "dưới đây; mật khẩu hỏi ở bước sau và không ghi lại trên máy này."
)
_NEEDED = "Mục này cần có để kết nối."


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerPlace:
    """What the form says of a server."""

    host: str
    port: str
    database: str
    user: str
    encrypted: bool


class ServerDialog(Door):
    """Announces the place and whether a new sổ is wanted there; answered by `show_problems`."""

    submitted = Signal(object, bool)  # ServerPlace, is_new

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Sổ trên máy chủ", _TEXT, "network", parent)
        self.banner = Banner()
        self.form.addWidget(self.banner)
        self._fields = {
            "host": FormField("&Máy chủ", QLineEdit(), "Tên hoặc địa chỉ, ví dụ 192.168.1.10"),
            "port": FormField("&Cổng", QLineEdit("5432")),
            "database": FormField("Cơ &sở dữ liệu", QLineEdit(), "Ví dụ: so_dang_uy"),
            "user": FormField("Tên &người dùng", QLineEdit(), "Tài khoản riêng của mỗi người"),
        }
        for field in self._fields.values():
            self.form.addWidget(field)
        self.encrypted = QCheckBox("Chỉ kết nối khi đường truyền được mã hóa (TLS)")
        self.encrypted.setChecked(True)
        self.form.addWidget(self.encrypted)
        self.existing = Button("Mở sổ trên máy chủ", "primary")
        self.existing.setDefault(True)
        self.anew = Button("Máy chủ chưa có sổ: tạo sổ…")
        self.anew.setAutoDefault(False)
        self.form.addWidget(self.existing)
        self.form.addWidget(self.anew)
        self.existing.clicked.connect(lambda: self._on_submit(is_new=False))
        self.anew.clicked.connect(lambda: self._on_submit(is_new=True))
        self.fit()

    def set_values(self, **values: str) -> None:
        """Fill fields in."""
        for name, value in values.items():
            editor = self._fields[name].editor
            if isinstance(editor, QLineEdit):
                editor.setText(value)

    def problems(self) -> dict[str, str]:
        """What the form says is wrong now, by key of the field."""
        return {key: field.problem for key, field in self._fields.items() if field.problem}

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        """Say why the place does not do."""
        self.banner.show_problems(problems, say)
        self.fit()

    def _on_submit(self, *, is_new: bool) -> None:
        self.banner.clear()
        for field in self._fields.values():
            field.clear_problem()
        values = {name: _text(field) for name, field in self._fields.items()}
        empty = [name for name in ("host", "database", "user") if not values[name]]
        for name in empty:
            self._fields[name].show_problem(_NEEDED)
        if values["port"] and not values["port"].isdigit():
            self._fields["port"].show_problem("Cổng là một số, thường là 5432.")
            empty.append("port")
        if empty:
            self._fields[empty[0]].editor.setFocus()
            self.fit()
            return
        self.submitted.emit(ServerPlace(encrypted=self.encrypted.isChecked(), **values), is_new)


def _text(field: FormField) -> str:
    return nfc(field.editor.text()).strip() if isinstance(field.editor, QLineEdit) else ""
