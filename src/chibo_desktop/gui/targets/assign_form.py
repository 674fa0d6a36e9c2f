"""Giao cho đơn vị: a target of the office in the words units get, and the figure of each unit."""

from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from chibo_desktop.domain.targets.records import Target, TargetRollUp
from chibo_desktop.gui.theme import S, current
from chibo_desktop.gui.widgets import Button, Choice
from chibo_desktop.gui.widgets.reading_form import read_number
from chibo_desktop.gui.widgets.two_column_form import TwoColumnForm
from chibo_desktop.services.assigned_targets import AssignmentBoard
from chibo_desktop.services.catalogues import catalogues
from chibo_desktop.wording.targets import number_text

_ROWS = 8  # rows in sight
_SAME, _FIGURE = 190, 120  # pixels at 100 %
_STATED = "giao"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """What the form says: the target in the units' words, the figure of each unit by node."""

    wording: Target
    plans: dict[str, Decimal | None]


class AssignForm(TwoColumnForm):
    """A unit without a figure is not asked; one figure can be written for all at once."""

    def __init__(
        self, target: Target, board: AssignmentBoard, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Giao chỉ tiêu cho đơn vị",
            f"“{target.title}”. Đơn vị nhận cùng chỉ đạo kế tiếp, có chỉ tiêu riêng để ghi kết "
            "quả; kết quả về theo gói hằng tháng. Để trống số kế hoạch là không giao.",
            "Giao chỉ tiêu",
            parent,
        )
        self._target, self._board = target, board
        known = next(iter(board.asked.values()), None)
        is_share = target.roll_up == TargetRollUp.SHARE  # of the units; each is asked for its own
        self.title = QLineEdit(known.title if known else target.title)
        self.unit = QLineEdit(known.unit if known else ("" if is_share else target.unit))
        self.measure = Choice(list(catalogues()["target_measure"].labels.items()))
        self.measure.set_value(known.measure if known else target.measure)
        self.add("title", "&Nội dung giao", self.title, wide=True)
        if target.is_numeric:
            self.add("unit", "Đơn vị &tính", self.unit, "Ví dụ: %, đảng viên, buổi.")
            self.add("measure", "Cách tính", self.measure)
        self.figures = [self._figure(one.node_id) for one in board.units]
        self.table = self._make_table()
        self.add("plans", "&Kế hoạch của từng đơn vị", self._with_filling(), wide=True)
        self.table.setCurrentCell(0, 1)

    def read(self) -> Assignment:
        """What was written; raises nothing: what cannot be read stands beside the table."""
        numeric = self._target.is_numeric
        wording = replace(
            self._target,
            title=self.title.text(),
            unit=self.unit.text() if numeric else "",
            measure=self.measure.value() if numeric else "",
        )
        words = "Có ô không phải là số. Hãy ghi số, ví dụ 2 hoặc 92,5."
        plans = self.value_of("plans", self._plans, words)
        return Assignment(wording=wording, plans=plans or {})

    def _plans(self) -> dict[str, Decimal | None]:
        found: dict[str, Decimal | None] = {}
        for one, item in zip(self._board.units, self.figures, strict=True):
            if not self._target.is_numeric:
                if item.checkState() is Qt.CheckState.Checked:
                    found[one.node_id] = None
                continue
            number = read_number(item.text())
            if number is not None:
                found[one.node_id] = number
        return found

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._board.units), 2)
        table.setHorizontalHeaderLabels(["Đơn vị", "Kế hoạch"])
        table.setAccessibleName("Kế hoạch của từng đơn vị")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(current().row)
        table.setColumnWidth(1, current().scaled(_FIGURE))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(current().row * (min(len(self._board.units), _ROWS) + 2))
        for row, one in enumerate(self._board.units):
            name = QTableWidgetItem(f"{one.code}  {one.name}")
            name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            table.setItem(row, 0, name)
            table.setItem(row, 1, self.figures[row])
        return table

    def _figure(self, node_id: str) -> QTableWidgetItem:
        asked = self._board.asked.get(node_id)
        if self._target.is_numeric:
            item = QTableWidgetItem(number_text(asked.planned) if asked else "")
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            return item
        item = QTableWidgetItem(_STATED)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if asked else Qt.CheckState.Unchecked)
        return item

    def _with_filling(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        row = QHBoxLayout()
        row.setSpacing(S)
        self.same = QLineEdit()
        self.same.setPlaceholderText("Một số cho mọi đơn vị")
        self.same.setAccessibleName("Một số cho mọi đơn vị")
        self.same.setMinimumWidth(current().scaled(_SAME))
        self.same.setVisible(self._target.is_numeric)
        fill = Button("Điền cho mọi đơn vị")
        fill.setAutoDefault(False)
        fill.clicked.connect(self.fill)
        row.addWidget(self.same)
        row.addWidget(fill)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.table)
        return holder

    def fill(self) -> None:
        """Write one figure for every unit, or ask every unit."""
        for item in self.figures:
            if self._target.is_numeric:
                item.setText(self.same.text())
            else:
                item.setCheckState(Qt.CheckState.Checked)
