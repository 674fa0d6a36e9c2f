"""One line of a commitment as a form: what, what comes of it, until when, how it went."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from chibo_desktop.domain.study import CommitmentLine
from chibo_desktop.gui.study.sheet_dialog import scrolled
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField, FormGrid
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.catalogues import catalogues


class LineDialog(ActDialog):
    """Announces every field; the page answers by `accept` or `show_problems`."""

    submitted = Signal(object)  # Mapping[field, text]

    def __init__(self, name: str, line: CommitmentLine | None, parent: QWidget | None = None):
        super().__init__(f"Nội dung cam kết – {name}", "", "Ghi lại", parent)
        self.heading = QLineEdit(line.heading if line else "")
        self.content = _area(line.content if line else "", 72)
        self.product = _area(line.product if line else "", 52)
        self.due = QLineEdit(line.due if line else "Cả năm")
        results = catalogues()["commitment_result"].labels
        self.judged = Choice([("", "Chưa tự đánh giá"), *results.items()])
        self.judged.set_value(line.self_result if line else "")
        self.remark = _area(line.remark if line else "", 52)
        self.fields = {
            "content": FormField("&Nội dung cam kết", self.content, required=True),
            "product": FormField("&Sản phẩm, chỉ số", self.product),
            "due": FormField(
                "&Thời hạn", self.due, "Ví dụ: 30/6, tháng 6, quý II, cả năm, hằng tháng."
            ),
            "heading": FormField("&Mục", self.heading, "Ví dụ: Về đạo đức, lối sống."),
            "self_result": FormField("Tự đánh &giá", self.judged),
            "remark": FormField("&Chi bộ nhận xét", self.remark),
        }
        grid = FormGrid()
        for key, field in self.fields.items():
            grid.add(field, wide=key in ("content", "product", "remark"))
        self.body.addWidget(scrolled(grid), 1)
        self.setMinimumWidth(current().scaled(560))
        self.content.setFocus()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        for field in self.fields.values():
            field.clear_problem()
        self.submitted.emit(
            {
                "heading": self.heading.text(),
                "content": self.content.toPlainText(),
                "product": self.product.toPlainText(),
                "due": self.due.text(),
                "self_result": self.judged.value(),
                "remark": self.remark.toPlainText(),
            }
        )


def _area(text: str, height: int) -> QPlainTextEdit:
    editor = QPlainTextEdit(text)
    editor.setTabChangesFocus(True)
    editor.setFixedHeight(current().scaled(height))
    return editor
