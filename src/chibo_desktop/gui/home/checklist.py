"""The card of one branch's month: a line for each task with its state, detail and button."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.gui.theme import M, current, icon
from chibo_desktop.gui.widgets.card import Card
from chibo_desktop.gui.widgets.labels import LinkButton, label
from chibo_desktop.services.home import BranchMonth, Task, TaskState
from chibo_desktop.wording.home import (
    ACTIONS,
    ARRANGE,
    STATES,
    TITLES,
    VIEW,
    hidden_text,
    task_detail,
)

SIGNS = {
    TaskState.DONE: ("circle-check", "good"),
    TaskState.NOW: ("circle-alert", "attention"),
    TaskState.LATE: ("triangle-alert", "accent"),
    TaskState.LATER: ("clock", "secondary"),
}


class ChecklistCard(Card):
    """The tasks of a branch's month, in their order."""

    task_chosen = Signal(str, object)  # branch id, Task
    order_requested = Signal(object)  # BranchMonth

    def __init__(
        self, title: str, month: BranchMonth, due_on: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._month = month
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(M)
        grid.setColumnStretch(1, 1)
        for row, task in enumerate(month.tasks):
            self._add(grid, row, task, due_on)
        self.body.addLayout(grid)
        self.arrange = LinkButton(ARRANGE)
        self.arrange.setAccessibleName("Sắp xếp việc của tháng")
        self.arrange.clicked.connect(lambda: self.order_requested.emit(month))
        self.header.addWidget(self.arrange)
        if month.hidden:
            back = LinkButton(hidden_text(len(month.hidden)))
            back.clicked.connect(lambda: self.order_requested.emit(month))
            self.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, grid: QGridLayout, row: int, task: Task, due_on: date) -> None:
        sign, colour = SIGNS[task.state]
        picture = QLabel()
        side = current().scaled(22)
        picture.setPixmap(icon(sign, colour).pixmap(side, side))
        picture.setToolTip(STATES[task.state])
        picture.setAccessibleName(STATES[task.state])
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(TITLES[task.step], "strong", wraps=True))
        detail = task_detail(
            task.step,
            task.state,
            done=task.done,
            total=task.total,
            names=task.names,
            not_rated=self._month.not_rated,
            criteria=self._month.criteria_title,
            due_on=due_on,
            on=task.on,
        )
        words.addWidget(label(detail, "secondary", wraps=True))
        grid.addWidget(picture, row, 0)
        grid.addLayout(words, row, 1)
        grid.addWidget(self._button(task), row, 2)

    def _button(self, task: Task) -> QPushButton:
        is_next = task.state in (TaskState.NOW, TaskState.LATE)
        button = QPushButton(ACTIONS[task.step] if is_next else VIEW)
        button.setProperty("kind", "plain")
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{button.text()}: {TITLES[task.step]}")
        # What has not begun has nothing to look at yet.
        button.setEnabled(is_next or task.state is TaskState.DONE or task.done > 0)
        button.clicked.connect(lambda: self.task_chosen.emit(self._month.branch_id, task))
        return button
