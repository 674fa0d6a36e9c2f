"""The first page: what is done this month, what is late, what comes next, one click to each."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from chibo_desktop.domain.directives import Instruction
from chibo_desktop.domain.period import Month
from chibo_desktop.gui.home.checklist import ChecklistCard
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.shell.month_places import place_of
from chibo_desktop.gui.shell.place import Place
from chibo_desktop.gui.theme import L, current
from chibo_desktop.gui.widgets.card import Card
from chibo_desktop.gui.widgets.labels import LinkButton, label
from chibo_desktop.gui.widgets.page import Page
from chibo_desktop.services.home import BranchMonth, Home, Task, TaskState, load_home
from chibo_desktop.services.session import Unit
from chibo_desktop.wording.dates import date_text, month_text
from chibo_desktop.wording.home import ACTIONS, TITLES

if TYPE_CHECKING:
    from chibo_desktop.services.meeting_steps import MeetingMonth

EVALUATIONS, EXCHANGE, MEMBERS, PRINTING = "evaluations", "exchange", "members", "printing"
CONFLICTS = "conflicts"
REMINDERS, STUDY, MEETINGS, YEAR = "reminders", "study", "meetings", "year"
DUES, TARGETS, OPINIONS = "dues", "targets", "opinions"
WORK_REPORTS = "work-reports"
_NARROW = 900
_MOST_INSTRUCTIONS = 4
_NO_BREAK = "\u00a0"


def home_place(context: Context) -> Place:
    """Bàn làm việc."""
    return Place(key="home", title="Bàn làm việc", icon="house", factory=lambda: HomePage(context))


class HomePage(Page):
    """The month's board of this file."""

    def __init__(self, context: Context) -> None:
        super().__init__(scrolling=True)
        self._context_of_file = context
        self._next: tuple[str, Task] | None = None
        self._home: Home | None = None
        self._falling_due = ""
        self._meetings: Sequence[MeetingMonth] = ()
        self._print = self.add_action("In biểu mẫu", self._on_print, sign="printer")
        self._continue = self.add_action("Tiếp tục", self._on_continue, primary=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(L)
        self._tasks = QVBoxLayout()
        self._tasks.setSpacing(L)
        self._aside = QVBoxLayout()
        self._aside.setSpacing(L)
        self._columns.addLayout(self._tasks, 3)
        self._columns.addLayout(self._aside, 2)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.set_hint("Ctrl+1 … Ctrl+9: sang mục khác · F5: tải lại · F1: trợ giúp")

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the board again."""
        today = self._context_of_file.today()
        month = Month.of(today)
        self._context_of_file.runner.run(
            lambda unit: load_home(unit, month, today), self._on_home, owner=self, latest="home"
        )
        self._context_of_file.runner.run(
            lambda unit: _falling_due(unit, today), self._on_due, owner=self, latest="due"
        )
        self._context_of_file.runner.run(
            lambda unit: _meetings(unit, month, today),
            self._on_meetings,
            owner=self,
            latest="meetings",
        )

    def _on_due(self, words: str) -> None:
        """What falls due comes after the board: the first picture does not wait for it."""
        if words != self._falling_due:
            self._falling_due = words
            if self._home is not None:
                self._show_aside(self._home)

    def _on_meetings(self, months: Sequence["MeetingMonth"]) -> None:
        """The month's meeting, too, comes after the board."""
        if months != self._meetings:
            self._meetings = months
            if self._home is not None:
                self._show_tasks(self._home)

    def _on_home(self, home: Home) -> None:
        self._home = home
        workplace = self._context_of_file.session.workplace
        self.set_title(month_text(home.month).capitalize())
        total = home.full + home.probationary + home.others
        aside = f", {home.others} miễn hoặc tạm dừng sinh hoạt" if home.others else ""
        due = f"hạn gửi Đảng ủy: {date_text(home.due_on)}".replace(" ", _NO_BREAK)
        self.set_context(
            f"{workplace.name} · {total} đảng viên ({home.full} chính thức, "
            f"{home.probationary} dự bị{aside}) · {due}"
        )
        if not total:
            self.show_empty(
                "Chi bộ chưa có đảng viên nào trong sổ",
                "Hãy nhập danh sách từ tệp Excel đang dùng, hoặc gõ từng đồng chí.",
                "users",
                "Sang danh sách đảng viên",
                lambda: self.go_requested.emit(MEMBERS, None),
            )
            return
        self.show_body()
        self._show_tasks(home)
        self._show_aside(home)
        self._show_next(home)

    def _show_tasks(self, home: Home) -> None:
        _clear(self._tasks)
        for branch in home.branches:
            title = "Việc của tháng" if len(home.branches) == 1 else branch.branch_name
            card = ChecklistCard(title, branch, home.due_on)
            card.task_chosen.connect(self._on_task)
            card.order_requested.connect(self.open_order)
            self._tasks.addWidget(card)
        if self._meetings:
            from chibo_desktop.gui.home.meetings_card import meeting_cards

            for one in meeting_cards(self._meetings, home.month):
                one.step_chosen.connect(self._on_step)
                self._tasks.addWidget(one)
        self._tasks.addStretch(1)

    def _show_aside(self, home: Home) -> None:
        _clear(self._aside)
        self._aside.addWidget(self._attention_card(home))
        self._aside.addWidget(self._office_card(home))
        self._aside.addStretch(1)

    def _attention_card(self, home: Home) -> Card:
        card = Card("Cần xem")
        lines = [(self._falling_due, REMINDERS)] if self._falling_due else []
        lines += [(f"Chưa gửi gói {month_text(one)}", EXCHANGE) for one in home.unfinished[-3:]]
        if home.incomplete_members:
            lines.append(
                (
                    f"{home.incomplete_members} đồng chí thiếu số định danh hoặc ngày vào Đảng",
                    MEMBERS,
                )
            )
        if home.conflicts:
            lines.append((f"{home.conflicts} ô đang có hai giá trị khác nhau", CONFLICTS))
        for text, place in lines:
            link = LinkButton(text)
            link.clicked.connect(lambda _=False, key=place: self.go_requested.emit(key, None))
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        if not lines:
            card.body.addWidget(label("Không có việc nào cần xem.", "secondary", wraps=True))
        return card

    def _office_card(self, home: Home) -> Card:
        card = Card(home.office_name or "Đảng ủy cấp trên")
        if not home.office_name:
            text = "Sổ này chưa kết nối với Đảng ủy. Khi có thư mời của Đảng ủy, hãy nhận ở đây."
            card.body.addWidget(label(text, "secondary", wraps=True))
        elif home.acknowledged_at:
            card.body.addWidget(
                label(
                    f"Đã xác nhận nhận đủ đến {_period(home.acknowledged_period)}, phản hồi ngày "
                    f"{_day(home.acknowledged_at)}.",
                    wraps=True,
                )
            )
        else:
            card.body.addWidget(label("Chưa có phản hồi nào của Đảng ủy.", wraps=True))
        for one in home.instructions[:_MOST_INSTRUCTIONS]:
            card.body.addWidget(label(_told(one), wraps=True))
            document = LinkButton("Đọc văn bản")
            document.clicked.connect(lambda _=False, one=one: self._read(one))
            card.body.addWidget(document, 0, Qt.AlignmentFlag.AlignLeft)
        if home.last_sent:
            sent = f"Gói gần nhất: {_period(home.last_sent.period)}, ghi ngày "
            card.body.addWidget(
                label(sent + _day(home.last_sent.written_at) + ".", "secondary", wraps=True)
            )
        link = LinkButton("Mở Gửi – Nhận")
        link.clicked.connect(lambda: self.go_requested.emit(EXCHANGE, None))
        card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _read(self, one: Instruction) -> None:
        day = f"Ban hành ngày {date_text(one.issued_on)}. " if one.issued_on else ""
        self._context_of_file.dialogs.inform(_told(one), f"{day}{one.content}")

    def _show_next(self, home: Home) -> None:
        waiting = [
            (branch.branch_id, task)
            for branch in home.branches
            for task in branch.tasks
            if task.state in (TaskState.NOW, TaskState.LATE)
        ]
        self._next = waiting[0] if waiting else None
        self._continue.setVisible(self._next is not None)
        if self._next is not None:
            action = ACTIONS[self._next[1].step]
            self._continue.setText(f"Tiếp tục: {action[0].lower()}{action[1:]}")
            self._continue.setToolTip(TITLES[self._next[1].step])
        self.badge_changed.emit(len(waiting))

    def _on_continue(self) -> None:
        if self._next is not None:
            self._on_task(*self._next)

    def _on_task(self, branch_id: str, task: Task) -> None:
        self.go_requested.emit(*place_of(task.step, branch_id))

    def open_order(self, month: BranchMonth) -> None:
        """Let the branch put its steps in another order, or put some away."""
        from chibo_desktop.gui.home.order_dialog import Order, OrderDialog
        from chibo_desktop.gui.widgets.form_acts import carry_out
        from chibo_desktop.services.month_order import save_order

        def save(unit: Unit, said: Order) -> None:
            save_order(unit, month.branch_id, said.steps, said.hidden)

        self.order_dialog = OrderDialog(month, self)
        carry_out(self._context_of_file, self.order_dialog, save)
        self.order_dialog.open()

    def _on_step(self, meeting_id: str, side: str) -> None:
        self.go_requested.emit(MEETINGS, (meeting_id, side) if meeting_id else None)

    def _on_print(self) -> None:
        self.go_requested.emit(PRINTING, None)

    def resizeEvent(self, event: object) -> None:
        """Stand the cards below one another when the window is narrow."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        narrow = self.width() < current().scaled(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _meetings(unit: Unit, month: Month, today: date) -> Sequence["MeetingMonth"]:
    from chibo_desktop.services.meeting_steps import meeting_months  # not needed at start-up

    return meeting_months(unit, month, today)


def _falling_due(unit: Unit, today: date) -> str:
    from chibo_desktop.services.reminders import count_reminders  # not needed at start-up
    from chibo_desktop.wording.reminders import counts_text

    counts = count_reminders(unit, today)
    return counts_text(counts.overdue, counts.soon)


def _told(one: Instruction) -> str:
    from chibo_desktop.wording.directives import told  # not needed at start-up

    return told(one)


def _period(period: str) -> str:
    return month_text(Month.parse(period)) if period else "trước kỳ đầu"


def _day(instant: str) -> str:
    day: date = datetime.fromisoformat(instant).date()
    return date_text(day)
