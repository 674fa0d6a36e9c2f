"""Two small forms: a conclusion to be carried out, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from chibo_desktop.domain.meeting_content import ItemState, MeetingItem
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.meetings.record_form import RecordForm
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField, PartialDateEdit
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.catalogues import catalogues


class FollowUpDialog(ActDialog):
    """Announces the item's texts, the chosen owner among them as `owner_id`."""

    submitted = Signal(dict)

    def __init__(
        self, item: MeetingItem, owners: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Việc sau sinh hoạt",
            "Việc trở lại chương trình các buổi sau cho đến khi xong.",
            "Ghi việc này",
            parent,
        )
        self.title = RecordForm(MeetingItem, ("title",), columns=1)
        self.owner = Choice([("", "Khác (ghi tên ở ô dưới)"), *owners.items()])
        self.owner.set_value(item.owner_id)
        self.owner_name = QLineEdit("" if item.owner_id else item.owner_name)
        self.owner_field = FormField("&Người phụ trách", self.owner)
        self.name_field = FormField("Tên người hoặc tổ chức khác", self.owner_name)
        self.rest = RecordForm(MeetingItem, ("due_on", "evidence"), columns=1)
        for form in (self.title, self.rest):
            form.show_record(item)
        for widget in (self.title, self.owner_field, self.name_field, self.rest):
            self.body.addWidget(widget)
        self.owner.chosen.connect(lambda _key: self._on_owner())
        self._on_owner()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        self.name_field.clear_problem()
        self.owner_field.clear_problem()
        owner_id = self.owner.value()
        self.submitted.emit(
            {
                **self.title.texts(),
                **self.rest.texts(),
                "owner_id": owner_id,
                "owner_name": "" if owner_id else self.owner_name.text(),
            }
        )

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside its field, the rest above."""
        rest = self.rest.show_problems(self.title.show_problems(problems, say), say)
        for problem in rest:
            if problem.field == "owner_name":
                self.name_field.show_problem(say(problem))
        left = [problem for problem in rest if problem.field != "owner_name"]
        if left:
            self.banner.show_problems(left, say)
        self.fit()

    def _on_owner(self) -> None:
        self.name_field.setVisible(not self.owner.value())
        self.fit()


class ResultDialog(ActDialog):
    """Announces state, result and day."""

    submitted = Signal(object, str, object)  # ItemState, result, day

    def __init__(self, item: MeetingItem, today: date, parent: QWidget | None = None) -> None:
        super().__init__("Kết quả thực hiện", item.title, "Ghi kết quả", parent)
        self.state = Choice(list(catalogues()["item_state"].labels.items()))
        self.state.set_value(item.state if item.state != ItemState.OPEN else ItemState.DONE)
        self.day = PartialDateEdit()
        self.day.set_value(PartialDate.of(item.done_on or today))
        self.day.setPlaceholderText("ngày/tháng/năm")
        self.said = QPlainTextEdit(item.result)
        self.said.setTabChangesFocus(True)
        self.said.setFixedHeight(current().row * 3)
        self.day_field = FormField("&Ngày xong", self.day)
        self.result_field = FormField("Kết quả &cụ thể, minh chứng", self.said)
        for widget in (FormField("&Tình hình", self.state), self.day_field, self.result_field):
            self.body.addWidget(widget)
        self.state.chosen.connect(lambda _key: self._on_state())
        self._on_state()

    def on_submit(self) -> None:
        """Announce what stands in the form; a day that cannot be read is said beside it."""
        state = ItemState(self.state.value())
        self.day_field.clear_problem()
        self.result_field.clear_problem()
        day = typed_day(self.day.text())[0]
        if day is None and state is not ItemState.OPEN:
            self.day_field.show_problem("Hãy ghi đủ ngày, tháng, năm, ví dụ 05/12/2026.")
            return
        self.submitted.emit(state, self.said.toPlainText(), day or date.min)

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside the result."""
        for problem in problems:
            self.result_field.show_problem(say(problem))
        self.fit()

    def _on_state(self) -> None:
        self.day_field.setVisible(self.state.value() != ItemState.OPEN)
        self.fit()


def written_item(item: MeetingItem, written: Mapping[str, str]) -> MeetingItem:
    """The item with the owner that was chosen; the other texts are read by their declarations."""
    return replace(item, owner_id=written["owner_id"], owner_name=written["owner_name"])
