"""One item of the agenda: what, which side, who, how long."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chibo_desktop.domain.meeting_content import AgendaItem
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.meetings.record_form import RecordForm
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets.act_dialog import ActDialog

_WIDTH = 610  # pixels at 100 %: room for two columns


class AgendaDialog(ActDialog):
    """Announces the texts of its fields; the side answers by `accept` or `show_problems`."""

    submitted = Signal(dict)

    def __init__(self, item: AgendaItem, parent: QWidget | None = None) -> None:
        super().__init__("Mục chương trình", "", "Ghi mục này", parent)
        self.setMinimumWidth(current().scaled(_WIDTH))
        self.form = RecordForm(AgendaItem, ("title",), columns=1)
        self.rest = RecordForm(AgendaItem, ("part", "side", "presenter", "minutes"))
        for form in (self.form, self.rest):
            form.show_record(item)
            self.body.addWidget(form)

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        self.submitted.emit({**self.form.texts(), **self.rest.texts()})

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field, the rest above."""
        rest = self.rest.show_problems(self.form.show_problems(problems, say), say)
        if rest:
            self.banner.show_problems(rest, say)
        self.fit()
