"""Small forms of quarters and years: open one, say why a part is missing, decide otherwise."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from chibo_desktop.domain.criteria import CriteriaSet
from chibo_desktop.domain.period import Month
from chibo_desktop.domain.period_parts import PartState, PeriodPart
from chibo_desktop.domain.problems import Problem
from chibo_desktop.domain.rating import Rating
from chibo_desktop.gui.runtime.dialogs import Say
from chibo_desktop.gui.widgets import Choice, FormField
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.services.span_rounds import SpanLine
from chibo_desktop.services.span_sheet import SpanRow, SpanSheet
from chibo_desktop.wording.evaluation import rating_label
from chibo_desktop.wording.spans import gap_text, part_title, span_name

_LINES = 3.4  # lines of text a reason has room for
_RATINGS = [(rating.value, rating_label(rating)) for rating in Rating]


def text_box(text: str = "") -> QPlainTextEdit:
    """Room for a few lines; Tab goes on to the next field."""
    box = QPlainTextEdit(text)
    box.setTabChangesFocus(True)
    box.setFixedHeight(round(box.fontMetrics().lineSpacing() * _LINES) + 12)
    return box


class OpenSpanDialog(ActDialog):
    """Which criteria set the quarter or the year follows; announces the set."""

    submitted = Signal(object)  # CriteriaSet

    def __init__(
        self,
        line: SpanLine,
        sets: Sequence[CriteriaSet],
        usual: str,
        parent: QWidget | None = None,
    ) -> None:
        name = span_name(line.span, line.period)
        super().__init__(
            f"Mở kỳ {name[:1].lower()}{name[1:]}",
            f"{line.months_closed}/{line.span.months} tháng đã chốt. Kết quả tính từ các kỳ đã "
            "chốt theo quy tắc của bộ tiêu chí; chi bộ xem xét, có thể quyết định khác kèm lý do.",
            "Mở kỳ",
            parent,
        )
        self._sets = {one.id: one for one in sets}
        self.sets = Choice([(one.id, one.title) for one in sets])
        self.sets.set_value(usual)
        self.sets.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.body.addWidget(FormField("&Bộ tiêu chí", self.sets))

    def on_submit(self) -> None:
        """Announce the set."""
        chosen = self._sets.get(self.sets.value())
        if chosen is not None:
            self.submitted.emit(chosen)


class GapDialog(ActDialog):
    """Why a member has no result of a part, or what another branch gave."""

    submitted = Signal(object, str, str, str)  # Month, reason, total, rating

    def __init__(self, sheet: SpanSheet, row: SpanRow, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Kỳ thiếu kết quả: {row.evaluation.full_name}",
            "Kỳ không có kết quả thì không tính vào trung bình. Đồng chí được nơi khác đánh giá "
            "trong kỳ đó thì ghi kết quả của nơi đó.",
            "Ghi lại",
            parent,
        )
        self._evaluation = row.evaluation
        gaps = [part for part in row.parts if _may_be_explained(part)]
        self.part = Choice(
            [
                (str(part.period), f"{part_title(sheet.part_span, part.period)}: {_said(part)}")
                for part in gaps
            ]
        )
        self.reason = QLineEdit()
        self.rating = Choice([("", "Không có kết quả"), *_RATINGS])
        self.total = QLineEdit()
        self.total_field = FormField("Đ&iểm do nơi khác chấm", self.total, "Không có thì để trống.")
        self.fields = {
            "part": FormField("&Kỳ", self.part),
            "reason": FormField(
                "&Lý do, nơi đánh giá",
                self.reason,
                "Ví dụ: nghỉ thai sản; hoặc Chi bộ Phòng Kế toán đánh giá theo phiếu ngày 05/8.",
            ),
            "rating": FormField("Kết quả &do nơi khác xếp loại", self.rating),
            "total": self.total_field,
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.part.chosen.connect(self._show)
        self.rating.chosen.connect(self._on_rating)
        first = next((part for part in gaps if part.state is PartState.MISSING), None)
        if first is not None:
            self.part.set_value(str(first.period))
        self._show(self.part.value())
        self.reason.setFocus()

    def on_submit(self) -> None:
        """Announce what stands in the form."""
        for field in self.fields.values():
            field.clear_problem()
        if self.part.value():
            month = Month.parse(self.part.value())
            rating = self.rating.value()
            total = self.total.text() if rating else ""
            self.submitted.emit(month, self.reason.text(), total, rating)

    def _show(self, period: str) -> None:
        self.reason.setText(self._evaluation.gaps.get(period, ""))
        total, _, rating = self._evaluation.outside.get(period, "").partition(" ")
        self.rating.set_value(rating)
        self.total.setText("" if total == "-" else total.replace(".", ","))
        self._on_rating(self.rating.value())

    def _on_rating(self, rating: str) -> None:
        self.total_field.setVisible(bool(rating))
        self.fit()


class DecideDialog(ActDialog):
    """What the branch decides otherwise than the rule gives; announces rating and reason."""

    submitted = Signal(object, str)  # Rating or None, reason

    def __init__(self, row: SpanRow, parent: QWidget | None = None) -> None:
        by_rule = rating_label(row.rolled.rating) if row.rolled.rating else "chưa xếp loại được"
        super().__init__(
            f"Mức xếp loại của {row.evaluation.full_name}",
            f"Theo quy tắc: {by_rule}. Chi bộ quyết định khác thì ghi lý do; cả hai đều được lưu.",
            "Ghi quyết định",
            parent,
        )
        self.rating = Choice([("", "Theo quy tắc"), *_RATINGS])
        self.rating.set_value(row.evaluation.override_rating)
        self.reason = text_box(row.evaluation.override_reason)
        self.field = FormField("&Lý do", self.reason, "Ví dụ: còn một nhiệm vụ chậm hạn trong quý.")
        self.body.addWidget(FormField("&Chi bộ quyết định", self.rating))
        self.body.addWidget(self.field)

    def on_submit(self) -> None:
        """Announce the decision."""
        self.field.clear_problem()
        chosen = Rating(self.rating.value()) if self.rating.value() else None
        self.submitted.emit(chosen, self.reason.toPlainText())

    def show_problems(self, problems: Sequence[Problem], say: Say) -> None:
        """Say what is wrong beside the reason."""
        for problem in problems:
            self.field.show_problem(say(problem))
        self.fit()


def _may_be_explained(part: PeriodPart) -> bool:
    return part.state not in (PartState.RATED, PartState.NOT_RATED, PartState.OPEN)


def _said(part: PeriodPart) -> str:
    if part.has_result and part.rating is not None:
        return f"{rating_label(part.rating).lower()} (nơi khác)"
    return gap_text(part)
