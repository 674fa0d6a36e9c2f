"""Choosing a backup to go back to: what there is, of when, how much stands in it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.data_table import DataTable
from chibo_desktop.gui.widgets.form_field import FormField
from chibo_desktop.gui.widgets.labels import LinkButton
from chibo_desktop.gui.widgets.lines_model import RIGHT, Column, LinesModel
from chibo_desktop.gui.widgets.password_field import PasswordField
from chibo_desktop.services.backups import BackupInfo
from chibo_desktop.wording.backups import NONE_HERE, OTHER_REASON, REASONS
from chibo_desktop.wording.bundle import size_text
from chibo_desktop.wording.numbers import count_text

_REPLACES = (
    "Bản được chọn sẽ thay tệp {name}. Tệp hiện nay không bị xóa: nó được cất nguyên vẹn vào thư "
    "mục “cu” bên cạnh và vẫn mở lại được."
)
_MAKES = "Bản được chọn sẽ thành sổ của máy này, ở {path}."
_WIDTH, _HEIGHT = 680, 220  # pixels at 100 %


def when_text(info: BackupInfo) -> str:
    """The day and minute of a backup."""
    return f"{datetime.fromisoformat(info.taken_at):%d/%m/%Y %H:%M}"


_COLUMNS: tuple[Column[BackupInfo], ...] = (
    Column(
        key="when",
        title="Ngày giờ",
        text=when_text,
        order=lambda one: one.taken_at,
        width=172,
        is_optional=False,
    ),
    Column(
        key="reason",
        title="Sao lưu khi",
        text=lambda one: REASONS.get(one.label, OTHER_REASON),
        width=180,
    ),
    Column(
        key="members",
        title="Đảng viên",
        text=lambda one: count_text(one.members),
        align=RIGHT,
        width=88,
    ),
    Column(
        key="entries",
        title="Lần ghi",
        text=lambda one: count_text(one.entries),
        align=RIGHT,
        width=88,
    ),
    Column(
        key="size",
        title="Dung lượng",
        text=lambda one: size_text(one.size),
        align=RIGHT,
        width=96,
        tip=lambda one: str(one.path),
    ),
)


class RestoreDialog(ActDialog):
    """Announces a backup and its password; whoever restores answers by `accept` or a refusal."""

    submitted = Signal(object, str)  # BackupInfo, password
    elsewhere_requested = Signal()

    def __init__(self, target: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Khôi phục từ bản sao lưu",
            _REPLACES.format(name=target.name) if target.exists() else _MAKES.format(path=target),
            "Khôi phục bản này",
            parent,
        )
        self.model: LinesModel[BackupInfo] = LinesModel(_COLUMNS, self)
        self.table = DataTable("backups")
        self.table.setModel(self.model)
        self.table.setAccessibleName("Các bản sao lưu")
        self.table.setMinimumHeight(current().scaled(_HEIGHT))
        self.elsewhere = LinkButton("Tìm ở thư mục khác, USB…")
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        self.password = PasswordField()
        self.fields["password"] = FormField(
            "&Mật khẩu của bản sao lưu", self.password, "Mật khẩu dùng vào ngày sao lưu."
        )
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.fields["password"])
        self.password.submitted.connect(self.on_submit)
        self.setMinimumWidth(current().scaled(_WIDTH))

    def show_backups(self, found: Sequence[BackupInfo], folder: Path) -> None:
        """Offer these, the newest chosen."""
        self.model.set_lines(list(found))
        self.banner.clear()
        if found:
            self.table.selectRow(0)
        else:
            self.banner.say(NONE_HERE.format(folder=folder), "attention")
        self.submit.setEnabled(bool(found))
        self.password.setEnabled(bool(found))
        self.fit()

    def set_busy(self, is_busy: bool) -> None:
        """While a backup is checked and put in its place nothing can be pressed twice."""
        for widget in (self.submit, self.table, self.password, self.elsewhere):
            widget.setEnabled(not is_busy)
        self.submit.setText("Đang khôi phục…" if is_busy else "Khôi phục bản này")

    def on_submit(self) -> None:
        """Announce the choice."""
        rows = self.table.selected_rows()
        self.banner.clear()
        self.fields["password"].clear_problem()
        if not rows:
            self.banner.say("Hãy chọn một bản sao lưu trong danh sách.", "attention")
        elif not self.password.text():
            self.fields["password"].show_problem("Hãy nhập mật khẩu.")
        else:
            self.submitted.emit(self.model.line(rows[0]), self.password.text())
