"""Small forms of the feature: begin a set from another, copy lines of another set, end a set."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from chibo_desktop.domain.criteria_draft import Plain, lines_of
from chibo_desktop.domain.partial_date import PartialDate
from chibo_desktop.gui.criteria.set_lines import SetLine
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets import Choice, FormField, PartialDateEdit, label
from chibo_desktop.gui.widgets.act_dialog import ActDialog


class NewSetDialog(ActDialog):
    """`submitted(plain, title)`: copy that set under this name."""

    submitted = Signal(object, str)

    def __init__(
        self, lines: Sequence[SetLine], chosen: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Lập bộ tiêu chí",
            "Bắt đầu từ một bộ có sẵn rồi sửa theo quy định của cấp ủy mình. Bản chép là bản nháp, "
            "chưa dùng cho kỳ nào.",
            "Lập bản nháp",
            parent,
        )
        self._lines = {line.key: line for line in lines}
        self.source = Choice([(line.key, line.title) for line in lines])
        self.source.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.source.setMinimumContentsLength(30)
        self.name = QLineEdit()
        self.note = label(role="warning", wraps=True)
        self._name_field = FormField("&Tên bộ tiêu chí của đơn vị", self.name, required=True)
        self.body.addWidget(FormField("&Chép từ", self.source))
        self.body.addWidget(self.note)
        self.body.addWidget(self._name_field)
        self.source.chosen.connect(lambda _key: self._on_source())
        if chosen in self._lines:
            self.source.set_value(chosen)
        self._on_source()
        self.setMinimumWidth(current().scaled(560))

    def on_submit(self) -> None:
        title = self.name.text().strip()
        line = self._lines.get(self.source.value())
        if not title:
            self._name_field.show_problem("Chưa đặt tên cho bộ tiêu chí.")
            return
        if line is not None:
            self.submitted.emit(line.plain, title)

    def _on_source(self) -> None:
        line = self._lines.get(self.source.value())
        note = line.example.example_note if line is not None and line.example else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.fit()


class CopyLinesDialog(ActDialog):
    """`submitted(lines)`: the lines ticked, each with all below it."""

    submitted = Signal(object)

    def __init__(self, lines: Sequence[SetLine], parent: QWidget | None = None) -> None:
        super().__init__(
            "Chép mục từ bộ khác",
            "Đánh dấu những mục cần chép; nhóm được chép cùng các mục con. Mục chép đứng ngay sau "
            "mục đang chọn.",
            "Chép các mục",
            parent,
        )
        self._lines = {line.key: line for line in lines}
        self.source = Choice([(line.key, line.title) for line in lines])
        self.source.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.source.setMinimumContentsLength(30)
        self.items = QListWidget()
        self.items.setAccessibleName("Các mục")
        self.items.setWordWrap(True)
        self.items.setMinimumHeight(current().scaled(260))
        self._found: list[Plain] = []
        self.body.addWidget(FormField("&Từ bộ", self.source))
        self.body.addWidget(self.items, 1)
        self.source.chosen.connect(lambda _key: self._on_source())
        self._on_source()
        self.setMinimumWidth(current().scaled(600))

    @property
    def chosen(self) -> list[Plain]:
        """What is ticked, without what a ticked group brings along anyway."""
        taken: list[tuple[int, ...]] = []
        lines = []
        for row in range(self.items.count()):
            item = self.items.item(row)
            if item.checkState() is not Qt.CheckState.Checked:
                continue
            place = tuple(item.data(Qt.ItemDataRole.UserRole))
            if any(place[: len(one)] == one for one in taken):
                continue
            taken.append(place)
            lines.append(self._found[row])
        return lines

    def on_submit(self) -> None:
        if self.chosen:
            self.submitted.emit(self.chosen)
            self.accept()

    def _on_source(self) -> None:
        self.items.clear()
        line = self._lines.get(self.source.value())
        found = list(lines_of(line.plain)) if line is not None else []
        self._found = [one for _, one in found]
        for place, one in found:
            words = f"{one.get('number') or ''}  {one.get('label') or ''}"
            item = QListWidgetItem("    " * (len(place) - 1) + words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, list(place))
            self.items.addItem(item)


class EndSetDialog(ActDialog):
    """`submitted(day)`: the last day the set is offered, None for no end."""

    submitted = Signal(object)

    def __init__(self, title: str, until: date | None, parent: QWidget | None = None) -> None:
        super().__init__(
            "Ngày hết hiệu lực",
            f"“{title}” không được chọn cho kỳ nào sau ngày này. Các kỳ đã mở giữ nguyên.",
            "Ghi ngày hết hiệu lực",
            parent,
        )
        self.day = PartialDateEdit()
        self.day.set_value(PartialDate.of(until) if until else None)
        self._field = FormField("&Ngày cuối cùng có hiệu lực", self.day, "Để trống: không hạn.")
        self.body.addWidget(self._field)

    def on_submit(self) -> None:
        try:
            day = self.day.value()
        except ValueError:
            day = None
            self._field.show_problem("Ngày phải ghi như 31/12/2026.")
            return
        if day is not None and not day.is_full:
            self._field.show_problem("Ghi đủ ngày, tháng, năm.")
            return
        self.submitted.emit(day.earliest if day else None)
