"""Closing a period and opening it again: formal acts, each with a name or a reason."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from chibo_desktop.domain.report_period import ReportPeriod
from chibo_desktop.gui.widgets.reading_form import ReadingForm
from chibo_desktop.wording.statistics import period_text


class CloseForm(ReadingForm):
    """Announces who answers for the figures."""

    def __init__(self, period: ReportPeriod, missing: int, parent: QWidget | None = None) -> None:
        """`missing` is how many branches have not closed their round of the period."""
        waiting = f" Còn {missing} chi bộ chưa có kỳ đánh giá đã chốt." if missing else ""
        super().__init__(
            f"Chốt {period_text(period)}",
            "Số liệu của mọi đơn vị được giữ nguyên như lúc này. Gói đến sau không làm đổi số đã "
            f"chốt; chỗ khác được nêu riêng là điều chỉnh sau chốt kỳ.{waiting}",
            "Chốt kỳ",
            parent,
        )
        self.closed_by = QLineEdit()
        self.closed_by.setPlaceholderText("họ và tên người chịu trách nhiệm về số liệu")
        self.add("closed_by", "&Người chốt", self.closed_by)

    def read(self) -> str:
        """The name."""
        return self.closed_by.text()


class ReopenForm(ReadingForm):
    """Announces why a closed period follows its units again."""

    def __init__(self, period: ReportPeriod, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Mở lại {period_text(period)}",
            "Số liệu lại theo gói của các đơn vị cho đến lần chốt sau. Số đã chốt lần này vẫn được "
            "giữ trong tệp.",
            "Mở lại kỳ",
            parent,
        )
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.add("reopen_reason", "&Lý do", self.reason)

    def read(self) -> str:
        """The reason."""
        return self.reason.toPlainText()
