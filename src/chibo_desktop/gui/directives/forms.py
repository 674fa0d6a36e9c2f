"""The forms of what the office writes for its units: a document, the deadline of a month."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.directives import Instruction, MonthDeadline
from chibo_desktop.domain.organization import Subordinate
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.widgets import Choice, PartialDateEdit
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.gui.widgets.words_edit import WordsEdit
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.directives import EVERYONE_WORDS

_LINES = 6
_ARRIVES = "Đến đơn vị cùng chỉ đạo kế tiếp."


class InstructionForm(TwoColumnForm):
    """A short document: what it is about, what is to be done, by when."""

    def __init__(
        self, units: Sequence[Subordinate], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__("Gửi văn bản chỉ đạo", _ARRIVES, "Gửi cùng chỉ đạo", parent)
        self.title, self.sign = QLineEdit(), QLineEdit()
        self.unit = _unit_choice(units)
        self.issued_on, self.due_on = PartialDateEdit(), PartialDateEdit()
        self.issued_on.set_value(PartialDate.of(today))
        self.content = WordsEdit(lines=_LINES)
        self.add("title", "&Trích yếu", self.title, wide=True)
        self.add("number", "&Số, ký hiệu", self.sign)
        self.add("unit_id", "Gửi &cho", self.unit)
        self.add("issued_on", "&Ngày ban hành", self.issued_on)
        self.add("due_on", "&Thực hiện trước ngày", self.due_on, "Để trống nếu không có hạn.")
        self.add("content", "Nội &dung", self.content, wide=True)

    def read(self) -> Instruction:
        """The document as written."""
        return Instruction(
            id="",
            org_id="",
            unit_id=self.unit.value(),
            title=self.title.text(),
            number=self.sign.text(),
            issued_on=self.day("issued_on", self.issued_on),
            due_on=self.day("due_on", self.due_on),
            content=self.content.toPlainText(),
        )


class DeadlineForm(TwoColumnForm):
    """By when the bundle of a month is due."""

    def __init__(
        self,
        units: Sequence[Subordinate],
        month: Month,
        usual: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Đặt hạn nộp báo cáo tháng",
            f"Không đặt thì hạn theo bộ tiêu chí. Đặt lại là thay hạn cũ của tháng đó. {_ARRIVES}",
            "Đặt hạn nộp",
            parent,
        )
        self.period = QLineEdit(short_month_text(month))
        self.due_on = PartialDateEdit()
        self.due_on.set_value(PartialDate.of(usual))
        self.unit, self.note = _unit_choice(units), QLineEdit()
        self.add("period", "Báo cáo &tháng", self.period)
        self.add("due_on", "&Nộp chậm nhất ngày", self.due_on)
        self.add("unit_id", "Gửi &cho", self.unit)
        self.add("note", "&Ghi chú", self.note, "Ví dụ: nộp sớm do nghỉ Tết.")

    def read(self) -> MonthDeadline:
        """The deadline as written."""
        return MonthDeadline(
            id="",
            org_id="",
            unit_id=self.unit.value(),
            period=self.month("period", self.period),
            due_on=self.day("due_on", self.due_on),
            note=self.note.text(),
        )


def _unit_choice(units: Sequence[Subordinate]) -> Choice:
    return Choice([("", EVERYONE_WORDS), *((one.node_id, one.name) for one in units)])
