"""Two small forms of the minutes: what somebody said, and a vote."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.meeting_content import MeetingVote, Speech
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.meetings.record_form import RecordForm
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog

_WIDTH = 610  # pixels at 100 %: room for two columns
_OTHER = ("", "Người khác, đại biểu (ghi tên ở ô dưới)")


class SpeechDialog(ActDialog):
    """Announces the texts of the speech, speaker and item by their ids."""

    submitted = Signal(dict)

    def __init__(
        self,
        speech: Speech,
        members: Mapping[str, str],
        agenda: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Ý kiến phát biểu", "", "Ghi ý kiến", parent)
        self.setMinimumWidth(current().scaled(_WIDTH))
        self._members = members
        self.speaker = Choice([*members.items(), _OTHER])
        self.speaker.set_value(speech.speaker_id if speech.full_name else next(iter(members), ""))
        self.other = QLineEdit("" if speech.speaker_id else speech.full_name)
        self.item = Choice([("", "Chung"), *agenda.items()])
        self.item.set_value(speech.agenda_item_id)
        self.form = RecordForm(Speech, ("content",), columns=1, lines={"content": 5})
        self.form.show_record(speech)
        self._other_field = FormField("Họ và tên", self.other)
        for widget in (
            FormField("&Người phát biểu", self.speaker),
            self._other_field,
            FormField("Về &mục", self.item),
            self.form,
        ):
            self.body.addWidget(widget)
        self.speaker.chosen.connect(lambda _key: self._on_speaker())
        self._on_speaker()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        who = self.speaker.value()
        self.submitted.emit(
            {
                **self.form.texts(),
                "speaker_id": who,
                "full_name": self._members.get(who, "") or self.other.text(),
                "agenda_item_id": self.item.value(),
            }
        )

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field."""
        for problem in self.form.show_problems(problems, say):
            self._other_field.show_problem(say(problem))
        self.fit()

    def _on_speaker(self) -> None:
        self._other_field.setVisible(not self.speaker.value())
        self.fit()


class VoteDialog(ActDialog):
    """Announces the texts of the vote."""

    submitted = Signal(dict)

    def __init__(self, vote: MeetingVote, parent: QWidget | None = None) -> None:
        super().__init__(
            "Biểu quyết",
            "Chỉ đảng viên chính thức biểu quyết; tỷ lệ tính trên số làm gốc. Đảng viên dự bị chỉ "
            "có ý kiến tham khảo.",
            "Ghi biểu quyết",
            parent,
        )
        self.setMinimumWidth(current().scaled(_WIDTH))
        self.title = RecordForm(MeetingVote, ("title",), columns=1)
        self.form = RecordForm(
            MeetingVote, ("majority", "base", "in_favour", "against", "abstained", "advisory")
        )
        for form in (self.title, self.form):
            form.show_record(vote)
            self.body.addWidget(form)

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        self.submitted.emit({**self.title.texts(), **self.form.texts()})

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field, the rest above."""
        rest = self.form.show_problems(self.title.show_problems(problems, say), say)
        if rest:
            self.banner.show_problems(rest, say)
        self.fit()
