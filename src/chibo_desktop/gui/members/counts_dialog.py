"""Quick counts of the list on show: by one field at a time, each count opening to its names."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import XL, M, current
from chibo_desktop.gui.widgets import RIGHT, Button, Choice, Column, DataTable, LinesModel, label
from chibo_desktop.services.member_counts import (
    CountLine,
    Grouping,
    counts_by,
    groupings,
    narrowed_filters,
)
from chibo_desktop.services.members import MemberFilters
from chibo_desktop.wording.numbers import count_text


class CountsDialog(QDialog):
    """`opened(filters)`: the list shall show those whom a line counts."""

    opened = Signal(object)

    def __init__(
        self,
        context: Context,
        filters: MemberFilters,
        words: str,
        parent: QWidget | None = None,
    ) -> None:
        """`words` says whom the list shows."""
        super().__init__(parent)
        self._runner = context.runner
        self._filters = filters
        self._is_office = context.session.is_office
        self._groupings: list[Grouping] = []
        self._total = 0
        self.by = Choice()
        self.model: LinesModel[CountLine] = LinesModel(
            [
                Column(key="label", title="Giá trị", text=lambda line: line.label, width=280),
                Column(
                    key="count",
                    title="Số đảng viên",
                    text=lambda line: count_text(line.count),
                    align=RIGHT,
                    width=120,
                ),
                Column(key="share", title="Tỷ lệ", text=self._share, align=RIGHT, width=90),
            ],
            self,
        )
        self.table = DataTable("member-counts", context.settings)
        self.table.setModel(self.model)
        self._sum = label("", "secondary", wraps=True)
        self._build(words)
        self.by.chosen.connect(self._show)
        self.table.opened.connect(self._on_opened)
        self._runner.run(
            lambda unit: groupings(unit, with_unit=self._is_office), self._on_groupings, owner=self
        )

    def _share(self, line: CountLine) -> str:
        if not self._total:
            return ""
        return f"{100 * line.count / self._total:.1f}%".replace(".", ",")

    def _build(self, words: str) -> None:
        self.setWindowTitle("Thống kê nhanh")
        self.by.setAccessibleName("Thống kê theo")
        head = QHBoxLayout()
        head.setSpacing(M)
        head.addWidget(label("Thống kê theo"))
        head.addWidget(self.by, 1)
        close = Button("Đóng")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(label("Enter trên một dòng: xem danh sách những người đó", "hint"), 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(XL, XL, XL, XL)
        layout.setSpacing(M)
        layout.addWidget(label("Thống kê nhanh", "heading"))
        layout.addWidget(label(words, "secondary", wraps=True))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._sum)
        layout.addLayout(foot)
        room = self.screen().availableGeometry().size()
        self.resize(
            min(current().scaled(600), round(room.width() * 0.9)),
            min(current().scaled(520), round(room.height() * 0.9)),
        )

    def _on_groupings(self, found: list[Grouping]) -> None:
        self._groupings = found
        self.by.set_options([(one.key, one.label) for one in found])
        self._show()

    def _show(self, _key: str = "") -> None:
        by = next((one for one in self._groupings if one.key == self.by.value()), None)
        if by is not None:
            filters = self._filters
            self._runner.run(
                lambda unit: counts_by(unit, filters, by),
                self._on_counts,
                owner=self,
                latest="counts",
            )

    def _on_counts(self, lines: list[CountLine]) -> None:
        self._total = sum(line.count for line in lines)
        self.model.set_lines(lines)
        self._sum.setText(f"Cộng: {count_text(self._total)} đảng viên")
        if lines:
            self.table.selectRow(0)

    def _on_opened(self, row: int) -> None:
        self.opened.emit(narrowed_filters(self._filters, self.model.line(row)))
        self.accept()
