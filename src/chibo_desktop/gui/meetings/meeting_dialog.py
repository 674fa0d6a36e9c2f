"""Thêm buổi sinh hoạt: kind, day, hours, place, what it is about."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.meeting import Meeting
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.meetings.record_form import RecordForm
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets.act_dialog import ActDialog

_NAMES = ("kind", "held_on", "starts_at", "ends_at", "place", "title", "theme", "chair_name")
_WIDTH = 610  # pixels at 100 %: room for two columns


class MeetingDialog(ActDialog):
    """Announces the texts of its fields; the page answers by `accept` or `show_problems`."""

    submitted = Signal(dict)

    def __init__(self, meeting: Meeting, parent: QWidget | None = None) -> None:
        super().__init__(
            "Thêm buổi sinh hoạt",
            "Buổi chuyên đề, bất thường hoặc kiểm điểm ngoài các buổi thường kỳ của kế hoạch.",
            "Thêm buổi",
            parent,
        )
        self.setMinimumWidth(current().scaled(_WIDTH))
        self.form = RecordForm(Meeting, _NAMES)
        self.form.show_record(meeting)
        self.body.addWidget(self.form)

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        self.submitted.emit(self.form.texts())

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field, the rest above."""
        rest = self.form.show_problems(problems, say)
        if rest:
            self.banner.show_problems(rest, say)
        self.fit()
