"""Nhắc việc: the board and the badge rounds in one place; the month's list goes on paper."""

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea

from chibo_desktop.domain.badges import ProposalKind
from chibo_desktop.domain.reminders import Urgency
from chibo_desktop.gui.reminders.badges_panel import BadgesPanel
from chibo_desktop.gui.reminders.board import BoardPanel
from chibo_desktop.gui.reminders.dialogs import PutAwayDialog, RequestDialog
from chibo_desktop.gui.reminders.holidays_dialog import HolidaysDialog
from chibo_desktop.gui.reminders.month_paper import MonthPaper
from chibo_desktop.gui.runtime.context import Context
from chibo_desktop.gui.theme import L
from chibo_desktop.gui.widgets import Page, Segmented
from chibo_desktop.gui.widgets.form_acts import carry_out
from chibo_desktop.services.badge_rounds import (
    BadgeLine,
    load_badges,
    request_badge,
    withdraw_request,
)
from chibo_desktop.services.reminders import (
    ReminderBoard,
    ReminderLine,
    load_reminders,
    put_away,
    take_out,
)
from chibo_desktop.wording.dates import date_text

BOARD, BADGES = "board", "badges"
_LIMITS = {
    ProposalKind.EARLY: "Chỉ xét tặng sớm khi đồng chí bệnh nặng.",
    ProposalKind.POSTHUMOUS: "Đồng chí đã từ trần; xét truy tặng theo tuổi Đảng đến ngày mất.",
}


