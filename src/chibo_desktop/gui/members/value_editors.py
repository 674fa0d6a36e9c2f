"""Where the values of a condition are typed or ticked, by what is asked of which field."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from chibo_desktop.domain.fields import FieldSpec, Kind
from chibo_desktop.domain.filter import Operator, value_counts
from chibo_desktop.domain.filter_reading import YEARS
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import FormField
from chibo_desktop.wording.values import typed_text

Options = Callable[[FieldSpec], Mapping[str, str]]
"""The codes that a choice or a reference may have, with their labels."""

_DATES = frozenset({Kind.DATE, Kind.PARTIAL_DATE, Kind.MONTH})
_MONTHS = {str(number): f"Tháng {number}" for number in range(1, 13)}
_SHOWN_ROWS = 7


class ValueEditors(QWidget):
    """Made anew for every operator; `texts` is what stands in it."""

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self._lines: list[QLineEdit] = []
        self._ticks: QListWidget | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(S)

    def show_for(self, spec: FieldSpec, operator: Operator, values: Sequence[str] = ()) -> None:
        """The editors of an operator on a field, with values given before."""
        self._clear()
        if operator in (Operator.ONE_OF, Operator.NONE_OF):
            self._show_ticks(self._options(spec), values)
        elif operator is Operator.IN_MONTH:
            self._show_ticks(_MONTHS, [str(int(value)) for value in values])
        elif value_counts(operator)[1]:
            self._show_lines(spec, operator, values)

    def texts(self) -> list[str]:
        """What is typed, or the codes ticked."""
        if self._ticks is None:
            return [line.text() for line in self._lines]
        items = (self._ticks.item(row) for row in range(self._ticks.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def tick(self, *codes: str) -> None:
        """Tick exactly these."""
        if self._ticks is None:
            return
        for row in range(self._ticks.count()):
            item = self._ticks.item(row)
            is_in = item.data(Qt.ItemDataRole.UserRole) in codes
            item.setCheckState(Qt.CheckState.Checked if is_in else Qt.CheckState.Unchecked)

    def line(self, place: int = 0) -> QLineEdit:
        """One of the lines one types into."""
        return self._lines[place]

    def focus(self) -> None:
        """Put the cursor where one goes on."""
        target: QWidget | None = self._ticks or (self._lines[0] if self._lines else None)
        if target is not None:
            target.setFocus()

    def _clear(self) -> None:
        self._lines, self._ticks = [], None
        while item := self._room.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _show_ticks(self, options: Mapping[str, str], ticked: Sequence[str]) -> None:
        ticks = QListWidget()
        ticks.setAccessibleName("Các giá trị: phím cách để chọn")
        unknown = {code: code for code in ticked if code not in options}
        for code, text in {**options, **unknown}.items():
            item = QListWidgetItem(text, ticks)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        if ticks.count():
            ticks.setCurrentRow(0)
        ticks.setMinimumHeight(current().scaled(24) * min(_SHOWN_ROWS, max(3, ticks.count())))
        self._ticks = ticks
        self.tick(*ticked)
        self._room.addWidget(ticks, 1)

    def _show_lines(self, spec: FieldSpec, operator: Operator, values: Sequence[str]) -> None:
        for place, (title, hint) in enumerate(_titles(spec, operator)):
            line = QLineEdit()
            value = values[place] if place < len(values) else ""
            is_day = operator in YEARS and place == value_counts(operator)[1] - 1
            if is_day or operator not in YEARS:
                value = typed_text(_DAY if is_day else spec, value) if value else ""
            line.setText(value)
            self._lines.append(line)
            self._room.addWidget(FormField(title, line, hint))
        self._room.addStretch(1)


_DAY = FieldSpec(kind=Kind.DATE, label="")


def _titles(spec: FieldSpec, operator: Operator) -> list[tuple[str, str]]:
    if operator in YEARS:
        years = ["Từ (năm)", "Đến (năm)"] if operator is Operator.YEARS_BETWEEN else ["Số năm"]
        titles = [(one, "") for one in years]
        return [*titles, ("Tính đến ngày", "Để trống: tính đến hôm nay.")]
    hint = "Như 05/02/1957, 02/1957 hoặc 1957." if spec.kind in _DATES else ""
    if spec.kind in (Kind.TEXT, Kind.LONG_TEXT):
        hint = "Không cần dấu; gõ đủ dấu thì tìm đúng dấu."
    if operator is Operator.BETWEEN:
        return [("Từ", hint), ("Đến hết", "")]
    return [("Giá trị", hint)]
