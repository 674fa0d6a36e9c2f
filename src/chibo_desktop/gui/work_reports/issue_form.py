"""The form by which a report becomes one that was issued: its number and its day."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.gui.widgets import PartialDateEdit
from chibo_desktop.gui.widgets.reading_form import ReadingForm
from chibo_desktop.services.work_reports import ReportDraft
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.work_reports import report_name


class IssueForm(ReadingForm):
    """Announces number and day as on the signed copy."""

    def __init__(self, draft: ReportDraft, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            f"{report_name(draft.key.period)} đã ban hành",
            "Nội dung và số liệu được giữ nguyên như bản đã ký; sau này sổ sách khác đi thì chỗ "
            "khác được nêu riêng.",
            "Ghi đã ban hành",
            parent,
        )
        self.symbol = QLineEdit()
        self.symbol.setPlaceholderText(f"ví dụ 12-{draft.form.symbol}")
        self.issued_on = PartialDateEdit()
        self.issued_on.setText(date_text(today))
        self.add("number", "&Số, ký hiệu", self.symbol)
        self.add("issued_on", "&Ngày ban hành", self.issued_on)

    def read(self) -> tuple[str, date | None]:
        """Number and day."""
        return self.symbol.text(), self.day("issued_on", self.issued_on)
