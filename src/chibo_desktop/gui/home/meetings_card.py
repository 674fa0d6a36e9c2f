"""The card of the month's meeting: each step with its state, its day and its button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chibo_desktop.domain.period import Month
from chibo_desktop.gui.home.checklist import SIGNS
from chibo_desktop.gui.theme import M, current, icon
from chibo_desktop.gui.widgets.card import Card
from chibo_desktop.gui.widgets.labels import label
from chibo_desktop.services.home import TaskState
from chibo_desktop.services.meeting_steps import MeetingMonth, StepLine
from chibo_desktop.wording.home import STATES
from chibo_desktop.wording.meeting_steps import ACTIONS, SIDES, TITLES, step_detail


class MeetingsCard(Card):
    """The meeting of one branch; `step_chosen` carries its id and the side to open."""

    step_chosen = Signal(str, str)

    def __init__(self, month: MeetingMonth, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._month = month
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(M)
        grid.setColumnStretch(1, 1)
        for row, step in enumerate(month.steps):
            self._add(grid, row, step)
        self.body.addLayout(grid)

    def _add(self, grid: QGridLayout, row: int, step: StepLine) -> None:
        sign, colour = SIGNS[step.state]
        picture = QLabel()
        side = current().scaled(22)
        picture.setPixmap(icon(sign, colour).pixmap(side, side))
        picture.setToolTip(STATES[step.state])
        picture.setAccessibleName(STATES[step.state])
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(TITLES[step.step], "strong", wraps=True))
        words.addWidget(
            label(step_detail(step.state, step.due_on, step.done_on), "secondary", wraps=True)
        )
        grid.addWidget(picture, row, 0)
        grid.addLayout(words, row, 1)
        if step.state in (TaskState.NOW, TaskState.LATE):
            button = QPushButton(ACTIONS[step.step])
            button.setProperty("kind", "plain")
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{button.text()}: {TITLES[step.step]}")
            target = SIDES[step.step]
            button.clicked.connect(
                lambda _checked=False: self.step_chosen.emit(self._month.meeting_id, target)
            )
            self.buttons[step.step] = button
            grid.addWidget(button, row, 2)


def meeting_cards(months: Sequence[MeetingMonth], month: Month) -> list[MeetingsCard]:
    """A card for each branch."""
    alone = len(months) == 1
    heading = f"Sinh hoạt tháng {month.number}"
    return [
        MeetingsCard(one, heading if alone else f"{heading}: {one.branch_name}") for one in months
    ]
