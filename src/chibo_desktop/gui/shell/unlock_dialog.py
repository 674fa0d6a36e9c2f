"""The door: which file, its password, and why it did not open, all in one place."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.shell.door import Door
from chibo_desktop.gui.theme import L
from chibo_desktop.gui.widgets.banner import Banner
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.inputs import Choice
from chibo_desktop.gui.widgets.labels import LinkButton
from chibo_desktop.gui.widgets.password_field import PasswordField
from chibo_desktop.services.servers import is_bookmark

_TEXT = (
    "Nhập mật khẩu để mở. Dữ liệu trên máy được mã hóa, không có mật khẩu thì không ai đọc được."
)


class UnlockDialog(Door):
    """Announces what the user wants; whoever opens the file answers by `accept` or `refuse`."""

    submitted = Signal(object, str)  # Path, password
    other_requested = Signal()  # open a file that is not listed
    create_requested = Signal()  # make a new file
    restore_requested = Signal(object)  # Path: put a backup in its place
    server_requested = Signal()  # open or make one on a server

    def __init__(
        self,
        files: Sequence[Path],
        names: dict[Path, str] | None = None,
        is_locked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`files` newest first; `names` are what to call them (default: the file name).

        `is_locked`: the program is open and locked; other files are not offered.
        """
        super().__init__("Chương trình đang khóa" if is_locked else "Mở sổ", _TEXT, "lock", parent)
        self._files = list(files)
        self._names = names or {}
        self._build(is_locked)
        self._connect()
        self.fit()
        self.password.setFocus()

    def set_files(self, files: Sequence[Path]) -> None:
        """Offer these files; the first is taken."""
        self._files = list(files)
        self._choice.set_options([(str(path), self._name(path)) for path in self._files])
        self._choice.setCurrentIndex(0)
        self._file_field.setVisible(bool(self._files))
        self._on_changed()
        self._on_chosen()

    def refuse(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> None:
        """Show why it did not open; the password stays selected for another try."""
        self.set_busy(False)
        self.banner.show_problems(problems, say)
        self.fit()
        self.password.setFocus()
        self.password.editor.selectAll()

    def set_busy(self, is_busy: bool) -> None:
        """While the file is being opened nothing can be pressed twice."""
        links = (self._other, self._create, self._restore, self._server)
        for widget in (self._open, self.password, self._choice, *links):
            widget.setEnabled(not is_busy)
        self._open.setText("Đang mở…" if is_busy else "Mở sổ")
        if not is_busy:
            self._moving.hide()

    def tell(self, text: str) -> None:
        """Say what opening is at, when it takes longer than usual; a bar moves meanwhile."""
        self.banner.say(text, "information")
        self._moving.show()
        self.fit()

    def _build(self, is_locked: bool) -> None:
        self.banner = Banner()
        self.form.addWidget(self.banner)
        self._moving = QProgressBar()
        self._moving.setRange(0, 0)
        self._moving.setTextVisible(False)
        self._moving.setAccessibleName("Đang nâng cấp tệp")
        self._moving.hide()
        self.form.addWidget(self._moving)
        self._choice = Choice()
        self._file_field = FormField("&Tệp dữ liệu", self._choice)
        self.form.addWidget(self._file_field)
        self.password = PasswordField()
        self.form.addWidget(FormField("&Mật khẩu", self.password))
        self._open = Button("Mở sổ", "primary")
        self._open.setDefault(True)
        self.form.addWidget(self._open)
        self._other = LinkButton("Mở tệp khác…")
        self._create = LinkButton("Tạo sổ mới…")
        self._restore = LinkButton("Khôi phục từ bản sao lưu…")
        self._server = LinkButton("Sổ trên máy chủ…")
        links = QHBoxLayout()
        links.setSpacing(L)
        links.addWidget(self._other)
        links.addWidget(self._create)
        links.addStretch(1)
        self.form.addLayout(links)
        self.form.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.addWidget(self._server, 0, Qt.AlignmentFlag.AlignLeft)
        for link in (self._other, self._create, self._server):
            link.setVisible(not is_locked)
        self.set_files(self._files)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_submit)
        self.password.submitted.connect(self._on_submit)
        self.password.changed.connect(self._on_changed)
        self._other.clicked.connect(self.other_requested)
        self._create.clicked.connect(self.create_requested)
        self._choice.currentIndexChanged.connect(self._on_chosen)
        self._server.clicked.connect(self.server_requested)
        self._restore.clicked.connect(
            lambda: self.restore_requested.emit(Path(self._choice.value()))
        )

    def _on_chosen(self) -> None:
        """A sổ on a server is not put back from here: its backups are the server's."""
        self._restore.setVisible(not is_bookmark(Path(self._choice.value())))

    def _name(self, path: Path) -> str:
        return self._names.get(path, path.stem)

    def _on_changed(self) -> None:
        self._open.setEnabled(bool(self.password.text()) and bool(self._files))

    def _on_submit(self) -> None:
        if self._open.isEnabled():
            self.banner.clear()
            self.set_busy(True)
            self.submitted.emit(Path(self._choice.value()), self.password.text())
