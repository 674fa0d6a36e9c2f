"""Whom the month's meeting praises and reminds: two lists, and the text to take along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import Button, Card, Column, DataTable, LinesModel, label
from chibo_desktop.services.study_meeting import Praised, Reminded, StudyMeeting
from chibo_desktop.services.study_words import meeting_text
from chibo_desktop.wording.dates import month_text
from chibo_desktop.wording.study import month_counts_text, reasons_text

_PRAISED: tuple[Column[Praised], ...] = (
    Column(key="name", title="Họ và tên", text=lambda one: one.full_name, width=190),
    Column(key="action", title="Việc làm theo", text=lambda one: one.action, width=250,
           tip=lambda one: one.action),
    Column(key="result", title="Kết quả", text=lambda one: one.result, width=220,
           tip=lambda one: one.result),
    Column(key="words", title="Chi ủy nhận xét", text=lambda one: one.words, width=220,
           tip=lambda one: one.words),
)  # fmt: skip
_REMINDED: tuple[Column[Reminded], ...] = (
    Column(key="name", title="Họ và tên", text=lambda one: one.full_name, width=190),
    Column(key="why", title="Nhắc nhở vì", text=lambda one: reasons_text(one.reasons), width=440,
           tip=lambda one: reasons_text(one.reasons)),
    Column(key="words", title="Chi ủy nhận xét", text=lambda one: one.words, width=220,
           tip=lambda one: one.words),
)  # fmt: skip
_MOST_ROWS = 7


class MeetingPanel(QWidget):
    """Enter opens a member's year; the text is copied as it would be read out."""

    member_requested = Signal(str)
    copied = Signal()
    print_requested = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meeting: StudyMeeting | None = None
        self.figures = label(role="strong", wraps=True)
        self.praised: LinesModel[Praised] = LinesModel(_PRAISED, self)
        self.reminded: LinesModel[Reminded] = LinesModel(_REMINDED, self)
        self._praise_card, self._praise_table = self._list("study-praised", settings, self.praised)
        self._remind_card, self._remind_table = self._list(
            "study-reminded", settings, self.reminded
        )
        self._no_praise = label(
            "Chưa đồng chí nào được chi ủy nhận xét “nêu gương”. Ghi ở “Nhập tháng”, cột Chi ủy "
            "nhận xét.",
            "secondary",
            wraps=True,
        )
        self._no_remind = label("Không có ai phải nhắc nhở.", "secondary", wraps=True)
        self._praise_card.body.addWidget(self._no_praise)
        self._remind_card.body.addWidget(self._no_remind)
        self._stories = label(role="secondary", wraps=True)
        row = QHBoxLayout()
        row.setSpacing(M)
        self.copy_button = Button("Chép thành văn bản", sign="copy")
        self.copy_button.clicked.connect(self.copy)
        self.print_button = Button("In danh sách…", sign="printer")
        self.print_button.clicked.connect(self.print_requested)
        row.addWidget(self.copy_button)
        row.addWidget(self.print_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(L)
        layout.addWidget(self.figures)
        layout.addWidget(self._praise_card)
        layout.addWidget(self._remind_card)
        layout.addWidget(self._stories)
        layout.addLayout(row)
        layout.addStretch(1)

    def show_meeting(self, meeting: StudyMeeting) -> None:
        """Show the lists of a month."""
        self.meeting = meeting
        self.figures.setText(
            month_counts_text(
                meeting.period, meeting.followed, meeting.registered, meeting.reported
            )
            + "."
        )
        month = month_text(meeting.period)
        self._praise_card.set_title(f"Biểu dương {month}: {len(meeting.praised)} đồng chí")
        self._remind_card.set_title(f"Nhắc nhở {month}: {len(meeting.reminded)} đồng chí")
        self.praised.set_lines(meeting.praised)
        self.reminded.set_lines(meeting.reminded)
        _fit(self._praise_table, len(meeting.praised))
        _fit(self._remind_table, len(meeting.reminded))
        self._no_praise.setVisible(not meeting.praised)
        self._no_remind.setVisible(not meeting.reminded)
        told = "; ".join(f"đồng chí {name}: {story}" for name, story in meeting.stories)
        self._stories.setText(f"Kể chuyện, nêu gương tại sinh hoạt: {told}.")
        self._stories.setVisible(bool(meeting.stories))

    def copy(self) -> None:
        """Put both lists on the clipboard, for the agenda or the minutes."""
        if self.meeting is not None:
            QGuiApplication.clipboard().setText(meeting_text(self.meeting))
            self.copied.emit()

    def _list(
        self, name: str, settings: Settings, model: "LinesModel[Praised] | LinesModel[Reminded]"
    ) -> tuple[Card, DataTable]:
        card = Card()
        table = DataTable(name, settings)
        table.setModel(model)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        table.opened.connect(lambda row: self.member_requested.emit(model.line(row).member_id))
        card.body.addWidget(table)
        return card, table


def _fit(table: DataTable, count: int) -> None:
    table.setVisible(bool(count))
    table.setFixedHeight(current().row * (min(count, _MOST_ROWS) + 2))
