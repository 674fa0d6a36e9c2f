"""Two forms: a shortcoming as it was pointed out, and where its mending stands."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.shortcoming import Shortcoming, ShortcomingState
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField, FormGrid, PartialDateEdit
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.gui.year.dialogs import text_box
from chibo_desktop.services.shortcoming_board import ShortcomingBoard
from chibo_desktop.services.shortcomings import ShortcomingLine
from chibo_desktop.wording.shortcomings import mending_text, state_label

_BRANCH = "branch:"
_WIDTH = 640  # pixels at 100 %
_NO_DAY = "Hãy ghi đủ ngày, tháng, năm, ví dụ 05/12/2026."


class ShortcomingDialog(ActDialog):
    """Announces the shortcoming as it stands in the form."""

    submitted = Signal(object)  # Shortcoming

    def __init__(
        self, board: ShortcomingBoard, draft: Shortcoming, parent: QWidget | None = None
    ) -> None:
        is_new = not draft.content
        super().__init__(
            "Ghi hạn chế, khuyết điểm" if is_new else "Sửa hạn chế, khuyết điểm",
            "Ghi đúng như kết luận hoặc lời đã chỉ ra; tình trạng khắc phục ghi riêng, từng lần.",
            "Lưu",
            parent,
        )
        self._draft = draft
        self._branches = {member: branch for member, _, branch in board.people}
        self.who = Choice(
            [
                *((f"{_BRANCH}{one.id}", f"Tập thể {one.name}") for one in board.branches),
                *((member, name) for member, name, _ in board.people),
            ]
        )
        self.who.set_value(draft.member_id or f"{_BRANCH}{draft.branch_id}")
        self.content, self.cause = text_box(draft.content), text_box(draft.cause)
        self.remedy = text_box(draft.remedy)
        self.by = QLineEdit(draft.pointed_out_by)
        self.on, self.due = PartialDateEdit(), PartialDateEdit()
        self.on.set_value(_partial(draft.pointed_out_on))
        self.due.set_value(_partial(draft.due_on))
        self.fields = {
            "member_id": FormField("&Của ai", self.who),
            "pointed_out_by": FormField("&Ai chỉ ra", self.by, "Ví dụ: hội nghị kiểm điểm năm."),
            "content": FormField("&Hạn chế, khuyết điểm", self.content, required=True),
            "cause": FormField("&Nguyên nhân", self.cause),
            "remedy": FormField("Cách &khắc phục", self.remedy),
            "pointed_out_on": FormField("Ngày chỉ &ra", self.on, required=True),
            "due_on": FormField("Hạn khắc &phục", self.due, "Đến gần hạn thì được nhắc."),
        }
        grid = FormGrid()
        for name, field in self.fields.items():
            grid.add(field, wide=name in ("content", "cause", "remedy"))
        self.body.addWidget(grid)
        self.setMinimumWidth(current().scaled(_WIDTH))
        (self.who if is_new else self.content).setFocus()

    def on_submit(self) -> None:
        """Announce what stands in the form; a day that cannot be read is said beside it."""
        for field in self.fields.values():
            field.clear_problem()
        days = {"pointed_out_on": typed_day(self.on.text()), "due_on": typed_day(self.due.text())}
        wrong = [name for name, (_, is_read) in days.items() if not is_read]
        for name in wrong:
            self.fields[name].show_problem(_NO_DAY)
        if wrong:
            self.fit()
            return
        who = self.who.value()
        of_branch = who.removeprefix(_BRANCH) if who.startswith(_BRANCH) else ""
        member_id = "" if of_branch else who
        self.submitted.emit(
            replace(
                self._draft,
                branch_id=of_branch or self._branches.get(who, self._draft.branch_id),
                member_id=member_id,
                content=self.content.toPlainText(),
                cause=self.cause.toPlainText(),
                remedy=self.remedy.toPlainText(),
                pointed_out_by=self.by.text(),
                pointed_out_on=days["pointed_out_on"][0],
                due_on=days["due_on"][0],
            )
        )


class MendingDialog(ActDialog):
    """Announces state, percent, what was done and the day."""

    submitted = Signal(object, object, str, object)

    def __init__(self, line: ShortcomingLine, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            "Tình trạng khắc phục",
            f"{line.shortcoming.content}\nĐang ghi: {mending_text(line.mending).lower()}.",
            "Ghi tình trạng",
            parent,
        )
        self.state = Choice([(state.value, state_label(state)) for state in ShortcomingState])
        usual = ShortcomingState.MENDING if line.is_open else line.mending.state
        self.state.set_value(usual.value)
        self.percent = QLineEdit(str(line.mending.percent or ""))
        self.note = text_box()
        self.on = PartialDateEdit()
        self.on.set_value(PartialDate.of(today))
        self.percent_field = FormField("&Mức độ khắc phục (%)", self.percent, "Từ 1 đến 99.")
        self.fields = {
            "state": FormField("&Tình trạng", self.state),
            "percent": self.percent_field,
            "note": FormField("Đã &làm gì, kết quả", self.note),
            "noted_on": FormField("&Ngày ghi nhận", self.on, required=True),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.state.chosen.connect(self._on_state)
        self._on_state(self.state.value())
        self.state.setFocus()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        for field in self.fields.values():
            field.clear_problem()
        day, is_read = typed_day(self.on.text())
        if not is_read:
            self.fields["noted_on"].show_problem(_NO_DAY)
            self.fit()
            return
        written = self.percent.text().strip().rstrip("%").strip()
        percent = int(written) if written.isdecimal() else None
        state = ShortcomingState(self.state.value())
        self.submitted.emit(state, percent, self.note.toPlainText(), day)

    def _on_state(self, state: str) -> None:
        self.percent_field.setVisible(state == ShortcomingState.MENDING.value)
        self.fit()


def _partial(day: date | None) -> PartialDate | None:
    return PartialDate.of(day) if day else None
