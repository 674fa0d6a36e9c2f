"""A file that is older than it was seen: said once it is open, with three ways on."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.main_window import MainWindow
from chibo_desktop.gui.widgets import Button, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.known_gap import KnownGap, forget_gap, known_gap
from chibo_desktop.services.office_link import office_of
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.streams import gap_text

_WHY = (
    "Tệp đã được chép về từ một bản cũ, hoặc ổ đĩa đã trở lại lúc trước. Từ nay máy ghi vào sổ "
    "nhật ký mới nên không gì bị ghi đè; phần còn thiếu lấy lại được lúc nào cũng được."
)


class BehindDialog(ActDialog):
    """Accepted: take a newer backup. Esc decides nothing: it is asked again next time."""

    def __init__(self, gap: KnownGap, *, has_office: bool, parent: QWidget | None = None) -> None:
        super().__init__(gap_text(gap.missing, gap.since), _WHY, "Lấy bản sao lưu mới hơn…", parent)
        self.ask_office = Button("Xin Đảng ủy gửi lại")
        self.ask_office.setVisible(has_office)
        self.go_on = Button("Tiếp tục với bản này")
        for button in (self.ask_office, self.go_on):
            button.setAutoDefault(False)
        self.body.addWidget(self.ask_office)
        if has_office:
            self.body.addWidget(
                label("Mở Gửi – Nhận: ghi gói, chỉ đạo sau của Đảng ủy mang về.", "secondary")
            )
        self.body.addWidget(self.go_on)
        self.body.addWidget(label("Thôi nhắc; phần thiếu coi như bỏ.", "secondary"))
        self.fit()


def ask_about_gap(context: Context, window: MainWindow, restore: Callable[[], None]) -> None:
    """Ask, if the file is behind. `restore` leads to the backups."""

    def load(unit: Unit) -> tuple[KnownGap | None, bool]:
        return known_gap(unit), office_of(unit) is not None

    def on_loaded(found: tuple[KnownGap | None, bool]) -> None:
        gap, has_office = found
        if gap is None:
            return
        dialog = BehindDialog(gap, has_office=has_office, parent=window)
        dialog.accepted.connect(restore)
        dialog.ask_office.clicked.connect(dialog.reject)
        dialog.ask_office.clicked.connect(lambda: window.go("exchange"))
        dialog.go_on.clicked.connect(dialog.reject)
        dialog.go_on.clicked.connect(lambda: context.runner.run(forget_gap, owner=window))
        dialog.open()

    context.runner.run(load, on_loaded, owner=window)
