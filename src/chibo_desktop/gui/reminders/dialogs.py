"""Two small forms: what was done about a reminder, and why a badge is asked for."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.reminders.columns import who
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets import Choice, FormField, PartialDateEdit
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.badge_rounds import BadgeLine
from chibo_desktop.services.reminders import ReminderLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.reminders import reminder_title

DONE, AGAIN = "done", "again"
_WEEK = timedelta(days=7)


class PutAwayDialog(ActDialog):
    """Announces reason and day; the page answers by `accept` or `show_problems`."""

    submitted = Signal(str, object)  # reason, the day or None for good

    def __init__(self, line: ReminderLine, today: date, parent: QWidget | None = None) -> None:
        one = line.reminder
        title = f"{reminder_title(one)}: {who(line)}"
        text = (
            f"Hạn {date_text(one.due_on)}. Việc được cất khỏi bảng, lý do ghi trong nhật ký; mục "
            "“Đã cất” vẫn xem lại và nhắc lại được."
        )
        super().__init__(title, text, "Cất việc này", parent)
        self.how = Choice([(DONE, "Đã xử lý xong"), (AGAIN, "Nhắc lại vào ngày…")])
        self.day = PartialDateEdit()
        self.day.set_value(PartialDate.of(one.next_mark_on or today + _WEEK))
        self.reason = QLineEdit(line.note.reason if line.note else "")
        self._day_field = FormField("&Nhắc lại ngày", self.day)
        self.fields = {
            "how": FormField("&Tình hình", self.how),
            "again_on": self._day_field,
            "reason": FormField(
                "&Đã làm gì, vì sao",
                self.reason,
                "Ví dụ: đã nộp hồ sơ lên Đảng ủy ngày 20/11.",
                required=True,
            ),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.how.chosen.connect(self._on_how)
        # What has marks ahead is seldom done for good: it comes back at the next one.
        self.how.set_value(AGAIN if one.next_mark_on else DONE)
        self._on_how(self.how.value())
        self.reason.setFocus()

    def on_submit(self) -> None:
        """Announce what stands in the form; a day that cannot be read is said beside it."""
        for field in self.fields.values():
            field.clear_problem()
        again = None
        if self.how.value() == AGAIN:
            again = typed_day(self.day.text())[0]
            if again is None:
                self._day_field.show_problem("Hãy ghi đủ ngày, tháng, năm, ví dụ 05/12/2026.")
                return
        self.submitted.emit(self.reason.text(), again)

    def _on_how(self, how: str) -> None:
        self._day_field.setVisible(how == AGAIN)
        self.fit()


class RequestDialog(ActDialog):
    """Why the branch asks for a badge before its time, or after death."""

    submitted = Signal(str)

    def __init__(self, line: BadgeLine, limits: str, parent: QWidget | None = None) -> None:
        title = f"Đề nghị xét Huy hiệu {line.years} năm: {line.full_name}"
        text = f"Đủ {line.years} năm tuổi Đảng ngày {date_text(line.full_on)}. {limits}"
        super().__init__(title, text, "Ghi đề nghị", parent)
        self.reason = QLineEdit(line.reason)
        self.field = FormField(
            "&Lý do đề nghị",
            self.reason,
            "Ví dụ: bệnh nặng, có bệnh án của bệnh viện ngày …",
            required=True,
        )
        self.body.addWidget(self.field)
        self.reason.setFocus()

    def on_submit(self) -> None:
        """Announce the reason."""
        self.field.clear_problem()
        self.submitted.emit(self.reason.text())

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside the reason."""
        for problem in problems:
            self.field.show_problem(say(problem))
        self.fit()
