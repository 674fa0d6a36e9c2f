"""The forms of targets: a target, the result of a period, copying another year's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.domain.span import Span
from chibo_desktop.domain.targets.records import (
    Target,
    TargetKind,
    TargetResult,
    TargetRollUp,
    TargetState,
    target_result_id,
)
from chibo_desktop.gui.widgets import Choice
from chibo_desktop.gui.widgets.owner_choice import OwnerChoice
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.dates import short_month_text
from chibo_desktop.wording.targets import STATE_WORDS, number_text, period_text


class TargetForm(TwoColumnForm):
    """One target; what only numbers have is put away for one without a number."""

    def __init__(
        self,
        target: Target,
        programmes: Mapping[str, str],
        owners: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        is_new = not target.title
        super().__init__(
            "Thêm chỉ tiêu" if is_new else "Sửa chỉ tiêu",
            f"Chỉ tiêu của năm {target.year}.",
            "Thêm chỉ tiêu" if is_new else "Ghi thay đổi",
            parent,
        )
        self._target = target
        labels = catalogues()
        self.title = QLineEdit(target.title)
        self.kind = Choice(list(labels["target_kind"].labels.items()))
        self.kind.set_value(target.kind)
        self.planned = QLineEdit(number_text(target.planned))
        self.unit = QLineEdit(target.unit)
        self.direction = Choice(list(labels["target_direction"].labels.items()))
        self.direction.set_value(target.direction)
        self.measure = Choice(list(labels["target_measure"].labels.items()))
        self.measure.set_value(target.measure)
        self.due = QLineEdit(short_month_text(target.due) if target.due else "")
        self.owner = OwnerChoice(owners, target.owner_id, target.owner_name)
        self.programme = Choice([("", "Chưa thuộc chương trình nào"), *programmes.items()])
        self.programme.set_value(target.programme_id)
        self.code = QLineEdit(target.code)
        self.roll_up = Choice()
        self.source, self.note = QLineEdit(target.source), QLineEdit(target.note)
        self._add_all(is_whole=not target.branch_id)
        self.kind.chosen.connect(lambda _key: self._on_kind())
        self._on_kind()
        self.roll_up.set_value(target.roll_up)

    def read(self) -> Target:
        """The target as written."""
        owner_id, owner_name = self.owner.owner()
        return replace(
            self._target,
            title=self.title.text(),
            kind=self.kind.value(),
            planned=self.number("planned", self.planned),
            unit=self.unit.text(),
            direction=self.direction.value(),
            measure=self.measure.value(),
            due=self.month("due", self.due),
            owner_id=owner_id,
            owner_name=owner_name,
            programme_id=self.programme.value(),
            code=self.code.text(),
            roll_up=self.roll_up.value(),
            source=self.source.text(),
            note=self.note.text(),
        )

    def _add_all(self, *, is_whole: bool) -> None:
        self.add("title", "&Nội dung chỉ tiêu", self.title, wide=True)
        self.add("kind", "&Loại", self.kind, "Định tính: không đo bằng số, chỉ nêu đạt hay không.")
        self.add("due", "Đến &hạn tháng", self.due, "Từ tháng này mới tính vào đạt, không đạt.")
        self.add("planned", "&Kế hoạch (số)", self.planned)
        self.add("unit", "Đơn vị &tính", self.unit, "Ví dụ: %, đảng viên, buổi.")
        self.add("direction", "&Chiều", self.direction)
        self.add("measure", "Cách tính", self.measure)
        self.add("owner", "&Phụ trách", self.owner, "Chọn đảng viên, hoặc gõ: Chi ủy.")
        self.add("programme", "Thuộc chương t&rình", self.programme)
        if is_whole:
            self.add(
                "roll_up",
                "Kết &quả lấy từ đâu",
                self.roll_up,
                "Đơn vị khớp theo mã, không có mã thì theo nội dung.",
            )
        self.add("code", "&Mã chỉ tiêu", self.code, "Để cấp trên tổng hợp; để trống cũng được.")
        self.add("source", "Theo &văn bản", self.source)
        self.add("note", "&Ghi chú", self.note)

    def _on_kind(self) -> None:
        is_numeric = self.kind.value() != TargetKind.STATED
        for name in ("planned", "unit", "direction", "measure"):
            self.fields[name].setVisible(is_numeric)
        of_kind = (
            (TargetRollUp.OWN, TargetRollUp.SUM, TargetRollUp.MEAN, TargetRollUp.SHARE)
            if is_numeric
            else (TargetRollUp.OWN, TargetRollUp.ALL)
        )
        labels = catalogues()["target_roll_up"]
        self.roll_up.set_options([(one.value, labels.label(one)) for one in of_kind])
        self.fit()


class ResultForm(TwoColumnForm):
    """What was done in a month or a quarter; a period already entered shows what stands there."""

    def __init__(
        self,
        target: Target,
        results: Sequence[TargetResult],
        span: Span,
        period: Month,
        parent: QWidget | None = None,
    ) -> None:
        text = (
            "Ghi số làm được trong kỳ; chương trình cộng các kỳ."
            if target.measure != "at_date"
            else "Ghi số tính đến cuối kỳ; kỳ mới nhất là kết quả."
        )
        super().__init__(
            f"Kết quả: {target.title}",
            text if target.is_numeric else "",
            "Ghi kết quả",
            parent,
        )
        self._target = target
        self._known = {(one.span, str(one.period)): one for one in results}
        self.period = Choice(_periods(target))
        self.period.set_value(f"{span.value} {period}")
        self.value = QLineEdit()
        self.state = Choice(
            [("", "Chưa chọn"), *((one.value, STATE_WORDS[one]) for one in _STATED)]
        )
        self.evidence, self.note = QLineEdit(), QLineEdit()
        self.add("period", "&Kỳ", self.period)
        if target.is_numeric:
            unit = f" ({target.unit})" if target.unit else ""
            self.add("value", f"Kết &quả{unit}", self.value)
        else:
            self.add("state", "Đánh &giá", self.state)
        self.add("evidence", "&Minh chứng", self.evidence, "Văn bản, sổ, biên bản.", wide=True)
        self.add("note", "&Ghi chú", self.note, wide=True)
        self.period.chosen.connect(lambda _key: self._show_known())
        self._show_known()

    def read(self) -> TargetResult:
        """The result as written."""
        result = self._result()
        return replace(
            result,
            value=self.number("value", self.value) if self._target.is_numeric else None,
            state=self.state.value(),
            evidence=self.evidence.text(),
            note=self.note.text(),
        )

    def _result(self) -> TargetResult:
        span, _, written = self.period.value().partition(" ")
        known = self._known.get((span, written))
        period = Month.parse(written)
        return known or TargetResult(
            id=target_result_id(self._target.id, Span(span), period),
            org_id=self._target.org_id,
            branch_id=self._target.branch_id,
            target_id=self._target.id,
            period=period,
            span=span,
        )

    def _show_known(self) -> None:
        result = self._result()
        self.value.setText(number_text(result.value))
        self.state.set_value(result.state)
        self.evidence.setText(result.evidence)
        self.note.setText(result.note)


class CopyForm(TwoColumnForm):
    """From which year targets are copied."""

    def __init__(self, years: Sequence[int], to_year: int, parent: QWidget | None = None) -> None:
        super().__init__(
            f"Sao chỉ tiêu sang năm {to_year}",
            "Giữ nội dung, kế hoạch, cách tính, người phụ trách; không sao kết quả. Chỉ tiêu năm "
            f"{to_year} đã có thì bỏ qua.",
            "Sao chỉ tiêu",
            parent,
        )
        self.year_choice = Choice([(str(one), f"Năm {one}") for one in years])
        self.add("year", "&Từ năm", self.year_choice)

    def read(self) -> int:
        """The year copied from."""
        return int(self.year_choice.value())


_STATED = (TargetState.EXCEEDED, TargetState.MET, TargetState.NOT_MET)


def _periods(target: Target) -> list[tuple[str, str]]:
    """The months and quarters of the target's year, each quarter after its months."""
    found = []
    for number in range(1, 13):
        month = Month(target.year or 0, number)
        spans = (Span.MONTH, Span.QUARTER) if number % 3 == 0 else (Span.MONTH,)
        for span in spans:
            one = TargetResult(id="", org_id="", period=month, span=span)
            words = period_text(one)
            said = f"Tháng {words}" if span is Span.MONTH else words
            found.append((f"{span.value} {month}", said))
    return found
