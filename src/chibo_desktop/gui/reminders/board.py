"""The board: figures that filter, the table, and the line that is selected with its rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chibo_desktop.domain.reminders import Reminder, ReminderKind, Urgency
from chibo_desktop.gui.reminders.columns import BRANCH, REMINDER_COLUMNS, said, who
from chibo_desktop.gui.runtime.settings import Settings
from chibo_desktop.gui.theme import L, M, current
from chibo_desktop.gui.widgets import (
    Button,
    Card,
    Choice,
    DataTable,
    FigureCard,
    LinesModel,
    ToolRow,
    label,
)
from chibo_desktop.services.reminders import ReminderBoard, ReminderLine
from chibo_desktop.wording.dates import date_text
from chibo_desktop.wording.reminders import (
    GROUPS,
    TITLES,
    days_text,
    reminder_detail,
    reminder_title,
    rules_in_full,
)

ALL, AWAY = "", "away"
_LEAST_ROWS, _BESIDES = 4, 2  # besides the lines: heading and scroll bar
_STATES = {Urgency.OVERDUE: "problem", Urgency.SOON: "attention", Urgency.LATER: ""}


class BoardPanel(QWidget):
    """Shows a board; asks for members, and for a reminder to be put away or taken out."""

    member_requested = Signal(str, str)  # member id, node
    meeting_requested = Signal(str, str)  # meeting id, its side
    opinion_requested = Signal(str)  # its id
    place_requested = Signal(str, object)  # key of a place, what it shows on arrival
    papers_requested = Signal(str)  # member id; empty: the list of what is missing
    away_requested = Signal(object)  # ReminderLine
    out_requested = Signal(object)  # ReminderLine

    def __init__(
        self, settings: Settings, *, is_office: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_office = is_office
        self._board: ReminderBoard | None = None
        self._room = 0
        self.shown = ALL
        self._build_tools()
        self._build_table(settings)
        self._build_detail()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(L)
        layout.addLayout(self._figures)
        layout.addWidget(self._tools)
        layout.addWidget(self.nothing)
        layout.addWidget(self.table)
        layout.addWidget(self.detail)
        layout.addStretch(1)

    def show_board(self, board: ReminderBoard) -> None:
        """Show what falls due, keeping the filters and the selected line where they still hold."""
        self._board = board
        kinds = {line.reminder.kind for line in (*board.lines, *board.put_away)}
        named = [(kind.value, title) for kind, title in TITLES.items() if kind in kinds]
        self.kind.set_options([("", "Mọi loại việc"), *named])
        places = board.units if self._is_office else board.branches
        self.place.set_options([("", self._every_place), *places.items()])
        self.place.setVisible(len(places) > 1)
        several = len({line.reminder.branch_id for line in board.lines}) > 1
        self.table.setColumnHidden(self._column(BRANCH), not several)
        for urgency, card in self.figures.items():
            count = board.count(urgency)
            state = _STATES[urgency] if count else ""
            card.show_figure(str(count), GROUPS[urgency].lower(), state)
        self.away.show_figure(str(len(board.put_away)), "đã cất, có lý do")
        self.refresh()

    def show_group(self, group: str) -> None:
        """Narrow to one group; asked again, show all."""
        self.shown = ALL if group == self.shown else group
        self.refresh()

    def selected(self) -> ReminderLine | None:
        """The line one stands on."""
        rows = self.table.selected_rows()
        return self.lines.line(rows[0]) if rows else None

    def lines_shown(self) -> list[ReminderLine]:
        """What the filters leave."""
        if self._board is None:
            return []
        found = self._board.put_away if self.shown == AWAY else self._board.lines
        kind, place = self.kind.value(), self.place.value()
        return [
            line
            for line in found
            if (self.shown in (ALL, AWAY) or line.reminder.urgency == self.shown)
            and (not kind or line.reminder.kind == kind)
            and (not place or place in (line.reminder.org_id, line.reminder.branch_id))
        ]

    def refresh(self) -> None:
        """Filter again."""
        lines = self.lines_shown()
        self.lines.set_lines(lines)
        self.table.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.all.setVisible(self.shown != ALL)
        self.heading.setText(self._heading(len(lines)))
        if lines:
            self.table.selectRow(0)
        self._show_detail()
        self._size_table()

    def fit(self, room: int) -> None:
        """Let the table take what is left of so many pixels, so that the acts stay in sight."""
        self._room = room
        self._size_table()

    def _size_table(self) -> None:
        parts = (self.figures[Urgency.SOON], self._tools, self.detail)
        others = sum(_height(part, self.width()) + L for part in parts)
        row = current().row
        wanted = max(len(self.lines.lines), _LEAST_ROWS) + _BESIDES
        fitting = max((self._room - others) // row, _LEAST_ROWS + _BESIDES)
        self.table.setFixedHeight(row * min(wanted, fitting))

    @property
    def _every_place(self) -> str:
        return "Mọi đơn vị" if self._is_office else "Mọi chi bộ"

    def _heading(self, count: int) -> str:
        if self.shown == AWAY:
            return f"Đã cất: {count} việc"
        title = GROUPS[Urgency(self.shown)] if self.shown else "Tất cả"
        return f"{title}: {count} việc"

    def _build_tools(self) -> None:
        self._figures = QHBoxLayout()
        self._figures.setSpacing(M)
        self.figures = {urgency: FigureCard(opens=True) for urgency in Urgency}
        self.away = FigureCard(opens=True)
        for urgency, card in self.figures.items():
            card.clicked.connect(lambda group=urgency.value: self.show_group(group))
        self.away.clicked.connect(lambda: self.show_group(AWAY))
        for card in (*self.figures.values(), self.away):
            self._figures.addWidget(card, 1)
        self._tools = ToolRow()
        self.heading = label(role="strong")
        self.all = Button("Xem tất cả", "quiet")
        self.all.clicked.connect(lambda: self.show_group(self.shown))
        self.kind, self.place = Choice(), Choice()
        self.kind.setAccessibleName("Loại việc")
        self.place.setAccessibleName("Nơi")
        for choice in (self.kind, self.place):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            choice.chosen.connect(lambda _key: self.refresh())
        for widget in (self.kind, self.place, self.heading, self.all):
            self._tools.add(widget)

    def _build_table(self, settings: Settings) -> None:
        self.lines: LinesModel[ReminderLine] = LinesModel(REMINDER_COLUMNS)
        self.table = DataTable("reminders", settings)
        self.table.setModel(self.lines)
        self.table.setAccessibleName("Việc được nhắc")
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_detail())
        self.nothing = label("Không có việc nào trong nhóm này.", "secondary", wraps=True)

    def _build_detail(self) -> None:
        self.detail = Card()
        self._about = label(wraps=True)
        self._rule = label(role="secondary", wraps=True)
        self.detail.body.addWidget(self._about)
        self.detail.body.addWidget(self._rule)
        row = QHBoxLayout()
        row.setSpacing(M)
        self.open_button = Button("Mở hồ sơ")
        self.open_button.clicked.connect(lambda: self._on_opened(-1))
        self.away_button = Button("Đã xử lý, nhắc lại…")
        self.away_button.clicked.connect(self._on_away)
        row.addWidget(self.open_button)
        row.addWidget(self.away_button)
        row.addStretch(1)
        self.detail.body.addLayout(row)

    def _show_detail(self) -> None:
        line = self.selected()
        self.detail.setVisible(line is not None)
        if line is None:
            return
        one = line.reminder
        self.detail.set_title(f"{reminder_title(one)}: {who(line)}")
        parts = [
            f"{reminder_detail(one)} · hạn {date_text(one.due_on)}, {days_text(one.days_left)}"
        ]
        if line.note is not None:
            parts.append(f"Đã ghi: {said(line)}")
        self._about.setText("\n".join(parts))
        self._rule.setText(f"Căn cứ: {rules_in_full(one.rules)}")
        self._rule.setVisible(bool(one.rules))
        self.open_button.setVisible(bool(_opens(one)))
        self.open_button.setText(_opens(one))
        is_away = self.shown == AWAY
        self.away_button.setText("Nhắc lại từ hôm nay" if is_away else "Đã xử lý, nhắc lại…")

    def _on_opened(self, row: int) -> None:
        line = self.lines.line(row) if row >= 0 else self.selected()
        if line is None:
            return
        one = line.reminder
        if one.kind is ReminderKind.PAPERS:
            self.papers_requested.emit(one.member_id)
        elif one.kind is ReminderKind.OPINION:
            self.opinion_requested.emit(one.record_id)
        elif one.kind in _PLACES:
            place, side, _ = _PLACES[one.kind]
            self.place_requested.emit(place, side)
        elif one.member_id:
            self.member_requested.emit(one.member_id, one.org_id)
        elif one.meeting_id:
            self.meeting_requested.emit(
                one.meeting_id, "follow-up" if one.kind is ReminderKind.FOLLOW_UP else "roll"
            )

    def _on_away(self) -> None:
        line = self.selected()
        if line is not None:
            (self.out_requested if self.shown == AWAY else self.away_requested).emit(line)

    def _column(self, key: str) -> int:
        return self.table.column_keys().index(key)


_PLACES = {
    ReminderKind.DISCIPLINE: ("commendations", "discipline", "Mở Kỷ luật"),
    ReminderKind.COMMENDATION: ("commendations", "proposals", "Mở Khen thưởng – Kỷ luật"),
    ReminderKind.BRANCH_DOCUMENT: ("committee", "documents", "Mở văn bản phải có"),
    ReminderKind.CONGRESS: ("committee", "congress", "Mở đại hội"),
    ReminderKind.INSPECTION: ("committee", "inspections", "Mở kiểm tra, giám sát"),
}
"""Where what is reminded of is done: place, side, and the words of the button."""


def _opens(one: Reminder) -> str:
    """What is opened from a line, in words; nothing for a duty that has no place here."""
    if one.kind is ReminderKind.PAPERS:
        return "Mở thẻ Giấy tờ" if one.member_id else "Mở danh sách giấy tờ còn thiếu"
    if one.kind is ReminderKind.OPINION:
        return "Mở ý kiến"
    if one.kind in _PLACES:
        return _PLACES[one.kind][2]
    if one.member_id:
        return "Mở hồ sơ"
    return "Mở buổi sinh hoạt" if one.meeting_id else ""


def _height(part: QWidget, width: int) -> int:
    layout = part.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return part.sizeHint().height()
