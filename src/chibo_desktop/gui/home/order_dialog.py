"""The steps of a branch's month in a list: drag, or Alt+Up and Alt+Down; a step not used is off."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from chibo_desktop.domain.month_order import moved
from chibo_desktop.gui.theme import current
from chibo_desktop.gui.widgets.act_dialog import ActDialog
from chibo_desktop.gui.widgets.button import Button
from chibo_desktop.gui.widgets.tool_row import ToolRow
from chibo_desktop.services.home import BranchMonth
from chibo_desktop.wording.home import TITLES

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_ROWS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the dialog says: every step in its order, and those put away."""

    steps: tuple[str, ...]
    hidden: frozenset[str]


class OrderDialog(ActDialog):
    """Announces the order as it stands in the list."""

    submitted = Signal(object)

    def __init__(self, month: BranchMonth, parent: QWidget | None = None) -> None:
        super().__init__(
            "Sắp xếp việc của tháng",
            "Kéo dòng, hoặc đứng ở dòng và bấm Alt+↑, Alt+↓. Bỏ dấu ở việc chi bộ không dùng; mở "
            "lại bảng này để hiện lại.",
            "Ghi thứ tự",
            parent,
        )
        self._usual = [task.step.value for task in month.usual]
        self.list = QListWidget()
        self.list.setAccessibleName("Việc của tháng")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setFixedHeight(min(_ROWS, len(self._usual) + 1) * current().row)
        self.up, self.down = Button("Lên", sign="chevron-up"), Button("Xuống", sign="chevron-down")
        self.usual = Button("Theo thứ tự thường lệ", "quiet")
        buttons = ToolRow()
        for button in (self.up, self.down, self.usual):
            buttons.add(button)
        self.body.addWidget(self.list)
        self.body.addWidget(buttons)
        self._fill([task.step.value for task in month.ordered], month.away)
        self.up.clicked.connect(lambda _checked=False: self.move_step(-1))
        self.down.clicked.connect(lambda _checked=False: self.move_step(1))
        self.usual.clicked.connect(lambda _checked=False: self._fill(self._usual, frozenset()))
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=by: self.move_step(by))

    def order(self) -> Order:
        """The list as it stands."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return Order(
            steps=tuple(str(one.data(Qt.ItemDataRole.UserRole)) for one in items),
            hidden=frozenset(
                str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() == _OFF
            ),
        )

    def move_step(self, by: int) -> None:
        """Take the step one stands on up or down."""
        row = self.list.currentRow()
        if row < 0:
            return
        order = self.order()
        steps = moved(order.steps, order.steps[row], row + by)
        self._fill(steps, order.hidden, standing=order.steps[row])

    def on_submit(self) -> None:
        self.submitted.emit(self.order())

    def _fill(self, steps: Sequence[str], hidden: frozenset[str], standing: str = "") -> None:
        self.list.clear()
        for step in steps:
            item = QListWidgetItem(TITLES[step])
            item.setData(Qt.ItemDataRole.UserRole, step)
            item.setCheckState(_OFF if step in hidden else _ON)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(steps.index(standing) if standing in steps else 0)
