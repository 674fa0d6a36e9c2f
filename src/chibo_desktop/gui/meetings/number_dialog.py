"""Vào sổ: the numbers of minutes and resolution, the next of the term unless said otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.gui.widgets import FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.minutes import Minutes


class NumberDialog(ActDialog):
    """Announces both numbers; the side answers by `accept` or `show_problems`."""

    submitted = Signal(int, int)

    def __init__(self, minutes: Minutes, parent: QWidget | None = None) -> None:
        super().__init__(
            "Vào sổ biên bản, nghị quyết",
            "Số chạy liên tục theo từng loại văn bản trong nhiệm kỳ. Lần đầu dùng chương trình, "
            "hãy ghi số tiếp theo của sổ giấy.",
            "Vào sổ",
            parent,
        )
        meeting = minutes.meeting
        self.minutes = QLineEdit(str(meeting.minutes_number or minutes.next_minutes))
        self.resolution = QLineEdit(str(meeting.resolution_number or minutes.next_resolution))
        self.fields = {
            "minutes_number": FormField("Số &biên bản", self.minutes),
            "resolution_number": FormField("Số &nghị quyết", self.resolution),
        }
        for field in self.fields.values():
            self.body.addWidget(field)

    def on_submit(self) -> None:
        """Announce the numbers, or say which is none."""
        found = {}
        for name, editor in (
            ("minutes_number", self.minutes),
            ("resolution_number", self.resolution),
        ):
            self.fields[name].clear_problem()
            text = editor.text().strip()
            if text.isdecimal() and int(text):
                found[name] = int(text)
            else:
                self.fields[name].show_problem("Hãy ghi một số từ 1 trở lên, ví dụ 12.")
        if len(found) == len(self.fields):
            self.submitted.emit(found["minutes_number"], found["resolution_number"])
