"""Small forms about a round: its meeting, a decision on one rating, leave to exceed the share."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from chibo_desktop.domain.evaluation import Round
from chibo_desktop.domain.rating import Rating
from chibo_desktop.domain.text import nfc, nfc_lines
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.typed_day import typed_day
from chibo_desktop.services.sheet import SheetRow
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.evaluation import rating_label


class MeetingDialog(ActDialog):
    """Ngày họp, số triệu tập, số có mặt."""

    submitted = Signal(object, object, object)  # date or None, summoned, present

    def __init__(self, of_round: Round, suggestion: int, parent: QWidget | None = None) -> None:
        """`suggestion` is how many could be summoned when nothing was entered yet."""
        super().__init__(
            "Cuộc họp chi bộ đánh giá", "Số phiếu của từng đồng chí được đối chiếu với số có mặt.",
            "Ghi cuộc họp", parent,
        )  # fmt: skip
        self._day = QLineEdit(date_text(of_round.meeting_on) if of_round.meeting_on else "")
        self._day.setPlaceholderText("ngày/tháng/năm")
        summoned = of_round.summoned if of_round.summoned is not None else suggestion
        self._summoned = QLineEdit(str(summoned))
        self._present = QLineEdit("" if of_round.present is None else str(of_round.present))
        self._fields = [
            FormField("&Ngày họp", self._day),
            FormField("Số được &triệu tập", self._summoned),
            FormField("Số &có mặt", self._present),
        ]
        for field in self._fields:
            self.body.addWidget(field)

    def on_submit(self) -> None:
        for field in self._fields:
            field.clear_problem()
        day, is_day = typed_day(self._day.text())
        summoned, present = _count(self._summoned.text()), _count(self._present.text())
        if not is_day:
            self._fields[0].show_problem("Ghi đủ ngày, tháng, năm, ví dụ 28/11/2026.")
        if summoned == -1:
            self._fields[1].show_problem("Số người là số nguyên, ví dụ 39.")
        if present == -1:
            self._fields[2].show_problem("Số người là số nguyên, ví dụ 37.")
        elif summoned is not None and present is not None and -1 < summoned < present:
            self._fields[2].show_problem(
                f"Có mặt {present} người, nhiều hơn {summoned} người được triệu tập."
            )
        if not any(field.problem for field in self._fields):
            self.submitted.emit(day, summoned, present)
            self.accept()


class OverrideDialog(ActDialog):
    """Chi bộ quyết định mức khác với mức bộ tiêu chí đề nghị."""

    submitted = Signal(object, str)  # Rating or None (back to the rules), reason

    def __init__(self, row: SheetRow, parent: QWidget | None = None) -> None:
        proposed = row.outcome.rating
        by_rules = f"“{rating_label(proposed)}”" if proposed else "chưa có mức nào"
        super().__init__(
            f"Quyết định xếp loại: {row.evaluation.full_name}",
            f"Bộ tiêu chí đề nghị: {by_rules}. Quyết định của chi bộ thay thế mức này và phải có "
            "lý do; lý do được in trên phiếu và bảng tổng hợp.",
            "Ghi quyết định",
            parent,
        )
        options = [("", "Theo bộ tiêu chí (bỏ quyết định riêng)")]
        options += [(rating.value, rating_label(rating)) for rating in Rating]
        self._rating = Choice(options)
        self._rating.set_value(row.evaluation.override_rating)
        self._reason = QPlainTextEdit(row.evaluation.override_reason)
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(current().row * 3)
        self._field = FormField("&Lý do, số nghị quyết", self._reason)
        self.body.addWidget(FormField("&Mức xếp loại", self._rating))
        self.body.addWidget(self._field)

    def on_submit(self) -> None:
        rating, reason = self._rating.value(), nfc_lines(self._reason.toPlainText())
        self._field.clear_problem()
        if rating and not reason:
            self._field.show_problem("Chưa ghi lý do. Hãy ghi lý do hoặc số nghị quyết.")
            return
        self.submitted.emit(Rating(rating) if rating else None, reason)
        self.accept()


class CapDialog(ActDialog):
    """Văn bản của cấp trên cho phép vượt tỷ lệ xuất sắc."""

    submitted = Signal(bool, str)

    def __init__(
        self, of_round: Round, computation: str, rate: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("Tỷ lệ hoàn thành xuất sắc", computation, "Ghi lại", parent)
        self._outstanding = QCheckBox(f"Đơn vị có thành tích nổi trội, được áp dụng {rate}")
        self._outstanding.setChecked(of_round.is_outstanding)
        self._decision = QLineEdit(of_round.cap_decision)
        self._decision.setPlaceholderText("ví dụ: 15-CV/ĐU ngày 20/11/2026")
        self.body.addWidget(self._outstanding)
        self.body.addWidget(
            FormField(
                "&Văn bản cho phép vượt tỷ lệ",
                self._decision,
                "Số, ngày văn bản của cấp có thẩm quyền. Để trống nếu không có.",
            )
        )

    def on_submit(self) -> None:
        self.submitted.emit(self._outstanding.isChecked(), nfc(self._decision.text()))
        self.accept()


def _count(text: str) -> int | None:
    """The number typed; None for nothing, -1 for what is no number."""
    word = text.strip()
    if not word:
        return None
    return int(word) if word.isdecimal() else -1
