"""The office's root keys: made on two sticks, opened again to sign or to be printed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import M
from chibo_desktop.gui.widgets import Button, FormField, PasswordField, Segmented, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.enrolment import NamedFile
from chibo_desktop.services.incoming import read_file
from chibo_desktop.services.office_keys import (
    RootKey,
    new_root,
    open_root,
    root_file,
    typed_root,
)
from chibo_desktop.services.outgoing import save_file
from chibo_desktop.services.session import Unit

FOLDER = "roots"
_STICK = "stick"
_FILES = "Khóa gốc (*.cbr)"
_ABOUT = (
    "Mỗi khóa gốc ghi vào một USB riêng, có mật khẩu riêng; hai USB cất ở hai két. Mất một "
    "khóa gốc thì khóa kia thay được; mất cả hai thì mọi đơn vị phải kết nối lại."
)


class RootPart(QWidget):
    """One root key: its passphrase twice, and the act that writes it to a stick."""

    written = Signal()

    def __init__(self, context: Context, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_file, self.number = context, number
        self.root: RootKey | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(M)
        self.first = PasswordField(f"Mật khẩu khóa gốc {number}")
        self.again = PasswordField(f"Gõ lại mật khẩu khóa gốc {number}")
        self.fields = {
            "first": FormField(f"Mật khẩu của khóa gốc &{number}", self.first),
            "again": FormField("Gõ lại", self.again),
        }
        self.button = Button(f"Ghi khóa gốc {number} vào USB…", sign="hard-drive")
        self.button.clicked.connect(self.write)
        self.said = label("", "secondary", wraps=True)
        for widget in (*self.fields.values(), self.button, self.said):
            layout.addWidget(widget)

    def write(self) -> None:
        """Ask for the stick, make the key, write it and read it back."""
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        for field in self.fields.values():
            field.clear_problem()
        folder = dialogs.choose_folder(
            f"Chọn USB để ghi khóa gốc {self.number}", settings.folder(FOLDER)
        )
        if folder is None:
            return
        first, again = self.first.text(), self.again.text()
        self._of_file.runner.run_long(
            lambda unit, _progress: _written(unit, self.number, folder, first, again),
            f"Đang ghi khóa gốc {self.number}",
            self._on_written,
            self._on_problems,
            owner=self,
        )

    def _on_written(self, made: tuple[RootKey, Path]) -> None:
        self.root, path = made
        self.said.setText(f"✓ Đã ghi {path.name} vào {path.parent} và mở lại được. Rút USB này ra.")
        for widget in (self.first, self.again, self.button):
            widget.setEnabled(False)
        self.written.emit()

    def _on_problems(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            field = self.fields.get(problem.field or "first", self.fields["first"])
            field.show_problem(self._of_file.dialogs.say(problem))


class RootsDialog(ActDialog):
    """Two root keys, or one in the place of a lost one. Accepted once all are written."""

    def __init__(
        self,
        context: Context,
        title: str,
        action: str,
        numbers: Sequence[int] = (1, 2),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, _ABOUT, action, parent)
        self.parts = [RootPart(context, number) for number in numbers]
        for part in self.parts:
            part.written.connect(self._on_written)
            self.body.addWidget(part)
        self.submit.setEnabled(False)

    def roots(self) -> list[RootKey]:
        """The keys that were written."""
        return [part.root for part in self.parts if part.root is not None]

    def _on_written(self) -> None:
        self.submit.setEnabled(len(self.roots()) == len(self.parts))


class RootUseDialog(ActDialog):
    """Opens a root key, from its stick or typed from its paper, and announces it."""

    opened = Signal(object)  # RootKey

    def __init__(
        self,
        context: Context,
        title: str,
        text: str,
        action: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, action, parent)
        self._of_file = context
        self.path: Path | None = None
        self.way = Segmented([(_STICK, "Từ USB"), ("paper", "Gõ từ giấy")])
        self.way.chosen.connect(self._on_way)
        self.choose = Button("Chọn tệp khóa gốc…", sign="folder-open")
        self.choose.clicked.connect(self._on_choose)
        self.passphrase = PasswordField("Mật khẩu của khóa gốc")
        self.passphrase.submitted.connect(self.on_submit)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("ABCD EFGH … mười bốn nhóm")
        self.fields = {
            "passphrase": FormField("&Mật khẩu của khóa gốc này", self.passphrase),
            "typed": FormField("&Mười bốn nhóm trên giấy", self.typed),
        }
        self.body.addWidget(self.way)
        self.body.addWidget(self.choose)
        for field in self.fields.values():
            self.body.addWidget(field)
        self._on_way(_STICK)

    def on_submit(self) -> None:
        """Open the key; what is wrong is said beside its field."""
        for field in self.fields.values():
            field.clear_problem()
        if self.way.value() != _STICK:
            words = self.typed.text()
            self._run(lambda unit: typed_root(unit, words), "typed")
            return
        path, secret = self.path, self.passphrase.text()
        if path is None:
            self._on_choose()
            return
        self._run(lambda _unit: open_root(read_file(path), secret), "passphrase")

    def _run(self, work: Callable[[Unit], RootKey], field: str) -> None:
        def refused(problems: Sequence[Problem]) -> None:
            for problem in problems:
                self.fields[field].show_problem(self._of_file.dialogs.say(problem))

        self._of_file.runner.run(work, self.opened.emit, refused, owner=self, busy=self.submit)

    def _on_way(self, way: str) -> None:
        self.choose.setVisible(way == _STICK)
        self.fields["passphrase"].setVisible(way == _STICK)
        self.fields["typed"].setVisible(way != _STICK)

    def _on_choose(self) -> None:
        dialogs, settings = self._of_file.dialogs, self._of_file.settings
        chosen = dialogs.open_files(
            "Chọn tệp khóa gốc trên USB", _FILES, settings.folder(FOLDER), many=False
        )
        if chosen:
            settings.set_folder(FOLDER, chosen[0].parent)
            self.path = chosen[0]
            self.choose.setText(chosen[0].name)
            self.passphrase.setFocus()


def _written(unit: Unit, number: int, folder: Path, first: str, again: str) -> tuple[RootKey, Path]:
    root = new_root(unit)
    data = root_file(root, first, again)
    name = f"khoa-goc-{number}_{root.office_code}.cbr"
    return root, save_file(folder, NamedFile(name=name, data=data))