class RemindersPage(Page):
    """Arrives at "badges", or at an urgency, e.g. "overdue"."""

    kinds: ClassVar[frozenset[str]] = frozenset(
        {
            "member",
            "life_event",
            "party_badge",
            "discipline",
            "attachment",
            "attendance",
            "branch",
            "meeting",
            "meeting_item",
            "workplace",
            "holiday",
            "reminder_note",
            "badge_request",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__("Nhắc việc", scrolling=True)
        self._of_file = context
        is_office = context.session.is_office
        self._round_code = ""
        self._is_round_read = False
        self.view = Segmented([(BOARD, "Việc đến hạn"), (BADGES, "Huy hiệu Đảng")])
        self.board = BoardPanel(context.settings, is_office=is_office)
        self.badges = BadgesPanel(context.settings, is_office=is_office)
        self.badges.hide()
        for widget in (self.view, self.board, self.badges):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        scroll = self.findChild(QScrollArea)
        self._sight = scroll.viewport() if scroll is not None else None
        if self._sight is not None:
            self._sight.installEventFilter(self)
        self.holidays: HolidaysDialog | None = None
        self.form: PutAwayDialog | RequestDialog | None = None
        self.paper: MonthPaper | None = None
        self.add_action("Ngày nghỉ…", self.open_holidays, sign="calendar-days")
        self.print_button = self.add_action(
            "In việc tháng này", self.print_month, primary=True, sign="printer", keys="Ctrl+P"
        )
        self._connect()
        self.set_hint("Enter: mở hồ sơ · bấm vào con số để lọc · Ctrl+P: in việc tháng này")

    def reload(self, changes: frozenset[str] | None) -> None:
        """Read the board again, and the round where it is shown."""
        today = self._today()
        self._of_file.runner.run(
            lambda unit: load_reminders(unit, today), self._on_board, owner=self, latest="board"
        )
        self._is_round_read = False
        if not self.badges.isHidden():
            self._read_round()

    def _read_round(self) -> None:
        """Party age takes as long to find out as the whole board: it waits until somebody looks."""
        today, code, self._is_round_read = self._today(), self._round_code, True
        self._of_file.runner.run(
            lambda unit: load_badges(unit, today, code),
            self.badges.show_board,
            owner=self,
            latest="round",
        )

    def arrive(self, argument: object) -> None:
        """Show the round being prepared, or one group of the board."""
        self.show_view(BADGES if argument == BADGES else BOARD)
        if argument in tuple(Urgency):
            self.board.shown = str(argument)
            self.board.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The table takes what the sight of the page leaves it."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._sight is not None:
            taken = self.view.sizeHint().height() + L
            self.board.fit(self._sight.height() - taken)

    def show_view(self, key: str) -> None:
        """Board or badges."""
        self.view.set_value(key)
        self.board.setVisible(key != BADGES)  # not a stack: the page is as long as what it shows
        self.badges.setVisible(key == BADGES)
        if key == BADGES and not self._is_round_read:
            self._read_round()

    def print_month(self) -> None:
        """Look at the list of the month, of the place chosen on the board."""
        self.paper = MonthPaper(self._of_file, self, self.board.place.value())
        self.paper.show(self.print_button)

    def open_holidays(self) -> None:
        """The table of days off."""
        self.holidays = HolidaysDialog(self._of_file, self._today().year, self)
        self.holidays.finished.connect(self._on_holidays_closed)
        self.holidays.open()

    def _connect(self) -> None:
        self.view.chosen.connect(self.show_view)
        for panel in (self.board, self.badges):
            panel.member_requested.connect(self._open_member)
        self.board.meeting_requested.connect(self._open_meeting)
        self.board.papers_requested.connect(self._open_papers)
        self.board.opinion_requested.connect(lambda key: self.go_requested.emit("opinions", key))
        self.board.place_requested.connect(self.go_requested)
        self.board.away_requested.connect(self._on_away)
        self.board.out_requested.connect(self._on_out)
        self.badges.round_chosen.connect(self._on_round)
        self.badges.print_requested.connect(self._on_print_badges)
        self.badges.request_requested.connect(self._on_request)
        self.badges.withdraw_requested.connect(self._on_withdraw)

    def _today(self) -> date:
        return self._of_file.today()

    def _on_board(self, board: ReminderBoard) -> None:
        overdue, soon = board.count(Urgency.OVERDUE), board.count(Urgency.SOON)
        self.set_context(
            f"Tính đến {date_text(board.today)} · {overdue} việc quá hạn, {soon} việc trong 30 ngày"
        )
        self.badge_changed.emit(overdue + soon)
        self.board.show_board(board)
        self._fit()

    def _open_member(self, member_id: str, org_id: str) -> None:
        is_office = self._of_file.session.is_office
        self.go_requested.emit("members", (member_id, org_id) if is_office else member_id)

    def _open_meeting(self, meeting_id: str, side: str) -> None:
        self.go_requested.emit("meetings", (meeting_id, side))

    def _open_papers(self, member_id: str) -> None:
        self.go_requested.emit("members", ("papers", member_id) if member_id else "missing-papers")

    def _on_away(self, line: ReminderLine) -> None:
        today = self._today()
        form = PutAwayDialog(line, today, self)

        carry_out(
            self._of_file,
            form,
            lambda unit, reason, again_on: put_away(unit, line.reminder, reason, again_on, today),
        )
        self._open(form)

    def _on_out(self, line: ReminderLine) -> None:
        note, today = line.note, self._today()
        if note is not None:
            self._of_file.runner.run(lambda unit: take_out(unit, note, today), owner=self)

    def _on_round(self, code: str) -> None:
        self._round_code = code
        self._read_round()

    def _on_print_badges(self) -> None:
        self.go_requested.emit("printing", ("lists", self._round_code))

    def _on_request(self, line: BadgeLine) -> None:
        form = RequestDialog(line, _LIMITS.get(line.kind, ""), self)
        today, code = self._today(), self._round_code

        carry_out(
            self._of_file,
            form,
            lambda unit, reason: request_badge(
                unit, line, load_badges(unit, today, code).round, reason
            ),
        )
        self._open(form)

    def _on_withdraw(self, line: BadgeLine) -> None:
        asked = self._of_file.dialogs.confirm(
            f"Thôi đề nghị xét Huy hiệu {line.years} năm cho đồng chí {line.full_name}?",
            "Đồng chí không còn trong danh sách đề nghị của đợt. Lý do đã ghi còn trong nhật ký.",
            "Thôi đề nghị",
        )
        if asked:
            self._of_file.runner.run(
                lambda unit: withdraw_request(unit, line.request_id), owner=self
            )

    def _open(self, form: PutAwayDialog | RequestDialog) -> None:
        self.form = form
        form.destroyed.connect(self._on_form_closed)
        form.open()

    def _on_form_closed(self) -> None:
        self.form = None

    def _on_holidays_closed(self) -> None:
        if self.holidays is not None:
            self.holidays.deleteLater()
            self.holidays = None
