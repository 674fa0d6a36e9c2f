"""The document by which identity fields are corrected, asked for in parts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from chibo_desktop.domain.correction import ISSUED_ON, ISSUER, NUMBER, CorrectionDraft
from chibo_desktop.domain.problems import Problem
from chibo_desktop.gui.widgets import Card, FormField, FormGrid, PartialDateEdit, label

_WHY = (
    "Họ tên, ngày sinh, số định danh chỉ được sửa khi có văn bản cho phép. Văn bản này được ghi "
    "vào lịch sử của hồ sơ."
)


class ReasonCard(Card):
    """Shown when something fixed is being corrected; `edited` when something is typed into it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__("Căn cứ sửa")
        self.about = label(_WHY, "secondary", wraps=True)
        self.body.addWidget(self.about)
        self.number = QLineEdit()
        self.number.setPlaceholderText("ví dụ: 12-QĐ/ĐU")
        self.issued_on = PartialDateEdit()
        self.issued_on.setPlaceholderText("ngày/tháng/năm")
        self.issuer = QLineEdit()
        self.issuer.setPlaceholderText("ví dụ: Đảng ủy phường")
        self.reason = QLineEdit()
        self.fields = {
            NUMBER: FormField("Số, ký hiệu văn bản", self.number, required=True),
            ISSUED_ON: FormField("Ngày ban hành", self.issued_on, required=True),
            ISSUER: FormField("Cơ quan ban hành", self.issuer, required=True),
        }
        grid = FormGrid()
        for field in self.fields.values():
            grid.add(field)
        grid.add(FormField("Lý do", self.reason, "Ví dụ: ghi lại theo giấy khai sinh."))
        self.body.addWidget(grid)
        for editor in (self.number, self.issued_on, self.issuer, self.reason):
            editor.textEdited.connect(self._on_edited)

    def draft(self) -> CorrectionDraft:
        """What stands in the card."""
        return CorrectionDraft(
            number=self.number.text(),
            issued_on=self.issued_on.text(),
            issuer=self.issuer.text(),
            reason=self.reason.text(),
        )

    def name_fields(self, labels: Sequence[str]) -> None:
        """Say which fields are being corrected."""
        words = f"Đang sửa: {', '.join(labels)}. " if labels else ""
        self.about.setText(words + _WHY)

    def clear(self) -> None:
        """Nothing typed, nothing wrong."""
        for editor in (self.number, self.issued_on, self.issuer, self.reason):
            editor.clear()
        self.show_problems((), str)

    def show_problems(self, problems: Sequence[Problem], say: Callable[[Problem], str]) -> bool:
        """Show each beside its field; True when one was this card's."""
        own = {problem.field: problem for problem in problems if problem.field in self.fields}
        for name, field in self.fields.items():
            if name in own:
                field.show_problem(say(own[name]))
            else:
                field.clear_problem()
        return bool(own)

    def focus_field(self, name: str) -> None:
        """Put the cursor on a field of the card."""
        self.fields[name].editor.setFocus()

    def _on_edited(self) -> None:
        self.edited.emit()
